"""What is printed at the opening holds the contest to its beginning, and the witness list to its key."""

import json
import re
from pathlib import Path

from maker_desktop.domain.model.records import WITNESS_KEY, WITNESS_PUBLIC_KEY, Setting
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import verification, witness, witness_key
from maker_desktop.services.roster import roster
from tests.fakes import clock
from tests.services.contests import PROJECTS, RULES, key_sheets, seat_all
from tests.services.printed import text_of


def begun(folder: Path) -> Session:
    session = contest.create(folder / "a.maker", RULES, "秘书", clock)
    for project in PROJECTS:
        roster.edit(session, project)
    seat_all(session, "final")
    return session


def test_the_codes_on_the_opening_paper_are_found_in_the_file_later(tmp_path: Path) -> None:
    with begun(tmp_path) as session:
        text = text_of(session, "opening")
        head = session.head()
        key_sheets(session, "final", 1, "80")
        later = text_of(session, "opening")
    assert "还没有任何分数" in text
    assert "复赛已有分数" in later
    assert "没有登记见证公钥" in text
    for code in re.findall(r"第\d+条·[0-9a-f]{16}", "".join(text.split())):
        found = verification.verify(tmp_path / "a.maker", code)
        assert found.match is not None, code
        assert found.match.entry in (1, head.entry)
    assert head.digest in "".join(text.split())


def test_the_whole_public_key_is_printed_and_is_the_one_that_signs(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    with begun(tmp_path) as session:
        told = witness_key.register_key(session, drive)
        text = "".join(text_of(session, "opening").split())
        listed = witness.add_to(session.file.path, drive).path
    signed_by = json.loads(listed.read_text(encoding="utf-8"))["public_key"]
    assert signed_by in text
    assert "".join(told.split()) in text


def test_a_key_registered_by_an_older_program_is_printed_by_its_fingerprint(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    with begun(tmp_path) as session:
        told = witness_key.register_key(session, drive)
        with session.change("test", "as before") as work:
            work.remove(Setting(WITNESS_PUBLIC_KEY, session.contest.settings[WITNESS_PUBLIC_KEY]))
        text = "".join(text_of(session, "opening").split())
        assert "没有登记全文" in text
        assert "".join(told.split()) in text
        assert witness_key.register_key(session, drive) == told
        assert session.contest.settings[WITNESS_KEY] == told
        assert WITNESS_PUBLIC_KEY in session.contest.settings, "made whole when the drive is there again"
