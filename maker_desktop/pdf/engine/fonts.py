"""Which font draws which character: roles, fallbacks, and the refusal of a character without a glyph."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.pdf.engine.faces import Face, face
from maker_desktop.resources import resource


class Role(StrEnum):
    """The role of a text on paper; every role has its own face."""

    XIAOBIAOSONG = "小标宋"
    FANGSONG = "仿宋"
    HEITI = "黑体"
    HEITI_BOLD = "粗黑体"
    KAITI = "楷体"
    SONGTI = "宋体"
    CALLIGRAPHY = "书法体"


SHIPPED: Mapping[Role, Path] = {
    Role.XIAOBIAOSONG: resource("fonts", "NotoSerifSC-Bold.ttf"),
    Role.FANGSONG: resource("fonts", "FandolFang-Regular.ttf"),
    Role.HEITI: resource("fonts", "NotoSansSC-Regular.ttf"),
    Role.HEITI_BOLD: resource("fonts", "NotoSansSC-Bold.ttf"),
    Role.KAITI: resource("fonts", "LXGWWenKai-Regular.ttf"),
    Role.SONGTI: resource("fonts", "NotoSerifSC-Regular.ttf"),
    Role.CALLIGRAPHY: resource("fonts", "MaShanZheng-Regular.ttf"),
}
RARE = resource("fonts", "HanaMinB.ttf")

# Noto Serif's digits differ in width; FandolFang's are half a character each, so that columns of scores line up.
DIGITS = frozenset("0123456789")
# Marks that Chinese text sets a full character wide; a Latin form of them is taken from another face.
FULL_WIDTH = frozenset("“”‘’—…")
# A character that could not be typed upstream: its parts in braces, {木/奄}, or an ideographic description, ⿰木奄.
DESCRIPTION = re.compile(r"\{[^{}]*/[^{}]*\}|[\u2ff0-\u2fff].{0,3}")
# Private use, surrogates, unassigned, control and invisible characters: no two machines show the same, if anything.
MEANINGLESS = frozenset({"Co", "Cs", "Cn", "Cc", "Cf"})
# Planes 2 and 3 of Unicode hold Han characters only; those added of late are not yet in Python's tables.
HAN_PLANES = range(0x20000, 0x3FFFE)


# How high above the baseline the middle of an ideograph lies, as a share of the size, measured on 国; a character from
# another face is moved so that it stands level with its neighbours.
MIDDLE = {
    "NotoSerifSC-Bold": 0.377,
    "NotoSerifSC-Regular": 0.372,
    "NotoSansSC-Regular": 0.358,
    "NotoSansSC-Bold": 0.362,
    "FandolFang-Regular": 0.295,
    "LXGWWenKai-Regular": 0.338,
    "MaShanZheng-Regular": 0.353,
    "HanaMinB": 0.385,
}


class Run(NamedTuple):
    """A piece of text in one face: reportlab's name of the font, the text, and how far it is raised (share of size)."""

    font: str
    text: str
    rise: float


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text to be printed: its `role`, its name on paper, and the project it belongs to."""

    text: str
    role: Role
    name: str
    project: str = ""


class Fonts:
    """The faces in use; the face of a character is looked up once and cached.

    A character is drawn by the face of its role, else by Noto Serif SC, FandolFang or HanaMinB, else it is missing.
    `faces` are fonts of this computer for some roles (see `system_fonts`), tried before the shipped ones.
    """

    def __init__(self, faces: Mapping[Role, Path] = SHIPPED) -> None:
        self._faces = {**SHIPPED, **faces}
        self._found: dict[Role, dict[str, Face | None]] = {role: {} for role in Role}
        self._widths: dict[Role, dict[str, float]] = {role: {} for role in Role}

    def missing(self, text: str, role: Role) -> tuple[str, ...]:
        """Return, each once, the characters of `text` that no face has, and descriptions of characters in it."""
        described = DESCRIPTION.findall(text)
        if all(map(self._found[role].get, text)):  # nearly always: each character has been seen before, and has a face
            return tuple(dict.fromkeys(described))
        rest = DESCRIPTION.sub("", text)
        lacking = (character for character in rest if character != "\n" and self.face_of(character, role) is None)
        return tuple(dict.fromkeys([*described, *lacking]))

    def check(self, fields: Iterable[PrintedText]) -> None:
        """Raise Refusal with character, U+ number, field and project of the first text that cannot be printed."""
        for field in fields:
            for lacking in self.missing(field.text, field.role):
                raise Refusal(refusal(lacking, field))

    def runs(self, text: str, role: Role) -> list[Run]:
        """Cut `text` into runs of one face. Raises Refusal for a missing character."""
        own = self.name(role)
        grouped = groupby(text, lambda character: self._place(character, role, own))
        return [Run(name, "".join(characters), rise) for (name, rise), characters in grouped]

    def _place(self, character: str, role: Role, own: str) -> tuple[str, float]:
        """Return the font of `character` and how far it is raised to stand level with those of the face `own`."""
        name = self._face(character, role).fontName
        if name == own or character.isascii():
            return name, 0.0
        return name, MIDDLE.get(own, 0.36) - MIDDLE.get(name, 0.36)

    def width(self, text: str, role: Role, size: float = 1.0) -> float:
        """Return the width of `text` in points at type size `size` in points (the default: as a share of the size)."""
        known = self._widths[role]
        total = 0.0
        for character in text:
            if character not in known:
                known[character] = self._face(character, role).advance(character)
            total += known[character]
        return total * size

    def name(self, role: Role) -> str:
        """Return reportlab's name of the face of `role`."""
        return face(self._faces[role]).fontName

    def face_of(self, character: str, role: Role) -> Face | None:
        """Return the face that draws `character` in `role`, None if none does."""
        found = self._found[role]
        if character not in found:
            found[character] = self._look(character, role)
        return found[character]

    def _face(self, character: str, role: Role) -> Face:
        found = self.face_of(character, role)
        if found is None:
            raise Refusal(refusal(character, PrintedText(character, role, "正文")))
        return found

    def _look(self, character: str, role: Role) -> Face | None:
        if unicodedata.category(character) in MEANINGLESS:
            return None
        own = self._faces[role]
        if role is Role.SONGTI and character in DIGITS:
            own = SHIPPED[Role.FANGSONG]
        second = [SHIPPED[Role.KAITI]] if role is Role.CALLIGRAPHY else []
        for path in (own, SHIPPED[role], *second, SHIPPED[Role.SONGTI], SHIPPED[Role.FANGSONG], RARE):
            candidate = face(path)
            if candidate.has(character) and not narrow(candidate, character):
                return candidate
        return None


def narrow(candidate: Face, character: str) -> bool:
    """Say whether `candidate` has only the Latin form of a full-width punctuation mark."""
    return character in FULL_WIDTH and candidate.advance(character) < 0.99


def refusal(lacking: str, field: PrintedText) -> str:
    """Return the sentence for a text that cannot be printed."""
    where = f"{field.project}的“{field.name}”" if field.project else f"“{field.name}”"
    if len(lacking) > 1:
        return f"{where}里的“{lacking}”是用偏旁拼写的，不能打印；请改录实际的汉字，没有这个字的，与本人商定替代字。"
    number = f"U+{ord(lacking):04X}"
    if unicodedata.category(lacking) in MEANINGLESS and ord(lacking) not in HAN_PLANES:
        return f"{where}里有一个不是正式文字的字符（{number}），不能打印，请改正后再试。"
    return f"{where}里的“{lacking}”（{number}）在所有字体中都没有，不能打印，请改用商定的替代字。"
