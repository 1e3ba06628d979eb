"""The right column of the page: the provisional score, divergence, and the standings."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from maker_desktop.domain.model.scoresheet import STATE_NAMES, plain
from maker_desktop.domain.model.stage_rules import DivergenceRule, Stage, TrimOf
from maker_desktop.domain.model.standing import DROPPED_NAMES
from maker_desktop.services.scoring.scoring_desk import DeskView
from maker_desktop.services.standings.results import Ranked
from maker_desktop.ui.kit.theme import restyle
from maker_desktop.ui.kit.widgets import Card, ElidedLabel
from maker_desktop.ui.scoring.spread_plot import SpreadPlot
from maker_desktop.ui.scoring.words import COMBINES, figure

_FACTS, _PLACES = 9, 5
#: Pixels: between two rows, and of the score.
_ROW_SPACING, _SCORE_HEIGHT = 4, 46
Fact = tuple[str, str, bool]


class LivePanel(QScrollArea):
    """Follows one project; everything it shows is computed elsewhere. In a low window it lists fewer places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.score, self.scale = _label("cardTitle"), _label("score"), _label("small")
        self.score.setFixedHeight(_SCORE_HEIGHT)
        self.scale.setWordWrap(True)
        self.plot = SpreadPlot(self)
        self.hint = _label("soft")
        self.hint.setWordWrap(True)
        self.places_title = _label("cardTitle")
        self._facts = [(_label("soft"), _label("fact")) for _ in range(_FACTS)]
        self._places = [(_label("soft"), ElidedLabel(self), _label("fact")) for _ in range(_PLACES)]
        self._placed: list[Ranked] = []
        self._current: int | None = None
        self._at_most = _PLACES
        self._down = self._hold_cards()
        self._hint_card = self._card([_label("cardTitle", "分歧提示"), self.hint])
        self._result_card = self._card([self.title, _beside(self.score, self.scale), self.plot], self._facts)
        self._places_card = self._card([self.places_title], self._places, stretch=1)
        self._set_up()

    def show_project(self, stage: Stage, view: DeskView, blind: bool) -> None:
        """Show the provisional score of a project; nothing during the blind second entry."""
        self._result_card.setVisible(not blind)
        self._places_card.setVisible(not blind)
        published = view.score.published
        self.title.setText(_title(view))
        self.score.setText("—" if published is None else str(published))
        restyle(self.score, "settled", view.confirmed)
        self.scale.setText(_shortly(view) or f"保留 {stage.score.decimals} 位小数")
        self.plot.show_rows(view.rows)
        facts = list(_facts(stage, view))[:_FACTS]
        for (name, value), fact in zip(self._facts, [*facts, *[("", "", False)] * (_FACTS - len(facts))], strict=True):
            name.setText(fact[0])
            value.setText(fact[1])
            restyle(value, "tone", "look" if fact[2] else "")
            name.setVisible(bool(fact[0]))
            value.setVisible(bool(fact[0]))
        sentence = divergence_sentence(stage, view)
        self.hint.setText(sentence)
        restyle(self.hint, "tone", "look" if view.divergence else "")
        self._hint_card.setVisible(bool(sentence) and not blind)

    def show_standings(self, division: str, ranked: Sequence[Ranked], current: int | None) -> None:
        """Show the first places of a division, and the current project's where it is further down."""
        self._placed = [each for each in ranked if each.standing.place is not None]
        self._current = current
        self.places_title.setText(f"{division}当前名次（已确认 {len(self._placed)}）")
        self._show_places()

    def places(self) -> list[str]:
        """Return the places listed with their projects, as shown."""
        return [f"{place.text()} {name.text()}" for place, name, _score in self._places if not place.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List as many places as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the cards above the places, too, when they grow or shrink."""
        handled = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _hold_cards(self) -> QVBoxLayout:
        holder = QWidget(self)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        down = QVBoxLayout(holder)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(10)
        return down

    def _set_up(self) -> None:
        for card in (self._result_card, self._hint_card, self._places_card):
            self._down.addWidget(card)
        self._down.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _fit(self) -> None:
        """Show as many places as fit, one at least; the rest is on the page of standings."""
        shown = sum(not place.isHidden() for place, _name, _score in self._places)
        height = max(label.sizeHint().height() for label in self._places[0]) + _ROW_SPACING
        room = self.viewport().height() - self._down.totalHeightForWidth(self.viewport().width())
        fitting = max(1, min(_PLACES, shown + room // height))
        if fitting != self._at_most:
            self._at_most = fitting
            self._show_places()

    def _show_places(self) -> None:
        shown = self._placed[: self._at_most]
        own = next((each for each in self._placed if each.project.number == self._current), None)
        if own is not None and own not in shown:
            shown = [*shown[:-1], own]
        for row, (place, name, score) in enumerate(self._places):
            each = shown[row] if row < len(shown) else None
            place.setText("" if each is None else str(each.standing.place))
            name.setText("" if each is None else each.project.name)
            score.setText("" if each is None else str(each.standing.score))
            for label in (place, name, score):
                restyle(label, "here", each is not None and each is own)
                label.setVisible(each is not None)

    def _card(self, labels: Sequence[QWidget], rows: Sequence[Sequence[QWidget]] = (), stretch: int = 0) -> Card:
        card = Card(self._down.parentWidget())
        down = QVBoxLayout(card)
        down.setContentsMargins(14, 10, 14, 10)
        down.setSpacing(_ROW_SPACING)
        for label in labels:
            down.addWidget(label)
        grid = QGridLayout()
        grid.setVerticalSpacing(_ROW_SPACING)
        grid.setColumnStretch(stretch, 1)
        for row, widgets in enumerate(rows):
            for column, widget in enumerate(widgets):
                grid.addWidget(widget, row, column)
            if isinstance(last := widgets[-1], QLabel):
                last.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        down.addLayout(grid)
        return card


def _title(view: DeskView) -> str:
    owed = view.sheets_due - view.sheets_in
    if not view.presence.competes:
        return "没有得分"
    if owed:
        return f"得分（缺 {owed} 份，暂不计）"
    return "得分（已确认）" if view.confirmed else "得分（待确认）"


def _shortly(view: DeskView) -> str:
    owed = view.sheets_due - view.sheets_in
    return "" if view.score.published is not None or owed else view.score.lacking


def _facts(stage: Stage, view: DeskView) -> Iterator[Fact]:
    rule = stage.score
    yield "有效评分表", f"{view.sheets_in} / {view.sheets_due}", False
    excused = [f"{row.sheet.seat} 号席{STATE_NAMES[row.sheet.state]}" for row in view.rows if row.sheet.state.excused]
    if excused:
        yield "不计", "、".join(excused), False
    for dropped, word in DROPPED_NAMES.items():
        for row in view.rows:
            if row.line.dropped is dropped:
                yield f"去{word}　{row.sheet.seat} 号席", figure(rule, row.line.total), False
    if rule.trim is not None and rule.trim.of is TrimOf.CRITERION:
        yield "各指标去最高、最低", "见表中划去", False
    if view.score.exact is not None:
        yield f"其余{COMBINES[rule.combine]}", figure(rule, view.score.exact), False
    if view.median is not None:
        yield f"中位数 {figure(rule, view.median)}　极差", figure(rule, view.spread), view.divergence is not None
    wrong = sum(row.paper_agrees is False for row in view.rows)
    if wrong:
        yield "与纸面合计不符", f"{wrong} 份", True


def divergence_sentence(stage: Stage, view: DeskView) -> str:
    """Return the spread of the sheets compared with the rule; empty without a rule or sheets."""
    if view.divergence is not None:
        again = "确认前可请评委复看评分表。" if not view.confirmed else "确认后按规则交专家委员会裁定。"
        return f"{'；'.join(view.divergence.facts)}。{again}"
    rule, spread = stage.divergence, view.spread
    if spread is None or view.sheets_in < 2 or rule == DivergenceRule():
        return ""
    parts = []
    if rule.sheet_from_median is not None:
        distances = [(row.sheet.seat, row.from_median) for row in view.rows if row.from_median is not None]
        seat, distance = max(distances, key=lambda pair: abs(pair[1]))
        word = "低于" if distance < 0 else "高于"
        shown = figure(stage.score, abs(distance))
        parts.append(f"{seat} 号席{word}中位数 {shown}，限度 {plain(rule.sheet_from_median)}")
    if rule.spread is not None:
        parts.append(f"极差 {figure(stage.score, spread)}，限度 {plain(rule.spread)}")
    return f"{'；'.join(parts)}。未超出。"


def _beside(score: QWidget, scale: QWidget) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(12)
    across.addWidget(score)
    across.addWidget(scale, 1)
    return row


def _label(look: str, text: str = "") -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    return label
