"""A wording says what the contest makes of it until somebody fills it in, and again once that is taken back."""

import pytest

from maker_desktop.domain.errors import Refusal
from maker_desktop.services import filling, publishing
from maker_desktop.services.document_words import WORDINGS
from maker_desktop.services.filling import Field
from maker_desktop.services.session import Session
from tests.services.contests import small_contest
from tests.services.test_publishing import HOSTED, final_only, finished


def field(session: Session, document: str, name: str) -> Field:
    return next(one for one in filling.fields(session, document) if one.wording.name == name)


def test_every_wording_stands_on_a_document() -> None:
    session = small_contest(HOSTED)
    listed = {one.wording.name for document in publishing.DOCUMENTS for one in filling.fields(session, document.id)}
    assert listed == {wording.name for wording in WORDINGS}


def test_a_filled_in_wording_is_printed_and_an_emptied_one_is_made_up_again() -> None:
    session = finished()
    made_up = field(session, "recommendation", "letter_text").made_up
    assert made_up.endswith("特此报告。")
    filling.fill(session, "letter_text", "改过的一段。\n特此报告。")
    assert field(session, "recommendation", "letter_text").changed
    for back in ("", made_up):
        filling.fill(session, "letter_text", "改过。")
        filling.fill(session, "letter_text", back)
        assert "letter_text" not in session.contest.settings


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("letter_date", "明天", "应是日期"),
        ("letter_sealed", "也许", "应是“是”或“否”"),
        ("certificate_right", "两毫米", "应是整数"),
        ("certificate_design", "baroque", "可以用的有：classic"),
        ("certificate_wording_team", "获{prize}", "不认识 {prize}"),
    ],
)
def test_what_is_not_of_its_kind_is_refused_and_changes_nothing(name: str, text: str, reason: str) -> None:
    session = small_contest(HOSTED)
    with pytest.raises(Refusal, match=reason):
        filling.fill(session, name, text)
    assert name not in session.contest.settings


def test_a_certificate_takes_wording_date_style_and_code_from_what_is_filled_in() -> None:
    session = finished()
    plain = publishing.prepare(session, "certificates").pdf()
    filling.fill(session, "certificate_code", "否")
    without = publishing.prepare(session, "certificates").pdf()
    assert len(without) < len(plain)
    filling.fill(session, "certificate_date_style", "chinese")
    filling.fill(session, "certificate_wording_project", "贵单位的“{project}”荣获")
    filling.fill(session, "certificate_date", "2026-07-31")
    (unit, *_) = publishing.prepare(session, "certificates").units
    design = unit.part.design  # type: ignore[union-attr]  # certificates are batches
    assert (design.date, design.wording["project"]) == ("chinese", "贵单位的“{project}”荣获")


def test_what_is_missing_and_what_may_change_is_said() -> None:
    bare = small_contest(HOSTED)
    assert "还没有打分" in publishing.missing(bare, "standings")
    assert publishing.missing(bare, "summary") == ""
    assert publishing.provisional(bare, "summary") == ""
    session = final_only()
    assert publishing.missing(session, "standings") == ""
    assert publishing.provisional(session, "standings") == "复赛未封存"
    assert publishing.provisional(finished(), "standings") == ""
