"""文书: every document with what it lacks, its wordings, a preview of exactly the saved bytes, and its outputs."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from maker_desktop.disk.files import write_file
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.documents import filling, publishing, workbooks
from maker_desktop.services.documents.publishing import DocumentKind, Job, Wanted
from maker_desktop.ui.documents.certificate_tools import CertificateTools
from maker_desktop.ui.documents.document_list import Listed, columns, listed
from maker_desktop.ui.documents.document_scope import DocumentScope
from maker_desktop.ui.documents.pdf_preview import PdfPreview
from maker_desktop.ui.documents.wording_fields import WordingFields
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.pdf_printer import print_pdf
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.kit.tasks import TaskProgress
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import ElidedLabel
from maker_desktop.ui.page import Page
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import ask_target, write_workbook
from maker_desktop.ui.records.record_model import RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

#: Documents that can be issued one at a time.
_SEPARABLE = frozenset({"certificates", "score-sheets", "derivation", "ruling"})


class DocumentsPage(Page):
    """The list at the left, the preview in the middle, selection and wordings at the right."""

    form = "documents_page"
    hints = (
        ("↑ ↓", "选文书"),
        ("Alt D", "导出 PDF"),
        ("Alt P", "打印"),
        ("Alt A", "全部导出"),
        ("Ctrl + -", "缩放预览"),
    )
    documents: RecordTable
    print_all: QPushButton
    workbooks: QPushButton
    name: QLabel
    state: Chip
    why: ElidedLabel
    page_count: QLabel
    preview_stack: QStackedWidget
    nothing: EmptyState
    side: QScrollArea
    separate: QCheckBox
    save: QPushButton
    paper: QPushButton

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._pdf = b""
        self._job: Job | None = None
        self._hindrances: dict[str, str] = {}
        self._model = RecordTableModel(columns(), self)
        self.documents.setModel(self._model)
        self.documents.horizontalHeader().hide()
        self.preview = PdfPreview(self)
        self.preview_stack.addWidget(self.preview)
        self.scope = DocumentScope()
        self.fields = WordingFields()
        self.extras = CertificateTools(context)
        self.side.setWidget(_column(self.scope, self.extras, self.fields))
        self.first = self.documents
        self._fill_workbooks()
        self._connect()

    @staticmethod
    def note(session: Session) -> Note:
        """Return no note: what is missing depends on the document."""
        del session
        return Note()

    def zoom(self, steps: int) -> bool:
        """Zoom the preview while it has the keyboard."""
        here = QApplication.focusWidget()
        inside = here is not None and self.preview.isAncestorOf(here)
        if inside:
            self.preview.zoom(steps)
        return inside

    def refresh(self, changed: Changed | None) -> None:
        """Show what each document lacks now, and the preview of the chosen one."""
        here = self.documents.currentIndex().row()
        self._hindrances.clear()
        self._model.show(listed(self.context.session, self._hindrances))
        self.documents.pick_row(max(here, 0))
        if here >= 0:
            self._show_document(self._current())

    def save_pdf(self, target: Path) -> None:
        """Save exactly what the preview shows, off the main thread, once the contest file is verified."""
        job, content, tell = self._ready_job(), self._pdf, self._handed_out()

        def save(progress: TaskProgress) -> None:
            job.check(progress.report)
            write_file(target, content)

        self.context.tasks.run("保存", save, lambda _done: self._tell_of(tell, f"已保存：{target}", target))

    def save_separately(self, folder: Path) -> None:
        """Save each part as a file of its own, off the main thread."""
        job, tell = self._ready_job(), self._handed_out()
        self.context.tasks.run(
            "保存",
            lambda progress: job.write(folder, separate=True, progress=progress.report),
            lambda files: self._tell_of(tell, f"已保存 {len(files)} 个文件，在 {folder}", folder),
        )

    def save_all(self, folder: Path) -> None:
        """Save every document that can be printed now into a folder, off the main thread: all of them or none."""
        session = self.context.session
        ready = [each.document for each in listed(session, {}) if not each.missing]
        jobs = {document.name: publishing.prepare(session, document.id) for document in ready}
        if not jobs:
            raise Refusal("现在还没有可以打印的文书，请先导入项目名册。")
        tell = self._telling([document.id for document in ready], None)
        self.context.tasks.run(
            "全部导出",
            lambda progress: publishing.write_all(jobs, folder, progress.report),
            lambda files: self._tell_of(tell, f"{len(jobs)} 种文书已导出为 {len(files)} 个文件，在 {folder}", folder),
        )

    def export_workbook(self, what: str, target: Path) -> None:
        """Write a workbook, off the main thread."""
        write_workbook(self.context, what, target)

    def print_to(self, printer: QPrinter) -> None:
        """Print exactly what the preview shows, off the main thread."""
        job, content, tell = self._ready_job(), self._pdf, self._handed_out()

        def send(progress: TaskProgress) -> int:
            job.check(progress.report)
            return print_pdf(printer, content, progress.report)

        self.context.tasks.run("打印", send, lambda count: tell(f"已送往打印机，共 {count} 页。"))

    def _tell_of(self, tell: Callable[[str], None], sentence: str, path: Path) -> None:
        """Tell what was written, with the ways to its folder and to paper."""
        tell(sentence)
        self.context.wrote.emit(path)

    def _handed_out(self) -> Callable[[str], None]:
        """Return the callback for when the shown document was saved or printed."""
        return self._telling([self._current().document.id], self.scope.wanted())

    def _telling(self, documents: Sequence[str], wanted: Wanted | None) -> Callable[[str], None]:
        session = self.context.session

        def tell(text: str) -> None:
            for document in documents:
                publishing.hand_out(session, document, wanted)
            self.context.tell(text)

        return tell

    def _connect(self) -> None:
        self.documents.picked.connect(self._show_document)
        self.scope.chosen.connect(self._show_paper)
        self.fields.filled.connect(self._fill)
        self.preview.turned.connect(self._show_page)
        self.save.clicked.connect(self._ask_save)
        self.paper.clicked.connect(self._ask_printer)
        self.print_all.clicked.connect(self._ask_folder)
        self.nothing.asked.connect(lambda: self.context.go("roster"))

    def _fill_workbooks(self) -> None:
        menu = QMenu(self.workbooks)
        for what, title in workbooks.EXPORTS.items():
            menu.addAction(f"{title}…", partial(self._ask_workbook, what, title))
        self.workbooks.setMenu(menu)

    def _current(self) -> Listed:
        chosen = self.documents.current_record()
        assert isinstance(chosen, Listed)
        return chosen

    def _show_document(self, chosen: Listed) -> None:
        document = chosen.document
        self.name.setText(document.name)
        self.state.say(chosen.state, chosen.tone)
        self.why.setText("" if chosen.missing else chosen.provisional)
        self.separate.setVisible(document.id in _SEPARABLE)
        self.scope.show_document(self.context.session, document)
        self.extras.show_document(document)
        self.fields.show_fields(filling.fields(self.context.session, document.id))
        self._put_ways_out_last()
        self._show_paper()

    def _put_ways_out_last(self) -> None:
        """Let Tab reach the output buttons after the fields, though these are rebuilt for each document."""
        last = self.fields.last_editor() or self.extras.extend
        for first, second in pairwise([last, self.separate, self.save, self.paper]):
            QWidget.setTabOrder(first, second)

    def _fill(self, name: str, text: str) -> None:
        try:
            changed = filling.fill(self.context.session, name, text)
        except Refusal as refusal:  # it belongs to the field
            self.fields.field(name).show_wrong(refusal.sentence)
            return
        if not changed:  # the same in another notation: only this refreshes the field
            self.fields.show_fields(filling.fields(self.context.session, self._current().document.id))

    # The preview

    def _show_paper(self) -> None:
        """Prepare the document and lay it out in the background; show the reason if it cannot be printed."""
        document = self._current().document
        self._job = None
        try:
            self._job = publishing.prepare(self.context.session, document.id, self.scope.wanted())
        except Refusal as refusal:
            self.context.background.cancel()
            self._refuse(document, refusal.sentence)
            return
        self._offer(ready=False)
        self.nothing.say("正在排版…", "")
        self.context.background.replace("预览", partial(_laid_out, self._job), partial(self._show_laid_out, self._job))

    def _show_laid_out(self, job: Job, made: bytes | Refusal) -> None:
        if job is not self._job:
            return
        if isinstance(made, Refusal):
            self._tell_hindrance(self._current().document, made.sentence)
        else:
            self._pdf = made
            self.preview.show_pdf(made)
            self.preview_stack.setCurrentWidget(self.preview)
            self._offer(ready=True)

    def _tell_hindrance(self, document: DocumentKind, sentence: str) -> None:
        self._hindrances[document.id] = sentence
        self._model.show(listed(self.context.session, self._hindrances))
        self.state.say(self._current().state, self._current().tone)
        self._refuse(document, sentence)
        self.context.tell(sentence, Tone.WRONG)

    def _refuse(self, document: DocumentKind, sentence: str) -> None:
        self._pdf, self._job = b"", None
        action = "" if self.context.session.contest.projects else "前往导入项目"
        self.nothing.say(f"{document.name}还不能打印", sentence, action)
        self.preview_stack.setCurrentIndex(0)
        self.page_count.clear()
        self._offer(ready=False)

    def _offer(self, *, ready: bool) -> None:
        for button in (self.save, self.paper):
            button.setEnabled(ready)

    def _show_page(self, page: int, count: int) -> None:
        self.page_count.setText(f"第 {page} 页，共 {count} 页" if count else "")

    def _ready_job(self) -> Job:
        if self._job is None:
            raise Refusal(f"{self._current().document.name}还不能打印，请先补齐。")
        return self._job

    # The outputs

    def _ask_save(self) -> None:
        document = self._current().document
        if document.id in _SEPARABLE and self.separate.isChecked():
            if (folder := self._asked_folder("每份一个文件，导出到哪个文件夹")) is not None:
                self.save_separately(folder)
            return
        target = ask_target(self.context, self, "导出 PDF", f"{document.name}.pdf", "PDF 文件 (*.pdf)")
        if target is not None:
            self.save_pdf(target)

    def _ask_folder(self) -> None:
        if (folder := self._asked_folder("全部文书导出到哪个文件夹")) is not None:
            self.save_all(folder)

    def _asked_folder(self, title: str) -> Path | None:
        beside = str(self.context.session.file.path.parent)
        chosen = QFileDialog.getExistingDirectory(self, title, beside)
        return Path(chosen) if chosen else None

    def _ask_workbook(self, what: str, title: str) -> None:
        target = ask_target(self.context, self, "导出 Excel", f"{title}.xlsx", "Excel 工作簿 (*.xlsx)")
        if target is not None:
            self.export_workbook(what, target)

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._current().document.name)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.preview.page_count())
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(printer)


def _laid_out(job: Job, progress: TaskProgress) -> bytes | Refusal:
    """Lay a job out; return a refusal, for the page to show in place of the preview."""
    try:
        return job.pdf(progress.report)
    except Refusal as refusal:
        return refusal


def _column(*widgets: QWidget) -> QWidget:
    column = QWidget()
    down = QVBoxLayout(column)
    down.setContentsMargins(18, 16, 18, 8)
    down.setSpacing(16)
    for widget in widgets:
        down.addWidget(widget)
    down.addStretch(1)
    return column
