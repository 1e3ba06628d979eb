"""The operator of the audience screen: only confirmed results, places only of what was revealed, steps back exact."""

from typing import NoReturn

import pytest

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.ruling import Decision
from maker_desktop.domain.model.stage_rules import Timer
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.awards import awards
from maker_desktop.services.core.journal_heads import head
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal.paper_code import read_code
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.ui.audience.cues import (
    BlackCue,
    BoardCue,
    CeremonyCue,
    MessageCue,
    RevealCue,
    RevealStep,
    StageCue,
    TimerCue,
)
from maker_desktop.ui.audience.operator import Operator
from maker_desktop.ui.audience.scenes import Ceremony, Leaderboard, Message, Reveal, Scene
from maker_desktop.ui.audience.stage_clock import StageClock
from tests.fakes import clock
from tests.services.contests import JUDGES, RULES, key_sheets, small_contest


def operator(session: Session) -> tuple[Operator, list[Scene]]:
    scenes: list[Scene] = []
    return Operator(session, scenes.append), scenes


def forward(control: Operator, number: int, steps: int) -> None:
    for _ in range(steps):
        control.forward("final", number)


def test_a_reveal_opens_the_sheets_then_the_score_then_the_place() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    control, scenes = operator(session)
    control.put(StageCue("final", 1))
    forward(control, 1, 1 + len(JUDGES) + 2)
    reveals = [scene for scene in scenes if isinstance(scene, Reveal)]
    assert [sum(tile.shown for tile in scene.tiles) for scene in reveals] == [0, 1, 2, 3, 4, 5, 5, 5]
    assert [scene.score for scene in reveals] == [""] * 6 + ["80.00"] * 2
    assert [scene.place for scene in reveals] == [""] * 7 + ["第 1 名"]
    forward(control, 1, 1)
    assert isinstance(scenes[-1], Leaderboard)


def test_the_reveal_is_on_record_with_the_score_and_not_before() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    control, _ = operator(session)
    control.one_by_one = False
    forward(control, 1, 2)
    assert ("final", 1) not in session.contest.revealed
    forward(control, 1, 1)
    assert ("final", 1) in session.contest.revealed


def test_nothing_unconfirmed_reaches_the_audience() -> None:
    session = small_contest()
    for judge in JUDGES:
        for criterion in ("innovation", "team"):
            marks.enter(session, KeyedMark("final", 1, judge, criterion, "80"))
    control, scenes = operator(session)
    control.forward("final", 1)
    with pytest.raises(Refusal, match="还没有确认得分"):
        control.forward("final", 1)
    assert control.next_cue("final", 1) is None
    assert len(scenes) == 1


def test_a_place_counts_only_what_the_audience_has_seen() -> None:
    session = small_contest()
    for number, value in ((1, "70"), (2, "80"), (3, "90")):
        key_sheets(session, "final", number, value)
    control, scenes = operator(session)
    control.one_by_one = False
    control.put(StageCue("final", 1))
    forward(control, 1, 4)
    assert scenes[-1].place == "第 1 名"  # type: ignore[attr-defined]  # the last step is a Reveal
    control.put(StageCue("final", 2))
    forward(control, 2, 4)
    last = scenes[-1]
    assert isinstance(last, Reveal)
    assert (last.place_heading, last.place) == ("企业组暂列", "第 1 名")
    assert [row.project for row in last.top] == ["乙", "甲"]
    control.put(BoardCue("final", "enterprise"))
    assert [row.place for row in scenes[-1].rows] == ["1", "2"]  # type: ignore[attr-defined]  # a Leaderboard


def revealed(control: Operator, number: int) -> None:
    control.one_by_one = False
    control.put(StageCue("final", number))
    forward(control, number, 4)


def correct(session: Session, number: int, value: str, judge: str = "赵") -> None:
    marks.enter(session, KeyedMark("final", number, judge, "team", value), Signed(reason="重填", supervisor="郑明"))


