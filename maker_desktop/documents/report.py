"""Result documents: title, blocks, and on every page the contest, the rules, print time, page x of y and the digest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from maker_desktop.documents import flow
from maker_desktop.documents.blocks import centred
from maker_desktop.documents.flow import Block, Placed
from maker_desktop.documents.fonts import Field, Fonts, Role
from maker_desktop.documents.page import A4, A4_LANDSCAPE, GREY, MM, Area, Sheets, Style
from maker_desktop.documents.titles import balanced
from maker_desktop.documents.typesetting import Fitted, fit

SIDE = 20.0  # left and right margins
TOP = 16.0  # above the running head
HEAD = 8.0  # the running head with its rule and the space below
FOOT = 15.0  # below the footer
RULES = 9.5  # at most so high are the rules in the footer
SMALL = 8.0


@dataclass(frozen=True, slots=True)
class Report:
    """A result document.

    `stage` names stage and division, e.g. 复赛 · 企业组; `rules` is the rule text in sentences; `digest` is that of
    the sealed stage, empty before; `blocks` follow one another below the title.
    """

    title: str
    contest: str
    stage: str
    rules: str
    printed: datetime
    blocks: tuple[Block, ...]
    digest: str = ""
    landscape: bool = False

    @property
    def seal(self) -> str:
        """Return what the footer says about the seal."""
        return f"封存摘要 {self.digest}" if self.digest else "尚未封存"

    def fields(self) -> list[Field]:
        """Return the texts on every page."""
        return [
            Field(self.title, Role.XIAOBIAOSONG, "标题"),
            Field(self.contest, Role.SONGTI, "赛事名称"),
            Field(self.stage, Role.SONGTI, "赛程"),
            Field(self.rules, Role.SONGTI, "规则说明"),
            Field(self.digest, Role.SONGTI, "封存摘要"),
        ]


def pdf(reports: Sequence[Report], fonts: Fonts) -> bytes:
    """Return one PDF of all `reports`, each counting its own pages. Raises Refusal before a character without glyph."""
    laid_out = [(report, *_laid_out(report, fonts)) for report in reports]
    sheets = Sheets(fonts, reports[0].title)
    for report, first, pages in laid_out:
        for number, placed in enumerate(pages, start=1):
            with sheets.page(A4_LANDSCAPE if report.landscape else A4):
                _draw_page(sheets, report, placed, first, number, len(pages))
    return sheets.finish()


def _column(report: Report) -> Area:
    """Return the area between running head and footer."""
    width, height = A4_LANDSCAPE if report.landscape else A4
    top = TOP + HEAD
    return Area(SIDE, top, width - 2 * SIDE, height - top - FOOT - RULES - 8.0)


def _laid_out(report: Report, fonts: Fonts) -> tuple[float, tuple[tuple[Placed, ...], ...]]:
    """Return how high the title is, and the placed pieces of each page."""
    fonts.check(report.fields())
    column = _column(report)
    lines = balanced(report.title, Role.XIAOBIAOSONG, fonts, 18, column.width * MM)
    title = len(lines) * 9.5 + 8.0
    pieces = flow.pieces_of(report.blocks, fonts, column.width, column.height)
    return title, flow.fill(pieces, column.height - title, column.height)


def _draw_page(sheets: Sheets, report: Report, placed: Sequence[Placed], title: float, number: int, count: int) -> None:
    column = _column(report)
    _draw_head(sheets, report, column)
    _draw_foot(sheets, report, column, f"第 {number} 页　共 {count} 页")
    if number == 1:
        _draw_title(sheets, report, column)
        column = Area(column.x, column.y + title, column.width, column.height - title)
    flow.draw(sheets, placed, column)


def _draw_head(sheets: Sheets, report: Report, column: Area) -> None:
    style = Style(Role.SONGTI, SMALL, GREY)
    room = column.width * MM - sheets.fonts.width(report.stage, Role.SONGTI, SMALL) - 12
    contest = fit(report.contest, Role.SONGTI, sheets.fonts, size=SMALL, width=room, height=SMALL * 1.3, smallest=4)
    sheets.line_of_text(column.x, TOP, contest.lines[0], contest.size, colour=GREY)
    sheets.text(column.right, TOP, report.stage, style, align=1)
    sheets.rule((column.x, TOP + 2), (column.right, TOP + 2), 0.15, GREY)


def _draw_title(sheets: Sheets, report: Report, column: Area) -> None:
    for number, line in enumerate(balanced(report.title, Role.XIAOBIAOSONG, sheets.fonts, 18, column.width * MM)):
        left = column.x + (column.width - line.width / MM) / 2
        sheets.line_of_text(left, centred(column.y + number * 9.5, 9.5, 18), line, 18)


def _draw_foot(sheets: Sheets, report: Report, column: Area, pages: str) -> None:
    top = column.bottom + 4.0
    sheets.rule((column.x, top), (column.right, top), 0.15, GREY)
    rules = _rules(sheets.fonts, report, column)
    for number, line in enumerate(rules.lines):
        baseline = centred(top + 1.0 + number * rules.pitch / MM, rules.pitch / MM, rules.size)
        sheets.line_of_text(column.x, baseline, line, rules.size, colour=GREY)
    style = Style(Role.SONGTI, SMALL, GREY)
    baseline = top + 1.0 + RULES + 3.5
    sheets.text(column.x, baseline, f"打印时间 {report.printed:%Y-%m-%d %H:%M:%S}", style)
    sheets.text(column.x + column.width / 2, baseline, report.seal, style, align=0.5)
    sheets.text(column.right, baseline, pages, style, align=1)


def _rules(fonts: Fonts, report: Report, column: Area) -> Fitted:
    text = f"规则：{report.rules}"
    return fit(
        text, Role.SONGTI, fonts, size=7.5, width=column.width * MM, height=RULES * MM, smallest=7.5, leading=1.25
    )
