"""Certificates: every design on every kind, names of any length in their boxes, overprint moved by tenths of a mm."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.pdf.certificates import certificate as certificates
from maker_desktop.pdf.certificates.certificate import Certificate, Overprint
from maker_desktop.pdf.certificates.design import Design, Element, read, shipped
from maker_desktop.pdf.engine.dates import written_date
from maker_desktop.pdf.engine.fonts import Fonts
from maker_desktop.resources import resource
from tests.pdf import reading
from tests.pdf.reading import MM, Glyph

FONTS = Fonts()
DESIGNS = {design.id: design for design in shipped()}
PROJECT = Certificate(
    kind="project",
    recipient="山西科迈特电子科技有限公司",
    contest="2026年“创客中国”晋中市中小企业创新创业大赛",
    award="一等奖",
    issuers=("晋中市工业和信息化局", "晋中市转型综改促进中心"),
    day=date(2026, 7, 28),
    serial="JZCK-2026-0101",
    project="国产高速高精度数模转换器（ADC）",
    division="企业组",
    code="JZCK-2026-0101 3f9a77c10b2e91d4",
    about="3号项目“数模转换器”",
)
TEAM = replace(
    PROJECT,
    kind="team",
    recipient="晨曦创客团队",
    members=("王𠮷", "欧阳龑", "李明", "张三", "赵四", "孙五", "阿卜杜热合曼·买买提"),
)
ORGANISATION = replace(
    PROJECT, kind="organisation", recipient="榆次区工业和信息化局", project="", division="", award="优秀组织单位奖"
)


def bare(design: Design) -> Design:
    """Return the design without its ornament, which takes a second to read back."""
    return replace(design, ornament="none")


def frames_overlap(first: Glyph, second: Glyph) -> bool:
    """Say whether the inked middles of two characters' frames overlap."""
    width = min(first.x1, second.x1) - max(first.x0, second.x0)
    height = min(first.bottom, second.bottom) - max(first.top, second.top)
    smaller = min(first.size, second.size) / MM
    return width > 0.3 * smaller and height > 0.3 * smaller


@pytest.mark.parametrize("design", DESIGNS.values(), ids=DESIGNS)
def test_every_design_names_everything_that_has_an_award(design: Design) -> None:
    document = certificates.pdf([PROJECT, TEAM, ORGANISATION], design, FONTS)
    for read_back in (reading.plain(document), reading.poppler_text(document)):
        for certificate in (PROJECT, TEAM, ORGANISATION):
            texts = (certificate.recipient, certificate.project, certificate.contest, certificate.award)
            for text in (*texts, *certificate.issuers, certificate.serial, "2026年7月28日", "荣誉证书"):
                assert text in read_back
        assert "、".join(TEAM.members) in read_back
    assert all(embedded for _, embedded in reading.fonts(document))


def test_only_a_team_names_members_and_only_a_project_its_division() -> None:
    classic = DESIGNS["classic"]
    assert "核心成员" not in reading.plain(certificates.pdf([PROJECT, ORGANISATION], classic, FONTS))
    assert "参赛项目" not in reading.plain(certificates.pdf([ORGANISATION], classic, FONTS))


@pytest.mark.parametrize("design", DESIGNS.values(), ids=DESIGNS)
@pytest.mark.parametrize("length", [2, 11, 25, 40, 60])
def test_names_of_any_length_neither_overlap_nor_leave_the_page(design: Design, length: int) -> None:
    name = "晋中市榆次区中小企业发展服务中心（创新创业孵化基地）" * 3
    certificate = replace(
        TEAM,
        recipient=name[:length],
        project=name[:length],
        award="优秀组织单位奖" if length > 30 else "一等奖",
        issuers=("山西省工业和信息化厅", "山西省财政厅", "晋中市工业和信息化局", name[:length]),
    )
    glyphs = reading.glyphs(certificates.pdf([certificate], bare(design), FONTS))
    width, height = design.page
    for glyph in glyphs:
        assert 0 < glyph.x0 < glyph.x1 < width
        assert 0 < glyph.top < glyph.bottom < height
    inked = [glyph for glyph in glyphs if glyph.text.strip()]
    for number, each in enumerate(inked):
        assert not [other for other in inked[number + 1 :] if frames_overlap(each, other)]


@pytest.mark.parametrize("design", DESIGNS.values(), ids=DESIGNS)
def test_a_design_keeps_its_boxes_on_the_page(design: Design) -> None:
    for element in design.elements:
        assert min(element.x, element.y) >= 0
        assert element.x + element.width <= design.page[0]
        assert element.y + element.height <= design.page[1]


def test_overprint_prints_the_variable_text_only_and_moves_it_by_tenths_of_a_millimetre() -> None:
    classic = DESIGNS["classic"]
    here = reading.glyphs(certificates.pdf([PROJECT], classic, FONTS, overprint=Overprint()))
    there = reading.glyphs(certificates.pdf([PROJECT], classic, FONTS, overprint=Overprint(right=13, down=-7)))
    text = "".join(glyph.text for glyph in here)
    assert "荣誉证书" not in text
    assert PROJECT.recipient in text
    for before, after in zip(here, there, strict=True):
        assert after.x0 - before.x0 == pytest.approx(1.3, abs=0.01)
        assert after.top - before.top == pytest.approx(-0.7, abs=0.01)
    with reading.opened(certificates.pdf([PROJECT], classic, FONTS, overprint=Overprint())) as pdf:
        assert not pdf.pages[0].curves[100:]  # the QR code may be there, the frame is not


