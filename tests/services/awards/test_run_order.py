"""流程单, 主持词 and 彩排: the show as a list, what the host says, and a rehearsal without a true score."""

from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.awards import awards
from maker_desktop.services.awards.ceremony import announce
from maker_desktop.services.awards.run_order import run_order
from maker_desktop.services.awards.spoken import count, figure, spoken
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.demo import rehearsal
from maker_desktop.services.documents.publishing import Wanted, prepare
from maker_desktop.services.panels import draw
from maker_desktop.services.scoring import marks
from maker_desktop.services.standings import sealing
from tests.pdf import reading
from tests.services.awards.test_ceremony import scored
from tests.services.contests import small_contest

ORDER = {2: 1, 3: 2, 1: 3, 4: 1, 5: 2}


def drawn() -> Session:
    session = small_contest()
    draw.enter_draw(session, "final", ORDER)
    return session


def test_the_show_goes_by_the_order_of_appearance_and_names_what_was_seen() -> None:
    assert [item.words for item in run_order(drawn(), "final")] == [
        "开场画面",
        "2 号　乙",
        "3 号　丙",
        "1 号　甲",
        "企业组名次榜",
        "4 号　丁",
        "5 号　戊",
        "创业组名次榜",
        "优秀组织单位奖",
        "优秀组织单位奖合影",
        "一等奖（企业组）",
        "一等奖（创业组）",
        "一等奖合影",
        "鸣谢",
    ]
    session = scored()
    marks.reveal(session, "final", 2)
    sealing.seal(session, "final")
    announce(session, "一等奖", "企业组", [3])
    assert [item.words for item in run_order(session, "final") if item.done] == ["2 号　乙", "一等奖（企业组）"]


def test_the_script_names_the_winners_from_below_once_they_are_certain() -> None:
    session = drawn()
    before = reading.plain(prepare(session, "script", Wanted("final")).pdf())
    assert "请二号项目上场：乙，乙公司" in before
    assert "封存以后再打印" in before
    session = scored()
    awards.grant(session, "优秀组织单位奖", "示范县局")
    sealing.seal(session, "final")
    marks.reveal(session, "final", 3)
    after = reading.plain(prepare(session, "script", Wanted("final")).pdf())
    assert "三号，丙，丙公司，得分九十点零零" in after
    assert "五号，戊，戊团队。" in after, "no score that the audience has not seen"
    assert after.index("示范县局") < after.index("三号，丙")


@pytest.mark.parametrize(
    ("score", "words"),
    [("91.58", "九十一点五八"), ("100.00", "一百点零零"), ("0.5", "零点五"), ("12", "十二"), ("-3.05", "负三点零五")],
)
def test_scores_are_spoken_digit_by_digit_after_the_point(score: str, words: str) -> None:
    assert figure(score) == words


def test_numbers_are_spoken_as_in_chinese_and_rare_characters_get_their_reading() -> None:
    spoken_numbers = [count(number) for number in (0, 10, 15, 20, 101, 110, 1005, 9999)]
    assert spoken_numbers == ["零", "十", "十五", "二十", "一百零一", "一百一十", "一千零五", "九千九百九十九"]
    assert spoken("山西朔源龑芮有限公司") == "龑 yǎn；芮 ruì/ruò"
    assert spoken("太原 ABC 科技") == ""


def test_a_division_is_revealed_in_one_act_and_says_where_nothing_is_owed() -> None:
    session = scored()
    marks.reveal(session, "final", 2)
    before, told = session.file.newest(), list[tuple[int, int]]()
    marks.reveal_division(session, "final", "enterprise", lambda done, of, _words: told.append((done, of)))
    assert session.file.newest() == before + 1
    assert {number for _stage, number in session.contest.revealed} == {1, 2, 3}
    assert told == [(0, 2), (1, 2)]
    with pytest.raises(Refusal, match="企业组已确认的得分都已亮分"):
        marks.reveal_division(session, "final", "enterprise")


def test_a_rehearsal_has_the_same_projects_and_no_true_mark(tmp_path: Path) -> None:
    session = scored()
    awards.grant(session, "优秀组织单位奖", "示范县局")
    before = session.file.newest()
    with contest.open_session(rehearsal.make(session.contest, tmp_path), "") as made:
        assert [each.name for each in made.contest.projects] == [each.name for each in session.contest.projects]
        assert {each.phone for each in made.contest.projects} == {""}
        assert "final" in made.contest.sealed
        assert not made.contest.revealed
        true = {str(score.published) for score in session.result("final").scores.values()}
        assert not true & {str(score.published) for score in made.result("final").scores.values()}
    assert session.file.newest() == before


def test_there_is_no_rehearsal_without_projects(tmp_path: Path) -> None:
    with contest.open_session(rehearsal.make(scored().contest, tmp_path), "") as made:
        nobody = made.contest.__class__(rulebook=made.contest.rulebook)
        with pytest.raises(Refusal, match="请先导入名册"):
            rehearsal.make(nobody, tmp_path)
