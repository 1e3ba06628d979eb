"""Finds projects and judges by what is typed in a hurry: a number, part of a name, the end of a telephone number."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.roster import Project

#: Digits of the end of a telephone number that are enough to mean one.
_TAIL: Final = 3


@dataclass(frozen=True, slots=True)
class Found:
    """Something found: what it is, how it reads in two parts, the page it is shown on, and its name there."""

    kind: str
    title: str
    detail: str
    page: str
    item: str


def search(contest: Contest, text: str, most: int = 8) -> tuple[Found, ...]:
    """Return what a text may mean, the likeliest first; nothing for an empty text."""
    wanted = folded(text)
    if not wanted:
        return ()
    ranked = [*_projects(contest, wanted), *_judges(contest, wanted)]
    ranked.sort(key=lambda each: each[0])
    return tuple(found for _rank, found in ranked[:most])


def folded(text: str) -> str:
    """Return a text without spaces, differences of case and full width."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _projects(contest: Contest, wanted: str) -> Iterator[tuple[tuple[int, int], Found]]:
    for project in contest.projects:
        rank, why = _fits(project, wanted)
        if why is not None:
            title, detail = f"{project.number} 号　{project.name}", f"{project.applicant}{why}"
            yield (rank, project.number), Found("项目", title, detail, "roster", str(project.number))


def _fits(project: Project, wanted: str) -> tuple[int, str | None]:
    """Return how well a project fits, 0 best, and what to add to its line; None where it does not."""
    number = wanted.removesuffix("号").removeprefix("第")
    if number == str(project.number):
        return 0, ""
    name = folded(project.name)
    if name.startswith(wanted):
        return 1, ""
    if wanted in name or wanted in folded(project.applicant):
        return 2, ""
    if wanted in folded(project.contact):
        return 3, f"　联系人 {project.contact}"
    phone = "".join(filter(str.isdigit, project.phone))
    if len(wanted) >= _TAIL and wanted.isdigit() and phone.endswith(wanted):
        return 3, f"　电话尾号 {wanted}"
    return 4, None


def _judges(contest: Contest, wanted: str) -> Iterator[tuple[tuple[int, int], Found]]:
    seen: dict[str, Found] = {}
    for seat in contest.seats:
        if seat.judge not in seen and (wanted in folded(seat.judge) or wanted in folded(seat.employer)):
            seen[seat.judge] = Found("评委", seat.judge, seat.employer, "panels", seat.judge)
    for turn, found in enumerate(seen.values()):
        yield (1 if folded(found.item).startswith(wanted) else 2, 1000 + turn), found
