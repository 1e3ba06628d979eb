"""How a list was read: doubts with their cells, recognised titles, and what was left out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that was read differently from its text, or needs a check, in Chinese words.

    `row` counts from 1, 0 for a whole worksheet or file; `cell` is its address (B7), empty for a whole row or column;
    `sheet` the worksheet where there are several.
    """

    row: int
    text: str
    cell: str = ""
    sheet: str = ""

    @property
    def words(self) -> str:
        """The text with its place before it."""
        sheet = f"“{self.sheet}”" if self.sheet else ""
        place = self.cell or (f"第 {self.row} 行" if self.row else "")
        return f"{sheet}{place}：{self.text}" if sheet or place else self.text


@dataclass(frozen=True, slots=True)
class Recognised:
    """A recognised title: the letter of its column, its text, and the key of the field it means."""

    column: str
    title: str
    key: str


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table that was read: its worksheet, recognised and unknown titles, and its rows of projects."""

    sheet: str
    titles: tuple[Recognised, ...]
    unused: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Listing:
    """How a source was read.

    `doubts` belong to no row of a project, `left_out` are rows, columns and worksheets that were not read, with the
    reason. `sheets` are the names of all readable worksheets, `chosen` those that were read. Where a person has to
    choose between them, `question` asks for it.
    """

    tables: tuple[ReadTable, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[Doubt, ...] = ()
    sheets: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    question: str = ""

    @property
    def passed_over(self) -> tuple[Doubt, ...]:
        """The titled columns that were not read, a doubt for each table that has some."""
        return tuple(
            Doubt(0, f"没有读入的列：{'、'.join(table.unused)}", "", table.sheet if len(self.tables) > 1 else "")
            for table in self.tables
            if table.unused
        )


#: The listing of records made without a file.
NOT_READ = Listing()
