"""查重: entries that look alike, found by normalised and fuzzy comparison of names; people decide what they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from maker_desktop.domain.model.names import normal_name
from maker_desktop.domain.model.roster import Project

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
    ordered = sorted(projects, key=lambda project: project.number)
    applicants = {project.number: normal_name(project.applicant) for project in ordered}
    likeness = {(first, second): found for first, second, found in _alike(ordered, LIKE)}
    for entries in _by_applicant(ordered, applicants):
        likeness |= {(first, second): found for first, second, found in _alike(entries, LIKE_OF_ONE_APPLICANT)}
    pairs = [
        LookAlike(first, second, _ground(applicants[first] == applicants[second], found), round(found))
        for (first, second), found in likeness.items()
    ]
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.first, pair.second)))


def _by_applicant(projects: Sequence[Project], applicants: Mapping[int, str]) -> Iterable[Sequence[Project]]:
    entries: dict[str, list[Project]] = {}
    for project in projects:
        entries.setdefault(applicants[project.number], []).append(project)
    return entries.values()


def _ground(same_applicant: bool, likeness: float) -> str:
    project = "项目名称相同" if likeness == 100 else "项目名称相近"
    return f"同一参赛主体，{project}" if same_applicant else project


def _alike(ordered: Sequence[Project], cutoff: int) -> Iterator[tuple[int, int, float]]:
    """Yield each pair of numbers, lower first, whose project names are at least so alike."""
    names = [normal_name(project.name) for project in ordered]
    for index, name in enumerate(names):
        following = names[index + 1 :]
        matches: Iterable[tuple[str, float, int]] = process.extract_iter(
            name, following, scorer=fuzz.ratio, score_cutoff=cutoff
        )
        for _, likeness, offset in matches:
            yield ordered[index].number, ordered[index + 1 + offset].number, likeness
