"""What is done to all ticked projects of the roster at once."""

from functools import partial

from PySide6.QtWidgets import QWidget

from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster, taking_part
from maker_desktop.ui.kit.menus import literal, menu
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.records.batch_bar import BatchBar
from maker_desktop.ui.records.tick_table import TickTable

#: The most numbers a sentence lists.
_LISTED = 12


class RosterBatch:
    """The bar over the roster's table; each of its acts is one entry of the journal and can be taken back."""

    def __init__(self, context: PageContext, projects: TickTable, over: QWidget) -> None:
        self._context, self._projects = context, projects
        self.bar = BatchBar(over)
        self.bar.offer("条件全部符合", "circle-check", self._fulfil)
        self._divisions, self._panels = menu(self.bar, "改组别"), menu(self.bar, "分到评审组")
        self.bar.offer_menu("改组别", "tag", self._divisions)
        self.bar.offer_menu("分到评审组", "users-group", self._panels)
        self.bar.offer("退赛…", "ban", self._ask_withdrawal, grave=True)
        self._divisions.aboutToShow.connect(self._list_divisions)
        self._panels.aboutToShow.connect(self._list_panels)
        self.bar.dismissed.connect(self._dismiss)
        projects.ticked.connect(self._show)

    def _show(self) -> None:
        numbers = self._numbers()
        self.bar.show_chosen(len(numbers), "个项目", _listed(numbers))

    def _numbers(self) -> list[int]:
        return [row.project.number for row in self._projects.chosen()]

    def _dismiss(self) -> None:
        self._projects.untick()
        self._projects.setFocus()

    def _done(self, sentence: str) -> None:
        self._dismiss()
        self._context.tell_undoable(sentence)

    def _fulfil(self) -> None:
        numbers = self._numbers()
        roster.tick_open(self._context.session, numbers)
        self._done(f"{_listed(numbers)}的参赛条件已全部登记为符合。")

    def _list_divisions(self) -> None:
        self._divisions.clear()
        for division in self._context.session.contest.rulebook.divisions:
            self._divisions.addAction(literal(division.name), partial(self._move, division.id, division.name))

    def _move(self, division: str, name: str) -> None:
        numbers = self._numbers()
        roster.move_to_division(self._context.session, numbers, division)
        self._done(f"{_listed(numbers)}已改为{name}。")

    def _list_panels(self) -> None:
        self._panels.clear()
        contest = self._context.session.contest
        for stage in contest.rulebook.stages:
            for panel in contest.panels(stage.id):
                self._panels.addAction(literal(f"{stage.name} 第 {panel} 组"), partial(self._assign, stage, panel))
        if self._panels.isEmpty():
            self._panels.addAction("还没有安排评审组").setEnabled(False)

    def _assign(self, stage: Stage, panel: str) -> None:
        numbers = self._numbers()
        panels.assign(self._context.session, stage.id, dict.fromkeys(numbers, panel))
        self._done(f"{_listed(numbers)}已分到{stage.name}第 {panel} 组。")

    def _ask_withdrawal(self) -> None:
        projects: list[Project] = [row.project for row in self._projects.chosen()]
        numbers = [project.number for project in projects]
        question = f"{len(projects)} 个项目退赛？"
        consequence = f"{_listed(numbers)}不再参加还没有封存的阶段，没有得分和名次；名册里仍保留，可以恢复。"
        dialog = ReasonDialog(self.bar.window(), question, consequence, "退赛", grave=True)
        dialog.given.connect(partial(self._withdraw, numbers))
        dialog.open()

    def _withdraw(self, numbers: list[int], reason: str) -> None:
        taking_part.withdraw_many(self._context.session, numbers, reason)
        self._done(f"{_listed(numbers)}已退赛。")


def _listed(numbers: list[int]) -> str:
    """Return numbers in words, the first of many."""
    more = f" 等 {len(numbers)} 个项目" if len(numbers) > _LISTED else " 号"
    return "、".join(map(str, numbers[:_LISTED])) + more
