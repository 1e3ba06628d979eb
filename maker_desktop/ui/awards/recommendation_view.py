"""The tab of the recommendation list: trying numbers of seats, the arithmetic, and who is on it or not and why."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox, QSplitter, QWidget

from maker_desktop.domain.awards.recommendation import RecommendationList
from maker_desktop.domain.awards.recommendation_seats import total_seats
from maker_desktop.domain.awards.recommendation_words import allotment_sentences, succession_sentences
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.services.awards import awards
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.publishing import Wanted
from maker_desktop.ui import forms
from maker_desktop.ui.awards.seat_arc import SeatArc
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import ElidedLabel
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import ask_target, print_document, write_workbook
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable
from maker_desktop.ui.records.two_line_delegate import TwoLineDelegate


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A project on the list or beside it: its turn (on the list, or as a substitute) and why it is not on it."""

    turn: str
    project: Project
    division: str
    place: str
    score: str
    reason: str = ""
    tone: Tone | None = None


def _name(row: ListedRow) -> str:
    return row.project.name


def _tip(row: ListedRow) -> str:
    return f"{row.project.name}（{row.project.applicant}）"


_LISTED = (
    Column[ListedRow]("序", lambda row: row.turn, right=True, tone=lambda row: row.tone, width=66),
    Column[ListedRow]("编号", lambda row: str(row.project.number), right=True, width=62),
    Column[ListedRow]("项目", _name, tip=_tip, stretch=True),
    Column[ListedRow]("组别", lambda row: row.division),
    Column[ListedRow]("名次", lambda row: row.place, right=True, width=62),
    Column[ListedRow]("得分", lambda row: row.score, right=True, width=80),
)
_LEFT_OUT = (
    Column[ListedRow]("递补", lambda row: row.turn, right=True, width=62),
    Column[ListedRow]("编号", lambda row: str(row.project.number), right=True, width=62),
    Column[ListedRow]("项目与原因", _name, tip=lambda row: f"{_tip(row)}\n{row.reason}", stretch=True),
)


#: The column that is drawn in two lines.
_PROJECT = 2
#: Lines kept free for the arithmetic of the seats.
_SUMS_LINES = 4


