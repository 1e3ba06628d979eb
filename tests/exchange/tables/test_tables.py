"""Tables are read by content; what is encrypted, broken, bombed or no table is refused with one sentence."""

import struct
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.tables.compound_file import put_stream, take_stream
from maker_desktop.exchange.tables.limits import LARGEST_FILE, LARGEST_UNPACKED, MOST_PARTS
from maker_desktop.exchange.tables.reading import read_table
from maker_desktop.exchange.tables.table import Sheet, cell_name, clean
from maker_desktop.exchange.tables.text import sheet_of_text
from tests.exchange import files

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
ROWS = (("甲", "乙"), ("1", "二"))


def refusal(path: Path) -> str:
    """Return the one sentence a file is refused with, which names it and comes within two seconds of work."""
    start = time.process_time()
    with pytest.raises(Refusal) as caught:
        read_table(path)
    assert time.process_time() - start < 2
    sentence = caught.value.sentence
    assert path.name in sentence
    assert sentence.count("。") == 1
    assert sentence.endswith("。")
    return sentence


def sheets_or_nothing(path: Path) -> tuple[Sheet, ...]:
    """Read a file that may be refused, but must not fail in any other way."""
    try:
        return read_table(path)
    except Refusal:
        return ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le-bom", "utf-16-be-bom"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_text_is_read_in_the_encodings_spreadsheets_write(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "名单.xlsx"
    text = "\r\n".join(delimiter.join(row) for row in ROWS)
    bom = "\ufeff" if encoding.endswith("-bom") else ""
    path.write_bytes((bom + text).encode(encoding.removesuffix("-bom")))
    assert read_table(path)[0].rows == ROWS


def test_a_rare_character_survives_every_format(tmp_path: Path) -> None:
    rows = [("項𬭎", "㛃䶮"), ("\U0002a6a5", "é")]
    text = tmp_path / "a.csv"
    text.write_text("\n".join(",".join(row) for row in rows), encoding="gb18030")
    expected = tuple(rows)
    assert read_table(text)[0].rows == expected
    assert read_table(files.xlsx(tmp_path / "a.xlsx", rows))[0].rows == expected
    assert read_table(files.docx(tmp_path / "a.docx", rows))[0].rows == expected


def test_numbers_dates_and_ticks_become_the_text_a_reader_sees(tmp_path: Path) -> None:
    from_cells = files.raw_xlsx(
        tmp_path / "a.xlsx",
        '<row r="1"><c r="A1"><v>13900001000</v></c><c r="B1"><v>87.55</v></c><c r="C1"><v>0.30000000000000004</v></c>'
        '<c r="D1" t="b"><v>1</v></c><c r="E1" t="d"><v>2024-01-01T00:00:00</v></c><c r="F1"><v>1E+20</v></c></row>',
    )
    row = read_table(from_cells)[0].rows[0]
    assert row == ("13900001000", "87.55", "0.3", "是", "2024-01-01", "100000000000000000000")


def test_merged_cells_show_in_every_cell_they_cover(tmp_path: Path) -> None:
    path = files.raw_xlsx(
        tmp_path / "a.xlsx",
        '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1"><v>1</v></c></row>'
        '<row r="2"><c r="B2"><v>2</v></c></row>',
        below='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
    )
    assert read_table(path)[0].rows == (("甲", "1"), ("甲", "2"))


def test_a_word_table_keeps_filled_forms_tracked_text_and_merged_cells(tmp_path: Path) -> None:
    path = files.word_xml(
        tmp_path / "a.docx",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>宽</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>高</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:sdt><w:sdtContent><w:tr><w:tc><w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
        "<w:del><w:r><w:t>旧</w:t></w:r></w:del></w:p></w:tc>"
        "<w:tc><w:sdt><w:sdtContent><w:p><w:r><w:t>填</w:t><w:br/><w:t>写</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "</w:tc>"
        "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
    )
    assert read_table(path)[0].rows == (("宽", "宽", "高"), ("新", "填\n写", "高"))


def test_several_word_tables_are_several_sheets(tmp_path: Path) -> None:
    sheets = read_table(files.docx(tmp_path / "a.docx", ROWS, ROWS[:1]))
    assert [(sheet.name, len(sheet.rows)) for sheet in sheets] == [("表1", 2), ("表2", 1)]


