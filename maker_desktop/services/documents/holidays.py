"""Holiday arrangements: those shipped with the program, and those of later years added by the user."""

from pathlib import Path

from maker_desktop.domain.documents.working_days import HOLIDAYS, Holidays, read_arrangement, written
from maker_desktop.domain.model.contest import Contest
from maker_desktop.exchange.holidays_file import read_holidays
from maker_desktop.services.core.contest import fill_in
from maker_desktop.services.core.session import Changed, Session

#: The Setting that holds the lines of arrangements the user has added.
NAME = "holidays"


def known(contest: Contest) -> Holidays:
    """Return all arrangements; the user's take precedence. Raises Refusal for an invalid line of theirs."""
    return HOLIDAYS.extended(_added(contest))


def extend(session: Session, path: Path) -> Changed:
    """Add the arrangements in a file (holiday-cn JSON). Raises Refusal for another file."""
    return fill_in(session, {NAME: "\n".join(written(planned(session.contest, path)))})


def planned(contest: Contest, path: Path) -> Holidays:
    """Return the arrangements that were added, with those of a file. Raises Refusal as `extend`."""
    return _added(contest).extended(read_holidays(path))


def _added(contest: Contest) -> Holidays:
    lines = contest.settings.get(NAME, "").splitlines()
    return read_arrangement(line for line in lines if line.strip())
