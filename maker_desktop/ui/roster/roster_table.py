"""The roster as a table: one row a project with the state of its conditions of entry, searched, filtered and sorted."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.presence import PRESENCE_NAMES
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.roster.eligibility import CHECK_NAMES, Check, CheckState
from maker_desktop.services.roster.roster import RosterCheck
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.records.record_model import RECORD_ROLE, SORT_ROLE, Column

CHECK_TONES: Final = {
    CheckState.PASSED: Tone.DONE,
    CheckState.FAILED: Tone.WRONG,
    CheckState.TO_CONFIRM: Tone.LOOK,
}


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A project as the table shows it; `alike` counts the entries that look like it.

    `turn` is the place of its division among those of the rulebook, from 0.
    """

    project: Project
    division: str
    checks: tuple[Check, ...]
    alike: int
    gone: str
    turn: int = 0

    @property
    def state(self) -> tuple[str, Tone]:
        """The word for the project's state, and its tone."""
        if self.gone:
            return self.gone, Tone.WRONG
        counts = {state: sum(check.state is state for check in self.checks) for state in CheckState}
        if counts[CheckState.FAILED]:
            return CHECK_NAMES[CheckState.FAILED], Tone.WRONG
        if counts[CheckState.TO_CONFIRM]:
            return f"{CHECK_NAMES[CheckState.TO_CONFIRM]} {counts[CheckState.TO_CONFIRM]}", Tone.LOOK
        return CHECK_NAMES[CheckState.PASSED], Tone.DONE

    @property
    def searched(self) -> str:
        """Everything a search looks in, folded."""
        project = self.project
        texts = (project.name, project.applicant, project.contact, project.phone, project.legal_person, project.region)
        return folded(" ".join((str(project.number), *texts)))


def _has(state: CheckState) -> Callable[[RosterRow], bool]:
    return lambda row: not row.gone and any(check.state is state for check in row.checks)


#: What the table can be narrowed to, in words, and which rows these are.
STATES: Final[Mapping[str, Callable[[RosterRow], bool]]] = {
    "全部状态": lambda _row: True,
    CHECK_NAMES[CheckState.TO_CONFIRM]: _has(CheckState.TO_CONFIRM),
    CHECK_NAMES[CheckState.FAILED]: _has(CheckState.FAILED),
    "疑似重复": lambda row: bool(row.alike),
    "已退赛": lambda row: bool(row.gone),
}


def roster_rows(contest: Contest, found: RosterCheck) -> list[RosterRow]:
    """Return a row for every project, by number."""
    alike: dict[int, int] = {}
    for pair in found.lookalikes:
        for number in (pair.first, pair.second):
            alike[number] = alike.get(number, 0) + 1
    divisions = [division.id for division in contest.rulebook.divisions]
    return [
        RosterRow(
            project,
            contest.rulebook.division(project.division).name,
            found.checks[project.number],
            alike.get(project.number, 0),
            _gone(contest, project),
            divisions.index(project.division),
        )
        for project in sorted(contest.projects, key=lambda project: project.number)
    ]


def _gone(contest: Contest, project: Project) -> str:
    presence = contest.gone(project.number)
    return PRESENCE_NAMES[presence] if presence is not None else ""


#: The column of names, and that of the conditions, which is drawn as pips.
NAME: Final = 1
CONDITIONS: Final = 2


def columns() -> list[Column[RosterRow]]:
    """Return the columns of the roster; the card beside it tells of a project what there is no room for."""
    return [
        Column[RosterRow](
            "编号", lambda row: str(row.project.number), right=True, sort=lambda row: row.project.number, width=92
        ),
        Column[RosterRow]("项目名称", lambda row: row.project.name, struck=_is_gone, tip=_name_tip, stretch=True),
        Column[RosterRow]("参赛条件", lambda _row: "", tip=_conditions_tip, sort=_passed_share, width=132),
        Column[RosterRow](
            "状态", lambda row: row.state[0], tone=lambda row: row.state[1], sort=lambda row: row.state, width=108
        ),
        Column[RosterRow](
            "疑似重复", lambda row: str(row.alike or ""), right=True, sort=lambda row: row.alike, width=100
        ),
        Column[RosterRow]("组别", lambda row: row.division, width=84, spare=True),
        Column[RosterRow]("所属地区", lambda row: row.project.region, width=100, spare=True),
        Column[RosterRow]("联系人", lambda row: row.project.contact, width=92, spare=True),
        Column[RosterRow]("联系方式", lambda row: row.project.phone, width=130, spare=True),
        Column[RosterRow]("专精特新", lambda row: row.project.specialised, width=92, spare=True),
        Column[RosterRow]("法定代表人（创客）", lambda row: row.project.legal_person, width=120, spare=True),
    ]


def _name_tip(row: RosterRow) -> str:
    return f"{row.project.name}（{row.project.applicant}）"


def _conditions_tip(row: RosterRow) -> str:
    return "\n".join(f"{CHECK_NAMES[check.state]}：{check.condition}" for check in row.checks)


def _passed_share(row: RosterRow) -> tuple[int, int]:
    states = [check.state for check in row.checks]
    return -states.count(CheckState.FAILED), -states.count(CheckState.TO_CONFIRM)


def _is_gone(row: RosterRow) -> bool:
    return bool(row.gone)


class RosterFilter(QSortFilterProxyModel):
    """Shows the rows of one division, or all, that are in a state and in which every word of a search occurs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._division = ""
        self._words: tuple[str, ...] = ()
        self._state = next(iter(STATES))
        self.setSortRole(SORT_ROLE)

    def narrow(self, division: str, state: str, search: str) -> None:
        """Show one division (empty: all) in one of `STATES`, and only what the words of `search` occur in."""
        wanted = division, state, tuple(folded(search).split())
        if wanted != (self._division, self._state, self._words):
            self._division, self._state, self._words = wanted
            self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Return whether a row is shown."""
        row: RosterRow = self.sourceModel().index(source_row, 0, source_parent).data(RECORD_ROLE)
        if self._division and row.project.division != self._division:
            return False
        return STATES[self._state](row) and all(word in row.searched for word in self._words)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; its title then says so."""
        super().sort(column, order)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title, that of the sorted one with an arrow, which Qt would draw over a narrow title."""
        said = super().headerData(section, orientation, role)
        if role != Qt.ItemDataRole.DisplayRole or section != self.sortColumn():
            return said
        return f"{said} {'↑' if self.sortOrder() is Qt.SortOrder.AscendingOrder else '↓'}"

    def row_of(self, number: int) -> int | None:
        """Return the row that shows a project, or None."""
        for row in range(self.rowCount()):
            shown: RosterRow = self.index(row, 0).data(RECORD_ROLE)
            if shown.project.number == number:
                return row
        return None


def folded(text: str) -> str:
    """Return a text as a search compares it: wide and narrow, large and small letters alike."""
    return unicodedata.normalize("NFKC", text).casefold()
