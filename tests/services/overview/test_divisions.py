"""The rings of the overview count what competes, has a score, was shown, and does not take part."""

from maker_desktop.domain.model.presence import Presence
from maker_desktop.services.overview.divisions import DivisionProgress, division_progress
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.scoring_desk import current_stage
from maker_desktop.services.standings import elsewhere, sealing
from tests.services.contests import key_sheets, small_contest


def test_a_division_counts_scored_revealed_and_out() -> None:
    session = small_contest()
    key_sheets(session, "preliminary", 1, "80")
    marks.reveal(session, "preliminary", 1)
    key_sheets(session, "preliminary", 2, "81")
    panels.set_presence(session, "preliminary", 3, Presence.ABSENT, "没有到场")
    enterprise, startup = division_progress(session, current_stage(session))
    assert enterprise == DivisionProgress("enterprise", "企业组", competing=2, scored=2, revealed=1, out=1)
    assert (startup.competing, startup.scored) == (2, 0)


def test_the_stage_being_judged_is_the_one_with_marks_though_judges_of_the_next_are_seated() -> None:
    session = small_contest()
    for number in range(1, 6):
        key_sheets(session, "preliminary", number, str(90 - number))
        assert current_stage(session).id == "preliminary"
    sealing.seal(session, "preliminary")
    assert current_stage(session).id == "final"


def test_a_stage_that_is_not_held_is_not_the_one_being_judged() -> None:
    session = small_contest()
    elsewhere.skip(session, "preliminary", "报名不足")
    assert current_stage(session).id == "final"
