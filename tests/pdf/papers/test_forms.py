"""Forms as the notices print them: 备案表, 推荐项目名单, 项目汇总表, and the public notice."""

from datetime import date

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.pdf.engine import paper
from maker_desktop.pdf.engine.fonts import Fonts
from maker_desktop.pdf.letters import public_notice
from maker_desktop.pdf.letters.public_notice import PublicNotice, PublishedList
from maker_desktop.pdf.papers.award_list import Awarded, DivisionAwards, award_tables
from maker_desktop.pdf.papers.filing_form import FilingForm
from maker_desktop.pdf.papers.roster_paper import Listed, RosterPaper
from tests.pdf import reading
from tests.pdf.samples import CONTEST, LONG_APPLICANT, LONG_PROJECT

TITLE = "第十一届“创客中国”山西省中小企业创新创业大赛推荐项目名单"
COLUMNS = (
    "项目名称",
    "企业（创客）名称",
    "组别（企业组/创业组）",
    "是否属于专精特新企业",
    "联系人",
    "联系方式",
    "法人（创客填写）",
)
NOTE = "注：除纸质版外，名单电子版请一并发送至大赛组委会秘书处邮箱:sxgxzxqy@126.com"


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts()


def filing(**more: str) -> FilingForm:
    return FilingForm("第九届“创客中国”中小企业创新创业大赛\n备案表", CONTEST, **more)


def roster(count: int, **more: str) -> RosterPaper:
    cells = (LONG_PROJECT, LONG_APPLICANT, "企业组", "是", "欧阳文渊", "13900001000", "")
    projects = tuple(Listed((f"{number}{cells[0]}", *cells[1:]), f"{number} 号") for number in range(1, count + 1))
    return RosterPaper(TITLE, COLUMNS, projects, "附件4", "推荐地市：晋中市", NOTE, **more)


def text_of(form: FilingForm | RosterPaper, fonts: Fonts) -> str:
    return reading.plain(paper.pdf([form.paper()], fonts))


def test_the_filing_form_ticks_its_kind_and_keeps_to_one_page(fonts: Fonts) -> None:
    form = filing(
        organiser="晋中市工业和信息化局、晋中市转型综改促进中心",
        kind="专题赛",
        field="网络安全",
        filled_on="2024年5月8日",
        period="2024年6月1日至7月30日",
        organisation="主办单位：晋中市工业和信息化局\n承办单位：晋中市中小企业服务中心",
        place="晋中市",
        scheme="赛" * 500,
    )
    document = paper.pdf([form.paper()], fonts)
    text = reading.plain(document)
    for expected in ("附件4", "□区域赛", "■专题赛行业领域：网络安全", "□境外区域赛决赛", "填表日期：2024年5月8日"):
        assert expected in text
    with reading.opened(document) as pdf:
        assert len(pdf.pages) == 1
    assert text.count("赛") >= 500


def test_an_empty_filing_form_can_be_filled_in_by_hand(fonts: Fonts) -> None:
    text = text_of(filing(), fonts)
    assert "□区域赛" in text
    assert "■" not in text
    assert "填表日期：年月日" in text


def test_a_scheme_of_more_than_500_characters_is_refused() -> None:
    assert filing(scheme="赛事 " * 250).scheme
    with pytest.raises(Refusal, match="501 字，不能超过 500 字"):
        filing(scheme="赛" * 501)


def test_a_kind_the_form_does_not_have_is_refused() -> None:
    with pytest.raises(Refusal, match="没有“市赛”"):
        filing(kind="市赛")


@pytest.mark.parametrize("count", [1, 60])
def test_the_list_is_the_notices_form_on_the_wide_side(fonts: Fonts, count: int) -> None:
    document = paper.pdf([roster(count).paper()], fonts)
    text = reading.plain(document)
    assert f"附件4{TITLE}推荐地市：晋中市" in text
    assert text.count(LONG_PROJECT) == count
    assert text.count("13900001000") == count, "a telephone number is never broken"
    assert NOTE.replace(" ", "") in text
    with reading.opened(document) as pdf:
        assert all(page.width > page.height for page in pdf.pages)
        assert ("—1—" in text) == (len(pdf.pages) > 1)


def test_a_list_that_is_not_final_says_so(fonts: Fonts) -> None:
    assert "暂定名单" in text_of(roster(1, status="暂定名单：复赛未封存"), fonts)


def test_a_character_in_the_list_is_named_with_its_project(fonts: Fonts) -> None:
    broken = RosterPaper(TITLE, ("项目名称",), (Listed(("⿰木奄",), "9 号项目“⿰木奄”"),))
    with pytest.raises(Refusal, match=r"9 号项目.*项目名称.*⿰木奄"):
        paper.pdf([broken.paper()], fonts)


def notice(**more: str) -> PublicNotice:
    projects = (Awarded("一等奖", 7, LONG_PROJECT, LONG_APPLICANT),)
    lists = (
        PublishedList("获奖名单", award_tables((DivisionAwards("企业组", projects),))),
        PublishedList("推荐项目名单", award_tables((DivisionAwards("企业组", projects),))),
    )
    return PublicNotice(
        CONTEST,
        lists,
        first_day=date(2026, 9, 28),
        last_day=date(2026, 10, 10),
        working_days=5,
        issuer="晋中市工业和信息化局",
        day=date(2026, 9, 25),
        contacts=("联系人：周杰", "联系电话：0354-2639505"),
        provenance="复赛封存校验码：3f2a 91bc",
        rules=("按得分高低排名。",),
        **more,
    )


def test_the_notice_names_lists_days_and_where_to_complain(fonts: Fonts) -> None:
    document = public_notice.pdf(notice(), fonts)
    text = reading.plain(document)
    for expected in (
        "获奖名单和推荐项目名单的公示",
        "公示期为2026年9月28日至2026年10月10日，共5个工作日。",
        "联系电话：0354-2639505",
        "须署真实姓名",
        "晋中市工业和信息化局2026年9月25日",
        "附件1",
        "附件2",
        LONG_PROJECT,
        "复赛封存校验码：3f2a91bc",
        "1.按得分高低排名。",
        "附件：1.获奖名单2.推荐项目名单",
        "—1—",
    ):
        assert expected in text
    assert "暂定" not in text
    assert all(embedded for _, embedded in reading.fonts(document))


def test_a_notice_that_must_not_be_posted_says_so_first(fonts: Fonts) -> None:
    text = reading.plain(public_notice.pdf(notice(draft="复赛尚未封存。"), fonts))
    assert "【暂定，不得张贴】复赛尚未封存。" in text
