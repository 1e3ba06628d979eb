"""Designs of certificates, read from TOML: page, ornament, wording, and the position of each element in millimetres."""

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from maker_desktop.disk.files import read_file
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.pdf.certificates.guilloche import ORNAMENTS
from maker_desktop.pdf.certificates.template import DESIGN_NAMES, WORDING_NAMES, modern, objection_to
from maker_desktop.pdf.engine.fonts import Role
from maker_desktop.resources import resource

KINDS = ("project", "team", "organisation")
SHAPES = ("text", "paragraph", "issuers", "code")
DATES = ("arabic", "chinese")
#: Largest size of a design file in bytes.
_LARGEST = 1_000_000

_PLACE_OF_ERROR = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a certificate; it is fitted into its own box and never exceeds it.

    `shape`: a `text` (one line, else smaller, else wrapped), a `paragraph` (justified, `indent` in characters), the
    `issuers` with the date below the last, or the QR `code`. Texts are templates (certificate_template); emphasised
    text is set in the role `emphasis`. `kinds` are the certificates that have the element; `preprinted`: the
    pre-printed paper has it already. `align`: 0 left, 0.5 centred, 1 right. Sizes are points, `tracking` is a
    share of the size.
    """

    shape: str
    x: float
    y: float
    width: float
    height: float
    text: str = ""
    role: Role = Role.SONGTI
    emphasis: Role = Role.HEITI_BOLD
    size: float = 16.0
    smallest: float = 9.0
    leading: float = 1.3
    indent: float = 0.0
    tracking: float = 0.0
    align: float = 0.0
    colour: str = "#1B2430"
    kinds: tuple[str, ...] = KINDS
    preprinted: bool = False


@dataclass(frozen=True, slots=True)
class Design:
    """The layout of a certificate: page size, ornament, wording by kind, date style, and the elements in order."""

    id: str
    name: str
    page: tuple[float, float]
    ornament: str
    date: str
    wording: Mapping[str, str]
    elements: tuple[Element, ...]

    def scaled(self, factor: float) -> "Design":
        """Return the same design larger or smaller, e.g. by √2 from A4 to A3."""
        elements = tuple(
            replace(
                element,
                **{name: getattr(element, name) * factor for name in ("x", "y", "width", "height", "size", "smallest")},
            )
            for element in self.elements
        )
        page = (self.page[0] * factor, self.page[1] * factor)
        return replace(self, page=page, elements=elements)


def shipped() -> tuple[Design, ...]:
    """Return the designs that come with the program."""
    return tuple(read(path) for path in sorted(resource("certificates").glob("*.toml")))


def read(path: Path) -> Design:
    """Read a design from a file. Raises Refusal that names file, key and reason."""
    return parse(text_of(path), path.stem, path.name)


def text_of(path: Path) -> str:
    """Return the text of a design's file. Raises Refusal if it cannot be read, is too large or is not UTF-8."""
    try:
        return read_file(path, _LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(f"证书样式“{path.name}”不是 UTF-8 编码的文本，请用 UTF-8 另存。") from None


def parse(text: str, design_id: str, file: str) -> Design:
    """Read a design from the text of `file`. Raises Refusal that names file, key and reason."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE_OF_ERROR.search(str(error))
        where = f"第 {found[1]} 行第 {found[2]} 列" if found else "末尾"
        raise Refusal(f"证书样式“{file}”格式不正确：{where}有误，请改正后重新载入。") from error
    top = _Table(file, "", data)
    top.no_others({"name", "page", "ornament", "date", "wording", "element"})
    wording = _Table(file, "wording.", top.value("wording", dict))
    wording.no_others(set(KINDS))
    return Design(
        id=design_id,
        name=top.value("name", str),
        page=_page(top),
        ornament=top.choice("ornament", tuple(ORNAMENTS)),
        date=top.choice("date", DATES),
        wording={kind: wording.template(kind, WORDING_NAMES) for kind in KINDS},
        elements=tuple(
            _element(_Table(file, f"element[{number}].", item))
            for number, item in enumerate(top.value("element", list), start=1)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the file that names its position in a refusal."""

    file: str
    where: str
    data: Mapping[str, Any]

    def wrong(self, key: str, reason: str) -> Refusal:
        return Refusal(f"证书样式“{self.file}”的 {self.where}{key} 有误：{reason}。")

    def no_others(self, known: set[str]) -> None:
        for key in self.data:
            if key not in known:
                raise self.wrong(key, "没有这一项")

    def value(self, key: str, kind: type | tuple[type, ...]) -> Any:
        if key not in self.data:
            raise self.wrong(key, "缺少这一项")
        if not isinstance(self.data[key], kind):
            raise self.wrong(key, f"“{self.data[key]}”不是这一项要的值")
        return self.data[key]

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        value = self.value(key, str)
        if value not in choices:
            raise self.wrong(key, f"“{value}”不行，只能是 {'、'.join(choices)}")
        return str(value)

    def template(self, key: str, names: Collection[str]) -> str:
        """Return a template in today's notation. Raises Refusal for a name in braces that is not in `names`."""
        text = modern(str(self.value(key, str)))
        objection = objection_to(text, names)
        if objection:
            raise self.wrong(key, objection)
        return text

    def colour(self, key: str) -> str:
        value = self.value(key, str)
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
            raise self.wrong(key, f"“{value}”不是 #RRGGBB 形式的颜色")
        return str(value)

    def kinds(self, key: str) -> tuple[str, ...]:
        values = tuple(self.value(key, list))
        if not set(values) <= set(KINDS):
            raise self.wrong(key, f"只能是 {'、'.join(KINDS)}")
        return values


def _element(table: _Table) -> Element:
    readers: dict[str, Callable[[str], Any]] = {
        "shape": lambda key: table.choice(key, SHAPES),
        "text": lambda key: table.template(key, DESIGN_NAMES),
        "role": lambda key: Role(table.choice(key, tuple(Role))),
        "emphasis": lambda key: Role(table.choice(key, tuple(Role))),
        "colour": table.colour,
        "kinds": table.kinds,
        "preprinted": lambda key: table.value(key, bool),
    }
    known = [field.name for field in fields(Element)]
    table.no_others(set(known))
    required = {"shape", "x", "y", "width", "height"}
    values: dict[str, Any] = {
        key: readers[key](key) if key in readers else float(table.value(key, (int, float)))
        for key in known
        if key in table.data or key in required
    }
    return Element(**values)


def _page(table: _Table) -> tuple[float, float]:
    page = table.value("page", list)
    if len(page) != 2 or not all(isinstance(side, int | float) and 50 <= side <= 1000 for side in page):
        raise table.wrong("page", "应为 [宽, 高]，各在 50 到 1000 毫米之间")
    return float(page[0]), float(page[1])
