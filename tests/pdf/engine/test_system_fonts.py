"""The machine's own faces are preferred where they may be embedded, and never where they may not."""

from pathlib import Path

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from maker_desktop.pdf.engine.fonts import SHIPPED, Fonts, Role
from maker_desktop.pdf.engine.page import PageWriter, Style
from maker_desktop.pdf.engine.system_fonts import families, letter_fonts, system_faces
from tests.pdf import reading


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a TrueType font that has the characters 创客 only."""
    path = tmp_path_factory.mktemp("small") / "small.ttf"
    font = TTFont(SHIPPED[Role.FANGSONG])
    cutter = subset.Subsetter(subset.Options(layout_features=[]))
    cutter.populate(text="创客")
    cutter.subset(font)
    font.save(path)
    return path


def install(small: Path, folder: Path, family: str, *, permission: int = 0) -> Path:
    """Put a copy of the small font into `folder` under another family name."""
    font = TTFont(small)
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = family
    font["name"].setName(family, 1, 3, 1, 0x804)
    font["OS/2"].fsType = permission
    path = folder / f"{family}.ttf"
    font.save(path)
    return path


def test_the_machines_faces_are_preferred_in_the_order_of_the_standard(small: Path, tmp_path: Path) -> None:
    install(small, tmp_path, "仿宋")
    preferred = install(small, tmp_path, "仿宋_GB2312")
    heiti = install(small, tmp_path, "黑体")
    install(small, tmp_path, "宋体")
    assert system_faces((tmp_path,)) == {Role.FANGSONG: preferred, Role.HEITI: heiti}


def test_what_a_system_face_lacks_is_drawn_by_our_face_of_the_same_role(small: Path, tmp_path: Path) -> None:
    install(small, tmp_path, "方正小标宋简体")
    fonts = Fonts(system_faces((tmp_path,)))
    runs = [(run.font, run.text) for run in fonts.runs("创客中国", Role.XIAOBIAOSONG)]
    assert runs == [("方正小标宋简体", "创客"), ("NotoSerifSC-Bold", "中国")]


def test_a_system_face_is_embedded_and_read_back_though_its_inner_name_is_that_of_another(
    small: Path, tmp_path: Path
) -> None:
    install(small, tmp_path, "楷体")
    writer = PageWriter(Fonts(system_faces((tmp_path,))), "楷体")
    with writer.page():
        writer.text(20, 20, "创客中国", Style(Role.KAITI, 16))
        writer.text(20, 30, "晋中创客", Style(Role.FANGSONG, 16))
    document = writer.finish()
    assert reading.plain(document) == reading.poppler_text(document) == "创客中国晋中创客"
    assert all(embedded for _, embedded in reading.fonts(document))


@pytest.mark.parametrize("permission", [0x0002, 0x0100, 0x0200])
def test_a_face_that_may_not_be_embedded_is_left_alone(permission: int, small: Path, tmp_path: Path) -> None:
    install(small, tmp_path, "楷体", permission=permission)
    assert system_faces((tmp_path,)) == {}


@pytest.mark.parametrize("permission", [0x0000, 0x0004, 0x0008])
def test_print_preview_and_editing_permissions_are_enough(permission: int, small: Path, tmp_path: Path) -> None:
    path = install(small, tmp_path, "楷体", permission=permission)
    assert "楷体" in families(path)


def test_a_broken_file_and_a_missing_folder_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    assert system_faces((tmp_path, tmp_path / "none")) == {}


def test_letters_take_the_machines_faces_and_do_without_one_that_cannot_be_read(small: Path, tmp_path: Path) -> None:
    kaiti = install(small, tmp_path, "楷体")
    broken = install(small, tmp_path, "仿宋")
    font = TTFont(broken)
    del font["post"]  # which fontTools can do without, and the PDF library cannot
    font.save(broken)
    assert system_faces((tmp_path,))[Role.FANGSONG] == broken
    fonts = letter_fonts((tmp_path,))
    assert fonts.name(Role.FANGSONG) == "FandolFang-Regular"
    assert fonts.name(Role.KAITI).startswith(kaiti.stem)
