"""Shows what the list of a stage held elsewhere would fix, before all of it or nothing is taken."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from maker_desktop.domain.model.records import OutsideResult
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.scoresheet import plain
from maker_desktop.services.core.session import Session
from maker_desktop.services.standings.elsewhere import OutcomesPlan
from maker_desktop.ui.import_preview import DOUBTS, REFUSED, ImportPreview, refusal
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.records.reading_rows import filled_model
from maker_desktop.ui.records.record_model import Column

_LISTED: Final = "名单"
_UNLISTED: Final = "名单上没有"


class OutcomesImportDialog(ImportPreview):
    """The preview; `taken` carries the plan and where the stage was held, which no refused row allows."""

    taken = Signal(object, str)

    def __init__(self, parent: QWidget, source: str, plan: OutcomesPlan, session: Session) -> None:
        stage, projects = session.stage(plan.stage), session.contest.by_number
        promise = "要么全部导入，要么什么也不改；导入后这一阶段不在这里打分。"
        super().__init__(parent, "导入在别处评出的名单", f"{source} → {stage.name}", promise)
        self._plan = plan
        doubts = (*plan.doubts, *plan.listing.passed_over)
        listed = {result.number for result in plan.results}
        unlisted = [each for each in session.contest.in_stage(stage) if each.number not in listed]
        models = {_LISTED: filled_model(self, _listed_columns(projects), plan.results)}
        if unlisted:
            models[_UNLISTED] = filled_model(self, _project_columns(), unlisted)
        self.show_models(models | self.doubtful_models(plan.refused, doubts), REFUSED if plan.refused else _LISTED)
        going = len(plan.going_on)
        self.show_counts(
            (
                ("晋级", going, Tone.DONE),
                ("未晋级", len(plan.results) - going, Tone.QUIET),
                (_UNLISTED, len(unlisted), Tone.LOOK),
                (REFUSED, len(plan.refused), Tone.WRONG),
                (DOUBTS, len(doubts), Tone.LOOK),
            )
        )
        scored = sum(result.score is not None for result in plan.results)
        left = "，名单上没有的项目不晋级" if unlisted else ""
        self.read.setText(f"名单上 {len(plan.results)} 个项目，其中 {scored} 个有得分{left}")
        self._ask_where()
        resize(self, 980, 600)

    def _ask_where(self) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel("在哪里、由谁评出(&W)")
        self.why = QLineEdit()
        self.why.setMaxLength(200)
        self.why.setPlaceholderText("写进流水，印在文书上，例如：6月20日由太原分赛场评出")
        label.setBuddy(self.why)
        row.addWidget(label)
        row.addWidget(self.why, 1)
        self.insert(line, self.detail)
        self.why.textChanged.connect(lambda _text: self._offer())
        self.why.setEnabled(not self._obstacle())
        self._offer()
        self.why.setFocus()

    def _obstacle(self) -> str:
        return refusal(len(self._plan.refused)) or self._plan.hindrance

    def _offer(self) -> None:
        obstacle = self._obstacle()
        missing = "" if self.why.text().strip() else "请先写明在哪里、由谁评出。"
        self.hinder(obstacle or missing, wrong=bool(obstacle))

    def import_all(self) -> None:
        """Hand the plan and the place on."""
        self.accept()
        self.taken.emit(self._plan, self.why.text().strip())


def _listed_columns(projects: Mapping[int, Project]) -> list[Column[OutsideResult]]:
    def name(row: OutsideResult) -> str:
        return projects[row.number].name

    def applicant(row: OutsideResult) -> str:
        return projects[row.number].applicant

    return [
        Column[OutsideResult]("编号", lambda row: str(row.number), right=True, sort=lambda row: row.number, width=70),
        Column[OutsideResult]("项目", name, tip=name, stretch=True),
        Column[OutsideResult]("参赛主体", applicant, tip=applicant, width=280),
        Column[OutsideResult](
            "得分",
            lambda row: "—" if row.score is None else plain(row.score),
            right=True,
            sort=lambda row: -1 if row.score is None else row.score,
            width=90,
        ),
        Column[OutsideResult](
            "晋级",
            lambda row: "晋级" if row.goes_on else "未晋级",
            tone=lambda row: Tone.DONE if row.goes_on else Tone.QUIET,
            width=90,
        ),
    ]


def _project_columns() -> list[Column[Project]]:
    return [
        Column[Project]("编号", lambda row: str(row.number), right=True, sort=lambda row: row.number, width=70),
        Column[Project]("项目", lambda row: row.name, tip=lambda row: row.name, stretch=True),
        Column[Project]("参赛主体", lambda row: row.applicant, tip=lambda row: row.applicant, width=280),
    ]
