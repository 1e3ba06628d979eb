"""Fetch and convert the fonts of this folder, so that anyone can see where each comes from and make them again.

Needs npm, apt-get and dpkg-deb (Debian 12) and fontTools; run it as `python resources/fonts/gather.py`. Every result is
compared with `SHA256SUMS`, so that a second run proves that the shipped files are what their makers published.
"""

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).resolve().parent

# npm package and version -> {path inside it: name here}
NPM = {
    "@expo-google-fonts/noto-serif-sc@0.4.3": {
        "400Regular/NotoSerifSC_400Regular.ttf": "NotoSerifSC-Regular.ttf",
        "700Bold/NotoSerifSC_700Bold.ttf": "NotoSerifSC-Bold.ttf",
        "LICENSE_FONT": "LICENSE-NotoSerifSC.txt",
    },
    "@expo-google-fonts/noto-sans-sc@0.4.3": {
        "400Regular/NotoSansSC_400Regular.ttf": "NotoSansSC-Regular.ttf",
        "700Bold/NotoSansSC_700Bold.ttf": "NotoSansSC-Bold.ttf",
        "LICENSE_FONT": "LICENSE-NotoSansSC.txt",
    },
    "@expo-google-fonts/ma-shan-zheng@0.4.3": {
        "400Regular/MaShanZheng_400Regular.ttf": "MaShanZheng-Regular.ttf",
        "LICENSE_FONT": "LICENSE-MaShanZheng.txt",
    },
}
# Debian package and version -> {path inside it: name here}
DEBIAN = {
    "fonts-lxgw-wenkai=1.250+repack-1": {
        "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf": "LXGWWenKai-Regular.ttf",
        "usr/share/doc/fonts-lxgw-wenkai/copyright": "LICENSE-LXGWWenKai.txt",
    },
    "fonts-hanazono=20170904-2.1": {
        "usr/share/fonts/truetype/hanazono/HanaMinB.ttf": "HanaMinB.ttf",
        "usr/share/doc/fonts-hanazono/copyright": "LICENSE-HanaMinB.txt",
    },
    "texlive-lang-chinese=2022.20230122-1": {
        "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf": "FandolFang-Regular.otf",
        "usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz": "LICENSE-FandolFang.txt.gz",
        "usr/share/doc/texlive-doc/fonts/fandol/README": "LICENSE-FandolFang-exception.txt",
    },
}


def main() -> None:
    """Write every font and licence of this folder anew and compare the fonts with their digests."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for package, files in NPM.items():
            copy(unpacked_npm(package, work), files)
        for package, files in DEBIAN.items():
            copy(unpacked_debian(package, work), files)
    fandol = HERE / "FandolFang-Regular.otf"
    convert(fandol, fandol.with_suffix(".ttf"))
    fandol.unlink()
    packed = HERE / "LICENSE-FandolFang.txt.gz"
    subprocess.run(["gunzip", "--force", packed], check=True)
    compare()


def unpacked_npm(package: str, work: Path) -> Path:
    """Return the folder of the npm `package`, downloaded and unpacked below `work`."""
    answer = subprocess.run(["npm", "pack", "--silent", package], cwd=work, check=True, capture_output=True, text=True)
    archive = work / answer.stdout.strip()
    folder = archive.with_suffix("")
    with tarfile.open(archive) as members:
        members.extractall(folder, filter="data")
    return folder / "package"


def unpacked_debian(package: str, work: Path) -> Path:
    """Return the folder of the Debian `package`, downloaded and unpacked below `work`."""
    subprocess.run(["apt-get", "download", package], cwd=work, check=True)
    archive = next(work.glob(f"{package.partition('=')[0]}_*.deb"))
    folder = archive.with_suffix("")
    subprocess.run(["dpkg-deb", "--extract", archive, folder], check=True)
    return folder


def copy(folder: Path, files: dict[str, str]) -> None:
    """Copy `files` out of an unpacked package, unchanged."""
    for source, target in files.items():
        shutil.copyfile(folder / source, HERE / target)


def convert(source: Path, target: Path) -> None:
    """Write the OpenType font `source` with TrueType outlines (quadratic curves), which PDF libraries can embed.

    A curve moves by at most one thousandth of the type size. Nothing else of the design is touched; the version
    string says that the file was changed.
    """
    font = TTFont(source, recalcTimestamp=False)
    outlines = font.getGlyphSet()
    order = font.getGlyphOrder()
    glyphs = dict(quadratic(outlines, order, 0.001 * font["head"].unitsPerEm))
    font["loca"] = newTable("loca")
    font["glyf"] = table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, glyphs
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font["maxp"].tableVersion = 0x00010000
    for limit in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):  # fmt: skip
        setattr(font["maxp"], limit, 1 if limit == "maxZones" else 0)
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    for record in font["name"].names:
        if record.nameID == 5:
            record.string = f"{record.toUnicode()}; outlines converted to TrueType for maker-desktop"
    font.sfntVersion = "\000\001\000\000"
    font.save(target)


def quadratic(outlines: object, order: list[str], error: float) -> Iterator[tuple[str, object]]:
    """Yield each glyph's name and its outline in quadratic curves that differ by at most `error` font units."""
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, error, reverse_direction=True))  # type: ignore[index]  # untyped fontTools
        yield name, pen.glyph()


def compare() -> None:
    """Stop with the first font whose digest is not the one in `SHA256SUMS`."""
    for line in (HERE / "SHA256SUMS").read_text(encoding="ascii").splitlines():
        digest, name = line.split()
        if hashlib.sha256((HERE / name).read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{name} is not the file that SHA256SUMS names")


if __name__ == "__main__":
    main()
