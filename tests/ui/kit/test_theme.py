"""Colours, faces and figures of the window: readable, shipped, and none that is not in the table."""

import re

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from maker_desktop.resources import resource
from maker_desktop.ui.kit import theme


def luminance(token: str) -> float:
    """WCAG 2.1, relative luminance."""
    color = theme.color(token)
    channels = color.redF(), color.greenF(), color.blueF()
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("words", "ground"), theme.TEXT_PAIRS)
def test_words_stand_out_from_what_lies_under_them(words: str, ground: str) -> None:
    light, dark = sorted((luminance(words), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_style_sheet_names_only_colours_of_the_table_and_icons_that_are_there() -> None:
    sheet = theme.style_sheet()
    assert "$" not in sheet
    assert not re.search(r"#[0-9A-Fa-f]{6}", resource("styles", "desk.qss").read_text(encoding="utf-8"))
    icons = re.findall(r'url\("([^"]+)"\)', sheet)
    assert icons
    assert all(resource("icons", icon.rsplit("/", 1)[1]).is_file() for icon in icons)


def test_the_window_uses_the_shipped_face_at_its_base_size(qapp: QApplication) -> None:
    info = QFontInfo(qapp.font())
    assert info.family() == "Noto Sans SC"
    assert info.pixelSize() == theme.BASE_PIXELS


def test_figures_are_tabular() -> None:
    metrics = QFontMetricsF(theme.base_font())
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_rare_characters_of_names_have_a_shipped_glyph() -> None:
    assert QRawFont(str(resource("fonts", "HanaMinB.ttf")), 14).supportsCharacter(0x20BB7)
    assert theme.FAMILIES[-1] == "HanaMinB"


def test_qt_itself_speaks_chinese() -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"


def test_restyling_changes_padding_at_once(qtbot: QtBot) -> None:
    label = QLabel("2")
    qtbot.addWidget(label)
    label.show()
    label.setStyleSheet('QLabel { padding: 0 } QLabel[look="wide"] { padding: 0 20px; }')
    before = label.sizeHint().width()
    theme.restyle(label, "look", "wide")
    assert label.sizeHint().width() >= before + 40