def test_a_correction_keeps_the_picture_until_it_is_complete_and_a_key_releases_it() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    control, scenes = operator(session)
    revealed(control, 1)
    before = scenes[-1]
    correct(session, 1, "")
    assert "大屏幕仍是原来的画面" in control.follow()
    with pytest.raises(Refusal, match="1 号项目正在更正"):
        control.forward("final", 1)
    correct(session, 1, "90")
    marks.confirm(session, "final", 1)
    control.follow()
    assert scenes[-1] is before
    control.forward("final", 1)
    after = scenes[-1]
    assert isinstance(after, Reveal)
    assert (after.score, after.corrected, control.pending) == ("80.80", True, False)


def test_a_board_waits_for_a_score_that_is_being_corrected() -> None:
    session = small_contest()
    for number, value in ((1, "80"), (2, "70")):
        key_sheets(session, "final", number, value)
        marks.reveal(session, "final", number)
    control, scenes = operator(session)
    control.put(BoardCue("final", "enterprise"))
    correct(session, 2, "")
    control.follow()
    assert control.next_cue("final", 1) is None
    with pytest.raises(Refusal, match="2 号项目正在更正"):
        control.put(control.cue)
    correct(session, 2, "")
    correct(session, 2, "100")
    marks.confirm(session, "final", 2)
    control.follow()
    control.forward("final", 1)
    assert [(row.score, row.corrected) for row in scenes[-1].rows] == [("80.00", False), ("72.40", True)]  # type: ignore[attr-defined]  # a Leaderboard


@pytest.mark.parametrize("presence", [Presence.WITHDRAWN, Presence.ABSENT])
def test_who_competes_no_more_leaves_every_picture_at_once(presence: Presence) -> None:
    session = small_contest()
    for number, value in ((1, "80"), (2, "70")):
        key_sheets(session, "final", number, value)
        marks.reveal(session, "final", number)
    for cue in (
        StageCue("final", 2),
        RevealCue("final", 1, 5, RevealStep.PLACE),
        RevealCue("final", 2, 5, RevealStep.PLACE),
        BoardCue("final", "enterprise"),
    ):
        panels.set_presence(session, "final", 2, Presence.PRESENTED)
        control, scenes = operator(session)
        control.put(cue)
        panels.set_presence(session, "final", 2, presence, "来函")
        told = control.follow()
        assert told.startswith(f"2 号项目{'退赛' if presence is Presence.WITHDRAWN else '缺席'}，")
        assert isinstance(scenes[-1], Message)
        if cue != StageCue("final", 2):
            with pytest.raises(Refusal, match="2 号项目"):
                control.put(StageCue("final", 2))


def test_a_seal_that_is_reopened_ends_the_ceremony_at_once_and_it_goes_on_where_it_stood() -> None:
    session = sealed_contest()
    control, scenes = operator(session)
    control.put(CeremonyCue())
    forward(control, 1, 3)
    stood = scenes[-1]
    reopen(session)
    assert "已换成“请稍候”" in control.follow()
    assert scenes[-1] == Message(contest="小赛", text="请稍候")
    assert not control.back() or not isinstance(scenes[-1], Ceremony), "no step back into what is open again"
    with pytest.raises(Refusal, match="还没有封存"):
        control.put(control.announced.resume(session))
    sealing.seal(session, "final")
    control.follow()
    control.put(control.announced.resume(session))
    assert scenes[-1] == stood


def test_an_award_whose_list_changed_is_called_anew_so_that_the_best_comes_last() -> None:
    session = sealed_contest()
    control, scenes = operator(session)
    control.put(CeremonyCue())
    forward(control, 1, 3)
    assert [called.name for called in scenes[-1].called] == ["丙"]  # type: ignore[attr-defined]  # a Ceremony
    reopen(session)
    for judge in JUDGES:
        correct(session, 3, "0", judge)
    sealing.seal(session, "final")
    control.follow()
    control.put(control.announced.resume(session))
    assert (scenes[-1].award, scenes[-1].called) == ("一等奖", ())  # type: ignore[attr-defined]  # a Ceremony
    forward(control, 1, 1)
    assert [called.name for called in scenes[-1].called] == ["乙"]  # type: ignore[attr-defined]  # a Ceremony


