"""Ornaments for certificates, computed and drawn as vectors: guilloche bands and rosettes, and contour lines.

Every ornament draws on a page of `width` by `height` millimetres; `ORNAMENTS` names them for the designs.
"""

from collections.abc import Callable, Iterator, Mapping
from math import cos, pi, sin

from reportlab.lib.colors import HexColor

from maker_desktop.pdf.engine.page import Area, PageWriter, Point

Curve = list[Point]

RED = HexColor("#A3161F")
GOLD = HexColor("#B58A3C")
PALE_GOLD = HexColor("#EBDDBB")
CREAM = HexColor("#FFFDF7")
INK = HexColor("#1B2A41")
MIST = HexColor("#4A648A")
HAZE = HexColor("#E3E8EF")
SEAL_RED = HexColor("#B3261E")

SAMPLES = 8  # points of a wave; the smooth curve through them differs from a sine by less than a hairline


def rosette(centre: Point, inner: float, outer: float, petals: int, strands: int) -> Iterator[Curve]:
    """Yield the closed curves of a rosette between two radii: waves with `petals` crests, turned against each other."""
    middle, swing = (inner + outer) / 2, (outer - inner) / 2
    steps = petals * SAMPLES
    for strand in range(strands):
        phase = 2 * pi * strand / strands
        curve = []
        for step in range(steps):
            angle = 2 * pi * step / steps
            radius = middle + swing * sin(petals * angle + phase)
            curve.append((centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)))
        yield [*curve, curve[0]]


def band(start: Point, end: Point, swing: float, wave: float, strands: int) -> Iterator[Curve]:
    """Yield interlaced waves along the straight line from `start` to `end`, `wave` long, `swing` to either side."""
    length = abs(end[0] - start[0]) + abs(end[1] - start[1])
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    waves = round(length / wave)
    steps = waves * SAMPLES
    for strand in range(strands):
        phase = 2 * pi * strand / strands
        curve = []
        for step in range(steps + 1):
            way = length * step / steps
            angle = 2 * pi * waves * step / steps
            # The slow second wave varies the width of the band, as in engraved ones.
            off = swing * (0.78 * sin(angle + phase) + 0.22 * sin(angle / 2 + 2 * phase))
            curve.append((start[0] + along[0] * way - along[1] * off, start[1] + along[1] * way + along[0] * off))
        yield curve


def frame(writer: PageWriter, width: float, height: float) -> None:
    """Draw a frame of guilloche bands in red and gold, rosettes in its corners and a pale one in the middle."""
    unit = min(width, height) / 210  # the drawing was made for A4
    edge = 15.0 * unit
    writer.rectangle(_inset(8.5 * unit, width, height), fill=CREAM)
    _watermark(writer, (width / 2, height * 0.53), min(width, height) * 0.32)
    corners = [(edge, edge), (width - edge, edge), (width - edge, height - edge), (edge, height - edge)]
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        for strands, swing, wave, colour in ((10, 4.3, 15.0, GOLD), (8, 3.2, 7.5, RED)):
            for curve in band(start, end, swing * unit, wave * unit, strands):
                writer.curve(curve, 0.11 * unit, colour)
    for inset, thickness, colour in ((8.5, 0.8, RED), (9.9, 0.2, GOLD), (20.1, 0.2, GOLD), (21.3, 0.4, RED)):
        writer.rectangle(_inset(inset * unit, width, height), stroke=colour, thickness=thickness * unit)
    for corner in corners:
        _corner(writer, corner, unit)


def _inset(distance: float, width: float, height: float) -> Area:
    return Area(distance, distance, width - 2 * distance, height - 2 * distance)


def _corner(writer: PageWriter, centre: Point, unit: float) -> None:
    for curve in rosette(centre, 9.4 * unit, 9.6 * unit, 24, 1):
        writer.shape(curve, CREAM)
    layers = ((6.0, 9.7, 20, 6, RED), (3.4, 6.6, 14, 6, GOLD), (0.9, 3.8, 9, 4, RED))
    for inner, outer, petals, strands, colour in layers:
        for curve in rosette(centre, inner * unit, outer * unit, petals, strands):
            writer.curve(curve, 0.12 * unit, colour)


def _watermark(writer: PageWriter, centre: Point, radius: float) -> None:
    layers = ((0.80, 1.00, 36, 6), (0.52, 0.84, 24, 8), (0.22, 0.56, 16, 8), (0.04, 0.26, 10, 6))
    for inner, outer, petals, strands in layers:
        for curve in rosette(centre, inner * radius, outer * radius, petals, strands):
            writer.curve(curve, 0.12, PALE_GOLD)


def contours(writer: PageWriter, width: float, height: float) -> None:
    """Draw a dark panel on the left with contour lines like a map's, a red line beside it and pale arcs opposite."""
    panel = width * 0.19
    writer.rectangle(Area(0, 0, panel, height), fill=INK)
    for number in range(46):
        writer.curve(_contour(panel, height, number / 45), 0.13, MIST)
    writer.rectangle(Area(panel, 0, width * 0.005, height), fill=SEAL_RED)
    for number in range(34):
        writer.curve(_arc((width, height), width * (0.06 + 0.009 * number)), 0.15, HAZE)


def _contour(panel: float, height: float, share: float) -> Curve:
    """Return one of the lines that run down the panel, swaying more the further they are from its edges."""
    room = sin(pi * share) * panel * 0.16
    curve = []
    for step in range(61):
        way = step / 60
        sway = sin(2 * pi * way * 1.5 + 3.2 * share) + 0.5 * sin(2 * pi * way * 3.3 - 5.0 * share)
        curve.append((panel * (0.02 + 0.96 * share) + room * sway * 0.66, way * height))
    return curve


def _arc(corner: Point, radius: float) -> Curve:
    """Return the quarter of a circle around the bottom right `corner` that lies on the page."""
    angles = [pi / 2 * step / 24 for step in range(25)]
    return [(corner[0] - radius * cos(angle), corner[1] - radius * sin(angle)) for angle in angles]


def blank(writer: PageWriter, width: float, height: float) -> None:
    """Draw nothing, for plain or pre-printed paper."""
    del writer, width, height


ORNAMENTS: Mapping[str, Callable[[PageWriter, float, float], None]] = {
    "guilloche": frame,
    "contours": contours,
    "none": blank,
}
