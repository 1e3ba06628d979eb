"""What depends on a project's number: once anything does, no other project may take the number."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.names import plain_name
from maker_desktop.domain.model.roster import Project

#: The reasons that bind a number, in words, in the order of mention.
_CERTIFIED, _SEALED, _REVEALED, _MARKED = "已登记证书", "已封存", "已亮分", "已打分"
_LISTED = "在别处评出的名单上"
_RULED, _DRAWN, _EXCUSED, _AWAY = "有异议或裁定", "已抽签", "有评委回避或缺席", "已登记缺席或退赛"
_ORDER = (_CERTIFIED, _SEALED, _LISTED, _REVEALED, _MARKED, _RULED, _DRAWN, _EXCUSED, _AWAY)


@dataclass(frozen=True, slots=True)
class Bound:
    """Why a number belongs to one project permanently.

    `why` are Chinese phrases, most important first. `final` is True once a stage the project is in is sealed or a
    certificate is registered: a supervisor signs what changes. `name` and `applicant` are those under which the number
    was bound, or that it had since (see `FirstName`).
    """

    why: tuple[str, ...]
    final: bool
    name: str
    applicant: str

    @property
    def words(self) -> str:
        """The reasons, as part of a Chinese sentence."""
        return "、".join(self.why[:2])


def identity(name: str, applicant: str) -> tuple[str, str]:
    """Return the identity of a project: name and applicant in plain form."""
    return plain_name(name), plain_name(applicant)


def agrees(name: str, applicant: str, project: Project) -> bool:
    """Return whether a project has this name or this applicant, in any spelling."""
    return plain_name(name) == plain_name(project.name) or plain_name(applicant) == plain_name(project.applicant)


def taken_over(before: Project, after: Project, bound: Bound) -> tuple[str, str] | None:
    """Return the name and applicant of which a change keeps neither, though the number had them in use; else None.

    `before` is the project as it stands: what was drawn, marked or decided since the last correction is its own.
    """
    for name, applicant in ((bound.name, bound.applicant), (before.name, before.applicant)):
        if not agrees(name, applicant, after):
            return name, applicant
    return None


def exchanged(
    before: Project, after: Project, bound: Mapping[int, Bound], by_number: Mapping[int, Project]
) -> Bound | None:
    """Return what binds a number whose correction brings a name or applicant that another number in use gave up.

    So two projects are swapped in two steps: a supervisor signs that. None if the correction brings no such thing.
    Raises Refusal if both numbers are final: verification would find the seal broken by it. An applicant may have
    several projects; only one that the other project no longer has moves over.
    """
    mine, brought = bound[before.number], None
    for number, other in bound.items():
        now = by_number[number]
        for title, old, new, theirs, present in (
            ("项目名称", before.name, after.name, other.name, now.name),
            ("参赛主体", before.applicant, after.applicant, other.applicant, now.applicant),
        ):
            given = plain_name(new)
            if number == before.number or plain_name(old) == given or given != plain_name(theirs):
                continue
            final = mine.final and other.final
            if given == plain_name(present) and not (final and title == "项目名称"):
                continue
            if final:
                raise Refusal(
                    f"{title}“{new}”是 {number} 号项目{other.words}时的，"
                    f"{before.number} 号{mine.words}，不能换来，请核对。"
                )
            brought = replace(mine, why=(f"要换成 {number} 号原来的{title}“{new}”", *mine.why), final=True)
    return brought


def bound_numbers(contest: Contest, books: Mapping[str, MarkBook]) -> Mapping[int, Bound]:
    """Return the numbers that are bound: drawn, marked, revealed, sealed, certified, or named in anything decided.

    `books` are the mark books of all stages by id.
    """
    reasons: dict[int, set[str]] = defaultdict(set)
    for reason, numbers in _uses(contest, books):
        for number in numbers:
            reasons[number].add(reason)
    first = {each.number: each for each in contest.first_names}
    found = {}
    for number, project in contest.by_number.items():
        if number in reasons:
            why = tuple(reason for reason in _ORDER if reason in reasons[number])
            named = first.get(number, project)
            found[number] = Bound(why, why[0] in (_CERTIFIED, _SEALED), named.name, named.applicant)
    return found


def _uses(contest: Contest, books: Mapping[str, MarkBook]) -> Iterator[tuple[str, Iterable[int]]]:
    yield _CERTIFIED, (issue.number for issue in contest.certificates)
    for stage in contest.rulebook.stages:
        if stage.id in contest.sealed:
            yield _SEALED, (project.number for project in contest.in_stage(stage))
    yield _LISTED, (result.number for result in contest.outside_results)
    yield _REVEALED, (reveal.number for reveal in contest.reveals)
    for book in books.values():
        yield _MARKED, book.numbers
    for objection in contest.objections:
        yield _RULED, objection.numbers
    for ruling in contest.rulings:
        yield _RULED, ruling.numbers
    yield _RULED, (conflict.number for conflict in contest.conflicts)
    yield _DRAWN, (place.number for place in contest.drawn_places)
    yield _EXCUSED, (recusal.number for recusal in contest.recusals)
    yield _EXCUSED, (absence.number for absence in contest.absences)
    yield _AWAY, (each.number for each in contest.appearances if not each.presence.competes)
