"""The tables of a Word document (.docx) as text cells.

The body is walked directly, because forms are filled in content controls and with tracked changes, whose text must not
be lost, and merged cells must show in every row and column they cover.
"""

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.tables.archive import xml_parts
from maker_desktop.exchange.tables.limits import MOST_CELLS, MOST_COLUMNS, MOST_ELEMENTS, MOST_ROWS
from maker_desktop.exchange.tables.table import Look, Place, Sheet, clean

_BODY = "word/document.xml"
#: Elements not visible on the page: deleted text, text moved away, and the fallback of a drawing.
_UNSEEN = frozenset({"del", "moveFrom", "Fallback"})
#: The ticks and boxes that Word stores as characters of a symbol font.
_SYMBOLS = {
    ("Wingdings 2", "50"): "√",
    ("Wingdings 2", "52"): "☑",
    ("Wingdings 2", "53"): "☒",
    ("Wingdings 2", "A3"): "□",
    ("Wingdings", "6F"): "□",
    ("Wingdings", "A8"): "□",
    ("Wingdings", "FB"): "×",
    ("Wingdings", "FC"): "√",
    ("Wingdings", "FD"): "☒",
    ("Wingdings", "FE"): "☑",
}


def sheets_of_docx(content: bytes, file: str) -> tuple[Sheet, ...]:
    """Return the tables of a Word document, in order. Raises Refusal if it cannot be read or has no table."""
    parts = xml_parts(content, file)
    if _BODY not in parts:
        raise Refusal(f"文件“{file}”不是 Word 文档（.docx），请另存后再导入。")
    if parts[_BODY].count(b"<") > MOST_ELEMENTS:
        raise Refusal(f"文件“{file}”内容太多，不像一份名册，未读取，请另选文件。")
    try:
        body = ElementTree.fromstring(parts[_BODY])
    except ElementTree.ParseError as error:
        raise Refusal(f"文件“{file}”内容已损坏，请用 Word 打开并另存后再导入。") from error
    tables = list(_within(body, "tbl"))
    if not tables:
        raise Refusal(f"文件“{file}”里没有表格，请用通知所附的表格填写。")
    names = [f"表{index}" for index in range(1, len(tables) + 1)] if len(tables) > 1 else [""]
    return tuple(_sheet(name, table, file) for name, table in zip(names, tables, strict=True))


def _sheet(name: str, table: Element, file: str) -> Sheet:
    rows: list[tuple[str, ...]] = []
    struck: dict[Place, str] = {}
    spread: dict[Place, int] = {}
    cells = 0
    for row in _within(table, "tr"):
        texts, gone, merged = _row(row, rows[-1] if rows else (), file)
        here = len(rows)
        struck |= {(here, column): text for column, text in gone.items()}
        spread |= {(here, column): spread.get((here - 1, column), here - 1) for column in merged if texts[column]}
        rows.append(texts)
        cells += len(rows[-1])
        if len(rows) > MOST_ROWS or cells > MOST_CELLS:
            raise Refusal(f"文件“{file}”的表格太大，请删除多余的行列。")
    return Sheet(name, tuple(rows), Look(struck=struck, spread=spread))


def _row(row: Element, above: tuple[str, ...], file: str) -> tuple[tuple[str, ...], dict[int, str], list[int]]:
    """Return the texts of a row, by column the struck-out text, and the columns merged with the row above."""
    texts: list[str] = []
    struck: dict[int, str] = {}
    merged: list[int] = []
    for cell in _within(row, "tc"):
        span = _span(cell)
        if len(texts) + span > MOST_COLUMNS:
            raise Refusal(f"文件“{file}”的表格超过 {MOST_COLUMNS} 列，请删除多余的列。")
        at = len(texts)
        if _continues(cell) and at < len(above):
            text, gone = above[at], ""
            merged += range(at, at + span)
        else:
            text, gone = _text(cell)
        if gone:
            struck[at] = gone
        texts.extend([text] * span)
    return tuple(texts), struck, merged


def _span(cell: Element) -> int:
    """Return how many columns a cell covers."""
    spans = [_value(element) for element in _within(cell, "gridSpan")]
    return int(spans[0]) if spans and spans[0].isdecimal() and len(spans[0]) < 6 else 1


def _continues(cell: Element) -> bool:
    """Whether a cell is merged with the one above it."""
    return any(_value(element) in ("", "continue") for element in _within(cell, "vMerge"))


def _text(cell: Element) -> tuple[str, str]:
    """Return the text of a cell, and its struck-out text."""
    pieces: dict[bool, list[str]] = {False: [], True: []}
    struck = False
    for element in _walk(cell):
        match _tag(element):
            case "r":
                struck = _has(element, ("strike", "dstrike"))
            case "t":
                pieces[struck].append(element.text or "")
            case "sym":
                pieces[struck].append(_SYMBOLS.get((_attribute(element, "font"), _attribute(element, "char")[-2:]), ""))
            case "p" | "br" | "cr":
                pieces[False].append("\n")
            case "tab":
                pieces[False].append(" ")
    return clean("".join(pieces[False])), clean("".join(pieces[True]))


def _has(run: Element, looks: tuple[str, ...]) -> bool:
    """Whether a run has one of these formats."""
    return any(
        _tag(look) in looks and _value(look) not in ("0", "false", "off", "none")
        for properties in run
        if _tag(properties) == "rPr"
        for look in properties
    )


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the nearest elements of this tag below `parent`, in order, but none inside another of them."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if _tag(element) == tag:
            yield element
        elif _tag(element) not in _UNSEEN:
            waiting.extend(reversed(element))


def _walk(parent: Element) -> Iterator[Element]:
    """Yield every visible element below `parent`, in order."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if _tag(element) not in _UNSEEN and not (_tag(element) == "r" and _has(element, ("vanish",))):
            yield element
            waiting.extend(reversed(element))


def _tag(element: Element) -> str:
    """Return the local name, which is the same in strict and transitional documents."""
    return element.tag.rpartition("}")[2]


def _value(element: Element) -> str:
    return _attribute(element, "val")


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
