"""Every character is drawn by an embedded font and copied out as it was put in, or is named before a page is made."""

import csv
import hashlib
import unicodedata
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.pdf.engine.faces import face
from maker_desktop.pdf.engine.fonts import RARE, SHIPPED, Fonts, PrintedText, Role
from maker_desktop.pdf.engine.page import A4, PageWriter, Style
from maker_desktop.resources import resource
from tests.pdf import reading


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts()


def printed(texts: list[str], role: Role, fonts: Fonts) -> bytes:
    writer = PageWriter(fonts, "字符")
    for start in range(0, len(texts), 50):
        with writer.page(A4):
            for number, text in enumerate(texts[start : start + 50]):
                writer.text(20, 20 + 5 * number, text, Style(role, 10))
    return writer.finish()


def test_shipped_fonts_are_those_their_makers_published() -> None:
    folder = resource("fonts")
    sums = (line.split() for line in (folder / "SHA256SUMS").read_text("ascii").splitlines())
    digests = {name: digest for digest, name in sums}
    assert {path.name for path in folder.glob("*.ttf")} == set(digests)
    assert {path.name for path in (*SHIPPED.values(), RARE)} == set(digests)
    for name, digest in digests.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("role", Role)
def test_each_role_has_a_face_of_its_own_for_common_characters(role: Role, fonts: Fonts) -> None:
    assert fonts.runs("创业大赛", role) == [(SHIPPED[role].stem, "创业大赛", 0.0)]


def test_a_character_the_face_lacks_comes_from_the_next_and_stands_level(fonts: Fonts) -> None:
    own, serif, rare = fonts.runs("欧龑𡌴", Role.FANGSONG)
    assert (own.font, own.text, own.rise) == ("FandolFang-Regular", "欧", 0.0)
    assert (serif.font, serif.text) == ("NotoSerifSC-Regular", "龑")
    assert (rare.font, rare.text) == ("HanaMinB", "𡌴")
    assert serif.rise == pytest.approx(-0.077)


def test_digits_in_song_are_half_a_character_wide(fonts: Fonts) -> None:
    assert {fonts.width(digit, Role.SONGTI) for digit in "0123456789"} == {0.5}


@pytest.mark.parametrize("role", Role)
def test_chinese_quotes_and_dashes_are_a_full_character_wide(role: Role, fonts: Fonts) -> None:
    assert [fonts.width(mark, role) for mark in "“”‘’—…"] == [1.0] * 6


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("王\ue855", ("\ue855",)),  # private use
        ("王\U000323b0", ("\U000323b0",)),  # not assigned
        ("王\u200b明", ("\u200b",)),  # invisible
        ("王\t明\t", ("\t",)),
        ("\ud840", ("\ud840",)),  # half of a surrogate pair
        ("趙與{𥫗/？/心}", ("{𥫗/？/心}",)),
        ("李⿰木奄", ("⿰木奄",)),
        ("𰀀王", ("𰀀",)),  # extension G, which no shipped font has
    ],
)
def test_what_cannot_be_printed_is_found(text: str, missing: tuple[str, ...], fonts: Fonts) -> None:
    assert fonts.missing(text, Role.KAITI) == missing


@pytest.mark.parametrize("text", ["", "王明", "第一行\n第二行", "{甲}[乙]<丙>", "①②③℃㎡№％", "𠮷𡌴", "Ångström 3/4"])
def test_what_can_be_printed_is_let_through(text: str, fonts: Fonts) -> None:
    assert fonts.missing(text, Role.FANGSONG) == ()


@pytest.mark.parametrize("rare", ["\U00030000", "\U000335d3"])  # the second is of 2025: Python does not know it
def test_the_refusal_names_character_number_field_and_project(rare: str, fonts: Fonts) -> None:
    number = f"U+{ord(rare):X}"
    with pytest.raises(Refusal) as refusal:
        fonts.check(
            [
                PrintedText("王明", Role.KAITI, "项目名称"),
                PrintedText(f"李{rare}", Role.KAITI, "联系人", "3号项目“智慧水务”"),
            ]
        )
    for part in ("3号项目“智慧水务”", "联系人", f"“{rare}”（{number}）", "所有字体"):
        assert part in refusal.value.sentence


def test_a_private_character_is_named_by_number_only(fonts: Fonts) -> None:
    with pytest.raises(Refusal) as refusal:
        fonts.check([PrintedText("黄{\ue855田}", Role.KAITI, "联系人")])
    assert "U+E855" in refusal.value.sentence
    assert "\ue855" not in refusal.value.sentence


def test_drawing_an_unchecked_character_is_refused_too(fonts: Fonts) -> None:
    with pytest.raises(Refusal):
        printed(["王\ue855"], Role.KAITI, fonts)


@pytest.mark.parametrize("role", [Role.KAITI, Role.FANGSONG, Role.CALLIGRAPHY])
def test_every_printable_name_is_read_back_and_every_broken_one_is_named(role: Role, data: Path, fonts: Fonts) -> None:
    with (data / "names" / "person_names_rare.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    broken = [name for name in names if fonts.missing(name, role)]
    odd = [name for name in names if any(unicodedata.category(character) != "Lo" for character in name)]
    assert broken == odd
    assert len(broken) == 2
    good = [name for name in names if name not in broken]
    document = printed(good, role, fonts)
    assert reading.plain(document) == "".join(good)
    assert reading.poppler_text(document) == "".join(good)


def test_hundreds_of_characters_beyond_the_basic_plane_are_copied_out_right(fonts: Fonts) -> None:
    rare = [character for character in map(chr, range(0x20000, 0x20400)) if face(RARE).has(character)]
    assert len(rare) > 600  # more than two subsets of one font
    lines = ["".join(rare[start : start + 30]) for start in range(0, len(rare), 30)]
    document = printed(lines, Role.SONGTI, fonts)
    assert reading.plain(document) == "".join(rare)
    assert reading.poppler_text(document) == "".join(rare)


def test_every_font_is_embedded_and_none_comes_by_itself(fonts: Fonts) -> None:
    listed = reading.fonts(printed(["创客中国 Maker 2026"], Role.HEITI, fonts))
    assert all(embedded for _, embedded in listed)
    assert not [name for name, _ in listed if "Helvetica" in name]
