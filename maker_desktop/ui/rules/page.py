"""规则: the rules of the contest in sentences and as a form, until a stage's first mark freezes them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.rules import text
from maker_desktop.domain.rules.checks import Fault
from maker_desktop.domain.rules.names import rule_name
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.rules.basis import basis
from maker_desktop.services.rules.rule_draft import RuleDraft, Value
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.icons import TITLE_SIZE, show
from maker_desktop.ui.kit.messages import confirm
from maker_desktop.ui.kit.rail import Note
from maker_desktop.ui.kit.ring import Ring
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.kit.widgets import ElidedLabel, keep_place
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.page import Page
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.page_files import ask_source, ask_target
from maker_desktop.ui.rules.confirm_card import ConfirmCard
from maker_desktop.ui.rules.fields import Part, RuleBlock, RuleField, parts
from maker_desktop.ui.rules.form import RuleForm
from maker_desktop.ui.rules.part_list import PartList, PartState

#: Device-independent pixels: the widest count of what is to be confirmed.
_CHIP_WIDTH: Final = 112
_FILES: Final = "规则文件 (*.toml)"


class RulesPage(Page):
    """The parts of the rules at the left, the form of one of them, and its sentences at the right."""

    form = "rules_page"
    hints = (("Ctrl Enter", "确认这一条"), ("Alt K", "先跳过"), ("Ctrl S", "保存修改"), ("Alt ↑↓", "移动比较项"))
    progress: QHBoxLayout
    progress_words: QLabel
    part_list: PartList
    confirm_card: ConfirmCard
    notice_picture: QLabel
    notice_title: ElidedLabel
    notice_words: QLabel
    frozen: Chip
    to_confirm: Chip
    state: ElidedLabel
    confirm_part: QPushButton
    confirm_all: QPushButton
    discard: QPushButton
    save: QPushButton
    import_file: QPushButton
    export_file: QPushButton
    area: QScrollArea
    text_title: QLabel
    text_area: QScrollArea
    text: QLabel

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rule_form = RuleForm(self)
        self.area.setWidget(self.rule_form)
        self._rulebook = context.session.contest.rulebook
        self._basis = basis(self._rulebook.contest.id)
        self._ring = Ring(56, 6, "blue", self)
        self.progress.insertWidget(0, self._ring)
        self.progress.setStretch(1, 1)
        show(self.notice_picture, "quote", "ink_soft", TITLE_SIZE)
        self._draft = RuleDraft(self._rulebook)
        self._parts: tuple[Part, ...] = ()
        self._here = 0
        self.first = self.part_list
        self.to_confirm.say("待确认 99", Tone.LOOK)
        self.to_confirm.setFixedWidth(px(_CHIP_WIDTH))
        for sign in (self.to_confirm, self.confirm_part, self.confirm_all):
            keep_place(sign)
        self._connect()

    @staticmethod
    def note(session: Session) -> Note:
        """Say how many values are to be confirmed, or that the rules are frozen."""
        assumed = len(session.contest.rulebook.assumed)
        if assumed:
            return Note(f"待确认 {assumed}")
        return Note("已冻结" if contest.frozen_keys(session) else "")

    def refresh(self, changed: Changed | None) -> None:
        """Show the rules as they stand; what is being edited stays, unless the rules have changed under it."""
        del changed
        rulebook = self.context.session.contest.rulebook
        if rulebook != self._rulebook or not self._parts:
            self._rulebook, self._draft = rulebook, RuleDraft(rulebook)
            self._basis = basis(rulebook.contest.id)
            self._lay_out()
        self._show()

    def _connect(self) -> None:
        self.part_list.currentRowChanged.connect(self._go_to)
        self.rule_form.written.connect(self._write)
        self.rule_form.confirmed.connect(self._confirm)
        self.rule_form.added.connect(self._add)
        self.rule_form.removed.connect(self._remove)
        self.confirm_part.clicked.connect(lambda: self._confirm(self._assumed_here()))
        self.confirm_all.clicked.connect(self._confirm_all)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            agree = QShortcut(QKeySequence(key), self, self.confirm_card.agree.click)
            agree.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.confirm_card.confirmed.connect(self._confirm_and_go_on)
        self.confirm_card.shown.connect(lambda _key: self._go_on())
        self.confirm_card.onward.connect(self._go_onward)
        self.save.clicked.connect(self._save)
        self.discard.clicked.connect(self._discard)
        self.import_file.clicked.connect(self._import)
        self.export_file.clicked.connect(self._export)

    def _lay_out(self) -> None:
        """Rebuild list and form: the rules have other parts, or a list has more or fewer entries."""
        self._parts = parts(self._rulebook, self._draft)
        self._here = min(self._here, len(self._parts) - 1)
        self.part_list.blockSignals(True)
        self.part_list.clear()
        self.part_list.addItems([part.title for part in self._parts])
        self.part_list.setCurrentRow(self._here)
        self.part_list.blockSignals(False)
        self._lay_out_form()

    def _go_to(self, row: int) -> None:
        self._here = max(row, 0)
        self._lay_out_form()
        self.area.verticalScrollBar().setValue(0)
        self._show()

    def _lay_out_form(self) -> None:
        self.rule_form.lay_out(self._part(), self._rulebook)
        # The way of Tab is that of reading: the sentences at the right come after the last field.
        stops = [each for each in self.rule_form.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        if stops:
            QWidget.setTabOrder(stops[-1], self.text_area)

    def _go_onward(self) -> None:
        """Go to the next part that has something to confirm, from the first again after the last."""
        turned = [*range(self._here + 1, len(self._parts)), *range(self._here)]
        open_parts = (row for row in turned if any(self._parts[row].holds(key) for key in self._draft.assumed))
        self.part_list.setCurrentRow(next(open_parts, self._here))

    def _part(self) -> Part:
        return self._parts[self._here]

    def _show(self) -> None:
        frozen = contest.frozen_keys(self.context.session)
        fault = self._draft.fault()
        states = [self._state(part, frozen) for part in self._parts]
        self.part_list.show_states(states)
        self._show_progress(states)
        self.frozen.say("已冻结" if _is_frozen(self._part(), frozen) else "", Tone.QUIET)
        count = len(self._assumed_here())
        self.to_confirm.say(f"待确认 {count}" if count else "", Tone.LOOK)
        self.confirm_part.setVisible(bool(count))
        self.confirm_all.setVisible(bool(self._draft.assumed))
        self._show_state(fault)
        self.rule_form.show_draft(self._draft, frozen, fault)
        self._show_assumed()
        self._show_text(fault)

    def _state(self, part: Part, frozen: tuple[str, ...]) -> PartState:
        left = sum(part.holds(key) for key in self._draft.assumed)
        total = max(sum(part.holds(key) for key in self._basis.assumed), left)
        words = f"还有 {left} 条待确认" if left else f"{total} 条都已确认" if total else "通知都已写明"
        return PartState(part.title, "已冻结" if _is_frozen(part, frozen) and not left else words, total - left, total)

    def _show_progress(self, states: Sequence[PartState]) -> None:
        done, total = sum(state.done for state in states), sum(state.total for state in states)
        self._ring.show_share(done, total)
        self.progress_words.setText(f"已确认 {done}/{total}\n第一次打分前全部确认" if done < total else "规则都已确认")

    def _show_assumed(self) -> None:
        """Show the value that is to be confirmed now, and what the notice says of it."""
        self.confirm_card.show_keys(self._assumed_here())
        key = self.confirm_card.key()
        if key:
            name = rule_name(self._rulebook, key).removeprefix(f"{self._part().title}：")
            self.confirm_card.say(name, "　".join(self.rule_form.words_of(key)))
        else:
            self.confirm_card.say_settled(len(self._draft.assumed))
        self.notice_title.setText(f"通知　{self._rulebook.contest.document_number}".strip())
        words = self._basis.of(key or self._part().heads[0])
        silent = bool(key) and ("未写" in words or not words)
        said = f"{words}\n\n" if words else ""
        advice = "现在的值是暂填的，请核对后确认或修改。"
        self.notice_words.setText(f"{said}{advice}" if silent else words or "没有摘录通知的原文。")
        self.notice_words.setToolTip(self.notice_words.text())
        restyle(self.notice_words, "look", "silent" if silent else "quote" if words else "soft")

    def _show_state(self, fault: Fault | None) -> None:
        changed = self._draft.changed
        if fault is not None:
            self.state.setText(f"{rule_name(self._rulebook, fault.key)}：{fault.reason}。")
        else:
            self.state.setText("有修改还没有保存。" if changed else "")
        restyle(self.state, "tone", "wrong" if fault is not None else "")
        for button in (self.save, self.discard):
            button.setEnabled(changed)

    def _show_text(self, fault: Fault | None) -> None:
        rulebook = self._rulebook if fault is not None else self._draft.rulebook()
        self.text_title.setText(f"{self._part().title}的文字")
        self.text.setText("\n\n".join(_sentences(rulebook, self._part())))

    def _assumed_here(self) -> tuple[str, ...]:
        return tuple(key for key in self._draft.assumed if self._part().holds(key))

    # What the user does

    def _write(self, field: RuleField, value: Value) -> None:
        self._draft.write(field.key, value)
        self._show()

    def _confirm(self, keys: tuple[str, ...]) -> None:
        clean = not self._draft.changed
        self._draft.confirm(keys)
        if clean:
            contest.confirm_assumed(self.context.session, keys)
            self.context.tell_undoable(_confirmed_words(self._rulebook, keys))
        else:
            self._show()

    def _confirm_and_go_on(self, key: str) -> None:
        self._confirm((key,))
        self._go_on()

    def _go_on(self) -> None:
        """Show the next value to be confirmed, with its field; typing scrolls nothing."""
        self._show_assumed()
        if key := self.confirm_card.key():
            self.rule_form.reveal(key, self.area)

    def _confirm_all(self) -> None:
        assumed = self._draft.assumed
        question = f"确认全部 {len(assumed)} 项待确认的规则？"
        consequence = "通知里没有写明的，都按现在填的值办；打分以前还可以修改。"
        if confirm(self, question, consequence, "全部确认", harmless=True):
            self._confirm(assumed)

    def _add(self, block: RuleBlock) -> None:
        self._draft.add(block.entries, dict(block.new))
        self._lay_out()
        self._show()

    def _remove(self, key: str, index: int) -> None:
        self._draft.remove(key, index)
        self._lay_out()
        self._show()

    def _save(self) -> None:
        fault = self._draft.fault()
        if fault is not None:
            here = next((row for row, part in enumerate(self._parts) if part.holds(fault.key)), self._here)
            self.part_list.setCurrentRow(here)
            raise Refusal(f"规则未保存，请改正“{rule_name(self._rulebook, fault.key)}”：{fault.reason}。")
        contest.set_rules(self.context.session, self._draft.rulebook())
        self.context.tell_undoable("规则已保存。")

    def _discard(self) -> None:
        self._draft = RuleDraft(self._rulebook)
        self._lay_out()
        self._show()

    def _import(self) -> None:
        source = ask_source(self.context, self, "导入规则文件", _FILES)
        question = "用这个文件里的规则代替现在的规则？"
        if source is not None and confirm(
            self, question, "已有评分的阶段不能改；修改过的、还没有保存的内容作废。", "导入"
        ):
            contest.import_rules(self.context.session, source)
            self.context.tell_undoable("规则已导入。")

    def _export(self) -> None:
        suggested = f"{self._rulebook.contest.id}.toml"
        target = ask_target(self.context, self, "导出规则文件", suggested, _FILES)
        if target is not None:
            contest.export_rules(self.context.session, target)
            self.context.tell_of_file("规则已导出", target)


def _confirmed_words(rulebook: Rulebook, keys: Sequence[str]) -> str:
    return f"已确认：{rule_name(rulebook, keys[0])}。" if len(keys) == 1 else f"已确认 {len(keys)} 条规则。"


def _is_frozen(part: Part, frozen: tuple[str, ...]) -> bool:
    return any(part.holds(key) for key in frozen)


def _sentences(rulebook: Rulebook, part: Part) -> tuple[str, ...]:
    """Return the sentences that the values of a part make."""
    for index, stage in enumerate(rulebook.stages):
        if part.holds(f"stage[{index}]"):
            return text.rule_sentences(rulebook, stage)
    if part.holds("criterion"):
        return tuple(dict.fromkeys(text.sheet_sentences(rulebook, stage)[0] for stage in rulebook.stages))
    if part.holds("award"):
        return text.award_sentences(rulebook)
    if part.holds("recommendation"):
        return (*text.recommendation_sentences(rulebook), *text.committee_sentences(rulebook))
    if part.holds("eligibility"):
        return text.entry_sentences(rulebook)
    return text.contest_sentences(rulebook)
