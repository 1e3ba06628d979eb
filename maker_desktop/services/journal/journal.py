"""The journal in Chinese words: each entry, its changes row by row, and the export as a workbook."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from maker_desktop.domain.journal.digests import fits
from maker_desktop.domain.journal.entries import GENESIS, Entry, RowChange, Value, printed
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.domain.model.phrases import second_text
from maker_desktop.domain.model.rulebook import Criterion, Division
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.exchange.workbooks.workbooks import JournalRow, save_journal
from maker_desktop.services.core.journal_heads import clock_sentences
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.words import told
from maker_desktop.services.journal import words
from maker_desktop.store.column_names import column_name
from maker_desktop.store.row_names import KEYS, SECRET, key_part
from maker_desktop.store.schema import TABLE_NAMES
from maker_desktop.store.verify import apart

#: A case's id in a subject: kind, stage, numbers.
_CASE = re.compile(rf"\b({'|'.join(words.KINDS)}):(?:[\w-]+:)?(\d+(?:-\d+)*)")
#: Columns stored as JSON lists.
_LISTS = frozenset({"ballots", "members", "numbers", "order", "places_after", "places_before", "present", "roles"})
#: Longer values are truncated to this many characters: a rulebook is a whole file.
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class JournalLine:
    """An entry of the journal in words; `group` is its action's group.

    `broken` is its fault in the chain, or empty; `clock` says that it is older than its predecessor, or is empty.
    """

    number: int
    time: str
    person: str
    group: str
    action: str
    subject: str
    reason: str
    entry: Entry
    broken: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one row before and after an entry; empty where there is no value."""

    row: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SealLine:
    """A sealed stage with its digest as printed."""

    stage: str
    digest: str
    person: str
    time: str


def lines(session: Session, after: int = 0, most: int | None = None) -> tuple[JournalLine, ...]:
    """Return at most `most` of the journal's lines after entry number `after`, oldest first."""
    entries = session.file.entries(max(after - 1, 0))
    former = next(entries, None) if after else None
    return tuple(islice(_lines(entries, former), most))


def _lines(entries: Iterable[Entry], former: Entry | None) -> Iterator[JournalLine]:
    """Yield the line of each entry; `former` is the one before the first."""
    for entry in entries:
        yield _line(entry, former)
        former = entry


def _line(entry: Entry, former: Entry | None) -> JournalLine:
    return JournalLine(
        number=entry.number,
        time=second_text(entry.time),
        person=entry.person,
        group=words.group_words(entry.action),
        action=words.action_words(entry.action),
        subject=subject_words(entry),
        reason=entry.reason,
        entry=entry,
        broken=_misfit(entry, former),
        clock="".join(clock_sentences([former, entry])) if former else "",
    )


def _misfit(entry: Entry, former: Entry | None) -> str:
    """Return how an entry does not fit its own digest or its predecessor, empty if it does."""
    if not fits(entry):
        return "这一条的内容与它的校验值不符，被修改过。"
    if entry.previous != (former.digest if former else GENESIS):
        return "这一条接不上前一条，流水被修改过。"
    return ""


def subject_words(entry: Entry) -> str:
    """Return the subject of an entry with ids of settings, states and cases in words."""
    if entry.action == "settings.fill":
        return "、".join(words.setting_words(name) for name in entry.subject.split("、"))
    if entry.action == "stage.presence":
        head, _, presence = entry.subject.rpartition(" ")
        return f"{head} {words.PRESENCES.get(presence, presence)}"
    return _CASE.sub(_case_words, entry.subject)


def _case_words(found: re.Match[str]) -> str:
    kind, numbers = found.groups()
    if kind == "objection":
        return f"{words.KINDS[kind]} {numbers}"
    return f"{words.KINDS[kind]} {numbers.replace('-', '、')} 号"


def details(contest: Contest, entry: Entry) -> Iterator[FieldChange]:
    """Yield an entry's changes field by field; a new or removed row with its content. An import has thousands."""
    for change in entry.changes:
        yield from fields(contest, change)


