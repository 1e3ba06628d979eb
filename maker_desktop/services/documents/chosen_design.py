"""Designs of certificates: the shipped and the custom ones, the defaults of wording and date style."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from maker_desktop.disk.files import write_file
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.pdf.certificates import design as designs
from maker_desktop.pdf.certificates.design import Design
from maker_desktop.resources import resource
from maker_desktop.services.core.contest import fill_in
from maker_desktop.services.core.session import Changed, Session

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


def copy_out(design_id: str, out: Path) -> Path:
    """Write a shipped design to `out` (.toml), to be changed in a text editor, and return the file.

    Raises Refusal for an unknown design, a file of another extension (a contest file named by mistake would be lost),
    and a path that cannot be written to.
    """
    if out.suffix.lower() != ".toml":
        raise Refusal(f"“{out.name}”须是 .toml 文件，请改文件名。")
    shipped = dict(choice for choice in choices() if choice[0] != OWN)
    if design_id not in shipped:
        known = "、".join(f"{key}（{name}）" for key, name in shipped.items())
        raise Refusal(f"没有证书样式“{design_id}”，可以复制的有：{known}。")
    write_file(out, resource("certificates", f"{design_id}.toml").read_bytes())
    return out


def load(session: Session, path: Path) -> Changed:
    """Copy the design at `path` into the contest file, and choose it.

    Raises Refusal that names file, key and reason for an invalid design.
    """
    text = designs.text_of(path)
    designs.parse(text, OWN, path.name)
    return fill_in(session, {OWN_TEXT: text, "certificate_design": OWN})
