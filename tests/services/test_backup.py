"""A copy is complete and checked, is made while the contest is open, and never takes another file's place."""

import sqlite3
from pathlib import Path

import pytest

from maker_desktop.domain.errors import Refusal
from maker_desktop.services import backup, contest, roster, verification
from tests.fakes import clock
from tests.services.contests import PROJECTS, RULES


def test_a_copy_of_an_open_contest_holds_all_of_it(tmp_path: Path) -> None:
    with contest.create(tmp_path / "a.maker", RULES, "秘书", clock) as session:
        for project in PROJECTS:
            roster.edit(session, project)
        made = backup.copy(session.file.path, tmp_path / "copy")
        roster.withdraw(session, 5, "弃赛")
    assert made == tmp_path / "copy.maker"
    assert verification.verify(made).ok
    with contest.open_session(made, "秘书") as copied:
        assert copied.contest.projects == PROJECTS
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.maker", "copy.maker"]


def test_a_copy_never_takes_another_files_place(tmp_path: Path) -> None:
    with contest.create(tmp_path / "a.maker", RULES, "秘书", clock) as session:
        with pytest.raises(Refusal, match="已经存在"):
            backup.copy(session.file.path, session.file.path)
        with pytest.raises(Refusal):
            backup.copy(session.file.path, tmp_path / "nowhere" / "b.maker")
    assert [path.name for path in tmp_path.iterdir()] == ["a.maker"]


def test_a_copy_of_a_tampered_file_does_not_stay(tmp_path: Path) -> None:
    with contest.create(tmp_path / "a.maker", RULES, "秘书", clock) as session:
        roster.edit(session, PROJECTS[0])
    connection = sqlite3.connect(tmp_path / "a.maker")
    connection.execute("UPDATE project SET name = '别的'")
    connection.commit()
    connection.close()
    with pytest.raises(Refusal, match="没有通过校验"):
        backup.copy(tmp_path / "a.maker", tmp_path / "b.maker")
    assert [path.name for path in tmp_path.iterdir()] == ["a.maker"]


def test_the_suggested_name_says_of_what_and_when(tmp_path: Path) -> None:
    with contest.create(tmp_path / "晋中.maker", RULES, "秘书", clock) as session:
        assert backup.suggested_name(session) == "晋中 副本 2026-11-20 090000.maker"
