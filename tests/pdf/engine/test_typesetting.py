"""Lines keep the Chinese rules, lose nothing, and stay within their measure; a name always fits its box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.pdf.engine.atoms import CLOSING, OPENING, Span
from maker_desktop.pdf.engine.fonts import Fonts, Role
from maker_desktop.pdf.engine.titles import balanced
from maker_desktop.pdf.engine.typesetting import Measure, break_lines, fit
from tests.examples import examples

FONTS = Fonts()
EVERYDAY = "创客中国中小企业创新创业大赛山西晋中项目的是在有和一二三"
words = st.one_of(
    st.text(EVERYDAY, min_size=1, max_size=12),
    st.sampled_from(["2026", "87.5%", "ISO9001:2015", "ADC", "5G", "——", "……", "maker@example.org", " "]),
)
opened = st.sampled_from(["“", "（", "《", "〔", "‘", ""])
closed = st.sampled_from(["”", "）", "》", "〕", "，", "。", "；", "：", "、", "！", "？", "。”", "）。", ""])
texts = st.lists(st.tuples(opened, words, closed), min_size=1, max_size=30).map(
    lambda parts: "".join("".join(part) for part in parts)
)


def lines_of(text: str, width: float = 448.0, size: float = 16.0, first: float = 32.0) -> list[str]:
    return [line.text for line in break_lines((Span(text, Role.FANGSONG),), FONTS, size, Measure(width, first=first))]


@examples(200)
@given(texts)
def test_no_line_begins_with_a_closing_or_ends_with_an_opening_mark(text: str) -> None:
    lines = lines_of(text)
    assert not [line for line in lines[1:] if line and line[0] in CLOSING]
    assert not [line for line in lines[:-1] if line and line[-1] in OPENING]


@examples(200)
@given(texts, st.integers(60, 500))
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    measure = Measure(float(width), first=32.0)
    lines = break_lines((Span(text, Role.SONGTI),), FONTS, 16, measure)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(text.split())
    for line in lines:
        # Four characters bound to each other are the least that is ever put on a line.
        assert line.indent + line.width <= max(width + 1e-3, line.indent + 4 * 16)


@examples(100)
@given(texts)
def test_a_justified_line_fills_its_measure_exactly_or_is_left_alone(text: str) -> None:
    for line in break_lines((Span(text, Role.FANGSONG),), FONTS, 16, Measure(448.0)):
        tracking = line.tracking(448.0)
        assert tracking >= 0
        if tracking:
            assert not line.last
            assert line.width + tracking * (len(line.text) - 1) == pytest.approx(448.0)


def test_a_full_line_of_the_grid_holds_28_characters() -> None:
    assert [len(line) for line in lines_of("创" * 100, first=32.0)] == [26, 28, 28, 18]


@pytest.mark.parametrize("word", ["2026", "87.65", "ISO9001", "——", "……", "3/4", "12.5%"])
def test_words_numbers_and_dashes_stay_whole(word: str) -> None:
    for before in range(20, 30):
        lines = lines_of("创" * before + word + "业" * 10)
        assert any(word in line for line in lines)


def test_a_word_wider_than_the_line_is_broken_rather_than_overflowing() -> None:
    lines = break_lines((Span("x" * 200, Role.SONGTI),), FONTS, 16, Measure(100))
    assert "".join(line.text for line in lines) == "x" * 200
    assert all(line.width <= 100 for line in lines)


def test_a_newline_breaks_and_blanks_at_line_ends_vanish() -> None:
    assert lines_of("甲\n乙", first=0) == ["甲", "乙"]
    assert lines_of("") == [""]
    assert lines_of("创" * 28 + "   业", first=0) == ["创" * 28, "业"]


@examples(150)
@given(st.text(EVERYDAY + "（）“”，AB12", min_size=1, max_size=60), st.floats(80, 600), st.floats(20, 90))
def test_a_name_always_fits_its_box(name: str, width: float, height: float) -> None:
    fitted = fit(name, Role.KAITI, FONTS, size=30, width=width, height=height, smallest=14)
    assert fitted.size <= 30
    assert fitted.height <= height + 0.01
    assert all(line.width <= width + 0.01 for line in fitted.lines)
    assert "".join(line.text for line in fitted.lines) == name


def test_a_name_shrinks_before_it_wraps() -> None:
    def fitted(count: int) -> tuple[float, int]:
        answer = fit("创" * count, Role.KAITI, FONTS, size=30, width=300, height=60, smallest=20)
        return round(answer.size, 2), len(answer.lines)

    assert fitted(10) == (30, 1)
    assert fitted(12) == (25, 1)
    assert fitted(15) == (20, 1)
    size, lines = fitted(20)
    assert lines == 2
    assert size == pytest.approx(60 / 2.6, abs=0.1)


def test_titles_are_broken_by_sense_into_even_lines() -> None:
    def lines(title: str) -> list[str]:
        return [line.text for line in balanced(title, Role.XIAOBIAOSONG, FONTS, 22, 442.2)]

    assert lines("关于推荐项目的报告") == ["关于推荐项目的报告"]
    assert lines("关于推荐第十一届“创客中国”山西省中小企业创新创业大赛决赛项目的报告") == [
        "关于推荐第十一届“创客中国”山西省",
        "中小企业创新创业大赛决赛项目的报告",
    ]
    assert lines("关于推荐项目的\n报告") == ["关于推荐项目的", "报告"]