def test_the_ornament_is_in_the_file_once_however_many_pages_show_it() -> None:
    each, fifty = (len(certificates.pdf([PROJECT] * count, DESIGNS["classic"], FONTS)) for count in (1, 50))
    assert fifty - each < 50 * 4000


def test_a_certificate_without_code_has_no_qr_code() -> None:
    def rectangles(certificate: Certificate) -> int:
        with reading.opened(certificates.pdf([certificate], DESIGNS["plain"], FONTS)) as pdf:
            return len(pdf.pages[0].rects)

    assert rectangles(PROJECT) > 100
    assert rectangles(replace(PROJECT, code="")) == 0


def test_a_design_can_be_enlarged_from_a4_to_a3() -> None:
    large = DESIGNS["classic"].scaled(2**0.5)
    assert large.page == pytest.approx((420, 297), abs=0.1)
    small, big = (
        reading.glyphs(certificates.pdf([PROJECT], bare(design), FONTS)) for design in (DESIGNS["classic"], large)
    )
    for before, after in zip(small, big, strict=True):
        assert after.x0 == pytest.approx(before.x0 * 2**0.5, abs=0.7)


def test_a_character_without_glyph_is_named_with_field_and_project() -> None:
    with pytest.raises(Refusal) as refusal:
        certificates.pdf([PROJECT, replace(PROJECT, recipient="李\ue000")], DESIGNS["classic"], FONTS)
    assert "3号项目“数模转换器”" in refusal.value.sentence
    assert "U+E000" in refusal.value.sentence


def test_an_asterisk_bracket_or_brace_in_a_name_is_printed_as_it_is() -> None:
    document = certificates.pdf([replace(PROJECT, project="星*号*【乙】{甲}")], DESIGNS["classic"], FONTS)
    assert "星*号*【乙】{甲}" in reading.plain(document)


def test_quotes_of_a_name_become_single_inside_those_of_the_wording() -> None:
    document = certificates.pdf([replace(PROJECT, project="“四两拨千斤”的角座阀")], DESIGNS["classic"], FONTS)
    assert "“‘四两拨千斤’的角座阀”" in reading.plain(document)


def test_progress_is_told_and_can_cancel() -> None:
    told: list[tuple[int, int]] = []

    def stop_at_2(done: int, count: int) -> None:
        told.append((done, count))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        certificates.pdf([PROJECT] * 5, DESIGNS["plain"], FONTS, progress=stop_at_2)
    assert told == [(1, 5), (2, 5)]


@pytest.mark.parametrize(
    ("day", "chinese"),
    [
        (date(2026, 7, 28), "二〇二六年七月二十八日"),
        (date(2030, 10, 10), "二〇三〇年十月十日"),
        (date(2027, 12, 31), "二〇二七年十二月三十一日"),
        (date(2027, 11, 1), "二〇二七年十一月一日"),
    ],
)
def test_dates_can_be_written_in_chinese(day: date, chinese: str) -> None:
    assert written_date(day, "chinese") == chinese


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('name = "红金典雅"', 'name = "红金典雅"\nnmae = 1', "nmae"),
        ("page = [297, 210]", "page = [297]", "page"),
        ("page = [297, 210]", "page = [297, 20]", "page"),
        ('ornament = "guilloche"', 'ornament = "flowers"', "ornament"),
        ('date = "arabic"', 'date = "roman"', "date"),
        ('shape = "code"', 'shape = "barcode"', "shape"),
        ('role = "宋体"', 'role = "魏碑"', "role"),
        ('text = "{奖项}"', 'text = "{奖金}"', "{奖金}"),
        ('text = "{奖项}"', "text = 3", "text"),
        ('text = "{奖项}"', 'text = "{奖项"', "text"),
        ('kinds = ["team"]', 'kinds = ["teams"]', "kinds"),
        ('colour = "#6B4A1E"', 'colour = "gold"', "colour"),
        ("x = 27\n", "", "x"),
        ('organisation = "', 'organization = "', "wording"),
        ("[wording]", "[wording", "classic.toml"),
    ],
)
def test_a_wrong_design_is_refused_with_file_and_key(old: str, new: str, key: str, tmp_path: Path) -> None:
    text = resource("certificates", "classic.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "classic.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Refusal) as refusal:
        read(path)
    assert "classic.toml" in refusal.value.sentence
    assert key in refusal.value.sentence


def test_a_paragraph_never_leaves_one_or_two_characters_on_a_line_of_their_own() -> None:
    box = Element("paragraph", 10, 10, width=100, height=40, text="{赛事}", size=20)
    design = replace(DESIGNS["plain"], elements=(box,))
    for length in range(10, 30):
        glyphs = reading.rows(certificates.pdf([replace(PROJECT, contest="创" * length)], design, FONTS))
        assert len(glyphs) == 1 or len(glyphs[-1]) > 2 or glyphs[-1][0].size < 20 * 0.92
