"""One font file for the PDF library, with a correct text map for every character."""

from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

MAP_BLOCK = 100  # entries of one bfchar block, as the CMap specification allows


class Face(TTFont):
    """A TrueType face whose ToUnicode map also holds for characters beyond the basic plane.

    reportlab writes such a character as five hex digits and any number of entries into one block; readers then
    copy other characters out of the PDF than were put in.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        """Add the subsets of this face to the PDF `doc` and replace their text maps."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        face = self.face
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + face.name + face.subfontNameX).decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = text_map(name, subset)

    def has(self, character: str) -> bool:
        """Say whether this face draws `character`."""
        return ord(character) in self.face.charToGlyph

    def advance(self, character: str) -> float:
        """Return the width of `character` as a share of the type size."""
        return float(self.face.charWidths[ord(character)]) / 1000


@cache
def face(path: Path) -> Face:
    """Read the font file at `path` (20 to 80 ms, cached) and register it with reportlab under the file's name."""
    name = path.stem
    other = f"-{crc32(str(path).encode()):08x}"
    if name in pdfmetrics.getRegisteredFontNames():
        name += other
    loaded = Face(name, str(path), shapable=False)
    # reportlab takes two files with the same inner name for the same face and would draw one with the other's glyphs.
    if loaded.face.name.decode("latin-1") != name:
        loaded.face.name += other.encode()
    pdfmetrics.registerFont(loaded)
    return loaded


def text_map(name: str, subset: list[int]) -> str:
    """Return the ToUnicode CMap of a subset: code n stands for the character `subset[n]`, in UTF-16 hex digits."""
    entries = [f"<{code:02X}> <{chr(character).encode('utf-16-be').hex()}>" for code, character in enumerate(subset)]
    blocks = [entries[start : start + MAP_BLOCK] for start in range(0, len(entries), MAP_BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
