"""How long after its result was made known a project's objection came, as the journal tells."""

from collections.abc import Collection
from datetime import datetime, timedelta

from maker_desktop.domain.ruling import Objection
from maker_desktop.services.session import Session

_REVEAL, _CONFIRM = "score.reveal", "sheet.confirm"


def raised_after(session: Session, objection: Objection) -> timedelta | None:
    """Return the time from the first reveal of a project it names to the objection; None if none was revealed before.

    Notices take objections on the spot in writing within 20 minutes to 2 hours of the result. Where nothing is shown
    to a hall, as in a stage of reading, the confirmation of the sheets stands for the reveal.
    """
    raised = datetime.fromisoformat(objection.time)
    known = _first(session, objection, (_REVEAL,)) or _first(session, objection, (_CONFIRM,))
    return raised - known if known is not None and known <= raised else None


def _first(session: Session, objection: Objection, actions: Collection[str]) -> datetime | None:
    for entry in session.file.entries():
        if entry.action in actions and any(_names(change.key, objection) for change in entry.changes):
            return datetime.fromisoformat(entry.time)
    return None


def _names(key: tuple[str | int, ...], objection: Objection) -> bool:
    """Whether a row is about one of the projects in the stage; keys of reveals and sheets begin with both."""
    return key[0] == objection.stage and len(key) > 1 and key[1] in objection.numbers


def minutes(elapsed: timedelta) -> str:
    """Write a time in hours and minutes, rounded down."""
    hours, rest = divmod(int(elapsed.total_seconds()) // 60, 60)
    return f"{hours} 小时 {rest} 分钟" if hours else f"{rest} 分钟"
