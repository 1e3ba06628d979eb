"""What a certificate's design says until the secretary says otherwise: its wording and the style of its date."""

from collections.abc import Callable
from functools import cache

from maker_desktop.documents import certificate_design
from maker_desktop.documents.certificate_design import Design
from maker_desktop.domain.contest import Contest

FIRST = "classic"
DATE_STYLES = (("arabic", "2026年7月31日"), ("chinese", "二〇二六年七月三十一日"))


@cache
def designs() -> dict[str, Design]:
    """Return the designs there are, by id."""
    return {design.id: design for design in certificate_design.shipped()}


def choices() -> tuple[tuple[str, str], ...]:
    """Return the designs to choose from: id and name."""
    return tuple((design.id, design.name) for design in designs().values())


def design_of(contest: Contest) -> Design:
    """Return the design chosen, the first one while there is none or it is not known."""
    return designs().get(contest.settings.get("certificate_design", FIRST), designs()[FIRST])


def wording(kind: str) -> Callable[[Contest], str]:
    """Return what makes up the wording for a kind of certificate: the design's own."""
    return lambda contest: design_of(contest).wording[kind]


def date_style(contest: Contest) -> str:
    """Return the design's own style of the date."""
    return design_of(contest).date
