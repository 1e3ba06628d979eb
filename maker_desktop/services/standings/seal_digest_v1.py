"""The digest of version 1 seals, which did not cover the journal's head; kept unchanged to verify old files."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from maker_desktop.domain.journal.entries import canonical
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.ruling import CaseKind, Decision, Ruling
from maker_desktop.domain.model.scoresheet import ScoreSheet
from maker_desktop.domain.model.stage_rules import Normalisation, Quota, ScoreRule, Stage
from maker_desktop.domain.model.standing import StageResult
from maker_desktop.domain.scoring.sheets import sheets

VERSION = 1


def seal_digest(contest: Contest, stage: Stage, book: MarkBook, result: StageResult) -> str:
    """Return the SHA-256 (hex) over rules, presences, sheets, scores, standings and rulings in force of a stage."""
    all_sheets = sheets(contest, stage, book)
    body = {
        "contest": contest.rulebook.contest.id,
        "stage": _stage(stage),
        "criteria": [
            {
                "id": each.id,
                "name": each.name,
                "weight": str(each.weight),
                "full_mark": str(each.full_mark),
                "step": str(each.step),
            }
            for each in contest.rulebook.stage_criteria(stage)
        ],
        "presences": {str(number): contest.presence(stage.id, number) for number in all_sheets},
        "sheets": {str(number): [_sheet(sheet) for sheet in listed] for number, listed in all_sheets.items()},
        "scores": {
            str(number): [_text(score.exact), _text(score.published)] for number, score in result.scores.items()
        },
        "standings": [[each.division, each.number, each.place, each.decided_by] for each in result.standings],
        "rulings": [_ruling(ruling) for ruling in contest.rulings_in_force if _counts(ruling, stage)],
    }
    return sha256(canonical(body).encode()).hexdigest()


def _counts(ruling: Ruling, stage: Stage) -> bool:
    turned_down = ruling.kind is CaseKind.OBJECTION and ruling.decision is Decision.UPHOLD
    return ruling.stage == stage.id and ruling.decision is not Decision.REOPEN and not turned_down


def _stage(stage: Stage) -> Mapping[str, object]:
    timer, ties, divergence = stage.timer, stage.ties, stage.divergence
    return {
        "id": stage.id,
        "name": stage.name,
        "kind": stage.kind,
        "divisions": stage.divisions,
        "criteria": stage.criteria,
        "timer": timer and {"pitch": timer.pitch, "defence": timer.defence},
        "score": _score(stage.score),
        "ties": {
            "ladder": ties.tiebreakers,
            "otherwise": ties.otherwise,
            "only_when_it_matters": ties.only_when_it_matters,
        },
        "divergence": {
            "sheet_from_median": _text(divergence.sheet_from_median),
            "spread": _text(divergence.spread),
        },
        "advance": {division: _quota(quota) for division, quota in stage.advance.items()},
        "when": stage.when,
        "venue": stage.venue,
    }


def _score(rule: ScoreRule) -> Mapping[str, object]:
    trim = rule.trim
    return {
        "combine": rule.combine,
        "trim": trim
        and {"highest": trim.highest, "lowest": trim.lowest, "of": trim.of, "from_sheets": trim.from_sheets},
        "minimum_sheets": rule.minimum_sheets,
        "decimals": rule.decimals,
        "rounding": rule.rounding,
        "round_criterion": rule.round_criterion,
        "round_weighted": rule.round_weighted,
        "round_sheet": rule.round_sheet,
        "judge_correction": _correction(rule.judge_normalisation),
        "panel_correction": _correction(rule.panel_normalisation),
        "carry": [{"stage": each.stage, "share": str(each.share)} for each in rule.carry],
        "own_share": str(rule.own_share),
        "benches": [{"id": each.id, "share": str(each.share), "name": each.name} for each in rule.judge_classes],
    }


def _correction(rule: Normalisation) -> Mapping[str, object]:
    return {"kind": rule.kind, "mean": str(rule.mean), "deviation": str(rule.deviation)}


def _quota(quota: Quota) -> Mapping[str, object]:
    return {"count": quota.count, "share": _text(quota.share)}


def _sheet(sheet: ScoreSheet) -> Mapping[str, object]:
    return {
        "number": sheet.number,
        "panel": sheet.panel,
        "seat": sheet.seat,
        "judge": sheet.judge,
        "marks": _texts(sheet.marks),
        "state": sheet.state,
        "confirmed": sheet.confirmed,
        "bench": sheet.judge_class,
        "note": sheet.note,
    }


def _ruling(ruling: Ruling) -> Mapping[str, object]:
    return {
        "id": ruling.id,
        "case": ruling.case,
        "kind": ruling.kind,
        "stage": ruling.stage,
        "numbers": ruling.numbers,
        "decision": ruling.decision,
        "reason": ruling.reason,
        "present": ruling.present,
        "time": ruling.time,
        "order": ruling.order,
        "judge": ruling.judge,
        "points": _text(ruling.points),
        "extra_places": ruling.extra_places,
        "ballots": ruling.ballots,
        "places_before": ruling.places_before,
        "places_after": ruling.places_after,
        "person": ruling.person,
    }


def _texts(values: Iterable[object]) -> list[str | None]:
    return [_text(value) for value in values]


def _text(value: object) -> str | None:
    """Return an exact number as text; None where there is none."""
    return None if value is None else str(value)
