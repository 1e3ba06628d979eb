"""A contest begins in a real file by valid rules only, and its rules are frozen by the first mark."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Division
from maker_desktop.services.core import contest
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from tests.fakes import clock
from tests.services.contests import RULES, small_contest


def test_a_contest_is_there_again_after_closing(tmp_path: Path) -> None:
    path = tmp_path / "a.maker"
    with contest.create(path, RULES, "秘书", clock) as session:
        contest.fill_in(session, {"sender": "晋中市", "signer": " "})
    with contest.open_session(path, "秘书", clock=clock) as again:
        assert again.contest.rulebook.contest.name == "小赛"
        assert again.contest.settings == {"sender": "晋中市"}


@pytest.mark.parametrize("rules", [RULES.replace('id = "small"', 'id = "small"\nsecret = 1'), "nonsense", ""])
def test_rules_that_are_not_valid_leave_no_file(tmp_path: Path, rules: str) -> None:
    path = tmp_path / "a.maker"
    with pytest.raises(Refusal, match="我的规则"):
        contest.create(path, rules, "秘书", clock, "我的规则")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_word_is_taken_out_again() -> None:
    session = small_contest()
    contest.fill_in(session, {"sender": "晋中市"})
    contest.fill_in(session, {"sender": ""})
    assert session.contest.settings == {}


def test_before_the_first_mark_every_rule_can_change() -> None:
    session = small_contest()
    rulebook = session.contest.rulebook
    final = replace(rulebook.stage("final"), criteria=("team",))
    contest.set_rules(session, replace(rulebook, stages=(rulebook.stages[0], final)))
    assert session.stage("final").criteria == ("team",)


def test_the_first_mark_freezes_what_it_was_given_under() -> None:
    session = small_contest()
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "80"))
    rulebook = session.contest.rulebook
    first, final = rulebook.stages
    with pytest.raises(Refusal, match="复赛已经有评分，复赛的规则不能再改"):
        contest.set_rules(session, replace(rulebook, stages=(first, replace(final, criteria=("team",)))))
    criteria = (replace(rulebook.criteria[0], step=Decimal(50)), rulebook.criteria[1])
    with pytest.raises(Refusal, match="评分指标不能再改"):
        contest.set_rules(session, replace(rulebook, criteria=criteria))
    with pytest.raises(Refusal, match="奖项不能再改"):
        contest.set_rules(session, replace(rulebook, awards=()))
    contest.set_rules(session, replace(rulebook, stages=(replace(first, name="海选"), final)))
    contest.set_rules(
        session, replace(session.contest.rulebook, recommendation=replace(rulebook.recommendation, seats=3))
    )
    assert session.contest.rulebook.recommendation.seats == 3
    assert session.stage("preliminary").name == "海选"


def test_a_division_with_projects_stays() -> None:
    session = small_contest()
    rulebook = session.contest.rulebook
    divisions = (rulebook.divisions[0], Division("maker", "创客组"))
    stages = tuple(replace(stage, divisions=("enterprise", "maker"), advance={}) for stage in rulebook.stages)
    awards = tuple(replace(award, places={"enterprise": 1}) for award in rulebook.awards)
    with pytest.raises(Refusal, match="不能从规则中删除"):
        contest.set_rules(session, replace(rulebook, divisions=divisions, stages=stages, awards=awards))


def test_assumed_values_are_confirmed_one_by_one() -> None:
    session = small_contest('assumed = ["criterion[0].weight", "criterion[1].weight"]\n' + RULES)
    contest.confirm_assumed(session, ["criterion[0].weight"])
    assert session.contest.rulebook.assumed == ("criterion[1].weight",)


def test_what_is_no_contest_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.maker"
    path.write_text("hello")
    with pytest.raises(Refusal, match=r"a\.maker"):
        contest.open_session(path, "秘书")


def test_a_contest_whose_rules_are_older_than_their_limits_opens_and_can_be_worked_on() -> None:
    session = small_contest(RULES.replace('weight = "60"', 'weight = "0"').replace("quorum = 2", "quorum = 1000"))
    rulebook = session.contest.rulebook
    assert (rulebook.criteria[0].weight, rulebook.committee.quorum) == (Decimal(0), 1000)
    contest.set_rules(session, replace(rulebook, contest=replace(rulebook.contest, slogan="创新")))
    assert session.contest.rulebook.contest.slogan == "创新"
    worse = replace(rulebook, committee=replace(rulebook.committee, quorum=2000, objection_minutes=60))
    with pytest.raises(Refusal, match=r"criterion\[1\]\.step"):
        contest.set_rules(
            session, replace(worse, criteria=(rulebook.criteria[0], replace(rulebook.criteria[1], step=Decimal(7))))
        )
