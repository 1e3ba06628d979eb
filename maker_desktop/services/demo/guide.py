"""A guided first round on the sample contest: five steps from a mark to the standings, done when the file says so."""

from dataclasses import dataclass
from typing import Final

from maker_desktop.domain.model.ruling import CaseKind
from maker_desktop.services.core.session import Session

#: The sample contest waits in its last stage.
_STAGE: Final = -1


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One step: its title, what to do in one sentence, and the page it is done on."""

    title: str
    says: str
    page: str


STEPS: Final = (
    GuideStep("录入一个分数", "输入 0 到 100 的数字，按 Enter 记下并到下一格。", "scoring"),
    GuideStep("确认一个项目的得分", "填完这个项目的全部评分表，按 Ctrl+Enter 确认。", "scoring"),
    GuideStep("亮分", "按 F8，把已确认的得分亮给观众。", "scoring"),
    GuideStep("裁定并列", "一等奖有两个项目并列，选“排定次序”，登记表决后裁定。", "arbitration"),
    GuideStep("看名次", "名次、奖项线和待裁定的事项都在这一页；全部打完就可以封存。", "standings"),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a contest holds in its last stage: marks, scored and revealed projects, and ties not decided."""

    marks: int
    scored: int
    revealed: int
    ties: int


def counts(session: Session) -> Counts:
    """Return the counts the steps are judged by."""
    stage = session.contest.rulebook.stages[_STAGE]
    result = session.result(stage.id)
    sheets = [line.sheet for score in result.scores.values() for line in score.lines]
    return Counts(
        sum(mark is not None for sheet in sheets for mark in sheet.marks),
        sum(standing.score is not None for standing in result.standings),
        sum(each.stage == stage.id for each in session.contest.reveals),
        sum(case.open and case.kind is CaseKind.TIE for case in result.cases),
    )


def done(before: Counts, now: Counts, seen: frozenset[str]) -> int:
    """Return how many of the steps are done in a row, from the counts at the beginning, now, and the pages seen."""
    states = (
        now.marks > before.marks or now.scored > before.scored,
        now.scored > before.scored,
        now.revealed > before.revealed,
        not now.ties,
        "standings" in seen,
    )
    return next((index for index, state in enumerate(states) if not state), len(states))
