"""仲裁: the cases before the committee, found in the results or brought by people."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from maker_desktop.domain.arbitration.level import level_by_hand, level_cases, spans
from maker_desktop.domain.awards.lines import lines, straddled
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.room import open_conflicts
from maker_desktop.domain.model.ruling import PLACING, CaseKind, Decision, Objection, Ruling
from maker_desktop.domain.model.scoresheet import plain
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Case, Comparison, CutLine, CutLineKind, StageResult, Standing
from maker_desktop.domain.scoring.divergence import divergence
from maker_desktop.domain.scoring.scores import sheets_owed, sheets_short
from maker_desktop.domain.standings.ranks import Rank, ranks

#: The decisions possible for each kind of case.
DECISIONS: Mapping[CaseKind, tuple[Decision, ...]] = {
    CaseKind.TIE: (
        Decision.ORDER,
        Decision.SHARE,
        Decision.PLAYOFF,
        Decision.UPHOLD,
        Decision.VOID,
        Decision.RESCORE,
        Decision.DEDUCT,
        Decision.DISQUALIFY,
    ),
    CaseKind.DIVERGENCE: (
        Decision.UPHOLD,
        Decision.VOID,
        Decision.RESCORE,
        Decision.DEDUCT,
        Decision.DISQUALIFY,
    ),
    CaseKind.TOO_FEW_SHEETS: (Decision.UPHOLD, Decision.RESCORE, Decision.DISQUALIFY),
    CaseKind.OBJECTION: (
        Decision.UPHOLD,
        Decision.VOID,
        Decision.RESCORE,
        Decision.DEDUCT,
        Decision.DISQUALIFY,
        Decision.REOPEN,
    ),
    CaseKind.CONFLICT: (Decision.UPHOLD, Decision.VOID, Decision.RESCORE, Decision.DISQUALIFY),
}


def decisions_on(contest: Contest, case: Case) -> tuple[Decision, ...]:
    """Return the decisions possible in a case.

    A seat of the recommendation can neither be shared by projects of several divisions nor be decided by a playoff.
    """
    known = DECISIONS[case.kind]
    if case.kind is not CaseKind.TIE or not spans(contest, case.numbers):
        return known
    return tuple(each for each in known if each not in (Decision.SHARE, Decision.UPHOLD, Decision.PLAYOFF))


def cases(
    contest: Contest, stage: Stage, results: Mapping[str, StageResult], played: Collection[int] = ()
) -> tuple[Case, ...]:
    """Return all cases of a stage, decided ones included: ties, divergences, too few sheets, objections, conflicts.

    `results` hold this stage, and for seats of the recommendation all others; their own cases are ignored.
    `played` are the ids of playoff rulings whose sheets are all in.
    """
    result = results[stage.id]
    ruled = {ruling.case: ruling for ruling in contest.rulings_in_force if ruling.stage == stage.id}
    found = [
        *_ties(contest, stage, results, ruled, played),
        *level_cases(contest, stage, results),
        *_sheet_cases(contest, stage, result, ruled),
        *_objections(contest, stage, ruled),
        *_conflicts(contest, stage, ruled),
    ]
    known = {case.id for case in found}
    found += [_past(contest, stage, results, ruling) for case, ruling in ruled.items() if case not in known]
    kinds = list(CaseKind)
    found.sort(key=lambda case: (kinds.index(case.kind), case.division, case.numbers))
    return tuple(replace(case, rulings=contest.rulings_on(case.id)) if contest.rulings else case for case in found)


def tie_by_hand(
    contest: Contest, stage: Stage, results: Mapping[str, StageResult], key: str, played: Collection[int] = ()
) -> Case | None:
    """Return the case of a tie that no line falls into, if the committee takes it up; None without one.

    Needed for a list with another number of seats than the rulebook's.
    """
    ruled = {ruling.case: ruling for ruling in contest.rulings_in_force if ruling.stage == stage.id}
    ties = _ties(contest, stage, results, ruled, played, met_or_not=True)
    return next((case for case in ties if case.id == key), None) or level_by_hand(contest, stage, results, key)


def awaiting_marks(result: StageResult, ruling: Ruling) -> tuple[int, ...]:
    """Return the numbers of projects still without the marks that a ruling on this stage asked for."""

    def waits(each: Standing) -> bool:
        if ruling.decision is Decision.RESCORE:
            return each.score is None and each.presence.competes
        return ruling.decision is Decision.PLAYOFF and bool(each.tied_with) and not each.decided_by

    return tuple(sorted(each.number for each in result.standings if each.number in ruling.numbers and waits(each)))


def case_id(kind: CaseKind, stage_id: str, numbers: Iterable[int]) -> str:
    """Return the id of a case that is found in results: the same case always has the same id."""
    return f"{kind}:{stage_id}:{'-'.join(map(str, sorted(numbers)))}"


def _ties(
    contest: Contest,
    stage: Stage,
    results: Mapping[str, StageResult],
    ruled: Mapping[str, Ruling],
    played: Collection[int],
    *,
    met_or_not: bool = False,
) -> Iterable[Case]:
    """A tie is a case if nothing settles it, or if it is shared across the recommendation line: seats cannot be.

    Such a case stays open until an order decides who has the seat. The other lines lie below a shared place, so only
    the recommendation line can fall into one. With `met_or_not` every
    tie is a case.
    """
    for division in stage.divisions:
        tied = [rank for rank in ranks(results[stage.id].division(division)) if len(rank.numbers) > 1]
        drawn = lines(contest, stage, division, results) if tied else ()
        for rank in tied:
            met = straddled(drawn, rank.place, len(rank.numbers))
            if met or met_or_not or (rank.undecided and not stage.ties.only_when_it_matters):
                ruling = ruled.get(case_id(CaseKind.TIE, stage.id, rank.numbers))
                open_seat = any(line.kind is CutLineKind.RECOMMENDATION for line in met)
                settled = ruling if ruling and _settles(ruling, rank, played, open_seat=open_seat) else None
                yield _tie(contest, stage, results[stage.id], rank, met, settled)


def _settles(ruling: Ruling, rank: Rank, played: Collection[int], *, open_seat: bool) -> bool:
    """Whether a ruling settles a tie that still exists: the place is shared, or its playoff is pending."""
    if rank.undecided or open_seat:
        return ruling.decision is Decision.PLAYOFF and ruling.id not in played
    return ruling.decision in (*PLACING, Decision.UPHOLD)


def _tie(
    contest: Contest, stage: Stage, result: StageResult, rank: Rank, met: Iterable[CutLine], ruling: Ruling | None
) -> Case:
    division = result.standing(rank.numbers[0]).division
    places = "、".join(str(rank.place + offset) for offset in range(len(rank.numbers)))
    facts = (
        f"{contest.rulebook.division(division).name}第 {places} 名并列："
        f"{numbers_text(rank.numbers)}得分都是 {plain(rank.score)}，{_why_tied(stage, result, rank)}"
    )
    return Case(
        case_id(CaseKind.TIE, stage.id, rank.numbers),
        CaseKind.TIE,
        stage.id,
        division,
        rank.numbers,
        facts,
        _names(met),
        _comparisons(result, rank.numbers),
        ruling,
    )


def _why_tied(stage: Stage, result: StageResult, rank: Rank) -> str:
    if not rank.undecided:
        ruled = bool(result.standing(rank.numbers[0]).rulings)
        return f"{'已裁定' if ruled else '按规则'}并列，但推荐名额不能共享，请裁定先后。"
    return "名次规则逐级比较完仍然相同。" if stage.ties.tiebreakers else "规则没有规定如何区分。"


def _comparisons(result: StageResult, numbers: tuple[int, ...]) -> tuple[Comparison, ...]:
    """Return the tiebreakers that compared all of these."""
    return tuple(
        comparison for comparison in result.standing(numbers[0]).comparisons if comparison.values.keys() >= set(numbers)
    )


def _sheet_cases(contest: Contest, stage: Stage, result: StageResult, ruled: Mapping[str, Ruling]) -> Iterable[Case]:
    """Cases about the sheets of one project, once none is missing."""
    for number, score in result.scores.items():
        if score.published is None:
            sheets = [line.sheet for line in score.lines]
            if not sheets or sheets_owed(sheets) or not contest.presence(stage.id, number).competes:
                continue
            if short := sheets_short(contest, stage, number, sheets):
                yield _about(contest, stage, CaseKind.TOO_FEW_SHEETS, number, f"{short}。", ruled)
        if apart := divergence(stage.divergence, score.lines):
            yield _about(contest, stage, CaseKind.DIVERGENCE, number, f"{'；'.join(apart.facts)}。", ruled)


def _about(
    contest: Contest, stage: Stage, kind: CaseKind, number: int, facts: str, ruled: Mapping[str, Ruling]
) -> Case:
    key = case_id(kind, stage.id, (number,))
    division = contest.by_number[number].division
    return Case(key, kind, stage.id, division, (number,), facts, ruling=ruled.get(key))


def _objections(contest: Contest, stage: Stage, ruled: Mapping[str, Ruling]) -> Iterable[Case]:
    for objection in contest.objections:
        if objection.stage == stage.id:
            division = _division(contest, objection.numbers)
            ruling = ruled.get(objection.id)
            yield Case(
                objection.id,
                CaseKind.OBJECTION,
                stage.id,
                division,
                objection.numbers,
                objection.text + _late(objection),
                ruling=ruling,
                objection=objection,
            )


def _late(objection: Objection) -> str:
    return f"（逾期：应在 {objection.until.replace('T', ' ')[:16]} 前提出）" if objection.late else ""


def _conflicts(contest: Contest, stage: Stage, ruled: Mapping[str, Ruling]) -> Iterable[Case]:
    """Conflicts of a merge without a chosen side."""
    for conflict in open_conflicts(contest.conflicts):
        if conflict.stage == stage.id:
            numbers = (conflict.number,)
            division, ruling = _division(contest, numbers), ruled.get(conflict.id)
            yield Case(conflict.id, CaseKind.CONFLICT, stage.id, division, numbers, conflict.facts, ruling=ruling)


def _past(contest: Contest, stage: Stage, results: Mapping[str, StageResult], ruling: Ruling) -> Case:
    """Return a case that its ruling has settled, so that the results no longer show it."""
    numbers, result = ruling.numbers, results[stage.id]
    division = _division(contest, numbers)
    case = Case(ruling.case, ruling.kind, stage.id, division, numbers, "", ruling=ruling)
    scores = {result.scores[number].published if number in result.scores else None for number in numbers}
    if ruling.kind is not CaseKind.TIE or len(scores) != 1 or None in scores:
        return replace(case, facts="已按裁定处理，现在的结果中不再出现。")
    first = min(place for number in numbers if (place := result.standing(number).place) is not None)
    met = straddled(lines(contest, stage, division, results), first, len(numbers))
    met = met or straddled(lines(contest, stage, division), first, len(numbers))
    facts = f"{numbers_text(numbers)}得分相同，名次已按裁定确定。"
    return replace(case, facts=facts, line=_names(met), comparisons=_comparisons(result, numbers))


def _division(contest: Contest, numbers: tuple[int, ...]) -> str:
    known = [contest.by_number[number].division for number in numbers if number in contest.by_number]
    return known[0] if known else ""


def _names(met: Iterable[CutLine]) -> str:
    return "、".join(line.name for line in met)
