"""Takes pages when something is wrong: contradictions, refusals, what is missing, what is broken, what is locked."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from maker_desktop.services.core import contest
from maker_desktop.services.documents import publishing
from maker_desktop.services.journal import rooms
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.ui.arbitration.page import ArbitrationPage
from maker_desktop.ui.documents.page import DocumentsPage
from maker_desktop.ui.journal.merge_dialog import MergeDialog
from maker_desktop.ui.journal.page import JournalPage
from maker_desktop.ui.kit.tasks import TaskProgress
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.roster.page import RosterPage
from maker_desktop.ui.rules.page import RulesPage
from maker_desktop.ui.scoring.page import ScoringPage
from tests.end2end import hard_contests
from tests.end2end.album import Album, Showing, live
from tests.end2end.sample_contests import at_work, begun


def take_errors(album: Album, place: Path) -> None:
    """Take what the secretary sees when something is wrong; `place` is a folder for the files it takes."""
    for name, take in _ERRORS.items():
        folder = place / name
        folder.mkdir()
        take(album, folder)


def _troubled(album: Album, folder: Path) -> None:
    showing = Showing(album, hard_contests.troubled(folder / "有疑问的赛事.maker"), "troubled")
    for entry in showing.window.entries:
        showing.window.go_to_key(entry.key)
        showing.take(entry.key)
    page = showing.page("roster", RosterPage)
    for row in range(1, 4):
        page.projects.pick_row(row)
        showing.take(f"roster-{row + 1}")
    page.search.setText("没有这个项目")
    showing.take("roster-nothing-found")
    rules = showing.page("rules", RulesPage)
    rules.part_list.setCurrentRow(3)
    editor = rules.rule_form.editor("stage[1].score.trim.highest")
    editor.written.emit("9")
    showing.take("rules-contradiction")
    showing.attempt(rules.save.click)
    showing.take("rules-not-saved")
    showing.close()


def _grid(album: Album, folder: Path) -> None:
    showing = Showing(album, at_work(folder / "晋中2026.maker"), "grid")
    page = showing.page("scoring", ScoringPage)
    for name, text in {"out-of-range": "101", "off-the-step": "87.55"}.items():
        _key(page, 0, 2, text)
        showing.take(name)
        page.grid.drop_editing()
    page.with_paper.click()
    _key(page, 0, page.grid.sheets.total_column + 1, "99")
    showing.take("paper-total")
    showing.attempt(page.confirm_project)
    showing.take("not-confirmed")
    showing.close()


def _key(page: ScoringPage, row: int, column: int, text: str) -> None:
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.grid.sheets.index(row, column))
    for letter in text:
        QTest.keyClicks(page.grid.editor() or page.grid, letter)
    QTest.keyClick(page.grid.editor() or page.grid, Qt.Key.Key_Return)


def _crowded(album: Album, folder: Path) -> None:
    session = hard_contests.crowded(folder / f"{hard_contests.LONG_NAME[:40]}.maker")
    session.person = "欧阳樊𬭎"
    showing = Showing(album, session, "crowded")
    for entry in showing.window.entries:
        showing.window.go_to_key(entry.key)
        showing.take(entry.key)
    page = showing.page("arbitration", ArbitrationPage)
    page.choose(session.contest.objections[-1].id)
    showing.take("arbitration-late")
    showing.close()


def _unprintable(album: Album, folder: Path) -> None:
    session = at_work(folder / "晋中2026.maker")
    each = session.contest.projects[0]
    roster.edit(session, replace(each, contact="樊\U000335d3"))
    showing = Showing(album, session, "unprintable")
    page = showing.page("documents", DocumentsPage)
    page.documents.pick_row([each.name for each in publishing.DOCUMENTS].index("项目汇总表"))
    showing.take("documents")
    showing.close()


def _rooms(album: Album, folder: Path) -> None:
    session = hard_contests.in_rooms(folder / "晋中2026.maker")
    stage = session.contest.rulebook.stages[0]
    files = rooms.split(session, folder / "分会场")
    for file in files:
        judge = next(seat.judge for seat in session.contest.panels(stage.id)[file.panel])
        with contest.open_session(file.path, "李敏") as room:
            for criterion in stage.criteria:
                marks.enter(room, KeyedMark(stage.id, file.numbers[0], judge, criterion, "86"))
        marks.enter(session, KeyedMark(stage.id, file.numbers[0], judge, stage.criteria[0], "83.5"))
    showing = Showing(album, session, "rooms")
    page = showing.page("journal", JournalPage)
    paths = [file.path for file in files]
    showing.ask("merge", lambda: page.rooms_card.preview(paths))
    showing.ask("merge-new", lambda: page.rooms_card.preview(paths[:1]), lambda dialog: dialog._show("全部"))
    stranger = begun(folder / "别的赛事.maker")
    stranger.close()
    showing.attempt(lambda: page.rooms_card.preview([folder / "别的赛事.maker"]))
    showing.take("merge-refused")
    page.rooms_card.preview(paths)
    showing.wait()
    page.findChildren(MergeDialog)[-1].take.click()
    showing.take("merged")
    arbitration = showing.page("arbitration", ArbitrationPage)
    showing.take("conflict")
    showing.ask("conflict-reason", arbitration.conflict.keep_room.click)
    showing.close()
    here = Showing(album, contest.open_session(files[0].path, "李敏"), "rooms")
    here.window.go_to_key("scoring")
    here.take("room-scoring")
    here.window.go_to_key("journal")
    here.take("room-journal")
    here.close()


def _file(album: Album, folder: Path) -> None:
    path = folder / "晋中2026.maker"
    at_work(path).close()
    showing = Showing(album, contest.open_session(path, "王敏"), "file")
    done = threading.Event()

    def work(progress: TaskProgress) -> None:
        progress.report(12, 47, "奖状")
        done.wait()

    showing.window.context.tasks.run("全部导出", work, lambda _nothing: None)
    live(0.5, lambda: False)
    album.take(showing.window, "file/progress")
    showing.window.area.task.cancelled.emit()
    done.set()
    page = showing.page("journal", JournalPage)
    showing.window.tell("磁盘已满，“晋中2026.maker”没有写入，原有内容未变；请腾出空间后重试。", Tone.WRONG)
    showing.take("disk-full")
    showing.window.area.message.clear()
    _tamper(path)
    page.verify_file()
    showing.take("verification-failed")
    showing.close()


def _tamper(path: Path) -> None:
    """Change a name in the file behind the program's back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE project SET name = '别的名称' WHERE number = 1")


def _read_only(album: Album, folder: Path) -> None:
    path = folder / "晋中2026.maker"
    at_work(path).close()
    showing = Showing(album, contest.open_session(path, "王敏", read_only=True), "read-only")
    for entry in showing.window.entries:
        showing.window.go_to_key(entry.key)
        showing.take(entry.key)
    page = showing.page("scoring", ScoringPage)
    _key(page, 0, 2, "90")
    showing.take("scoring-refused")
    page.grid.drop_editing()
    showing.close()


_ERRORS: dict[str, Callable[[Album, Path], None]] = {
    "troubled": _troubled,
    "grid": _grid,
    "crowded": _crowded,
    "unprintable": _unprintable,
    "rooms": _rooms,
    "file": _file,
    "read-only": _read_only,
}
