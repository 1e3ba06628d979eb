"""撤销: take back the last act of a sitting by the inverse change, which is a journal entry of its own."""

from typing import Final

from maker_desktop.domain.journal.entries import Entry
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core.people import is_supervised
from maker_desktop.services.core.session import Changed, Recording, Session
from maker_desktop.services.journal.journal import subject_words
from maker_desktop.services.journal.words import action_words
from maker_desktop.store.branch import record_of

#: Acts that Ctrl+Z takes back. Marks are put right by a correction; what was ruled, sealed, shown to the audience,
#: printed as a certificate or lodged by others stays, and nothing before it is taken back either.
UNDOABLE: Final = frozenset(
    {
        "rules.set",
        "settings.fill",
        "roster.import",
        "roster.add",
        "roster.edit",
        "roster.withdraw",
        "roster.reinstate",
        "roster.tick",
        "panel.seat",
        "panel.import",
        "panel.assign",
        "panel.recuse",
        "panel.lift_recusal",
        "panel.absent",
        "panel.lift_absence",
        "draw.seed",
        "draw.hand",
        "stage.presence",
        "stage.elsewhere",
        "stage.skip",
        "stage.here",
        "sheet.confirm",
        "sheet.paper_total",
        "committee.seat",
        "award.grant",
        "award.revoke",
        "person.appoint",
    }
)

#: Entries that change nothing of the contest, so that what was done before them can still be taken back.
_ASIDE: Final = frozenset({"person.pin_proved", "person.pin_failed", "tablet.issue", "tablet.bind", "tablet.paper"})


def last_act(session: Session, since: int) -> Entry | None:
    """Return the last act after entry number `since` that has not been taken back; None if there is none."""
    acts: list[Entry] = []
    for entry in session.file.entries(since):
        if entry.action == "change.undo":
            acts.pop()
        elif entry.action not in _ASIDE:
            acts.append(entry)
    return acts[-1] if acts else None


def can_undo(session: Session, since: int) -> bool:
    """Whether `undo` would take something back."""
    act = last_act(session, since)
    return act is not None and _is_undoable(act) and not session.read_only


def undo(session: Session, since: int) -> tuple[str, Changed]:
    """Take back the last act after entry number `since`; return it in words with what has changed.

    All later acts have been taken back before, so the contest is again as it was. Raises Refusal if there is no such
    act, it is not one to be taken back, or the file cannot be written.
    """
    act = last_act(session, since)
    if act is None:
        raise Refusal("这次打开以后还没有可以撤销的操作，不用撤销。")
    words = act_words(act)
    if not _is_undoable(act):
        raise Refusal(f"上一步是“{words}”，不能撤销，请按规定更正或申请裁定。")
    with session.change("change.undo", words, f"撤销第 {act.number} 条") as work:
        _take_back(work, act)
    return words, work.changed


def act_words(act: Entry) -> str:
    """Return an act in words, e.g. 登记出场：复赛 3 号 退赛."""
    return f"{action_words(act.action)}：{subject_words(act)}"


def _is_undoable(act: Entry) -> bool:
    """What a supervisor has signed is not taken back without one."""
    return act.action in UNDOABLE and not is_supervised(act.reason)


def _take_back(work: Recording, act: Entry) -> None:
    for change in act.changes:
        before, after = record_of(change.table, change.before), record_of(change.table, change.after)
        if before is not None:
            work.put(before)
        elif after is not None:
            work.remove(after)
