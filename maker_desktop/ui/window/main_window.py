"""The frame around the pages: rail, header, work area, menus and keys; it knows no page by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QWidget,
)

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core.session import Changed
from maker_desktop.ui import forms
from maker_desktop.ui.audience.desk_bar import HEIGHT, DeskBar
from maker_desktop.ui.audience.held_keys import HeldKeys
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.icons import icon
from maker_desktop.ui.kit.menus import FileMenu, menu
from maker_desktop.ui.kit.messages import Toast, confirm
from maker_desktop.ui.kit.rail import Heading, Rail
from maker_desktop.ui.kit.scroll_frame import ScrollFrame
from maker_desktop.ui.kit.tasks import TaskBar
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import KeyHints
from maker_desktop.ui.page import Page, PageEntry
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.window.guide_bar import GuideBar
from maker_desktop.ui.window.help_window import MANUALS
from maker_desktop.ui.window.table_export import ask_and_export, table_menu, table_of
from maker_desktop.ui.window.zooming import turn

MINIMUM_SIZE = (1180, 680)
#: The rail's notes follow once nothing has changed for so long, in milliseconds.
_NOTES_AFTER = 120
#: Characters of a file's name that the foot of the rail has room for.
_RAIL_NAME = 24
_COMMON_HINTS = (("Ctrl K", "查找"), ("Ctrl 1…0", "换页"), ("F1", "帮助"))


@dataclass(frozen=True, slots=True)
class FileState:
    """What the foot of the rail says of the file: e.g. saved="已保存 10:41:07", backup="备份 10:40 · U 盘 E:"."""

    file: str
    saved: str
    backup: str
    safe: bool = True


class WorkArea(QWidget):
    """The window's content, as laid out in the form `main_window`."""

    form: ClassVar[str] = "main_window"
    rail: Rail
    page_title: QLabel
    tools: QStackedWidget
    room: Chip
    audience: QPushButton
    damage: QLabel
    guide: GuideBar
    message: Toast
    pages: QStackedWidget
    task: TaskBar
    hints: KeyHints

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        forms.fill(self)
        self.message.left = self.rail.width()
        self.audience.setIcon(icon("presentation"))


