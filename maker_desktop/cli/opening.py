"""How a command opens its contest file, and in whose name it acts."""

from argparse import Namespace

from maker_desktop.services.core import contest, people
from maker_desktop.services.core.session import Session
from maker_desktop.store.lock import system_user


def person(options: Namespace) -> str:
    """Return who acts: the one named by --by, else the system's user."""
    return options.by or system_user() or "未具名"


def opened(options: Namespace, read_only: bool = False) -> Session:
    """Open the contest file of a command.

    Raises Refusal if that cannot be, it is damaged, or whoever acts does not prove his PIN.
    """
    session = contest.open_session(options.file, person(options), read_only)
    try:
        session.check_sound()
        if not read_only:
            people.prove(session, session.person, pins(options).get(session.person, ""))
    except BaseException:
        session.close()
        raise
    return session


def pins(options: Namespace) -> dict[str, str]:
    """Return the PINs given with --pin, by name."""
    return dict(options.pin)
