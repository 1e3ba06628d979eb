"""Panels get files of their own, what comes back is previewed, and people decide what two files tell differently."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.person import Role
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import contest, people
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import merging, rooms
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.ui.arbitration.page import ArbitrationPage
from maker_desktop.ui.journal.merge_dialog import MergeDialog
from maker_desktop.ui.journal.page import JournalPage
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.people.correction_dialog import CorrectionDialog
from maker_desktop.ui.window.main_window import MainWindow
from tests.fakes import clock
from tests.services.contests import PANELS, RULES, seat_two_panels


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a contest whose preliminary has two panels: projects 1, 3, 5 and 2, 4."""
    with contest.create(tmp_path / "初赛.maker", RULES, "秘书", clock) as session:
        seat_two_panels(session)
        yield session


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> Iterator[JournalPage]:
    page = JournalPage(PageContext(session))
    qtbot.addWidget(page)
    stop = session.listen(page.refresh)
    page.refresh(None)
    page.show()
    yield page
    stop()
    page.context.close()


def told(page: JournalPage) -> list[str]:
    sentences: list[str] = []
    page.context.told.connect(lambda sentence, _tone: sentences.append(sentence))
    return sentences


def split(page: JournalPage, folder: Path, qtbot: QtBot) -> list[Path]:
    page.rooms_card.split_into(folder)
    qtbot.waitUntil(lambda: not page.context.tasks.running())
    return sorted(folder.glob("*.maker"))


def work_in(path: Path, number: int, judge: str, value: str) -> None:
    with contest.open_session(path, "分会场秘书", clock=clock) as room:
        marks.enter(room, KeyedMark("preliminary", number, judge, "team", value))


def dialog_after(page: JournalPage, paths: list[Path], qtbot: QtBot) -> MergeDialog:
    page.rooms_card.preview(paths)
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in page.findChildren(MergeDialog)))
    return next(dialog for dialog in page.findChildren(MergeDialog) if dialog.isVisible())


def test_a_stage_is_split_by_panel_and_a_room_says_whose_it_is(
    page: JournalPage, tmp_path: Path, idle_menu: FileMenu, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = told(page)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "rooms"))
    assert page.rooms_card.stage.currentText() == "初赛（2 个评审组）"
    page.rooms_card.split.click()
    qtbot.waitUntil(lambda: not page.context.tasks.running())
    assert "A 组 3 个项目、B 组 2 个项目" in sentences[0]
    path = tmp_path / "rooms" / "初赛-初赛-A.maker"
    with contest.open_session(path, "分会场秘书", clock=clock) as room:
        window = MainWindow(PageContext(room), ENTRIES, idle_menu)
        qtbot.addWidget(window)
        window.show()
        assert window.area.room.text() == "分会场 · 第 A 组"
        window.go_to_key("journal")
        own = window.page(9)
        assert isinstance(own, JournalPage)
        assert own.rooms_card.split.isHidden()
        assert "本组 3 个项目" in own.rooms_card.state.text()
        window.close()


