"""The finished letter measured against GB/T 9704-2012: every position within half a millimetre."""

import random
from dataclasses import replace
from datetime import date

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.pdf.engine.atoms import CLOSING, OPENING
from maker_desktop.pdf.engine.blocks import Paragraph
from maker_desktop.pdf.engine.fonts import Fonts
from maker_desktop.pdf.engine.tables import Column, Row, Table
from maker_desktop.pdf.letters import letter as letters
from maker_desktop.pdf.letters.letter import Annex, Head, Imprint, Letter
from tests.pdf import reading
from tests.pdf.reading import MM, Glyph, text_of

HALF = 0.5
PITCH = 225 / 22
CHARACTER = 156 / 28
FRAME = 16 / MM  # height of a 3号 character
FONTS = Fonts()

LETTER = Letter(
    title="关于推荐第十一届“创客中国”山西省中小企业创新创业大赛决赛项目的报告",
    addressee="山西省工业和信息化厅",
    body=("现将有关情况报告如下。", "特此报告，请予审核。"),
    signature="晋中市工业和信息化局",
    day=date(2026, 7, 8),
    head=Head("晋中市工业和信息化局文件", "市工信企业发〔2026〕24号", ("王建国",)),
)
TABLE = Table((Column("序号", 10), Column("项目名称", 100)), tuple(Row((str(n), "项目")) for n in range(1, 31)))


def near(value: float) -> object:
    return pytest.approx(value, abs=HALF)


def rows_of(letter: Letter, page: int = 0) -> list[list[Glyph]]:
    return reading.rows(letters.pdf(letter, FONTS), page)


def row(rows: list[list[Glyph]], beginning: str) -> list[Glyph]:
    return next(row for row in rows if text_of(row).startswith(beginning))


def test_page_and_red_head_stand_where_the_standard_puts_them() -> None:
    document = letters.pdf(LETTER, FONTS)
    rows = reading.rows(document)
    mark, number, title = rows[0], rows[1], rows[2]
    assert text_of(mark) == "晋中市工业和信息化局文件"
    assert mark[0].top == near(37 + 35)
    assert (mark[0].x0 + mark[-1].x1) / 2 == near(28 + 156 / 2)
    assert mark[0].x0 >= 28 - HALF
    assert number[0].x0 == near(28 + CHARACTER)
    assert number[-1].x1 == near(184 - CHARACTER)
    assert number[0].top == near(mark[0].bottom + 2 * PITCH)
    assert text_of(number) == "市工信企业发〔2026〕24号签发人：王建国"
    assert [glyph.font for glyph in number[-4:]] == ["FandolFang-Regular"] + ["LXGWWenKai-Regular"] * 3
    with reading.opened(document) as pdf:
        page = pdf.pages[0]
        line = page.lines[0]
        assert (page.width / MM, page.height / MM) == (near(210), near(297))
        assert line["non_stroking_color"] is not None
        assert line["stroking_color"] == (0, 0.8, 0.8, 0)
        assert line["top"] / MM == near(number[0].bottom + 4)
        assert (line["x0"] / MM, line["x1"] / MM) == (near(28), near(184))
        assert page.chars[0]["non_stroking_color"] == (0, 0.8, 0.8, 0)
    assert title[0].top == near(line["top"] / MM + 2 * PITCH)
    assert title[0].size == near(22)


def test_the_addressee_stands_one_line_below_the_title_and_the_body_is_indented() -> None:
    rows = rows_of(LETTER)
    title, addressee, body = rows[3], row(rows, "山西省"), row(rows, "现将")
    assert text_of(addressee) == "山西省工业和信息化厅："
    assert addressee[0].top == near(title[0].bottom + PITCH)
    assert addressee[0].x0 == near(28)
    assert body[0].x0 == near(28 + 2 * CHARACTER)
    assert body[0].top - addressee[0].top == near(PITCH)


