"""A page to set up overprinting with: rulers at the edges and the boxes of a design, printed with its offsets."""

from dataclasses import dataclass

from reportlab.lib.colors import CMYKColor

from maker_desktop.pdf.certificates.certificate import Overprint
from maker_desktop.pdf.certificates.design import Design, Element
from maker_desktop.pdf.certificates.template import without_signs
from maker_desktop.pdf.engine.fonts import Fonts, Role
from maker_desktop.pdf.engine.page import BLACK, Area, PageWriter, Style

SMALL = Style(Role.SONGTI, 8)
FAINT = CMYKColor(0, 0, 0, 0.4)
NAMES = {"text": "文字", "paragraph": "正文", "issuers": "颁发单位", "code": "二维码"}


@dataclass(frozen=True, slots=True)
class Calibration:
    """The page for a design, printed with the offsets of `overprint`."""

    design: Design
    overprint: Overprint


def pdf(calibration: Calibration, fonts: Fonts) -> bytes:
    """Return one page to lay over the pre-printed paper; a deviation of 1 mm is an offset of 10 (tenths of a mm)."""
    design, overprint = calibration.design, calibration.overprint
    writer = PageWriter(fonts, "套打校准")
    width, height = design.page
    with writer.page(design.page), writer.moved(overprint.right / 10, overprint.down / 10):
        for millimetre in range(16, int(width)):
            _tick(writer, millimetre, along=True)
        for millimetre in range(16, int(height)):
            _tick(writer, millimetre, along=False)
        for element in design.elements:
            if not element.preprinted:
                _box(writer, element)
        offsets = f"套打校准　{design.name}　向右 {overprint.right / 10:.1f} 毫米　向下 {overprint.down / 10:.1f} 毫米"
        writer.text(20, 22, offsets, Style(Role.HEITI, 11))
        writer.text(20, 27, "与预印纸重叠透光查看；文字框偏左 1 毫米时，“套打右移”增加 10（单位：0.1 毫米）。", SMALL)
    return writer.finish()


def _tick(writer: PageWriter, millimetre: int, *, along: bool) -> None:
    """Draw one mark of the ruler at the top edge (`along`) or the left edge, with its number every 10 mm."""
    whole = millimetre % 10 == 0
    length = 4.0 if whole else 3.0 if millimetre % 5 == 0 else 2.0
    start, end = 8.0, 8.0 + length
    if along:
        writer.rule((millimetre, start), (millimetre, end), 0.1, BLACK)
    else:
        writer.rule((start, millimetre), (end, millimetre), 0.1, BLACK)
    if whole:
        x, baseline = (millimetre, 15.0) if along else (14.5, millimetre + 1.0)
        writer.text(x, baseline, str(millimetre), SMALL, align=0.5)


def _box(writer: PageWriter, element: Element) -> None:
    area = Area(element.x, element.y, element.width, element.height)
    writer.rectangle(area, stroke=FAINT, thickness=0.15)
    name = without_signs(element.text) or NAMES[element.shape]
    writer.text(area.x + 1, area.y + 3.5, name, SMALL)
