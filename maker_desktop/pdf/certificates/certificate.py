"""Certificates: their content set into the boxes of a design, as whole pages or as text for pre-printed paper."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from reportlab.lib.colors import Color, HexColor

from maker_desktop.pdf.certificates.design import Design, Element
from maker_desktop.pdf.certificates.guilloche import ORNAMENTS
from maker_desktop.pdf.certificates.template import filled, names_in
from maker_desktop.pdf.engine.atoms import Span
from maker_desktop.pdf.engine.blocks import centred
from maker_desktop.pdf.engine.dates import written_date
from maker_desktop.pdf.engine.fonts import Fonts, PrintedText
from maker_desktop.pdf.engine.page import MM, Area, PageWriter, Style
from maker_desktop.pdf.engine.quotes import nested
from maker_desktop.pdf.engine.typesetting import Fitted, Measure, break_lines, fit

# Widths of an issuer's column and of the gap beside it as shares of the type size; columns are narrower where there are
# many, and still leave each seal its room.
WIDEST_ISSUER = 15.6
ISSUER_GAP = 0.7
ISSUERS_IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate. `kind` is project, team or organisation; a team names up to seven `members`.

    `about` is its name in a refusal, e.g. 3号项目“某某平台”; `code` is the content of its QR code, empty for none;
    `issuers` are in order of rank.
    """

    kind: str
    recipient: str
    contest: str
    award: str
    issuers: tuple[str, ...]
    day: date
    serial: str = ""
    project: str = ""
    division: str = ""
    members: tuple[str, ...] = ()
    code: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Overprint:
    """Text only, for pre-printed paper: everything moved by tenths of a millimetre to the right and down."""

    right: int = 0
    down: int = 0


def pdf(
    certificates: Sequence[Certificate],
    design: Design,
    fonts: Fonts,
    *,
    overprint: Overprint | None = None,
    progress: Callable[[int, int], None] = lambda done, count: None,
) -> bytes:
    """Return one PDF with a page for each certificate.

    Raises Refusal, before the first page is made, for a character without a glyph. `progress` is called with the
    number of pages done and their total; an exception it raises cancels the work and is passed on.
    """
    for certificate in certificates:
        fonts.check(_fields(certificate, design))
    writer = PageWriter(fonts, "荣誉证书")
    for number, certificate in enumerate(certificates, start=1):
        with writer.page(design.page):
            if overprint is None:
                writer.art(design.ornament, lambda page: ORNAMENTS[design.ornament](page, *design.page))
                _draw(writer, certificate, design, preprinted=True)
            else:
                with writer.moved(overprint.right / 10, overprint.down / 10):
                    _draw(writer, certificate, design, preprinted=False)
        progress(number, len(certificates))
    return writer.finish()


@cache
def _colour(written: str) -> Color:
    return HexColor(written)


def _values(certificate: Certificate, design: Design) -> dict[str, str]:
    """Return the value of each name in braces."""
    return {
        "获证者": certificate.recipient,
        "项目": certificate.project,
        "赛事": certificate.contest,
        "组别": certificate.division,
        "奖项": certificate.award,
        "核心成员": "、".join(certificate.members),
        "日期": written_date(certificate.day, design.date),
        "编号": certificate.serial,
    }


def _texts(certificate: Certificate, design: Design) -> Iterator[tuple[Element, tuple[Span, ...]]]:
    """Yield the elements of a certificate with their texts, empty where an element is no text or all it names is."""
    values = _values(certificate, design)
    wording = design.wording[certificate.kind]
    for element in design.elements:
        if certificate.kind in element.kinds:
            yield element, _spans(element, element.text.replace("{用语}", wording), values)


