"""Rules are edited as texts under dotted keys and read as a whole; what is changed is no longer assumed."""

from fractions import Fraction
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.stage_rules import Quota, Trim, TrimOf
from maker_desktop.domain.rules.names import rule_name
from maker_desktop.exchange.rulebook.presets import preset_text, presets
from maker_desktop.exchange.rulebook.toml import read_rulebook
from maker_desktop.services.core import contest
from maker_desktop.services.rules.rule_draft import RuleDraft
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from tests.services.contests import small_contest


@pytest.fixture
def draft() -> RuleDraft:
    return RuleDraft(read_rulebook(preset_text("jinzhong-2026"), "x"))


@pytest.mark.parametrize("preset", [preset.id for preset in presets()])
def test_a_draft_nobody_wrote_in_is_the_rulebook(preset: str) -> None:
    rulebook = read_rulebook(preset_text(preset), "x")
    draft = RuleDraft(rulebook)
    assert not draft.changed
    assert draft.rulebook() == rulebook


@pytest.mark.parametrize("preset", [preset.id for preset in presets()])
def test_every_assumed_value_has_a_name(preset: str) -> None:
    rulebook = read_rulebook(preset_text(preset), "x")
    for key in rulebook.assumed:
        assert rule_name(rulebook, key).isprintable()
        assert "[" not in rule_name(rulebook, key), key
        assert "_" not in rule_name(rulebook, key), key


def test_values_are_read_as_they_are_shown(draft: RuleDraft) -> None:
    assert draft.text("criterion[0].weight") == "40"
    assert draft.text("contest.dates.registration_deadline") == "2026-07-10"
    assert draft.text("stage[0].advance.enterprise") == "20"
    assert draft.text("stage[1].advance.enterprise") == ""
    assert draft.text("recommendation.cap.startup") == "1/5"
    assert draft.flag("committee.casting_vote")
    assert draft.words("contest.hosts")[0] == "晋中市工业和信息化局"


def test_what_is_written_is_in_the_rules_and_no_longer_assumed(draft: RuleDraft) -> None:
    assert "stage[1].score.minimum_sheets" in draft.assumed
    assert "stage[1].timer" in draft.assumed
    draft.write("stage[1].score.minimum_sheets", "5")
    draft.write("stage[1].timer.pitch", "10")
    draft.write("recommendation.cap.startup", "30%")
    draft.write("contest.dates.registration_deadline", "2026-07-20")
    stage = draft.rulebook().stages[1]
    assert stage.score.minimum_sheets == 5
    assert stage.timer is not None
    assert stage.timer.pitch == 10
    assert draft.rulebook().recommendation.cap == {"startup": Fraction(3, 10)}
    assert draft.rulebook().contest.dates["registration_deadline"].day == 20
    assert not {"stage[1].score.minimum_sheets", "stage[1].timer"} & set(draft.assumed)


def test_writing_what_is_there_changes_nothing(draft: RuleDraft) -> None:
    draft.write("criterion[0].weight", " 40 ")
    draft.write("committee.casting_vote", True)
    draft.write("contest.hosts", draft.words("contest.hosts"))
    draft.write("stage[0].advance.enterprise", "20")
    assert not draft.changed


def test_an_emptied_value_is_taken_out(draft: RuleDraft) -> None:
    draft.write("stage[1].timer.pitch", "")
    fault = draft.fault()
    assert fault is not None
    assert fault.key == "stage[1].timer.pitch"
    draft.write("stage[1].timer.defence", "")
    assert draft.rulebook().stages[1].timer is None


def test_a_rule_that_was_not_there_can_be_written(draft: RuleDraft) -> None:
    for name in ("highest", "lowest", "of", "from_sheets"):
        draft.write(f"stage[0].score.trim.{name}", "")
    assert draft.rulebook().stages[0].score.trim is None
    draft.write("stage[0].score.trim.highest", "1")
    assert draft.rulebook().stages[0].score.trim == Trim(1, 0, 2, of=TrimOf.SHEET)


@pytest.mark.parametrize(
    ("text", "quota"),
    [("15", Quota(count=15)), ("1/3", Quota(share=Fraction(1, 3))), ("25%", Quota(share=Fraction(1, 4)))],
)
def test_a_quota_is_a_count_or_a_share(draft: RuleDraft, text: str, quota: Quota) -> None:
    draft.write("stage[0].advance.startup", text)
    assert draft.rulebook().stages[0].advance["startup"] == quota


def test_a_fault_names_its_key(draft: RuleDraft) -> None:
    draft.write("criterion[1].step", "零")
    fault = draft.fault()
    assert fault is not None
    assert (fault.key, fault.reason) == ("criterion[1].step", "应是数字")


def test_a_criterion_comes_and_goes_with_everything_that_names_it(draft: RuleDraft) -> None:
    draft.add("criterion", {"name": "社会效益", "weight": "10"})
    assert all(len(stage.criteria) == 4 for stage in draft.rulebook().stages)
    draft.remove("criterion", 0)
    rulebook = draft.rulebook()
    assert [criterion.name for criterion in rulebook.criteria][-1] == "社会效益"
    assert all("criterion:innovation" not in stage.ties.tiebreakers for stage in rulebook.stages)
    assert "criterion[1].weight" in draft.assumed
    assert "criterion[2].weight" not in draft.assumed


def test_entries_without_an_id_are_added_too(draft: RuleDraft) -> None:
    draft.add("organisation_award", {"name": "优秀组织奖"})
    draft.add("award", {"name": "特等奖", "places": {"enterprise": 1}})
    draft.add("stage[1].score.carry", {"stage": "preliminary", "share": "3/10"})
    rulebook = draft.rulebook()
    assert rulebook.organisation_awards[-1].name == "优秀组织奖"
    assert rulebook.awards[-1].id == "award-1"
    assert rulebook.stages[1].score.carry[0].share == Fraction(3, 10)


def test_frozen_keys_follow_the_first_mark() -> None:
    session = small_contest()
    assert contest.frozen_keys(session) == ()
    marks.enter(session, KeyedMark("preliminary", 1, "赵", "team", "80"))
    assert contest.frozen_keys(session) == ("division", "criterion", "stage[0]")
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "80"))
    assert contest.frozen_keys(session)[-2:] == ("stage[1]", "award")


def test_rules_go_to_a_file_and_come_back(tmp_path: Path) -> None:
    session, other = small_contest(), small_contest()
    draft = RuleDraft(session.contest.rulebook)
    draft.write("stage[0].score.minimum_sheets", "4")
    contest.set_rules(session, draft.rulebook())
    contest.export_rules(session, tmp_path / "规则.toml")
    contest.import_rules(other, tmp_path / "规则.toml")
    assert other.contest.rulebook == session.contest.rulebook
    assert not contest.import_rules(other, tmp_path / "规则.toml")
    with pytest.raises(Refusal, match="未能保存"):
        contest.export_rules(session, tmp_path)
    assert not list(tmp_path.parent.glob(".*.part"))


def test_exported_rules_take_the_place_of_a_file_and_never_write_into_it(tmp_path: Path) -> None:
    target, former = tmp_path / "规则.toml", tmp_path / "former"
    target.write_text("former")
    former.hardlink_to(target)
    contest.export_rules(small_contest(), target)
    assert former.read_text() == "former"
    assert "[contest]" in target.read_text(encoding="utf-8")