def test_22_lines_of_28_characters_fill_the_block() -> None:
    rows = rows_of(replace(LETTER, body=("创" * 28 * 60,)), page=1)[:-1]
    assert len(rows) == 22
    assert {len(line) for line in rows} == {28}
    for number, line in enumerate(rows):
        assert (line[0].top + line[0].bottom) / 2 == near(37 + (number + 0.5) * PITCH)
        assert (line[0].x0, line[-1].x1) == (near(28), near(184))
        assert line[0].size == pytest.approx(16)
    assert rows[-1][-1].bottom <= 262


def test_a_mark_of_thirty_characters_is_condensed_and_made_smaller_but_stays_in_the_block() -> None:
    mark = rows_of(replace(LETTER, head=replace(LETTER.head, mark="晋" * 30)))[0]  # type: ignore[type-var]  # never None
    assert (mark[0].x0, mark[-1].x1) == (near(28), near(184))


def test_several_signers_stand_two_in_a_row_above_the_red_line() -> None:
    rows = rows_of(replace(LETTER, head=Head("文件", "发〔2026〕1号", ("王建国", "李小明", "赵静", "孙浩"))))
    assert text_of(rows[1]) == "签发人：王建国　李小明"
    assert text_of(rows[2]) == "发〔2026〕1号赵静　孙浩"


def test_without_signers_the_number_is_centred_and_without_a_head_the_title_stands_on_top() -> None:
    number = rows_of(replace(LETTER, head=Head("文件", "发〔2026〕1号")))[1]
    assert (number[0].x0 + number[-1].x1) / 2 == near(28 + 78)
    title = rows_of(replace(LETTER, head=None))[0]
    assert title[0].top == near(37)


def test_levels_have_faces_of_their_own_up_to_the_first_full_stop() -> None:
    body = ("一、总体情况", "（一）初赛。七月举行。", "1.报名。共有九十六个。", "（1）企业组。")
    rows = rows_of(replace(LETTER, body=body), page=0)
    assert {glyph.font for glyph in row(rows, "一、")} == {"NotoSansSC-Regular"}
    kaiti = row(rows, "（一）")
    assert {glyph.font for glyph in kaiti[:6]} == {"LXGWWenKai-Regular"}
    assert {glyph.font for glyph in kaiti[6:]} == {"FandolFang-Regular"}
    assert {glyph.font for glyph in row(rows, "1.") + row(rows, "（1）")} == {"FandolFang-Regular"}


def test_with_a_seal_the_name_is_centred_on_the_date_four_characters_from_the_right() -> None:
    rows = rows_of(LETTER)
    name, day = row(rows, "晋中市工业和信息化局"), row(rows, "2026年")
    name = [line for line in rows if text_of(line) == "晋中市工业和信息化局"][-1]
    assert text_of(day) == "2026年7月8日"
    assert day[-1].x1 == near(184 - 4 * CHARACTER)
    assert (name[0].x0 + name[-1].x1) / 2 == near((day[0].x0 + day[-1].x1) / 2)
    assert day[0].top - name[0].top == near(PITCH)


def test_without_a_seal_the_name_ends_two_characters_from_the_right_and_the_date_begins_two_after_it() -> None:
    rows = rows_of(replace(LETTER, sealed=False, signature="晋中市工业和信息化局中小企业科"))
    name, day = row(rows, "晋中市工业和信息化局中小企业科"), row(rows, "2026年")
    assert name[-1].x1 == near(184 - 2 * CHARACTER)
    assert day[0].x0 == near(name[0].x0 + 2 * CHARACTER)


def test_a_date_longer_than_a_short_name_ends_two_characters_from_the_right() -> None:
    rows = rows_of(replace(LETTER, sealed=False, signature="大赛组委会"))
    day = row(rows, "2026年")
    assert day[-1].x1 == near(184 - 2 * CHARACTER)
    assert day[0].x0 == near(row(rows, "大赛组委会")[0].x0 + 2 * CHARACTER)