def fields(contest: Contest, change: RowChange) -> Iterator[FieldChange]:
    """Yield the changes of one row, field by field."""
    before, after = change.before or {}, change.after or {}
    keys = KEYS.get(change.table, ())
    row = row_words(contest, change)
    told = False
    for name in {**before, **after}:
        old, new = (_told(contest, change, name, row.get(name)) for row in (before, after))
        if name in SECRET and before and after and before[name] != after[name]:
            new = f"{new}（已换）"
        elif old == new and before and after and before[name] != after[name]:
            # The same in words, or as far as a long text is shown: then what is written tells them apart.
            old, new = apart(_written(before[name]), _written(after[name]))
        if old != new and name not in keys:
            told = True
            yield FieldChange(row, column_name(change.table, name), old, new)
    if not told:
        yield FieldChange(row, "登记", "有" if change.before else "没有", "有" if change.after else "没有")


def _written(value: Value) -> str:
    return "没有" if value is None else str(value) or "空白"


def row_words(contest: Contest, change: RowChange) -> str:
    """Return the name of a row: its table and key."""
    keyed = zip(KEYS.get(change.table, ()), change.key, strict=False)
    named = [_key_words(contest, change.table, name, value) for name, value in keyed]
    return "　".join([TABLE_NAMES.get(change.table, change.table), *(word for word in named if word)])


def _key_words(contest: Contest, table: str, name: str, value: Value) -> str:
    if table == "setting":
        return words.setting_words(str(value))
    if table == "rulebook_text":
        return ""
    shown = _shown(contest, name, value)
    return key_part(name, value, {str(value): shown})


def _told(contest: Contest, change: RowChange, name: str, value: Value) -> str:
    """Return a value in words; a setting's value by the kind of setting."""
    if change.table == "setting" and name == "value" and isinstance(value, str):
        value = told(str(change.key[0]), value)
    return _shown(contest, name, value)


def _shown(contest: Contest, name: str, value: Value) -> str:
    """Return a value in words, truncated if it is long."""
    if value is None:
        return ""
    if name in SECRET:
        return "（不显示）" if value else ""
    if name in words.YES_NO:
        return "是" if value else ""
    if name == "time":
        return second_text(str(value))
    text = _listed(name, value) if isinstance(value, str) else str(value)
    text = _CASE.sub(_case_words, _names(contest, name).get(text, text))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…（共 {len(text)} 字）"


def _listed(name: str, text: str) -> str:
    """Return a list stored as JSON with its items side by side."""
    if name not in _LISTS or not text.startswith("["):
        return text
    items = [str(item) for item in json.loads(text)]
    if name == "ballots":
        pairs = [item.rpartition(":") for item in items]
        items = [f"{person} {words.VOTES.get(vote, vote)}" for person, _, vote in pairs]
    if name == "roles":
        items = [words.ROLES.get(role, role) for role in items]
    return "、".join(items)


def _names(contest: Contest, column: str) -> Mapping[str, str]:
    """Return the names of a column's values; empty if the values need none."""
    rulebook = contest.rulebook
    named: Mapping[str, Sequence[Stage | Division | Criterion]] = {
        "stage": rulebook.stages,
        "division": rulebook.divisions,
        "criterion": rulebook.criteria,
    }
    if column in named:
        return {each.id: each.name for each in named[column]}
    if column == "digest":
        return {seal.digest: printed(seal.digest) for seal in contest.seals}
    return words.VALUES.get(column, {})


def seals(session: Session) -> tuple[SealLine, ...]:
    """Return the sealed stages in the order of the contest."""
    sealed = ((stage, session.contest.sealed.get(stage.id)) for stage in session.contest.rulebook.stages)
    return tuple(
        SealLine(stage.name, printed(seal.digest), seal.person, second_text(seal.time))
        for stage, seal in sealed
        if seal is not None
    )


def export(session: Session, out: Path, progress: Progress = silent) -> Path:
    """Write the whole journal as a workbook (.xlsx) and return its path.

    Raises Refusal for another extension, and if the file cannot be written.
    """
    if out.suffix.lower() != ".xlsx":
        raise Refusal(f"“{out.name}”须是 .xlsx 文件，请改文件名。")
    rows: list[JournalRow] = []
    newest = session.file.newest()
    for line in _lines(session.file.entries(), None):
        progress(line.number, newest, "")
        about = (line.number, line.time, line.person, line.action, line.subject, line.reason)
        rows.append(JournalRow(*about, line.entry.digest))
    save_journal(out, f"{session.contest.rulebook.contest.name}操作流水", tuple(rows))
    return out
