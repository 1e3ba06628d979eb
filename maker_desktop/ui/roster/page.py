"""项目: the roster, imported after a preview, edited, and checked for conditions of entry."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import RulebookText
from maker_desktop.domain.model.roster import Declaration, Project
from maker_desktop.domain.roster.eligibility import all_checks
from maker_desktop.domain.roster.importing import RosterPlan
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.roster import roster, taking_part
from maker_desktop.services.roster.roster import RosterCheck
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.icons import icon
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.kit.widgets import Choice
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.page import Page
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import ask_source
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.records.record_model import RecordTableModel
from maker_desktop.ui.records.tick_table import TickTable
from maker_desktop.ui.roster.batch import RosterBatch
from maker_desktop.ui.roster.empty_roster import EmptyRoster
from maker_desktop.ui.roster.import_dialog import RosterImportDialog
from maker_desktop.ui.roster.project_card import ProjectCard
from maker_desktop.ui.roster.project_dialog import ProjectDialog
from maker_desktop.ui.roster.roster_delegate import RosterDelegate
from maker_desktop.ui.roster.roster_table import STATES, RosterFilter, RosterRow, columns, roster_rows

_FILES = "项目名册 (*.xlsx *.xls *.docx *.csv *.txt)"
_PASTED = "粘贴的内容"
_ALL = ("", "全部")


class RosterPage(Page):
    """The table of projects at the left, the chosen one with its conditions of entry at the right."""

    form = "roster_page"
    hints = (
        ("Ctrl F", "查找"),
        ("Space", "勾选"),
        ("Enter", "编辑"),
        ("Shift F10", "排序"),
        ("Ctrl V", "粘贴名册"),
        ("Ctrl I", "导入名册"),
    )
    search: QLineEdit
    count: QLabel
    add: QPushButton
    paste: QPushButton
    choose: QPushButton
    stack: QStackedWidget
    full: QWidget
    empty: QWidget
    fruitless: QWidget
    projects: TickTable
    nothing: EmptyState
    none_found: EmptyState
    side: QScrollArea

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._found = RosterCheck({}, ())
        #: The preview of an import that is open.
        self._import: RosterImportDialog | None = None
        self._model = RecordTableModel(columns(), self)
        self._shown = RosterFilter(self)
        self._shown.setSourceModel(self._model)
        self.projects.setModel(self._shown)
        self.projects.setItemDelegate(RosterDelegate(self.projects))
        self.projects.tick_by(lambda row: row.project.number)
        self.batch = RosterBatch(context, self.projects, self.full)
        self.projects.horizontalHeader().setSortIndicatorShown(False)
        self.projects.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.card = ProjectCard(self)
        self.side.setWidget(self.card)
        self.divisions = SegmentedSwitch()
        self.states = Choice()
        self.states.addItems(list(STATES))
        self.states.setAccessibleName("按状态筛选项目")
        self.nothing.say("还没有项目", "把报名汇总表（Excel、Word、CSV）拖到这里，先逐行预览，再导入。", "导入名册…")
        ways = (
            ("clipboard-list", "粘贴名册", "在表格里选中几行，复制", "Ctrl V", self._paste),
            ("plus", "添加项目(&N)", "十几个项目以内，逐个填写", "Alt N", self._add),
        )
        layout = self.empty.layout()
        assert layout is not None
        layout.addWidget(EmptyRoster(self.nothing, ways, self.empty))
        self.none_found.say("没有符合的项目", "换一个词查找，或者放宽组别和状态。", "显示全部项目")
        self.search.setMinimumWidth(px(180))
        for button, picture in ((self.add, "plus"), (self.paste, "clipboard-list")):
            button.setIcon(icon(picture))
        self.setAcceptDrops(True)
        self.first = self.projects
        self._connect()

    @staticmethod
    def note(session: Session) -> Note:
        """Say how many projects there are."""
        return Note(str(len(session.contest.projects) or "待导入"))

    def tools(self) -> QWidget:
        """Return what narrows the table: the switch of divisions, and the states."""
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.divisions)
        row.addWidget(self.states)
        return both

    def refresh(self, changed: Changed | None) -> None:
        """Refresh the roster; the selected project stays selected."""
        contest = self.context.session.contest
        here = self._current()
        self.divisions.show_choices(
            [_ALL, *((division.id, division.name) for division in contest.rulebook.divisions)],
            self.divisions.current() or "",
        )
        if changed is None or changed.kinds & {Project, RulebookText}:
            self._found = roster.check(self.context.session)
        elif Declaration in changed.kinds:
            self._found = replace(self._found, checks=all_checks(contest))
        self._model.show(roster_rows(contest, self._found))
        self._narrow()
        self._pick(here.project.number if here else None)

    def preview(self, source: Path | str) -> None:
        """Read a file, or pasted text, off the main thread and show what taking it would do."""
        self._read(source, None, partial(self._show_plan, source))

    def _read(self, source: Path | str, sheets: Sequence[str] | None, show: Callable[[RosterPlan], None]) -> None:
        contest, books = self.context.session.contest, self.context.session.books()
        self.context.tasks.run(
            f"读取{_name(source)}", lambda _progress: roster.plan_of(contest, books, source, sheets), show
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one file."""
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Preview the file that was dropped."""
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.preview(path)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.divisions.chosen.connect(lambda _division: self._narrow())
        self.states.activated.connect(lambda _index: self._narrow())
        self.projects.picked.connect(self._show_project)
        self.projects.opened.connect(lambda row: self._edit(row.project))
        self.none_found.asked.connect(lambda: self._pick_of_all(None))
        self.add.clicked.connect(self._add)
        self.choose.clicked.connect(self._choose)
        self.nothing.asked.connect(self._choose)
        self.paste.clicked.connect(self._paste)
        self.card.edit_wanted.connect(self._edit_current)
        self.card.withdraw_wanted.connect(self._ask_withdrawal)
        self.card.reinstate_wanted.connect(self._ask_return)
        self.card.ticked.connect(self._tick)
        self.card.all_ticked.connect(self._tick_all)
        self.card.went.connect(self._pick_of_all)
        keys = {"Ctrl+F": self.search.setFocus, "Ctrl+V": self._paste, "Ctrl+I": self._choose}
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _narrow(self) -> None:
        here = self._current()
        self._shown.narrow(self.divisions.current() or "", self.states.currentText(), self.search.text())
        shown, total = self._shown.rowCount(), self._model.rowCount()
        self.count.setText(f"共 {total} 个" if shown == total else f"{total} 个中的 {shown} 个")
        self.stack.setCurrentWidget(self.full if shown else self.fruitless if total else self.empty)
        self.side.setVisible(bool(shown))
        for part in (self.search, self.count, self.add, self.paste, self.choose):
            part.setVisible(bool(total))
        # One filled button a page: where nothing is in yet, it is the one in the middle.
        restyle(self.choose, "look", "commit" if total else "")
        self.choose.setIcon(icon("file-import", "paper" if total else "ink_soft"))
        self.first = self.projects if total else self.nothing
        self.projects.keep_shown()
        self._pick(here.project.number if here else None)

    def _pick(self, number: int | None) -> None:
        row = self._shown.row_of(number) if number is not None else None
        self.projects.pick_row(row or 0)
        current = self._current()
        self.card.setVisible(current is not None)
        if current is not None:
            self._show_project(current)

    def _current(self) -> RosterRow | None:
        row = self.projects.current_record()
        return row if isinstance(row, RosterRow) else None

    def _show_project(self, row: RosterRow) -> None:
        number = row.project.number
        alike = [pair for pair in self._found.lookalikes if number in (pair.first, pair.second)]
        self.card.show_row(row, alike, self.context.session.contest.by_number)

    def show_item(self, item: str) -> None:
        """Select a project by its number, whatever the list was narrowed to."""
        self._pick_of_all(int(item))
        self.projects.setFocus()

    def _pick_of_all(self, number: int | None) -> None:
        self.search.clear()
        self.states.setCurrentIndex(0)
        self.divisions.show_choices(
            [_ALL, *((division.id, division.name) for division in self.context.session.contest.rulebook.divisions)], ""
        )
        self._narrow()
        self._pick(number)

    # Import

    def _choose(self) -> None:
        source = ask_source(self.context, self, "导入名册", _FILES)
        if source is not None:
            self.preview(source)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            raise Refusal("剪贴板里没有表格内容；请先在表格软件里连同表头一起复制。")
        self.preview(text)

    def _show_plan(self, source: Path | str, plan: RosterPlan) -> None:
        if not self.isVisible():
            self.context.tell(f"{_name(source)}已读好，回到“项目”页查看预览。", Tone.QUIET)
        self.when_shown(lambda: self._open_preview(source, plan))

    def _open_preview(self, source: Path | str, plan: RosterPlan) -> None:
        dialog = RosterImportDialog(self, _name(source), plan, self.context.session)
        dialog.taken.connect(self._take)
        dialog.sheets_chosen.connect(lambda sheets: self._read(source, sheets, self._show_again))
        dialog.finished.connect(self._forget_import)
        self._import = dialog
        dialog.open()

    def _show_again(self, plan: RosterPlan) -> None:
        if self._import is not None:
            self._import.show_plan(plan)

    def _forget_import(self) -> None:
        self._import = None

    def _take(self, plan: RosterPlan, signed: Signed) -> None:
        roster.take(self.context.session, plan, reason=signed.reason, supervisor=signed.supervisor, pin=signed.pin)
        self.context.tell_undoable(
            f"已导入：新增 {len(plan.new)} 个，修改 {len(plan.changed)} 个，相同 {len(plan.same)} 个。"
        )
        self.projects.setFocus()

    # One project

    def _add(self) -> None:
        session = self.context.session
        division = self.divisions.current() or session.contest.rulebook.divisions[0].id
        self._edit(Project(roster.next_number(session), "", "", division))

    def _edit_current(self) -> None:
        current = self._current()
        if current is not None:
            self._edit(current.project)

    def _edit(self, project: Project) -> None:
        dialog = ProjectDialog(self, self.context.session, project)
        dialog.saved.connect(self._pick)
        dialog.open()

    def _ask_withdrawal(self) -> None:
        current = self._current()
        if current is None:
            return
        number, name = current.project.number, current.project.name
        dialog = ReasonDialog(
            self,
            f"{number} 号项目退赛？",
            f"“{name}”不再参加还没有封存的阶段，没有得分和名次；名册里仍保留，可以恢复。",
            "退赛",
            grave=True,
        )
        dialog.given.connect(lambda reason: self._withdraw(number, reason))
        dialog.open()

    def _withdraw(self, number: int, reason: str) -> None:
        taking_part.withdraw(self.context.session, number, reason)
        self.context.tell_undoable(f"{number} 号项目已退赛。")

    def _ask_return(self) -> None:
        current = self._current()
        if current is None:
            return
        number, name = current.project.number, current.project.name
        consequence = f"“{name}”重新参加还没有封存的阶段，已有的分数照旧；抽签时不在的，出场排在最后。"
        dialog = ReasonDialog(self, f"{number} 号项目恢复参赛？", consequence, "恢复参赛")
        dialog.given.connect(lambda reason: self._reinstate(number, reason))
        dialog.open()

    def _reinstate(self, number: int, reason: str) -> None:
        taking_part.reinstate(self.context.session, number, reason)
        self.context.tell_undoable(f"{number} 号项目已恢复参赛。")

    # Conditions of entry

    def _tick(self, condition: str, fulfilled: bool) -> None:
        current = self._current()
        if current is None:
            return
        number = current.project.number
        if fulfilled:
            roster.tick(self.context.session, number, condition, True)
            return
        question = f"{number} 号项目不符合这一条件？"
        dialog = ReasonDialog(self, question, f"{condition}。请写明依据。", "认定不符合", grave=True)
        dialog.given.connect(lambda ground: roster.tick(self.context.session, number, condition, False, ground))
        dialog.open()

    def _tick_all(self) -> None:
        current = self._current()
        if current is not None:
            roster.tick_open(self.context.session, [current.project.number])
            self.context.tell_undoable(f"{current.project.number} 号项目的参赛条件已全部登记为符合。")


def _name(source: Path | str) -> str:
    return source.name if isinstance(source, Path) else _PASTED


def _dropped(mime: QMimeData) -> Path | None:
    urls = mime.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
