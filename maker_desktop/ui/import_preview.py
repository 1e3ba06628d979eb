"""The frame of every import's preview: what was read, how many rows of each kind, the rows, and what hinders it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.domain.roster.listing import Doubt
from maker_desktop.ui import forms
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.records.reading_rows import doubt_columns, filled_model, refused_columns
from maker_desktop.ui.records.record_table import RecordTable

REFUSED: Final = "不能导入"
DOUBTS: Final = "须核对"


class ImportPreview(QDialog):
    """A preview of all of it or nothing; a subclass fills it and says in `import_all` what importing means.

    Every sentence has a place of its own from the beginning, so nothing moves when another row is looked at.
    """

    form: ClassVar[str] = "import_preview"
    down: QVBoxLayout
    source: QLabel
    read: QLabel
    counts: QHBoxLayout
    shown: SegmentedSwitch
    rows: RecordTable
    detail: QLabel
    reason: QLabel
    cancel: QPushButton
    take: QPushButton

    def __init__(self, parent: QWidget, title: str, source: str, promise: str) -> None:
        super().__init__(parent)
        forms.fill(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.source.setText(source)
        self._promise = promise
        self._models: Mapping[str, QAbstractItemModel] = {}
        #: How many rows there are of each kind, by its word.
        self.chips: dict[str, Chip] = {}
        self.shown.chosen.connect(self.show_rows)
        self.rows.picked.connect(self._say_of)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.import_all)
        self.rows.setFocus()

    def import_all(self) -> None:
        """Import what is shown; called when the user says so and nothing hinders it."""
        raise NotImplementedError

    def insert(self, widget: QWidget, before: QWidget) -> None:
        """Give something that only this import needs a line of its own."""
        self.down.insertWidget(self.down.indexOf(before), widget)

    def show_counts(self, counts: Sequence[tuple[str, int, Tone]]) -> None:
        """Show how many rows there are of each kind; a kind without rows has no chip."""
        for position, (word, count, tone) in enumerate(counts):
            if word not in self.chips:
                self.chips[word] = Chip(self)
                self.counts.insertWidget(position, self.chips[word])
            self.chips[word].say(f"{word} {count}" if count else "", tone)

    def show_models(self, models: Mapping[str, QAbstractItemModel], first: str) -> None:
        """Offer rows by kind, those of `first` shown."""
        self._models = models
        self.shown.show_choices([(kind, kind) for kind in models], first)
        self.show_rows(first)

    def doubtful_models(self, refused: Sequence[RefusedRow], doubts: Sequence[Doubt]) -> dict[str, QAbstractItemModel]:
        """Return what the source has besides its records: rows that cannot be taken, places in doubt, if any."""
        models = {}
        if refused:
            models[REFUSED] = filled_model(self, refused_columns(), refused)
        if doubts:
            models[DOUBTS] = filled_model(self, doubt_columns(), doubts)
        return models

    def show_rows(self, kind: str) -> None:
        """Show the rows of a kind, the first of them chosen."""
        self.rows.setModel(self._models[kind])
        self.rows.pick_row(0)
        self._say_of(self.rows.current_record())

    def hinder(self, sentence: str, *, wrong: bool) -> None:
        """Say why it cannot be imported, in the place of the promise; with an empty text it can."""
        self.reason.setText(sentence or self._promise)
        restyle(self.reason, "tone", "wrong" if sentence and wrong else "")
        self.take.setEnabled(not sentence)
        self.take.setToolTip(sentence)

    def _say_of(self, record: object) -> None:
        words: str = getattr(record, "words", "")
        self.detail.setText(words)
        self.detail.setToolTip(words)


def refusal(rows: int) -> str:
    """Return why nothing is imported where this many rows are refused, or an empty text."""
    return f"{rows} 行有误，整份未导入。请在原文件中改正后重新导入。" if rows else ""
