"""Matching rows of a list to projects of the roster: by name and applicant; by number only if one of these agrees."""

from collections.abc import Sequence

from maker_desktop.domain.model.names import plain_name
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.roster.bound import agrees, identity

#: A row to be matched: its number or None, and the project it describes.
Named = tuple[int | None, Project]


class Matching:
    """The projects of a roster matched to the rows of a list; `known` has the project of each row, or None.

    A row that has a project's name and applicant is that project, whatever its number; of two entered alike the one
    with its number. Any other row is the project with its number, where that has its name or its applicant and is no
    other row.
    """

    def __init__(self, existing: Sequence[Project], rows: Sequence[Named]) -> None:
        self.by_number = {project.number: project for project in existing}
        by_identity = {identity(project.name, project.applicant): project for project in existing}
        by_name = [self._standing_alike(row) or by_identity.get(_identity(row)) for row in rows]
        found = {project.number for project in by_name if project is not None}
        self.known: tuple[Project | None, ...] = tuple(
            project if project is not None else self._by_number(row, found)
            for project, row in zip(by_name, rows, strict=True)
        )
        found |= {project.number for project in self.known if project is not None}
        self._halves: dict[tuple[str, str], Project] = {}
        for project in existing:
            if project.number not in found:
                for half in _halves(project):
                    self._halves.setdefault(half, project)

    def half_known(self, project: Project) -> Project | None:
        """Return the project without a row that has this one's name or applicant, or None."""
        return next((self._halves[half] for half in _halves(project) if half in self._halves), None)

    def _standing_alike(self, row: Named) -> Project | None:
        standing = self.by_number.get(row[0] or 0)
        return standing if standing is not None and _identity((0, standing)) == _identity(row) else None

    def _by_number(self, row: Named, found: set[int]) -> Project | None:
        number, project = row
        standing = self.by_number.get(number or 0)
        if standing is None or standing.number in found or not agrees(project.name, project.applicant, standing):
            return None
        return standing


def _identity(row: Named) -> tuple[str, str]:
    return identity(row[1].name, row[1].applicant)


def _halves(project: Project) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("name", plain_name(project.name)), ("applicant", plain_name(project.applicant))
