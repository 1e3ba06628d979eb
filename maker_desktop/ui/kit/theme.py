"""The look of the window: palette, shipped fonts, style sheet and Qt's Chinese translation."""

from enum import StrEnum
from string import Template
from typing import Final

from PySide6.QtCore import QEvent, QLocale
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from maker_desktop.resources import resource
from maker_desktop.ui.kit.qt_words import speak_chinese
from maker_desktop.ui.kit.zoom import px, scaled


class Tone(StrEnum):
    """The tone of a chip, a message or a cell; never shown by colour alone."""

    DONE = "done"
    LOOK = "look"
    WRONG = "wrong"
    WHERE = "where"
    QUIET = "quiet"
    #: A recommendation, or a judge recused: neither good nor bad.
    VIOLET = "violet"


#: The palette of the window by name; style sheets use `$ink`. Text has a contrast of at least 4.5:1 (tested).
TOKENS: Final = {
    "ink": "#141C26",
    "ink_soft": "#465162",
    "ink_faint": "#5E6A7B",  # the least that words may have; also what is disabled
    "line": "#E4E8EE",
    "line_strong": "#CBD3DD",
    "ground": "#F3F5F8",
    "paper": "#FFFFFF",
    "head": "#F7F9FB",
    "hover": "#EEF2F7",
    "disabled": "#EDF0F4",
    "ticked": "#F1F6FE",
    "rail": "#15233A",
    "rail_here": "#2A3F61",
    "rail_line": "#2E4163",
    "rail_ink": "#E9EEF5",
    "rail_soft": "#A7B4C6",
    "rail_saved": "#5CC58D",
    "here_mark": "#F0665C",
    "here_deep": "#C93A30",
    "hero_gold": "#FFE2A3",
    "toast": "#1B2533",
    "toast_action": "#9CC6FF",
    "batch_grave": "#FFB4AB",
    "blue": "#1A5CC8",
    "blue_dark": "#154CA6",
    "red": "#B3261E",
    "red_dark": "#8F1D17",
    "violet": "#6442B0",
    "violet_ground": "#F0EBFB",
    "navy": "#2B4A73",
    "teal": "#0B6E80",
    "gold": "#7E5800",
    "gold_line": "#B98412",
    "gold_ground": "#FFF6DD",
    "silver": "#4F5D70",
    "silver_line": "#A9B5C4",
    "silver_ground": "#EFF2F6",
    "bronze": "#8A4A1F",
    "bronze_line": "#B5703C",
    "bronze_ground": "#FBEFE6",
    "jade": "#1B6B5D",
    "jade_line": "#3D8C7B",
    "jade_ground": "#E5F3F0",
    "done": "#17704A",
    "done_ground": "#E4F4EB",
    "look": "#865000",
    "look_ground": "#FFF2D9",
    "wrong": "#B3261E",
    "wrong_ground": "#FDECEA",
    "where": "#1A5CC8",
    "where_ground": "#E7F0FD",
    "quiet": "#465162",
    "quiet_ground": "#EDF0F4",
}

#: The colours of the award tiers from the first on; the last is that of all further ones.
TIER_TOKENS: Final = ("gold", "silver", "bronze", "jade")

#: Text and background colours, for the contrast test.
TEXT_PAIRS: Final = (
    *((words, ground) for words in ("ink", "ink_soft", "ink_faint") for ground in ("paper", "ground", "where_ground")),
    ("ink_faint", "disabled"),
    ("rail_ink", "rail"),
    ("rail_soft", "rail"),
    ("rail_soft", "rail_here"),
    ("paper", "rail_here"),
    ("paper", "red"),
    ("paper", "here_deep"),
    ("paper", "blue"),
    ("paper", "navy"),
    ("paper", "teal"),
    ("paper", "toast"),
    ("toast_action", "toast"),
    ("batch_grave", "rail_here"),
    ("rail_ink", "rail"),
    ("hero_gold", "navy"),
    ("rail_ink", "navy"),
    *((name, ground) for name in ("blue", "red", "violet", "navy", "teal") for ground in ("paper",)),
    *((name, f"{name}_ground") for name in ("violet", "gold", "silver", "bronze", "jade")),
    *((tone.value, f"{tone.value}_ground") for tone in Tone),
)

#: The window's face, and behind it the rare characters of personal names.
FAMILIES: Final = ["Noto Sans SC", "HanaMinB"]
#: The face of titles on the audience screen.
SERIF_FAMILIES: Final = ["Noto Serif SC", "HanaMinB"]
#: Base size in device-independent pixels; Qt multiplies it by the system's scaling.
BASE_PIXELS: Final = 14

_FONT_FILES: Final = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "NotoSerifSC-Bold.ttf", "HanaMinB.ttf")


def color(token: str) -> QColor:
    """Return a colour of the table; an unknown name is a bug and raises KeyError."""
    return QColor(TOKENS[token])


def apply(app: QApplication) -> None:
    """Give the application its fonts, colours, style sheet and Qt's own words in Chinese; once, before any window."""
    app.setStyle("Fusion")
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))
    app.setFont(base_font())
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    speak_chinese(app)


def base_font() -> QFont:
    """Return the font of the window. All digits of Noto Sans SC have one width, so columns of numbers align."""
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(px(BASE_PIXELS))
    return font


def style_sheet() -> str:
    """Return the style sheet at the zoom with its colours; one that is not in the table raises KeyError."""
    template = Template(resource("styles", "desk.qss").read_text(encoding="utf-8"))
    return scaled(template.substitute(TOKENS, icons=resource("icons").as_posix()))


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet selects by, and let the widget take on its new look."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    # Frames and labels apply a changed padding only after a style change event.
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _palette() -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, token in {
        roles.Window: "ground",
        roles.WindowText: "ink",
        roles.Base: "paper",
        roles.AlternateBase: "ground",
        roles.Text: "ink",
        roles.Button: "paper",
        roles.ButtonText: "ink",
        roles.Highlight: "blue",
        roles.HighlightedText: "paper",
        roles.Accent: "blue",
        roles.Link: "blue",
        roles.PlaceholderText: "ink_soft",
        roles.ToolTipBase: "ink",
        roles.ToolTipText: "paper",
        roles.Mid: "line_strong",
    }.items():
        palette.setColor(role, color(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, color("ink_faint"))
    return palette
