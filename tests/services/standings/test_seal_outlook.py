"""Before a seal it is said who goes on, who has which award, who was never revealed, and what is still open."""

from maker_desktop.services.scoring import marks
from maker_desktop.services.standings.seal_outlook import seal_outlook
from tests.services.contests import key_sheets, small_contest


def test_who_goes_on_from_a_stage_is_named_by_division() -> None:
    session = small_contest()
    for number in range(1, 6):
        key_sheets(session, "preliminary", number, str(80 + number))
    outlook = seal_outlook(session, "preliminary")
    assert outlook.fixed == ("企业组进入复赛 2 个：2、3 号", "创业组进入复赛 1 个：5 号")
    assert outlook.open == ()


def test_the_last_stage_says_its_awards_and_who_was_never_revealed() -> None:
    session = small_contest()
    for number in range(1, 6):
        key_sheets(session, "final", number, str(80 + number))
    marks.reveal(session, "final", 3)
    outlook = seal_outlook(session, "final")
    assert outlook.fixed == ("企业组：一等奖 3 号", "创业组：一等奖 5 号")
    assert outlook.unrevealed == (1, 2, 4, 5)


def test_what_is_open_hinders_and_nothing_is_promised() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    outlook = seal_outlook(session, "final")
    assert outlook.fixed == ()
    assert outlook.unscored
    assert any("还没有得分" in sentence for sentence in outlook.open)
