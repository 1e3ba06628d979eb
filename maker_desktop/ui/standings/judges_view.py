"""The tab of the standings that shows how each judge marked: a table, a picture, and how far the panel agrees."""

from fractions import Fraction
from typing import ClassVar

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from maker_desktop.domain.model.rounding import rounded
from maker_desktop.domain.model.stage_rules import Rounding, Stage
from maker_desktop.domain.model.standing import StageResult
from maker_desktop.domain.standings.judges import JudgeProfile, PanelProfile, panel_profiles
from maker_desktop.services.core.session import Session
from maker_desktop.ui import forms
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable
from maker_desktop.ui.standings.judges_plot import JudgesPlot, PlotRow


def _points(value: Fraction | None, *, signed: bool = False) -> str:
    if value is None:
        return "—"
    text = str(rounded(value, 2, Rounding.HALF_UP))
    return text.replace("-", "−") if not signed or value <= 0 else f"+{text}"


def _severity_tip(judge: JudgeProfile) -> str:
    if judge.severity is None:
        return "没有与别的评委共同评过的项目。"
    way = "偏严" if judge.severity < 0 else "偏宽"
    return f"同一项目上，比别的评委平均{way} {_points(abs(judge.severity))} 分。"


_COLUMNS = (
    Column[JudgeProfile]("评委", lambda judge: judge.judge, stretch=True),
    Column[JudgeProfile]("份数", lambda judge: str(len(judge.totals)), right=True, width=62),
    Column[JudgeProfile]("平均", lambda judge: _points(judge.mean), right=True, width=78),
    Column[JudgeProfile](
        "宽严", lambda judge: _points(judge.severity, signed=True), right=True, tip=_severity_tip, width=78
    ),
    Column[JudgeProfile](
        "离散", lambda judge: _points(judge.deviation), right=True, tip=lambda _judge: "评分表合计的标准差。", width=74
    ),
    Column[JudgeProfile]("去最高", lambda judge: str(judge.dropped_high), right=True, width=74),
    Column[JudgeProfile]("去最低", lambda judge: str(judge.dropped_low), right=True, width=74),
)


class JudgesView(QWidget):
    """The judges of a stage; `plot_place` takes the picture."""

    form: ClassVar[str] = "judges_view"
    agreement: QLabel
    judges: RecordTable
    plot_place: QVBoxLayout

    def __init__(self) -> None:
        super().__init__()
        forms.fill(self)
        self._several_panels = False
        self._model = RecordTableModel((Column("席位", self._seat, width=66), *_COLUMNS), self)
        self.judges.setModel(self._model)
        self._plot = JudgesPlot(self)
        self.plot_place.addWidget(self._plot)
        self.plot_place.addStretch(1)

    def show_stage(self, session: Session, stage: Stage, picked: int | None) -> None:
        """Show the judges of a stage, over all divisions, with the sheets of one project marked."""
        result = session.result(stage.id)
        panels = panel_profiles(result)
        self.agreement.setText("\n".join(map(agreement_sentence, panels)) or "还没有计入得分的评分表。")
        self._several_panels = len(panels) > 1
        judges = [judge for panel in panels for judge in panel.judges]
        self._model.show(judges)
        self._plot.show_rows([_plot_row(judge, result) for judge in judges], picked)

    def _seat(self, judge: JudgeProfile) -> str:
        return f"{judge.panel}-{judge.seat}" if self._several_panels else str(judge.seat)


def agreement_sentence(panel: PanelProfile) -> str:
    """Say how far a panel agrees, with what the number means."""
    about = f"第 {panel.panel} 评审组 {len(panel.judges)} 位评委共同评了 {panel.common} 个项目"
    if panel.agreement is None:
        return f"{about}，数据不足，无法计算一致性。"
    value = rounded(panel.agreement, 3, Rounding.HALF_UP)
    return f"{about}，评委评分一致性（肯德尔和谐系数 W）为 {value}：1 是次序完全相同，0 是完全不一致。"


def _plot_row(judge: JudgeProfile, result: StageResult) -> PlotRow:
    dropped = frozenset(
        number
        for number in judge.totals
        for line in result.scores[number].lines
        if line.sheet.judge == judge.judge and line.dropped is not None
    )
    totals = {number: float(total) for number, total in judge.totals.items()}
    return PlotRow(judge.judge, totals, float(judge.mean), dropped)
