"""查重: entries that look alike, found by normalised and fuzzy comparison of names; people decide what they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from maker_desktop.domain.names import normal_name
from maker_desktop.domain.roster import Project

#: From this likeness (0..100) on, project names of different applicants are worth a look.
LIKE = 85

#: One applicant's projects are worth a look from this likeness on.
LIKE_OF_ONE_APPLICANT = 60


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two entries by number, why they are worth a look, and how alike their project names are (0..100)."""

    first: int
    second: int
    ground: str
    score: int


def lookalikes(projects: Sequence[Project]) -> tuple[LookAlike, ...]:
    """Return pairs of entries of one applicant with similar projects, and of similar projects of different applicants.

    The most alike come first.
    """
    applicants = {project.number: normal_name(project.applicant) for project in projects}
    found = []
    for first, second, likeness in _alike(projects, LIKE_OF_ONE_APPLICANT):
        same = applicants[first] == applicants[second]
        if same or likeness >= LIKE:
            found.append(LookAlike(first, second, _ground(same, likeness), round(likeness)))
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.first, pair.second)))


def _ground(same_applicant: bool, likeness: float) -> str:
    project = "项目名称相同" if likeness == 100 else "项目名称相近"
    return f"同一参赛主体，{project}" if same_applicant else project


def _alike(projects: Sequence[Project], cutoff: int) -> Iterator[tuple[int, int, float]]:
    """Yield each pair of numbers, lower first, whose project names are at least so alike."""
    ordered = sorted(projects, key=lambda project: project.number)
    names = [normal_name(project.name) for project in ordered]
    for index, name in enumerate(names):
        following = names[index + 1 :]
        matches: Iterable[tuple[str, float, int]] = process.extract_iter(
            name, following, scorer=fuzz.ratio, score_cutoff=cutoff
        )
        for _, likeness, offset in matches:
            yield ordered[index].number, ordered[index + 1 + offset].number, likeness
