"""The list of heads on a supervisor's drive: it grows, it is signed, and it names what was changed since."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import WITNESS_KEY
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import backup, witness, witness_key
from maker_desktop.services.roster import roster
from tests.fakes import clock
from tests.services.contests import RULES


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with contest.create(tmp_path / "小赛.maker", RULES, "秘书", clock) as session:
        roster.edit(session, Project(1, "甲", "甲公司", "enterprise"))
        yield session


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    (tmp_path / "drive").mkdir()
    return tmp_path / "drive"


def add(session: Session, drive: Path) -> witness.Written:
    return witness.add_to(session.file.path, drive, clock)


def more(session: Session, number: int = 2) -> None:
    roster.edit(session, Project(number, f"项目{number}", f"公司{number}", "enterprise"))


def compared(session: Session, listed: Path) -> witness.Comparison:
    return witness.compare(session.file.path, listed)


def test_a_list_grows_by_what_is_new_and_keeps_what_it_had(session: Session, drive: Path) -> None:
    first = add(session, drive)
    before = json.loads(first.path.read_text(encoding="utf-8"))
    assert first.path == drive / "见证清单-小赛.json"
    assert (first.head.entry, first.added) == (3, 3)
    more(session)
    assert add(session, drive).added == 1
    after = json.loads(first.path.read_text(encoding="utf-8"))
    assert after["heads"][:3] == before["heads"]
    assert after["heads"][3].keys() == {"entry", "time", "digest"}
    assert [each["entry"] for each in after["exports"]] == [3, 4]


def test_a_list_that_fits_says_how_many_followed(session: Session, drive: Path) -> None:
    path = add(session, drive).path
    more(session)
    found = compared(session, path)
    assert (found.ok, found.heads, found.following, found.first_bad) == (True, 3, 1, None)
    assert found.words == "3 条都相符，其后还有 1 条。"
    assert "没有签名" in found.notes[0]


def test_after_a_restoring_the_list_is_closed_and_another_begun(session: Session, drive: Path, tmp_path: Path) -> None:
    path, copy = session.file.path, tmp_path / "copy.maker"
    backup.copy(session, copy)
    more(session)
    old = add(session, drive).path
    told = old.read_bytes()
    session.close()
    backup.restore(copy, path, "李", clock)
    found = witness.compare(path, old)
    assert (found.ok, found.first_bad) == (False, 4)
    assert found.reason == (
        "清单里的第 4 条不在文件里：现在的第 4 条流水记载文件从备份恢复，恢复时丢失了它们（都列在那一条里）；"
        "第 4 条以前都相符。"
    )
    made = witness.add_to(path, drive, clock)
    assert (made.path.name, made.closed, made.added) == ("见证清单-小赛-2.json", (old,), 4)
    assert old.read_bytes() == told
    assert witness.compare(path, made.path).ok
    assert witness.add_to(path, drive, clock).added == 0


def test_a_forged_entry_is_not_explained_by_a_restoring_after_it(session: Session, drive: Path, tmp_path: Path) -> None:
    path, copy = session.file.path, tmp_path / "copy.maker"
    more(session)
    listed = add(session, drive).path
    altered(listed, lambda document: document["heads"][2].update(digest="ab" * 32))
    backup.copy(session, copy)
    session.close()
    backup.restore(copy, path, "李", clock)
    with pytest.raises(Refusal, match=r"没有记，请查明原因.*第 3 条与清单不符"):
        witness.add_to(path, drive, clock)


def test_without_the_drive_nothing_is_made(session: Session, drive: Path) -> None:
    with pytest.raises(Refusal, match="请插好监督员的 U 盘"):
        add(session, drive / "gone")


def forged(session: Session) -> None:
    """Write another journal under the same name, as anyone with the computer can."""
    path = session.file.path
    session.close()
    path.unlink()
    with contest.create(path, RULES, "秘书", clock) as other:
        roster.edit(other, Project(1, "乙", "乙公司", "enterprise"))
        more(other)
        more(other, 3)


def test_a_journal_made_anew_is_named_by_its_first_entry_that_differs(session: Session, drive: Path) -> None:
    path = add(session, drive).path
    forged(session)
    found = compared(session, path)
    assert (found.ok, found.first_bad) == (False, 3)
    assert "第 3 条与清单不符" in found.reason
    assert "改写过" in found.reason
    held = path.read_bytes()
    with pytest.raises(Refusal, match="没有记，请查明原因：U 盘里的清单与本文件不符"):
        add(session, drive)
    assert path.read_bytes() == held, "what the supervisor has is never overwritten by something else"


@pytest.mark.parametrize("number", [1, 3])
def test_of_a_broken_journal_no_head_is_taken_away(session: Session, drive: Path, number: int) -> None:
    with sqlite3.connect(session.file.path) as connection:
        connection.execute("DROP TRIGGER journal_no_update")
        connection.execute("UPDATE journal SET subject = '别的' WHERE number = ?", (number,))
    with pytest.raises(Refusal, match=f"没有记：“小赛.maker”没有通过校验。第 {number} 条"):
        add(session, drive)
    assert not list(drive.iterdir())


def test_a_tail_cut_off_is_named(session: Session, drive: Path) -> None:
    more(session)
    path = add(session, drive).path
    file = session.file.path
    session.close()
    with sqlite3.connect(file) as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute("DELETE FROM journal WHERE number = 4")
    connection.close()
    found = witness.compare(file, path)
    assert (found.ok, found.first_bad) == (False, 4)
    assert "清单记到第 4 条，文件里能接上的只有 3 条" in found.reason


def test_a_key_on_the_drive_signs_and_stands_in_the_journal(session: Session, drive: Path) -> None:
    told = witness_key.register_key(session, drive)
    assert session.contest.settings[WITNESS_KEY] == told
    assert [entry.action for entry in session.file.entries()][-1] == "witness.key"
    made = add(session, drive)
    assert made.key == told
    found = compared(session, made.path)
    assert (found.ok, found.key) == (True, told)
    assert f"签名公钥的指纹是 {told}" in found.notes[0]
    assert witness_key.register_key(session, drive) == told, "the key that is there stays"
    assert session.file.newest() == 4


def altered(path: Path, alter: Callable[[Any], None]) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    alter(document)
    path.write_text(json.dumps(document), encoding="utf-8")


def test_a_signed_list_that_was_altered_is_named(session: Session, drive: Path) -> None:
    witness_key.register_key(session, drive)
    path = add(session, drive).path
    altered(path, lambda document: document["exports"][0].update(time="2020-01-01T00:00:00+08:00"))
    assert compared(session, path).reason == "清单的签名不符：签名以后清单被修改过。"


def test_a_signature_taken_off_a_list_is_said_where_the_journal_has_a_key(session: Session, drive: Path) -> None:
    before = compared(session, add(session, drive).path).notes[0]
    assert "登记" not in before
    key = witness_key.register_key(session, drive)
    path = add(session, drive).path
    altered(path, lambda document: document.update(public_key="", signature=""))
    found = compared(session, path)
    assert found.ok
    assert f"流水登记了见证公钥（指纹 {key}）" in found.notes[0]


def test_a_list_signed_by_another_drive_is_named(session: Session, drive: Path, tmp_path: Path) -> None:
    witness_key.register_key(session, drive)
    other = tmp_path / "other"
    other.mkdir()
    with contest.create(tmp_path / "别的.maker", RULES, "秘书", clock) as elsewhere:
        witness_key.register_key(elsewhere, other)
    assert "用别的密钥签的" in compared(session, add(session, other).path).reason


def test_a_seal_put_into_an_unsigned_list_is_named(session: Session, drive: Path) -> None:
    made = add(session, drive)
    altered(made.path, lambda list_: list_["seals"].append({"stage": "final", "entry": 2, "digest": "0" * 64}))
    found = compared(session, made.path)
    assert (found.ok, found.first_bad) == (False, 2)
    assert "第 2 条的封存校验码不是文件里的" in found.reason


def test_a_list_without_heads_agrees_with_nothing(session: Session, drive: Path) -> None:
    made = add(session, drive)
    altered(made.path, lambda list_: list_["heads"].clear())
    found = compared(session, made.path)
    assert not found.ok
    assert found.words == "清单里一条流水也没有，不能对照。"


def test_a_time_altered_in_an_unsigned_list_is_named(session: Session, drive: Path) -> None:
    path = add(session, drive).path
    altered(path, lambda document: document["heads"][1].update(time="2020-01-01T00:00:00+08:00"))
    found = compared(session, path)
    assert (found.ok, found.first_bad) == (False, 2)
    assert "清单被改过" in found.reason


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"format": "other"}',
        '{"format": "maker-desktop witness 1", "contest": "", "heads": [{"entry": 2, "time": "", "digest": ""}],'
        ' "seals": [], "exports": [], "public_key": "", "signature": ""}',
        '{"format": "maker-desktop witness 1", "contest": "", "heads": [], "seals": [], "exports": [],'
        ' "public_key": "zz", "signature": ""}',
        '{"format": "maker-desktop witness 1", "contest": "", "heads": [], "seals": [], "exports": [],'
        ' "public_key": "a", "signature": "b"}',
        '{"format": "maker-desktop witness 1", "contest": "\\ud800", "heads": [], "seals": [], "exports": [],'
        ' "public_key": "", "signature": ""}',
        '{"format": "maker-desktop witness 1", "contest": "", "heads": [{"entry": Infinity}]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_list_is_refused(session: Session, drive: Path, content: str) -> None:
    (drive / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(Refusal, match="不是见证清单"):
        compared(session, drive / "x.json")


def test_what_is_no_key_is_refused(session: Session, drive: Path) -> None:
    (drive / witness_key.KEY_FILE).write_text("x", encoding="utf-8")
    with pytest.raises(Refusal, match="不是本程序做的见证私钥"):
        witness_key.register_key(session, drive)
