"""A file is proved against its journal, its rules and the paper; what was changed behind our back is named."""

import sqlite3
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import Seal
from maker_desktop.services.core import contest
from maker_desktop.services.journal import verification
from maker_desktop.services.roster import roster
from maker_desktop.services.standings import sealing
from tests.fakes import clock
from tests.services.contests import PROJECTS, RULES, key_sheets, seat_all


@pytest.fixture
def sealed(tmp_path: Path) -> tuple[Path, str]:
    path = tmp_path / "a.maker"
    with contest.create(path, RULES, "秘书", clock) as session:
        for project in PROJECTS:
            roster.edit(session, project)
        seat_all(session, "final")
        for number in range(1, 6):
            key_sheets(session, "final", number, str(80 + number))
        return path, sealing.seal(session, "final").digest


def test_an_untouched_file_and_its_printed_digest_are_proved(sealed: tuple[Path, str]) -> None:
    path, digest = sealed
    assert verification.verify(path).ok
    for written in (sealing.printed(digest), digest[:16].upper(), "-".join(sealing.printed(digest).split()), digest):
        assert verification.verify(path, written).ok


def test_a_digest_of_another_result_is_told_from_this_one(sealed: tuple[Path, str]) -> None:
    path, digest = sealed
    found = verification.verify(path, "0123 4567 89ab cdef")
    assert not found.ok
    assert sealing.printed(digest) in found.reason


def test_what_is_no_digest_is_refused(sealed: tuple[Path, str]) -> None:
    for written in ("0123", "hello world hello world"):
        with pytest.raises(Refusal, match="不是封存校验码"):
            verification.verify(sealed[0], written)


def test_a_row_changed_behind_the_programs_back_is_named(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    connection = sqlite3.connect(path)
    connection.execute("UPDATE project SET name = '别的' WHERE number = 2")
    connection.commit()
    connection.close()
    found = verification.verify(path)
    assert not found.ok
    assert "别的" in found.reason


def test_a_sealed_result_that_the_rules_do_not_give_is_named(sealed: tuple[Path, str]) -> None:
    path, _ = sealed
    with (
        contest.open_session(path, "秘书", clock=clock) as session,
        session.change("test", "forged") as work,
    ):
        work.put(Seal("final", "0" * 64, "秘书", session.stamp()))
    found = verification.verify(path)
    assert not found.ok
    assert found.first_bad == found.entries
    assert "复赛按规则重新计算的结果与封存时不同" in found.reason
