"""Icons are drawn in colours of the table, sharp on every screen, and only those that are shipped can be asked for."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from maker_desktop.resources import resource
from maker_desktop.ui.kit import theme
from maker_desktop.ui.kit.icons import icon, pixmap

SHIPPED = sorted(path.stem for path in resource("icons", "outline").glob("*.svg"))


def inked(picture: QPixmap) -> set[tuple[int, int, int]]:
    """Return the colours of the picture's opaque dots, in steps of 8: strokes that cross are off by a hair."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    dots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {step(dot) for dot in dots if dot.alpha() == 255}


def step(dot: QColor) -> tuple[int, int, int]:
    return (dot.red() + 4) // 8, (dot.green() + 4) // 8, (dot.blue() + 4) // 8


@pytest.mark.parametrize("name", SHIPPED)
def test_every_drawing_shows_in_the_colour_asked_for(name: str, qapp: QApplication) -> None:
    assert inked(pixmap(name, "blue", 20, 3.0)) == {step(theme.color("blue"))}


def test_an_icon_has_a_picture_for_a_screen_at_200_percent(qapp: QApplication) -> None:
    assert icon("pencil").pixmap(icon("pencil").availableSizes()[0], 2.0).width() == 40


@pytest.mark.parametrize(("name", "token", "error"), [("pencil", "mauve", KeyError), ("unicorn", "ink", OSError)])
def test_an_unknown_colour_or_drawing_is_a_bug(
    name: str, token: str, error: type[Exception], qapp: QApplication
) -> None:
    with pytest.raises(error):
        pixmap(name, token)


def test_every_drawing_that_is_shipped_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(theme.__file__).parents[2].rglob("*.py"))
    assert [name for name in SHIPPED if f'"{name}"' not in code] == []
