"""评委席位: the panels of a stage side by side, each with its judges."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.panels import panel_lists, seating
from maker_desktop.services.panels.panel_lists import SeatsPlan, SeatsReading
from maker_desktop.services.panels.seat_guard import SamePerson
from maker_desktop.ui import forms
from maker_desktop.ui.kit.messages import confirm
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import ask_source
from maker_desktop.ui.panels.list_dialogs import SeatsImportDialog
from maker_desktop.ui.panels.panel_card import PanelCard
from maker_desktop.ui.panels.seat_plan import SeatPlan

FILES = "表格 (*.xlsx *.xls *.csv)"


class SeatsTab(QWidget):
    """A card for every panel; a new panel is one more card until its first judge is seated."""

    form: ClassVar[str] = "seats_tab"
    about: QLabel
    add_panel: QPushButton
    choose: QPushButton
    plan: SeatPlan
    area: QScrollArea

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.fill(self)
        self._context = context
        self._stage: Stage | None = None
        self._fresh: list[str] = []
        self._cards: dict[str, PanelCard] = {}
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 8, 16)
        self._grid.setSpacing(14)
        self.area.setWidget(self._holder)
        self.plan.picked.connect(self.pick)
        self.add_panel.clicked.connect(self._add_panel)
        self.choose.clicked.connect(self._choose)

    def show_stage(self, stage: Stage) -> None:
        """Show the panels of a stage as they stand."""
        if stage != self._stage:
            self._fresh = []
            self._clear()
        self._stage = stage
        contest = self._context.session.contest
        panels = contest.panels(stage.id)
        self._fresh = [panel for panel in self._fresh if panel not in panels]
        names = [*(panels or ("1",)), *self._fresh]
        if names != list(self._cards):
            self._lay_out(names, stage)
        is_open = stage.id not in contest.closed and not self._context.session.read_only
        for name, card in self._cards.items():
            card.show_seats(stage.id, panels.get(name, ()), is_open)
        for button in (self.add_panel, self.choose):
            button.setEnabled(is_open)
        self.plan.show_panels(panels, _notes(contest, stage))

    def _lay_out(self, names: list[str], stage: Stage) -> None:
        self._clear()
        others = [each for each in self._context.session.contest.rulebook.stages if each.id != stage.id]
        for index, name in enumerate(names):
            card = PanelCard(name, stage.score.judge_classes, others, self._holder)
            card.written.connect(self._write)
            card.moved.connect(self._move)
            card.dropped.connect(self._drop)
            card.pasted.connect(self._paste)
            card.filled.connect(self._fill)
            card.cleared.connect(self._ask_clearing)
            card.removed.connect(self._remove)
            card.copied.connect(self._copy)
            self._grid.addWidget(card, index // 2, index % 2, Qt.AlignmentFlag.AlignTop)
            self._cards[name] = card
        self._grid.setRowStretch((len(names) + 1) // 2, 1)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if len(names) > column else 0)
        self._holder.setMaximumWidth(760 if len(names) == 1 else 16777215)

    def _clear(self) -> None:
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for card in self._cards.values():
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {}

    def first_seats(self) -> QWidget:
        """Return the table of the first panel, which takes the keyboard while nobody is seated."""
        return next(iter(self._cards.values())).seats

    def pick(self, judge: str) -> None:
        """Select the seat of a judge, on whichever panel."""
        for card in self._cards.values():
            card.pick(judge)

    def card(self, panel: str) -> PanelCard:
        """Return the card of a panel; KeyError if there is none."""
        return self._cards[panel]

    def _shown(self) -> Stage:
        assert self._stage is not None, "a stage is shown before anything is wished for it"
        return self._stage

    def _write(self, seat: Seat) -> None:
        seating.write_seat(self._context.session, seat)

    def _move(self, judge: str, panels: int, seats: int) -> None:
        stage = self._shown()
        seat = next(
            seat for seat in self._context.session.contest.seats if (seat.stage, seat.judge) == (stage.id, judge)
        )
        names = list(self._cards)
        target = names.index(seat.panel) + panels
        number = seat.seat + seats
        if not 0 <= target < len(names) or number < 1:
            return
        panel = names[target]
        there = self._context.session.contest.panels(stage.id).get(panel, ())
        last = seating.next_seat(there, panel)
        number = last if panels else min(number, last - 1)
        seating.move(self._context.session, stage.id, judge, panel, number)
        self._cards[panel].pick(judge)

    def _drop(self, judge: str, panel: str, number: int) -> None:
        seating.move(self._context.session, self._shown().id, judge, panel, number)
        self._cards[panel].pick(judge)

    def _paste(self, panel: str) -> None:
        seating.add_judges(self._context.session, self._shown().id, panel, QGuiApplication.clipboard().text())

    def _fill(self, seat: Seat, field: str, text: str) -> None:
        seating.fill(self._context.session, seat, field, text)

    def _ask_clearing(self, chosen: Sequence[Seat]) -> None:
        names = "、".join(seat.judge for seat in chosen)
        which = f"{chosen[0].judge}" if len(chosen) == 1 else f" {len(chosen)} 位评委"
        if confirm(self, f"删除{which}？", f"{names}不再在{self._shown().name}评审，席位空出。", "删除"):
            seating.clear(self._context.session, self._shown().id, chosen)
            self._context.tell_undoable(f"已删除{which}。")

    def _copy(self, panel: str, target_id: str) -> None:
        session, stage = self._context.session, self._shown()
        target = session.stage(target_id)
        there = session.contest.panels(target_id).get(panel, ())
        consequence = f"{target.name}第 {panel} 组现有的 {len(there)} 位评委由本组的评委代替。"
        if there and not confirm(self, f"第 {panel} 组复制到{target.name}？", consequence, "复制"):
            return
        seating.copy_panel(session, stage.id, panel, target_id)
        self._context.tell_undoable(f"第 {panel} 组的评委已复制到{target.name}。")

    def _remove(self, panel: str) -> None:
        stage = self._shown()
        count = len(self._context.session.contest.panels(stage.id).get(panel, ()))
        if not count:
            self._fresh = [name for name in self._fresh if name != panel]
            self.show_stage(stage)
        elif confirm(self, f"删除第 {panel} 组？", f"组里的 {count} 位评委一并删除，需要时要重新录入。", "删除"):
            seating.remove_panel(self._context.session, stage.id, panel)
            self._context.tell_undoable(f"已删除第 {panel} 组。")

    def _add_panel(self) -> None:
        number = 1
        while str(number) in self._cards:
            number += 1
        self._fresh.append(str(number))
        self.show_stage(self._shown())
        card = self._cards[str(number)]
        card.seats.setCurrentIndex(card.seats.model().index(0, 1))
        card.seats.setFocus()

    def _choose(self) -> None:
        source = ask_source(self._context, self, "导入评委名单", FILES)
        if source is not None:
            self._import(source, ())

    def _import(self, source: Path, same_person: tuple[str, ...]) -> None:
        """Read a list off the main thread, and preview it."""
        show = partial(self._preview, source.name, same_person)
        self._context.tasks.run(f"读取{source.name}", lambda _progress: panel_lists.seats_of(source), show)

    def _preview(self, name: str, same_person: tuple[str, ...], reading: SeatsReading) -> None:
        """Show what a list changes, asking of each name with two employers whether it is one person."""
        session = self._context.session
        try:
            plan = panel_lists.plan_seats(session, reading, same_person)
        except SamePerson as doubt:
            if confirm(self, f"两处“{doubt.judge}”是同一人吗？", doubt.sentence, "是同一人"):
                self._preview(name, (*same_person, doubt.judge), reading)
            return
        SeatsImportDialog(self, name, plan, session, lambda: self._take(plan)).open()

    def _take(self, plan: SeatsPlan) -> None:
        panel_lists.take_seats(self._context.session, plan)
        self._context.tell_undoable(f"评委名单已导入，修改 {len(plan.changes)} 个席位。")


def _notes(contest: Contest, stage: Stage) -> dict[str, str]:
    """Return how many projects each judge is recused from, and absent from, in words."""
    recused = Counter(each.judge for each in contest.recusals if each.stage == stage.id)
    absent = Counter(each.judge for each in contest.absences if each.stage == stage.id)
    counts = ((judge, (("回避", recused[judge]), ("缺席", absent[judge]))) for judge in recused | absent)
    return {judge: " ".join(f"{word} {count}" for word, count in each if count) for judge, each in counts}
