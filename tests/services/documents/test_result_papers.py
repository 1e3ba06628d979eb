"""Orders, score sheets, results, rulings and the sealed record as they are printed from a contest."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.journal.entries import Entry
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Absence, Recusal, Seat
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.ruling import Decision
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import people
from maker_desktop.services.core.contest import fill_in, open_session
from maker_desktop.services.demo import demo
from maker_desktop.services.documents.parts import total_text
from maker_desktop.services.documents.publishing import Wanted, prepare
from maker_desktop.services.journal import backup
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from tests.fakes import clock
from tests.services.contests import JUDGES
from tests.services.printed import PHONE, contest, final_only, finished, pages_of, text_of


def test_an_order_says_how_it_was_drawn_and_shows_no_telephone() -> None:
    session = finished()
    text = text_of(session, "order", Wanted(stage="final"))
    assert "种子5f1c" in text
    assert "见证人：监督员郑" in text
    assert all(f"{session.project(number).name}{session.project(number).applicant}" in text for number in (2, 3, 5))
    assert "1号" not in text


def test_public_papers_show_no_telephone_and_no_contact() -> None:
    session = finished()
    for document in ("order", "awards", "notice", "standings"):
        text = text_of(session, document)
        assert PHONE not in text
        assert "阴立群" not in text
    assert PHONE in text_of(session, "annex"), "the form of the notice asks for it"


def test_an_order_that_may_change_says_so() -> None:
    session = contest()
    assert "尚未抽签，暂按项目编号排列" in text_of(session, "order", Wanted(stage="preliminary"))
    assert "初赛尚未封存，参赛项目还可能变动" in text_of(session, "order", Wanted(stage="final"))
    assert "复赛" not in text_of(session, "order"), "a stage whose projects are not known is not printed unasked"


def test_an_absent_project_stays_in_the_order_with_its_reason_and_has_no_sheet() -> None:
    session = contest()
    panels.set_presence(session, "preliminary", 4, Presence.ABSENT, "未到场")
    assert "丁丁团队缺席：未到场" in text_of(session, "order", Wanted(stage="preliminary"))
    assert "丁团队" not in text_of(session, "score-sheets", Wanted(stage="preliminary", form="project"))


def test_a_recused_judge_has_no_sheet_for_the_project() -> None:
    session = contest()
    panels.recuse(session, "preliminary", "周", 3, "曾任顾问")
    panels.mark_absent(session, "preliminary", "钱", 3, "迟到")
    whole = prepare(session, "score-sheets", Wanted(stage="preliminary", form="project"))
    assert pages_of(whole.pdf()) == 5 * 5 - 2
    third = text_of(session, "score-sheets", Wanted(stage="preliminary", number=3))
    assert [judge for judge in JUDGES if f"评委：{judge}" in third] == ["赵", "孙", "李"]
    lists = text_of(session, "score-sheets", Wanted(stage="preliminary", form="judge"))
    assert lists.count("本评委回避、不打分的项目：3号项目“丙”。") == 2


def test_score_sheets_need_judges() -> None:
    session = contest()
    panels.seat_judges(session, "preliminary", [])
    with pytest.raises(Refusal, match="初赛还没有评委"):
        prepare(session, "score-sheets")


def test_results_are_provisional_until_the_stage_is_sealed() -> None:
    session = final_only(("80", "90", "90", "70", "75"))
    for document in ("standings", "score-summary", "derivation", "awards"):
        text = text_of(session, document)
        assert "未封存" in text
        assert "待裁定：企业组第1、2名并列：2、3号得分都是90" in text
    assert "待裁定" in text_of(session, "standings").split("说明")[1]


def test_sealed_results_carry_the_digest_as_printed() -> None:
    session = finished()
    seal = session.contest.sealed.get("final")
    assert seal is not None
    for document in ("standings", "score-summary", "derivation", "ruling", "record", "awards", "notice"):
        wanted = Wanted(stage="final") if document not in ("awards", "notice") else None
        text = text_of(session, document, wanted)
        assert seal.digest[:16] in text
        assert "未封存" not in text


def test_results_say_that_no_pin_proves_the_names_they_bear() -> None:
    session = finished()
    documents = ("standings", "score-summary", "derivation", "ruling", "record", "awards")
    note = "本赛事未设置签名口令，文中姓名由操作人录入，以纸面签字为准。"
    assert all(note in text_of(session, document) for document in documents)
    people.set_pin(session, "韩", "2468")
    assert not any(note in text_of(session, document) for document in documents)


def test_standings_say_who_goes_on_and_what_decided() -> None:
    session = finished()
    first = text_of(session, "standings", Wanted(stage="preliminary"))
    assert "12乙乙公司90.00晋级" in first
    assert "31甲甲公司80.00" in first
    assert "80.00晋级" not in first
    assert "13丙丙公司88.00同分，已裁定" in text_of(session, "standings", Wanted(stage="final"))


def test_the_summary_shows_totals_and_who_gave_none() -> None:
    text = text_of(finished(), "score-summary", Wanted(stage="final"))
    assert "丙88.0088.0088.0088.00回避88.00" in text
    assert all(f"评委{judge}：" in text for judge in JUDGES)


def test_why_a_sheet_does_not_count_is_printed_in_its_own_word() -> None:
    session = final_only()
    with session.change("panel.absent", "复赛 钱、孙") as work:  # beneath them lie confirmed sheets, as after a merge
        work.put(Absence("final", "钱", 2, "迟到"))
        work.put(Recusal("final", "孙", 3, "曾任顾问"))
    case = arbitration.lodge(session, "final", [1], person="某人", contact="电话", text="有利害关系")
    arbitration.rule(session, case.id, Verdict(Decision.VOID, "有利害关系", ("吴", "郑"), numbers=(1,), judge="赵"))
    text = text_of(session, "score-summary", Wanted(stage="final"))
    for words in ("甲作废80.00", "乙90.00缺席90.00", "丙85.0085.00回避85.00"):
        assert words in text
    for number, word in ((1, "作废"), (2, "缺席"), (3, "回避")):
        derivation = text_of(session, "derivation", Wanted(stage="final", number=number))
        assert [other for other in ("作废", "缺席", "回避") if other in derivation.split("划去的评分表")[0]] == [word]


def test_a_derivation_is_of_one_project_if_one_is_named() -> None:
    session = finished()
    text = text_of(session, "derivation", Wanted(stage="final", number=3))
    assert "项目名称丙" in text
    assert "项目名称乙" not in text
    assert "裁定：前景更好" in text
    with pytest.raises(Refusal, match="1 号项目“甲”不参加复赛"):
        prepare(session, "derivation", Wanted(stage="final", number=1))


def grounds(text: str) -> str:
    """Return the grounds in a ruling's text, which stand before the decision."""
    return text.partition("依据与理由")[2].partition("1.")[0]


