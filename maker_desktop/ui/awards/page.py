"""奖项与推荐: the page of awards, the recommendation, and organisation awards."""

from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from PySide6.QtWidgets import QPushButton, QStackedWidget, QTabWidget, QTextBrowser, QWidget

from maker_desktop.domain.awards.awards import AwardList
from maker_desktop.domain.awards.recommendation_seats import total_seats
from maker_desktop.services.awards.awards import awards, recommend
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.documents.parts import open_cases
from maker_desktop.services.documents.publishing import Wanted
from maker_desktop.ui.awards.award_rows import AwardRow, award_rows, summary_html
from maker_desktop.ui.awards.organisations_view import OrganisationsView
from maker_desktop.ui.awards.recommendation_view import RecommendationView
from maker_desktop.ui.awards.tier_board import Band, TierBoard
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import ElidedLabel, keep_place
from maker_desktop.ui.kit.zoom import scaled
from maker_desktop.ui.page import Page
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import print_document
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable
from maker_desktop.ui.records.two_line_delegate import TwoLineDelegate

_ALL = ""


def _applicant(row: AwardRow) -> str:
    return row.project.applicant if row.project is not None else ""


def _tip(row: AwardRow) -> str:
    return f"{row.project.name}（{row.project.applicant}）" if row.project is not None else row.remark


def _place(row: AwardRow) -> str:
    return "" if row.standing is None or row.standing.place is None else str(row.standing.place)


def _score(row: AwardRow) -> str:
    return "" if row.standing is None or row.standing.score is None else str(row.standing.score)


_COLUMNS = (
    Column[AwardRow]("奖项", lambda row: row.award),
    Column[AwardRow]("组别", lambda row: row.division),
    Column[AwardRow]("名次", _place, right=True, width=62),
    Column[AwardRow]("编号", lambda row: "" if row.project is None else str(row.project.number), right=True, width=62),
    Column[AwardRow]("项目", lambda row: row.project.name if row.project else "—", tip=_tip, stretch=True),
    Column[AwardRow]("得分", _score, right=True, width=80),
    Column[AwardRow]("奖金（元）", lambda row: row.money, right=True, width=96),
    Column[AwardRow]("说明", lambda row: row.remark, tone=lambda row: row.tone, tip=lambda row: row.remark, width=150),
)


#: The column drawn in two lines, and that of the prize money, shown only where there is any.
_PROJECT, _MONEY = 4, 6


