"""抽签: the order of appearance of a stage, drawn from a recorded seed or entered from drawn lots."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QStackedWidget, QWidget

from maker_desktop.domain.model.panel import Drawing
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import StageResult
from maker_desktop.services.panels import draw
from maker_desktop.ui import forms
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.messages import confirm
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import keep_place
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.panels.hand_draw_dialog import HandDrawDialog
from maker_desktop.ui.records.order_tiles import OrderTiles, Tile
from maker_desktop.ui.records.record_model import Column, RecordTableModel
from maker_desktop.ui.records.record_table import RecordTable


@dataclass(frozen=True, slots=True)
class _Turn:
    division: str
    position: int | None
    number: int
    name: str
    applicant: str
    gone: bool


class DrawTab(QWidget):
    """The queue at the left; seed, witness and the draw itself at the right."""

    form: ClassVar[str] = "draw_tab"
    stack: QStackedWidget
    tiles: OrderTiles
    order: RecordTable
    nothing: EmptyState
    state: Chip
    seed_words: QLabel
    copy: QPushButton
    witness_words: QLabel
    hindrance: QLabel
    witness: QLineEdit
    own_seed: QLineEdit
    draw: QPushButton
    by_hand: QPushButton

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.fill(self)
        self._context = context
        self._stage: Stage | None = None
        self._model = RecordTableModel(_columns(), self)
        self.order.setModel(self._model)
        keep_place(self.hindrance, lines=2)
        self.draw.setText("重新抽签")
        self.draw.setMinimumWidth(self.draw.sizeHint().width())
        for part in (self.copy, self.seed_words, self.witness_words):
            keep_place(part)
        self.draw.clicked.connect(self._draw)
        self.by_hand.clicked.connect(lambda: HandDrawDialog(self, context.session, self._shown()).open())
        self.copy.clicked.connect(self._copy)

    def show_stage(self, stage: Stage) -> None:
        """Show the order of a stage, and how it was drawn."""
        if stage != self._stage:
            self.witness.clear()
            self.own_seed.clear()
        self._stage = stage
        drawing = self._drawing()
        turns = self._turns(stage) if drawing else ()
        self._model.show(turns)
        self._show_tiles(stage, turns)
        self.nothing.say(
            "还没有抽签", "抽签决定各组别的出场顺序；也可以录入现场手工抽到的号。", picture="arrows-shuffle"
        )
        self.stack.setCurrentIndex(0 if drawing else 1)
        self._show_drawing(drawing)
        sentence = draw.hindrance(self._context.session, stage.id)
        self.hindrance.setText(sentence)
        self.hindrance.setVisible(bool(sentence))
        for widget in (self.draw, self.by_hand, self.witness, self.own_seed):
            widget.setEnabled(not sentence)
            widget.setToolTip(sentence)
        self.draw.setText("重新抽签" if drawing else "抽签")

    def _show_drawing(self, drawing: Drawing | None) -> None:
        seed = drawing.seed if drawing else ""
        if drawing is None:
            self.state.say("未抽签", Tone.LOOK)
        else:
            self.state.say("已抽签" if seed else "手工抽签", Tone.DONE)
        self.seed_words.setText(" ".join(seed[start : start + 8] for start in range(0, len(seed), 8)) or "没有随机种子")
        self.copy.setVisible(bool(seed))
        self.witness_words.setText(f"见证人：{drawing.witness}" if drawing and drawing.witness else "没有写见证人")
        for label in (self.seed_words, self.witness_words):
            label.setVisible(drawing is not None)

    def _turns(self, stage: Stage) -> Sequence[_Turn]:
        contest = self._context.session.contest
        projects = contest.by_number
        return [
            _Turn(
                contest.rulebook.division(place.division).name,
                place.position,
                place.number,
                projects[place.number].name,
                projects[place.number].applicant,
                not contest.presence(stage.id, place.number).competes,
            )
            for place in draw.order_of_appearance(contest, stage)
        ]

    def _show_tiles(self, stage: Stage, turns: Sequence[_Turn]) -> None:
        scores = self._context.session.result(stage.id)
        scored = {turn.number for turn in turns if _has_score(scores, turn.number)}
        self.tiles.show_order(
            [
                (
                    name,
                    [Tile(str(turn.position or "末"), turn.number, turn.number in scored, turn.gone) for turn in its],
                )
                for name, its in groupby(turns, key=lambda turn: turn.division)
            ]
        )

    def _draw(self) -> None:
        stage = self._shown()
        question = f"{stage.name}重新抽签？"
        if self._drawing() and not confirm(self, question, "现有的出场顺序作废，两次抽签都会记入流水。", "重新抽签"):
            return
        seed = self.own_seed.text().replace(" ", "") or None
        draw.draw(self._context.session, stage.id, seed, self.witness.text())
        self.own_seed.clear()
        self._context.tell_undoable(f"{stage.name}已抽签，随机种子已记录。")

    def _copy(self) -> None:
        drawing = self._drawing()
        if drawing:
            QGuiApplication.clipboard().setText(drawing.seed)
            self._context.tell("随机种子已复制。", Tone.QUIET)

    def _drawing(self) -> Drawing | None:
        stage = self._shown()
        return next((each for each in self._context.session.contest.drawings if each.stage == stage.id), None)

    def _shown(self) -> Stage:
        assert self._stage is not None, "a stage is shown before anything is wished for it"
        return self._stage


def _has_score(result: StageResult, number: int) -> bool:
    standing = result.standing(number)
    return standing is not None and standing.score is not None


def _late(turn: _Turn) -> str:
    return "" if turn.position else "没有抽签号，排在最后"


def _columns() -> list[Column[_Turn]]:
    return [
        Column[_Turn]("组别", lambda turn: turn.division, width=90),
        Column[_Turn]("出场", lambda turn: str(turn.position or "末位"), tip=_late, right=True, width=72),
        Column[_Turn]("编号", lambda turn: str(turn.number), right=True, width=72),
        Column[_Turn](
            "项目名称", lambda turn: turn.name, struck=lambda turn: turn.gone, tip=lambda turn: turn.name, stretch=True
        ),
        Column[_Turn]("参赛主体", lambda turn: turn.applicant, tip=lambda turn: turn.applicant, width=230),
    ]
