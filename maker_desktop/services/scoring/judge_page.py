"""What one judge's page shows: his criteria, what is on stage, and his own sheets; never a mark of another seat."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.handing_in import SeatPass
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.panel import Recusal
from maker_desktop.domain.model.rounding import exact_sum, rounded
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.scoresheet import plain, step_words
from maker_desktop.domain.model.stage_rules import Stage, StageKind
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring.mark_gate import MarkGate
from maker_desktop.services.scoring.scoring_desk import drawn_positions


class PageWriter:
    """Writes the pages of one stage's seats as plain values; made anew after each change."""

    def __init__(self, session: Session, stage_id: str) -> None:
        self._contest: Contest = session.contest
        self._stage: Stage = session.stage(stage_id)
        self._sealed = self._stage.id in self._contest.closed
        self._gate = None if self._sealed else MarkGate(session, stage_id)
        self._book: MarkBook = session.book(self._stage.id)
        self._criteria = self._contest.rulebook.stage_criteria(self._stage)
        self._numbers = {panel: self._open(panel) for panel in self._contest.panels(self._stage.id)}

    def page(self, held: SeatPass) -> dict[str, Any]:
        """Return the page of a seat: see `resources/judge` for what is made of it."""
        contest, stage = self._contest, self._stage
        now, following = self._on_stage(held.panel)
        return {
            "contest": contest.rulebook.contest.name,
            "stage": stage.name,
            "review": stage.kind is StageKind.REVIEW,
            "panel": held.panel if len(contest.panels(stage.id)) > 1 else "",
            "place": list(contest.panels(stage.id)).index(held.panel),
            "round": contest.rulebook.stages.index(stage),
            "seat": held.seat,
            "judge": held.judge,
            "closed": self._sealed,
            "decimals": stage.score.decimals,
            "rounding": stage.score.rounding.value,
            "criteria": [self._criterion(each) for each in self._criteria],
            "now": now,
            "next": following,
            "projects": [self._project(held, number) for number in self._numbers[held.panel]],
        }

    def _criterion(self, criterion: Criterion) -> dict[str, str]:
        percent = sum(each.weight for each in self._criteria) == 100
        return {
            "id": criterion.id,
            "name": criterion.name,
            "weight": plain(criterion.weight),
            "unit": "%" if percent else "分",
            "full": plain(criterion.full_mark),
            "step": plain(criterion.step),
            "words": step_words(criterion.step),
        }

    def _open(self, panel: str) -> list[int]:
        """Return the projects before a panel, in the order in which they were called or are drawn."""
        contest, stage = self._contest, self._stage
        if stage.kind is not StageKind.REVIEW:
            return [call.number for call in contest.calls(stage.id, panel)]
        return self._in_order(panel)

    def _in_order(self, panel: str) -> list[int]:
        contest, stage = self._contest, self._stage
        drawn = drawn_positions(contest, stage.id)
        own = [each for each in contest.in_stage(stage) if contest.panel_of(stage.id, each.number) == panel]
        own.sort(
            key=lambda each: (
                stage.divisions.index(each.division),
                drawn.get(each.number, len(drawn) + 1),
                each.number,
            )
        )
        return [each.number for each in own]

    def _on_stage(self, panel: str) -> tuple[int | None, Mapping[str, Any] | None]:
        """Return the project on stage before a panel, and the one that is drawn to follow."""
        if self._stage.kind is StageKind.REVIEW:
            return None, None
        called = self._numbers[panel]
        ahead = [each for each in self._in_order(panel) if self._contest.presence(self._stage.id, each).competes]
        following = next((each for each in ahead if each not in called), None)
        named = None if following is None else {"number": following, "name": self._contest.by_number[following].name}
        return (called[-1] if called else None), named

    def _project(self, held: SeatPass, number: int) -> dict[str, Any]:
        contest, stage = self._contest, self._stage
        project = contest.by_number[number]
        return {
            "number": number,
            "name": project.name,
            "applicant": project.applicant,
            "division": contest.rulebook.division(project.division).name,
            **self._sheet(held, number),
        } | ({} if contest.presence(stage.id, number).competes else {"state": "out"})

    def _sheet(self, held: SeatPass, number: int) -> dict[str, Any]:
        contest, stage, judge = self._contest, self._stage, held.judge
        excuse = contest.excuses.get((stage.id, number, judge))
        if excuse is not None:
            return {"state": "recused" if isinstance(excuse, Recusal) else "absent", "reason": excuse.reason}
        round_id = self._gate.due(judge, number) if self._gate else ""
        handed = contest.handed_in(stage.id, number, judge, round_id)
        marks = [self._book.value(number, judge, each.id, round_id) for each in self._criteria]
        if handed is None and any(mark is None for mark in marks):
            back = contest.given_back(stage.id, number, judge, round_id)
            again = {"reason": back.reason, "own": back.by_judge, "sheet": back.sheet} if back else {}
            state = "returned" if back else "paper" if any(mark is not None for mark in marks) else "open"
            return {"state": state, "again": bool(round_id), **again}
        given = {each: mark for each, mark in zip(self._criteria, marks, strict=True) if mark is not None}
        total = exact_sum([Fraction(each.weight * mark) / Fraction(each.full_mark) for each, mark in given.items()])
        confirmed = self._book.confirmed(number, judge, round_id)
        return {
            "state": "confirmed" if confirmed else "submitted" if handed else "paper",
            "marks": {
                each.id: plain(mark) for each, mark in zip(self._criteria, marks, strict=True) if mark is not None
            },
            "total": str(rounded(total, stage.score.decimals, stage.score.rounding)),
            "receipt": handed.receipt if handed else "",
            "time": handed.time[11:16] if handed else "",
            "sheet": handed.id if handed else "",
        }