class AwardsPage(Page):
    """Awards, recommendation and organisation awards, each in a tab."""

    form: ClassVar[str] = "awards_page"
    hints: ClassVar[tuple[tuple[str, str], ...]] = (("Alt J/U/Z", "奖项、推荐、组织奖"), ("↑ ↓", "换行"))
    state: Chip
    open_points: ElidedLabel
    go_case: QPushButton
    body: QStackedWidget
    nothing: EmptyState
    views: QTabWidget
    awards_view: QWidget
    kinds: QStackedWidget
    as_table: QPushButton
    tiers: TierBoard
    awards: RecordTable
    summary: QTextBrowser
    print_awards: QPushButton
    go_documents: QPushButton

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._divisions = SegmentedSwitch()
        self._model = RecordTableModel(_COLUMNS, self)
        self.awards.setModel(self._model)
        self.awards.setItemDelegate(TwoLineDelegate(self.awards, _PROJECT, _applicant))
        self.summary.document().setDocumentMargin(0)
        self.recommendation = RecommendationView(context)
        self.organisations = OrganisationsView(context)
        self.views.addTab(self.recommendation, "推荐(&U)")
        self.views.addTab(self.organisations, "组织奖(&Z)")
        self.first = self.as_table
        keep_place(self.go_case)
        self._connect()

    @staticmethod
    def note(session: Session) -> Note:
        """Say that the awards are final once every deciding stage is sealed."""
        stages = session.contest.rulebook.last_stages()
        sealed = all(stage.id in session.contest.sealed for stage in stages)
        return Note("已定" if stages and sealed else "")

    def tools(self) -> QWidget:
        """Return the switch of the division whose awards are shown."""
        return self._divisions

    def refresh(self, changed: Changed | None) -> None:
        """Show awards, recommendation and organisation awards as they stand."""
        del changed
        session = self.context.session
        choices = [(_ALL, "全部"), *((each.id, each.name) for each in session.contest.rulebook.divisions)]
        self._divisions.show_choices(choices, self._divisions.current() or _ALL)
        marked = any(session.book(stage.id).has_marks for stage in session.contest.rulebook.last_stages())
        self.body.setCurrentWidget(self.views if marked else self.nothing)
        self._show_switch()
        self._show_state(marked)
        if not marked:
            self._show_nothing()
            return
        self._show_awards()
        self.recommendation.show_list()
        self.organisations.show_prizes()

    def _connect(self) -> None:
        self.views.currentChanged.connect(lambda _index: self._show_switch())
        self._divisions.chosen.connect(lambda _division: self._show_awards())
        self.awards.opened.connect(self._open_case)
        self.tiers.opened.connect(self._open_card)
        self.as_table.toggled.connect(lambda on: self.kinds.setCurrentIndex(int(on)))
        self.go_case.clicked.connect(lambda: self.context.go("arbitration"))
        self.nothing.asked.connect(lambda: self.context.go(self._first_page()))
        self.print_awards.clicked.connect(lambda: print_document(self.context, self, "awards", Wanted(), "获奖名单"))
        self.go_documents.clicked.connect(lambda: self.context.go("documents"))

    def _show_switch(self) -> None:
        """Offer the divisions where there are several."""
        in_use = self.body.currentWidget() is self.views and self.views.currentWidget() is self.awards_view
        self._divisions.setVisible(in_use)

    def _first_page(self) -> str:
        return "scoring" if self.context.session.contest.projects else "roster"

    def _show_nothing(self) -> None:
        names = "、".join(stage.name for stage in self.context.session.contest.rulebook.last_stages())
        hint = f"奖项和推荐按{names}的名次决定；{names}打分之后，名单随时在这里。"
        self.nothing.say(
            "还没有获奖名单", hint, "前往打分" if self._first_page() == "scoring" else "前往导入项目", picture="trophy"
        )

    def _show_state(self, marked: bool) -> None:
        session, stages = self.context.session, self.context.session.contest.rulebook.last_stages()
        waiting = [case for stage in stages for case in open_cases(session.result(stage.id))]
        unsealed = "、".join(stage.name for stage in stages if stage.id not in session.contest.sealed)
        self.go_case.setVisible(bool(waiting))
        if not marked:
            self.state.say("未开始", Tone.QUIET)
            self.open_points.setText("")
        elif unsealed:
            self.state.say("暂定", Tone.LOOK)
            first = f"有 {len(waiting)} 件事项待裁定，" if waiting else ""
            self.open_points.setText(f"{first}{unsealed}封存之后名单才算确定。")
        else:
            self.state.say("已定", Tone.DONE)
            self.open_points.setText("决定奖项的阶段都已封存。")

    def _show_awards(self) -> None:
        session = self.context.session
        division = self._divisions.current()
        given = [each for each in awards(session) if division in (_ALL, each.division)]
        rows = award_rows(session, given)
        self._model.show(rows)
        known = total_seats(session.contest.rulebook.recommendation) is not None
        seated = frozenset(item.number for item in recommend(session).recommended) if known else frozenset()
        self.tiers.show_bands(_bands(given, rows), seated)
        for before, after in pairwise([*self.tiers.cards, self.as_table, self.print_awards, self.go_documents]):
            self.setTabOrder(before, after)
        self.awards.setColumnHidden(_MONEY, not any(row.money for row in rows))
        self.summary.setHtml(scaled(summary_html(session, given)))

    def _open_card(self, row: AwardRow) -> None:
        self.context.go("arbitration" if row.pending else "standings")

    def _open_case(self, row: AwardRow) -> None:
        if row.pending:
            self.context.go("arbitration")


def _bands(given: Sequence[AwardList], rows: Sequence[AwardRow]) -> tuple[Band, ...]:
    """Return the bands of these award lists, from the rows made of them."""
    names = tuple(dict.fromkeys(each.award.name for each in given))
    divisions = tuple(dict.fromkeys(row.division for row in rows))
    return tuple(
        Band(
            name,
            sum(each.places for each in given if each.award.name == name),
            tuple((div, tuple(row for row in rows if (row.award, row.division) == (name, div))) for div in divisions),
        )
        for name in names
    )