def test_what_came_between_gives_way_to_the_picture_before() -> None:
    session = small_contest()
    control, scenes = operator(session)
    control.put(StageCue("final", 1))
    stage = scenes[-1]
    control.put(TimerCue("final", 1))
    timer = control.cue
    control.put(BlackCue())
    control.put(MessageCue("休息"))
    forward(control, 2, 1)
    assert control.cue == timer, "the clock goes on under black and a message"
    forward(control, 2, 1)
    assert scenes[-1] == stage
    forward(control, 2, 1)
    assert control.cue == StageCue("final", 2), "then the show goes on"


def test_what_is_owed_is_revealed_in_the_order_of_appearance_whoever_is_on_the_desk_or_on_stage() -> None:
    session = small_contest()
    draw.enter_draw(session, "final", {2: 1, 3: 2, 1: 3, 4: 1, 5: 2})
    control, _ = operator(session)
    for number in (5, 3, 1):
        key_sheets(session, "final", number, "80")
        control.confirm("final", frozenset({number}))
    control.put(StageCue("final", 2))
    assert control.next_cue("final", 2) == RevealCue("final", 3, 0, RevealStep.SHEETS), "3 came before 1"
    control.one_by_one = False
    forward(control, 2, 4)
    assert control.cue == RevealCue("final", 3, 5, RevealStep.PLACE), "the desk has moved on and the reveal has not"
    forward(control, 2, 2)
    assert control.cue == RevealCue("final", 1, 0, RevealStep.SHEETS), "the queue of the division first"
    forward(control, 2, 5)
    assert control.cue == RevealCue("final", 5, 0, RevealStep.SHEETS)


def test_the_project_that_comes_next_is_told_after_the_draw_and_without_those_who_left() -> None:
    session = small_contest()
    draw.enter_draw(session, "final", {3: 1, 1: 2, 2: 3, 4: 1, 5: 2})
    control, scenes = operator(session)
    control.put(StageCue("final", 3))
    assert scenes[-1].next_up == "1 号　甲"  # type: ignore[attr-defined]  # an OnStage
    panels.set_presence(session, "final", 1, Presence.WITHDRAWN, "退赛")
    assert "按 F8 更新" in control.follow()
    forward(control, 3, 1)
    assert scenes[-1].next_up == "2 号　乙"  # type: ignore[attr-defined]  # an OnStage


def test_the_clock_runs_through_pitch_and_defence() -> None:
    clock = StageClock.of(Timer(8, 7), 13)
    assert clock.untouched
    running = clock.toggled(0.0)
    assert running.running
    assert running.current.clock_face(60.0) == "07:00"
    paused = running.toggled(60.0)
    assert paused.current.clock_face(500.0) == "07:00"
    defence = paused.next_section()
    assert defence.current.title == "答辩 7 分钟"
    assert defence.next_section().untouched


def reopen(session: Session) -> None:
    with session.change("test", "reopened") as work:
        work.remove(session.contest.sealed["final"])


def sealed_contest() -> Session:
    """Return a contest whose final is sealed and whose only organisation prize is given."""
    session = small_contest()
    for number, value in enumerate(("70", "80", "90", "60", "75"), start=1):
        key_sheets(session, "final", number, value)
    sealing.seal(session, "final")
    awards.grant(session, "优秀组织单位奖", "示范县局")
    return session


def test_the_ceremony_goes_from_the_organisations_up_and_back_again() -> None:
    control, scenes = operator(sealed_contest())
    control.put(CeremonyCue())
    for _ in range(5):
        control.forward("final", 1)
    told = [
        (scene.award, scene.division, [called.name for called in scene.called])
        for scene in scenes
        if isinstance(scene, Ceremony)
    ]
    assert told == [
        ("优秀组织单位奖", "", []),
        ("优秀组织单位奖", "", ["示范县局"]),
        ("一等奖", "企业组", []),
        ("一等奖", "企业组", ["丙"]),
        ("一等奖", "创业组", []),
        ("一等奖", "创业组", ["戊"]),
    ]
    with pytest.raises(Refusal, match="已经全部颁发"):
        control.forward("final", 1)
    forth = list(scenes)
    while control.back():
        pass
    assert scenes[len(forth) : -1] == forth[-2::-1]
    assert scenes[-1] == Message(contest="小赛", text="请稍候"), "what was on before the first"


