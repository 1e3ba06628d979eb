"""What every page is given: the open contest, and the few things it may ask of the window around it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from maker_desktop.services.core.session import Session
from maker_desktop.ui.audience.scenes import Scene
from maker_desktop.ui.kit.backup_schedule import BackupSchedule
from maker_desktop.ui.kit.tasks import Tasks
from maker_desktop.ui.kit.theme import Tone


class PageContext(QObject):
    """The open contest and the window around it; pages ask by method, the window listens to the signals.

    `tasks` runs the work somebody waits for, with progress in the window; `background` what nobody waits for, such as
    a preview; a page that needs tasks of its own gives them the context as parent. `backup_schedule` makes the copies.
    `clock` returns seconds of the steady clock that the audience screen counts down by. `source_folder` is where files
    to be read in are looked for first.
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
        for tasks in self.findChildren(Tasks):
            tasks.close()