def test_the_preview_names_everything_and_takes_all_of_it(
    page: JournalPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    files = split(page, tmp_path / "rooms", qtbot)
    work_in(files[0], 1, "赵", "80")
    work_in(files[0], 3, "赵", "81")
    work_in(files[1], 2, "李", "70")
    for number, judge, value in ((3, "赵", "81"), (2, "李", "71")):
        marks.enter(session, KeyedMark("preliminary", number, judge, "team", value))
    sentences = told(page)
    dialog = dialog_after(page, files, qtbot)
    assert [chip.text() for chip in (dialog.new_count, dialog.same_count, dialog.conflict_count)] == [
        "新增 1",
        "相同 1",
        "冲突 1",
    ]
    model = dialog.rows.model()
    assert [model.index(0, column).data() for column in range(6)] == [
        "冲突",
        "B",
        "2",
        "评委李给 2 号项目的团队能力",
        "71 分",
        "70 分",
    ]
    assert session.book("preliminary").value(1, "赵", "team") is None, "a preview takes nothing"
    dialog.take.click()
    qtbot.waitUntil(lambda: not page.context.tasks.running())
    assert str(session.book("preliminary").value(1, "赵", "team")) == "80"
    assert str(session.book("preliminary").value(2, "李", "team")) == "71"
    assert "1 项冲突" in sentences[-1]
    assert len(list(tmp_path.glob("*before-merge*"))) == 1
    again = dialog_after(page, files, qtbot)
    assert not again.take.isEnabled()
    assert "已经全部合并过" in again.promise.text()
    again.reject()


def test_a_merge_runs_beside_the_window_and_can_be_stopped(
    page: JournalPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    files = split(page, tmp_path / "rooms", qtbot)
    work_in(files[0], 1, "赵", "80")
    before, sentences = list(session.file.entries()), told(page)
    dialog = dialog_after(page, files, qtbot)
    with session.file.view():  # until its turn comes, the merge cannot begin
        dialog.take.click()
        assert dialog.isVisible(), "it stands in front of the page until the merge has ended"
        assert dialog.running.isVisible()
        assert not dialog.take.isVisible()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(sentences))
    assert "什么也没有修改" in sentences[-1]
    assert list(session.file.entries()) == before
    assert not list(tmp_path.glob("*before-merge*"))
    marks.enter(session, KeyedMark("preliminary", 3, "赵", "team", "81"))


def test_a_merge_that_is_refused_leaves_the_page_free_to_say_so(
    page: JournalPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    files = split(page, tmp_path / "rooms", qtbot)
    work_in(files[0], 1, "赵", "80")
    dialog = dialog_after(page, files, qtbot)
    marks.enter(session, KeyedMark("preliminary", 3, "赵", "team", "81"))
    with qtbot.capture_exceptions() as exceptions:
        dialog.take.click()
        qtbot.waitUntil(lambda: not page.context.tasks.running())
    assert ["重新预览" in str(caught) for _kind, caught, _trace in exceptions] == [True]
    assert not [left for left in page.findChildren(MergeDialog) if left.isVisible()]


def in_dialog(act: Callable[[CorrectionDialog], None]) -> None:
    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CorrectionDialog)
        act(dialog)

    QTimer.singleShot(0, look)


def sign(dialog: CorrectionDialog, reason: str, supervisor: str = "", pin: str = "") -> None:
    assert dialog.signature.isVisible() == bool(supervisor)
    dialog.reason.setCurrentText(reason)
    dialog.signature.supervisor.setCurrentText(supervisor)
    dialog.signature.pin.setText(pin)
    dialog.accept_button.click()


def conflicting(session: Session, folder: Path) -> None:
    """Merge rooms that have marked projects 1 and 2 otherwise than the contest's file has."""
    paths = [file.path for file in rooms.split(session, folder)]
    for number, judge, path in ((1, "赵", paths[0]), (2, "李", paths[1])):
        work_in(path, number, judge, "80")
        marks.enter(session, KeyedMark("preliminary", number, judge, "team", "70"))
    merging.merge(session, merging.preview(session, paths))


@pytest.fixture
def arbitration_page(session: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[ArbitrationPage]:
    conflicting(session, tmp_path / "rooms")
    page = ArbitrationPage(PageContext(session))
    qtbot.addWidget(page)
    qtbot.addWidget(page.tools())
    stop = session.listen(page.refresh)
    page.refresh(None)
    page.show()
    yield page
    stop()
    page.context.close()


def test_a_conflict_is_a_case_and_is_settled_for_one_side(arbitration_page: ArbitrationPage, session: Session) -> None:
    card = arbitration_page.conflict
    assert arbitration_page.case_title.text() == "合并冲突 · 1 号"
    assert (card.main_words.text(), card.room_words.text()) == ("70 分", "80 分")
    assert card.room_label.text() == "第 A 组分会场"
    in_dialog(lambda dialog: sign(dialog, "以纸面评分表为准"))
    card.keep_room.click()
    assert str(session.book("preliminary").value(1, "赵", "team")) == "80"
    assert arbitration_page.case_title.text() == "合并冲突 · 2 号"
    in_dialog(lambda dialog: sign(dialog, "评委确认并签字"))
    card.keep_main.click()
    assert str(session.book("preliminary").value(2, "李", "team")) == "70"
    assert not [case for case in arbitration.cases(session) if case.open]
    assert arbitration_page.nothing.isVisible()


def test_what_was_shown_is_settled_with_the_supervisors_pin(
    arbitration_page: ArbitrationPage, session: Session
) -> None:
    for judge in PANELS["A"]:
        for criterion in ("innovation", "team"):
            if session.book("preliminary").value(1, judge, criterion) is None:
                marks.enter(session, KeyedMark("preliminary", 1, judge, criterion, "70"))
    marks.confirm(session, "preliminary", 1)
    marks.reveal(session, "preliminary", 1)
    people.appoint(session, "郑明", [Role.SUPERVISOR])
    people.set_pin(session, "郑明", "2468")
    arbitration_page.choose("conflict:preliminary:1")
    in_dialog(lambda dialog: sign(dialog, "以纸面评分表为准", "郑明", "2468"))
    arbitration_page.conflict.keep_room.click()
    assert str(session.book("preliminary").value(1, "赵", "team")) == "80"
    assert "郑明，口令已核验" in session.contest.conflicts[0].reason
