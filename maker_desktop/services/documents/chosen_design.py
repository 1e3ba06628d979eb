"""The defaults of certificates: design, wording and date style."""

from collections.abc import Callable
from functools import cache

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.pdf.certificates import design as designs
from maker_desktop.pdf.certificates.design import Design

FIRST = "classic"
#: The id of the custom design loaded into the contest file, and the Setting with its text.
OWN, OWN_TEXT = "own", "certificate_own_design"
#: Paper sizes to choose from, with their longer side in millimetres.
PAPERS = (("own", "按样式"), ("A4", "A4"), ("A3", "A3"))
_LONGER_SIDES = {"A4": 297.0, "A3": 420.0}
DATE_STYLES = (("arabic", "2026年7月31日"), ("chinese", "二〇二六年七月三十一日"))


@cache
def _shipped() -> dict[str, Design]:
    return {design.id: design for design in designs.shipped()}


def choices() -> tuple[tuple[str, str], ...]:
    """Return id and name of the designs to choose from."""
    return (*((design.id, design.name) for design in _shipped().values()), (OWN, "自备样式"))


def design(contest: Contest, chosen: str) -> Design:
    """Return a design by its id. Raises Refusal for the custom design if none is loaded or it cannot be read."""
    if chosen != OWN:
        return _shipped()[chosen]
    text = contest.settings.get(OWN_TEXT)
    if not text:
        raise Refusal("还没有载入自备样式，请先复制一份随程序提供的样式，修改后载入。")
    return designs.parse(text, OWN, "自备样式")


def design_of(contest: Contest) -> Design:
    """Return the chosen design; the first one if none is chosen, or it is unknown or not loaded."""
    chosen = contest.settings.get("certificate_design", FIRST)
    known = chosen in _shipped() or (chosen == OWN and OWN_TEXT in contest.settings)
    return design(contest, chosen if known else FIRST)


def on_paper(chosen: Design, paper: str) -> Design:
    """Return a design scaled to the paper."""
    side = _LONGER_SIDES.get(paper)
    return chosen.scaled(side / max(chosen.page)) if side else chosen


def wording(kind: str) -> Callable[[Contest], str]:
    """Return the function that gives the design's wording for a kind of certificate."""
    return lambda contest: design_of(contest).wording[kind]


def date_style(contest: Contest) -> str:
    """Return the design's own style of the date."""
    return design_of(contest).date
