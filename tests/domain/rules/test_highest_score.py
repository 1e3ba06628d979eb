"""The highest score of a stage follows from its rules: weights, judge classes, what is carried in."""

from dataclasses import replace
from fractions import Fraction

import pytest

from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.stage_rules import Carry, Combine, JudgeClass, Normalisation, NormalisationKind
from maker_desktop.domain.rules.highest_score import highest_score
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.exchange.rulebook.toml import read_rulebook


@pytest.fixture
def rulebook() -> Rulebook:
    return read_rulebook(preset_text("jinzhong-2026"), "jinzhong-2026")


def with_rule(rulebook: Rulebook, place: int, **changes: object) -> Rulebook:
    stages = list(rulebook.stages)
    stages[place] = replace(stages[place], score=replace(stages[place].score, **changes))  # type: ignore[arg-type]  # the test names fields
    return replace(rulebook, stages=tuple(stages))


def test_full_marks_throughout_give_the_sum_of_the_weights(rulebook: Rulebook) -> None:
    assert highest_score(rulebook, rulebook.stages[0]) == 100


def test_shares_of_judge_classes_and_of_carried_stages_count(rulebook: Rulebook) -> None:
    first, second = rulebook.stages[0].id, rulebook.stages[1].id
    classes = (JudgeClass("a", Fraction(3, 5)), JudgeClass("b", Fraction(1, 2)))
    made = with_rule(rulebook, 0, judge_classes=classes)
    made = with_rule(made, 1, carry=(Carry(first, Fraction(1, 2)),), own_share=Fraction(1, 2))
    assert highest_score(made, made.stage(first)) == 110
    assert highest_score(made, made.stage(second)) == 50 + 55


@pytest.mark.parametrize(
    "changes",
    [
        {"combine": Combine.SUM},
        {"judge_normalisation": Normalisation(NormalisationKind.Z_SCORE)},
        {"panel_normalisation": Normalisation(NormalisationKind.MEAN_RATIO)},
    ],
)
def test_some_rules_set_no_limit(rulebook: Rulebook, changes: dict[str, object]) -> None:
    made = with_rule(rulebook, 0, **changes)
    assert highest_score(made, made.stages[0]) is None
    made = with_rule(made, 1, carry=(Carry(made.stages[0].id, Fraction(1, 2)),))
    assert highest_score(made, made.stages[1]) is None
