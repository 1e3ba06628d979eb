"""The frame of every preview: nothing in it moves, whatever it has to say."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.ui.import_preview import DOUBTS, REFUSED, ImportPreview, refusal
from maker_desktop.ui.kit.theme import Tone


class Letters(ImportPreview):
    """The preview of a list of which some rows are refused."""

    imported = False

    def import_all(self) -> None:
        self.imported = True


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[Letters]:
    desk = QWidget()
    qtbot.addWidget(desk)
    dialog = Letters(desk, "导入", "名单.xlsx", "要么全部导入，要么什么也不改。")
    refused = [RefusedRow(2, "没有这一项。"), RefusedRow(3, "这一格的数字读不出来，请改正。" * 12)]
    dialog.show_models(dialog.doubtful_models(refused, ()), REFUSED)
    dialog.show_counts([(REFUSED, 2, Tone.WRONG), (DOUBTS, 0, Tone.LOOK)])
    dialog.hinder("", wrong=False)
    dialog.resize(980, 600)
    dialog.show()
    QApplication.processEvents()
    yield dialog
    desk.close()


def places(dialog: QWidget) -> dict[str, QRect]:
    QApplication.processEvents()
    return {
        widget.objectName(): QRect(widget.mapTo(dialog, QPoint(0, 0)), widget.size())
        for widget in dialog.findChildren(QWidget)
        if widget.objectName() in {"source", "read", "shown", "rows", "detail", "reason", "cancel", "take"}
    }


def test_nothing_moves_when_another_row_is_looked_at_or_a_sentence_comes(preview: Letters) -> None:
    before = places(preview)
    preview.rows.pick_row(1)
    assert "读不出来" in preview.detail.text()
    preview.hinder(refusal(2) * 3, wrong=True)
    assert places(preview) == before
    preview.hinder("", wrong=False)
    assert places(preview) == before


def test_what_is_hindered_is_not_imported_and_says_why(preview: Letters) -> None:
    assert preview.chips[REFUSED].text() == "不能导入 2"
    assert not preview.chips[DOUBTS].isVisible(), "what there is none of has no chip"
    preview.hinder(refusal(2), wrong=True)
    preview.take.click()
    assert not preview.imported
    assert preview.reason.text() == "2 行有误，整份未导入。请在原文件中改正后重新导入。"
    assert [button.text() for button in preview.shown.findChildren(QPushButton)] == [REFUSED]
    preview.hinder("", wrong=False)
    preview.take.click()
    assert preview.imported
