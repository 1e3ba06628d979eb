"""流水与备份: all changes, verification of the file, and backup copies."""

from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout

from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.journal import backup, journal, proof_package, verification, witness
from maker_desktop.services.journal.journal import FieldChange, JournalLine
from maker_desktop.ui.journal.backup_card import BackupCard
from maker_desktop.ui.journal.journal_lines import JournalLines
from maker_desktop.ui.journal.period import within
from maker_desktop.ui.journal.rooms_card import RoomsCard
from maker_desktop.ui.journal.witness_card import WitnessCard
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.kit.tasks import TaskProgress, Tasks
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import Card, ElidedLabel
from maker_desktop.ui.page import Page
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import ask_target
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable

_ALL = "全部事项"
#: Pixels: most entries need no reason, and below the table that of the entry chosen is read whole.
_REASON_WIDTH = 112
#: Fields of an entry listed at once, and wrapped; an import changed thousands, which are listed when asked for.
_FIRST_FIELDS = 50
#: Rows that differ, listed beside what was found; the shell lists more.
_DIFFERENCES = 8
#: Fields between two looks at whether listing all of them was cancelled.
_STRIDE = 500
_COLUMNS = (
    Column[JournalLine]("序号", lambda line: str(line.number), right=True, width=66),
    Column[JournalLine](
        "时间",
        lambda line: line.time.partition("-")[2],
        tone=lambda line: Tone.LOOK if line.clock else None,
        tip=lambda line: f"{line.time}\n{line.clock}".strip(),
        width=124,
    ),
    Column[JournalLine]("人员", lambda line: line.person, tip=lambda line: line.person, width=80),
    Column[JournalLine](
        "事项",
        lambda line: "已被修改" if line.broken else line.action,
        tone=lambda line: Tone.WRONG if line.broken else None,
        tip=lambda line: line.broken or line.action,
        width=108,
    ),
    Column[JournalLine]("对象", lambda line: line.subject, tip=lambda line: line.subject, stretch=True),
    Column[JournalLine]("原因", lambda line: line.reason, tip=lambda line: line.reason, width=_REASON_WIDTH),
)
#: A missing value is shown as a dash, so that no cell looks forgotten.
_CHANGES = (
    Column[FieldChange]("内容", lambda change: change.row, stretch=True),
    Column[FieldChange]("字段", lambda change: change.field, width=112),
    Column[FieldChange]("原来", lambda change: change.before or "—", stretch=True),
    Column[FieldChange]("现在", lambda change: change.after or "—", stretch=True),
)