def test_the_annex_note_follows_a_blank_line_and_its_lines_align_with_the_name() -> None:
    name = "第十一届“创客中国”山西省中小企业创新创业大赛推荐项目名单"
    annexes = (Annex(name, (TABLE,)), Annex("评审组名单", (TABLE,)))
    rows = rows_of(replace(LETTER, annexes=annexes)) + rows_of(replace(LETTER, annexes=annexes), page=1)
    first, second = row(rows, "附件：1."), row(rows, "2.评审组")
    wrapped = rows[rows.index(first) + 1]
    assert first[0].x0 == near(28 + 2 * CHARACTER)
    assert second[0].x0 == near(first[3].x0)
    assert wrapped[0].x0 == near(first[5].x0)
    assert not text_of(second).endswith("。")
    last_of_body = row(rows, "特此报告")
    if rows.index(first) == rows.index(last_of_body) + 1:
        assert first[0].top - last_of_body[0].top == near(2 * PITCH)


def test_an_annex_begins_a_page_with_its_label_on_line_1_and_its_title_on_line_3() -> None:
    document = letters.pdf(replace(LETTER, annexes=(Annex("推荐项目名单", (TABLE,)),)), FONTS)
    page = next(n for n in range(9) if text_of(reading.rows(document, n)[0]) == "附件")
    label, title = reading.rows(document, page)[:2]
    assert label[0].x0 == near(28)
    assert (label[0].top + label[0].bottom) / 2 == near(37 + PITCH / 2)
    assert {glyph.font for glyph in label} == {"NotoSansSC-Regular"}
    assert (title[0].top + title[0].bottom) / 2 == near(37 + 2.5 * PITCH)
    assert (title[0].x0 + title[-1].x1) / 2 == near(28 + 78)


def test_a_wide_annex_lies_on_its_side_and_keeps_the_page_number_where_portrait_pages_have_it() -> None:
    document = letters.pdf(replace(LETTER, annexes=(Annex("推荐项目名单", (TABLE,), landscape=True),)), FONTS)
    with reading.opened(document) as pdf:
        page = next(page for page in pdf.pages if page.rotation == 90)
        assert (page.width / MM, page.height / MM) == (near(297), near(210))
        words = {word["text"]: word for word in page.extract_words()}
        # As the viewer shows it the sheet's foot is on the left, 35 mm wide; the block is 225 x 156 mm.
        assert words["附件"]["x0"] / MM == near(35)
        assert max(line["x1"] for line in page.rects) / MM == near(35 + 225)
        number = [char for char in page.chars if not char["upright"]]
        assert [char["text"] for char in number if char["text"].strip()] == ["—", str(page.page_number), "—"]
        # Even page: one character in from the portrait page's left, which is the top here, and 7 mm below the block.
        assert page.page_number % 2 == 0
        assert min(char["top"] for char in number) / MM == near(28 + CHARACTER)
        assert max(char["x1"] for char in number) / MM == near(35 - 7 + (0.88 - 0.406) * 14 / MM)


def test_the_page_number_stands_7_mm_below_the_block_right_on_odd_and_left_on_even_pages() -> None:
    document = letters.pdf(replace(LETTER, body=("创" * 28 * 60,)), FONTS)
    odd, even = reading.rows(document, 0)[-1], reading.rows(document, 1)[-1]
    assert (text_of(odd), text_of(even)) == ("— 1 —", "— 2 —")
    assert odd[-1].x1 == near(184 - CHARACTER)
    assert even[0].x0 == near(28 + CHARACTER)
    assert odd[0].size == pytest.approx(14)
    # The dash of the face in use is drawn 0.406 of its size above the baseline, the raise included.
    baseline = odd[2].bottom - 0.12 * 14 / MM
    assert baseline - 0.406 * 14 / MM == near(262 + 7)


