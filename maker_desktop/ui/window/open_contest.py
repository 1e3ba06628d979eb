"""An open contest on the screens: its window, its audience screen, and the file's state in the rail."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.awards.screen_theme import screen_theme
from maker_desktop.services.core import people
from maker_desktop.services.core.session import Session
from maker_desktop.ui.audience.bell import Cheers, ring
from maker_desktop.ui.audience.cues import WAITING
from maker_desktop.ui.audience.projection import Projection
from maker_desktop.ui.audience.staging.pictures import scene_of
from maker_desktop.ui.audience.window import AudienceWindow
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.kit.tasks import Tasks, awaited
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.page import PageEntry
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.people.people_dialog import PeopleDialog
from maker_desktop.ui.people.person_dialog import PersonDialog
from maker_desktop.ui.window.about import show_about
from maker_desktop.ui.window.awake import Awake
from maker_desktop.ui.window.help_window import MANUAL_SIZE, HelpWindow
from maker_desktop.ui.window.main_window import FileState, MainWindow
from maker_desktop.ui.window.memory import Memory
from maker_desktop.ui.window.outputs import offer
from maker_desktop.ui.window.search_box import SearchBox
from maker_desktop.ui.window.search_hits import hits
from maker_desktop.ui.window.shortcut_sheet import ShortcutSheet
from maker_desktop.ui.window.show.look_dialog import LookDialog
from maker_desktop.ui.window.show.run_order_dialog import RunOrderDialog
from maker_desktop.ui.window.show.screens import Screens
from maker_desktop.ui.window.show.screens_dialog import ScreensDialog

#: Digits of the first entry's digest that name a contest.
_NAME_DIGITS: Final = 16
#: Makes the last copy; returns a sentence for each place that took none.
_LastCopy = Callable[[], tuple[str, ...]]


class OpenContest(QObject):
    """Connects window, audience screen and session while a contest is open; closes all of them with its window.

    `uncopied` comes after `closed` where the last copy could not be made, with a sentence about
    it; when the contest is opened again, the rail says how the copies stand.
    """

    closed = Signal()
    uncopied = Signal(str)
    named = Signal(str)
    usb_drive_chosen = Signal(object)
    sounds_chosen = Signal(bool)
    _damaged = Signal()

    def __init__(
        self, session: Session, entries: Sequence[PageEntry], file_menu: FileMenu, clock: Callable[[], float]
    ) -> None:
        super().__init__()
        self.session = session
        self.window = MainWindow(PageContext(session, self, clock), entries, file_menu)
        self.proving = Tasks(self.window.context)
        self.audience = AudienceWindow(clock)
        self.help = HelpWindow(self.window)
        self.manual = HelpWindow(self.window, MANUAL_SIZE)
        for aid in (self.help, self.manual):
            aid.keys.clicked.connect(self.window.keys_wanted)
        self.audience.show_scene(scene_of(session, WAITING))
        self.projection = Projection(self.audience, self.window)
        self.projection.stands.connect(self.window.show_audience)
        self.projection.seen.connect(self.window.context.audience.see)
        self.screens = Screens(self.window, self.projection)
        self.cheers = Cheers()
        self.window.context.projected.connect(self.cheers.hear)
        self.window.context.audience.screens_wanted.connect(self._show_screens)
        self.awake = Awake(self)
        self.projection.seen.connect(self.awake.keep)
        self.awake.failed.connect(lambda sentence: self.window.tell(sentence, Tone.LOOK))
        self.window.audience_wanted.connect(self.projection.toggle)
        self.window.keys_wanted.connect(lambda: ShortcutSheet(self.window, self.window.page_hints()).exec())
        self.window.about_wanted.connect(lambda: show_about(self.window))
        self.window.person_wanted.connect(self._ask_person)
        self.window.people_wanted.connect(self._show_people)
        self._wear_look()
        self.window.help_wanted.connect(self._toggle_help)
        self.window.manual_wanted.connect(self._show_manual)
        self.window.went.connect(self._follow_with_help)
        self.window.closed.connect(self._close)
        self.window.context.projected.connect(self.audience.show_scene)
        self.window.context.audience.rang.connect(ring)
        self.window.context.audience.list_wanted.connect(self._show_run_order)
        self.window.context.wrote.connect(partial(offer, self.window))
        self.search = SearchBox(partial(hits, self.window), self.window.area)
        self.window.search_wanted.connect(self.search.open)
        self._backup_schedule = self.window.context.backup_schedule
        self._backup_schedule.followed.connect(self._show_file_state)
        self.window.context.witness_drive.changed.connect(self._show_file_state)
        self._backup_schedule.failed.connect(lambda sentence: self.window.tell(sentence, Tone.LOOK))
        self._backup_schedule.usb_drive_chosen.connect(self.usb_drive_chosen)
        self._show_file_state()
        session.listen(lambda _changed: self._show_file_state())
        # Whoever finds damage, and in whatever thread: it is shown on this one.
        self._damaged.connect(self._show_damage)
        session.soundness.listen(self._damaged.emit)

    def _wear_look(self) -> None:
        """Give the audience screen the host's look; without it, it has its own, and the desk says why."""
        try:
            theme = screen_theme(self.session)
            self.audience.wear(theme)
            self.window.context.audience.theme = theme
            self.screens.wear(theme)
        except Refusal as refusal:
            self.window.tell(refusal.sentence, Tone.LOOK)

    def keep_copies(self, usb_drive: Path | None) -> None:
        """Copy the file from now on, beside itself and onto the USB drive if there is one."""
        self._backup_schedule.begin(usb_drive)

    def keep_heads(self, memory: Memory) -> None:
        """Go on with the supervisor's drive that was chosen for this contest, and remember what is chosen."""
        drive = self.window.context.witness_drive
        name = next((entry.digest[:_NAME_DIGITS] for entry in self.session.file.entries()), "")
        drive.chosen.connect(partial(memory.keep_witness, name))
        if (chosen := memory.witness(name)) is not None:
            drive.resume(*chosen)

    def verify(self) -> None:
        """Verify off the main thread that the file matches its journal; a damaged one becomes read-only."""
        if not self.proving.running():
            self.proving.run(
                "校验", lambda progress: self.session.soundness.find(progress.report), lambda _damage: None
            )

    @Slot()
    def _show_damage(self) -> None:
        self.window.show_damage(self.session.soundness.words)
        self._show_file_state()

    def ask_for_proof(self) -> None:
        """Ask for the PIN of the person the program remembers, if there is one; until then the journal says so."""
        if people.person(self.session.contest, self.session.person).pin:
            self.session.person += people.UNPROVED
            self.window.show_person()
            if people.has_pin(self.session, self.session.person.removesuffix(people.UNPROVED)):
                self._ask_person()

    def _toggle_help(self, page: str) -> None:
        if self.help.isVisible():
            self.help.close()
            return
        self.help.show_page(page)
        self.help.open_beside()

    def _show_manual(self, name: str) -> None:
        self.manual.show_page(name)
        self.manual.open_beside()

    def _follow_with_help(self, page: str) -> None:
        if self.help.isVisible():
            self.help.show_page(page)

    def ask_for_name(self) -> None:
        """Ask who is at work, at the first start: the journal must not go by the name of the computer's user."""
        if not self.session.read_only:
            self._ask_person("")

    def _ask_person(self, suggested: str | None = None) -> None:
        name = self.session.person.removesuffix(people.UNPROVED) if suggested is None else suggested
        dialog = PersonDialog(self.window, self.session, name)
        dialog.finished.connect(dialog.deleteLater)
        dialog.named.connect(self._name)
        dialog.people_wanted.connect(self._show_people)
        dialog.open()

    def _name(self, person: str) -> None:
        self.window.show_person()
        self.named.emit(person)

    def _show_run_order(self) -> None:
        RunOrderDialog(self.window).show()

    def _show_screens(self) -> None:
        desk = self.window.screen().name()
        dialog = ScreensDialog(self.screens, desk, self.cheers.wanted, self._choose_sounds, self.window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.look.clicked.connect(self._show_look)
        dialog.open()

    def _show_look(self) -> None:
        dialog = LookDialog(self.session, self.window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.saved.connect(self._wear_look)
        dialog.open()

    def _choose_sounds(self, wanted: bool) -> None:
        self.cheers.wanted = wanted
        self.sounds_chosen.emit(wanted)

    def _show_people(self) -> None:
        dialog = PeopleDialog(self.window, self.session)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_file_state(self) -> None:
        copies = self._backup_schedule
        witness = " · 见证清单停了" if self.window.context.witness_drive.stopped else ""
        self.window.show_file_state(file_state(self.session, f"{copies.words()}{witness}", copies.sound))

    def _close(self) -> None:
        self.audience.close()
        self.awake.keep(False)
        uncopied: tuple[str, ...] = ()
        try:
            uncopied = self.put_away(self._awaited)
        finally:
            self.closed.emit()
        for sentence in uncopied:
            self.uncopied.emit(sentence)

    def put_away(self, run: Callable[[_LastCopy], tuple[str, ...]] = lambda copy: copy()) -> tuple[str, ...]:
        """Stop all work, make the last copy and close the file; return a sentence for each place that took no copy.

        `run` calls what makes the copy: by default in this thread, where there is no screen left to go on painting.
        """
        self.window.context.close()
        try:
            return run(self._backup_schedule.copy_last)
        finally:
            self.session.close()

    def _awaited(self, copy: _LastCopy) -> tuple[str, ...]:
        """Make the last copy in another thread, and say so: a slow USB drive takes its time."""
        if self._backup_schedule.owes_copy:
            self.window.tell("正在做最后一份备份并校验，做完就关闭。", Tone.WHERE)
        return awaited(copy)


def file_state(session: Session, backup: str = "", backed_up: bool = True) -> FileState:
    """Say what is on the disk, and how its copies stand; every verb has written before it returns, so all of it is."""
    if session.read_only:
        return FileState(session.file.path.name, "只读，不能修改", "", safe=False)
    return FileState(session.file.path.name, f"已保存 {session.now():%H:%M:%S}", backup, backed_up)
