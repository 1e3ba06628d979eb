"""Checks that what a row of a list says beside its data agrees with the contest: stage, panel, seat, full mark."""

import re
import unicodedata
from collections.abc import Iterable

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.names import plain_name
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.scoresheet import plain, read_score
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.roster import claims
from maker_desktop.domain.roster.claims import Claim, does_not_count
from maker_desktop.exchange.roster.values import read_division

_CHINESE = str.maketrans("一二三四五六七八九", "123456789")
_NUMBER = re.compile(r"\d+")


def refuse_other_stage(stage: Stage, said: Iterable[Claim]) -> None:
    """Raise Refusal if a row is of another stage, or says that it does not count."""
    for claim in said:
        if does_not_count(claim):
            raise Refusal(f"{claim.words}，这一行不能导入；不算的请从表里删除，要作废的请由专家委员会裁定。")
        if claim.key == claims.STAGE and plain_name(claim.text).removesuffix("阶段") not in (
            plain_name(stage.id),
            plain_name(stage.name).removesuffix("阶段"),
        ):
            raise Refusal(f"{claim.words}，这里导入的是{stage.name}，请核对。")


def refuse_other_project(contest: Contest, stage: Stage, number: int, said: Iterable[Claim]) -> None:
    """Raise Refusal if a row about a project names another division or panel than the contest has for it."""
    for claim in said:
        if claim.key == claims.DIVISION:
            division = contest.rulebook.division(contest.by_number[number].division)
            if read_division(claim.text, contest.rulebook.divisions)[0] != division:
                raise Refusal(f"{claim.words}，{number} 号项目却是{division.name}，请核对。")
        if claim.key == claims.PANEL:
            panel = contest.panel_of(stage.id, number)
            if panel is not None and _core(claim.text) != _core(panel):
                raise Refusal(f"{claim.words}，{number} 号项目在{stage.name}却由第 {panel} 组评，请核对。")


def refuse_other_judge(seats: Iterable[Seat], judge: str, said: Iterable[Claim]) -> None:
    """Raise Refusal if a row about a judge names another seat or employer; `seats` are those of the project's panel."""
    seat = next((seat for seat in seats if seat.judge == judge), None)
    if seat is None:
        return
    for claim in said:
        if claim.key == claims.SEAT:
            written = _NUMBER.search(unicodedata.normalize("NFKC", claim.text).translate(_CHINESE))
            if written is None or int(written[0]) != seat.seat:
                raise Refusal(f"{claim.words}，评委{judge}却坐 {seat.seat} 号席，请核对。")
        if claim.key == claims.EMPLOYER and seat.employer and plain_name(claim.text) != plain_name(seat.employer):
            raise Refusal(f"{claim.words}，席位上评委{judge}的单位却是“{seat.employer}”，请核对是不是同一人。")


def refuse_other_full_mark(criterion: Criterion, said: Iterable[Claim]) -> None:
    """Raise Refusal if a row gives another full mark than the rules."""
    for claim in said:
        if claim.key == claims.FULL_MARK and read_score(claim.text) != criterion.full_mark:
            raise Refusal(f"{claim.words}，规则里“{criterion.name}”的满分是 {plain(criterion.full_mark)} 分，请核对。")


def _core(panel: str) -> str:
    """Return what tells a panel from others: 第一组, 1组 and 1 are one."""
    text = "".join(unicodedata.normalize("NFKC", panel).casefold().split()).translate(_CHINESE)
    return re.sub(r"^(?:评审|评委)|^第|(?:评审|评委)?(?:小?组|号|赛场|会场)$", "", text) or text
