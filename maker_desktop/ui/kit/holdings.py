"""What backup copies hold, such as 复赛 14/14: read in the background, the newest first, each file once."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from maker_desktop.services.overview.summary import summarise
from maker_desktop.ui.kit.tasks import TaskProgress, Tasks


class Holdings(QObject):
    """`known` says that more is known than before; `tasks` belongs to whoever closes with the window."""

    known = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._tasks = tasks
        self._words: dict[Path, str] = {}

    def words(self, path: Path) -> str:
        """Return what a copy holds; a dash while it is not known."""
        return self._words.get(path, "—")

    def ask(self, paths: Iterable[Path]) -> None:
        """Read the copies that are not known yet; asked again meanwhile, the list is begun anew."""
        unread = [path for path in paths if path not in self._words]
        if unread:
            self._tasks.replace("备份内容", lambda progress: _read(unread, progress), self._learn)

    def _learn(self, found: dict[Path, str]) -> None:
        self._words |= found
        self.known.emit()


def _read(paths: list[Path], progress: TaskProgress) -> dict[Path, str]:
    found = {}
    for turn, path in enumerate(paths):
        progress.report(turn, len(paths))
        summary = summarise(path)
        found[path] = summary.holds if summary is not None else "不能读取"
    return found
