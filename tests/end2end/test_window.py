"""The whole contest in the real window, from the start page to PDFs on the disk, which are read back here."""

import re
import subprocess
from pathlib import Path

import pytest

from maker_desktop.services.core import contest
from maker_desktop.services.journal.verification import verify
from tests.end2end.journey import PROJECTS, REASON, STAGE, TIED, mark
from tests.end2end.screen import missing_tool, program, screen

pytestmark = pytest.mark.skipif(bool(missing_tool()), reason=f"{missing_tool()} is not installed")

#: By number, in order of places. 3, 6, 9 and 12 are the startup division's; 5 goes before 4 by the ruling alone.
PRIZES = {
    "一等奖": [1, 3],
    "二等奖": [2, 5, 6],
    "三等奖": [4, 7, 8, 9, 12],
    "优胜奖": [10, 11, 13, 14],
}
#: At most a fifth of the ten may be of the startup division.
RECOMMENDED = [1, 2, 5, 4, 7, 8, 10, 11, 3, 6]


def pages(path: Path) -> list[str]:
    """Return the words of each page of a PDF, without white space."""
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    return [re.sub(r"\s", "", page) for page in text.split("\f")[:-1]]


def names(text: str) -> list[int]:
    """Return the projects a text names, by number, in its order."""
    return [int(number) for number in re.findall(r"项目(\d\d)", text)]


def every_winner_has_a_certificate_with_the_right_prize(home: Path) -> None:
    found: dict[str, list[int]] = {}
    for page in pages(home / "papers" / "证书.pdf"):
        prize = next(prize for prize in PRIZES if f"荣获{prize}" in page)
        found.setdefault(prize, []).extend(names(page))
    assert {prize: sorted(numbers) for prize, numbers in found.items()} == PRIZES


def the_papers_name_the_winners_in_the_order_of_the_ruling(home: Path) -> None:
    listing = "".join(pages(home / "papers" / "获奖名单.pdf"))
    assert names(listing) == [1, 2, 5, 4, 7, 8, 10, 11, 13, 14, 3, 6, 9, 12]
    assert names("".join(pages(home / "papers" / "推荐项目名单.pdf"))) == RECOMMENDED
    ruling = "".join(pages(home / "papers" / "专家委员会裁定书.pdf"))
    assert REASON.rstrip("。") in ruling
    assert set(names(ruling)) == set(TIED)


def every_paper_has_pages_and_the_letter_its_annex(home: Path) -> None:
    papers = {path.stem: pages(path) for path in (home / "papers").glob("*.pdf")}
    assert len(papers) >= 12
    assert all(papers.values())
    assert names("".join(papers["推荐报告"])) == RECOMMENDED


def the_file_holds_every_mark_as_it_was_keyed(home: Path) -> None:
    path = home / "Documents" / "city.maker"
    found = verify(path)
    assert found.ok, found.reason
    with contest.open_session(path, "监督员") as session:
        book, seats = session.book(STAGE), session.contest.seats
        criteria = session.contest.rulebook.stage_criteria(session.stage(STAGE))
        wrong = [
            (number, seat.judge, criterion.id)
            for number in range(1, PROJECTS + 1)
            for seat in seats
            for place, criterion in enumerate(criteria)
            if str(book.value(number, seat.judge, criterion.id)) != mark(number, seat.seat, place)
            or not book.confirmed(number, seat.judge)
        ]
        assert len(seats) == 7
        assert wrong == []


def test_a_contest_goes_the_whole_way_in_the_window(tmp_path: Path) -> None:
    with screen() as display:
        window = program("tests.end2end.journey", tmp_path, display=display, home=tmp_path)
        _out, err = window.communicate(timeout=900)
    assert (window.returncode, err) == (0, "")
    every_winner_has_a_certificate_with_the_right_prize(tmp_path)
    the_papers_name_the_winners_in_the_order_of_the_ruling(tmp_path)
    every_paper_has_pages_and_the_letter_its_annex(tmp_path)
    the_file_holds_every_mark_as_it_was_keyed(tmp_path)
    assert not list(tmp_path.glob("state/**/errors.log")), "something went wrong that the person did not see"
