"""What the global search finds in a window: projects and judges, its pages, and every command of its menus."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from maker_desktop.services.overview.search import folded, search
from maker_desktop.ui.window.main_window import MainWindow
from maker_desktop.ui.window.search_box import Hit

_ICONS = {"项目": "clipboard-list", "评委": "user"}


def hits(window: MainWindow, text: str) -> list[Hit]:
    """Return what a text means here; with no text every page, so that the list teaches what it holds."""
    found = search(window.context.session.contest, text)
    people = [
        Hit(_ICONS[each.kind], each.title, each.detail, partial(window.go_to_item, each.page, each.item))
        for each in found
    ]
    pages = [
        Hit(entry.icon, entry.title, f"Ctrl {(position + 1) % 10}", partial(window.go_to, position))
        for position, entry in enumerate(window.entries)
        if folded(text) in folded(entry.title)
    ]
    return [*people, *pages, *(_commands(window, folded(text)) if text.strip() else ())]


def _commands(window: MainWindow, wanted: str) -> Iterator[Hit]:
    titles = {entry.title for entry in window.entries}
    for action in _actions(window.menus()):
        words = _words(action)
        if wanted in folded(words) and words not in titles and action.isEnabled():
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Hit("chevron-right", words, key, action.trigger)


def _actions(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _actions(below)
        elif not action.isSeparator():
            yield action


def _words(action: QAction) -> str:
    """Return what an action is called, without its letter and dots."""
    return action.text().split("(&")[0].rstrip("…").replace("&&", "&")