class JournalPage(Page):
    """The journal, newest first, with the selected entry below it; verification, seals and copies at the right."""

    form = "journal_page"
    hints = (("Ctrl F", "查找"), ("↑ ↓", "选一条"), ("Alt J", "校验"), ("Alt B", "另存副本"))
    search: QLineEdit
    group: QComboBox
    since: QLineEdit
    until: QLineEdit
    count: QLabel
    export: QPushButton
    proof: QPushButton
    entries: RecordTable
    detail: Card
    detail_title: QLabel
    detail_subject: ElidedLabel
    detail_reason: QLabel
    changes: RecordTable
    all_changes: QPushButton
    digest: QLineEdit
    verify: QPushButton
    verdict: Chip
    finding: QLabel
    seals: QLabel
    cards_place: QVBoxLayout

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._lines = JournalLines(context)
        self._model = RecordTableModel(_COLUMNS, self)
        self.entries.setModel(self._model)
        self._changes = RecordTableModel(_CHANGES, self)
        self.changes.setModel(self._changes)
        self.changes.wrap_words(most=_FIRST_FIELDS)
        self.backup_card = BackupCard(context.backup_schedule, Tasks(context))
        self.rooms_card = RoomsCard(context)
        self.witness_card = WitnessCard(context.witness_drive)
        for card in (self.witness_card, self.backup_card, self.rooms_card):
            self.cards_place.addWidget(card)
        self.first = self.entries
        self._say_verdict("还没有校验", Tone.QUIET, "")
        self._connect()

    @staticmethod
    def note(session: Session) -> Note:
        """Say if nothing can be written."""
        return Note("只读" if session.read_only else "")

    def refresh(self, changed: Changed | None) -> None:
        """Append the new entries; findings of an earlier verification no longer apply to this file."""
        session = self.context.session
        known = self._lines.total()
        if self._lines.follow():
            if known:
                self._say_verdict("校验之后又有修改", Tone.LOOK, "")
            self._show_groups()
            self._narrow()
        self._show_seals(session)
        self.rooms_card.refresh()

    def verify_file(self) -> None:
        """Check the file, and the digest typed in if there is one, off the main thread."""
        session, digest = self.context.session, self.digest.text().strip()
        self._say_verdict("正在校验", Tone.WHERE, "")

        def check(progress: TaskProgress) -> verification.Verification:
            found = verification.verify(session.file.path, digest, progress.report)
            if not found.ok:
                session.soundness.find(progress.report)  # the whole window has to know of it
            return found

        self.context.tasks.run("校验", check, self._show_verification)

    def save_copy(self, target: Path) -> None:
        """Write a checked copy of the contest file, off the main thread."""
        session = self.context.session
        self.context.tasks.run(
            "另存副本",
            lambda _progress: backup.copy(session, target),
            lambda made: self.context.tell_of_file(f"副本已保存并通过校验：{made.path}", made.path.parent),
        )

    def export_to(self, target: Path) -> None:
        """Write the journal as a workbook, off the main thread."""
        session = self.context.session
        self.context.tasks.run(
            "导出流水",
            lambda progress: journal.export(session, target, progress.report),
            lambda made: self.context.tell_of_file(f"流水已导出：{made.name}", made),
        )

    def export_proof(self, folder: Path) -> None:
        """Write the proof package into a folder, off the main thread."""
        path = self.context.session.file.path
        self.context.tasks.run(
            "导出核验包",
            lambda progress: proof_package.export(path, folder, progress.report),
            lambda made: self.context.tell_of_file(
                f"核验包已导出，到{made.head.words}为止：{made.folder}", made.folder
            ),
        )

    def compare_list(self, listed: Path) -> None:
        """Compare a witness list with the contest file, off the main thread, and say on its card what was found."""
        path = self.context.session.file.path
        self.context.tasks.run(
            "比对见证清单",
            lambda progress: witness.compare(path, listed, progress.report),
            partial(self.witness_card.show_comparison, listed.name),
        )

    def _connect(self) -> None:
        self._lines.older_came.connect(self._show_older)
        for field in (self.search, self.since, self.until):
            field.textChanged.connect(lambda _text: self._narrow())
        self.group.activated.connect(lambda _index: self._narrow())
        self.entries.picked.connect(self._show_line)
        self.all_changes.clicked.connect(self._list_all_changes)
        self.verify.clicked.connect(self.verify_file)
        self.digest.returnPressed.connect(self.verify_file)
        self.backup_card.copy.clicked.connect(self._ask_copy)
        self.witness_card.compare.clicked.connect(self._ask_list)
        self.export.clicked.connect(self._ask_export)
        self.proof.clicked.connect(self._ask_proof)
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.Find),
            self,
            self.search.setFocus,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )

    def _show_groups(self) -> None:
        chosen = self.group.currentText()
        groups = self._lines.groups()
        self.group.clear()
        self.group.addItems([_ALL, *groups])
        self.group.setCurrentText(chosen if chosen in groups else _ALL)

    def _narrow(self) -> None:
        group = self.group.currentText()
        searched = group != _ALL or any(each.text().strip() for each in (self.search, self.since, self.until))
        lies = within(self.since.text(), self.until.text(), self._lines.latest())
        if lies is None:
            self.count.setText("从、到无法识别")
            return
        fitting = self._lines.fitting("" if group == _ALL else group, self.search.text(), lies)
        total = self._lines.total()
        self._model.show(fitting)
        self.count.setText(f"{total} 条中的 {len(fitting)} 条" if searched else f"共 {total} 条")
        self.detail.setVisible(bool(fitting))
        self.entries.pick_row(0)
        if fitting:
            # Where as many entries fit as before, the same row stays current, and the table tells nothing.
            self._show_line(fitting[0])

    def _show_older(self) -> None:
        """Show the entries read meanwhile; the selected entry stays selected."""
        here: JournalLine | None = self.entries.current_record()
        self._show_groups()
        self._narrow()
        if here is not None:
            self.entries.pick_row(self._model.row_of(lambda line: line.number == here.number) or 0)

    def _show_line(self, line: JournalLine) -> None:
        self.detail_title.setText(f"第 {line.number} 条　{line.action}")
        self.detail_subject.setText(line.subject)
        about = f"{line.time}　{line.person}　校验值 {line.entry.digest[:16]}…"
        changes = tuple(islice(journal.details(self.context.session.contest, line.entry), _FIRST_FIELDS + 1))
        many = len(changes) > _FIRST_FIELDS
        if many:
            about += f"　修改较多，先列出 {_FIRST_FIELDS} 项"
        # Always two lines: the table above keeps its height, and the chosen row its place, from entry to entry.
        told = f"原因：{line.reason or '—'}"
        self.detail_reason.setText(f"{about}\n{line.broken or line.clock or told}")
        self._changes.show(changes[:_FIRST_FIELDS])
        self.all_changes.setVisible(many)

    def _list_all_changes(self) -> None:
        line: JournalLine = self.entries.current_record()
        told = journal.details(self.context.session.contest, line.entry)

        def read(progress: TaskProgress) -> tuple[FieldChange, ...]:
            found: list[FieldChange] = []
            while some := tuple(islice(told, _STRIDE)):
                found += some
                progress.report(len(found), 0, f"{len(found)} 项")
            return tuple(found)

        self.context.tasks.run("列出全部修改", read, partial(self._show_all_changes, line.number))

    def _show_all_changes(self, number: int, changes: tuple[FieldChange, ...]) -> None:
        here: JournalLine | None = self.entries.current_record()
        if here is not None and here.number == number:
            self._changes.show(changes)
            self.all_changes.hide()

    def _show_seals(self, session: Session) -> None:
        sealed = journal.seals(session)
        lines = [f"{seal.stage}　{seal.digest}\n{seal.person}　{seal.time}" for seal in sealed]
        self.seals.setText("\n\n".join(lines) or "还没有封存任何阶段。封存以后，封存校验码印在该阶段的每份文书上。")

    def _show_verification(self, found: verification.Verification) -> None:
        if found.ok:
            fitting = f"{found.entries} 条流水首尾相接，与文件内容一致。"
            self._say_verdict("通过", Tone.DONE, "\n".join([fitting, found.paper, *found.notes]).strip())
        elif found.reason == found.paper:
            lost = found.match is not None and found.match.kind == "lost"
            word, tone = ("恢复时丢失", Tone.LOOK) if lost else ("文书上的码不符", Tone.WRONG)
            self._say_verdict(word, tone, "\n".join([found.paper, *found.notes]))
        else:
            where = f"第 {found.first_bad} 条起不符" if found.first_bad is not None else "不符"
            told = found.different[:_DIFFERENCES] if len(found.different) > 1 else ()
            self._say_verdict(where, Tone.WRONG, "\n".join([found.reason, *told]))

    def _say_verdict(self, word: str, tone: Tone, sentence: str) -> None:
        self.verdict.say(word, tone)
        self.finding.setText(sentence)
        self.finding.setVisible(bool(sentence))

    def _ask_copy(self) -> None:
        session = self.context.session
        name = f"{session.file.path.stem} 副本 {session.now():%Y-%m-%d %H%M}.maker"
        target = ask_target(self.context, self, "另存副本", name, "赛事文件 (*.maker)")
        if target is not None:
            self.save_copy(target)

    def _ask_list(self) -> None:
        folder = self.context.witness_drive.folder or self.context.session.file.path.parent
        chosen, _kind = QFileDialog.getOpenFileName(self, "比对哪一份见证清单", str(folder), "见证清单 (*.json)")
        if chosen:
            self.compare_list(Path(chosen))

    def _ask_export(self) -> None:
        target = ask_target(self.context, self, "导出流水", "流水.xlsx", "Excel 工作簿 (*.xlsx)")
        if target is not None:
            self.export_to(target)

    def _ask_proof(self) -> None:
        session = self.context.session
        chosen = QFileDialog.getExistingDirectory(self, "核验包放在哪里", str(session.file.path.parent))
        if chosen:
            self.export_proof(Path(chosen) / f"核验包 {session.file.path.stem} {session.now():%Y-%m-%d %H%M}")
