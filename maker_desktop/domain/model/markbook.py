"""The marks and confirmations of one stage as an immutable value; a change gives a new book that shares the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from maker_desktop.domain.model.scoresheet import Confirmation, Mark

#: Key of a page: judge, round id, entry.
_Page = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class MarkBook:
    """The latest version of every mark of one stage; changing one project costs only that project's pages.

    A round id is empty for the stage itself, or a ruling's `round_id` for marks given again or in a playoff.
    """

    stage: str
    _pages: Mapping[int, Mapping[_Page, Mapping[str, Mark]]] = field(default_factory=dict)
    _confirmed: Mapping[int, frozenset[tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, stage_id: str, marks: Iterable[Mark], confirmations: Iterable[Confirmation] = ()) -> "MarkBook":
        """Return the book of a stage; records of other stages are skipped, and the order does not matter."""
        pages: dict[int, dict[_Page, dict[str, Mark]]] = {}
        for mark in marks:
            if mark.stage != stage_id:
                continue
            project = pages.setdefault(mark.number, {})
            page = project.setdefault((mark.judge, mark.round_id, mark.entry), {})
            known = page.get(mark.criterion)
            if known is None or known.version < mark.version:
                page[mark.criterion] = mark
        confirmed: dict[int, set[tuple[str, str]]] = {}
        for confirmation in confirmations:
            if confirmation.stage == stage_id:
                confirmed.setdefault(confirmation.number, set()).add((confirmation.judge, confirmation.round_id))
        return cls(stage_id, pages, {number: frozenset(judges) for number, judges in confirmed.items()})

    def with_mark(self, mark: Mark) -> "MarkBook":
        """Return the book with one more mark; an older version changes nothing."""
        known = self.standing(mark)
        if known is not None and mark.version <= known.version:
            return self
        project = dict(self._pages.get(mark.number, {}))
        key = (mark.judge, mark.round_id, mark.entry)
        project[key] = {**project.get(key, {}), mark.criterion: mark}
        return MarkBook(self.stage, {**self._pages, mark.number: project}, self._confirmed)

    def with_confirmation(self, confirmation: Confirmation) -> "MarkBook":
        """Return the book with one more sheet confirmed."""
        number = confirmation.number
        judges = self._confirmed.get(number, frozenset()) | {(confirmation.judge, confirmation.round_id)}
        return MarkBook(self.stage, self._pages, {**self._confirmed, number: judges})

    def without_confirmation(self, confirmation: Confirmation) -> "MarkBook":
        """Return the book with one sheet no longer confirmed."""
        number = confirmation.number
        judges = self._confirmed.get(number, frozenset()) - {(confirmation.judge, confirmation.round_id)}
        return MarkBook(self.stage, self._pages, {**self._confirmed, number: judges})

    def page(self, number: int, judge: str, round_id: str = "", entry: int = 1) -> Mapping[str, Mark]:
        """Return one judge's current marks for a project by criterion; the value of a withdrawn mark is None."""
        project = self._pages.get(number)
        return project.get((judge, round_id, entry), _NOTHING) if project is not None else _NOTHING

    def standing(self, mark: Mark) -> Mark | None:
        """Return the current mark in the place of another, None if there never was one."""
        project = self._pages.get(mark.number, {})
        return project.get((mark.judge, mark.round_id, mark.entry), _NOTHING).get(mark.criterion)

    def value(self, number: int, judge: str, criterion: str, round_id: str = "", entry: int = 1) -> Decimal | None:
        """Return the current mark, or None."""
        mark = self.page(number, judge, round_id, entry).get(criterion)
        return mark.value if mark else None

    def version(self, number: int, judge: str, criterion: str, round_id: str = "", entry: int = 1) -> int:
        """Return the version of the current mark, 0 if none was ever given."""
        mark = self.page(number, judge, round_id, entry).get(criterion)
        return mark.version if mark else 0

    def confirmed(self, number: int, judge: str, round_id: str = "") -> bool:
        """Whether the judge's sheet for the project has been confirmed."""
        return (judge, round_id) in self._confirmed.get(number, frozenset())

    @property
    def numbers(self) -> Iterable[int]:
        """The projects that were ever given a mark or have a confirmed sheet."""
        return {*self._pages, *(number for number, judges in self._confirmed.items() if judges)}

    @property
    def has_marks(self) -> bool:
        """Whether any mark was ever given in the stage, which freezes its rules."""
        return bool(self._pages)


_NOTHING: Mapping[str, Mark] = {}
