"""项目分组: which panel sees which project, dealt out evenly, read from a file, dragged, or set by key."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.panels import panel_lists, panels
from maker_desktop.services.panels.panel_lists import AssignmentsPlan, AssignmentsReading
from maker_desktop.ui import forms
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import ask_source
from maker_desktop.ui.panels.list_dialogs import AssignmentsImportDialog
from maker_desktop.ui.panels.project_drag import PanelTarget, ProjectModel, ProjectTable
from maker_desktop.ui.panels.seats_tab import FILES
from maker_desktop.ui.records.record_model import RECORD_ROLE, Column

#: Panels that have a digit of their own.
_DIGITS: Final = 9


class AssignmentTab(QWidget):
    """The projects of a stage beside its panels; the chosen ones are dragged onto a panel, or sent there by digit."""

    form: ClassVar[str] = "assignment_tab"
    share: QPushButton
    choose: QPushButton
    stack: QStackedWidget
    projects: ProjectTable
    unassigned: QLabel
    area: QScrollArea
    targets: QVBoxLayout
    nothing: EmptyState

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.fill(self)
        self._context = context
        self._stage: Stage | None = None
        self._targets: dict[str, PanelTarget] = {}
        self._model = ProjectModel(self._columns(), self)
        self.projects.setModel(self._model)
        self.projects.installEventFilter(self)
        self.share.clicked.connect(self._share)
        self.choose.clicked.connect(self._choose)

    def show_stage(self, stage: Stage) -> None:
        """Show which panel sees which project of a stage."""
        self._stage = stage
        contest = self._context.session.contest
        judges = {name: len(seats) for name, seats in contest.panels(stage.id).items()}
        projects = contest.in_stage(stage)
        self._model.show(projects)
        self._say_what_is_missing(list(judges), projects)
        self._show_targets(judges, projects)
        is_open = len(judges) > 1 and stage.id not in contest.closed and not self._context.session.read_only
        for button in (self.share, self.choose):
            button.setEnabled(is_open)

    def target(self, panel: str) -> PanelTarget:
        """Return what projects are dropped on for a panel; KeyError if there is none."""
        return self._targets[panel]

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Assign the chosen projects with the digit of a panel: 1 is the first."""
        if watched is self.projects and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            position = event.key() - Qt.Key.Key_1
            if 0 <= position < _DIGITS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self._assign(position)
                return True
        return False

    def _show_targets(self, judges: dict[str, int], projects: tuple[Project, ...]) -> None:
        if list(judges) != list(self._targets):
            self._lay_out(list(judges))
        for position, (name, target) in enumerate(self._targets.items(), start=1):
            target.show_counts(position if position <= _DIGITS else None, self._count(name, projects), judges[name])
        left = len(projects) - sum(self._count(name, projects) for name in judges)
        self.unassigned.setText(f"未分组 {left} 个" if left else "都已分组")

    def _lay_out(self, names: list[str]) -> None:
        for target in self._targets.values():
            self.targets.removeWidget(target)
            target.hide()
            target.deleteLater()
        self._targets = {name: PanelTarget(name, self.area.widget()) for name in names}
        for position, target in enumerate(self._targets.values()):
            self.targets.insertWidget(position, target)
            # Queued: the drag has to end before the table it comes from changes.
            target.dropped.connect(self._assign_to, Qt.ConnectionType.QueuedConnection)
            target.clicked.connect(lambda _checked, panel=target.panel: self._assign_to(panel, self._chosen()))

    def _say_what_is_missing(self, names: list[str], projects: tuple[Project, ...]) -> None:
        if not projects:
            self.nothing.say("还没有项目", "导入项目名册以后，才能把项目分给评审组。", "前往导入项目")
        elif not names:
            self.nothing.say("还没有评审组", "先在“评委席位”里安排评委。")
        elif len(names) == 1:
            self.nothing.say("不用分组", f"本阶段只有一个评审组，{len(projects)} 个项目都由它评审。")
        self.stack.setCurrentIndex(0 if projects and len(names) > 1 else 1)

    def _count(self, panel: str, projects: tuple[Project, ...]) -> int:
        return sum(self._context.session.contest.panel_of(self._shown().id, each.number) == panel for each in projects)

    def _columns(self) -> list[Column[Project]]:
        return [
            Column[Project]("编号", lambda project: str(project.number), right=True, width=72),
            Column[Project]("项目名称", lambda project: project.name, tip=lambda project: project.name, stretch=True),
            Column[Project]("参赛主体", lambda project: project.applicant, width=240),
            Column[Project]("组别", self._division, width=90),
            Column[Project]("评审组", self._panel, tone=self._tone, width=110),
        ]

    def _division(self, project: Project) -> str:
        return self._context.session.contest.rulebook.division(project.division).name

    def _panel(self, project: Project) -> str:
        panel = self._context.session.contest.panel_of(self._shown().id, project.number)
        return f"第 {panel} 组" if panel else "未分组"

    def _tone(self, project: Project) -> Tone:
        contest, stage = self._context.session.contest, self._shown()
        known = contest.panel_of(stage.id, project.number) in contest.panels(stage.id)
        return Tone.WHERE if known else Tone.LOOK

    def _assign(self, position: int) -> None:
        names = list(self._targets)
        if position < len(names):
            self._assign_to(names[position], self._chosen())

    def _chosen(self) -> tuple[int, ...]:
        rows = self.projects.selectionModel().selectedRows()
        return tuple(index.data(RECORD_ROLE).number for index in rows)

    def _assign_to(self, panel: str, numbers: tuple[int, ...]) -> None:
        if not numbers:
            raise Refusal("还没有选项目；请先在左边的表里选中项目，再分到一组。")
        changed = panels.assign(self._context.session, self._shown().id, dict.fromkeys(numbers, panel))
        if changed.kinds:
            which = f"{numbers[0]} 号项目" if len(numbers) == 1 else f"{len(numbers)} 个项目"
            self._context.tell_undoable(f"{which}已分到第 {panel} 组。")

    def _share(self) -> None:
        panels.assign(self._context.session, self._shown().id)
        self._context.tell_undoable("已按组别平均分配，各评审组的项目数最多相差一个。")

    def _choose(self) -> None:
        source = ask_source(self._context, self, "导入分组", FILES)
        if source is not None:
            show = partial(self._preview, source.name, self._shown())
            self._context.tasks.run(f"读取{source.name}", lambda _progress: panel_lists.assignments_of(source), show)

    def _preview(self, name: str, stage: Stage, reading: AssignmentsReading) -> None:
        session = self._context.session
        plan = panel_lists.plan_assignments(session, stage.id, reading)
        AssignmentsImportDialog(self, name, plan, session, lambda: self._take(plan)).open()

    def _take(self, plan: AssignmentsPlan) -> None:
        panel_lists.take_assignments(self._context.session, plan)
        self._context.tell_undoable(f"分组已导入，修改 {len(plan.changes)} 个项目。")

    def _shown(self) -> Stage:
        assert self._stage is not None, "a stage is shown before anything is wished for it"
        return self._stage
