"""Result documents: rules, print time, pages, digest or 未封存, open cases; and what each of them shows."""

from dataclasses import replace

import pytest

from maker_desktop.pdf.catalogue import Printable
from maker_desktop.pdf.engine import paper
from maker_desktop.pdf.engine.fonts import Fonts
from maker_desktop.pdf.engine.tables import TableCell
from maker_desktop.pdf.papers.award_list import Awarded, AwardedOrganisation, AwardListing, DivisionAwards
from maker_desktop.pdf.papers.result import Origin
from maker_desktop.pdf.papers.ruling import Member, RulingPaper
from maker_desktop.pdf.papers.score_derivation import ScoreDerivation, SheetRow, StepRow
from maker_desktop.pdf.papers.score_summary import PanelTable, ScoreSummary, Summed, Total
from maker_desktop.pdf.papers.sealed_record import JournalNotes, JudgeFigures, LineFigures, PanelFigures, SealedRecord
from maker_desktop.pdf.papers.standings_table import DivisionStandings, Placed, StandingsTable
from tests.pdf import reading
from tests.pdf.samples import CONTEST, LONG_APPLICANT, LONG_PROJECT, OPEN, RULES, SEALED

JUDGES = ("霍东篱", "蔺如松", "申屠静", "谷雨", "史羹", "尹知秋", "雷鸣")


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts()


def standings(origin: Origin, count: int = 3) -> StandingsTable:
    rows = tuple(
        Placed(str(place), 300 - place, f"项目{place}", LONG_APPLICANT, f"{95 - place * 0.25:.2f}")
        for place in range(1, count + 1)
    )
    return StandingsTable(origin, (DivisionStandings("企业组", rows),))


def summary(origin: Origin) -> ScoreSummary:
    totals = (Total("88.50"), Total("97.10", dropped=True), *(Total("86.00"),) * 4, Total("回避"))
    rows = (Summed(1, 12, LONG_PROJECT, totals, "86.50", "1"), Summed(2, 7, "井下一张图", totals, "—", "—", "待裁定"))
    return ScoreSummary(origin, (PanelTable("企业组", JUDGES, rows),))


def derivation(origin: Origin) -> ScoreDerivation:
    sheets = (
        SheetRow("1 号席 霍东篱", (TableCell("88.5"), TableCell("90")), TableCell("89.10"), "计入"),
        SheetRow(
            "2 号席 蔺如松",
            (TableCell("99", struck=True), TableCell("98", struck=True)),
            TableCell("98.60", struck=True),
            "去掉",
        ),
    )
    steps = (StepRow("规则：按合计去掉最高的 1 份。", "", quoted=True), StepRow("88.5×0.6＋90×0.4", "89.10"))
    return ScoreDerivation(
        origin,
        12,
        LONG_PROJECT,
        LONG_APPLICANT,
        "企业组",
        "89.10",
        "1",
        ("创新\n权重 60", "团队\n权重 40"),
        sheets,
        steps,
    )


def awards(origin: Origin) -> AwardListing:
    projects = (
        Awarded("一等奖", 7, "井下一张图", "太行天工", "50,000"),
        Awarded("二等奖", 12, LONG_PROJECT, LONG_APPLICANT, "", "本年度已在省赛获奖励，不重复发放奖金"),
    )
    divisions = (
        DivisionAwards("企业组", projects, ("二等奖：11 号、16 号项目并列，待裁定。",)),
        DivisionAwards("创业组", (), ("一等奖：空缺 1 名。",)),
    )
    return AwardListing(
        origin, divisions, (AwardedOrganisation("优秀组织单位奖", "榆次区工信局"),), ("甲公司有 2 个项目获奖",)
    )


