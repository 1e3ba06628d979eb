"""推荐项目名单 and 项目汇总表 in the form printed by the notices: sender line, columns, note."""

from dataclasses import dataclass

from maker_desktop.pdf.engine.blocks import Gap, Paragraph
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.fonts import Role
from maker_desktop.pdf.engine.form_paper import FormPaper
from maker_desktop.pdf.engine.tables import Column, Row, Table

#: Relative widths of columns, by the beginning of their titles; the others are equally wide.
WIDTHS = (
    ("项目名称", 62.0),
    ("企业", 58.0),
    ("组别", 26.0),
    ("是否", 26.0),
    ("联系人", 20.0),
    ("联系方式", 30.0),
    ("法人", 24.0),
    ("所属地区", 20.0),
    ("联络员", 20.0),
)
CENTRED = ("组别", "是否", "联系", "法人", "所属", "联络")


@dataclass(frozen=True, slots=True)
class Listed:
    """A project's cells in the order of the columns; `called` is its name in a refusal."""

    cells: tuple[str, ...]
    called: str


@dataclass(frozen=True, slots=True)
class RosterPaper:
    """A list of projects in the form of a notice; `status` is printed above the table where the list is not final."""

    title: str
    columns: tuple[str, ...]
    projects: tuple[Listed, ...]
    label: str = ""
    sender: str = ""
    note: str = ""
    status: str = ""

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks below the title: sender line, table and note."""
        columns = tuple(_column(title) for title in self.columns)
        rows = tuple(Row(project.cells, project.called) for project in self.projects)
        return (
            *((Paragraph(self.status, Role.HEITI_BOLD, 10.5, 0, name="状态"), Gap(1)) if self.status else ()),
            *((Paragraph(self.sender, Role.FANGSONG, 14, 0, name="推荐单位"), Gap(1)) if self.sender else ()),
            Table(columns, rows, size=10.5, lowest=9.0, after=3.0),
            *((Paragraph(self.note, Role.FANGSONG, 11, 0, name="附注"),) if self.note else ()),
        )

    def paper(self) -> FormPaper:
        """Return the list, in landscape, ready to be laid out by itself."""
        return FormPaper(self.title, self.blocks(), self.label, landscape=True)


def _column(title: str) -> Column:
    width = next((width for start, width in WIDTHS if title.startswith(start)), 24.0)
    return Column(title, width, 0.5 if title.startswith(CENTRED) else 0.0)
