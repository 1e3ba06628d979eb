"""Papers about judges' own sheets: what each judge signs, his card, and a paper sheet's code."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.documents import publishing
from maker_desktop.services.documents.publishing import Wanted
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import judge_passes, marks
from maker_desktop.services.scoring.judge_codes import paper_code, paper_place
from maker_desktop.services.scoring.mark_gate import KeyedMark
from tests.services.contests import JUDGES, small_contest
from tests.services.scoring.judges import bind_all, hand_in


def pages(job: publishing.Job) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(job.pdf())).pages]


def test_each_judge_signs_his_marks_with_inlet_and_receipt() -> None:
    session = small_contest()
    places = bind_all(session)
    judge_passes.call_on_stage(session, "final", 1)
    panels.recuse(session, "final", "钱", 1, "同事")
    made = hand_in(session, places["赵"], 1)
    for criterion in ("innovation", "team"):
        marks.enter(session, KeyedMark("final", 1, "孙", criterion, "70"))
    found = pages(publishing.prepare(session, "judge-marks", Wanted(stage="final")))
    assert len(found) == len(JUDGES)
    first, second, third = found[:3]
    assert f"平板{made.receipt}" in first.replace(" ", "").replace("\n", "")
    assert "84" in first
    assert "回避" in second
    assert "纸质" in third
    assert made.receipt not in third


def test_a_card_has_the_judge_and_says_how_to_mark_on_one_page() -> None:
    session = small_contest()
    stage = session.stage("final")
    seats = session.contest.panels("final")["1"][:2]
    addresses = {seat: f"https://192.168.1.5:8443/#{seat.seat:032x}" for seat in seats}
    found = pages(publishing.seat_cards(session, stage, addresses))
    assert len(found) == 2
    assert "赵" in found[0]
    assert "回执" in found[0]
    with pytest.raises(Refusal, match="请先给席位发码"):
        publishing.seat_cards(session, stage, {})


def test_a_paper_sheets_code_names_its_row_and_no_other() -> None:
    session = small_contest()
    stage = session.stage("final")
    seat = session.contest.panels("final")["1"][2]
    code = paper_code(session, stage, seat, 4)
    place = paper_place(session, code)
    assert (place.stage, place.seat, place.number) == (stage, seat, 4)
    for wrong in (code[:-1], code[:-1] + str((int(code[-1]) + 1) % 10), "9" + code[1:]):
        with pytest.raises(Refusal, match="不是本赛事纸质评分表"):
            paper_place(session, wrong)
    job = publishing.prepare(session, "score-sheets", Wanted(stage="final", number=4, form="project"))
    assert len(pages(job)) == len(JUDGES)