def ruling(origin: Origin) -> RulingPaper:
    return RulingPaper(
        origin,
        number="第 1 号",
        time="2026-07-24 16:20",
        kind="并列",
        projects=(f"12 号　{LONG_PROJECT}（{LONG_APPLICANT}）",),
        facts=("12 号、7 号得分相同。", "技术创新能力平均分：12 号 88.36，7 号 88.36。"),
        grounds=("理由：产业化前景更好。",),
        members=(Member("韩文博", "示范大学", "赞成", chair=True), Member("陆雅琴", "", "回避")),
        decision=("排定先后。", "先后次序：12 号、7 号。"),
        places_before=("12 号：第 2 名",),
        places_after=("12 号：第 1 名",),
        replaced="本裁定已由第 2 号裁定代替",
    )


def record(origin: Origin) -> SealedRecord:
    return SealedRecord(
        origin,
        sealed_at="2026-07-24 17:00:00",
        sealed_by="张秘书",
        digest="3f2a91bc0d4e77aa" * 4,
        journal=lambda _progress: JournalNotes("第 1024 条，校验值 9c1d00"),
        counts=(("参赛项目", "3 个"), ("裁定", "1 件")),
        panels=(
            PanelFigures("第 1 评审组", (JudgeFigures("1 号席 赵", "3", "85.20", "+0.50", "4.10", "1", "0"),), "0.912"),
        ),
        lines=lambda _progress: (
            LineFigures("企业组", "一等奖", "11 号", "16 号", "0.35 分", "不计郭丽的评分表会改变"),
        ),
        standings=standings(origin).divisions,
        rulings=("第 1 号　并列　排定先后",),
    )


ZHAO = JudgeFigures("1 号席 赵", "3", "85.20", "+0.50", "4.10", "1", "0")
EVERY = [standings, summary, derivation, awards, ruling, record]


def text_of(sheet: Printable, fonts: Fonts) -> str:
    return reading.plain(paper.pdf([sheet.paper()], fonts))


@pytest.mark.parametrize("make", EVERY)
def test_a_sealed_result_says_where_it_comes_from(make: type, fonts: Fonts) -> None:
    text = text_of(make(SEALED), fonts)
    for expected in (
        CONTEST,
        "复赛",
        *RULES,
        "打印时间2026-07-2417:30:05",
        "封存校验码3f2a91bc0d4e77aa",
        "流水第57条·0123456789abcdef",
        "核签",
        "第1页共",
    ):
        assert expected in text
    assert "未封存" not in text
    assert "日期：" in text, "it is signed and dated"


@pytest.mark.parametrize("make", EVERY)
def test_an_open_result_says_that_it_is_provisional_and_what_waits(make: type, fonts: Fonts) -> None:
    text = text_of(make(OPEN), fonts)
    assert "未封存暂定结果" in text
    assert "待裁定：企业组第2名并列：11号、16号得分相同。" in text
    assert "封存校验码3f2a" not in text


@pytest.mark.parametrize("make", EVERY)
def test_every_font_is_embedded(make: type, fonts: Fonts) -> None:
    document = paper.pdf([make(SEALED).paper()], fonts)
    assert all(embedded for _, embedded in reading.fonts(document))


@pytest.mark.parametrize("make", EVERY)
def test_nothing_leaves_the_page(make: type, fonts: Fonts) -> None:
    document = paper.pdf([make(OPEN).paper()], fonts)
    with reading.opened(document) as pdf:
        for page in pdf.pages:
            assert all(char["x0"] >= 19 * reading.MM for char in page.chars)
            assert all(char["x1"] <= page.width - 19 * reading.MM for char in page.chars)
            assert all(char["bottom"] <= page.height - 10 * reading.MM for char in page.chars)


def test_standings_of_120_projects_repeat_their_header_and_miss_none(fonts: Fonts) -> None:
    document = paper.pdf([standings(SEALED, 120).paper()], fonts)
    text = reading.plain(document)
    assert all(f"{place}{300 - place}项目{place}" in text for place in range(1, 121))
    with reading.opened(document) as pdf:
        assert len(pdf.pages) > 3
        assert f"第{len(pdf.pages)}页共{len(pdf.pages)}页" in text


