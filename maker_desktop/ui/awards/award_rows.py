"""The rows of the award list: given, vacant and undecided places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from maker_desktop.domain.awards.awards import AwardList, applicants_with_several, prize, withheld_for
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.scoresheet import plain
from maker_desktop.domain.model.standing import Standing
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.award_papers import yuan
from maker_desktop.ui.kit.theme import TOKENS, Tone

_SOFT = TOKENS["ink_soft"]


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One place of an award: given to a project, waiting for a ruling, or (without a project) vacant."""

    award: str
    division: str
    project: Project | None = None
    standing: Standing | None = None
    money: str = ""
    remark: str = ""
    tone: Tone | None = None
    pending: bool = False


def award_rows(session: Session, given: Sequence[AwardList]) -> tuple[AwardRow, ...]:
    """Return the rows of these award lists, in their order."""
    several = applicants_with_several(session.contest, given)
    often = {number for numbers in several.values() for number in numbers}
    return tuple(row for each in given for row in _rows(session, each, often))


def _rows(session: Session, given: AwardList, often: set[int]) -> Iterator[AwardRow]:
    division = session.contest.rulebook.division(given.division).name
    taken = [_taken(session, given, number, often) for number in (*given.numbers, *given.pending)]
    yield from sorted(taken, key=lambda row: row.standing.place or 0 if row.standing else 0)
    if given.vacant:
        remark = f"空缺 {given.vacant} 个"
        least = given.award.minimum_score
        if least is not None:
            remark += f"（低于 {plain(least)} 分不授予）"
        yield AwardRow(given.award.name, division, remark=remark, tone=Tone.QUIET)


def _taken(session: Session, given: AwardList, number: int, often: set[int]) -> AwardRow:
    project, standing = session.project(number), _standing(session, number)
    rulebook = session.contest.rulebook
    division = rulebook.division(given.division).name
    if number in given.pending:
        return AwardRow(given.award.name, division, project, standing, "", "待裁定", Tone.WRONG, pending=True)
    money, elsewhere = prize(rulebook, given.award, project), withheld_for(rulebook, given.award, project)
    remark = "同一单位另有获奖" if number in often else ""
    if elsewhere:
        remark = f"已在{elsewhere}获奖励，不发奖金"
    return AwardRow(given.award.name, division, project, standing, yuan(money) if money else "", remark)


def _standing(session: Session, number: int) -> Standing | None:
    stage = session.contest.last_stage_of(number)
    return session.result(stage.id).standing(number) if stage is not None else None


def summary_html(session: Session, given: Sequence[AwardList]) -> str:
    """Return how many places each award has, has given and still has, and which applicants have several."""
    return "".join(_summary(session, given))


def _summary(session: Session, given: Sequence[AwardList]) -> Iterator[str]:
    for award in dict.fromkeys(each.award.name for each in given):
        yield f'<p style="margin:0 0 2px 0; font-weight:bold">{escape(award)}</p>'
        lines = [_count(session, each) for each in given if each.award.name == award]
        yield f'<p style="margin:0 0 10px 0; color:{_SOFT}">{"<br>".join(lines)}</p>'
    rulebook = session.contest.rulebook
    money = sum(prize(rulebook, each.award, session.project(number)) for each in given for number in each.numbers)
    if money:
        yield f'<p style="margin:0 0 10px 0">奖金合计 {yuan(money)} 元</p>'
    for applicant, numbers in applicants_with_several(session.contest, given).items():
        listed = numbers_text(numbers)
        yield f'<p style="margin:0 0 8px 0">{escape(applicant)}有 {len(numbers)} 个项目获奖（{listed}）</p>'


def _count(session: Session, each: AwardList) -> str:
    name = session.contest.rulebook.division(each.division).name
    parts = [f"{escape(name)}　{each.places} 个，已定 {len(each.numbers)}"]
    parts += ["待裁定"] if each.pending else []
    parts += [f"空缺 {each.vacant}"] if each.vacant else []
    return "，".join(parts)
