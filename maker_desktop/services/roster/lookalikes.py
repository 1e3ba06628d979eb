"""查重: similar projects, found by normalised and fuzzy comparison of names, for people to decide about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from maker_desktop.domain.model.names import normal_name
from maker_desktop.domain.model.roster import Project

#: Smallest similarity (0..100) reported for projects of different applicants.
LIKE = 85

#: Smallest similarity (0..100) reported for projects of one applicant.
LIKE_OF_ONE_APPLICANT = 60


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two projects by number, why they are reported, and the similarity of their names (0..100)."""

    first: int
    second: int
    ground: str
    score: int


def lookalikes(projects: Sequence[Project]) -> tuple[LookAlike, ...]:
    """Return pairs of similar projects, of one applicant and of different applicants.

    The most similar come first.
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
    """Yield each pair of numbers, lower first, whose project names have at least this similarity."""
    names = [normal_name(project.name) for project in ordered]
    for index, name in enumerate(names):
        following = names[index + 1 :]
        matches: Iterable[tuple[str, float, int]] = process.extract_iter(
            name, following, scorer=fuzz.ratio, score_cutoff=cutoff
        )
        for _, likeness, offset in matches:
            yield ordered[index].number, ordered[index + 1 + offset].number, likeness
