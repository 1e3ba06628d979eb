"""备份: a checked copy of the contest file, made while the work in it goes on."""

from pathlib import Path

from maker_desktop.domain.errors import Refusal
from maker_desktop.services.session import Session
from maker_desktop.store import copying

SUFFIX = ".maker"


def suggested_name(session: Session) -> str:
    """Return a name for a copy made now, which says of what and when."""
    return f"{session.file.path.stem} 副本 {session.now():%Y-%m-%d %H%M%S}{SUFFIX}"


def copy(source: Path, target: Path) -> Path:
    """Write a complete copy of the contest file `source` to `target`, check it, and return its path.

    The file may be open, and this may run in another thread. Raises Refusal, and leaves no copy, if `target` is there
    already or cannot be written, or the copy does not pass its check.
    """
    place = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
    found = copying.copy(source, place)
    if not found.ok:
        raise Refusal(f"副本没有通过校验，没有留下：{found.reason}")
    return place
