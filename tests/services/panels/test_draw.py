"""The same seed draws the same order; numbers drawn by hand must fit; nothing is drawn again once there are marks."""

from hashlib import sha256

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Drawing
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from tests.services.contests import small_contest


def order(session: Session, division: str = "enterprise") -> list[int]:
    stage = session.stage("final")
    return [place.number for place in draw.order_of_appearance(session.contest, stage) if place.division == division]


def test_the_same_seed_draws_the_same_order() -> None:
    session, again = small_contest(), small_contest()
    draw.draw(session, "final", "00FF", "郑明")
    draw.draw(again, "final", " 00ff ")
    assert order(session) == order(again)
    assert session.contest.drawings == (Drawing("final", "00ff", "郑明"),)
    assert len({tuple(drawn_with(f"{seed:04x}")) for seed in range(40)}) == 6


@pytest.mark.parametrize("seed", ["00ff", "01", "5f1c"])
def test_anybody_can_draw_again_with_sha_256(seed: str) -> None:
    session = small_contest()
    draw.draw(session, "final", seed)
    for division, numbers in (("enterprise", (1, 2, 3)), ("startup", (4, 5))):
        lots = {sha256(f"{seed}|final|{division}|{number}".encode()).hexdigest(): number for number in numbers}
        assert order(session, division) == [lots[lot] for lot in sorted(lots)]


def drawn_with(seed: str) -> list[int]:
    session = small_contest()
    draw.draw(session, "final", seed)
    return order(session)


def test_without_a_seed_a_fresh_one_is_recorded() -> None:
    session = small_contest()
    draw.draw(session, "final")
    assert len(session.contest.drawings[0].seed) == 32
    draw.draw(session, "final", fresh=lambda: "abcd")
    assert session.contest.drawings[0].seed == "abcd"


@pytest.mark.parametrize("seed", ["", "xyz", "a", "f" * 129])
def test_a_seed_that_is_not_hex_is_refused(seed: str) -> None:
    with pytest.raises(Refusal, match="随机种子"):
        draw.draw(small_contest(), "final", seed)


def test_nothing_is_drawn_again_once_there_are_marks() -> None:
    session = small_contest()
    draw.draw(session, "final", "01")
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "80"))
    with pytest.raises(Refusal, match="已经有评分"):
        draw.draw(session, "final", "02")
    assert session.contest.drawings[0].seed == "01"


def test_a_new_draw_leaves_out_who_has_withdrawn() -> None:
    session = small_contest()
    draw.draw(session, "final", "01")
    panels.set_presence(session, "final", 2, Presence.WITHDRAWN, "来函退出")
    draw.draw(session, "final", "02")
    assert sorted(place.number for place in session.contest.drawn_places) == [1, 3, 4, 5]
    assert order(session)[-1] == 2


def test_drawn_positions_stay_when_somebody_drops_out_of_the_roster() -> None:
    session = small_contest()
    draw.enter_draw(session, "final", {1: 2, 2: 1, 3: 3, 4: 1, 5: 2})
    with session.change("test", "drop and add") as work:
        work.remove(session.project(2))
        work.put(Project(6, "己", "己公司", "enterprise"))
    queue = draw.order_of_appearance(session.contest, session.stage("final"))
    assert [(place.number, place.position) for place in queue] == [(1, 2), (3, 3), (6, None), (4, 1), (5, 2)]


def test_numbers_drawn_by_hand() -> None:
    session = small_contest()
    draw.enter_draw(session, "final", {1: 3, 2: 1, 3: 2, 4: 2, 5: 1}, "郑明")
    assert order(session) == [2, 3, 1]
    assert order(session, "startup") == [5, 4]
    assert session.contest.drawings == (Drawing("final", "", "郑明"),)


@pytest.mark.parametrize(
    ("positions", "sentence"),
    [
        ({1: 1, 2: 2, 4: 1, 5: 2}, "3 号项目还没有填抽签号"),
        ({1: 1, 2: 1, 3: 2, 4: 1, 5: 2}, "抽签号 1 同时给了 1 号和 2 号项目"),
        ({1: 1, 2: 2, 3: 4, 4: 1, 5: 2}, "应是 1 到 3"),
        ({1: 1, 2: 2, 3: 3, 4: 1, 5: 2, 8: 1}, "8 号项目不参加复赛"),
    ],
)
def test_numbers_that_do_not_fit_are_refused(positions: dict[int, int], sentence: str) -> None:
    session = small_contest()
    with pytest.raises(Refusal, match=sentence):
        draw.enter_draw(session, "final", positions)
    assert session.contest.drawn_places == ()


def test_a_contest_without_projects_cannot_draw() -> None:
    session = small_contest()
    with session.change("test", "clear") as work:
        for project in session.contest.projects:
            work.remove(project)
    with pytest.raises(Refusal, match="还没有参赛项目"):
        draw.draw(session, "final")


def test_what_hinders_a_draw_is_said_before_it_is_tried() -> None:
    session = small_contest()
    assert draw.hindrance(session, "preliminary") == ""
    marks.enter(session, KeyedMark("preliminary", 1, "赵", "team", "80"))
    assert draw.hindrance(session, "preliminary") == "初赛已经有评分，不能再抽签。"