class MainWindow(QMainWindow):
    """The main window. Pages are built when first shown and refreshed when shown after a change; the rail when idle."""

    audience_wanted = Signal()
    search_wanted = Signal()
    help_wanted = Signal(str)
    manual_wanted = Signal(str)
    keys_wanted = Signal()
    about_wanted = Signal()
    person_wanted = Signal()
    people_wanted = Signal()
    built = Signal(QWidget)
    went = Signal(str)
    closed = Signal()
    #: Carries the zoom the desk is now shown at.
    zoomed = Signal(float)
    #: Whether closing asks first while somebody's work is running.
    asks = True

    def __init__(self, context: PageContext, entries: Sequence[PageEntry], file_menu: FileMenu) -> None:
        super().__init__()
        self.context = context
        self.entries = tuple(entries)
        self._built: dict[int, Page] = {}
        self._stale: set[int] = set()
        self._here = -1
        # A note may depend on whole results: it must not delay the mark being entered.
        self._notes = QTimer(self)
        self._notes.setSingleShot(True)
        self._notes.setInterval(_NOTES_AFTER)
        self._notes.timeout.connect(self.refresh_notes)
        self.area = WorkArea(self)
        self.desk_bar = DeskBar(context.audience, self.area.rail.width(), self.area)
        self.setCentralWidget(ScrollFrame(self.area, MINIMUM_SIZE, self))
        self.setMinimumSize(*MINIMUM_SIZE)
        self._fill_rail()
        self._fill_menus(file_menu)
        self._listen()
        self.go_to(0)

    def go_to(self, position: int) -> None:
        """Show the page of a rail entry, by position from 0, and give it the keyboard."""
        if position == self._here:
            self._give_keyboard()
            return
        if self._here in self._built and not self._built[self._here].may_leave():
            self.area.rail.entry(self._here).setChecked(True)
            return
        self._here = position
        page = self.page(position)
        self.area.rail.entry(position).setChecked(True)
        self.area.page_title.setText(self.entries[position].title)
        self.area.pages.setCurrentWidget(page)
        self.area.tools.setCurrentIndex(self.area.pages.currentIndex())
        self.area.message.clear()
        self.area.hints.show_hints((*page.hints, *_COMMON_HINTS))
        self._refresh_if_stale(position)
        self._give_keyboard()
        self.went.emit(self.current_key())

    def _give_keyboard(self) -> None:
        page = self._built[self._here]
        empty = next((each for each in page.findChildren(EmptyState) if each.isVisible() and each.offers()), None)
        (empty or page.first or self.area.rail.entry(self._here)).setFocus()

    def go_to_key(self, key: str) -> None:
        """Show the page with this key; an unknown key is a bug and raises StopIteration."""
        self.go_to(next(position for position, entry in enumerate(self.entries) if entry.key == key))

    def go_to_item(self, key: str, item: str) -> None:
        """Show the page with this key and select there what a search has found."""
        self.go_to_key(key)
        self._built[self._here].show_item(item)

    def current_key(self) -> str:
        """Return the key of the page shown."""
        return self.entries[self._here].key

    def page_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of the page shown and what each does."""
        return self._built[self._here].hints

    def page(self, position: int) -> Page:
        """Return the page of an entry, building it if it was never shown."""
        if position not in self._built:
            page = self.entries[position].build(self.context)
            self._built[position] = page
            self._stale.add(position)
            self.area.pages.addWidget(page)
            self.area.tools.addWidget(_flush_left(page.tools()))
            self.built.emit(page)
        return self._built[position]

    def refresh(self, changed: Changed | None) -> None:
        """Let the page shown follow a change; the others follow when they are next shown. A refusal is then past."""
        self.area.message.forget_refusal()
        self.area.message.offer_undo(False)
        self._stale.update(position for position in self._built if position != self._here)
        self._built[self._here].refresh(changed)
        self._stale.discard(self._here)
        self._notes.start()

    def refresh_notes(self) -> None:
        """Show the name of the contest and the note of every entry as they stand."""
        self.area.rail.show_contest(self.context.session.contest.rulebook.contest.name)
        for position, entry in enumerate(self.entries):
            self.area.rail.entry(position).show_note(entry.note(self.context.session))

    def show_file_state(self, state: FileState) -> None:
        """Show what is on the disk and when it was last backed up."""
        self.area.rail.show_state(
            (
                ("device-floppy", state.saved, Tone.DONE if state.safe else Tone.WRONG),
                ("usb", state.backup, Tone.QUIET),
                ("file-text", _short(state.file), Tone.QUIET),
            )
        )

    def show_damage(self, sentence: str) -> None:
        """Show in red above every page, for as long as it is open, that the file is damaged."""
        self.area.damage.setText(sentence)
        self.area.damage.show()
        self.refresh(None)

    def guide(self) -> None:
        """Begin the guided first round, at the page of its first step."""
        self.area.guide.begin(self.context.session)
        self.go_to_key(self.area.guide.step().page)

    def show_person(self) -> None:
        """Show in whose name changes are recorded."""
        self.area.rail.person.show_person(self.context.session.person, "操作人")

    def show_audience(self, words: str) -> None:
        """Show on the header's button the state of the audience screen, e.g. 大屏幕 · 已连接."""
        self.area.audience.setText(words)

    def tell(self, sentence: str, tone: Tone) -> None:
        """Show one sentence over the foot of the window."""
        self.area.message.say(sentence, tone)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the table that is pointed at; the menu key points at the one with the keyboard."""
        table = table_of(self.childAt(event.pos()))
        if table is not None:
            table_menu(self.context, table, self.entries[self._here].title).popup(event.globalPos())

    def export_table(self) -> None:
        """Write the table with the keyboard, else the first in sight, as a workbook; Refusal if there is none."""
        shown = (table for table in self._built[self._here].findChildren(QTableView) if table.isVisible())
        table = table_of(QApplication.focusWidget()) or next(shown, None)
        if table is None:
            raise Refusal("这一页现在没有可以导出的表格，请换一页。")
        ask_and_export(self.context, table, self.entries[self._here].title)

    def menus(self) -> QMenu:
        """Return the menu behind the rail's button, with all others below it."""
        return self._menus

    def undo(self) -> None:
        """Take back the last act, as the page shown does it (Ctrl+Z). Raises Refusal where it cannot be."""
        self._built[self._here].undo()

    def zoom(self, steps: int) -> None:
        """Show the desk so many steps larger or smaller, 0 as it is drawn; or only what has a zoom of its own."""
        if self._built[self._here].zoom(steps):
            return
        shown = turn(steps)
        self.zoom_shown()
        self.tell(f"界面缩放 {shown:.0%}", Tone.QUIET)
        self.zoomed.emit(shown)

    def zoom_shown(self) -> None:
        """Follow a zoom that was turned: what lies beside the rail, and pages that measure as they are filled."""
        self.area.message.left = self.area.rail.width()
        self.refresh(None)

    def toggle_full_screen(self) -> None:
        """Take the whole screen, or give it back; the window has again the size it had."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop tasks (after asking) and listening to the contest, then emit that the window is closed."""
        if self.asks and self.context.tasks.running():
            doing = self.context.tasks.title
            question = f"“{doing}”还没有完成，现在关闭？"
            if not confirm(self, question, "关闭会中断它，没有完成的不会留下半份。", "中断并关闭"):
                event.ignore()
                return
        if self.asks and not self._built[self._here].may_leave():
            event.ignore()
            return
        self.context.close()
        self._stop_listening()
        self._notes.stop()
        self.closed.emit()
        super().closeEvent(event)

    def _refresh_if_stale(self, position: int) -> None:
        if position in self._stale:
            self._built[position].refresh(None)
            self._stale.discard(position)

    def _fill_rail(self) -> None:
        self.area.rail.show_entries([Heading(entry.title, entry.icon, entry.group) for entry in self.entries])
        QWidget.setTabOrder(self.area.rail.entry(len(self.entries) - 1), self.area.rail.person)
        QWidget.setTabOrder(self.area.rail.person, self.area.audience)
        self.refresh_notes()
        self.show_person()
        room = self.context.session.contest.room
        self.area.room.say(f"分会场 · 第 {room.panel} 组" if room else "", Tone.WHERE)
        self.setWindowTitle(f"{self.context.session.file.path.name} — 创客评审台")

    def _listen(self) -> None:
        self.area.rail.chosen.connect(self.go_to)
        self.area.audience.clicked.connect(self.audience_wanted)
        self.area.rail.person.clicked.connect(self.person_wanted)
        self.area.task.follow(self.context.tasks)
        self._stop_listening = self.context.session.listen(self.refresh)
        self.context.told.connect(self.tell)
        self.context.undo_offered.connect(partial(self.area.message.offer_undo, True))
        self.area.message.undo.clicked.connect(self.undo)
        self.context.went.connect(self.go_to_key)
        self.area.guide.page_wanted.connect(self.go_to_key)
        self.went.connect(self.area.guide.see)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self.area.message, self.area.message.clear)
        self.context.audience.desk = self
        self.winId()  # the system's window, which is otherwise made when first shown
        handle = self.windowHandle()
        assert handle is not None
        self.context.audience.held = HeldKeys(handle).repeats
        self.desk_bar.screen_wanted.connect(self.audience_wanted)
        self.context.audience.changed.connect(self._make_room_for_bar)
        for words, hear, key in self.context.audience.bindings():
            self.addAction(_audience_key(self, words, hear, key))

    def _make_room_for_bar(self) -> None:
        self.area.message.stand_above(0 if self.desk_bar.isHidden() else HEIGHT)

    def _zoom_menu(self) -> QMenu:
        sizes = menu(self, "缩放(&S)")
        larger = sizes.addAction("放大(&I)", partial(self.zoom, 1))
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        sizes.addAction("缩小(&O)", QKeySequence("Ctrl+-"), partial(self.zoom, -1))
        sizes.addAction("原来的大小(&R)", QKeySequence("Ctrl+Shift+0"), partial(self.zoom, 0))
        return sizes

    def _fill_menus(self, file_menu: FileMenu) -> None:
        menus = menu(self, "菜单")
        menus.addMenu(file_menu.build(self))
        view = menu(self, "视图(&V)")
        for position, entry in enumerate(self.entries):
            view.addAction(self._page_action(position, entry.title))
        view.addSeparator()
        view.addAction("查找(&K)…", QKeySequence("Ctrl+K"), self.search_wanted.emit)
        view.addAction("撤销上一步(&Z)", QKeySequence.StandardKey.Undo, self.undo)
        view.addAction("导出当前表格(&X)…", QKeySequence("Ctrl+Shift+E"), self.export_table)
        view.addMenu(self._zoom_menu())
        view.addAction("全屏显示(&F)", QKeySequence("F11"), self.toggle_full_screen)
        view.addAction("大屏幕(&H)", QKeySequence("Ctrl+Shift+H"), self.audience_wanted.emit)
        view.addAction("操作人(&P)…", self.person_wanted.emit)
        view.addAction("人员与口令(&M)…", self.people_wanted.emit)
        menus.addMenu(view)
        aid = menu(self, "帮助(&H)")
        aid.addAction("本页帮助(&H)", QKeySequence("F1"), lambda: self.help_wanted.emit(self.current_key()))
        aid.addAction("快捷键一览(&K)", QKeySequence("Ctrl+/"), self.keys_wanted.emit)
        aid.addSeparator()
        for digit, (name, reader) in enumerate(MANUALS, start=1):
            aid.addAction(f"使用手册：{reader}(&{digit})", partial(self.manual_wanted.emit, name))
        aid.addSeparator()
        aid.addAction("关于创客评审台(&A)", self.about_wanted.emit)
        menus.addMenu(aid)
        self.area.rail.menu.setMenu(menus)
        self._menus = menus
        for action in menus.actions():
            letter = action.text()[-2]
            QShortcut(QKeySequence(f"Alt+{letter}"), self, partial(self._open_menu, action))

    def _open_menu(self, action: QAction) -> None:
        """Open one of the menus beside its button, as Alt and its letter ask for it."""
        button, opened = self.area.rail.menu, action.menu()
        assert isinstance(opened, QMenu)
        opened.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _page_action(self, position: int, title: str) -> QAction:
        digit = (position + 1) % 10
        action = QAction(f"{title}(&{digit})", self)
        action.setShortcuts([QKeySequence(f"Ctrl+{digit}"), QKeySequence(f"Alt+{digit}")])
        action.triggered.connect(lambda _checked, here=position: self.go_to(here))
        return action


def _short(name: str) -> str:
    """Return a file's name in two lines of the rail at most; the title of the window has all of it."""
    return name if len(name) <= _RAIL_NAME else f"{name[: _RAIL_NAME - 10]}…{name[-9:]}"


def _audience_key(window: QWidget, words: str, hear: Callable[[], object], key: str) -> QAction:
    """Return what a key of the audience screen does on every page, once each time it is pressed."""
    action = QAction(words, window)
    action.setShortcut(QKeySequence(key))
    action.setAutoRepeat(False)
    action.triggered.connect(lambda _checked: hear())
    return action


def _flush_left(tools: QWidget | None) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    if tools is not None:
        row.addWidget(tools)
    row.addStretch(1)
    return holder
