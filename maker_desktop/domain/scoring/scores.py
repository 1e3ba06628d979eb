"""From sheets to scores: normalisation, classes of judges, carried stages, deductions, and one final rounding."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import PRESENCE_NAMES
from maker_desktop.domain.model.rounding import exact_sum, rounded
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.ruling import CaseKind, Decision, Ruling
from maker_desktop.domain.model.scoresheet import ScoreSheet
from maker_desktop.domain.model.stage_rules import Normalisation, NormalisationKind, Rounding, ScoreRule, Stage
from maker_desktop.domain.model.standing import Score, SheetLine
from maker_desktop.domain.rules.checks import rule_contradiction
from maker_desktop.domain.scoring.combining import class_values
from maker_desktop.domain.scoring.normalisation import judge_spreads, panel_normalised, standardised
from maker_desktop.domain.scoring.trimming import Scale, sheet_lines

#: Decimals of an exact score computed with a root (see normalisation.NORMALISED_DECIMALS).
SETTLED_DECIMALS = 15

#: Scores of one stage, and its sheets, by project.
Scores = Mapping[int, Score]
SheetsByNumber = Mapping[int, tuple[ScoreSheet, ...]]


def scores(contest: Contest, stage: Stage, sheets: SheetsByNumber, earlier: Mapping[str, Scores]) -> Scores:
    """Return the score of every project that has sheets here; `earlier` holds the scores of stages carried in.

    Raises Refusal where the stage's rules contradict each other.
    """
    contradiction = rule_contradiction(stage.score)
    if contradiction:
        raise Refusal(f"{stage.name}的计分规则自相矛盾（{contradiction}），请在规则页改正。")
    scoring = _Scoring.of(contest, stage, earlier)
    return scoring.scores({number: scoring.lines(own) for number, own in sheets.items()})


def updated_scores(
    contest: Contest,
    stage: Stage,
    sheets: SheetsByNumber,
    earlier: Mapping[str, Scores],
    known: Scores,
    numbers: Collection[int],
) -> Scores:
    """Return `known` with the scores of these projects recomputed, for when only their sheets changed.

    With a normalisation every project affects every other: then all scores are recomputed, from the known lines,
    since trimming uses totals before normalisation.
    """
    rule = stage.score
    if any(each.kind is not NormalisationKind.NONE for each in (rule.judge_normalisation, rule.panel_normalisation)):
        scoring = _Scoring.of(contest, stage, earlier)
        kept = known.keys() - set(numbers)
        return scoring.scores(
            {number: known[number].lines if number in kept else scoring.lines(own) for number, own in sheets.items()}
        )
    return {**known, **scores(contest, stage, {number: sheets[number] for number in numbers}, earlier)}


def playoff_scores(contest: Contest, stage: Stage, sheets: SheetsByNumber) -> Scores:
    """Return the scores of a playoff: its new sheets alone, without normalisation, carried stages or deductions."""
    alone = playoff_stage(stage)
    scoring = replace(_Scoring.of(contest, alone, {}), deductions={})
    lines = {number: scoring.lines(own) for number, own in sheets.items()}
    values = raw_values(contest, alone, lines)
    return {number: scoring.score(number, own, values[number]) for number, own in lines.items()}


def playoff_stage(stage: Stage) -> Stage:
    """Return the stage with the rules of its playoffs: new sheets alone."""
    alone = Normalisation()
    return replace(
        stage,
        score=replace(
            stage.score, judge_normalisation=alone, panel_normalisation=alone, carry=(), own_share=Fraction(1)
        ),
    )


def raw_values(
    contest: Contest, stage: Stage, lines: Mapping[int, Sequence[SheetLine]]
) -> Mapping[int, Mapping[str, Fraction]]:
    """Return by project the value of each class of judges before a normalisation of panels.

    A project has none while its sheets do not suffice; one that was disqualified keeps them.
    """
    criteria = contest.rulebook.stage_criteria(stage)
    return {
        number: {}
        if lacking_sheets(contest, stage, number, [line.sheet for line in own])
        else class_values(stage.score, criteria, own)
        for number, own in lines.items()
    }


def lacking_sheets(contest: Contest, stage: Stage, number: int, sheets: Iterable[ScoreSheet]) -> str:
    """Return a Chinese phrase for what is missing for a score, "" if the sheets suffice."""
    return sheets_owed(sheets) or sheets_short(contest, stage, number, sheets)


def sheets_owed(sheets: Iterable[ScoreSheet]) -> str:
    """Return a Chinese phrase with the sheets still missing, "" if none are."""
    return "、".join(f"{sheet.seat} 号席{sheet.words}" for sheet in sheets if sheet.owed)


def sheets_short(contest: Contest, stage: Stage, number: int, sheets: Iterable[ScoreSheet]) -> str:
    """Return a Chinese phrase with the sheets that are too few, "" if they suffice.

    A ruling that upholds the result in spite of too few sheets lifts the minimum to one sheet.
    """
    rule = stage.score
    judge_classes = [sheet.judge_class for sheet in sheets if sheet.counts]
    if len(judge_classes) < max(1, rule.minimum_sheets) and not (
        judge_classes and _fewer_accepted(contest, stage, number)
    ):
        return f"有效评分表 {len(judge_classes)} 份，少于规定的 {max(1, rule.minimum_sheets)} 份"
    if rule.judge_classes:
        known = [judge_class.id for judge_class in rule.judge_classes]
        if not set(judge_classes) <= set(known):
            return "有评委没有归入评委类别"
        return "、".join(
            f"{each.name or each.id}没有有效评分表" for each in rule.judge_classes if each.id not in judge_classes
        )
    return ""


@dataclass(frozen=True, slots=True)
class _Scoring:
    """The data common to all projects while the scores of one stage are computed."""

    contest: Contest
    stage: Stage
    criteria: tuple[Criterion, ...]
    scale: Scale
    earlier: Mapping[str, Scores]
    deductions: Mapping[int, Decimal]

    @classmethod
    def of(cls, contest: Contest, stage: Stage, earlier: Mapping[str, Scores]) -> "_Scoring":
        criteria = contest.rulebook.stage_criteria(stage)
        points = {number: _points(rulings) for number, rulings in deductions(contest, stage).items()}
        return cls(contest, stage, criteria, Scale.of(criteria), earlier, points)

    def scores(self, lines: Mapping[int, tuple[SheetLine, ...]]) -> Scores:
        normalised = self.judges_normalised(lines)
        values = self.panels_normalised(raw_values(self.contest, self.stage, normalised), normalised)
        return {number: self.score(number, own, values[number]) for number, own in normalised.items()}

    def lines(self, sheets: Sequence[ScoreSheet]) -> tuple[SheetLine, ...]:
        return sheet_lines(self.stage.score, self.criteria, self.scale, sheets)

    def judges_normalised(self, lines: Mapping[int, tuple[SheetLine, ...]]) -> Mapping[int, tuple[SheetLine, ...]]:
        normalisation = self.stage.score.judge_normalisation
        if normalisation.kind is NormalisationKind.NONE:
            return lines
        spreads = judge_spreads(line for own in lines.values() for line in own)
        onto_scale = {judge: standardised(spread, normalisation) for judge, spread in spreads.items()}
        return {
            number: tuple(
                line.with_normalised(onto_scale[line.sheet.judge](line.total))
                if line.sheet.counts and line.total is not None
                else line
                for line in own
            )
            for number, own in lines.items()
        }

    def panels_normalised(
        self, values: Mapping[int, Mapping[str, Fraction]], lines: Mapping[int, Sequence[SheetLine]]
    ) -> Mapping[int, Mapping[str, Fraction]]:
        """Return the values after the normalisation of panels, for each class of judges separately.

        A project disqualified after it was marked still counts for its panel, so that its disqualification does not
        change the scores of others.
        """
        normalisation = self.stage.score.panel_normalisation
        if normalisation.kind is NormalisationKind.NONE:
            return values
        normalised: dict[int, dict[str, Fraction]] = {number: {} for number in values}
        for judge_class in dict.fromkeys(judge_class for own in values.values() for judge_class in own):
            field = {number: own[judge_class] for number, own in values.items() if judge_class in own}
            panels = {number: panel_home(self.contest, number, lines[number]) for number in field}
            for number, value in panel_normalised(normalisation, field, panels).items():
                normalised[number][judge_class] = value
        return normalised

    def score(self, number: int, lines: tuple[SheetLine, ...], values: Mapping[str, Fraction]) -> Score:
        """Return the score from the values of the classes of judges."""
        rule = self.stage.score
        presence = self.contest.presence(self.stage.id, number)
        if not presence.competes:
            return Score(number, None, None, lines, lacking=PRESENCE_NAMES[presence])
        carried = {carry.stage: self._published(carry.stage, number) for carry in rule.carry}
        lacking = "" if values else lacking_sheets(self.contest, self.stage, number, [line.sheet for line in lines])
        missing = [stage for stage, published in carried.items() if published is None]
        if lacking or missing:
            names = "、".join(self.contest.rulebook.stage(stage).name for stage in missing)
            return Score(number, None, None, lines, lacking=lacking or f"{names}没有得分")
        taken = {stage: published for stage, published in carried.items() if published is not None}
        exact = total(rule, values, taken)
        if number in self.deductions:
            exact -= Fraction(self.deductions[number])
        published = rounded(exact, rule.decimals, rule.rounding)
        return Score(number, exact, published, lines, "", values, taken)

    def _published(self, stage_id: str, number: int) -> Decimal | None:
        score = self.earlier.get(stage_id, {}).get(number)
        return score.published if score else None


def total(rule: ScoreRule, values: Mapping[str, Fraction], carried: Mapping[str, Decimal]) -> Fraction:
    """Return the score before deductions: classes of judges by their shares, own share, and what is carried in."""
    exact = weighted_classes(rule, values)
    if rule.carry or rule.own_share != 1:
        parts = [carry.share * Fraction(carried[carry.stage]) for carry in rule.carry]
        exact = exact_sum([rule.own_share * exact, *parts])
    if NormalisationKind.Z_SCORE in (rule.judge_normalisation.kind, rule.panel_normalisation.kind):
        return Fraction(rounded(exact, SETTLED_DECIMALS, Rounding.HALF_EVEN))
    return exact


def weighted_classes(rule: ScoreRule, values: Mapping[str, Fraction]) -> Fraction:
    """Return the values of the classes of judges by their shares; the only value where there are no classes."""
    if not rule.judge_classes:
        return values[""]
    return exact_sum(judge_class.share * values[judge_class.id] for judge_class in rule.judge_classes)


def panel_home(contest: Contest, number: int, lines: Sequence[SheetLine]) -> tuple[str, str]:
    """Return division and panel of a project, for the normalisation of panels."""
    return contest.by_number[number].division, lines[0].sheet.panel


def deductions(contest: Contest, stage: Stage) -> Mapping[int, tuple[Ruling, ...]]:
    """Return the rulings in force that deduct points, by project."""
    found: dict[int, tuple[Ruling, ...]] = {}
    for ruling in contest.rulings_in_force:
        if ruling.stage == stage.id and ruling.decision is Decision.DEDUCT and ruling.points is not None:
            for number in ruling.numbers:
                found[number] = (*found.get(number, ()), ruling)
    return found


def _points(rulings: Iterable[Ruling]) -> Decimal:
    return sum((ruling.points for ruling in rulings if ruling.points is not None), Decimal(0))


def _fewer_accepted(contest: Contest, stage: Stage, number: int) -> bool:
    return any(
        ruling.stage == stage.id
        and ruling.kind is CaseKind.TOO_FEW_SHEETS
        and ruling.decision is Decision.UPHOLD
        and number in ruling.numbers
        for ruling in contest.rulings_in_force
    )