def test_a_ruling_is_printed_with_its_votes_and_places() -> None:
    session = finished()
    text = text_of(session, "ruling", Wanted(case="tie:final:2-3"))
    for expected in (
        "裁定编号：第1号",
        "韩（主任委员）大学赞成",
        "邵反对",
        "排定先后。先后次序：3、2号。",
        "理由：前景更好",
        "2号“乙”：第1名",
        "2号“乙”：第2名",
        "主任委员韩：",
        "裁定时间：2026年11月20日09:00",
    ):
        assert expected in text
    assert "公布得分相同的" in grounds(text)
    assert "实名提出" not in grounds(text), "the time for objections is no ground for a tie"
    with pytest.raises(Refusal, match="还没有裁定"):
        prepare(session, "ruling", Wanted(stage="preliminary"))


def test_a_name_in_quotes_has_single_ones_inside_those_of_a_sentence() -> None:
    session = finished()
    with session.change("test", "名册") as work:
        work.put(replace(session.project(3), name="“四两”阀"))
    small = contest()
    panels.recuse(small, "final", "周", 3, "曾任顾问")
    with small.change("test", "名册") as work:
        work.put(replace(small.project(3), name="“四两”阀"))
    assert "3号项目“‘四两’阀”" in text_of(small, "score-sheets", Wanted(stage="final", form="judge"))
    assert "参赛项目“‘四两’阀”" in text_of(session, "certificates")


def test_a_ruling_that_was_replaced_says_so() -> None:
    session = final_only(("80", "90", "90", "70", "75"))
    for order in ((2, 3), (3, 2)):
        arbitration.rule(session, "tie:final:2-3", Verdict(Decision.ORDER, "评议", ("韩", "陆"), order=order))
    text = text_of(session, "ruling")
    assert "本裁定已由第2号裁定代替" in text
    assert "本裁定代替第1号裁定" in text
    assert "未记名" in text


def test_a_ruling_on_an_objection_tells_who_complained_but_not_how_to_reach_them() -> None:
    session = final_only()
    objection = arbitration.lodge(
        session, "final", [3], person="丙公司", contact=PHONE, text="计时有误", evidence="录像一份"
    )
    arbitration.rule(session, objection.id, Verdict(Decision.UPHOLD, "计时无误", ("韩", "陆")))
    text = text_of(session, "ruling", Wanted(case=objection.id))
    assert "提出异议：计时有误" in text
    assert "依据材料：录像一份" in text
    assert "实名提出" in grounds(text)
    assert "公布得分相同的" not in grounds(text)
    assert PHONE not in text


