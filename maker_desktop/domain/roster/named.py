"""What a row of a list says of a project beside the cell it is found by, and whether that agrees with the project."""

import re
import unicodedata
from typing import NamedTuple

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.names import plain_name
from maker_desktop.domain.model.roster import Project

_PADDED = re.compile(r"(?:第|no\.?|#)?0*(\d+)(?:\.0+)?号?")


class ProjectNamed(NamedTuple):
    """The project number, name and applicant a row gives in columns of their own; empty where it does not."""

    number: str = ""
    name: str = ""
    applicant: str = ""


NOT_NAMED = ProjectNamed()
_TITLES = ("编号", "项目名称", "参赛主体")


def agrees_with(project: Project, named: ProjectNamed) -> bool:
    """Whether nothing that a row says contradicts a project.

    Ways of writing the same words make no difference (see `plain_name`), nor zeros before a number.
    """
    return named is NOT_NAMED or not _contradictions(project, named)


def check_named(project: Project, named: ProjectNamed) -> None:
    """Raise Refusal if a row that was found to be about a project says elsewhere that it is about another."""
    for title, given in _contradictions(project, named) if named is not NOT_NAMED else ():
        raise Refusal(
            f"按这一行找到的是 {project.number} 号“{project.name}”（{project.applicant}），这一行的{title}却是"
            f"“{given[:40]}”，请核对是不是错行；序号如果只是行号，请删除这一列。"
        )


def _contradictions(project: Project, named: ProjectNamed) -> list[tuple[str, str]]:
    known = ProjectNamed(str(project.number), project.name, project.applicant)
    read = named._replace(number=_plain_number(named.number))
    return [
        (title, given)
        for title, given, mine, has in zip(_TITLES, named, read, known, strict=True)
        if given and plain_name(mine) != plain_name(has)
    ]


def _plain_number(text: str) -> str:
    """Return a number without its words: 00012 and 12号 are 12."""
    written = _PADDED.fullmatch("".join(unicodedata.normalize("NFKC", text).casefold().split()))
    return str(int(written[1])) if written else text
