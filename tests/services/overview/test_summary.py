"""What lists of files say of a contest: the stage it is at and how much is done, without touching the file."""

import shutil
from pathlib import Path

from maker_desktop.domain.model.presence import Presence
from maker_desktop.services.demo import demo
from maker_desktop.services.overview.summary import summarise, summary_of
from maker_desktop.services.panels import panels
from tests.services.contests import key_sheets, small_contest


def test_a_contest_tells_the_stage_and_its_scores() -> None:
    session = small_contest()
    for number in (1, 2):
        key_sheets(session, "final", number, "80")
    found = summary_of(session)
    assert found.holds == "复赛 2/5"
    assert 0 < found.done < found.total
    assert not found.sealed
    panels.set_presence(session, "final", 5, Presence.WITHDRAWN, "来函")
    assert summary_of(session).holds == "复赛 2/4", "who left does not compete"


def test_a_file_is_read_and_left_as_it_was(tmp_path: Path) -> None:
    made = _demo(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    found = summarise(made)
    assert found is not None
    assert found.holds == "复赛 21/24"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_is_no_contest_file_has_no_summary(tmp_path: Path) -> None:
    (tmp_path / "a.maker").write_text("no contest", encoding="utf-8")
    assert summarise(tmp_path / "a.maker") is None
    assert summarise(tmp_path / "gone.maker") is None


def _demo(folder: Path) -> Path:
    made = demo.sample(folder / "made", "秘书")
    shutil.move(made, folder / "a.maker")
    shutil.rmtree(folder / "made")
    return folder / "a.maker"