def test_a_record_names_the_journal_entry_of_its_seal() -> None:
    session = finished()
    seal = session.contest.sealed.get("final")
    assert seal is not None
    entry = [entry for entry in session.file.entries() if entry.action == "stage.seal"][-1]
    text = text_of(session, "record", Wanted(stage="final"))
    assert f"完整校验码（SHA-256）：{seal.digest}" in text
    assert "校验码算法：第2版" in text
    for document in ("record", "score-summary", "order"):
        assert f"流水{session.head().words}核签".replace(" ", "") in text_of(session, document, Wanted(stage="final"))
    assert f"第{entry.number}条，校验值{entry.digest}" in text
    assert "计入的评分表：14份" in text
    assert "企业组一等奖3号2号0.00分" in text, "a ruling parted them, no points did"
    assert "个分数变动会改变名单" in text
    assert "1号席赵387.670.000.4700" in text
    assert "肯德尔" in text
    with pytest.raises(Refusal, match="复赛还没有封存"):
        prepare(final_only(), "record", Wanted(stage="final"))


def test_a_record_says_from_which_backup_the_contest_was_restored_and_how_much_was_lost(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.maker", tmp_path / "午间.maker"
    with demo.hold(path, "jinzhong-2026", None, "秘书", clock) as session:
        backup.copy(session, copy)
        fill_in(session, {"place": "晋中"})
    backup.restore(copy, path, "秘书", clock)
    with open_session(path, "秘书", clock=clock) as session:
        text = text_of(session, "record", Wanted(stage="final"))
        assert "从备份“午间.maker”恢复，被换下的文件有18条流水，丢失第18条" in text


def test_two_panels_have_tables_and_lists_of_their_own() -> None:
    session = contest()
    seats = [Seat("final", panel, number, f"{panel}{number}") for panel in "甲乙" for number in (1, 2)]
    panels.seat_judges(session, "final", seats)
    panels.assign(session, "final", {1: "甲", 2: "甲", 3: "乙", 4: "甲", 5: "乙"})
    for number in range(1, 6):
        for seat in session.contest.seats_for("final", number):
            for criterion in ("innovation", "team"):
                marks.enter(session, KeyedMark("final", number, seat.judge, criterion, "80"))
    text = text_of(session, "score-summary")
    assert "企业组第甲评审组" in text
    assert "企业组第乙评审组" in text
    assert "80.00未确认" in text, "a sheet that is not confirmed does not count, and says so"
    assert "乙公司甲" in text_of(session, "order", Wanted(stage="final")), "the order names the panel"
    whole = prepare(session, "score-sheets", Wanted(stage="final", form="project"))
    assert pages_of(whole.pdf()) == 10


def test_an_order_drawn_by_hand_says_so() -> None:
    session = contest()
    draw.enter_draw(session, "preliminary", {1: 3, 2: 1, 3: 2, 4: 2, 5: 1}, "公证员 钱")
    text = text_of(session, "order", Wanted(stage="preliminary"))
    assert "出场顺序由现场手工抽签确定。见证人：公证员钱。" in text
    assert "12乙乙公司23丙丙公司31甲甲公司" in text


@pytest.mark.parametrize(
    ("value", "shown"),
    [("87.5", "87.50"), ("87.123", "87.123"), ("261/3", "87.00"), ("260/3", "≈86.6667"), ("86.66665", "≈86.6667")],
)
def test_a_total_shows_all_its_digits_or_that_it_does_not(value: str, shown: str) -> None:
    assert total_text(Fraction(value), 2) == shown


def test_a_record_says_how_far_it_is_and_can_be_stopped() -> None:
    class Stopped(Exception):  # noqa: N818 - what the user wished is no error
        pass

    heard: list[tuple[int, int, str]] = []

    def stop(done: int, total: int, doing: str) -> None:
        heard.append((done, total, doing))
        if done == 2:
            raise Stopped

    session = finished()
    job = prepare(session, "record", Wanted("final"))
    with pytest.raises(Stopped):
        job.pdf(stop)
    tried = [each for each in heard if "名次线" in each[2]]
    assert [done for done, _, _ in tried] == [0, 1, 2]
    assert {total for _, total, _ in tried} == {len(session.result("final").scores)}


def test_a_record_is_gathered_without_reading_the_journal_from_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    session = finished()
    read: list[int] = []
    entries = session.file.entries

    def reading(after: int = 0) -> Iterator[Entry]:
        read.append(after)
        return entries(after)

    monkeypatch.setattr(session.file, "entries", reading)
    job = prepare(session, "record", Wanted("final"))
    assert 0 not in read, "the main thread waits for this"
    job.pdf()
    assert 0 in read
