"""The calibration page shows where the boxes of a design fall, with the offsets it was printed with."""

import pytest

from maker_desktop.pdf.certificates import calibration
from maker_desktop.pdf.certificates.calibration import Calibration
from maker_desktop.pdf.certificates.certificate import Overprint
from maker_desktop.pdf.certificates.design import shipped
from maker_desktop.pdf.engine.fonts import Fonts
from tests.pdf import reading
from tests.pdf.reading import MM


def test_it_shows_each_variable_box_where_the_text_will_be_with_the_offset() -> None:
    design = next(design for design in shipped() if design.id == "classic")
    document = calibration.pdf(Calibration(design, Overprint(right=5, down=-12)), Fonts())
    boxes = [element for element in design.elements if not element.preprinted]
    with reading.opened(document) as pdf:
        shown = pdf.pages[0].rects
        assert len(shown) == len(boxes)
        for element, box in zip(boxes, shown, strict=True):
            assert box["x0"] / MM == pytest.approx(element.x + 0.5, abs=0.05)
            assert box["top"] / MM == pytest.approx(element.y - 1.2, abs=0.05)
    text = reading.plain(document)
    assert "向右0.5毫米" in text
    assert "向下-1.2毫米" in text
    assert "获证者：" in text
    assert not set("{}【】") & set(text)
