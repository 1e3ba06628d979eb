"""The right column of the page: the provisional score, what is to be looked at, and the standings."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from maker_desktop.domain.model.scoresheet import STATE_NAMES, SheetState
from maker_desktop.domain.model.stage_rules import ScoreRule, Stage, TrimOf
from maker_desktop.domain.model.standing import DROPPED_NAMES
from maker_desktop.services.scoring.scoring_desk import DeskRow, DeskView
from maker_desktop.services.standings.results import Ranked
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.theme import Tone, restyle
from maker_desktop.ui.kit.widgets import Card, ElidedLabel
from maker_desktop.ui.kit.zoom import px
from maker_desktop.ui.scoring.notice_card import NoticeCard
from maker_desktop.ui.scoring.spread_plot import SpreadPlot
from maker_desktop.ui.scoring.words import COMBINES, figure

#: Lines about a score, and the most places listed; of several missing sheets how many are named.
_FACTS, _PLACES, _NAMED = 6, 9, 2
#: Pixels: between two rows, of the score, and of a line about it.
_ROW_SPACING, _SCORE_HEIGHT, _SCORE_WIDTH, _FACT_HEIGHT = 3, 50, 122, 20
Fact = tuple[str, str, bool]


class LivePanel(QScrollArea):
    """Follows one project; everything it shows is computed elsewhere. In a low window it lists fewer places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.score, self.scale = _label("cardTitle", "得分"), _label("score"), _label("small")
        self.missing = Chip(self)
        self.score.setFixedHeight(px(_SCORE_HEIGHT))
        self.score.setMinimumWidth(px(_SCORE_WIDTH))
        self.scale.setFixedHeight(px(_SCORE_HEIGHT))
        self.scale.setWordWrap(True)
        self.plot = SpreadPlot(self)
        self.notice = NoticeCard(self)
        self.places_title = _label("cardTitle")
        self._facts = [(_label("soft"), ElidedLabel(self)) for _ in range(_FACTS)]
        self._places = [(_label("soft"), ElidedLabel(self), _label("fact")) for _ in range(_PLACES)]
        self._placed: list[Ranked] = []
        self._current: int | None = None
        self._at_most = _PLACES
        self._down = self._hold_cards()
        top = [_beside(self.title, self.missing), _beside(self.score, self.scale), self.plot]
        self._result_card = self._card(top, self._facts, stretch=1)
        self._places_card = self._card([self.places_title], self._places, stretch=1)
        self._set_up()

    def show_project(self, stage: Stage, view: DeskView, blind: bool) -> None:
        """Show the provisional score of a project; nothing during the blind second entry."""
        self._result_card.setVisible(not blind)
        self._places_card.setVisible(not blind)
        self.missing.say(*_missing(view))
        self.score.setText(_figure(view))
        self.scale.setText(_beside_figure(stage, view))
        self.plot.show_rows(view.rows, view.median)
        facts = list(_facts(stage, view))[:_FACTS]
        for (name, value), fact in zip(self._facts, [*facts, *[("", "", False)] * (_FACTS - len(facts))], strict=True):
            name.setText(fact[0])
            value.setText(fact[1])
            restyle(value, "tone", "look" if fact[2] else "")
            name.setVisible(bool(fact[0]))
            value.setVisible(bool(fact[0]))

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
        for card in (self._result_card, self.notice, self._places_card):
            self._down.addWidget(card)
            kept = card.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            card.setSizePolicy(kept)
        for name, value in self._facts:
            value.setProperty("look", "fact")
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            name.setFixedHeight(px(_FACT_HEIGHT))
            value.setFixedHeight(px(_FACT_HEIGHT))
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


def _missing(view: DeskView) -> tuple[str, Tone]:
    """Return what the project lacks as a chip."""
    owed = view.sheets_due - view.sheets_in
    if not view.presence.competes:
        return "没有得分", Tone.QUIET
    if owed or not view.rows:
        return f"还差 {owed} 份", Tone.LOOK
    return ("已确认", Tone.DONE) if view.confirmed else ("待确认", Tone.WHERE)


def _figure(view: DeskView) -> str:
    """Return the score, and before there is one how many of the sheets are in."""
    if view.score.published is not None:
        return str(view.score.published)
    return f"{view.sheets_in} / {view.sheets_due}" if view.presence.competes and view.sheets_due else "—"


def _beside_figure(stage: Stage, view: DeskView) -> str:
    """Say who is missing, or how the score is rounded."""
    if view.score.published is not None:
        return f"保留 {stage.score.decimals} 位小数"
    owed = [
        row.sheet for row in view.rows if not row.sheet.state.excused and row.sheet.state is not SheetState.COMPLETE
    ]
    if owed and view.presence.competes:
        more = f"等 {len(owed)} 份" if len(owed) > _NAMED else ""
        return f"还差 {'、'.join(f'{sheet.seat} 号席{sheet.judge}' for sheet in owed[:_NAMED])}{more}"
    return view.score.lacking


def _facts(stage: Stage, view: DeskView) -> Iterator[Fact]:
    """Yield how the score comes about: for a stage always the same lines, so that nothing moves."""
    rule = stage.score
    excused = [f"{row.sheet.seat} 号席{STATE_NAMES[row.sheet.state]}" for row in view.rows if row.sheet.state.excused]
    yield "不计", "、".join(excused) or "—", False
    if rule.trim is not None and rule.trim.of is TrimOf.CRITERION:
        yield "各指标去最高、最低", "见表中划去", False
    elif rule.trim is not None:
        for dropped, word in DROPPED_NAMES.items():
            rows = [row for row in view.rows if row.line.dropped is dropped]
            yield f"去{word}", "、".join(_dropped(row, rule) for row in rows) or "—", False
    yield f"其余{COMBINES[rule.combine]}", figure(rule, view.score.exact) or "—", False
    yield "中位数", figure(rule, view.median) or "—", False
    yield "极差", figure(rule, view.spread) or "—", view.divergence is not None


def _dropped(row: DeskRow, rule: ScoreRule) -> str:
    return f"{row.sheet.seat} 号席 {figure(rule, row.line.total)}"


def _beside(score: QWidget, scale: QWidget) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(12)
    across.addWidget(score)
    if isinstance(scale, Chip):
        across.addStretch(1)
        across.addWidget(scale)
    else:
        across.addWidget(scale, 1)
    return row


def _label(look: str, text: str = "") -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    return label
