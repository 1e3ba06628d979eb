"""核验: check that the journal is unbroken and explains every row of the file."""

from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from maker_desktop.domain.journal.digests import written_digest
from maker_desktop.domain.journal.entries import GENESIS, Anchor, Entry, RowChange
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.store import journal, reading, sqlite
from maker_desktop.store.codec import Key
from maker_desktop.store.column_names import column_name
from maker_desktop.store.contents import Contents, contents, differences
from maker_desktop.store.migrations import newest, version_of
from maker_desktop.store.pepper import pepper_fault
from maker_desktop.store.room_chains import ROOM_ENTRIES, broken_entry
from maker_desktop.store.row_names import SECRET, Names, names_in, row_name, value_word
from maker_desktop.store.schema import GUARDED, JOURNAL, TABLE_NAMES, create_tables

#: The definitions in a database.
_KINDS = {"table": "表", "index": "索引", "trigger": "触发器", "view": "视图"}
#: Entries between two reports of progress.
_STRIDE = 500
#: Characters shown of a long text on either side of a difference.
_AROUND = 30


@dataclass(frozen=True, slots=True)
class Verification:
    """The findings: the number of entries, the first that does not fit if any, and what is wrong in Chinese.

    `first_bad` is None if all is well, or if the fault is in no entry: a row that no entry mentions, or missing
    triggers that guard rows. `different` are the rows that differ from the journal: `before` is by the journal,
    `after` in the file.
    """

    ok: bool
    entries: int
    first_bad: int | None = None
    reason: str = ""
    different: tuple[RowChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry that changed a watched table, the journal head before it, and all rows before it."""

    entry: Entry
    head: Anchor
    contents: Contents


@dataclass(frozen=True, slots=True)
class Proof:
    """The findings, the entries that fit (without their row changes), and the moments.

    `contents` are the rows by the journal; `last_entries` names for each row the last entry about it.
    """

    found: Verification
    entries: tuple[Entry, ...] = ()
    moments: tuple[Moment, ...] = ()
    contents: Contents = field(default_factory=dict)
    last_entries: Mapping[tuple[str, Key], int] = field(default_factory=dict)


def verify(path: Path, progress: Progress = silent) -> Verification:
    """Check a contest file of any version: the journal's chain, and every row of every table against it.

    Raises Refusal if it cannot be read: Damaged if it is not a contest file or too damaged; and whatever `progress`
    raises to stop the work.
    """
    return prove(path, progress=progress).found


def prove(path: Path, watched: Collection[str] = (), progress: Progress = silent) -> Proof:
    """Check as `verify`; `watched` are tables whose changes are recorded as moments. Raises Refusal as `verify`."""
    sqlite.check_header(path)
    with sqlite.refusals(path):
        connection = reading.connect(path)
        try:
            sqlite.read_broken_text(connection)
            # Its writer may go on meanwhile: journal and tables have to be read in one transaction.
            with sqlite.snapshot(connection):
                return _prove(connection, frozenset(watched), progress)
        finally:
            connection.close()


def _prove(connection: Connection, watched: frozenset[str], progress: Progress) -> Proof:
    replay = _Replay(watched)
    columns = sqlite.tables(connection).get(JOURNAL.name, ((), ()))[0]
    if not set(journal.OLDEST) <= set(columns):
        return replay.proof(Verification(False, 0, None, "流水表缺失，或者缺少列，是绕过程序修改的。"))
    last = journal.tip(connection)[0]
    for row in journal.read(connection):
        if replay.number % _STRIDE == 0:
            progress(min(replay.number, last), last, "")
        reason = replay.take(row)
        if reason:
            return replay.proof(Verification(False, last, row[0], f"第 {row[0]} 条流水{reason}"))
    different = differences(replay.contents, contents(connection))
    if not different:
        return replay.proof(_rest(connection, replay))
    first = min(different, key=lambda change: replay.last_entry(change) or replay.number + 1)
    entry = replay.last_entry(first)
    reason = _mismatch(first, entry, names_in(replay.contents))
    return replay.proof(Verification(False, replay.number, entry, reason, different))


def _rest(connection: Connection, replay: "_Replay") -> Verification:
    """Check what the journal does not show: merged rooms' journals, and missing triggers."""
    digests = {entry.digest for entry in replay.entries}
    if broken := broken_entry(replay.contents.get(ROOM_ENTRIES, {}).values(), digests):
        key, reason = broken
        return Verification(False, replay.number, replay.touched.get((ROOM_ENTRIES, key)), reason)
    if unguarded := sqlite.unguarded(connection, GUARDED):
        names = "、".join(TABLE_NAMES.get(table, table) for table in unguarded)
        return Verification(False, replay.number, None, f"“{names}”表的防改触发器被去掉或改过。")
    if foreign := _foreign(connection) or pepper_fault(connection, replay.contents):
        return Verification(False, replay.number, None, foreign)
    return Verification(True, replay.number)


def _foreign(connection: Connection) -> str:
    """Return what a file defines differently from this program; empty if nothing.

    Tables of other versions are known by the columns they have, which the rows were compared with.
    """
    there, due = sqlite.definitions(connection), _definitions()
    if version_of(connection) != newest():
        there = {key: sql for key, sql in there.items() if key[0] != "table"}
        due = {key: sql for key, sql in due.items() if key in there}
    for kind, name in sorted(there.keys() | due.keys()):
        if there.get((kind, name)) != due.get((kind, name)):
            what = f"{_KINDS.get(kind, kind)}“{TABLE_NAMES.get(name, name)}”"
            done = "是绕过程序加进去的" if (kind, name) not in due else "的定义被改过"
            return f"文件中的{what}{done}，不能相信它的内容。"
    return ""


@cache
def _definitions() -> dict[tuple[str, str], str | None]:
    """Return what this program defines in a new file."""
    with closing(sqlite.in_memory()) as fresh:
        create_tables(fresh)
        sqlite.guard(fresh, GUARDED)
        return sqlite.definitions(fresh)


class _Replay:
    """The tables rebuilt from the entries taken so far."""

    def __init__(self, watched: frozenset[str]) -> None:
        self.contents: Contents = {}
        self.entries: list[Entry] = []
        self.touched: dict[tuple[str, Key], int] = {}
        self._watched = watched
        self._moments: list[Moment] = []

    @property
    def number(self) -> int:
        """The number of the last entry taken."""
        return self.entries[-1].number if self.entries else 0

    @property
    def _digest(self) -> str:
        return self.entries[-1].digest if self.entries else GENESIS

    def proof(self, found: Verification) -> Proof:
        """Return the findings with the data collected."""
        return Proof(found, tuple(self.entries), tuple(self._moments), self.contents, self.touched)

    def take(self, row: tuple[Any, ...]) -> str:
        """Apply one entry; return why it does not fit, empty if it does."""
        try:
            entry = journal.entry_of(row)
            digest = written_digest(entry, row[journal.CHANGES])
        except (ValueError, TypeError):
            return "的内容无法读取，流水被修改过。"
        if entry.number != self.number + 1:
            return f"之前缺少第 {self.number + 1} 条，流水被删除过。"
        if entry.previous != self._digest:
            return "与前一条接不上，流水被修改过。"
        if entry.digest != digest:
            return "的内容与它的校验值不符，流水被修改过。"
        if any(change.table in self._watched for change in entry.changes):
            rows = {table: dict(rows) for table, rows in self.contents.items()}
            self._moments.append(Moment(entry, Anchor(self.number, self._digest), rows))
        self.entries.append(replace(entry, changes=()))
        return self._follow(entry)

    def last_entry(self, change: RowChange) -> int | None:
        """Return the last entry that mentioned a row, or None."""
        return self.touched.get((change.table, change.key))

    def _follow(self, entry: Entry) -> str:
        for change in entry.changes:
            rows = self.contents.setdefault(change.table, {})
            if rows.get(change.key) != change.before:
                return f"修改前的内容与此前的流水不符：{row_name(change, names_in(self.contents))}。"
            if change.after is None:
                rows.pop(change.key, None)
            else:
                rows[change.key] = change.after
            self.touched[change.table, change.key] = entry.number
        return ""


def _mismatch(change: RowChange, entry: int | None, names: Names) -> str:
    """Return in Chinese how the file (after) differs from the journal (before)."""
    row = row_name(change, names)
    if entry is None:
        return f"{row}：在文件中，但没有任何流水记载它，是绕过程序写入的。"
    said = f"与第 {entry} 条流水不符"
    if change.before is None:
        return f"{row}：按流水已经删除，文件中却还有，{said}。"
    if change.after is None:
        return f"{row}：在流水中有，文件中却没有，{said}。"
    before, after = change.before, change.after
    columns = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    name = columns[0]
    if name in SECRET:
        return f"{row}：{column_name(change.table, name)}{said}，被改过（不显示）。"
    due, found = apart(*(value_word(name, cells.get(name), names) for cells in (before, after)))
    return f"{row}：{column_name(change.table, name)}应为“{due}”，文件中却是“{found}”，{said}。"


def apart(left: str, right: str) -> tuple[str, str]:
    """Return two texts on one line each, long ones (a whole rulebook) only around the first difference."""
    pairs = enumerate(zip(left, right, strict=False))
    same = next((place for place, (old, new) in pairs if old != new), min(len(left), len(right)))

    def told(text: str) -> str:
        first, last = (max(0, same - _AROUND), same + _AROUND) if len(text) > 2 * _AROUND else (0, len(text))
        return f"{'…' if first else ''}{' '.join(text[first:last].split())}{'…' if last < len(text) else ''}"

    return told(left), told(right)
