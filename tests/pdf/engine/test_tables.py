"""Tables and the other blocks on paper: cells stay in their columns, rows whole, struck values struck."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.pdf.engine import flow
from maker_desktop.pdf.engine import paper as papers
from maker_desktop.pdf.engine.blocks import Facts, Gap, Paragraph, Signatures, SmallPrint, heading
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.fonts import Fonts, Role
from maker_desktop.pdf.engine.page import Area, PageWriter
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.engine.tables import Column, Row, Table, TableCell
from tests.examples import examples
from tests.pdf import reading
from tests.pdf.reading import MM
from tests.pdf.samples import PRINTED

FONTS = Fonts()
COLUMN = Area(20, 20, 170, 250)


def printed(blocks: Sequence[Block]) -> bytes:
    writer = PageWriter(FONTS, "表格")
    pieces = flow.pieces_of(blocks, FONTS, COLUMN.width, COLUMN.height)
    for page in flow.fill(pieces, COLUMN.height, COLUMN.height):
        with writer.page():
            flow.draw(writer, page, COLUMN)
    return writer.finish()


def test_columns_fill_the_width_in_proportion_to_their_millimetres() -> None:
    table = Table((Column("名次", 10), Column("项目名称", 60), Column("得分", 15)), (Row(("1", "平台", "88.91")),))
    with reading.opened(printed([table])) as pdf:
        cells = [rect for rect in pdf.pages[0].rects if rect["stroke"]]
    widths = [round((cell["x1"] - cell["x0"]) / MM, 1) for cell in cells]
    assert widths == [20, 120, 30] * 2


@examples(25)
@given(
    st.lists(
        st.tuples(
            st.text("创客中国（一）“二”，AB", max_size=120),
            st.sampled_from(["88.91", "13900001234", "JZCK-2026-0101-XXXX", ""]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_no_cell_leaves_its_column_or_its_row(rows: list[tuple[str, str]]) -> None:
    table = Table((Column("甲", 30), Column("乙", 12, 1), Column("丙", 90)), tuple(Row((*row, "")) for row in rows))
    with reading.opened(printed([table])) as pdf:
        for page in pdf.pages:
            cells = [rect for rect in page.rects if rect["stroke"]]
            for char in page.chars:
                assert any(
                    cell["x0"] <= char["x0"]
                    and char["x1"] <= cell["x1"]
                    and cell["top"] <= char["top"]
                    and char["bottom"] <= cell["bottom"]
                    for cell in cells
                )


def test_the_header_comes_again_and_all_rows_are_there() -> None:
    table = Table((Column("序号", 20), Column("项目", 100)), tuple(Row((str(n), f"项目{n}")) for n in range(1, 121)))
    document = printed([table])
    with reading.opened(document) as pdf:
        assert len(pdf.pages) > 2
        assert all(page.extract_text().startswith("序号 项目") for page in pdf.pages)
    text = reading.plain(document)
    assert all(f"{n}项目{n}" in text for n in range(1, 121))


def test_cells_align_as_their_column_says() -> None:
    columns = (Column("左", 50), Column("中", 50, 0.5), Column("右", 50, 1))
    row = reading.rows(printed([Table(columns, (Row(("一", "二", "三")),))]))[1]
    left, middle, right = row
    width = COLUMN.width / 3
    assert left.x0 == pytest.approx(20 + 1.5, abs=0.2)
    assert (middle.x0 + middle.x1) / 2 == pytest.approx(20 + 1.5 * width, abs=0.2)
    assert right.x1 == pytest.approx(20 + 3 * width - 1.5, abs=0.2)


def test_a_value_that_does_not_count_is_struck_through_its_middle() -> None:
    table = Table((Column("评分", 30, 1),), (Row((TableCell("94.00", struck=True),)), Row(("88.00",))))
    with reading.opened(printed([table])) as pdf:
        (line,) = pdf.pages[0].lines
        chars = [char for char in pdf.pages[0].chars if char["text"] in "94.0"][:5]
    assert line["x0"] < chars[0]["x0"]
    assert line["x1"] > chars[-1]["x1"]
    assert chars[0]["top"] < line["top"] < chars[0]["bottom"]


def test_a_row_higher_than_a_page_becomes_smaller_and_stays_whole() -> None:
    table = Table((Column("赛事方案", 20), Column("备注", 150)), (Row(("创" * 900, "")),))
    with reading.opened(printed([table])) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.pages[0].extract_text().count("创") == 900


def test_a_row_to_write_into_is_never_higher_than_the_page() -> None:
    with reading.opened(printed([Table((Column("意见", 20),), (Row(("",)),), lowest=900)])) as pdf:
        assert len(pdf.pages) == 1


def test_a_cell_without_glyph_is_named_by_column_and_project() -> None:
    table = Table((Column("联系人", 20),), (Row(("李\ue000",), project="3号项目“智慧水务”"),))
    with pytest.raises(Refusal, match=r"3号项目“智慧水务”的“联系人”.*U\+E000"):
        printed([table])


def test_signature_lines_stand_on_the_page_of_what_is_signed() -> None:
    for count in range(25, 40):
        table = Table((Column("项目", 100),), tuple(Row((f"项目{n}",)) for n in range(count)))
        document = printed([table, Gap(4), Signatures(("评委", "操作人", "监督员", "公证员"))])
        with reading.opened(document) as pdf:
            last = pdf.pages[-1]
            text = last.extract_text()
            assert all(label in text for label in ("评委：", "操作人：", "监督员：", "公证员：", "日期："))
            assert len(last.lines) == 5
            assert f"项目{count - 1}" in text


def test_a_heading_stays_with_what_follows_and_facts_fit_their_places() -> None:
    long = "评委" * 60
    blocks: list[Block] = [
        *[Paragraph("创" * 40)] * 40,
        heading("二、评委"),
        Facts((("地点", "会议中心"), ("评委", long))),
    ]
    with reading.opened(printed(blocks)) as pdf:
        page = next(page for page in pdf.pages if "二、评委" in page.extract_text())
        assert "地点：" in page.extract_text()
        assert max(char["x1"] for char in page.chars) / MM <= COLUMN.right + 0.1
    assert long in reading.plain(printed([Facts((("评委", long),))]))


def test_paragraphs_align_left_centred_right_or_fill_the_measure() -> None:
    for align, x0, x1 in ((0.0, 20, None), (0.5, None, None), (1.0, None, 190)):
        row = reading.rows(printed([Paragraph("创客", Role.SONGTI, indent=0, align=align)]))[0]
        if x0 is not None:
            assert row[0].x0 == pytest.approx(x0, abs=0.2)
        if x1 is not None:
            assert row[-1].x1 == pytest.approx(x1, abs=0.2)
        if align == 0.5:
            assert (row[0].x0 + row[-1].x1) / 2 == pytest.approx(105, abs=0.2)
    rows = reading.rows(printed([Paragraph("创客（一）" * 40, indent=0)]))
    assert all(row[-1].x1 == pytest.approx(190, abs=0.2) for row in rows[:-1])


def test_no_page_shows_one_row_alone() -> None:
    for count in range(3, 60):
        rows = tuple(Row((str(number),)) for number in range(count))
        pieces = Table((Column("编号", 1.0),), rows).pieces(FONTS, 100.0, 100.0)
        pages = flow.fill(pieces, 60.0, 100.0)
        # The header is one piece on every page.
        assert all(len(page) >= 3 for page in pages)
        assert sum(len(page) - 1 for page in pages) == count


def test_rules_in_small_print_read_on_from_column_to_column_and_stay_within_their_width() -> None:
    sentences = tuple(f"第{number}条规则" + "的内容比一栏更宽，因此折行，" * 3 for number in range(30))
    for landscape in (False, True):
        paper = Report("标题", "大赛", "复赛", PRINTED, (SmallPrint(sentences),), landscape=landscape)
        document = papers.pdf([paper], FONTS)
        assert "".join(f"{n}.{text}" for n, text in enumerate(sentences, start=1)) in reading.plain(document)
        assert max(glyph.x1 for glyph in reading.glyphs(document)) <= (297 if landscape else 210) - 20 + 0.5
