"""A table of a source with its header, and the texts of its cells by key."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from maker_desktop.domain.model.rulebook import Division
from maker_desktop.exchange.roster.values import read_division
from maker_desktop.exchange.tables.columns import Header
from maker_desktop.exchange.tables.table import ERROR_VALUES, Sheet, as_typed, cell_name
from maker_desktop.exchange.tables.title_meaning import title_key


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a source with its header.

    `label` names it where the source has several; `division` is the one it is named for, or the only one. `numbered`
    says whether its numbers are roster numbers. `answers` are the columns, if any, in one of which an answer is ticked,
    `choices` those in one of which the division is.
    """

    sheet: Sheet
    header: Header
    label: str
    division: Division | None
    numbered: bool = True
    answers: Mapping[int, str] = field(default_factory=dict)
    choices: Mapping[int, Division] = field(default_factory=dict)

    def cell(self, row: int, column: str) -> str:
        """Return the text in the column of a key; empty without such a column."""
        index = self.header.columns.get(column)
        return "" if index is None else as_typed(self.sheet.cell(row, index))

    def is_subtitles(self, row: int) -> bool:
        """Whether a row only says which of the columns with ticks is for which answer or division."""
        filled = {column: title_key(text) for column, text in enumerate(self.sheet.rows[row]) if text}
        meant = dict(self.answers)
        for column, division in self.choices.items():
            if read_division(filled.get(column, ""), tuple(self.choices.values()))[0] is division:
                meant[column] = filled[column]
        return bool(filled) and filled == meant

    def filled(self, row: int) -> list[str]:
        """Return the texts of a row within the table."""
        return [cell for cell in self.sheet.rows[row][self.header.first : self.header.end] if cell]

    def name(self, row: int, column: str) -> str:
        """Return the address of a key's cell, or nothing without such a column."""
        index = self.header.columns.get(column)
        return "" if index is None else cell_name(row, index)

    def missing(self, row: int, column: str) -> str | None:
        """Return the error in a key's cell, an empty text for a formula without result, None where there is a value."""
        index = self.header.columns.get(column)
        if index is None:
            return None
        text = self.sheet.cell(row, index)
        return text if text in ERROR_VALUES else self.sheet.look.unanswered.get((row, index))

    def merged_with(self, row: int, column: str) -> int | None:
        """Return the row above whose cell a key's cell is merged with; None if it is not."""
        return self.sheet.look.spread.get((row, self.header.columns.get(column, -1)))

    def says(self, row: int, column: str) -> str:
        """Return in Chinese what a key's cell shows that holds another value, or a date (see `Look.says`)."""
        return self.sheet.look.says((row, self.header.columns.get(column, -1)))

    def struck(self, row: int, column: str) -> str:
        """Return the struck-out text of a key's cell."""
        index = self.header.columns.get(column)
        return "" if index is None else self.sheet.look.struck.get((row, index), "")
