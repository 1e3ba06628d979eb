"""How the worksheets of an .xlsx look: hidden rows and columns, struck texts, missing values and number formats.

The reader of values does not report these. The XML is parsed a second time only where it mentions one of them.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError

from maker_desktop.exchange.tables.limits import MOST_COLUMNS
from maker_desktop.exchange.tables.number_format import format_code, is_plain
from maker_desktop.exchange.tables.table import Look, Place

_PLACE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
#: What a worksheet says where one of its rows, columns or cells looks otherwise than it reads.
_SIGNS = (b"hidden", b"<f>", b"<f ", b"<f/", b":f>", b":f ", b'"e"', b"'e'", b'ht="0', b"ht='0", b'width="0', b"strike")
_NO = ("0", "false", "off", "none")


@dataclass(slots=True)
class WorksheetLook:
    """The look of one worksheet, for each cell with struck-out text the rest of it, and codes of number formats."""

    look: Look = field(default_factory=Look)
    standing: dict[Place, str] = field(default_factory=dict)
    formats: dict[Place, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Texts:
    """A text by what of it still stands and what is struck out."""

    standing: str
    struck: str


def looks_of_xlsx(parts: Mapping[str, bytes]) -> dict[str, WorksheetLook]:
    """Return the look of each worksheet by its name; what is no XML is left to the reader of values to refuse."""
    try:
        styles = _styles(next((part for name, part in parts.items() if name.endswith("/styles.xml")), b""))
        shared = _struck_shared(
            next((part for name, part in parts.items() if name.endswith("/sharedStrings.xml")), b"")
        )
        return {
            name: _look(parts[path], styles, shared) for name, path in _worksheets(parts) if parts.get(path) is not None
        }
    except (ParseError, ValueError):
        return {}


def _worksheets(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield name and part of each sheet."""
    book = next(name for name in parts if name.endswith("workbook.xml"))
    folder, base = posixpath.split(book)
    relations = parts.get(f"{folder}/_rels/{base}.rels".lstrip("/"), b"<none/>")
    targets = {
        _attribute(relation, "Id"): posixpath.normpath(posixpath.join("/", folder, _attribute(relation, "Target")))
        for relation in ElementTree.fromstring(relations)
    }
    for element in ElementTree.fromstring(parts[book]).iter():
        if _tag(element) == "sheet":
            relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            yield _attribute(element, "name"), targets.get(relation, "").lstrip("/")


@dataclass(frozen=True, slots=True)
class _Styles:
    """The numbers of the cell styles whose font is struck through, and the codes of those with a number format."""

    struck: frozenset[str] = frozenset()
    formats: Mapping[str, str] = field(default_factory=dict)


def _styles(part: bytes) -> _Styles:
    if not part:
        return _Styles()
    root = ElementTree.fromstring(part)
    fonts = [_is_struck(font) for group in root if _tag(group) == "fonts" for font in group]
    own = {
        int(each.get("numFmtId", "0")): each.get("formatCode", "")
        for group in root
        if _tag(group) == "numFmts"
        for each in group
    }
    forms = [form for group in root if _tag(group) == "cellXfs" for form in group]
    struck = {str(number) for number, is_struck in enumerate(fonts) if is_struck}
    codes = {str(number): format_code(int(form.get("numFmtId", "0")), own) for number, form in enumerate(forms)}
    return _Styles(
        frozenset(str(number) for number, form in enumerate(forms) if form.get("fontId") in struck),
        {number: code for number, code in codes.items() if not is_plain(code)},
    )


def _struck_shared(part: bytes) -> dict[str, _Texts]:
    """Return the shared texts that are struck out at least in part, by their numbers."""
    if b"strike" not in part:
        return {}
    texts = [item for item in ElementTree.fromstring(part) if _tag(item) == "si"]
    return {str(number): text for number, item in enumerate(texts) if (text := _texts(item)).struck}


