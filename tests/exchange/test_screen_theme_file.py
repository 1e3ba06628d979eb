"""The host's look of the audience screen: one file beside the contest, wrong ones refused in one sentence."""

from pathlib import Path

import pytest

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange.screen_theme_file import NAME, read_screen_theme


def test_without_a_file_the_screen_has_its_usual_look(tmp_path: Path) -> None:
    assert read_screen_theme(tmp_path) == ScreenTheme()


def test_logo_background_and_colours_are_taken_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "会标.png").write_bytes(b"")
    (tmp_path / NAME).write_text('logo = "会标.png"\ncolours = ["#7A1020", "#200408"]\n', "utf-8")
    assert read_screen_theme(tmp_path) == ScreenTheme(tmp_path / "会标.png", None, ("#7A1020", "#200408"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
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
