"""Designs of certificates, read from TOML: page, ornament, wording, and where each element stands in millimetres."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from pathlib import Path
from typing import Any

from maker_desktop.documents.fonts import Role
from maker_desktop.documents.guilloche import ORNAMENTS
from maker_desktop.domain.errors import Refusal
from maker_desktop.resources import resource

KINDS = ("project", "team", "organisation")
SHAPES = ("text", "paragraph", "issuers", "code")
DATES = ("arabic", "chinese")
# What the texts of a design may name in braces.
NAMES = ("recipient", "project", "contest", "division", "award", "members", "date", "serial", "wording")


@dataclass(frozen=True, slots=True)
class Element:
    """One thing on a certificate in a box of its own; it is fitted into the box and never leaves it.

    `shape`: a `text` (one line, else smaller, else wrapped), a `paragraph` (justified, `indent` in characters), the
    `issuers` with the date below the last, or the QR `code`. Texts name fields in braces, {project}; what stands
    between asterisks is set in the role `emphasis`. `kinds` are the certificates that have the element; `preprinted`
    says that pre-printed paper has it already. `align`: 0 left, 0.5 centred, 1 right. Sizes are points, `tracking` is a
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
    """A certificate's looks: page size, ornament, wording by kind, style of the date, and the elements in order."""

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
    """Read a design. Raises Refusal that names file, key and reason."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refusal(f"证书样式“{path.name}”读不出来：{error}。") from error
    _no_others(path, "", data, {"name", "page", "ornament", "date", "wording", "element"})
    wording = _table(path, data, "wording")
    for kind in KINDS:
        _names(path, f"wording.{kind}", _one(path, wording, kind, str))
    _no_others(path, "wording.", wording, set(KINDS))
    return Design(
        id=path.stem,
        name=_one(path, data, "name", str),
        page=_page(path, data),
        ornament=_choice(path, data, "ornament", tuple(ORNAMENTS)),
        date=_choice(path, data, "date", DATES),
        wording=wording,
        elements=tuple(_element(path, number, item) for number, item in enumerate(data.get("element", []), start=1)),
    )


def _element(path: Path, number: int, item: dict[str, Any]) -> Element:
    where = f"element[{number}]."
    known = {field.name: field for field in fields(Element)}
    _no_others(path, where, item, set(known))
    for name, field in known.items():
        if field.default is MISSING and name not in item:
            raise _wrong(path, where + name, "缺少这一项")
    values: dict[str, Any] = {}
    for name, value in item.items():
        if name in {"role", "emphasis"}:
            values[name] = Role(_choice(path, item, name, tuple(Role)))
        elif name == "kinds":
            values[name] = tuple(value)
        elif known[name].type is float or known[name].type == "float":
            values[name] = float(_one(path, item, name, (int, float)))
        else:
            values[name] = _one(path, item, name, (str, bool))
    element = Element(**values)
    _choice(path, item, "shape", SHAPES)
    _names(path, where + "text", element.text)
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", element.colour):
        raise _wrong(path, where + "colour", f"“{element.colour}”不是 #RRGGBB 形式的颜色")
    if not set(element.kinds) <= set(KINDS):
        raise _wrong(path, where + "kinds", f"只能是 {'、'.join(KINDS)}")
    return element


def _page(path: Path, data: Mapping[str, Any]) -> tuple[float, float]:
    page = data.get("page")
    if not (isinstance(page, list) and len(page) == 2 and all(isinstance(side, int | float) for side in page)):
        raise _wrong(path, "page", "应为 [宽, 高]，单位毫米")
    width, height = page
    if not (50 <= width <= 1000 and 50 <= height <= 1000):
        raise _wrong(path, "page", "宽和高应在 50 到 1000 毫米之间")
    return float(width), float(height)


def _names(path: Path, key: str, text: str) -> None:
    """Raise Refusal where `text` names a field that no certificate has."""
    for name in re.findall(r"\{(.*?)\}", text):
        if name not in NAMES:
            raise _wrong(path, key, f"不认识 {{{name}}}，可用的有 {'、'.join(NAMES)}")


def _one(path: Path, data: Mapping[str, Any], key: str, kind: type | tuple[type, ...]) -> Any:
    value = data.get(key)
    if not isinstance(value, kind):
        raise _wrong(path, key, f"“{value}”不是这一项要的值")
    return value


def _table(path: Path, data: Mapping[str, Any], key: str) -> dict[str, Any]:
    return dict(_one(path, data, key, dict))


def _choice(path: Path, data: Mapping[str, Any], key: str, choices: tuple[str, ...]) -> str:
    value = data.get(key)
    if value not in choices:
        raise _wrong(path, key, f"“{value}”不行，只能是 {'、'.join(choices)}")
    return str(value)


def _no_others(path: Path, where: str, data: Mapping[str, Any], known: set[str]) -> None:
    for key in data:
        if key not in known:
            raise _wrong(path, where + key, "没有这一项")


def _wrong(path: Path, key: str, reason: str) -> Refusal:
    return Refusal(f"证书样式“{path.name}”的 {key} 有误：{reason}。")
