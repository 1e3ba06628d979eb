"""What a list said besides its projects: doubts with their cells, titles recognised, and what was left out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that was read otherwise than it stands, or needs a look, in Chinese words.

    `row` is the row as a person counts it, 0 for a whole sheet or file; `cell` its address (B7), or empty for a whole
    row or column; `sheet` the sheet where there are several.
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
    """A title that was recognised: the letter of its column, how it is written, and the key of what it means."""

    column: str
    title: str
    key: str


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table that was read: its sheet, the titles recognised, the titles without meaning, and its rows of projects."""

    sheet: str
    titles: tuple[Recognised, ...]
    unused: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Listing:
    """How a source was read.

    `doubts` belong to no row that describes a project, `left_out` are rows, columns and sheets that were not read, with
    the reason. `sheets` are the names of all sheets that could be read, `chosen` those that were. Where a person must
    say which of them are meant, `question` asks it.
    """

    tables: tuple[ReadTable, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[Doubt, ...] = ()
    sheets: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    question: str = ""


#: What is said of records that were made without a file.
NOT_READ = Listing()
