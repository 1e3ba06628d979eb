"""What the stage at work looks like today: its projects in order as tiles, its pace, and who and what is there."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.services.core.session import Session
from maker_desktop.services.overview import day
from maker_desktop.ui.kit.icons import show
from maker_desktop.ui.kit.widgets import Card
from maker_desktop.ui.records.order_tiles import OrderTiles, Tile

_DAYS: Final = "一二三四五六日"


class DayCard(Card):
    """Hidden until the order of appearance is drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self.pace = QLabel(self), QLabel(self)
        self._title.setProperty("look", "cardTitle")
        self.pace.setProperty("look", "small")
        self.tiles = OrderTiles(self)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.pace)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.tiles)

    def show_day(self, session: Session, stage: Stage) -> None:
        """Show how far the stage has come, and when it will be over at the pace it has today."""
        found, today = day.appearances(session, stage), session.now()
        self.setVisible(bool(found))
        self._title.setText(f"{today.month} 月 {today.day} 日 星期{_DAYS[today.weekday()]}　{stage.name}出场顺序")
        self.tiles.show_order(
            [
                (name, [Tile(str(each.position or "末"), each.number, each.scored, each.gone) for each in its])
                for name, its in found.items()
            ]
        )
        expected = day.expected_end(session, stage)
        pace = (
            f"每个项目约 {round(expected[0].total_seconds() / 60)} 分钟，预计 {expected[1]:%H:%M} 打完"
            if expected
            else ""
        )
        self.pace.setText(pace)


class PresenceCard(Card):
    """Data and who is there, a line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        title = QLabel("数据与在场", self)
        title.setProperty("look", "cardTitle")
        column.addWidget(title)
        self._lines: list[tuple[QLabel, QLabel]] = []
        for _ in range(3):
            picture, words = QLabel(self), QLabel(self)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            column.addLayout(row)
            self._lines.append((picture, words))

    def show_presence(self, session: Session, stage: Stage) -> None:
        """Show how much is recorded, who marks in the stage, and who works at the desk."""
        there = day.presence(session, stage)
        away = [f"缺席 {there.absent} 位" if there.absent else "", f"回避 {there.recused} 位" if there.recused else ""]
        judges = f"{stage.name} {there.judges} 位评委" if there.judges else f"{stage.name}还没有安排评委"
        for (picture, words), (drawing, token, text) in zip(
            self._lines,
            (
                ("device-floppy", "done", f"每一步都已保存，流水 {there.entries} 条"),
                ("users-group", "ink_soft", "，".join(filter(None, (judges, *away)))),
                ("user", "ink_soft", f"操作人 {session.person}"),
            ),
            strict=True,
        ):
            show(picture, drawing, token)
            words.setText(text)

    def words(self) -> list[str]:
        """Return what the lines say."""
        return [words.text() for _picture, words in self._lines]
