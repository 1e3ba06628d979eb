"""Sheets of paper to draw on, in millimetres from the page's top-left corner.

Type sizes are points, everything else is millimetres; `baseline` is the line the characters stand on.
"""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import CMYKColor, Color
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from maker_desktop.pdf.engine.fonts import Fonts, Role, Run
from maker_desktop.pdf.engine.qr_codes import QrCodes
from maker_desktop.pdf.engine.typesetting import TextLine

# Binary streams: a fifth smaller and twice as fast as ASCII-encoded ones.
rl_config.useA85 = 0

MM = 72 / 25.4  # points in a millimetre
ASCENT = 0.88  # from baseline to the top of the character frame, as a share of the size; all shipped faces agree

A4 = (210.0, 297.0)
A4_LANDSCAPE = (297.0, 210.0)

BLACK = CMYKColor(0, 0, 0, 1)
RED = CMYKColor(0, 0.8, 0.8, 0)  # GB/T 9704-2012, 5.2.2: the red of official letters
GREY = CMYKColor(0, 0, 0, 0.55)

Point = tuple[float, float]

# A run of dark modules in a row of a QR code.
DARK = re.compile(b"\x01+")
# Drawn texts whose PDF code is kept, because many pages show the same text at the same place.
REMEMBERED = 2000


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the page: left and top edge, width and height in millimetres."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the bottom edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: its role, its size in points and its colour."""

    role: Role
    size: float
    colour: Color = BLACK


