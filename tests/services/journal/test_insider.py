"""An insider who knows the algorithm forges tables, journal and seals alike: with what paper says he is found."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.journal.digests import written_digest
from maker_desktop.domain.journal.entries import GENESIS, Anchor, Entry, canonical, printed
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.roster import Declaration
from maker_desktop.domain.model.ruling import CommitteeMember, Decision
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import contest
from maker_desktop.services.core.people import Signed
from maker_desktop.services.journal.seal_history import SEALS, sealings
from maker_desktop.services.journal.verification import Verification, verify
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks, paper_check
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.services.standings.seal_digest import seal_digest
from maker_desktop.store.codec import CODECS
from maker_desktop.store.journal import CHANGES, entry_of
from maker_desktop.store.verify import prove
from tests.fakes import clock
from tests.services.contests import PROJECTS, RULES, key_sheets, seat_all

Row = dict[str, Any]
#: What a row becomes, by its table; None takes it away.
Edit = Callable[[str, Row], Row | None]
KEYS = {codec.table: codec.key_names for codec in CODECS.values()}


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str, str]:
    """Return a contest file with something of everything, its seal's code and its last head, as they were printed."""
    path = tmp_path_factory.mktemp("honest") / "a.maker"
    with contest.create(path, RULES, "秘书", clock) as session:
        for project in PROJECTS:
            roster.edit(session, project)
        seat_all(session, "final")
        draw.draw(session, "final", "ab")
        for number in (1, 2, 3, 4):
            key_sheets(session, "final", number, str(80 + number // 2))
        panels.recuse(session, "final", "钱", 5, "同事")
        panels.mark_absent(session, "final", "孙", 5, "迟到")
        panels.set_presence(session, "final", 5, Presence.WITHDRAWN, "来函退出")
        marks.enter(session, KeyedMark("final", 1, "赵", "team", "79"), Signed("听错"))
        paper_check.note_paper_total(session, "final", 1, "赵", "80")
        marks.reveal(session, "final", 1)
        arbitration.seat_committee(session, [CommitteeMember("吴"), CommitteeMember("郑", chair=True)])
        arbitration.lodge(session, "final", [4], person="甲公司", contact="电话", text="不服")
        arbitration.rule(session, "objection:1", Verdict(Decision.UPHOLD, "有据", ("吴", "郑")))
        (tie,) = [each.id for each in arbitration.cases(session) if each.open]
        arbitration.rule(session, tie, Verdict(Decision.ORDER, "评议", ("吴", "郑"), order=(3, 2)))
        contest.fill_in(session, {"place": "晋中"})
        with session.change("roster.tick", "1") as work:
            work.put(Declaration(1, "无违法", True, "秘书", session.stamp()))
        code = printed(sealing.seal(session, "final").digest)
        head = session.head().words
    return path.read_bytes(), code, head


def chain(connection: sqlite3.Connection, edit: Edit, tables: Iterable[str]) -> None:
    """Rewrite every row of some tables, and the journal, by an edit, and the chain after it, as the algorithm says."""
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{trigger}"')
    for table in tables:
        cursor = connection.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description]
        rows = [edit(table, dict(zip(names, cells, strict=True))) for cells in cursor.fetchall()]
        connection.execute(f'DELETE FROM "{table}"')
        places = ", ".join("?" for _ in names)
        kept = [list(row.values()) for row in rows if row is not None]
        connection.executemany(f'INSERT INTO "{table}" VALUES ({places})', kept)
    forged = rechained(connection.execute("SELECT * FROM journal").fetchall(), edit)
    values = [(changes, entry.previous, entry.digest, entry.number) for entry, changes in forged]
    connection.executemany("UPDATE journal SET changes = ?, previous = ?, digest = ? WHERE number = ?", values)


def rechained(rows: Iterable[Any], edit: Edit) -> list[tuple[Entry, str]]:
    """Return the journal with every row change edited, and the chain computed anew."""
    forged: list[tuple[Entry, str]] = []
    previous = GENESIS
    for row in rows:
        changes = canonical([change for each in json.loads(row[CHANGES]) if (change := _edited(each, edit))])
        entry = replace(entry_of(row), previous=previous)
        previous = written_digest(entry, changes)
        forged.append((replace(entry, digest=previous), changes))
    return forged


def _edited(change: list[Any], edit: Edit) -> list[Any] | None:
    table, _key, *rows = change
    if table not in KEYS:
        return change
    before, after = (row and edit(table, dict(row)) for row in rows)
    known = after or before
    return [table, [known[name] for name in KEYS[table]], before, after] if known else None


def guards(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]


def forge(path: Path, edit: Edit, *tables: str) -> None:
    """Forge everything in some tables, and then the seal so that it fits what was forged."""
    triggers = guards(path)
    with quick(path) as connection:
        chain(connection, edit, tables)
    try:
        (sealed,) = sealings(prove(path, (SEALS,)).moments)
        rows = {table: listed.values() for table, listed in sealed.contents.items()}
        with contest.open_session(path, "", read_only=True) as session:
            digest = seal_digest(sealed.head, rows, session.result(sealed.stage))
    except (Refusal, KeyError, ValueError):
        digest = ""  # what was forged is no contest any more
    with quick(path) as connection:
        if digest:
            chain(connection, lambda table, row: {**row, "digest": digest} if table == SEALS else row, (SEALS,))
        for trigger in triggers:
            connection.execute(trigger)


@contextmanager
def quick(path: Path) -> Iterator[sqlite3.Connection]:
    """Write without waiting for the disk."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")
        yield connection


def found(path: Path, code: str = "") -> Verification | None:
    """Verify; None where the file is no contest file any more."""
    try:
        return verify(path, code)
    except (Refusal, KeyError, ValueError):
        return None


def caught(path: Path, code: str) -> bool:
    result = found(path, code)
    return result is None or not result.ok


def everything_of(content: bytes, path: Path) -> list[tuple[str, str]]:
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as connection:
        return [
            (table, column[1])
            for table in KEYS
            if connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
            for column in connection.execute(f'PRAGMA table_info("{table}")')
        ]


def other(value: object) -> object:
    if isinstance(value, int):
        return value + 1
    text = str(value)
    return f"{int(text) + 1}" if text.isdigit() else f"{text[:-1]}改{text[-1:]}"


def test_every_column_is_in_the_head_that_the_seal_and_the_foot_print(
    honest: tuple[bytes, str, str], tmp_path: Path
) -> None:
    content, _, head = honest
    path = tmp_path / "a.maker"
    columns = everything_of(content, path)
    assert len({table for table, _ in columns}) >= 16
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT * FROM journal").fetchall()
    genuine = [entry for entry, _ in rechained(rows, lambda _table, row: row)]
    assert Anchor(genuine[-1].number, genuine[-1].digest).words == head
    for table, column in columns:
        forged = rechained(rows, altering(table, {column}))
        assert forged[-1][0].digest != genuine[-1].digest, (table, column)
        if table != SEALS:
            assert forged[-2][0].digest != genuine[-2].digest, (table, column, "the head that is sealed")


def altering(table: str, columns: Collection[str]) -> Edit:
    """Return the edit that alters some columns of a table."""

    def edit(name: str, row: Row) -> Row:
        return {**row, **{column: other(row[column]) for column in columns}} if name == table else row

    return edit


def test_every_table_forged_through_the_whole_journal_is_found_with_the_paper(
    honest: tuple[bytes, str, str], tmp_path: Path
) -> None:
    content, code, head = honest
    path = tmp_path / "a.maker"
    columns = [(table, column) for table, column in everything_of(content, path) if table != SEALS]
    perfect = 0
    for table in {table for table, _ in columns}:
        own = [column for name, column in columns if name == table]
        # Where they can, the keys stay, so that what is forged is still a contest.
        own.sort(key=lambda column, table=table: column not in KEYS[table])  # type: ignore[misc]  # bound at once
        path.write_bytes(content)
        forge(path, altering(table, own[-1:]), table)
        told = found(path, code)
        assert told is None or not told.ok, table
        with closing(sqlite3.connect(path)) as connection:
            ((digest,),) = connection.execute("SELECT digest FROM journal ORDER BY number DESC LIMIT 1").fetchall()
        assert printed(digest) not in head, table
        # What only the paper tells of is a perfect forgery.
        perfect += told is not None and told.reason == told.paper
    assert perfect >= 10, "without the paper many of these forgeries would go unseen"


def test_every_table_emptied_through_the_whole_journal_is_found_with_the_paper(
    honest: tuple[bytes, str, str], tmp_path: Path
) -> None:
    content, code, head = honest
    path = tmp_path / "a.maker"
    for table in {table for table, _ in everything_of(content, path)}:
        path.write_bytes(content)
        forge(path, lambda name, row, t=table: None if name == t else row, table)  # type: ignore[misc]  # bound at once
        assert caught(path, head if table == SEALS else code), table


def swap_companies(table: str, row: Row) -> Row:
    names = {1: (2, "乙", "乙公司"), 2: (1, "甲", "甲公司")}
    if table != "project" or row["number"] not in names:
        return row
    return {**row, "name": names[row["number"]][1], "applicant": names[row["number"]][2]}


def swap_marks(table: str, row: Row) -> Row:
    if table not in ("mark", "confirmation") or row["number"] not in (1, 4):
        return row
    return {**row, "number": 5 - row["number"]}


@pytest.mark.parametrize("edit", [swap_companies, swap_marks])
def test_two_companies_swapped_in_a_perfect_forgery_are_found_with_any_paper(
    honest: tuple[bytes, str, str], tmp_path: Path, edit: Edit
) -> None:
    content, code, head = honest
    path = tmp_path / "a.maker"
    path.write_bytes(content)
    assert verify(path, code).ok
    assert verify(path, head).ok
    forge(path, edit, "project", "mark", "confirmation")
    assert caught(path, code)
    told = found(path, head)
    assert told is not None
    if edit is swap_companies:
        assert verify(path).ok, "nothing inside the file tells of it"
        assert "与纸面不符" in told.reason


def test_an_older_copy_and_a_journal_cut_short_are_found_with_a_later_paper(
    honest: tuple[bytes, str, str], tmp_path: Path
) -> None:
    content, code, head = honest
    path = tmp_path / "a.maker"
    path.write_bytes(content)
    triggers = guards(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        for name in ("seal_no", "journal_no_delete"):
            connection.execute(f'DROP TRIGGER IF EXISTS "{name}"')
        connection.execute("DELETE FROM seal")
        connection.execute("DELETE FROM journal WHERE number = (SELECT max(number) FROM journal)")
        connection.execute(next(sql for sql in triggers if "journal_no_delete" in sql))
    assert verify(path).ok, "nothing inside the file tells of it"
    last = verify(path).entries
    assert f"文件里只有 {last} 条" in verify(path, head).reason
    assert not verify(path, code).ok
