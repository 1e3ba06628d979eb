"""Shows what a list of judges or of assignments would change, before all of it or nothing is taken."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels.panel_lists import AssignmentChange, AssignmentsPlan, SeatChange, SeatsPlan
from maker_desktop.ui.import_preview import DOUBTS, REFUSED, ImportPreview, refusal
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.records.reading_rows import filled_model
from maker_desktop.ui.records.record_model import Column

_CHANGES: Final = "修改"
_LEAVING: Final = "离席"
_PROMISE: Final = "要么全部导入，要么什么也不改。"


class SeatsImportDialog(ImportPreview):
    """The preview of a list of judges; `take` is called when the user takes it, which no refused row allows."""

    def __init__(self, parent: QWidget, source: str, plan: SeatsPlan, session: Session, take: Callable[[], None]):
        super().__init__(parent, "导入评委名单", source, _PROMISE)
        self._taken = take
        listing = plan.reading.listing
        doubts = (*listing.doubts, *listing.left_out, *listing.passed_over)
        stages = {stage.id: stage.name for stage in session.contest.rulebook.stages}
        models = {_CHANGES: filled_model(self, _seat_columns(stages), plan.changes)}
        if plan.left:
            models[_LEAVING] = filled_model(self, _judge_columns(stages), plan.left)
        self.show_models(models | self.doubtful_models(plan.refused, doubts), REFUSED if plan.refused else _CHANGES)
        self.show_counts(
            (
                (_CHANGES, len(plan.changes), Tone.DONE),
                (_LEAVING, len(plan.left), Tone.LOOK),
                (REFUSED, len(plan.refused), Tone.WRONG),
                (DOUBTS, len(doubts), Tone.LOOK),
            )
        )
        named = "、".join(stages[stage] for stage in plan.seats)
        judges = sum(map(len, plan.seats.values()))
        replaced = f"{named} {judges} 个席位；名单替换这一阶段的全部席位" if plan.seats else ""
        self.read.setText(replaced)
        nothing = "" if plan.changes else "席位都已经是这样，不用导入。"
        self.hinder(refusal(len(plan.refused)) or nothing, wrong=bool(plan.refused))
        self.resize(980, 600)

    def import_all(self) -> None:
        """Take the list."""
        self.accept()
        self._taken()


class AssignmentsImportDialog(ImportPreview):
    """The preview of a list of assignments; `take` is called when the user takes it."""

    def __init__(self, parent: QWidget, source: str, plan: AssignmentsPlan, session: Session, take: Callable[[], None]):
        super().__init__(parent, "导入分组", f"{source} → {session.stage(plan.stage).name}", _PROMISE)
        self._taken = take
        listing = plan.listing
        doubts = (*listing.doubts, *listing.left_out, *plan.notes, *listing.passed_over)
        models = {_CHANGES: filled_model(self, _assignment_columns(session.contest.by_number), plan.changes)}
        self.show_models(models | self.doubtful_models(plan.refused, doubts), REFUSED if plan.refused else _CHANGES)
        self.show_counts(
            (
                (_CHANGES, len(plan.changes), Tone.DONE),
                (REFUSED, len(plan.refused), Tone.WRONG),
                (DOUBTS, len(doubts), Tone.LOOK),
            )
        )
        self.read.setText(f"分组表上 {len(plan.assignment)} 个项目" if plan.assignment else "")
        nothing = "" if plan.changes else "分组都已经是这样，不用导入。"
        self.hinder(refusal(len(plan.refused)) or nothing, wrong=bool(plan.refused))
        self.resize(980, 600)

    def import_all(self) -> None:
        """Take the list."""
        self.accept()
        self._taken()


def _who(seat: Seat | None) -> str:
    return "空" if seat is None else f"{seat.judge}（{seat.employer}）" if seat.employer else seat.judge


def _seat_columns(stages: Mapping[str, str]) -> list[Column[SeatChange]]:
    return [
        Column[SeatChange]("阶段", lambda row: stages[row.stage], width=110),
        Column[SeatChange]("评审组", lambda row: row.panel, width=90),
        Column[SeatChange]("席", lambda row: str(row.seat), right=True, sort=lambda row: row.seat, width=60),
        Column[SeatChange]("现在", lambda row: _who(row.before), tip=lambda row: _who(row.before), width=260),
        Column[SeatChange]("导入后", lambda row: _who(row.after), tip=lambda row: _who(row.after), stretch=True),
    ]


def _judge_columns(stages: Mapping[str, str]) -> list[Column[Seat]]:
    return [
        Column[Seat]("阶段", lambda row: stages[row.stage], width=110),
        Column[Seat]("评审组", lambda row: row.panel, width=90),
        Column[Seat]("席", lambda row: str(row.seat), right=True, sort=lambda row: row.seat, width=60),
        Column[Seat]("评委", _who, tip=_who, stretch=True),
    ]


def _assignment_columns(projects: Mapping[int, Project]) -> list[Column[AssignmentChange]]:
    def name(row: AssignmentChange) -> str:
        return projects[row.number].name

    return [
        Column[AssignmentChange](
            "编号", lambda row: str(row.number), right=True, sort=lambda row: row.number, width=70
        ),
        Column[AssignmentChange]("项目", name, tip=name, stretch=True),
        Column[AssignmentChange]("现在", lambda row: row.before or "未分组", width=140),
        Column[AssignmentChange]("导入后", lambda row: row.after, width=140),
    ]
