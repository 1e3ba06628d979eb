"""What happens when the zoom is turned: all that is built follows."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QApplication, QHeaderView, QTableView, QWidget

from maker_desktop.ui.audience.window import AudienceWindow
from maker_desktop.ui.kit import icons, theme
from maker_desktop.ui.kit.scroll_frame import ScrollFrame
from maker_desktop.ui.kit.zoom import NO_LIMIT, THIN, factor, set_factor, step_from

#: Dynamic properties: the sizes a widget was given last with those they come from; and which the style sheet gives.
_GIVEN: Final = "zoomed"
_STYLED: Final = {
    "minimumWidth": "_q_stylesheet_minw",
    "minimumHeight": "_q_stylesheet_minh",
    "maximumWidth": "_q_stylesheet_maxw",
    "maximumHeight": "_q_stylesheet_maxh",
}


def turn(steps: int) -> float:
    """Show the desk so many steps larger or smaller, 0 as it is drawn; return how large that is."""
    show_at(step_from(factor(), steps) if steps else 1.0)
    return factor()


def show_at(wanted: float) -> None:
    """Show everything but the audience screen, which is as large as its screen, at another zoom."""
    before = factor()
    if wanted == before:
        return
    set_factor(wanted)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setFont(theme.base_font())
    app.setStyleSheet(theme.style_sheet())
    for window in app.topLevelWidgets():
        if not isinstance(window, AudienceWindow):
            _follow(window, before)
            icons.redraw(window)
    for frame in (each for window in app.topLevelWidgets() for each in window.findChildren(ScrollFrame)):
        frame.fit()


def _follow(root: QWidget, before: float) -> None:
    """Give fixed sizes, rows and columns in a window, made for the factor `before`, the size they have now.

    The window itself keeps its size: it may not outgrow its screen.
    """
    for widget in root.findChildren(QWidget):
        known = dict(widget.property(_GIVEN) or {})
        for name, size in _sizes(widget):
            given, base = known.get(name, (None, 0.0))
            base = base if size == given else size / before
            wanted = round(base * factor())
            widget.setProperty(name, wanted)
            known[name] = (wanted, base)
        if known:
            widget.setProperty(_GIVEN, known)
        if isinstance(widget, QTableView):
            _follow_columns(widget.horizontalHeader(), before)
        widget.updateGeometry()
        widget.update()


def _sizes(widget: QWidget) -> Iterator[tuple[str, int]]:
    """Yield what a widget was told its size to be, by the name of the property; the style sheet sees to its own."""
    for name, styled in _STYLED.items():
        size = int(widget.property(name))
        if not widget.property(styled) and THIN < size < NO_LIMIT:
            yield name, size
    if isinstance(widget, QHeaderView):
        yield "minimumSectionSize", widget.minimumSectionSize()
        yield "defaultSectionSize", widget.defaultSectionSize()


def _follow_columns(header: QHeaderView, before: float) -> None:
    for column in range(header.count()):
        if header.sectionResizeMode(column) is QHeaderView.ResizeMode.Interactive:
            header.resizeSection(column, round(header.sectionSize(column) * factor() / before))
