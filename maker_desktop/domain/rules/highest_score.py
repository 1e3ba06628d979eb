"""The highest score that a stage's rules allow, against which a score that was reached elsewhere is checked."""

from fractions import Fraction

from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.stage_rules import Combine, NormalisationKind, Stage


def highest_score(rulebook: Rulebook, stage: Stage) -> Fraction | None:
    """Return the highest exact score of a stage: full marks throughout, in the stages carried in, too.

    None where the rules set no limit: sheets that are added up, or scores that are corrected by their spread or mean.
    """
    rule = stage.score
    kinds = {rule.judge_normalisation.kind, rule.panel_normalisation.kind}
    if rule.combine is Combine.SUM or kinds != {NormalisationKind.NONE}:
        return None
    own = sum((Fraction(criterion.weight) for criterion in rulebook.stage_criteria(stage)), Fraction(0))
    if rule.judge_classes:
        own *= sum((judges.share for judges in rule.judge_classes), Fraction(0))
    total = own * rule.own_share
    for carry in rule.carry:
        carried = highest_score(rulebook, rulebook.stage(carry.stage))
        if carried is None:
            return None
        total += carry.share * carried
    return total
