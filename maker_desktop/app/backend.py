"""What the window needs from the layers below, each as one call that imports them on first use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_documents_path

from maker_desktop.domain.rules.preset import Preset

# The start page must not wait for rules, pages, database and paper: what an open contest needs is imported when the
# first is opened, marked below as "on opening".
if TYPE_CHECKING:
    from maker_desktop.services.core.session import Session
    from maker_desktop.services.journal.backup import Copy, Foreseen, Restored
    from maker_desktop.services.overview.summary import Summary
    from maker_desktop.ui.page import PageEntry


@dataclass(frozen=True, slots=True)
class Backend:
    """What the window needs from the layers below, each as one call; tests supply their own.

    All of them may raise Refusal. `open` takes whether to open read-only, and raises InUse where another user has
    the file; `sample` makes a copy of the sample contest and returns its path. `copies` finds the copies in
    folders; `foresee` returns what restoring one would do to a file; `restore` replaces a file by one, and returns the
    path of a copy of the former file and what is lost.
    `summary` tells what a file holds, None where it cannot be read.
    """

    presets: "Callable[[], Sequence[Preset]]"
    new: "Callable[[str, Path], Session]"
    open: "Callable[[Path, bool], Session]"
    sample: "Callable[[], Path]"
    copies: "Callable[[Sequence[Path]], Sequence[Copy]]"
    foresee: "Callable[[Path, Path], Foreseen]"
    restore: "Callable[[Path, Path], Restored]"
    entries: "Callable[[], Sequence[PageEntry]]"
    summary: "Callable[[Path], Summary | None]"


def lazy_backend(person: Callable[[], str]) -> Backend:
    """Return the calls of the program itself; `person` returns the name of the acting user."""

    def listed() -> Sequence[Preset]:
        from maker_desktop.exchange.rulebook import presets  # noqa: PLC0415 - on opening

        return presets.presets()

    def new(preset: str, path: Path) -> "Session":
        from maker_desktop.exchange.rulebook import presets  # noqa: PLC0415 - on opening
        from maker_desktop.services.core import contest  # noqa: PLC0415 - on opening

        return contest.create(path, presets.preset_text(preset), person(), rulebook_name=preset)

    def opened(path: Path, read_only: bool) -> "Session":
        from maker_desktop.services.core import contest  # noqa: PLC0415 - on opening

        return contest.open_session(path, person(), read_only)

    def sample() -> Path:
        from maker_desktop.services.demo import demo  # noqa: PLC0415 - on opening

        return demo.sample(user_documents_path(), person())

    def copies(folders: Sequence[Path]) -> "Sequence[Copy]":
        from maker_desktop.services.journal import backup  # noqa: PLC0415 - on opening

        return backup.copies_in(folders)

    def foresee(copy: Path, file: Path) -> "Foreseen":
        from maker_desktop.services.journal import backup  # noqa: PLC0415 - on opening

        return backup.foresee(copy, file)

    def restore(copy: Path, file: Path) -> "Restored":
        from maker_desktop.services.journal import backup  # noqa: PLC0415 - on opening

        return backup.restore(copy, file, person())

    def entries() -> "Sequence[PageEntry]":
        from maker_desktop.ui import pages  # noqa: PLC0415 - on opening

        return pages.ENTRIES

    def summary(path: Path) -> "Summary | None":
        from maker_desktop.services.overview import summary  # noqa: PLC0415 - on opening

        return summary.summarise(path)

    return Backend(listed, new, opened, sample, copies, foresee, restore, entries, summary)
