"""Finding a project by its number, its exact name, or its applicant where that has no other project."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import NamedTuple

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.names import plain_name
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.roster.named import NOT_NAMED, ProjectNamed, agrees_with, check_named

_NUMBER = re.compile(r"(?:项目|第|no\.?|№|#)?(?:第)?0*([1-9]\d{0,8})(?:\.0+)?(?:号(?:项目|作品)?)?")


class Found(NamedTuple):
    """A project, and a note in Chinese where only its applicant was named; else empty."""

    project: Project
    note: str = ""


class Finder:
    """An index of projects by number, name and applicant."""

    def __init__(self, projects: Iterable[Project], where: str = "", within: Collection[int] | None = None) -> None:
        """`where` names the stage that is meant, `within` are the numbers of its projects; None for all."""
        self.by_number = {project.number: project for project in projects}
        self._where, self._within = where, within
        self._by_name: dict[str, list[Project]] = {}
        self._by_applicant: dict[str, list[Project]] = {}
        for project in self.by_number.values():
            self._by_name.setdefault(plain_name(project.name), []).append(project)
            self._by_applicant.setdefault(plain_name(project.applicant), []).append(project)

    def find(self, text: str, named: ProjectNamed = NOT_NAMED) -> Project:
        """Return the project that `text` names by number (1, 1号, 第 1 号, 1 号项目) or name; Refusal without one.

        `named` is what the same row of a list says of it in other columns; Refusal where that is another project. A
        text that is the number of one project and the name of another, or the name of several, is refused unless
        `named` tells them apart.
        """
        meant = self._meant(text)
        if not meant:
            raise Refusal(f"{self._where}没有项目“{text}”，请核对编号或名称。")
        return self._only(text, meant, named)

    def find_in_list(self, text: str, named: ProjectNamed = NOT_NAMED) -> Found:
        """Return what `find` does; where `text` is only the name of an applicant, its project if it has no other."""
        entered = [] if self._meant(text) else self._inside(self._by_applicant.get(plain_name(text), ()))
        agreeing = [project for project in entered if agrees_with(project, named)]
        if len(agreeing) != 1:
            if entered:
                raise Refusal(f"参赛主体“{text}”有 {len(entered)} 个项目（{_listed(entered)}），请写明编号或项目名称。")
            return Found(self.find(text, named))
        (project,) = agreeing
        check_named(project, named)
        return Found(project, f"只写了参赛主体“{text[:30]}”，按它的 {project.number} 号“{project.name}”读入，请核对")

    def _meant(self, text: str) -> list[Project]:
        meant = self._by_name.get(plain_name(text), ())
        number = self.by_number.get(_number(text))
        return [*meant] if number is None or number in meant else [number, *meant]

    def _only(self, text: str, meant: list[Project], named: ProjectNamed) -> Project:
        chosen = [project for project in meant if agrees_with(project, named)] if any(named) else meant
        if len(chosen) > 1:
            raise Refusal(self._ambiguous(text, chosen))
        project = chosen[0] if chosen else meant[0]
        check_named(project, named)
        if not self._inside([project]):
            raise Refusal(f"{self._where}没有项目“{text}”，请核对编号或名称。")
        return project

    def _inside(self, projects: Iterable[Project]) -> list[Project]:
        return [project for project in projects if self._within is None or project.number in self._within]

    def _ambiguous(self, text: str, meant: list[Project]) -> str:
        number = _number(text)
        others = [project for project in meant if project.number != number]
        if len(others) == len(meant):
            numbers = "、".join(str(project.number) for project in meant)
            return f"项目名称“{text}”有 {len(meant)} 个（编号 {numbers}），请改填编号。"
        also = f"也是 {'、'.join(f'{project.number} 号' for project in others)}项目的名称"
        forms = (f"{number}号", f"第{number}号", f"No.{number}", f"#{number}")
        free = next((form for form in forms if plain_name(form) not in self._by_name), "")
        written = f"写作“{free}”，或" if free else ""
        return f"“{text}”是 {number} 号“{self.by_number[number].name}”，{also}，请{written}同时写明编号和名称。"


def _listed(projects: Iterable[Project]) -> str:
    return "、".join(f"{project.number} 号“{project.name}”" for project in projects)


def _number(text: str) -> int:
    """Return the number in a text; 0 if there is none."""
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    written = _NUMBER.fullmatch("".join(unicodedata.normalize("NFKC", text).casefold().split()))
    return int(written[1]) if written else 0
