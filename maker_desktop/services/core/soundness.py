"""Whether an open contest file matches its journal, as far as it was checked."""

from collections.abc import Callable

from maker_desktop.domain.model.errors import Damaged
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.services.core.ports import ContestFile


class Soundness:
    """What checks of one open file have found; a file once found damaged is no longer written to."""

    def __init__(self, file: ContestFile) -> None:
        self._file = file
        self._listeners: list[Callable[[], None]] = []
        #: How the file does not match its journal, as far as it was checked.
        self.damage = ""

    def find(self, progress: Progress = silent) -> str:
        """Return how the file does not match its journal, empty if it does; the listeners hear of the first finding.

        Any thread may call this. Raises Refusal where the file cannot be read now, and whatever `progress` raises to
        stop the work.
        """
        if not self.damage:
            self.damage = self._file.fault(progress)
            if self.damage:
                for listener in self._listeners:
                    listener()
        return self.damage

    def check(self, progress: Progress = silent) -> None:
        """Raise Damaged if the file does not match its journal, so nothing damaged is sealed, printed or issued.

        Otherwise as `find`.
        """
        if self.find(progress):
            raise Damaged(self.words)

    @property
    def words(self) -> str:
        """The sentence of a refusal for a damaged file."""
        return f"“{self._file.path.name}”没有通过校验，只能查看，不能修改、封存、打印和导出：{self.damage}"

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` when the file is found to be damaged, in the thread that found it."""
        self._listeners.append(listener)