def test_the_summary_strikes_what_is_dropped_and_has_a_line_for_every_judge(fonts: Fonts) -> None:
    document = paper.pdf([summary(SEALED).paper()], fonts)
    text = reading.plain(document)
    assert all(f"评委{judge}：" in text for judge in JUDGES)
    assert all(f"{signer}：" in text for signer in ("记分员", "复核员", "监督员", "公证员"))
    dropped = [row for row in reading.rows(document) if "97.10" in reading.text_of(row)]
    assert len(dropped) == 2
    with reading.opened(document) as pdf:
        strokes = [line for line in pdf.pages[0].lines if line["x1"] - line["x0"] < 15 * reading.MM]
    assert len(strokes) == 2, "one stroke through each dropped total"


def test_a_derivation_numbers_its_steps_but_not_the_rules_it_quotes(fonts: Fonts) -> None:
    text = text_of(derivation(SEALED), fonts)
    assert "规则：按合计去掉最高的1份。" in text
    assert "188.5×0.6＋90×0.489.10" in text


def test_an_award_list_shows_vacant_and_undecided_places_and_money(fonts: Fonts) -> None:
    text = text_of(awards(SEALED), fonts)
    for expected in (
        "一等奖7井下一张图太行天工50,000",
        "二等奖：11号、16号项目并列，待裁定。",
        "一等奖：空缺1名。",
        "创业组（0个项目）还没有获奖项目。",
        "优秀组织单位奖榆次区工信局",
        "不重复发放奖金",
        "注：甲公司有2个项目获奖",
    ):
        assert expected in text


def test_a_ruling_tells_facts_grounds_votes_places_and_is_signed_by_those_present(fonts: Fonts) -> None:
    text = text_of(ruling(SEALED), fonts)
    for expected in (
        "裁定编号：第1号",
        "事实12号、7号得分相同。",
        "依据与理由理由：产业化前景更好。",
        "韩文博（主任委员）示范大学赞成",
        "陆雅琴回避",
        "裁定前12号：第2名",
        "裁定后12号：第1名",
        "主任委员韩文博：",
        "委员陆雅琴：",
        "本裁定已由第2号裁定代替",
    ):
        assert expected in text


def test_a_very_long_reason_still_fits_its_page(fonts: Fonts) -> None:
    wordy = RulingPaper(SEALED, "第 2 号", "", "异议", ("1 号",), ("事" * 3000,), ("因" * 1500,), (), ("维持。",))
    text = text_of(wordy, fonts)
    assert text.count("因") >= 1500
    assert text.count("事") >= 3000


def test_a_record_shows_the_whole_digest_and_how_to_check_it(fonts: Fonts) -> None:
    text = text_of(record(SEALED), fonts)
    assert "完整校验码（SHA-256）：" + "3f2a91bc0d4e77aa" * 4 in text
    assert "第1024条，校验值9c1d00" in text
    assert "在“流水与备份”页的“文书上的码”里填入封存校验码" in text
    assert "封存人：张秘书" in text
    assert "1号席赵385.20+0.504.1010" in text
    assert "企业组一等奖11号16号0.35分不计郭丽的评分表会改变" in text


def test_a_record_says_how_its_digest_was_computed_what_it_replaces_and_when_the_clock_ran_back(fonts: Fonts) -> None:
    notes = JournalNotes("第 1024 条", ("第 9 条早于前一条。",), ("第 12 条：从备份“甲”恢复，丢失 3 条流水。",))
    told = replace(record(SEALED), version="第 2 版", replaces="0123 4567", journal=lambda _progress: notes)
    text = text_of(told, fonts)
    assert "校验码算法：第2版" in text
    assert "代替：01234567（原封存已由裁定重开，作废）" in text
    assert "时钟第9条早于前一条。" in text
    assert "从备份恢复第12条：从备份“甲”恢复，丢失3条流水。" in text
    assert "时钟" not in text_of(record(SEALED), fonts).replace("电脑的时钟", "")


def test_a_record_without_rulings_says_so(fonts: Fonts) -> None:
    bare = SealedRecord(SEALED, "", "", "", (), (), ())
    text = text_of(bare, fonts)
    assert "没有裁定。" in text
    assert "没有评分表。" in text
