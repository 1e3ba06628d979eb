"""What the program remembers between two starts: recent files, the recorder, the window, its page, the USB drives."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QWidget

from maker_desktop.ui.kit.zoom import step_from
from maker_desktop.ui.records.record_table import RecordTable

RECENT_AT_MOST: Final = 8


class Memory:
    """Keeps small things in the settings it is given, so that tests use settings of their own."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def recent(self) -> tuple[Path, ...]:
        """Return the files opened last that still exist, newest first."""
        return tuple(path for path in self._opened() if path.is_file())

    def folders(self) -> tuple[Path, ...]:
        """Return the folders of the files opened last, also of those that are gone, newest first."""
        return tuple(dict.fromkeys(path.parent for path in self._opened()))

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        others = [known for known in self.recent() if known != path]
        self._settings.setValue("recent", [str(known) for known in (path, *others)][:RECENT_AT_MOST])

    def keep_window(self, window: QMainWindow, page: str) -> None:
        """Keep size and place of the window, and its page."""
        self._settings.setValue("window/geometry", window.saveGeometry())
        self._settings.setValue("window/page", page)

    def restore_window(self, window: QMainWindow) -> bool:
        """Give a window its kept size and place; return whether there was one."""
        geometry = self._settings.value("window/geometry")
        return isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)

    def keep_columns(self, window: QWidget) -> None:
        """Keep the widths of the columns of every table of a window that has a name."""
        for name, table in _tables(window):
            if widths := table.widths():
                self._settings.setValue(f"columns/{name}", json.dumps(widths, ensure_ascii=False))

    def restore_columns(self, page: QWidget) -> None:
        """Give the tables of a page the widths of columns they had."""
        for name, table in _tables(page):
            if stored := str(self._settings.value(f"columns/{name}", "")):
                table.set_widths(json.loads(stored))

    def page(self) -> str:
        """Return the key of the page last shown, or an empty text."""
        return str(self._settings.value("window/page", ""))

    def zoom(self) -> float:
        """Return how large the desk was last shown, 1 as it is drawn."""
        return step_from(float(str(self._settings.value("window/zoom", "1"))), 0)

    def keep_zoom(self, factor: float) -> None:
        """Keep how large the desk is shown."""
        self._settings.setValue("window/zoom", str(factor))

    def person(self) -> str:
        """Return the name changes are recorded under, or an empty text."""
        return str(self._settings.value("person", ""))

    def keep_person(self, person: str) -> None:
        """Keep the name changes are recorded under."""
        self._settings.setValue("person", person)

    def usb_drive(self) -> Path | None:
        """Return the second place for copies, whether it is there now or not; None if there is none."""
        stored = str(self._settings.value("backup/stick", ""))
        return Path(stored) if stored else None

    def keep_usb_drive(self, usb_drive: Path | None) -> None:
        """Keep the second place for copies."""
        self._settings.setValue("backup/stick", str(usb_drive) if usb_drive is not None else "")

    def witness(self, contest: str) -> tuple[Path, int] | None:
        """Return the supervisor's drive of a contest and the minutes of its clock; None where none was chosen.

        A contest goes by the digest of its journal's first entry: its file may move.
        """
        folder = str(self._settings.value(f"witness/{contest}/drive", ""))
        minutes = str(self._settings.value(f"witness/{contest}/minutes", 0))
        return (Path(folder), int(minutes) if minutes.isdigit() else 0) if folder else None

    def keep_witness(self, contest: str, drive: Path | None, minutes: int) -> None:
        """Keep the supervisor's drive of a contest and the minutes of its clock."""
        self._settings.setValue(f"witness/{contest}/drive", str(drive) if drive is not None else "")
        self._settings.setValue(f"witness/{contest}/minutes", minutes)

    def screens(self) -> dict[str, str]:
        """Return what each screen shows, by its name."""
        kept = json.loads(str(self._settings.value("screens", "{}")))
        return {str(name): str(role) for name, role in kept.items()}

    def keep_screens(self, roles: dict[str, str]) -> None:
        """Keep what each screen shows."""
        self._settings.setValue("screens", json.dumps(roles, ensure_ascii=False))

    def sounds(self) -> bool:
        """Return whether the ceremony has drums and applause."""
        return str(self._settings.value("sounds", "")) == "on"

    def keep_sounds(self, wanted: bool) -> None:
        """Keep whether the ceremony has drums and applause."""
        self._settings.setValue("sounds", "on" if wanted else "")

    def _opened(self) -> list[Path]:
        stored = self._settings.value("recent", [])
        # An ini file gives a list of one back as a plain text, an empty one as None.
        names = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return [Path(name) for name in names]


def _tables(root: QWidget) -> Iterator[tuple[str, RecordTable]]:
    """Yield the tables that have a name, each with that of the form it is in before it."""
    for table in root.findChildren(RecordTable):
        host: QWidget | None = table
        while host is not None and not hasattr(host, "form"):
            host = host.parentWidget()
        if host is not None and table.objectName():
            yield f"{host.form}.{table.objectName()}", table
