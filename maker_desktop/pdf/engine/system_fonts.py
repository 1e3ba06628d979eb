"""This computer's 小标宋, 仿宋, 楷体 and 黑体, where installed and licensed for embedding into a PDF."""

import os
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError
from reportlab.pdfbase.ttfonts import TTFError

from maker_desktop.pdf.engine.faces import face
from maker_desktop.pdf.engine.fonts import Fonts, Role

# Family names in the order of preference; the first of each role is what GB/T 9704-2012 letters are set in.
FAMILIES: Mapping[Role, tuple[str, ...]] = {
    Role.XIAOBIAOSONG: ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
    Role.FANGSONG: ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"),
    Role.KAITI: ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"),
    Role.HEITI: ("黑体", "SimHei"),
}
# OpenType OS/2 fsType: embedding restricted, no subsets, bitmaps only. The PDF library embeds subsets of outlines.
FORBIDDEN = 0x0002 | 0x0100 | 0x0200
FAMILY_NAME_IDS = (1, 16)


@cache
def system_faces(folders: tuple[Path, ...]) -> Mapping[Role, Path]:
    """Return the preferred face of each role among the font files in `folders`, for `Fonts`; cached.

    Only single TrueType files count: the PDF library needs `glyf` outlines, and the permission to embed them.
    """
    found: dict[str, Path] = {}
    for path in _files(folders):
        for family in families(path):
            found.setdefault(family, path)
    chosen = {role: next((found[name] for name in names if name in found), None) for role, names in FAMILIES.items()}
    return {role: path for role, path in chosen.items() if path is not None}


@cache
def letter_fonts(folders: tuple[Path, ...]) -> Fonts:
    """Return the fonts for official letters: the faces in `folders` where usable, else the shipped ones."""
    return Fonts({role: path for role, path in system_faces(folders).items() if _loads(path)})


def _loads(path: Path) -> bool:
    """Say whether the PDF library can read a face; it cannot read some system fonts, and those are skipped."""
    try:
        face(path)
    except (TTFError, OSError, ValueError, LookupError, struct.error):
        return False
    return True


def system_folders() -> tuple[Path, ...]:
    """Return the font folders of this system."""
    home = Path.home()
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", str(home))) / "Microsoft" / "Windows" / "Fonts"
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", own)
    if sys.platform == "darwin":
        return (Path("/Library/Fonts"), home / "Library" / "Fonts")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )


def families(path: Path) -> frozenset[str]:
    """Return the family names, in all languages, of a font file that can and may be embedded; none for any other."""
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            if "glyf" not in font or "OS/2" not in font or font["OS/2"].fsType & FORBIDDEN:
                return frozenset()
            return frozenset(record.toUnicode() for record in font["name"].names if record.nameID in FAMILY_NAME_IDS)
    except (TTLibError, OSError, KeyError, UnicodeDecodeError):  # a broken system font is skipped
        return frozenset()


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".ttf")
