"""Takes what comes before a contest is open: the start page, and everything it may refuse or ask."""

import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QSettings

from maker_desktop.app.backend import lazy_backend
from maker_desktop.app.desktop import Desktop
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.rulebook import presets
from maker_desktop.services.core import contest
from maker_desktop.services.core.bug_log import usual_log
from maker_desktop.services.journal import backup
from maker_desktop.services.overview.summary import Summary
from maker_desktop.ui.kit.backup_schedule import FOLDER
from maker_desktop.ui.window.help_window import HelpWindow
from maker_desktop.ui.window.memory import Memory
from maker_desktop.ui.window.restore_dialog import RestoreDialog
from maker_desktop.ui.window.start_page import StartPage
from tests.end2end.album import Album
from tests.end2end.hard_contests import LONG_NAME
from tests.end2end.sample_contests import PERSON, MorningClock, at_work


def take_start(album: Album, place: Path) -> None:
    """Take the start page and what stands in front of it; `place` is a folder for the files it takes."""
    _steps(album, place)
    settings = QSettings(str(place / "window.ini"), QSettings.Format.IniFormat)
    desktop = Desktop(lazy_backend(lambda: PERSON), Memory(settings), lambda: 0.0)
    desktop.start()
    page = desktop.start_page
    assert page is not None
    page.resize(*album.size)
    album.take(page, "start/nothing-yet")
    desktop._show_manual()
    album.take(page, "start/manual")
    page.findChildren(HelpWindow)[0].close()
    album.take_answer(page, "start/crash", lambda: desktop.crashed(usual_log()))
    path = place / "晋中2026.maker"
    with at_work(path):
        album.take_answer(page, "start/in-use", lambda: desktop.open_file(path))
    _copies(album, page, path)
    for name, refused in _bad_files(place).items():
        try:
            desktop.open_file(refused)
        except Refusal as refusal:
            desktop.refused(refusal.sentence)
        album.take(page, f"start/{name}")
    page.close()


def _steps(album: Album, place: Path) -> None:
    """Take the page with recent files and their progress, and with what it objects to."""
    listed = presets.presets()
    recent = [Path("D:/赛事/晋中2026.maker"), Path("D:/赛事/晋中2025.maker")]
    page = StartPage(listed, recent, Path.home())
    page.resize(*album.size)
    album.take(page, "start")
    page.show_recent([*recent, Path("D:/赛事") / LONG_NAME / f"{LONG_NAME}.maker"])
    page.show_summary(recent[0], Summary("复赛 9/24", 11, 18))
    page.show_summary(recent[1], Summary("复赛 14/14", 18, 18, sealed=True))
    page.folder.setText("D:/赛事")
    album.take(page, "start/no-folder")
    page.folder.setText(str(place))
    page.file_name.setText(f"{LONG_NAME}.maker")
    album.take(page, "start/long-names")
    page.close()


def _copies(album: Album, page: StartPage, path: Path) -> None:
    """Take the dialog that restores a copy: with copies to choose from, with a wrong place, and without any."""
    with contest.open_session(path, PERSON, clock=MorningClock()) as session:
        backups = backup.Backups(session, [path.parent / FOLDER])
        backups.now()
    copies = backup.copies_in([path.parent / FOLDER])

    def nowhere(dialog: RestoreDialog) -> None:
        dialog.target.setText("E:/没有插好的U盘/晋中2026.maker")

    album.take_answer(page, "start/restore", RestoreDialog(page, copies, [path], path.parent, backup.foresee).open)
    album.take_answer(
        page, "start/restore-nowhere", RestoreDialog(page, copies, [path], path.parent, backup.foresee).open, nowhere
    )
    album.take_answer(page, "start/restore-nothing", RestoreDialog(page, [], [], path.parent, backup.foresee).open)


def _bad_files(place: Path) -> dict[str, Path]:
    """Return files that cannot be opened, by what is wrong with them."""
    bad = {name: place / f"{name}.maker" for name in ("newer", "damaged", "no-contest", "gone")}
    for name in ("newer", "damaged"):
        at_work(bad[name]).close()
    with closing(sqlite3.connect(bad["newer"])) as connection, connection:
        connection.execute("UPDATE schema_version SET version = version + 1")
    content = bytearray(bad["damaged"].read_bytes())
    content[4096:8192] = bytes(4096)
    bad["damaged"].write_bytes(content)
    bad["no-contest"].write_text("这不是赛事文件", encoding="utf-8")
    return bad
