"""Which rows below a roster's titles describe no project, and why: examples, headings, signatures, sums."""

import re

from maker_desktop.exchange.roster.part import Part
from maker_desktop.exchange.roster.values import read_number
from maker_desktop.exchange.tables.not_entries import what_else

_EXAMPLE = re.compile(r"[（(【]?(?:填写)?(?:示例|样例|范例|例如|举例|例)\s*(?:[)）】:：\d]|$)")
#: A text that only counts lines or sections: 一、 （二）.
_SECTION = re.compile(r"[（(]?[一二三四五六七八九十]+[)）]?[、.．]?\s*")


def why_left_out(part: Part, row: int) -> str | None:
    """Return why a row describes no project, in Chinese, or nothing for an empty row; None if it describes one."""
    filled = part.filled(row)
    keys = [key for key in part.header.columns if key != "number"]
    described = any(part.cell(row, key) or part.missing(row, key) is not None for key in keys)
    if not described and any(part.struck(row, key) for key in keys):
        return "整行划去，没有读入"
    if part.is_subtitles(row):
        return ""
    if row in part.header.repeats or not (filled or described):
        return ""
    if filled and (what := _what_else(part, row, filled[0])):
        return f"“{filled[0][:20]}”{what}，没有读入"
    if not described:
        return "" if read_number(filled[0]) is not None else f"“{filled[0][:20]}”不是项目，没有读入"
    return _why_heading(part, row, filled)


def _what_else(part: Part, row: int, first: str) -> str:
    """Return what a row is by its first text, if it is not a project."""
    what = what_else(first, _is_whole(part, row))
    if what:
        return what
    if any(_EXAMPLE.match(part.cell(row, key)) for key in ("number", "project")):
        return "像是填写示例"
    return ""


def _why_heading(part: Part, row: int, filled: list[str]) -> str | None:
    """Return why a row is a heading: its titles again, or one text merged across."""
    title = part.sheet.cell(part.header.row, part.header.columns["project"])
    if title and part.cell(row, "project") == title:
        return ""
    if (
        len(set(filled)) == 1
        and (len(filled) > 2 or _SECTION.match(filled[0]))
        and part.header.columns.keys() > {"project"}
    ):
        return f"“{filled[0][:20]}”是分段标题，没有读入"
    return None


def _is_whole(part: Part, row: int) -> bool:
    """Whether a row has both a number and an applicant, as no signature line does."""
    return bool(read_number(part.cell(row, "number")) and part.cell(row, "applicant"))
