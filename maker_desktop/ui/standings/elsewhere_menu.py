"""Notes that a stage is held elsewhere, or not at all, and takes that back; its dialogs belong to a page."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.standings import elsewhere
from maker_desktop.services.standings.elsewhere import OutcomesPlan, OutcomesReading
from maker_desktop.ui.kit.menus import menu
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import ask_source
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.standings.outcomes_dialog import OutcomesImportDialog

_FILES: Final = "晋级名单 (*.xlsx *.xls *.docx *.csv *.txt)"


class ElsewhereMenu(QObject):
    """Its `menu` offers the two ways a stage may not be held here; `show_stage` says which stage is meant."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._stage: Stage | None = None
        self.menu: QMenu = menu(page, "")
        self.held_elsewhere = self.menu.addAction("在别处举行，导入晋级名单(&E)…")
        self.not_held = self.menu.addAction("不举行(&N)…")
        self.held_elsewhere.triggered.connect(self._ask_file)
        self.not_held.triggered.connect(self._ask_skip)

    def show_stage(self, stage: Stage) -> bool:
        """Take a stage as the one meant; return whether it may be noted as not held here."""
        self._stage = stage
        session = self._context.session
        return bool(session.contest.projects) and not session.read_only and not elsewhere.hindrance(session, stage.id)

    def preview(self, stage: Stage, source: Path) -> None:
        """Read a list and show what it would fix."""
        show = partial(self._show, source.name, stage)
        self._context.tasks.run(f"读取{source.name}", lambda _progress: elsewhere.read(source), show)

    def ask_take_back(self, stage: Stage) -> None:
        """Ask why the stage is held here after all."""
        consequence = "撤销后，名单和它确定的晋级项目一并取消，这一阶段在这里打分、封存。"
        dialog = ReasonDialog(self._page, f"撤销{stage.name}的登记？", consequence, "撤销登记")
        dialog.given.connect(partial(self._take_back, stage))
        dialog.open()

    def _ask_file(self) -> None:
        assert self._stage is not None, "the menu is shown for a stage"
        source = ask_source(self._context, self._page, "导入在别处评出的名单", _FILES)
        if source is not None:
            self.preview(self._stage, source)

    def _ask_skip(self) -> None:
        assert self._stage is not None, "the menu is shown for a stage"
        consequence = "应参加的项目全部进入下一阶段，这一阶段不用安排评委和打分。原因会印在文书上。"
        dialog = ReasonDialog(self._page, f"{self._stage.name}不举行？", consequence, "登记为不举行")
        dialog.given.connect(partial(self._skip, self._stage))
        dialog.open()

    def _show(self, name: str, stage: Stage, reading: OutcomesReading) -> None:
        session = self._context.session
        dialog = OutcomesImportDialog(self._page, name, elsewhere.plan(session, stage.id, reading), session)
        dialog.taken.connect(partial(self._take, stage))
        dialog.open()

    def _take(self, stage: Stage, plan: OutcomesPlan, why: str) -> None:
        elsewhere.take(self._context.session, plan, why)
        self._context.tell(f"{stage.name}已登记为在别处举行，{len(plan.going_on)} 个项目晋级。")

    def _skip(self, stage: Stage, reason: str) -> None:
        elsewhere.skip(self._context.session, stage.id, reason)
        self._context.tell(f"{stage.name}已登记为不举行。")

    def _take_back(self, stage: Stage, reason: str) -> None:
        elsewhere.take_back(self._context.session, stage.id, reason)
        self._context.tell(f"{stage.name}的登记已撤销，可以在这里举行。")
