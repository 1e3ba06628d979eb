"""What the window's tests share: Qt without a screen, the real look, and an open contest that is only in memory."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from PySide6.QtCore import QSettings, SignalInstance
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker
from shiboken6 import isValid

from maker_desktop.app.backend import Backend
from maker_desktop.app.desktop import Desktop
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import RulebookText
from maker_desktop.domain.rules.preset import Preset
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.journal.backup import Foreseen, Restored
from maker_desktop.store.lock import Holder, InUse
from maker_desktop.ui.audience.scenes import Scene
from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.focus_habits import press_buttons, select_on_focus
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.page import Page, PageEntry
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.scoring.page import ScoringPage
from maker_desktop.ui.window.main_window import MainWindow
from maker_desktop.ui.window.memory import Memory
from maker_desktop.ui.window.zooming import show_at
from tests.fakes import FakeContestFile, clock
from tests.services.contests import RULES, small_contest
from tests.ui.scoring.hands import Shown
from tests.windows import windows

#: Milliseconds a test waits for what must happen.
PATIENCE = 120_000

MakeSession = Callable[[Path], Session]


class RecordingPage(Page):
    """A page that notes how it is treated; laid out by hand."""

    hints = (("Enter", "下一格"),)

    def __init__(self, context: PageContext) -> None:
        QWidget.__init__(self)
        self.context = context
        self.refreshed: list[Changed | None] = []
        QVBoxLayout(self)

    def refresh(self, changed: Changed | None) -> None:
        self.refreshed.append(changed)


def entries_of(keys: Iterable[str], built: list[str]) -> tuple[PageEntry, ...]:
    """Return one entry a key; `built` hears which pages are built. The note of each counts the settings."""

    def build(key: str) -> Callable[[PageContext], Page]:
        def page(context: PageContext) -> Page:
            built.append(key)
            return RecordingPage(context)

        return page

    def note(session: Session) -> Note:
        return Note(str(len(session.contest.settings) or ""), urgent=True)

    return tuple(PageEntry(key, f"第{key}页", note, build(key)) for key in keys)


class Begun:
    """The contexts that a test made, so that none of their work reports to widgets that ended with it."""

    def __init__(self) -> None:
        self._contexts: list[ref[PageContext]] = []

    def watch(self) -> None:
        """Know of every context that is made from now on."""
        begin = PageContext.__init__

        def begin_and_note(context: PageContext, *words: Any, **named: Any) -> None:
            begin(context, *words, **named)
            self._contexts.append(ref(context))

        PageContext.__init__ = begin_and_note  # type: ignore[method-assign, assignment]  # tests make contexts in many ways

    def close(self) -> None:
        """Stop the work of every context that is still there."""
        while self._contexts:
            context = self._contexts.pop()()
            if context is not None and isValid(context):
                context.close()


class PatientBot(QtBot):
    """Waits as long as a busy machine may take; what never happens fails all the same, only later."""

    def waitUntil(  # noqa: N802 - pytest-qt's name
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE
    ) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(  # noqa: N802 - pytest-qt's name
        self,
        signal: SignalInstance,
        *,
        timeout: int = PATIENCE,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


BEGUN = Begun()
BEGUN.watch()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Let windows ask before they are closed over running work, as in the program."""
    MainWindow.asks = True


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None]:
    """Stop all work before pytest-qt closes the test's widgets: a page's timer may have begun some just now.

    Nobody is there to answer a question when fixtures close their windows. What a test has left open is hidden: Qt
    deletes it at its leisure, and a later test that looks at all that stands open would find it.
    """
    MainWindow.asks = False
    BEGUN.close()
    yield
    for window in windows():
        if isinstance(window, QDialog | QMenu):
            window.hide()


@pytest.fixture(autouse=True)
def collector_on_the_main_thread() -> Iterator[None]:
    """Keep the collector out of the threads a test starts, as the program does: it would end widgets there."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def drawn_size() -> Iterator[None]:
    """Show every test what it shows at the size it is drawn for, whatever key another test has pressed."""
    yield
    show_at(1.0)


@pytest.fixture(scope="session", autouse=True)
def look(qapp: QApplication) -> None:
    theme.apply(qapp)
    press_buttons(qapp)
    select_on_focus(qapp)


@pytest.fixture(scope="session")
def make_session() -> MakeSession:
    def make(path: Path) -> Session:
        file = FakeContestFile(path)
        with file.change("contest.create", "晋中", "王敏") as work:
            work.put(RulebookText(1, preset_text("jinzhong-2026")))
        return Session(file, "王敏", clock)

    return make


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    known = Memory(settings)
    known.keep_person("王敏")
    yield known
    settings.sync()


@pytest.fixture(scope="session")
def idle_menu() -> FileMenu:
    def nothing() -> None:
        """The menu leads nowhere."""

    return FileMenu(nothing, nothing, lambda _path: None, tuple, nothing, nothing)


@pytest.fixture
def hands() -> list[float]:
    """Return the one time, in seconds, that the stage's clock tells."""
    return [0.0]


@pytest.fixture
def shown(idle_menu: FileMenu, hands: list[float], request: pytest.FixtureRequest) -> Iterator[Shown]:
    """Show the desk on a small contest, whose rules a test may give."""
    rules: str = getattr(request, "param", RULES)
    session = small_contest(rules.replace('kind = "roadshow"', 'kind = "roadshow"\ntimer = { pitch = 8, defence = 7 }'))
    context = PageContext(session, clock=lambda: hands[0])
    scenes: list[Scene] = []
    context.projected.connect(scenes.append)
    window = MainWindow(context, [PageEntry("scoring", "打分", ScoringPage.note, ScoringPage)], idle_menu)
    page = window.page(0)
    assert isinstance(page, ScoringPage)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    page.grid.setFocus()
    QApplication.processEvents()
    yield Shown(session, window, page, scenes, hands)
    window.close()


@pytest.fixture
def desktop(
    make_session: MakeSession, memory: Memory, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desktop]:
    monkeypatch.chdir(tmp_path)

    def opened(path: Path, read_only: bool) -> Session:
        if path.name == "bad.maker":
            raise Refusal("“bad.maker”不是赛事文件。")
        if path.name == "taken.maker" and not read_only:
            raise InUse(path.name, Holder("李雷", "二号机", "2026-11-20T09:00:00+08:00"))
        return make_session(path)

    backend = Backend(
        presets=lambda: [Preset("jinzhong-2026", "晋中", "city", 2026)],
        new=lambda _preset, path: make_session(path),
        open=opened,
        sample=lambda: Path("sample.maker"),
        copies=lambda _folders: (),
        foresee=lambda _copy, _file: Foreseen(False, ""),
        restore=lambda _copy, _file: Restored(None, 0),
        entries=lambda: entries_of(("a", "b", "scoring"), []),  # the guide of the sample begins at the desk
        summary=lambda _path: None,
    )
    desktop = Desktop(backend, memory, lambda: 0.0)
    yield desktop
    for window in (desktop.window, desktop.start_page):
        if window is not None:
            window.close()
