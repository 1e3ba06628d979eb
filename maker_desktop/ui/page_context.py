"""The context of every page: the open contest, and the requests a page can make of its window."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.journal import undoing
from maker_desktop.ui.audience.control import AudienceControl
from maker_desktop.ui.audience.scenes import Scene
from maker_desktop.ui.judge_door.door import JudgesDoor
from maker_desktop.ui.kit.backup_schedule import BackupSchedule
from maker_desktop.ui.kit.tasks import Tasks
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.witness_drive import WitnessDrive


class PageContext(QObject):
    """The open contest and the window around it; pages ask by method, the window listens to the signals.

    `tasks` runs work that the user waits for, with progress in the window; `background` other work, such as
    a preview; a page that needs tasks of its own gives them the context as parent. `backup_schedule` makes the copies,
    `judges_door` serves the judges' pages; `witness_drive` takes the journal's heads to the supervisor's drive.
    `clock` returns seconds of the monotonic clock for countdowns. `source_folder` is the initial folder of dialogs
    that open files.
    """

    told = Signal(str, Tone)
    wrote = Signal(object)
    undo_offered = Signal()
    went = Signal(str)
    projected = Signal(object)

    def __init__(
        self, session: Session, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.clock = clock
        self.source_folder = session.file.path.parent
        #: The last entry of the journal when the contest was opened: what was done before is not taken back by a key.
        self._opened_at = session.file.newest()
        self.tasks = Tasks(self)
        self.background = Tasks(self)
        self.backup_schedule = BackupSchedule(session, self)
        self.audience = AudienceControl(session, clock, self)
        self.audience.projected.connect(self.projected)
        self.judges_door = JudgesDoor(session, self)
        self.witness_drive = WitnessDrive(session, self)
        self.witness_drive.recorded.connect(lambda made: self.tell(f"见证清单记到{made.head.words}。"))

    def tell(self, sentence: str, tone: Tone = Tone.DONE) -> None:
        """Show one sentence over the foot of the window."""
        self.told.emit(sentence, tone)

    def tell_undoable(self, sentence: str) -> None:
        """Tell what has just been done, with a button that takes it back as Ctrl+Z does."""
        self.tell(sentence)
        if self.can_undo():
            self.undo_offered.emit()

    def last_act(self) -> int:
        """Return the number in the journal of the last act of this sitting not taken back, 0 where there is none."""
        act = undoing.last_act(self.session, self._opened_at)
        return act.number if act else 0

    def can_undo(self) -> bool:
        """Whether the last act of this sitting can be taken back."""
        return undoing.can_undo(self.session, self._opened_at)

    def undo(self) -> Changed:
        """Take back the last act of this sitting, say so, and return what has changed. Raises Refusal as `undoing`."""
        words, changed = undoing.undo(self.session, self._opened_at)
        self.tell(f"已撤销“{words}”。")
        return changed

    def tell_of_file(self, sentence: str, path: Path) -> None:
        """Show one sentence about a file or folder that was written, with the ways to its folder and to paper."""
        self.tell(sentence)
        self.wrote.emit(path)

    def go(self, page: str) -> None:
        """Go to another page, by its key in `ui/pages.py`."""
        self.went.emit(page)

    def show_scene(self, scene: Scene) -> None:
        """Show a scene on the audience screen."""
        self.projected.emit(scene)

    def close(self) -> None:
        """Stop all work, when the window closes."""
        self.judges_door.close()
        self.backup_schedule.close()
        self.witness_drive.close()
        for tasks in self.findChildren(Tasks):
            tasks.close()
