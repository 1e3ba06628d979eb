"""Loads a Qt Designer form into a page or dialog and binds the widgets the class names; knows nothing of their meaning.

A class says `form = "start_page"` and annotates the widgets it uses, `browse: QPushButton`. Annotations that begin
with an underscore, or are not of a Qt class, are ignored.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import ClassVar, TypeGuard, get_type_hints

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QObject, Qt
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from maker_desktop import resources
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.messages import Toast
from maker_desktop.ui.kit.rail import Rail
from maker_desktop.ui.kit.scroll_frame import DialogScroll
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch
from maker_desktop.ui.kit.tasks import TaskBar
from maker_desktop.ui.kit.widgets import Card, Choice, ElidedLabel, KeyHints
from maker_desktop.ui.kit.zoom import factor, sized
from maker_desktop.ui.records.record_table import RecordTable

#: Our own widgets any form may use (promoted in Designer); one that a class annotates needs no line here.
PROMOTED: tuple[type[QWidget], ...] = (
    Card,
    Chip,
    ElidedLabel,
    EmptyState,
    KeyHints,
    Toast,
    Rail,
    RecordTable,
    SegmentedSwitch,
    TaskBar,
)


class FormError(Exception):
    """A form and its class do not match: a bug of the program."""


def fill(host: QWidget) -> None:
    """Load the form named by the host's class into the host and bind the annotated widgets to its attributes.

    Raises FormError naming form, widget and expected class if something is missing or of another class.
    """
    name: str = type(host).form  # type: ignore[attr-defined]  # asking for a page without a form is answered by AttributeError
    content = load(name, type(host), host)
    for attribute, widget in widgets_of(type(host), content, name).items():
        setattr(host, attribute, widget)
    if content.windowTitle():
        host.setWindowTitle(content.windowTitle())
    layout = QVBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(DialogScroll(content, host) if isinstance(host, QDialog) and factor() > 1 else content)


class FormDialog(QDialog):
    """A dialog made from the form it names; its button `cancel` leaves everything as it was."""

    form: ClassVar[str]
    cancel: QPushButton

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        fill(self)
        self.cancel.clicked.connect(self.reject)

    def close_after(self, act: Callable[[], object], objection: QLabel) -> bool:
        """Run `act` and close; on Refusal show it at a label and stay open. Return whether it succeeded."""
        try:
            act()
        except Refusal as refusal:
            objection.setText(refusal.sentence)
            objection.show()
            return False
        self.accept()
        return True


def load(name: str, owner: type[QWidget] | None = None, parent: QWidget | None = None) -> QWidget:
    """Load the form `name` of the class `owner`; raises FormError where it is missing or cannot be read."""
    path = resources.form(name)
    if not path.is_file():
        raise FormError(f"form {name}: there is no file {path.name}")
    content = _loader().load_for(owner, path, parent)
    if content is None:
        raise FormError(f"form {name}: {_loader().errorString()}")
    return content


def widgets_of(owner: type[QWidget], content: QWidget, name: str) -> dict[str, QObject]:
    """Find in a loaded form every widget that a class annotates; raises FormError for the first that does not fit."""
    found = {}
    for attribute, expected in _annotated(owner).items():
        widget = content.findChild(QObject, attribute)
        if widget is None:
            raise FormError(f"form {name}: widget {attribute} is missing, {owner.__name__} expects {expected.__name__}")
        if not isinstance(widget, expected):
            raise FormError(
                f"form {name}: widget {attribute} is {type(widget).__name__}, "
                f"{owner.__name__} expects {expected.__name__}"
            )
        found[attribute] = widget
    return found


def _annotated(owner: type[QWidget]) -> dict[str, type[QObject]]:
    """Return the widgets a class annotates, by attribute."""
    return {
        attribute: expected
        for attribute, expected in get_type_hints(owner).items()
        if not attribute.startswith("_") and isinstance(expected, type) and issubclass(expected, QObject)
    }


class _Loader(QUiLoader):
    """Creates our own widgets itself: those a loader makes of registered classes are never freed, nor what they hold.

    They would keep every contest that was closed in memory.
    """

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, type[QWidget]] = {"QComboBox": Choice} | {kind.__name__: kind for kind in PROMOTED}

    def load_for(self, owner: type[QWidget] | None, path: Path, parent: QWidget | None) -> QWidget | None:
        """Load a form whose widgets of our own are promoted ones, or annotated by its class; None if it is broken."""
        if owner is not None:
            self._known |= {kind.__name__: kind for kind in _annotated(owner).values() if _is_our_widget(kind)}
        form = QBuffer()
        form.setData(sized(path.read_text(encoding="utf-8")).encode())
        form.open(QIODevice.OpenModeFlag.ReadOnly)
        return self.load(form, parent)

    def createWidget(self, kind: str, /, parent: QWidget | None = None, name: str = "") -> QWidget:
        """Make a widget of a form by the name of its class.

        A label shows plain text, unless the form sets another format: its text is seldom our own.
        """
        own = self._known.get(kind)
        made = super().createWidget(kind, parent, name) if own is None else own(parent)
        if isinstance(made, QLabel):
            made.setTextFormat(Qt.TextFormat.PlainText)
        return made


def _is_our_widget(kind: type[QObject]) -> TypeGuard[type[QWidget]]:
    return issubclass(kind, QWidget) and kind.__module__.startswith("maker_desktop.")


@cache
def _loader() -> _Loader:
    # A new loader loads every Designer plug-in it finds, a web browser's among them; our forms need none of them.
    paths = QCoreApplication.libraryPaths()
    QCoreApplication.setLibraryPaths([])
    loader = _Loader()
    QCoreApplication.setLibraryPaths(paths)
    return loader
