"""评委与抽签: for each stage judges, assignments, recusals and absences, and the order of appearance."""

from PySide6.QtWidgets import QTabWidget, QWidget

from maker_desktop.services.core.session import Changed, Session
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch
from maker_desktop.ui.page import Page
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.panels.assignment_tab import AssignmentTab
from maker_desktop.ui.panels.draw_tab import DrawTab
from maker_desktop.ui.panels.recusals_tab import RecusalsTab
from maker_desktop.ui.panels.seats_tab import SeatsTab


class PanelsPage(Page):
    """Four tabs in the order of work, for the stage chosen in the header."""

    form = "panels_page"
    hints = (
        ("Ctrl Tab", "换一栏"),
        ("Alt ↑↓←→", "移动评委"),
        ("Del", "删除评委"),
        ("Ctrl V", "粘贴评委"),
        ("1…9", "分到该组"),
    )
    tabs: QTabWidget

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.stages = SegmentedSwitch()
        self.stages.setAccessibleName("阶段")
        self.stages.chosen.connect(lambda _stage: self.refresh(None))
        self.seats = SeatsTab(context, self)
        self.assignment = AssignmentTab(context, self)
        self.recusals = RecusalsTab(context, self)
        self.draw = DrawTab(context, self)
        for title, tab in self._parts().items():
            self.tabs.addTab(tab, title)
        self.assignment.nothing.asked.connect(lambda: context.go("roster"))
        self.first = self.tabs

    @staticmethod
    def note(session: Session) -> Note:
        """Say how many judges are seated in the stage that is open."""
        count = len({seat.judge for seat in session.contest.seats})
        return Note(f"{count} 位" if count else "待安排")

    def tools(self) -> QWidget:
        """Return the switch of stages."""
        return self.stages

    def show_item(self, item: str) -> None:
        """Select a judge by name: in the stage shown if seated there, else in the last one with this judge."""
        contest = self.context.session.contest
        seated = [seat.stage for seat in contest.seats if seat.judge == item]
        if self.stages.current() not in seated:
            self.stages.show_choices([(stage.id, stage.name) for stage in contest.rulebook.stages], seated[-1])
            self.refresh(None)
        self.tabs.setCurrentWidget(self.seats)
        self.seats.pick(item)

    def refresh(self, changed: Changed | None) -> None:
        """Refresh the chosen stage; initially the first one that is not sealed."""
        contest = self.context.session.contest
        stages = contest.rulebook.stages
        first_open = next((stage.id for stage in stages if stage.id not in contest.closed), stages[-1].id)
        self.stages.show_choices([(stage.id, stage.name) for stage in stages], self.stages.current() or first_open)
        stage = contest.rulebook.stage(self.stages.current() or first_open)
        for tab in (self.seats, self.assignment, self.recusals, self.draw):
            tab.show_stage(stage)
        # Where nobody is seated yet, the list of judges is pasted at once.
        begins = not contest.panels(stage.id) and self.tabs.currentWidget() is self.seats
        self.first = self.seats.first_seats() if begins else self.tabs

    def _parts(self) -> dict[str, QWidget]:
        return {
            "评委席位": self.seats,
            "项目分组": self.assignment,
            "回避与缺席": self.recusals,
            "抽签": self.draw,
        }
