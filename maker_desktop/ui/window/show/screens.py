"""All screens of an open contest: which shows what, opened and closed together with the audience's."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.ui.audience.projection import Projection
from maker_desktop.ui.audience.side_screens import ScreenRole, SideScreen
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.window.main_window import MainWindow


class Screens(QObject):
    """Gives roles to screens by their names; the first with the audience's role is that of the main picture.

    `chosen` carries the roles by name when the operator has changed them.
    """

    chosen = Signal(dict)

    def __init__(self, window: MainWindow, projection: Projection) -> None:
        super().__init__(window)
        self._window, self._projection = window, projection
        self.roles: dict[str, ScreenRole] = {}
        self.sides: dict[str, SideScreen] = {}
        self._theme = ScreenTheme()
        window.closed.connect(self.close)
        projection.seen.connect(self._follow)

    def assign(self, roles: Mapping[str, str]) -> None:
        """Give screens these roles; what is open follows at once. A role that is not known is left out."""
        known = set(ScreenRole)
        self.roles = {name: ScreenRole(role) for name, role in roles.items() if role in known}
        audience = [name for name, role in self.roles.items() if role is ScreenRole.AUDIENCE]
        was, self._projection.wanted = self._projection.wanted, audience[0] if audience else ""
        is_open = self._projection.is_open()
        self.close()
        if is_open and was != self._projection.wanted:
            self._projection.open()
        elif is_open:
            self._open()

    def choose(self, roles: Mapping[str, str]) -> None:
        """Give screens the roles that the operator has chosen, and keep them."""
        self.assign(roles)
        self.chosen.emit({name: role.value for name, role in self.roles.items()})

    def wear(self, theme: ScreenTheme) -> None:
        """Give every screen the host's look."""
        self._theme = theme
        for side in self.sides.values():
            side.window.wear(theme)

    def close(self) -> None:
        """Close all but the audience's own."""
        for side in self.sides.values():
            side.end()
        self.sides = {}

    def _follow(self, seen: bool) -> None:
        """Open or close the others with the audience's own; one that was pulled leaves them alone."""
        if seen and not self.sides:
            self._open()
        elif not self._projection.is_open():
            self.close()

    def _open(self) -> None:
        for name, role in self.roles.items():
            if name == self._projection.wanted:
                continue
            side = SideScreen(name, role, self._window.context.audience, self._window, self._theme)
            side.lost.connect(lambda words: self._window.tell(f"“{words}”的屏幕已断开，重新接上就继续。", Tone.LOOK))
            self.sides[name] = side
            side.projection.open()


def known_screens(roles: Mapping[str, ScreenRole], desk: str) -> list[tuple[str, str]]:
    """Return every screen that is there or has a role: its name, and what it is in words; not that of the desk."""
    from_left = sorted(QGuiApplication.screens(), key=lambda screen: screen.geometry().x())
    there = {screen.name(): screen for screen in from_left}
    found = []
    for name in dict.fromkeys((*there, *roles)):
        if name == desk:
            continue
        size = there[name].size() if name in there else None
        found.append((name, f"{name}　{size.width()}×{size.height()}" if size is not None else f"{name}　没有接上"))
    return found