@lru_cache(maxsize=256)
def _cut(template: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parts of a template, every second one emphasised, and the names in braces that it uses."""
    return tuple(re.split(r"[【】]", template)), names_in(template)


def _spans(element: Element, template: str, values: Mapping[str, str]) -> tuple[Span, ...]:
    """Fill a template; text in 【】 is set in the emphasis of `element`; empty if all its names are empty.

    The template is split before it is filled, so that brackets in a name are kept as text.
    """
    parts, named = _cut(template)
    if named and not any(values[name] for name in named):
        return ()
    roles = (element.role, element.emphasis)
    texts = nested([filled(part, values) for part in parts])
    return tuple(Span(part, roles[number % 2]) for number, part in enumerate(texts) if part)


def _fields(certificate: Certificate, design: Design) -> Iterator[PrintedText]:
    for element, spans in _texts(certificate, design):
        for span in spans:
            yield PrintedText(span.text, span.role, "证书文字", certificate.about)
        if element.shape == "issuers":
            for issuer in certificate.issuers:
                yield PrintedText(issuer, element.role, "颁发单位", certificate.about)


def _draw(writer: PageWriter, certificate: Certificate, design: Design, *, preprinted: bool) -> None:
    """Draw the elements of a certificate, including those already on pre-printed paper only if `preprinted`."""
    for element, spans in _texts(certificate, design):
        if element.preprinted and not preprinted:
            continue
        area = Area(element.x, element.y, element.width, element.height)
        if element.shape == "code":
            if certificate.code:
                writer.qr_code(area.x, area.y, min(area.width, area.height), certificate.code, _colour(element.colour))
        elif element.shape == "issuers":
            _draw_issuers(writer, certificate, design, element, area)
        elif spans:
            _draw_text(writer, spans, element, area)


def _draw_text(writer: PageWriter, spans: tuple[Span, ...], element: Element, area: Area) -> None:
    colour = _colour(element.colour)
    if element.shape == "paragraph":
        fitted = fit_paragraph(spans, writer.fonts, element)
        _draw_lines(writer, fitted, area, element.align, colour, justified=True)
        return
    text = "".join(span.text for span in spans)
    if element.tracking and _tracked(writer, text, element, area, colour):
        return
    _draw_lines(writer, _fitted(writer.fonts, text, element, area), area, element.align, colour)


def _fitted(fonts: Fonts, text: str, element: Element, area: Area) -> Fitted:
    return fit(
        text,
        element.role,
        fonts,
        size=element.size,
        width=area.width * MM,
        height=area.height * MM,
        smallest=element.smallest,
        leading=element.leading,
    )


def _tracked(writer: PageWriter, text: str, element: Element, area: Area, colour: Color) -> bool:
    """Draw `text` on one line with space between its characters; return False if that is too wide for the box."""
    gaps = len(text) - 1
    width = writer.fonts.width(text, element.role, element.size) + gaps * element.tracking * element.size
    if width > area.width * MM:
        return False
    style = Style(element.role, element.size, colour)
    x = area.x + element.align * area.width
    baseline = centred(area.y, area.height, element.size)
    writer.text(x, baseline, text, style, align=element.align, tracking=element.tracking * element.size)
    return True


def fit_paragraph(spans: tuple[Span, ...], fonts: Fonts, element: Element) -> Fitted:
    """Fit a paragraph into the box of `element`, reducing the type size until it is no higher than the box.

    The size is also reduced a little where that avoids a last line of one or two characters.
    """
    size = element.size
    while True:
        measure = Measure(element.width * MM, first=element.indent * size)
        lines = break_lines(spans, fonts, size, measure)
        fitted = Fitted(lines, size, size * element.leading)
        alone = len(lines) > 1 and len(lines[-1].text) <= 2 and size > 0.92 * element.size
        if fitted.height <= element.height * MM and not alone:
            return fitted
        size *= 0.97


def _draw_lines(
    writer: PageWriter, fitted: Fitted, area: Area, align: float, colour: Color, *, justified: bool = False
) -> None:
    """Draw fitted lines, vertically centred in `area`."""
    pitch = fitted.pitch / MM
    top = area.y + (area.height - fitted.height / MM) / 2
    for number, line in enumerate(fitted.lines):
        tracking = line.tracking(area.width * MM) if justified else 0.0
        left = area.x + (0.0 if justified else align * (area.width - line.width / MM))
        baseline = centred(top + number * pitch, pitch, fitted.size)
        writer.line_of_text(left, baseline, line, fitted.size, tracking=tracking, colour=colour)


def _draw_issuers(writer: PageWriter, certificate: Certificate, design: Design, element: Element, area: Area) -> None:
    """Draw the issuers in columns, in order of rank and in one size, and the date below the last of them."""
    across = min(ISSUERS_IN_A_ROW, len(certificate.issuers))
    rows = [certificate.issuers[start : start + across] for start in range(0, len(certificate.issuers), across)]
    column = min(WIDEST_ISSUER * element.size / MM, area.width / across)
    gap = ISSUER_GAP * element.size / MM
    left = area.x + element.align * (area.width - column * across)
    strip = area.height / (len(rows) + 1)
    boxes = [
        (issuer, Area(left + place * column, area.y + number * strip, column - gap, strip))
        for number, row in enumerate(rows)
        for place, issuer in enumerate(row)
    ]
    size = min(_fitted(writer.fonts, issuer, element, box).size for issuer, box in boxes)
    even = replace(element, size=size, smallest=min(size, element.smallest))
    last = boxes[-1][1]
    boxes.append((written_date(certificate.day, design.date), replace(last, y=last.y + strip)))
    align = 0.0 if element.align == 0 else 0.5
    for text, box in boxes:
        _draw_lines(writer, _fitted(writer.fonts, text, even, box), box, align, _colour(element.colour))
