"""The derivation of one project's place as rich text: its sheets, then every step with its formula and its value."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.scoresheet import SheetState, plain
from maker_desktop.domain.model.standing import DROPPED_NAMES, SheetLine, Step
from maker_desktop.services.documents.parts import total_text
from maker_desktop.services.standings.results import Explanation
from maker_desktop.ui.kit.theme import TOKENS

_SOFT = TOKENS["ink_soft"]
_LINE = TOKENS["line"]
_LINED = f"padding:2px 0 5px 0; border-bottom:1px solid {_LINE}"
#: How much of a step's line its words may take; the rest is for its value.
_TEXT_WIDTH = "72%"
#: A longer value is shown on its own line.
_SHORT_VALUE = 8
#: Rich text runs ordinary spaces together.
_GAP = "&nbsp;&nbsp;"


def derivation_html(told: Explanation, criteria: Sequence[Criterion], decimals: int) -> str:
    """Return the whole derivation; `decimals` are those of the stage's published score."""
    return "".join(_parts(told, criteria, decimals))


def _parts(told: Explanation, criteria: Sequence[Criterion], decimals: int) -> Iterator[str]:
    standing, project = told.standing, told.project
    score = "无得分" if standing.score is None else f"{standing.score}"
    place = "无名次" if standing.place is None else f"第 {standing.place} 名"
    number = f"{project.number} 号"
    yield (
        '<table width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td width="64" bgcolor="{TOKENS["navy"]}" align="center" style="padding:10px 6px; color:{TOKENS["paper"]};'
        f' font-size:17px; font-weight:bold">{number}</td>'
        f'<td style="padding-left:12px"><span style="font-size:17px; font-weight:bold">{escape(project.name)}</span>'
        f'<br><span style="color:{_SOFT}">{escape(project.applicant)}</span></td></tr></table>'
    )
    yield (
        f'<p style="margin:10px 0 12px 0"><span style="font-size:34px; font-weight:bold">{score}</span>'
        f'{_GAP}<span style="font-size:17px; font-weight:bold">{place}</span></p>'
    )
    if told.score.lines:
        yield _table(_sheet_rows(told.score.lines, criteria, decimals))
    yield _table(_step_rows(told.steps))


def _table(rows: Iterable[str]) -> str:
    return f'<table width="100%" cellspacing="0" cellpadding="0" style="margin-bottom:14px">{"".join(rows)}</table>'


def _sheet_rows(lines: Sequence[SheetLine], criteria: Sequence[Criterion], decimals: int) -> Iterator[str]:
    titles = "".join(_cell(escape(name), right=True, soft=True) for name in _short_names(criteria))
    yield f"<tr>{_cell('评委', soft=True)}{titles}{_cell('合计', right=True, soft=True)}</tr>"
    for line in lines:
        yield f"<tr>{_sheet_cells(line, criteria, decimals)}</tr>"


def _short_names(criteria: Sequence[Criterion]) -> tuple[str, ...]:
    """Return how the names begin, as far as that tells them apart: the rules below give them in full."""
    names = [criterion.name for criterion in criteria]
    length = next((each for each in range(2, 99) if len({name[:each] for name in names}) == len(names)), 99)
    return tuple(name[:length] for name in names)


def _sheet_cells(line: SheetLine, criteria: Sequence[Criterion], decimals: int) -> str:
    sheet, out = line.sheet, line.dropped is not None
    state = _state(line)
    note = f'<br><span style="font-size:13px; color:{_SOFT}">{state}</span>' if state else ""
    marks = "".join(
        _cell(_struck(plain(mark) if mark is not None else "—", out or criterion.id in line.dropped_marks), right=True)
        for criterion, mark in zip(criteria, sheet.marks, strict=True)
    )
    total = _struck("—" if line.total is None else total_text(line.total, decimals), out)
    judge = _cell(f'<span style="white-space:nowrap">{sheet.seat}{_GAP}{escape(sheet.judge)}</span>{note}')
    return f"{judge}{marks}{_cell(total, right=True, bold=not out)}"


def _state(line: SheetLine) -> str:
    if line.dropped is not None:
        return f"去{DROPPED_NAMES[line.dropped]}"
    return "" if line.sheet.counts else line.sheet.words + _note(line)


def _note(line: SheetLine) -> str:
    told = line.sheet.note and line.sheet.state in (SheetState.RECUSED, SheetState.ABSENT, SheetState.VOID)
    return f"：{escape(line.sheet.note)}" if told else ""


def _step_rows(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        if step.quoted:
            yield f'<tr><td colspan="2" style="padding:8px 0 3px 0; color:{_SOFT}">{escape(step.text)}</td></tr>'
        elif len(step.value) > _SHORT_VALUE:
            yield f'<tr><td colspan="2" style="padding:5px 0 0 0">{escape(step.text)}</td></tr>'
            yield f'<tr><td colspan="2" align="right" style="{_LINED}; font-weight:bold">{escape(step.value)}</td></tr>'
        else:
            value = _cell(escape(step.value), right=True, bold=True)
            yield f"<tr>{_cell(escape(step.text), width=_TEXT_WIDTH)}{value}</tr>"


def _cell(text: str, *, right: bool = False, soft: bool = False, bold: bool = False, width: str = "auto") -> str:
    style = f"padding:5px 0 5px {10 if right else 0}px; border-bottom:1px solid {_LINE}; vertical-align:top"
    style += f"; color:{_SOFT}; font-size:13px" if soft else ""
    style += "; font-weight:bold" if bold else ""
    return f'<td width="{width}" align="{"right" if right else "left"}" style="{style}">{text}</td>'


def _struck(text: str, struck: bool) -> str:
    return f'<s style="color:{_SOFT}">{text}</s>' if struck else text
