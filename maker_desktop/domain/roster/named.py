"""What a row of a list says of a project beside the cell it is found by, and whether that agrees with the project."""

from typing import NamedTuple

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.names import plain_name
from maker_desktop.domain.model.roster import Project


class ProjectNamed(NamedTuple):
    """The project number, name and applicant a row gives in columns of their own; empty where it does not."""

    number: str = ""
    name: str = ""
    applicant: str = ""


NOT_NAMED = ProjectNamed()


def check_named(project: Project, named: ProjectNamed) -> None:
    """Raise Refusal if a row that was found to be about a project says elsewhere that it is about another.

    Ways of writing the same words make no difference (see `plain_name`).
    """
    if named is NOT_NAMED:
        return
    known = ProjectNamed(str(project.number), project.name, project.applicant)
    for title, given, has in zip(("编号", "项目名称", "参赛主体"), named, known, strict=True):
        if given and plain_name(given) != plain_name(has):
            raise Refusal(
                f"按这一行找到的是 {project.number} 号“{project.name}”（{project.applicant}），这一行的{title}却是"
                f"“{given[:40]}”，请核对是不是错行；序号如果只是行号，请删除这一列。"
            )
