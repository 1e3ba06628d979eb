"""The look of the window: one table of colours, the shipped fonts, the style sheet and Qt's own words in Chinese."""

from enum import StrEnum
from string import Template
from typing import Final

from PySide6.QtCore import QEvent, QLocale
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from maker_desktop.resources import resource
from maker_desktop.ui.kit.qt_words import speak_chinese


class Tone(StrEnum):
    """What a chip, a message or a cell says besides its words; never shown by colour alone."""

    DONE = "done"
    LOOK = "look"
    WRONG = "wrong"
    WHERE = "where"
    QUIET = "quiet"


#: Every colour of the desk, by name; the style sheet says `$ink`. Words keep a contrast of at least 4.5:1 (tested).
TOKENS: Final = {
    "ink": "#1B2430",
    "ink_soft": "#5B6675",
    "ink_faint": "#8A94A3",  # lines and shapes on white, words on the rail; too pale for words on white
    "line": "#E3E7EC",
    "line_strong": "#C9D0D9",
    "ground": "#F5F6F8",
    "paper": "#FFFFFF",
    "hover": "#EEF1F4",
    "rail": "#1D2A3A",
    "rail_here": "#2A3A4E",
    "rail_line": "#33445A",
    "rail_ink": "#E8ECF1",
    "rail_soft": "#A9B4C2",
    "rail_saved": "#5CC58D",
    "seal": "#B3261E",
    "seal_dark": "#8F1D17",
    "seal_pale": "#E3B4B1",
    "here_mark": "#E5534A",
    "here_deep": "#C93A30",
    "blue": "#1F5FA8",
    "done": "#196B42",
    "done_ground": "#E6F4EC",
    "look": "#8F5400",
    "look_ground": "#FFF4DE",
    "wrong": "#B3261E",
    "wrong_ground": "#FDECEA",
    "where": "#1F5FA8",
    "where_ground": "#E8F0FA",
    "quiet": "#5B6675",
    "quiet_ground": "#EEF1F4",
}

#: Words and what lies under them, for the contrast test.
TEXT_PAIRS: Final = (
    ("ink", "paper"),
    ("ink", "ground"),
    ("ink_soft", "paper"),
    ("ink_soft", "ground"),
    ("rail_ink", "rail"),
    ("rail_soft", "rail"),
    ("rail_soft", "rail_here"),
    ("paper", "seal"),
    ("paper", "here_deep"),
    ("paper", "blue"),
    ("paper", "ink"),
    ("blue", "paper"),
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
    font.setPixelSize(BASE_PIXELS)
    return font


def style_sheet() -> str:
    """Return the style sheet with the colours filled in; a name that is not in the table raises KeyError."""
    template = Template(resource("styles", "desk.qss").read_text(encoding="utf-8"))
    return template.substitute(TOKENS, icons=resource("icons").as_posix())


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet selects by, and let the widget take on its new look."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    # Frames and labels take over a changed padding only when they hear of the change.
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