def _look(part: bytes, styles: _Styles, shared: Mapping[str, _Texts]) -> WorksheetLook:
    formatted = any(f's="{number}"'.encode() in part for number in styles.formats)
    if not (styles.struck or shared or formatted or any(sign in part for sign in _SIGNS)):
        return WorksheetLook()
    return _Walk(styles, shared).over(part)


class _Walk:
    """Goes through a worksheet once, row by row, keeping none of them."""

    def __init__(self, styles: _Styles, shared: Mapping[str, _Texts]) -> None:
        self._styles, self._shared = styles, shared
        self._rows: set[int] = set()
        self._columns: set[int] = set()
        self._struck: dict[Place, str] = {}
        self._unanswered: dict[Place, str] = {}
        self._standing: dict[Place, str] = {}
        self._formats: dict[Place, str] = {}
        self._row, self._column = -1, -1

    def over(self, part: bytes) -> WorksheetLook:
        for event, element in ElementTree.iterparse(BytesIO(part), ("start", "end")):
            tag = _tag(element)
            if event == "start" and tag == "row":
                self._begin(element)
            elif event == "start" and tag == "col":
                self._note_column(element)
            elif event == "end" and tag == "c":
                self._note_cell(element)
            elif event == "end" and tag == "row":
                element.clear()
        look = Look(frozenset(self._rows), frozenset(self._columns), self._struck, self._unanswered)
        return WorksheetLook(look, self._standing, self._formats)

    def _begin(self, row: Element) -> None:
        self._row = int(row.get("r", self._row + 2)) - 1
        self._column = -1
        if _is_on(row.get("hidden")) or _is_nothing(row.get("ht")):
            self._rows.add(self._row)

    def _note_column(self, column: Element) -> None:
        if _is_on(column.get("hidden")) or _is_nothing(column.get("width")):
            first, last = int(column.get("min", "1")), int(column.get("max", "1"))
            self._columns.update(range(first - 1, min(last, MOST_COLUMNS)))

    def _note_cell(self, cell: Element) -> None:
        written = _PLACE.fullmatch(cell.get("r", ""))
        self._column = _column(written[1]) if written else self._column + 1
        place = (int(written[2]) - 1 if written else self._row, self._column)
        children = {_tag(child): child for child in cell}
        value = children["v"].text or "" if "v" in children else ""
        if cell.get("t") == "e":
            self._unanswered[place] = value or "#?"
        # A formula whose result is an empty text says so by its type.
        elif (
            "f" in children and not value and "is" not in children and not (cell.get("t") == "str" and "v" in children)
        ):
            self._unanswered[place] = ""
        texts = (
            _texts(children["is"]) if "is" in children else self._shared.get(value) if cell.get("t") == "s" else None
        )
        if texts is not None and texts.struck:
            self._struck[place], self._standing[place] = texts.struck, texts.standing
        style = cell.get("s", "0")
        if style in self._styles.struck:
            self._struck[place], self._standing[place] = "", ""
        if style in self._styles.formats and len(cell):
            self._formats[place] = self._styles.formats[style]


def _texts(item: Element) -> _Texts:
    """Return what stands in a text of several runs and what of it is struck out, without its readings (furigana)."""
    standing, struck = "", ""
    for child in item:
        if _tag(child) == "t":
            standing += child.text or ""
        elif _tag(child) == "r":
            text = "".join(each.text or "" for each in child if _tag(each) == "t")
            if any(_tag(each) == "rPr" and _is_struck(each) for each in child):
                struck += text
            else:
                standing += text
    return _Texts(standing, struck)


def _is_struck(font: Element) -> bool:
    return any(_tag(each) == "strike" and each.get("val", "1").lower() not in _NO for each in font)


def _is_on(value: str | None) -> bool:
    return value is not None and value.lower() not in _NO


def _is_nothing(size: str | None) -> bool:
    return size is not None and float(size) == 0


def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def _attribute(element: Element, name: str) -> str:
    return element.get(name, "")


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
