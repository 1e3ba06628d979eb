"""Roles and PINs are given in one dialog, and a PIN is asked for before changes are recorded under its name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.person import Role
from maker_desktop.domain.model.ruling import CommitteeMember
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import people
from maker_desktop.services.core.session import Session
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.people.people_dialog import PeopleDialog
from maker_desktop.ui.people.person_dialog import PersonDialog
from maker_desktop.ui.window.main_window import MainWindow
from maker_desktop.ui.window.open_contest import OpenContest
from tests.ui.conftest import MakeSession, entries_of


@pytest.fixture
def session(make_session: MakeSession) -> Session:
    session = make_session(Path("people.maker"))
    arbitration.seat_committee(session, [CommitteeMember("吴", "大学", chair=True)])
    return session


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> PeopleDialog:
    dialog = PeopleDialog(None, session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def opened(session: Session, idle_menu: FileMenu, qtbot: QtBot) -> Iterator[OpenContest]:
    opened = OpenContest(session, entries_of("ab", []), idle_menu, lambda: 0.0)
    qtbot.addWidget(opened.window)
    qtbot.addWidget(opened.audience)
    opened.window.show()
    yield opened
    opened.window.close()


def rows(dialog: PeopleDialog) -> list[list[str]]:
    model = dialog.people.model()
    return [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]


def name(dialog: PeopleDialog, text: str) -> None:
    dialog.person_name.clear()
    QTest.keyClicks(dialog.person_name, text)


def set_pin(dialog: PeopleDialog, pin: str, again: str) -> None:
    dialog.new_pin.setText(pin)
    dialog.again.setText(again)
    QTest.keyClick(dialog.again, Qt.Key.Key_Return)


def test_roles_and_pins_are_given_and_seen(dialog: PeopleDialog, session: Session) -> None:
    assert rows(dialog) == [["吴", "专家委员、主任委员", "未设"]]
    assert "未设置签名口令" in dialog.hint.text()
    assert not dialog.save_roles.isEnabled()
    name(dialog, "Zheng")
    dialog.supervisor.click()
    dialog.save_roles.click()
    assert dialog.answer.text() == "Zheng的角色已保存。"
    assert rows(dialog)[0] == ["Zheng", "监督员", "未设"]
    set_pin(dialog, "2468", "2486")
    assert "两次输入" in dialog.answer.text()
    set_pin(dialog, "24", "24")
    assert "4 到 64" in dialog.answer.text()
    assert not people.person(session.contest, "Zheng").pin
    set_pin(dialog, "2468", "2468")
    assert rows(dialog)[0] == ["Zheng", "监督员", "已设"]
    assert "未设置签名口令" not in dialog.hint.text()
    assert people.prove(session, "Zheng", "2468")


def test_once_a_supervisor_has_a_pin_he_signs_every_change(dialog: PeopleDialog, session: Session) -> None:
    people.appoint(session, "Zheng", [Role.SUPERVISOR])
    people.set_pin(session, "Zheng", "2468")
    again = PeopleDialog(dialog, session)
    assert again.signer.isVisibleTo(again)
    name(again, "Li")
    again.checker.click()
    again.save_roles.click()
    assert "请输入口令" in again.answer.text()
    assert again.checker.isChecked(), "a refusal leaves what was wanted"
    again.signer_pin.setText("2468")
    again.save_roles.click()
    assert people.roles(session.contest, "Li") == {Role.CHECKER}
    assert again.signer_pin.text() == ""
    name(again, "Zheng")
    assert again.old.isVisibleTo(again)
    again.old.setText("2468")
    again.clear_pin.click()
    assert not people.person(session.contest, "Zheng").pin
    assert not again.signer.isVisibleTo(again)


def test_a_chosen_row_is_shown_below(dialog: PeopleDialog, session: Session) -> None:
    people.appoint(session, "Zheng", [Role.SUPERVISOR, Role.SECRETARY])
    again = PeopleDialog(dialog, session)
    again.people.pick_row(0)
    assert again.person_name.text() == "Zheng"
    assert [box.isChecked() for box in (again.secretary, again.checker, again.supervisor)] == [True, False, True]


def sign_in_dialog(window: MainWindow) -> PersonDialog:
    return next(dialog for dialog in window.findChildren(PersonDialog) if dialog.isVisible())


def test_a_name_with_a_pin_is_taken_with_it_only(opened: OpenContest, session: Session) -> None:
    people.set_pin(session, "Zheng", "2468")
    opened.window.area.rail.person.click()
    dialog = sign_in_dialog(opened.window)
    assert not dialog.pin.isVisible()
    dialog.person_name.setText("Zheng")
    assert dialog.pin.isVisible()
    QTest.keyClicks(dialog.pin, "1357")
    QTest.keyClick(dialog.pin, Qt.Key.Key_Return)
    assert "口令不对" in dialog.refusal.text()
    assert session.person == "王敏"
    QTest.keyClicks(dialog.pin, "2468")
    QTest.keyClick(dialog.pin, Qt.Key.Key_Return)
    assert session.person == "Zheng"
    assert opened.window.area.rail.person.name() == "Zheng"


def test_the_name_remembered_is_unproved_until_its_pin_is_given(opened: OpenContest, session: Session) -> None:
    opened.ask_for_proof()
    assert session.person == "王敏", "without a PIN the name is all there is"
    people.set_pin(session, "王敏", "2468")
    opened.ask_for_proof()
    assert session.person == "王敏（口令未核验）"
    dialog = sign_in_dialog(opened.window)
    assert dialog.person_name.text() == "王敏"
    QTest.keyClicks(dialog.pin, "2468")
    QTest.keyClick(dialog.pin, Qt.Key.Key_Return)
    assert session.person == "王敏"
    assert opened.window.area.rail.person.name() == "王敏"


def test_people_are_reached_from_the_name_in_the_header(opened: OpenContest) -> None:
    opened.window.area.rail.person.click()
    sign_in_dialog(opened.window).people.click()
    (dialog,) = opened.window.findChildren(PeopleDialog)
    assert dialog.isVisible()
    dialog.close_button.click()
