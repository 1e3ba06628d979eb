"""A rulebook as TOML text: read with every key checked, and written so that it reads back the same."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

import tomli_w

from maker_desktop.disk.files import read_file
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import (
    AwardTier,
    Carry,
    Combine,
    CommitteeRule,
    ContestInfo,
    Criterion,
    DivergenceRule,
    Division,
    EligibilityRule,
    Fill,
    JudgeClass,
    Level,
    Normalisation,
    NormalisationKind,
    OrganisationAward,
    Otherwise,
    Quota,
    RecommendationRule,
    RosterForm,
    Rounding,
    Rulebook,
    ScoreRule,
    Stage,
    StageKind,
    TieRule,
    Timer,
    Trim,
    TrimOf,
)
from maker_desktop.domain.model.stored import stored_name
from maker_desktop.domain.rules.checks import faults
from maker_desktop.exchange.rulebook.toml_table import Table, parse_table

#: A rulebook of more bytes than this is none.
LARGEST_RULEBOOK = 250_000

#: Where the field of a rulebook is plural, its key in the file is singular, as TOML's [[stage]] reads best.
_KEYS = {
    "divisions": "division",
    "criteria": "criterion",
    "stages": "stage",
    "awards": "award",
    "organisation_awards": "organisation_award",
}


def rulebook_text(path: Path) -> str:
    """Return the text of a rulebook file. Raises Refusal if it cannot be read, is too large or is not UTF-8."""
    content = read_file(path, LARGEST_RULEBOOK)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(f"规则文件“{path.name}”不是 UTF-8 文本，请另存为 UTF-8 编码。") from None


def read_rulebook(text: str, file: str) -> Rulebook:
    """Return the rulebook a TOML text describes; `file` is the name used in messages.

    Raises Refusal with one sentence naming the file, the dotted key and the reason.
    """
    return _rulebook(parse_table(text, file))


def rulebook_of(values: Mapping[str, Any], file: str) -> Rulebook:
    """Return the rulebook that plain values describe, as `read_rulebook` does the values of a text.

    Raises KeyRefusal, which holds the dotted key and the reason by themselves.
    """
    return _rulebook(Table(values, file))


def _rulebook(table: Table) -> Rulebook:
    divisions = tuple(_division(entry) for entry in table.tables("division"))
    criteria = tuple(_criterion(entry) for entry in table.tables("criterion"))
    all_divisions = tuple(division.id for division in divisions)
    all_criteria = tuple(criterion.id for criterion in criteria)
    rulebook = Rulebook(
        contest=_contest(table.table("contest")),
        divisions=divisions,
        criteria=criteria,
        stages=tuple(_stage(entry, all_divisions, all_criteria) for entry in table.tables("stage")),
        awards=tuple(_award(entry) for entry in table.tables("award")),
        organisation_awards=tuple(
            OrganisationAward(entry.text("name", None)) for entry in table.tables("organisation_award")
        ),
        recommendation=_recommendation(table.table("recommendation")),
        committee=_committee(table.table("committee")),
        eligibility=_eligibility(table.table("eligibility")),
        roster=_roster(table.table("roster")),
        assumed=table.texts("assumed"),
    )
    table.close()
    for fault in faults(rulebook):
        table.refuse(fault.key, fault.reason)
    for index, key in enumerate(rulebook.assumed):
        if key not in table.known:
            table.refuse(f"assumed[{index}]", f"没有“{key}”这一项规则")
    return rulebook


def write_rulebook(rulebook: Rulebook) -> str:
    """Return the TOML text of a rulebook; reading it gives the same rulebook."""
    return tomli_w.dumps(rulebook_values(rulebook))


def rulebook_values(rulebook: Rulebook) -> dict[str, Any]:
    """Return a rulebook as plain values under the keys of its file: texts, whole numbers, truths, days and lists."""
    values = {_KEYS.get(key, key): value for key, value in _plain(rulebook).items()}
    return {"assumed": values.pop("assumed", []), **values}


def _plain(value: Any) -> Any:
    """Return a value as TOML knows it; what is None is left out, for its absence says so."""
    if is_dataclass(value):
        pairs = ((stored_name(field), getattr(value, field.name)) for field in fields(value))
        return {key: _plain(entry) for key, entry in pairs if entry is not None}
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, StrEnum | Fraction):
        return str(value)
    return value


def _contest(table: Table) -> ContestInfo:
    contest = ContestInfo(
        id=table.text("id", None),
        name=table.text("name", None),
        level=table.choice("level", Level, Level.CITY),
        year=table.whole_or_none("year"),
        hosts=table.texts("hosts"),
        organisers=table.texts("organisers"),
        notice=table.text("notice"),
        document_number=table.text("document_number"),
        slogan=table.text("slogan"),
        reports_to=table.text("reports_to"),
        next_contest=table.text("next_contest"),
        dates=table.mapping("dates", _day),
    )
    table.close()
    return contest


def _day(table: Table, key: str) -> date:
    day = table.day_or_none(key)
    if day is None:
        table.refuse(key, "应是日期，例如 2026-07-10")
    return day


def _division(table: Table) -> Division:
    return Division(id=table.text("id", None), name=table.text("name", None))


def _criterion(table: Table) -> Criterion:
    return Criterion(
        id=table.text("id", None),
        name=table.text("name", None),
        weight=table.number("weight", Decimal(100)),
        full_mark=table.number("full_mark", Decimal(100)),
        step=table.number("step", Decimal("0.1")),
    )


def _stage(table: Table, all_divisions: tuple[str, ...], all_criteria: tuple[str, ...]) -> Stage:
    return Stage(
        id=table.text("id", None),
        name=table.text("name", None),
        kind=table.choice("kind", StageKind, StageKind.ROADSHOW),
        divisions=table.texts("divisions") or all_divisions,
        criteria=table.texts("criteria") or all_criteria,
        timer=_timer(table),
        score=_score(table.table("score")),
        ties=_ties(table.table("ties")),
        divergence=_divergence(table.table("divergence")),
        advance=table.mapping("advance", _quota),
        when=table.text("when"),
        venue=table.text("venue"),
    )


def _timer(stage: Table) -> Timer | None:
    table = stage.table("timer")
    if not stage.has("timer"):
        return None
    timer = Timer(pitch=table.whole("pitch"), defence=table.whole("defence"))
    table.close()
    return timer


def _score(table: Table) -> ScoreRule:
    carry = tuple(Carry(entry.text("stage", None), entry.share("share")) for entry in table.tables("carry"))
    carried = sum((entry.share for entry in carry), Fraction(0))
    score = ScoreRule(
        combine=table.choice("combine", Combine, Combine.MEAN),
        trim=_trim(table),
        minimum_sheets=table.whole("minimum_sheets", 1),
        decimals=table.whole("decimals", 2),
        rounding=table.choice("rounding", Rounding, Rounding.HALF_UP),
        round_criterion=table.whole_or_none("round_criterion"),
        round_weighted=table.whole_or_none("round_weighted"),
        round_sheet=table.whole_or_none("round_sheet"),
        judge_normalisation=_normalisation(table, "judge_correction"),
        panel_normalisation=_normalisation(table, "panel_correction"),
        carry=carry,
        own_share=table.share("own_share", 1 - carried),
        judge_classes=tuple(
            JudgeClass(id=entry.text("id", None), share=entry.share("share"), name=entry.text("name"))
            for entry in table.tables("benches")
        ),
    )
    table.close()
    return score


def _trim(score: Table) -> Trim | None:
    table = score.table("trim")
    if not score.has("trim"):
        return None
    highest, lowest = table.whole("highest", 0), table.whole("lowest", 0)
    trim = Trim(
        highest=highest,
        lowest=lowest,
        of=table.choice("of", TrimOf, TrimOf.SHEET),
        from_sheets=table.whole("from_sheets", highest + lowest + 1),
    )
    table.close()
    return trim


def _normalisation(score: Table, key: str) -> Normalisation:
    """Return a correction written as a word, as { kind = … } or as { z_score = { mean = …, deviation = … } }."""
    if score.kind_of(key) is not dict:
        return Normalisation(score.choice(key, NormalisationKind, NormalisationKind.NONE))
    table = score.table(key)
    scale = table
    if table.has("z_score"):
        kind, scale = NormalisationKind.Z_SCORE, table.table("z_score")
    else:
        kind = table.choice("kind", NormalisationKind, NormalisationKind.NONE)
    normalisation = Normalisation(kind, scale.number("mean", Decimal(100)), scale.number("deviation", Decimal(20)))
    scale.close()
    table.close()
    return normalisation


def _ties(table: Table) -> TieRule:
    ties = TieRule(
        tiebreakers=table.texts("ladder"),
        otherwise=table.choice("otherwise", Otherwise, Otherwise.ARBITRATE),
        only_when_it_matters=table.flag("only_when_it_matters", True),
    )
    table.close()
    return ties


def _divergence(table: Table) -> DivergenceRule:
    rule = DivergenceRule(
        sheet_from_median=table.number_or_none("sheet_from_median"), spread=table.number_or_none("spread")
    )
    table.close()
    return rule


def _quota(advance: Table, division: str) -> Quota:
    """Return a quota written as a count, as { count = … } or as { share = … }."""
    if advance.kind_of(division) is not dict:
        return Quota(count=advance.whole(division))
    table = advance.table(division)
    if table.has("count") == table.has("share"):
        advance.refuse(division, "应写一个数目，或 count、share 之一")
    quota = Quota(count=table.whole("count")) if table.has("count") else Quota(share=table.share("share"))
    table.close()
    return quota


def _award(table: Table) -> AwardTier:
    return AwardTier(
        id=table.text("id", None),
        name=table.text("name", None),
        places=table.mapping("places", Table.whole),
        prize=table.mapping("prize", Table.number),
        minimum_score=table.number_or_none("minimum_score"),
    )


def _recommendation(table: Table) -> RecommendationRule:
    rule = RecommendationRule(
        seats=table.whole_or_none("seats"),
        per_division=table.mapping("per_division", Table.whole),
        cap=table.mapping("cap", Table.share),
        fill=table.choice("fill", Fill, Fill.SCORE),
        public_notice_days=table.whole("public_notice_days", 5),
    )
    table.close()
    return rule


def _committee(table: Table) -> CommitteeRule:
    rule = CommitteeRule(
        quorum=table.whole("quorum", 1),
        casting_vote=table.flag("casting_vote", True),
        objection_minutes=table.whole("objection_minutes", 120),
    )
    table.close()
    return rule


def _eligibility(table: Table) -> EligibilityRule:
    rule = EligibilityRule(
        region=table.text("region"),
        startup_registered_from=table.day_or_none("startup_registered_from"),
        core_members_at_most=table.whole_or_none("core_members_at_most"),
        look_back_years=table.whole_or_none("look_back_years"),
        conditions=table.texts("conditions"),
        division_conditions=table.mapping("division_conditions", Table.texts),
        national_lists=table.mapping("national_lists", Table.whole),
        no_second_prize=table.text("no_second_prize"),
    )
    table.close()
    return rule


def _roster(table: Table) -> RosterForm:
    form = RosterForm(
        columns=table.texts("columns"),
        title=table.text("title"),
        annex=table.text("annex"),
        sender_line=table.text("sender_line"),
        note=table.text("note"),
    )
    table.close()
    return form
