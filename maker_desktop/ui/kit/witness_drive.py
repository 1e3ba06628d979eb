"""The supervisor's drive: appends the journal's heads to the witness list on request, in the background."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import witness, witness_key
from maker_desktop.services.journal.witness import Written
from maker_desktop.ui.kit.tasks import Tasks


class WitnessDrive(QObject):
    """The path and content of the witness list; `recorded` carries a `Written`, `changed`: the drive changed."""

    recorded = Signal(object)
    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = Tasks(self)
        self._wanted = False
        self.folder: Path | None = None
        self.last: Written | None = None

    def use(self, folder: Path) -> None:
        """Choose a drive, and append to its list at once."""
        self.folder, self.last = folder, None
        self.changed.emit()
        self.record()

    def record(self) -> None:
        """Append the new heads; a request during that starts another run after it.

        Raises Refusal without a drive.
        """
        if self._tasks.running():
            self._wanted = True
            return
        path, folder = self._session.file.path, self._drive()
        self._tasks.run("见证清单", lambda _progress: witness.add_to(path, folder), self._show)

    def make_key(self) -> str:
        """Put a key on the drive and enter its fingerprint, which is returned, in the journal.

        Raises Refusal without a drive.
        """
        told = witness_key.register_key(self._session, self._drive())
        self.record()
        return told

    def close(self) -> None:
        """Wait for a running write."""
        self._tasks.close()

    def _drive(self) -> Path:
        if self.folder is None:
            raise Refusal("还没有选监督员的 U 盘，请在“流水与备份”页的“见证清单”里选。")
        return self.folder

    def _show(self, made: Written) -> None:
        self.last = made
        self.recorded.emit(made)
        self.changed.emit()
        if self._wanted:
            self._wanted = False
            self.record()
