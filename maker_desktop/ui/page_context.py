"""The context of every page: the open contest, and the requests a page can make of its window."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from maker_desktop.services.core.session import Session
from maker_desktop.ui.audience.control import AudienceControl
from maker_desktop.ui.audience.scenes import Scene
from maker_desktop.ui.kit.backup_schedule import BackupSchedule
from maker_desktop.ui.kit.tasks import Tasks
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.witness_drive import WitnessDrive


class PageContext(QObject):
    """The open contest and the window around it; pages ask by method, the window listens to the signals.

    `tasks` runs work that the user waits for, with progress in the window; `background` other work, such as
    a preview; a page that needs tasks of its own gives them the context as parent. `backup_schedule` makes the copies,
    `witness_drive` takes the journal's heads to the supervisor's drive.
    `clock` returns seconds of the monotonic clock for countdowns. `source_folder` is the initial folder of dialogs
    that open files.
    """

    told = Signal(str, Tone)
    went = Signal(str)
    projected = Signal(object)

    def __init__(
        self, session: Session, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.clock = clock
        self.source_folder = session.file.path.parent
        self.tasks = Tasks(self)
        self.background = Tasks(self)
        self.backup_schedule = BackupSchedule(session, self)
        self.audience = AudienceControl(session, clock, self)
        self.audience.projected.connect(self.projected)
        self.witness_drive = WitnessDrive(session, self)
        self.witness_drive.recorded.connect(lambda made: self.tell(f"见证清单记到{made.head.words}。"))

    def tell(self, sentence: str, tone: Tone = Tone.DONE) -> None:
        """Show one sentence at the top of the page."""
        self.told.emit(sentence, tone)

    def go(self, page: str) -> None:
        """Go to another page, by its key in `ui/pages.py`."""
        self.went.emit(page)

    def show_scene(self, scene: Scene) -> None:
        """Show a scene on the audience screen."""
        self.projected.emit(scene)

    def close(self) -> None:
        """Stop all work, when the window closes."""
        self.backup_schedule.close()
        self.witness_drive.close()
        for tasks in self.findChildren(Tasks):
            tasks.close()
