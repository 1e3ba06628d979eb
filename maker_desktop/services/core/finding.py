"""Finding a project as people name it: by its number, or by its exact name."""

from collections.abc import Iterable

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.roster import Project


class Finder:
    """Finds among some projects, looked through once for one name or two hundred thousand."""

    def __init__(self, projects: Iterable[Project], where: str = "") -> None:
        """`where` names the stage whose projects these are; it begins the sentence for a name that is not there."""
        self.by_number = {project.number: project for project in projects}
        self._where = where
        self._by_name: dict[str, list[int]] = {}
        for project in self.by_number.values():
            self._by_name.setdefault(project.name, []).append(project.number)

    def find(self, text: str) -> Project:
        """Return the project that `text` names by number or exact name; Refusal if there is none, or several."""
        if _is_number(text) and int(text) in self.by_number:
            return self.by_number[int(text)]
        named = self._by_name.get(text, [])
        if len(named) > 1:
            numbers = "、".join(str(number) for number in named)
            raise Refusal(f"项目名称“{text}”有 {len(named)} 个（编号 {numbers}），请改填编号。")
        if not named:
            raise Refusal(f"{self._where}没有项目“{text}”，请核对编号或名称。")
        return self.by_number[named[0]]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
