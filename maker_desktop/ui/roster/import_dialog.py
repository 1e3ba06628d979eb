"""Shows row by row what importing a roster would do, before all of it or nothing is imported."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from maker_desktop.domain.roster.importing import RosterPlan
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.ui.import_preview import DOUBTS, REFUSED, ImportPreview, refusal
from maker_desktop.ui.kit.scroll_frame import resize
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.records.reading_rows import filled_model
from maker_desktop.ui.roster.correction import ask_correction
from maker_desktop.ui.roster.import_rows import TONES, import_columns, import_rows, words_of_reading

_ALL: Final = "全部"
#: Largest number of tables named in the head, and of notes in the tooltip; all of them are among the rows.
_TABLES: Final = 3
_NOTES: Final = 30


class RosterImportDialog(ImportPreview):
    """The preview; `taken` carries the plan and what corrections were signed with when the user takes it.

    `sheets_chosen` carries the sheets he would rather have read; `show_plan` then shows what they come to.

    A refused row prevents the import; a correction (更正) of a project whose number is in use needs a reason, and after
    the seal a supervisor.
    """

    taken = Signal(object, object)
    sheets_chosen = Signal(object)

    def __init__(self, parent: QWidget, source: str, plan: RosterPlan, session: Session) -> None:
        super().__init__(parent, "导入名册", source, "要么全部导入，要么什么也不改。")
        self._session = session
        self.boxes: dict[str, QCheckBox] = {}
        self.reread = QPushButton("按勾选的读(&R)")
        if len(plan.listing.sheets) > 1:
            self._offer_sheets(plan)
        self.show_plan(plan)
        resize(self, 1220, 640)

    def show_plan(self, plan: RosterPlan) -> None:
        """Show what an import would do; again where other sheets of the same source were chosen."""
        self._plan = plan
        rulebook = self._session.contest.rulebook
        rows = import_rows(plan, rulebook)
        kinds = {_ALL: rows} | {state: [row for row in rows if row.state == state] for state in TONES}
        models = {
            kind: filled_model(self, import_columns(rulebook, plan.listing, some), some)
            for kind, some in kinds.items()
            if some or kind == _ALL
        }
        self.show_models(models, REFUSED if plan.refused else _ALL)
        counts = [(state, len(kinds[state]), tone) for state, tone in TONES.items() if state != "没有读入"]
        self.show_counts([*counts, (DOUBTS, len(plan.notes), Tone.LOOK)])
        self.chips[DOUBTS].setToolTip("\n".join(note.words for note in plan.notes[:_NOTES]))
        self._say_how_it_was_read()
        self._say_what_hinders()

    def _offer_sheets(self, plan: RosterPlan) -> None:
        """Offer the sheets there are, those ticked that were read."""
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        for name in plan.listing.sheets:
            self.boxes[name] = QCheckBox(name.replace("&", "&&"))
            self.boxes[name].setChecked(name in plan.listing.chosen)
            self.boxes[name].toggled.connect(lambda _on: self.reread.setEnabled(bool(self._ticked())))
            row.addWidget(self.boxes[name])
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reread.setAutoDefault(False)
        self.reread.setEnabled(bool(plan.listing.chosen))
        self.reread.clicked.connect(lambda: self.sheets_chosen.emit(self._ticked()))
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        for widget in (QLabel("读哪些工作表"), area, self.reread):
            across.addWidget(widget, 1 if widget is area else 0)
        line.setFixedHeight(inside.sizeHint().height() + 14)
        self.insert(line, self.read)

    def _ticked(self) -> tuple[str, ...]:
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def _say_how_it_was_read(self) -> None:
        tables = self._plan.listing.tables
        self.read.setText(
            words_of_reading(tables[:_TABLES]) + (f"\n……共 {len(tables)} 张表" if tables[_TABLES:] else "")
        )
        self.read.setToolTip(words_of_reading(tables))

    def _say_what_hinders(self) -> None:
        plan = self._plan
        question = f"{plan.listing.question}：在上面勾选，再点“按勾选的读”。" if plan.listing.question else ""
        same = "" if plan.new or plan.changed else "导入的内容与名册完全相同，不用导入。"
        wrong = question or refusal(len(plan.refused))
        self.hinder(wrong or same, wrong=bool(wrong))

    def import_all(self) -> None:
        """Hand the plan on, its corrections signed."""
        corrected = self._plan.corrections
        signed = ask_correction(self._session, corrected, self) if corrected else Signed("")
        if signed is not None:
            self.accept()
            self.taken.emit(self._plan, signed)