def test_no_award_is_announced_while_a_place_can_change() -> None:
    session = small_contest()
    for number, value in enumerate(("70", "80", "90", "60", "75"), start=1):
        key_sheets(session, "final", number, value)
    control, scenes = operator(session)
    with pytest.raises(Refusal, match="复赛还没有封存"):
        control.put(CeremonyCue())
    assert not scenes


def test_every_step_of_a_reveal_shows_the_journals_head_for_photographs() -> None:
    session = small_contest()
    key_sheets(session, "final", 1, "80")
    control, scenes = operator(session)
    control.one_by_one = False
    for _ in range(5):
        control.forward("final", 1)
        if isinstance(scenes[-1], Reveal):
            assert scenes[-1].witness == head(session.file).short_words
    assert sum(isinstance(scene, Reveal) for scene in scenes) == 4
    read = read_code(head(session.file).short_words)
    assert read.entry == session.file.newest()
    assert read.fits(head(session.file))


def test_a_place_says_that_it_is_provisional_or_waits_for_a_ruling() -> None:
    session = small_contest()
    for number, value in ((1, "80"), (2, "80"), (3, "70")):
        key_sheets(session, "final", number, value)
    control, scenes = operator(session)
    headings = []
    for number in (1, 2, 3):
        revealed(control, number)
        headings.append((scenes[-1].place_heading, scenes[-1].place))  # type: ignore[attr-defined]  # a Reveal
    assert headings == [
        ("企业组暂列", "第 1 名"),
        ("企业组暂列 · 待裁定", "并列第 1 名"),
        ("企业组", "第 3 名"),
    ]
    control.put(BoardCue("final", "enterprise"))
    board = scenes[-1]
    assert isinstance(board, Leaderboard)
    assert board.heading == "企业组名次榜"
    assert [row.undecided for row in board.rows] == [True, True, False]
    control.put(BoardCue("final", "startup"))
    assert scenes[-1].heading == "创业组名次榜（暂列）"  # type: ignore[attr-defined]  # a Leaderboard


def test_what_was_announced_and_is_another_award_now_is_named() -> None:
    session = sealed_contest()
    control, _ = operator(session)
    control.put(CeremonyCue())
    forward(control, 1, 5)
    assert control.announced.changes(session) == ()
    reopen(session)
    for judge in JUDGES:
        correct(session, 3, "0", judge)
    sealing.seal(session, "final")
    control.follow()
    assert control.announced.changes(session) == ("3 号“丙”宣布过一等奖企业组，现在没有奖项。",)
    assert control.announced.resume(session) == CeremonyCue("一等奖", "企业组"), "not where it stood, with the startups"
    control.put(control.announced.resume(session))
    forward(control, 1, 1)
    assert control.announced.changes(session) == ()
    assert control.announced.resume(session) == CeremonyCue("一等奖", "企业组", (2,))


def reopened(session: Session) -> Session:
    """Return a session that knows only what is in the file, as after the power went."""
    return Session(session.file, "秘书", clock)


def test_the_ceremony_goes_on_where_it_stood_after_the_power_went() -> None:
    session = sealed_contest()
    control, scenes = operator(session)
    control.put(CeremonyCue())
    forward(control, 1, 3)
    stood = scenes[-1]
    control, scenes = operator(reopened(session))
    assert control.announced.begun
    control.put(control.announced.resume(session))
    assert scenes[-1] == stood


def test_who_was_announced_is_known_after_the_power_went_when_the_results_change() -> None:
    session = sealed_contest()
    control, _ = operator(session)
    control.put(CeremonyCue())
    forward(control, 1, 3)
    reopen(session)
    for judge in JUDGES:
        correct(session, 3, "0", judge)
    sealing.seal(session, "final")
    session = reopened(session)
    control, _ = operator(session)
    assert control.announced.changes(session) == ("3 号“丙”宣布过一等奖企业组，现在没有奖项。",)
    assert control.announced.resume(session) == CeremonyCue("一等奖", "企业组")


