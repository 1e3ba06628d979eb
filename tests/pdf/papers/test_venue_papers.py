"""Order of appearance and blank score sheets: what the venue needs, nothing that the audience must not read."""

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.pdf.engine import paper
from maker_desktop.pdf.engine.fonts import Fonts
from maker_desktop.pdf.papers.appearance_order import AppearanceOrder, Queue, Turn
from maker_desktop.pdf.papers.score_sheet import Judge, JudgeSheet, Measure, ProjectSheet, ProjectToMark
from tests.pdf import reading
from tests.pdf.samples import CONTEST, LONG_APPLICANT, LONG_PROJECT, PRINTED

MEASURES = (
    Measure("技术创新能力", "40", "100", "打分精确到 0.1 分"),
    Measure("产业推广（发展）能力", "40", "100", "打分精确到 0.1 分"),
    Measure("团队能力", "20", "100", "打分精确到 0.1 分"),
)
ENTRY = ProjectToMark(12, LONG_PROJECT, LONG_APPLICANT, "企业组", 3)


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts()


def pages(document: bytes) -> int:
    with reading.opened(document) as pdf:
        return len(pdf.pages)


def order(count: int, **more: str) -> AppearanceOrder:
    turns = tuple(Turn(turn, 200 - turn, f"项目{turn}", LONG_APPLICANT) for turn in range(1, count + 1))
    return AppearanceOrder(CONTEST, "复赛", PRINTED, (Queue("企业组", turns),), **more)


@pytest.mark.parametrize("count", [1, 120])
def test_the_order_shows_every_turn_and_numbers_its_pages(fonts: Fonts, count: int) -> None:
    document = paper.pdf([order(count).paper()], fonts)
    text = reading.plain(document)
    assert f"{CONTEST}复赛出场顺序表" in text
    assert all(f"{200 - turn}项目{turn}" in text for turn in range(1, count + 1))
    assert text.count(LONG_APPLICANT) == count
    assert f"第1页共{pages(document)}页" in text
    assert text.count("出场序号编号项目名称") == pages(document), "the header comes again on every page"
    assert "打印时间2026-07-2417:30:05" in text
    assert "封存" not in text, "an order of appearance is no result"


def test_an_order_that_may_change_says_why(fonts: Fonts) -> None:
    document = paper.pdf([order(2, provisional="尚未抽签，暂按项目编号排列", drawn="种子5f1c").paper()], fonts)
    text = reading.plain(document)
    assert "尚未抽签，暂按项目编号排列" in text
    assert "种子5f1c" in text


@pytest.mark.parametrize("count", [1, 3, 6, 7, 12])
def test_a_project_sheet_keeps_to_one_page_with_boxes_to_write_in(fonts: Fonts, count: int) -> None:
    measures = tuple(Measure(f"指标{number}", "10", "100", "0.5") for number in range(count))
    sheet = ProjectSheet(CONTEST, "复赛", PRINTED, measures, Judge("欧阳文渊", 3, "第 1 评审组"), ENTRY)
    document = paper.pdf([sheet.paper()], fonts)
    assert pages(document) == 1
    with reading.opened(document) as pdf:
        boxes = [box for box in pdf.pages[0].rects if box["width"] > 50 * reading.MM and box["width"] < 70 * reading.MM]
    assert len(boxes) >= count + 1
    assert all(box["height"] >= 6.9 * reading.MM for box in boxes)


def test_a_project_sheet_names_judge_project_criteria_and_who_signs(fonts: Fonts) -> None:
    sheet = ProjectSheet(CONTEST, "复赛", PRINTED, MEASURES, Judge("欧阳文渊", 3), ENTRY)
    text = reading.plain(paper.pdf([sheet.paper()], fonts))
    for expected in (
        LONG_PROJECT,
        LONG_APPLICANT,
        "评委：欧阳文渊",
        "席位：3号席",
        "技术创新能力400～100",
        "打分精确到0.1分",
    ):
        assert expected in text
    for signer in ("评委签名：", "日期：", "记分员：", "复核员："):
        assert signer in text


def test_a_judges_list_parts_divisions_and_names_what_he_does_not_mark(fonts: Fonts) -> None:
    entries = (ENTRY, ProjectToMark(4, "手语翻译眼镜", "无声有爱创客团队", "创业组", 1))
    sheet = JudgeSheet(CONTEST, "复赛", PRINTED, MEASURES, Judge("欧阳文渊", 3), entries, ("7 号项目“井下一张图”",))
    text = reading.plain(paper.pdf([sheet.paper()], fonts))
    assert "企业组" in text
    assert "14手语翻译眼镜" in text
    assert "本评委回避、不打分的项目：7号项目“井下一张图”。" in text


def test_many_criteria_take_the_wide_side_of_the_paper(fonts: Fonts) -> None:
    sheet = JudgeSheet(CONTEST, "复赛", PRINTED, MEASURES * 2, Judge("欧阳文渊", 3), (ENTRY,))
    with reading.opened(paper.pdf([sheet.paper()], fonts)) as pdf:
        assert pdf.pages[0].width > pdf.pages[0].height


def test_steps_that_differ_are_told_for_each_criterion(fonts: Fonts) -> None:
    measures = (Measure("创新", "60", "100", "打分精确到 1 分"), Measure("团队", "40", "50", "打分以 0.5 分为最小分差"))
    sheet = ProjectSheet(CONTEST, "复赛", PRINTED, measures, Judge("孙", 1), ENTRY)
    text = reading.plain(paper.pdf([sheet.paper()], fonts))
    assert "创新打分精确到1分，团队打分以0.5分为最小分差" in text
    assert "0～50" in text


def test_a_character_without_glyph_is_named_with_its_project_before_any_page(fonts: Fonts) -> None:
    broken = AppearanceOrder(CONTEST, "复赛", PRINTED, (Queue("企业组", (Turn(1, 8, "好\ue000名", "甲公司"),)),))
    with pytest.raises(Refusal, match=r"8 号项目“好.名”的“项目名称”.*U\+E000"):
        paper.pdf([order(2).paper(), broken.paper()], fonts)


def test_progress_is_told_before_each_paper_and_may_stop_the_work(fonts: Fonts) -> None:
    class StopError(Exception):
        pass

    told: list[tuple[int, int]] = []

    def progress(done: int, total: int, doing: str) -> None:
        assert "出场顺序表" in doing
        told.append((done, total))
        if done == 2:
            raise StopError

    with pytest.raises(StopError):
        paper.pdf([order(1).paper()] * 5, fonts, progress)
    assert told == [(0, 5), (1, 5), (2, 5)]


def test_all_fonts_are_embedded(fonts: Fonts) -> None:
    sheet = JudgeSheet(CONTEST, "复赛", PRINTED, MEASURES, Judge("趙㞦", 3), (ENTRY,))
    document = paper.pdf([order(3).paper(), sheet.paper()], fonts)
    assert all(embedded for _, embedded in reading.fonts(document))
    assert "趙㞦" in reading.plain(document)
