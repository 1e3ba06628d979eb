"""The rows of an import's preview: what becomes of each, what was left out, and every column that was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.roster.form import COLUMN_TITLES, column_value
from maker_desktop.domain.roster.importing import PlannedProject, RosterPlan
from maker_desktop.domain.roster.listing import Doubt, Listing, ReadTable
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.records.record_model import Column

#: What may become of a row, and how it looks.
TONES: Final = {
    "新增": Tone.DONE,
    "修改": Tone.LOOK,
    "更正": Tone.LOOK,
    "相同": Tone.QUIET,
    "不能导入": Tone.WRONG,
    "没有读入": Tone.QUIET,
}
#: The states of rows without a project.
_WITHOUT_PROJECT: Final = ("不能导入", "没有读入")
_BEFORE: Final = ("number", "project", "applicant", "division")
_WIDTHS: Final = {"members": 190, "phone": 120, "registered_on": 100, "rewarded_elsewhere": 160}


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row of the source: what becomes of it, the project it describes, if any, and what there is to say."""

    row: int
    sheet: str
    state: str
    project: Project | None
    words: str


def import_rows(plan: RosterPlan, rulebook: Rulebook) -> list[ImportRow]:
    """Return the rows of a plan in the order of the source, with those and the sheets that were left out."""
    rows = [_planned(entry, "新增", "") for entry in plan.new]
    rows += [
        _planned(entry, "修改" if entry.bound is None else "更正", _differences(entry, rulebook))
        for entry in plan.changed
    ]
    rows += [_planned(entry, "相同", "") for entry in plan.same]
    rows += [ImportRow(refused.row, refused.sheet, "不能导入", None, refused.reason) for refused in plan.refused]
    left_out = plan.listing.left_out
    rows += [ImportRow(doubt.row, doubt.sheet, "没有读入", None, _reason(doubt)) for doubt in left_out]
    sheets = list(dict.fromkeys([*plan.listing.sheets, *(row.sheet for row in rows)]))
    return sorted(rows, key=lambda row: (sheets.index(row.sheet), row.row))


def _planned(entry: PlannedProject, state: str, words: str) -> ImportRow:
    notes = "；".join(filter(None, (words, *(note.words for note in entry.notes))))
    return ImportRow(entry.candidate.row, entry.candidate.sheet, state, entry.after, notes)


def _differences(entry: PlannedProject, rulebook: Rulebook) -> str:
    before = entry.before
    assert before is not None, "only what was there can change"
    return "；".join(
        f"{_title(field)}：{_value(field, before, rulebook)} → {_value(field, entry.after, rulebook)}"
        for field in entry.differences
    )


def _title(field: str) -> str:
    return COLUMN_TITLES["project" if field == "name" else field]


def _value(field: str, project: Project, rulebook: Rulebook) -> str:
    return column_value("project" if field == "name" else field, project, rulebook) or "（空）"


def _cell(rulebook: Rulebook, column: str, row: ImportRow) -> str:
    return column_value(column, row.project, rulebook) if row.project else ""


def _reason(doubt: Doubt) -> str:
    return f"{doubt.cell}：{doubt.text}" if doubt.cell else doubt.text


def import_columns(rulebook: Rulebook, listing: Listing, rows: Sequence[ImportRow]) -> list[Column[ImportRow]]:
    """Return the columns of a preview of these rows: place, state, names and words, then every further column read.

    Rows that describe no project leave their room to the reason; where nothing is said, names have the room.
    """
    place = Column[ImportRow]("行", _place, right=True, sort=lambda row: row.row)
    state = Column[ImportRow]("", lambda row: row.state, tone=lambda row: TONES[row.state], width=96)
    if rows and all(row.state in _WITHOUT_PROJECT for row in rows):
        return [place, state, _words(stretch=True)]
    read = {title.key for table in listing.tables for title in table.titles}
    further = [key for key in COLUMN_TITLES if key in read and key not in _BEFORE]
    said = any(row.words for row in rows)
    return [
        place,
        state,
        Column[ImportRow]("编号", lambda row: str(row.project.number) if row.project else "", right=True),
        _of_project(rulebook, "project", "项目名称", 180 if further else 230, stretch=not said),
        _of_project(rulebook, "applicant", "参赛主体", 150 if further else 190, stretch=not said),
        _of_project(rulebook, "division", "组别", 84),
        *([_words(stretch=not further)] if said else []),
        *(_of_project(rulebook, key, short_title(key), _WIDTHS.get(key, 84)) for key in further),
    ]


def _words(*, stretch: bool) -> Column[ImportRow]:
    return Column[ImportRow](
        "说明", lambda row: row.words, tip=lambda row: row.words, stretch=stretch, width=None if stretch else 230
    )


def _of_project(rulebook: Rulebook, key: str, title: str, width: int, *, stretch: bool = False) -> Column[ImportRow]:
    cell = partial(_cell, rulebook, key)
    return Column[ImportRow](title, cell, tip=cell, width=width, stretch=stretch)


def _place(row: ImportRow) -> str:
    return f"{row.sheet} {row.row or ''}".strip()


def short_title(key: str) -> str:
    """Return a column's title without what the notice prints in brackets."""
    return "专精特新" if key == "specialised" else COLUMN_TITLES[key].split("（", maxsplit=1)[0]


def words_of_reading(tables: Sequence[ReadTable]) -> str:
    """Return which titles were recognised in each table, and which columns have no meaning, one line a table."""
    lines = []
    for table in tables:
        titles = "、".join(
            f"{title.column} {title.title}"
            + (f"（作{short_title(title.key)}）" if short_title(title.key) not in title.title else "")
            for title in table.titles
        )
        unused = f"；没有读的列：{'、'.join(table.unused)}" if table.unused else ""
        name = f"“{table.sheet}”" if table.sheet else ""
        lines.append(f"{name}读了 {table.rows} 行，认出的列：{titles}{unused}")
    return "\n".join(lines)