def test_a_step_of_the_ceremony_that_cannot_be_kept_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    session = sealed_contest()
    control, scenes = operator(session)
    control.put(CeremonyCue())

    def fail(*_: object) -> NoReturn:
        raise Refusal("磁盘写不进去。")

    monkeypatch.setattr(session.file, "change", fail)
    with pytest.raises(Refusal, match="磁盘写不进去"):
        forward(control, 1, 1)
    assert scenes[-1].called == ()  # type: ignore[attr-defined]  # a Ceremony


def test_a_file_opened_for_reading_only_can_hold_the_ceremony() -> None:
    session = sealed_contest()
    session.file.read_only = True  # type: ignore[misc]  # the fake's can be set
    control, scenes = operator(session)
    control.put(CeremonyCue())
    forward(control, 1, 3)
    assert [called.name for called in scenes[-1].called] == ["丙"]  # type: ignore[attr-defined]  # a Ceremony


def test_the_queue_that_was_confirmed_last_is_known_after_the_power_went() -> None:
    session = small_contest()
    for number in (1, 4, 5):
        key_sheets(session, "final", number, "80")
    control, _ = operator(reopened(session))
    control.one_by_one = False
    shown = []
    for _turn in range(3):
        forward(control, 5, 4)
        shown.append(control.cue)
        control.put(BlackCue())
        control.put(BoardCue("final", "enterprise"))
    assert [cue.number for cue in shown if isinstance(cue, RevealCue)] == [4, 5, 1]


def with_playoff(session: Session) -> str:
    """Let two projects tie, be revealed and be sent into a playoff; return its round id."""
    for number in (1, 2, 3):
        key_sheets(session, "final", number, "70" if number == 3 else "80")
        marks.reveal(session, "final", number)
    verdict = Verdict(Decision.PLAYOFF, "加赛", ("吴", "郑"))
    return arbitration.rule(session, "tie:final:1-2", verdict).round_id


def key_playoff(session: Session, number: int, value: str, round_id: str) -> None:
    for judge in JUDGES:
        for criterion in ("innovation", "team"):
            marks.enter(session, KeyedMark("final", number, judge, criterion, value, round_id=round_id))
    marks.confirm(session, "final", number, round_id)


def test_a_playoff_shows_its_own_sheets_and_score_and_the_place_it_decides() -> None:
    session = small_contest()
    round_id = with_playoff(session)
    control, scenes = operator(session)
    control.one_by_one = False
    control.put(BoardCue("final", "enterprise"))
    assert [row.undecided for row in scenes[-1].rows] == [True, True, False]  # type: ignore[attr-defined]  # a Leaderboard
    for number, value in ((1, "61"), (2, "62")):
        key_playoff(session, number, value, round_id)
        control.follow()
        control.put(StageCue("final", number, round_id))
        for _ in range(4):
            control.forward("final", number, round_id)
        last = scenes[-1]
        assert isinstance(last, Reveal)
        assert {tile.text for tile in last.tiles} == {f"{value}.00"}
        assert (last.playoff, last.score) == (True, f"{value}.00")
        waits = "企业组待裁定" if number == 1 else "企业组"
        assert (last.place_heading, last.place) == (waits, "并列第 1 名" if number == 1 else "第 1 名")
    assert [row.project for row in scenes[-1].top] == ["乙", "甲", "丙"]  # type: ignore[attr-defined]  # a Reveal
    assert {reveal.number: str(reveal.score) for reveal in session.contest.playoff_reveals} == {1: "61.00", 2: "62.00"}


def test_a_playoff_is_not_shown_before_the_score_of_the_stage_nor_after_its_ruling_was_replaced() -> None:
    session = small_contest()
    for number in (1, 2):
        key_sheets(session, "final", number, "80")
    marks.reveal(session, "final", 1)
    verdict = Verdict(Decision.PLAYOFF, "加赛", ("吴", "郑"))
    round_id = arbitration.rule(session, "tie:final:1-2", verdict).round_id
    control, scenes = operator(session)
    for number in (1, 2):
        key_playoff(session, number, f"{60 + number}", round_id)
    with pytest.raises(Refusal, match="先亮本阶段的得分"):
        control.put(RevealCue("final", 2, 5, RevealStep.SCORE, round_id))
    control.put(RevealCue("final", 1, 5, RevealStep.SCORE, round_id))
    arbitration.rule(session, "tie:final:1-2", Verdict(Decision.ORDER, "抽签", ("吴", "郑"), order=(1, 2)))
    assert "加赛已经不作数" in control.follow()
    assert isinstance(scenes[-1], Message)