class PageWriter:
    """The pages of one PDF, made in memory: start a page, draw on it, and take the bytes at the end."""

    def __init__(self, fonts: Fonts, title: str) -> None:
        self.fonts = fonts
        self._buffer = io.BytesIO()
        # The first font is named in every page's stream: without ours that would be Helvetica, which is not embedded.
        first = fonts.name(Role.SONGTI)
        self._canvas = Canvas(self._buffer, initialFontName=first, pageCompression=1)  # type: ignore[arg-type]  # stub
        self._canvas.setTitle(title)
        self._canvas.setCreator("maker-desktop")
        self._height = 0.0
        self._drawn: dict[tuple[object, ...], str] = {}
        self._codes = QrCodes()

    @contextmanager
    def page(self, size: tuple[float, float] = A4, *, turn: int = 0) -> Iterator[None]:
        """Open a page of `size` (width, height); a viewer shows it turned clockwise by `turn` degrees."""
        # reportlab names the size of a turned page as the viewer shows it.
        width, height = size if turn % 180 == 0 else size[::-1]
        self._canvas.setPageSize((width * MM, height * MM))
        self._canvas.setPageRotation(turn)
        self._height = size[1]
        yield
        self._canvas.showPage()

    @contextmanager
    def turned(self, size: tuple[float, float] = A4) -> Iterator[None]:
        """Draw as on a landscape page whose top lies along the left edge of the portrait page of `size`."""
        with self._kept():
            self._canvas.translate(size[0] * MM, 0)
            self._canvas.rotate(90)
            portrait, self._height = self._height, size[0]
            yield
            self._height = portrait

    @contextmanager
    def moved(self, right: float, down: float) -> Iterator[None]:
        """Draw everything `right` and `down` by so many millimetres, to correct the position of an overprint."""
        with self._kept():
            self._canvas.translate(right * MM, -down * MM)
            yield

    def finish(self) -> bytes:
        """Return the finished PDF."""
        self._canvas.save()
        return self._buffer.getvalue()

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        style: Style,
        *,
        align: float = 0.0,
        tracking: float = 0.0,
        stretch: float = 1.0,
    ) -> None:
        """Draw `text` with its left end at `x`, its middle (`align` 0.5) or its right end (1).

        `tracking` is added after each character in points; `stretch` scales the characters' width.
        """
        if not text:
            return
        key = (x, self._height - baseline, text, style, align, tracking, stretch)
        code = self._drawn.get(key)
        if code is None:
            if len(self._drawn) >= REMEMBERED:
                self._drawn.clear()
            code = self._drawn[key] = self._text(*key)
        self._canvas.addLiteral(code)

    def _text(self, x: float, up: float, text: str, style: Style, align: float, tracking: float, stretch: float) -> str:
        """Return the PDF code of a text whose baseline lies `up` from the bottom of the page."""
        width = (self.fonts.width(text, style.role, style.size) + tracking * (len(text) - 1)) * stretch
        # Written out here, as curves are: the PDF library's text objects take twice as long.
        code = [f"BT {ink(style.colour)} 1 0 0 1 {x * MM - align * width:.3f} {up * MM:.3f} Tm"]
        if tracking:
            code.append(f"{tracking:.4f} Tc")
        if stretch != 1.0:
            code.append(f"{stretch * 100:.3f} Tz")
        for run in self.fonts.runs(text, style.role):
            if run.rise:
                code.append(f"{run.rise * style.size:.3f} Ts")
            code += self._shown(run, style.size)
            if run.rise:
                code.append("0 Ts")
        # Both stay set after the text object unless they are taken back.
        if tracking:
            code.append("0 Tc")
        if stretch != 1.0:
            code.append("100 Tz")
        return " ".join([*code, "ET"])

    def _shown(self, run: Run, size: float) -> Iterator[str]:
        """Yield the code that shows a run, a piece for each subset of its font."""
        canvas: Any = self._canvas  # what text objects use of it has no type
        font: Any = getFont(run.font)
        for subset, codes in font.splitString(run.text, canvas._doc):
            name = font.getSubsetInternalName(subset, canvas._doc)
            yield f"{name} {size:.4g} Tf ({canvas._escape(codes)}) Tj"

    def line_of_text(
        self, x: float, baseline: float, line: TextLine, size: float, *, tracking: float = 0.0, colour: Color = BLACK
    ) -> None:
        """Draw a broken line, its indent included, from `x` on; `tracking` in points after each character."""
        left = x + line.indent / MM
        for span in line.spans:
            self.text(left, baseline, span.text, Style(span.role, size, colour), tracking=tracking)
            left += (self.fonts.width(span.text, span.role, size) + tracking * len(span.text)) / MM

    def rule(self, start: Point, end: Point, thickness: float, colour: Color = BLACK) -> None:
        """Draw a straight line, `thickness` in millimetres."""
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(thickness * MM)
        self._canvas.line(*self._at(start), *self._at(end))

    def rectangle(
        self, area: Area, *, fill: Color | None = None, stroke: Color | None = None, thickness: float = 0.2
    ) -> None:
        """Draw a rectangle, filled, with an outline, or both."""
        if fill is not None:
            self._canvas.setFillColor(fill)
        if stroke is not None:
            self._canvas.setStrokeColor(stroke)
            self._canvas.setLineWidth(thickness * MM)
        self._canvas.rect(
            *self._at((area.x, area.bottom)),
            area.width * MM,
            area.height * MM,
            stroke=int(stroke is not None),
            fill=int(fill is not None),
        )

    def curve(self, points: Sequence[Point], thickness: float, colour: Color) -> None:
        """Draw a smooth curve through `points`."""
        at = [self._at(point) for point in points]
        # Written out here: the PDF library formats numbers one by one, which takes three times as long.
        pieces = [f"{ax:.2f} {ay:.2f} {bx:.2f} {by:.2f} {x:.2f} {y:.2f} c" for (ax, ay), (bx, by), (x, y) in bends(at)]
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(thickness * MM)
        self._canvas.addLiteral("\n".join([f"{at[0][0]:.2f} {at[0][1]:.2f} m", *pieces, "S"]))

    def shape(self, points: Sequence[Point], fill: Color) -> None:
        """Fill the polygon of `points`."""
        (x, y), *others = (self._at(point) for point in points)
        self._canvas.setFillColor(fill)
        self._canvas.addLiteral("\n".join([f"{x:.2f} {y:.2f} m", *(f"{x:.2f} {y:.2f} l" for x, y in others), "h f"]))

    def art(self, name: str, draw: Callable[["PageWriter"], None]) -> None:
        """Draw what is the same on many pages: `draw` is called once and its drawing is reused under `name`."""
        if not self._canvas.hasForm(name):
            self._canvas.beginForm(name)
            draw(self)
            self._canvas.endForm()
        self._canvas.doForm(name)

    def qr_code(self, x: float, y: float, side: float, content: str, colour: Color = BLACK) -> None:
        """Draw `content` as a QR code of `side` millimetres with its top-left corner at (x, y), as a single path."""
        rows = self._codes.rows(content)
        # Whole numbers on a grid of modules: ten times faster than a path of measured rectangles.
        path = "\n".join(
            f"{run.start()} {-row} {run.end() - run.start()} 1 re"
            for row, modules in enumerate(rows, start=1)
            for run in DARK.finditer(modules)
        )
        with self._kept():
            self._canvas.translate(*self._at((x, y)))
            self._canvas.scale(side / len(rows) * MM, side / len(rows) * MM)
            self._canvas.setFillColor(colour)
            self._canvas.addLiteral(f"{path} f")

    @contextmanager
    def _kept(self) -> Iterator[None]:
        self._canvas.saveState()
        yield
        self._canvas.restoreState()

    def _at(self, point: Point) -> Point:
        return point[0] * MM, (self._height - point[1]) * MM


@cache
def ink(colour: Color) -> str:
    """Return the PDF code that sets the fill colour."""
    if isinstance(colour, CMYKColor):
        return f"{colour.cyan:.4g} {colour.magenta:.4g} {colour.yellow:.4g} {colour.black:.4g} k"
    return f"{colour.red:.4g} {colour.green:.4g} {colour.blue:.4g} rg"


def bends(points: Sequence[Point]) -> Iterator[tuple[Point, Point, Point]]:
    """Yield the Bézier pieces (two controls, an end) of the Catmull-Rom curve through `points`, closed if they are."""
    closed = points[0] == points[-1]
    before = points[-2] if closed else points[0]
    after = points[1] if closed else points[-1]
    padded = (before, *points, after)
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        yield (bx + (cx - ax) / 6, by + (cy - ay) / 6), (cx - (dx - bx) / 6, cy - (dy - by) / 6), (cx, cy)
