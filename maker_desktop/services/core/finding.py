"""Finding a project by its number or exact name."""

import re
import unicodedata
from collections.abc import Iterable

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.roster.named import NOT_NAMED, ProjectNamed, check_named

_NUMBER = re.compile(r"(?:项目|第|no\.?|№|#)?(?:第)?0*([1-9]\d{0,8})(?:\.0+)?(?:号(?:项目|作品)?)?")


class Finder:
    """An index of projects by number and name."""

    def __init__(self, projects: Iterable[Project], where: str = "") -> None:
        """`where` names the stage whose projects these are; it begins the sentence of a refusal."""
        self.by_number = {project.number: project for project in projects}
        self._where = where
        self._by_name: dict[str, list[int]] = {}
        for project in self.by_number.values():
            self._by_name.setdefault(project.name, []).append(project.number)

    def find(self, text: str, named: ProjectNamed = NOT_NAMED) -> Project:
        """Return the project that `text` names by number or exact name; Refusal if there is none, or several.

        `named` is what the same row of a list says of it in other columns; Refusal where that is another project.

        1号, 第 1 号 and 1 号项目 are the number, unless a project is called so.
        """
        project = self._find(text)
        check_named(project, named)
        return project

    def _find(self, text: str) -> Project:
        called = self._by_name.get(text, [])
        number = _number(text)
        if text.isdigit() and number in self.by_number and called not in ([], [number]):
            raise Refusal(
                f"“{text}”是 {number} 号，也是 {called[0]} 号项目的名称，请写作“{number}号”，或写全名称和编号。"
            )
        if number in self.by_number and not called:
            return self.by_number[number]
        if len(called) > 1:
            numbers = "、".join(str(number) for number in called)
            raise Refusal(f"项目名称“{text}”有 {len(called)} 个（编号 {numbers}），请改填编号。")
        if not called:
            raise Refusal(f"{self._where}没有项目“{text}”，请核对编号或名称。")
        return self.by_number[called[0]]


def _number(text: str) -> int:
    """Return the number in a text; 0 if there is none."""
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    written = _NUMBER.fullmatch("".join(unicodedata.normalize("NFKC", text).casefold().split()))
    return int(written[1]) if written else 0
