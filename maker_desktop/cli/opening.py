"""How a command opens its contest file, and in whose name it acts."""

from argparse import Namespace

from maker_desktop.services import contest
from maker_desktop.services.session import Session
from maker_desktop.store.lock import system_user


def person(options: Namespace) -> str:
    """Return who acts: the one named by --by, else the system's user."""
    return options.by or system_user() or "未具名"


def opened(options: Namespace, read_only: bool = False) -> Session:
    """Open the contest file of a command. Raises Refusal if that cannot be."""
    return contest.open_session(options.file, person(options), read_only)