def test_the_imprint_ends_on_the_lower_edge_of_the_block_of_the_last_page() -> None:
    imprint = Imprint("山西省中小企业发展促进局，晋中市人民政府办公室", "晋中市工业和信息化局办公室", date(2026, 7, 8))
    document = letters.pdf(replace(LETTER, imprint=imprint), FONTS)
    with reading.opened(document) as pdf:
        count = len(pdf.pages)
        lines = [line for line in pdf.pages[-1].lines if line["top"] / MM > 200]
        assert [round(line["linewidth"] / MM, 2) for line in lines] == [0.35, 0.25, 0.35]
        assert lines[-1]["top"] / MM == near(262)
        assert {(round(line["x0"] / MM), round(line["x1"] / MM)) for line in lines} == {(28, 184)}
    rows = reading.rows(document, count - 1)
    copies, printer = row(rows, "抄送："), row(rows, "晋中市工业和信息化局办公室")
    assert text_of(copies).endswith("。")
    assert text_of(printer).endswith("2026年7月8日印发")
    assert printer[0].x0 == near(28 + CHARACTER)
    assert printer[-1].x1 == near(184 - CHARACTER)
    assert printer[0].size == pytest.approx(14)


def test_an_imprint_without_room_gets_a_page_of_its_own_that_has_no_number() -> None:
    imprint = Imprint("", "晋中市工业和信息化局办公室", date(2026, 7, 8))
    annex = Annex("推荐项目名单", (TABLE,), landscape=True)
    document = letters.pdf(replace(LETTER, annexes=(annex,), imprint=imprint), FONTS)
    with reading.opened(document) as pdf:
        assert pdf.pages[-1].extract_text() == "晋中市工业和信息化局办公室 2026年7月8日印发"


def test_the_signature_never_stands_on_a_page_without_text() -> None:
    for lines in range(1, 24):
        letter = replace(LETTER, body=("创" * 28 * lines, "特此报告。"))
        document = letters.pdf(letter, FONTS)
        with reading.opened(document) as pdf:
            last = pdf.pages[-1].extract_text()
        assert "特此报告。" in last
        assert "2026年7月8日" in last


def test_no_line_of_200_paragraphs_begins_with_a_closing_or_ends_with_an_opening_mark() -> None:
    chance = random.Random(9704)
    parts = [
        "创新",
        "创业大赛",
        "2026年",
        "（ADC）",
        "“专精特新”",
        "《通知》",
        "，",
        "。",
        "、",
        "；",
        "87.5%",
        "——",
        "〔2026〕41号",
    ]
    body = tuple("创" + "".join(chance.choices(parts, k=chance.randint(10, 40))) for _ in range(220))
    document = letters.pdf(replace(LETTER, body=body), FONTS)
    with reading.opened(document) as pdf:
        count = len(pdf.pages)
    lines = [text_of(line).strip() for page in range(count) for line in reading.rows(document, page)]
    assert len(lines) > 500
    assert not [line for line in lines if line[0] in CLOSING and not line.startswith("— ")]
    assert not [line for line in lines if line[-1] in OPENING]
    assert "".join(body) in "".join(line for line in lines if not line.startswith("— "))


def test_every_text_of_a_letter_is_checked_before_a_page_is_made() -> None:
    bad = "李\ue000"
    table = Table((Column("联系人", 20),), (Row((bad,), project="3号项目“智慧水务”"),))
    wrong = {
        "标题": replace(LETTER, title=bad),
        "主送机关": replace(LETTER, addressee=bad),
        "正文": replace(LETTER, body=(bad,)),
        "发文机关署名": replace(LETTER, signature=bad),
        "附注": replace(LETTER, note=bad),
        "签发人": replace(LETTER, head=Head("文件", "1号", (bad,))),
        "抄送机关": replace(LETTER, imprint=Imprint(bad, "办公室", date(2026, 7, 8))),
        "3号项目“智慧水务”的“联系人”": replace(LETTER, annexes=(Annex("名单", (table,)),)),
        "说明": replace(LETTER, annexes=(Annex("名单", (Paragraph(bad, name="说明"),)),)),
    }
    for name, letter in wrong.items():
        with pytest.raises(Refusal) as refusal:
            letters.pdf(letter, FONTS)
        assert name in refusal.value.sentence
        assert "U+E000" in refusal.value.sentence


def test_all_fonts_of_a_letter_are_embedded() -> None:
    listed = reading.fonts(letters.pdf(replace(LETTER, annexes=(Annex("名单", (TABLE,)),)), FONTS))
    assert all(embedded for _, embedded in listed)
    assert not [name for name, _ in listed if "Helvetica" in name]
