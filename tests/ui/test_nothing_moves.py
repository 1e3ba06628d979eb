"""No message, sign or button that comes or goes moves anything a hand may be on its way to."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.person import Role
from maker_desktop.services.core import people
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import draw, seating
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.ui.arbitration.objection_dialog import ObjectionDialog
from maker_desktop.ui.awards.page import AwardsPage
from maker_desktop.ui.documents.page import DocumentsPage
from maker_desktop.ui.documents.wording_fields import WordingField
from maker_desktop.ui.page import Page
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.panels.hand_draw_dialog import HandDrawDialog
from maker_desktop.ui.panels.page import PanelsPage
from maker_desktop.ui.panels.recusal_dialog import RecusalDialog
from maker_desktop.ui.people.correction_dialog import CorrectionDialog
from maker_desktop.ui.people.person_dialog import PersonDialog
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.roster.page import RosterPage
from maker_desktop.ui.roster.project_dialog import ProjectDialog
from maker_desktop.ui.rules.editors import LineEditor
from maker_desktop.ui.rules.page import RulesPage
from tests.services.contests import key_sheets, small_contest
from tests.ui.conftest import MakeSession

_INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractButton, QAbstractItemView)

Show = Callable[[type[Page], Session], Page]


def places(root: QWidget) -> dict[int, QRect]:
    """Return where everything that takes a click or a key is now, by the widget."""
    for _ in range(3):
        QApplication.processEvents()
    return {
        id(widget): QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
        for widget in root.findChildren(QWidget)
        if isinstance(widget, _INPUTS) and widget.isVisible()
    }


def moved(before: dict[int, QRect], after: dict[int, QRect]) -> list[tuple[QRect, QRect]]:
    """Return what is in both and not where it was."""
    return [(before[key], after[key]) for key in before if key in after and before[key] != after[key]]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    shown: list[Page] = []

    def of(kind: type[Page], session: Session) -> Page:
        page = kind(PageContext(session))
        qtbot.addWidget(page)
        session.listen(page.refresh)
        page.resize(1232, 804)
        page.show()
        page.refresh(None)
        shown.append(page)
        return page

    yield of
    for page in shown:
        page.context.close()


@pytest.mark.parametrize("part", range(7))
def test_typing_on_the_rules_moves_no_field_of_any_part(
    show: Show, make_session: MakeSession, qtbot: QtBot, part: int
) -> None:
    page = show(RulesPage, make_session(Path("rules.maker")))
    assert isinstance(page, RulesPage)
    page.part_list.setCurrentRow(part)
    before = places(page)
    lines = [each.line for each in page.rule_form.findChildren(LineEditor) if each.line.isVisible()]
    assert lines
    for line in lines[:4] + lines[-4:]:
        old = line.text()
        for typed in ("1", "x-", "99999999999"):
            line.selectAll()
            QTest.keyClicks(line, typed)
            assert moved(before, places(page)) == [], f"“{typed}” typed into {line.accessibleName()}"
        line.selectAll()
        QTest.keyClicks(line, old) if old.isascii() and old else line.setText(old)
    page.discard.click()


def test_confirming_a_rule_moves_no_other(show: Show, make_session: MakeSession) -> None:
    page = show(RulesPage, make_session(Path("rules.maker")))
    assert isinstance(page, RulesPage)
    page.part_list.setCurrentRow(3)
    before = places(page)
    page.rule_form.confirmed.emit(("stage[1].timer",))
    assert moved(before, places(page)) == []
    page.confirm_part.click()
    assert moved(before, places(page)) == []


def test_a_wrong_rule_is_named_over_the_form_and_lets_clicks_through(show: Show, make_session: MakeSession) -> None:
    page = show(RulesPage, make_session(Path("rules.maker")))
    assert isinstance(page, RulesPage)
    page.part_list.setCurrentRow(3)
    editor = page.rule_form.editor("stage[1].score.trim.highest")
    assert isinstance(editor, LineEditor)
    page.area.ensureWidgetVisible(editor)
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "9")
    bubble = page.rule_form.bubble
    assert bubble.isVisible()
    assert "去掉的最高分和最低分" in bubble.text()
    assert bubble.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    page.discard.click()
    assert not bubble.isVisible()


def test_ticking_and_conditions_move_nothing_on_the_roster(show: Show) -> None:
    page = show(RosterPage, small_contest())
    assert isinstance(page, RosterPage)
    page.projects.pick_row(0)
    before = places(page)
    QTest.keyClick(page.projects, Qt.Key.Key_Space)
    assert page.batch.bar.isVisible()
    assert moved(before, places(page)) == []
    QTest.keyClick(page.projects, Qt.Key.Key_Escape)
    page.card.all_fulfilled.click()
    assert moved(before, places(page)) == []


def test_a_draw_and_what_hinders_it_move_nothing(show: Show) -> None:
    session = small_contest()
    page = show(PanelsPage, session)
    assert isinstance(page, PanelsPage)
    page.tabs.setCurrentWidget(page.draw)
    before = places(page)
    draw.draw(session, "preliminary")
    assert moved(before, places(page)) == []
    key_sheets(session, "preliminary", 1, "80")
    assert page.draw.hindrance.isVisible()
    assert moved(before, places(page)) == []


def test_a_trial_of_seats_moves_nothing_on_the_awards(show: Show) -> None:
    session = small_contest()
    for number in (1, 2, 3):
        key_sheets(session, "final", number, str(70 + number))
    page = show(AwardsPage, session)
    assert isinstance(page, AwardsPage)
    page.views.setCurrentWidget(page.recommendation)
    page.recommendation.seats.setFocus()
    before = places(page)
    for seats in (1, 2, 30, 0):
        page.recommendation.seats.setValue(seats)
        assert moved(before, places(page)) == [], f"{seats} seats"


def test_a_wrong_wording_moves_nothing_on_the_documents(show: Show) -> None:
    page = show(DocumentsPage, small_contest())
    fields = page.findChildren(WordingField)
    assert fields
    before = places(page)
    fields[0].show_wrong("日期要写成 2026-07-31 这样。" * 3)
    assert moved(before, places(page)) == []
    fields[0].show_wrong("")
    assert moved(before, places(page)) == []


def dialogs(session: Session, parent: QWidget) -> dict[str, tuple[QWidget, Callable[[], object]]]:
    """Return every dialog of these pages that can say something, with what makes it say it."""
    stage, first = session.contest.rulebook.stages[0], session.contest.projects[0]
    project = ProjectDialog(parent, session, replace(first, name=""))
    recusal = RecusalDialog(parent, session, stage)
    hand = HandDrawDialog(parent, session, stage)
    objection = ObjectionDialog(parent, session, stage.id)
    person = PersonDialog(parent, session, "王敏")
    signed = CorrectionDialog("更正？", "写明原因。", ("写错",), session, parent, "更正")
    reason = ReasonDialog(parent, "退赛？", "没有得分和名次。", "退赛", grave=True)
    return {
        "project": (project, project.save.click),
        "recusal": (recusal, recusal.register.click),
        "hand draw": (hand, hand.take.click),
        "objection": (objection, objection.lodge.click),
        "person": (person, lambda: person.person_name.setText("郑明")),
        "correction": (signed, lambda: signed.signature.supervisor.setCurrentIndex(0)),
        "reason": (reason, lambda: reason.reason.setPlainText("来函\n" * 9)),
    }


@pytest.mark.parametrize("name", ["project", "recusal", "hand draw", "objection", "person", "correction", "reason"])
def test_a_refusal_moves_nothing_in_a_dialog(qtbot: QtBot, name: str) -> None:
    session = small_contest()
    for each in ("郑明", "任小满"):
        people.appoint(session, each, frozenset({Role.SUPERVISOR}))
    people.set_pin(session, "郑明", "123456")
    desk = QWidget()
    qtbot.addWidget(desk)
    dialog, provoke = dialogs(session, desk)[name]
    dialog.show()
    before = places(dialog)
    provoke()
    assert moved(before, places(dialog)) == []
    assert dialog.isVisible()
    desk.close()


def test_seats_filled_in_one_panel_do_not_move_the_next(show: Show, make_session: MakeSession) -> None:
    session = make_session(Path("panels.maker"))
    seating.add_judges(session, "preliminary", "1", "甲\n乙")
    seating.add_judges(session, "preliminary", "2", "丙")
    seating.add_judges(session, "preliminary", "3", "丁")
    page = show(PanelsPage, session)
    before = places(page)
    seating.add_judges(session, "preliminary", "1", "戊\n己\n庚")
    assert moved(before, places(page)) == []


def test_a_mark_keyed_elsewhere_moves_nothing_here(show: Show) -> None:
    session = small_contest()
    page = show(RosterPage, session)
    before = places(page)
    marks.enter(session, KeyedMark("final", 1, session.contest.seats[0].judge, "innovation", "80"))
    assert moved(before, places(page)) == []