@pytest.mark.parametrize("padding", [4096, 8192, 0])
def test_an_xls_is_read_wherever_its_stream_lies(tmp_path: Path, padding: int) -> None:
    path = files.xls(tmp_path / "a.csv", [(0, 0, 7.0), (1, 1, 8.5)], padding=padding)
    assert read_table(path)[0].rows == (("7", ""), ("", "8.5"))


def flipped(path: Path) -> bytes:
    """Return a file's bytes with one bit of its worksheet turned over."""
    content = bytearray(path.read_bytes())
    content[content.find(b"xl/worksheets/sheet1.xml") + 40] ^= 1
    return bytes(content)


#: The cells of a worksheet of 1.3 million, and the beginning of the next.
LONG_SHEET = (
    files.record(0x0203, struct.pack("<HHHd", 60000, 20, 0, 1.0))
    + files.record(0x0A, b"")
    + files.record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
)

HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "是空的"),
    "blank": (lambda path: path.write_bytes(b" \r\n\r\n"), "是空的"),
    "pdf": (lambda path: path.write_bytes(b"%PDF-1.7 ..."), "是PDF 文件"),
    "picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 99), "是图片"),
    "html": (lambda path: path.write_bytes(b"\xef\xbb\xbf\n<HTML><table></table>"), "网页"),
    "binary": (lambda path: path.write_bytes(bytes(range(256)) * 9), "不是表格"),
    "oversized": (lambda path: path.write_bytes(b"1," * (LARGEST_FILE // 2 + 1)), "太大"),
    "truncated": (lambda path: path.write_bytes(files.raw_xlsx(path, "").read_bytes()[:300]), "已损坏"),
    "broken xml": (lambda path: files.raw_xlsx(path, "<row><c><v>"), "不是完好的 Excel"),
    "wrong checksum": (lambda path: path.write_bytes(flipped(files.raw_xlsx(path, "<row/>" * 99))), "损坏"),
    "encrypted zip": (files.encrypted_zip, "加了密码"),
    "encrypted": (lambda path: files.compound(path, "EncryptedPackage"), "加了密码"),
    "old word": (lambda path: files.compound(path, "WordDocument"), "旧版 Word"),
    "no workbook": (lambda path: files.compound(path, "Pictures"), "不是完好的 Excel"),
    "half a compound": (lambda path: path.write_bytes(COMPOUND + b"\0" * 20), "不是完好的"),
    "compound of nonsense": (lambda path: path.write_bytes(COMPOUND + b"\7" * 2000), "不是完好的"),
    "entity bomb": (
        lambda path: files.raw_xlsx(path, "<row/>", doctype='<!DOCTYPE b [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'),
        "不安全",
    ),
    "packed bomb": (lambda path: files.raw_xlsx(path, "", extra=b" " * LARGEST_UNPACKED), "解压后过大"),
    "lying bomb": (lambda path: files.lying_xlsx(path, LARGEST_UNPACKED), "文件"),
    "many bombs": (
        lambda path: path.write_bytes(files.packed({f"{index}.xml": b" " * 1_000_000 for index in range(65)})),
        "解压后过大",
    ),
    "many parts": (
        lambda path: path.write_bytes(files.packed({f"{index}.xml": b"" for index in range(MOST_PARTS + 1)})),
        "部件",
    ),
    "other archive": (lambda path: path.write_bytes(files.packed({"a.xml": b"<a/>"})), "不是 Excel"),
    "far cell": (lambda path: files.raw_xlsx(path, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "太大"),
    "far apart": (
        lambda path: files.raw_xlsx(path, '<row r="1"><c r="IV1"/></row><row r="200000"><c r=\'A200000\'/></row>'),
        "太大",
    ),
    "wide row without places": (lambda path: files.raw_xlsx(path, "<row>" + "<c/>" * 300 + "</row>"), "太大"),
    "far cell in xls": (lambda path: files.xls(path, [(0, 0, 1.0), (65535, 255, 1.0)]), "太大"),
    "far run of cells in xls": (
        lambda path: files.xls(path, [], sheet=files.record(0xBE, struct.pack("<HHHH", 65535, 0, 0, 255))),
        "太大",
    ),
    "two long sheets in xls": (lambda path: files.xls(path, [(60000, 20, 1.0)], sheet=LONG_SHEET), "太大"),
    "password in xls": (lambda path: files.xls(path, [], book=files.record(0x2F, b"\1\0" * 27)), "加了密码"),
    "texts without end": (
        lambda path: files.xls(path, [], book=files.record(0xFC, struct.pack("<II", 1, 0x7FFFFFFF))),
        "不是完好的",
    ),
    "record without body": (lambda path: files.xls(path, [], book=files.record(0x22, b"")), "内容已损坏"),
    "word without table": (lambda path: files.word_xml(path, "<w:p/>"), "没有表格"),
    "word of broken xml": (lambda path: files.word_xml(path, "<w:tbl>"), "损坏"),
    "word of endless columns": (
        lambda path: files.word_xml(
            path, "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='99999'/></w:tcPr></w:tc></w:tr></w:tbl>"
        ),
        "超过",
    ),
    "text of endless columns": (lambda path: path.write_text("," * 300), "太大"),
    "endless cell": (lambda path: path.write_text('"' + "长" * 200_000), "引号"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused_at_once(tmp_path: Path, kind: str) -> None:
    make, reason = HOSTILE[kind]
    path = tmp_path / "名单.xlsx"
    make(path)
    assert reason in refusal(path)


def test_a_worksheet_that_announces_any_size_takes_no_memory_for_it(tmp_path: Path) -> None:
    size = files.record(0x0200, struct.pack("<IIHHH", 0, 0x7FFFFFFF, 0, 255, 0))
    path = files.xls(tmp_path / "a.xls", [(0, 0, 7.0)], sheet=size)
    assert read_table(path)[0].rows == (("7",),)


def test_a_container_that_announces_any_size_takes_no_memory_for_it(tmp_path: Path) -> None:
    path = files.xls(tmp_path / "a.xls", [(0, 0, 7.0)])
    content = bytearray(path.read_bytes())
    entry = content.find("Workbook".encode("utf-16-le"))
    content[entry + 124 : entry + 128] = b"\xff\xff\xff\x7f"
    path.write_bytes(bytes(content))
    assert read_table(path)[0].rows == (("7",),)


@given(st.integers(0, 6 * 4096), st.integers(0, 255))
def test_a_stream_comes_out_of_a_container_as_it_was_put_in(size: int, byte: int) -> None:
    stream = bytes([byte]) * size
    taken = take_stream(put_stream("Book", stream), ("Workbook", "Book"))
    assert taken[:size] == stream
    assert not any(taken[size:])


def test_a_large_stream_has_several_chain_tables() -> None:
    stream = bytes(range(256)) * 40_000
    assert take_stream(put_stream("Workbook", stream), ("Workbook",)) == stream


def test_a_chain_that_bites_its_tail_is_refused(tmp_path: Path) -> None:
    content = bytearray(files.xls(tmp_path / "环.xls", [(0, 0, 1.0)]).read_bytes())
    content[512 + 4 * 4 : 512 + 4 * 5] = struct.pack("<I", 3)
    (tmp_path / "环.xls").write_bytes(bytes(content))
    assert "不是完好的" in refusal(tmp_path / "环.xls")


def test_a_vanished_usb_drive_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("a")

    def vanish(*_: object) -> NoReturn:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", vanish)
    assert "无法打开" in refusal(path)


def test_cells_merged_over_and_over_take_no_time(tmp_path: Path) -> None:
    path = files.raw_xlsx(
        tmp_path / "a.xlsx",
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="5000"><c r="Z5000"><v>2</v></c></row>',
        below="<mergeCells>" + '<mergeCell ref="A1:Z5000"/>' * 2000 + "</mergeCells>",
    )
    start = time.process_time()
    assert read_table(path)[0].rows[0] == ("1",) * 26
    assert time.process_time() - start < 2


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "找不到" in refusal(tmp_path / "没有.xlsx")
    assert "是文件夹" in refusal(tmp_path)


@given(st.binary(max_size=600))
def test_no_bytes_bring_the_reader_down(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "任意.xls"
    for start in (b"", b"PK\x03\x04", COMPOUND):
        path.write_bytes(start + content)
        sheets = sheets_or_nothing(path)
        assert all(clean(cell) == cell for sheet in sheets for row in sheet.rows for cell in row)


@given(st.integers(60, 4000), st.binary(min_size=1, max_size=8))
def test_a_damaged_xls_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, position: int, damage: bytes
) -> None:
    path = files.xls(tmp_path_factory.getbasetemp() / "伤.xls", [(0, 0, 1.0), (9, 3, 2.0)])
    content = bytearray(path.read_bytes())
    content[position : position + len(damage)] = damage
    path.write_bytes(bytes(content))
    assert len(sheets_or_nothing(path)) <= 1


def test_cells_are_cleaned_of_what_nobody_sees() -> None:
    assert clean("\u202e甲\u200b乙\x07\ufeff ") == "甲乙"
    assert clean("甲_x000D_\r\n乙\r丙\t丁") == "甲\n\n乙\n丙 丁"
    assert clean("\u3000甲\u00a0") == "甲"
    assert clean("\ue000\U0002cb4e") == "\ue000\U0002cb4e"
    assert clean("a\ufffe\ud800b") == "ab"


@pytest.mark.parametrize(
    ("row", "column", "name"), [(0, 0, "A1"), (6, 1, "B7"), (0, 25, "Z1"), (0, 26, "AA1"), (8, 702, "AAA9")]
)
def test_cells_are_named_as_spreadsheets_do(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


def test_pasted_cells_keep_line_breaks_in_quotes() -> None:
    assert sheet_of_text('甲\t"乙\n丙"\n丁\t戊', "粘贴").rows == (("甲", "乙\n丙"), ("丁", "戊"))


def test_difficult_workbooks_of_others_are_read_or_refused(data: Path) -> None:
    refused = {}
    for path in sorted((data / "xlsx").iterdir()):
        try:
            assert read_table(path)
        except Refusal as refusal_:
            refused[path.name] = refusal_.sentence
    assert refused.keys() == {"calamine__pass_protected.xlsx", "poi__poc-xmlbomb.xlsx"}
    assert "加了密码" in refused["calamine__pass_protected.xlsx"]


def test_difficult_workbooks_say_what_they_hold(data: Path) -> None:
    folder = data / "xlsx"
    strict = read_table(folder / "calamine__strict_iso_paths.xlsx")[0]
    assert (len(strict.rows), len(strict.rows[0])) == (76, 18)
    assert read_table(folder / "calamine__date_1904.xlsx")[0].rows[0] == ("2021-01-01", "15")
    hidden, shown = read_table(folder / "poi__TwoSheetsOneHidden.xlsx")
    assert (hidden.name, hidden.look.hidden, hidden.rows) == ("Sheet1", True, ())
    assert (shown.name, shown.look.hidden) == ("Sheet2", False)
    assert read_table(folder / "derived__xls_renamed.xlsx")[0].rows[1] == ("Anhui", "安徽省")
    assert read_table(folder / "calamine__merged_range.xlsx")[0].rows[1][0] == "A1"


def test_pasted_text_has_the_same_limits_as_a_file() -> None:
    with pytest.raises(Refusal, match="“粘贴”太大"):
        sheet_of_text("1" * (LARGEST_FILE + 1), "粘贴")


def words(path: Path, count: int, row: str) -> Path:
    """Write a Word table of `count` rows that cannot be packed tightly, each with `row` as its cells."""
    rows = (f"<w:tr w:rsidR='{sha256(b'%d' % index).hexdigest()}'>{row}</w:tr>" for index in range(count))
    return files.word_xml(path, f"<w:tbl>{''.join(rows)}</w:tbl>")


def test_a_word_table_of_endless_cells_is_refused(tmp_path: Path) -> None:
    wide = "<w:tc><w:tcPr><w:gridSpan w:val='250'/></w:tcPr></w:tc>"
    assert "表格太大" in refusal(words(tmp_path / "长.docx", 8_001, wide))
    assert "内容太多" in refusal(words(tmp_path / "长.docx", 2_500, "<w:tc/>" * 400))