def test_a_playoff_that_was_shown_is_corrected_before_a_supervisor() -> None:
    session = small_contest()
    round_id = with_playoff(session)
    key_playoff(session, 1, "61", round_id)
    control, scenes = operator(session)
    control.put(RevealCue("final", 1, 5, RevealStep.SCORE, round_id))
    keyed = KeyedMark("final", 1, "赵", "team", "66", round_id=round_id)
    with pytest.raises(Refusal, match="监督"):
        marks.enter(session, keyed, Signed(reason="重填"))
    marks.enter(session, keyed, Signed(reason="重填", supervisor="郑明"))
    control.follow()
    control.forward("final", 1, round_id)
    assert (scenes[-1].score, scenes[-1].corrected) == ("61.40", True)  # type: ignore[attr-defined]  # a Reveal


@pytest.mark.parametrize("told", [True, False])
def test_the_audience_sees_a_correction_with_both_scores_where_the_rules_say_so(told: bool) -> None:
    session = small_contest(RULES + "former_score_shown = true\n" if told else RULES)
    key_sheets(session, "final", 1, "80")
    control, scenes = operator(session)
    revealed(control, 1)
    correct(session, 1, "90")
    control.follow()
    control.forward("final", 1)
    last = scenes[-1]
    assert isinstance(last, Reveal)
    former = "80.00" if told else ""
    assert (last.score, last.corrected, last.former, last.top[0].former) == ("80.80", True, former, former)
    forward(control, 1, 1)
    assert scenes[-1].rows[0].former == former  # type: ignore[attr-defined]  # a Leaderboard
    control.put(StageCue("final", 1))
    forward(control, 1, 1)
    assert scenes[-1].former == "", "nothing is told before the score"  # type: ignore[attr-defined]  # a Reveal


def test_the_standings_name_awards_only_once_they_are_certain() -> None:
    session = small_contest()
    for number, value in enumerate(("90", "80", "70"), start=1):
        key_sheets(session, "final", number, value)
    control, scenes = operator(session)
    tiers = []
    for number in (1, 2, 3):
        marks.reveal(session, "final", number)
        control.put(BlackCue())
        control.put(BoardCue("final", "enterprise"))
        board = scenes[-1]
        assert isinstance(board, Leaderboard)
        tiers.append(([row.tier for row in board.rows], board.legend))
    assert tiers == [([0], ()), ([0, 0], ()), ([1, 0, 0], ((1, "一等奖 1"),))]


def test_the_ceremony_tells_a_score_only_where_the_audience_has_seen_it() -> None:
    session = sealed_contest()
    marks.reveal(session, "final", 3)
    control, scenes = operator(session)
    control.put(CeremonyCue("一等奖", "企业组"))
    forward(control, 1, 1)
    control.put(CeremonyCue("一等奖", "创业组"))
    forward(control, 1, 1)
    called = [scene.called[0] for scene in scenes if isinstance(scene, Ceremony) and scene.called]
    assert [(each.number, each.score) for each in called] == [(3, "90.00"), (5, "")]
    assert {(scene.tier, scene.awards) for scene in scenes if isinstance(scene, Ceremony)} == {
        (1, ("优秀组织单位奖", "一等奖"))
    }


def test_places_that_nobody_gets_are_told_as_vacant() -> None:
    rules = RULES.replace("places = { enterprise = 1, startup = 1 }", "places = { enterprise = 3, startup = 1 }")
    session = small_contest(rules.replace('name = "一等奖"', 'name = "一等奖"\nminimum_score = "75"'))
    for number, value in enumerate(("70", "80", "90", "60", "75"), start=1):
        key_sheets(session, "final", number, value)
    sealing.seal(session, "final")
    control, scenes = operator(session)
    control.put(CeremonyCue())
    ceremony = scenes[-1]
    assert isinstance(ceremony, Ceremony)
    assert (ceremony.division, ceremony.places, ceremony.vacant) == ("企业组", 2, 1)
