"""The look of the audience screen that the host put beside the contest file."""

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.exchange.screen_theme_file import read_screen_theme
from maker_desktop.services.core.session import Session


def screen_theme(session: Session) -> ScreenTheme:
    """Return the look of a contest's audience screen. Raises Refusal as `read_screen_theme`."""
    return read_screen_theme(session.file.path.parent)
