"""The host's look of the audience screen: one file beside the contest, wrong ones refused in one sentence."""

from pathlib import Path

import pytest

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.screen_theme_file import NAME, read_screen_theme, write_screen_theme


def test_without_a_file_the_screen_has_its_usual_look(tmp_path: Path) -> None:
    assert read_screen_theme(tmp_path) == ScreenTheme()


def test_logo_background_and_colours_are_taken_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "会标.png").write_bytes(b"")
    (tmp_path / NAME).write_text('logo = "会标.png"\ncolours = ["#7A1020", "#200408"]\n', "utf-8")
    assert read_screen_theme(tmp_path) == ScreenTheme(tmp_path / "会标.png", None, ("#7A1020", "#200408"))


def test_sponsors_and_the_pictures_of_projects_are_taken_and_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "项目图片"
    folder.mkdir()
    for name in ("007 液压.jpg", "12.PNG", "说明.txt", "封面.png"):
        (folder / name).write_bytes(b"")
    (tmp_path / "行.png").write_bytes(b"")
    (tmp_path / NAME).write_text('sponsors = ["某银行", "行.png"]\npictures = "项目图片"\n', "utf-8")
    theme = read_screen_theme(tmp_path)
    assert theme.sponsors == ("某银行", tmp_path / "行.png")
    assert (theme.picture(7), theme.picture(12)) == (folder / "007 液压.jpg", folder / "12.PNG")
    assert theme.picture(1) is None
    write_screen_theme(tmp_path, theme, "项目图片")
    assert read_screen_theme(tmp_path) == theme
    (folder / "7.png").write_bytes(b"")
    with pytest.raises(Refusal, match="7 号项目有两张图片"):
        read_screen_theme(tmp_path)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('pictures = "没有"', "文件夹“没有”不在这里"),
        ('sponsors = "某银行"', "应是单位名称或图片文件名的列表"),
        ('sponsors = ["没有.png"]', "“没有.png”不在同一个文件夹里"),
        ("logo = ", "无法读取"),
        ('logo = "没有.png"', "“没有.png”不在同一个文件夹里"),
        ("background = 3", "“3”不在同一个文件夹里"),
        ('colors = ["#000000", "#000000"]', "不认识的“colors”"),
        ('colours = "#000000"', "应是两种颜色"),
        ('colours = ["red", "#000000"]', "“red”不是颜色"),
        ('colours = ["#FFD000", "#000000"]', "太亮，白字看不清"),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / NAME).write_text(text, "utf-8")
    with pytest.raises(Refusal, match=sentence) as refused:
        read_screen_theme(tmp_path)
    assert NAME in refused.value.sentence