class RecommendationView(QWidget):
    """The recommendation; a number of seats can be tried without saving it."""

    form: ClassVar[str] = "recommendation_view"
    seats: QSpinBox
    save_seats: QPushButton
    trial: ElidedLabel
    export_annex: QPushButton
    print_letter: QPushButton
    arc: SeatArc
    sums: QLabel
    halves: QSplitter
    listed: RecordTable
    left_out: RecordTable

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        forms.fill(self)
        self._context = context
        self._listed = RecordTableModel(_LISTED, self)
        self._left = RecordTableModel(_LEFT_OUT, self)
        self.listed.setModel(self._listed)
        self.left_out.setModel(self._left)
        self.listed.setItemDelegate(TwoLineDelegate(self.listed, _PROJECT, lambda row: row.project.applicant))
        self.left_out.setItemDelegate(TwoLineDelegate(self.left_out, _PROJECT, lambda row: row.reason))
        # A trial of another number has more or fewer sentences; the lists below stay where they are.
        self.sums.setFixedHeight(_SUMS_LINES * self.sums.fontMetrics().lineSpacing())
        self.sums.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.halves.setSizes([580, 460])
        self._saved: int | None = None
        self.seats.valueChanged.connect(lambda _seats: self._show())
        self.save_seats.clicked.connect(self._save)
        self.export_annex.clicked.connect(self._export)
        self.print_letter.clicked.connect(self._print)

    def show_list(self) -> None:
        """Show the list by the number of seats that is saved, leaving a trial where that has not changed."""
        saved = total_seats(self._context.session.contest.rulebook.recommendation)
        if saved != self._saved or not self._trying():
            self._saved = saved
            self.seats.blockSignals(True)
            self.seats.setValue(saved or 0)
            self.seats.blockSignals(False)
        self._show()

    def _trying(self) -> bool:
        return self.seats.value() != (self._saved or 0)

    def _show(self) -> None:
        session, trying = self._context.session, self._trying()
        self.save_seats.setEnabled((trying or self._saved is None) and not session.read_only)
        for button in (self.export_annex, self.print_letter):
            button.setEnabled(not trying and self._saved is not None)
        self.trial.setText(_trial_words(self._saved, trying))
        found = awards.recommend(session, self.seats.value() if trying or self._saved is None else None)
        rulebook = session.contest.rulebook
        sentences = (*allotment_sentences(rulebook, found), *succession_sentences(rulebook, found))
        self.sums.setText("\n".join(sentences))
        self.sums.setToolTip(self.sums.text())
        self._show_seats(rulebook, found)
        self._listed.show(_listed_rows(session, found))
        self._left.show(_left_rows(session, found))

    def _show_seats(self, rulebook: Rulebook, found: RecommendationList) -> None:
        order = [division.id for division in rulebook.divisions]
        seats = sorted((order.index(item.division), turn, item.number) for turn, item in enumerate(found.recommended))
        counts = [sum(item.division == each for item in found.recommended) for each in order]
        names = zip(rulebook.divisions, counts, strict=True)
        words = " · ".join(f"{division.name} {count}" for division, count in names if count)
        given = [(number, division) for division, _turn, number in seats]
        self.arc.show_seats(given, max(found.seats, len(seats)), f"{words}{' · 待裁定' if found.pending else ''}")

    def _save(self) -> None:
        awards.set_seats(self._context.session, self.seats.value())
        self._context.tell(f"推荐名额已定为 {self.seats.value()} 个，名次线和名单按它计算。")

    def _export(self) -> None:
        out = ask_target(self._context, self, "导出推荐项目名单", "推荐项目名单.xlsx", "Excel 工作簿 (*.xlsx)")
        if out is not None:
            write_workbook(self._context, "recommendation", out)

    def _print(self) -> None:
        print_document(self._context, self, "recommendation", Wanted(), "推荐报告")


def _trial_words(saved: int | None, trying: bool) -> str:
    if saved is None:
        return f"规则中还没有定名额，{'试算的数字尚未保存' if trying else '填一个数字可以先试算'}。"
    return f"试算，尚未保存；规则中的名额为 {saved} 个。" if trying else "修改数字可以先试算。"


def _listed_rows(session: Session, found: RecommendationList) -> list[ListedRow]:
    rows = [_row(session, item.number, str(turn)) for turn, item in enumerate(found.recommended, start=1)]
    return rows + [_row(session, number, "待裁定", tone=Tone.WRONG) for number in found.pending]


def _left_rows(session: Session, found: RecommendationList) -> list[ListedRow]:
    """Return the substitutes, each with its turn when its own division loses a project, then the others by number."""
    turns = {number: len(found.substitutes) for number in found.substitutes}
    for division, order in found.substitutes_for.items():
        own = [number for number in order if session.project(number).division == division]
        turns |= {number: order.index(number) + 1 for number in own}
    ordered = sorted(found.left_out, key=lambda item: (turns.get(item.number, len(turns) + 1), item.number))
    return [_row(session, item.number, str(turns.get(item.number, "")), item.reason) for item in ordered]


def _row(session: Session, number: int, turn: str, reason: str = "", tone: Tone | None = None) -> ListedRow:
    project = session.project(number)
    rulebook = session.contest.rulebook
    stage = rulebook.last_stage(project.division)
    standings = session.result(stage.id).division(project.division) if stage is not None else ()
    standing = next((each for each in standings if each.number == number), None)
    place = "" if standing is None or standing.place is None else str(standing.place)
    score = "" if standing is None or standing.score is None else str(standing.score)
    return ListedRow(turn, project, rulebook.division(project.division).name, place, score, reason, tone)
