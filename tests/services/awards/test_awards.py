"""Awards, organisation prizes and the recommendation as use cases, and the workbooks they go out in."""

from pathlib import Path

import openpyxl
import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.awards import awards
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents import workbooks
from maker_desktop.services.standings import results
from tests.services.contests import key_sheets, small_contest


def finished(values: tuple[str, ...] = ("80", "90", "85", "70", "75")) -> Session:
    session = small_contest()
    for number, value in enumerate(values, start=1):
        key_sheets(session, "final", number, value)
    return session


def test_awards_and_recommendation_follow_the_standings() -> None:
    session = finished()
    assert [(each.division, each.numbers) for each in awards.awards(session)] == [
        ("enterprise", (2,)),
        ("startup", (5,)),
    ]
    assert [each.number for each in awards.recommend(session).recommended] == [2, 3]
    assert [each.number for each in awards.recommend(session, 1).recommended] == [2]
    with pytest.raises(Refusal, match="不能是 -1"):
        awards.recommend(session, -1)


def test_organisations_get_prizes_that_the_rulebook_has() -> None:
    session = small_contest()
    awards.grant(session, "优秀组织单位奖", " 某县 ")
    assert session.contest.organisation_prizes[0].organisation == "某县"
    with pytest.raises(Refusal, match="只有优秀组织单位奖"):
        awards.grant(session, "最佳奖", "某县")
    with pytest.raises(Refusal, match="单位名称"):
        awards.grant(session, "优秀组织单位奖", " ")
    with pytest.raises(Refusal, match="不用撤销"):
        awards.revoke(session, "优秀组织单位奖", "他县")
    awards.revoke(session, "优秀组织单位奖", "某县")
    assert session.contest.organisation_prizes == ()


def test_a_ranking_can_be_of_one_division() -> None:
    session = finished()
    assert [each.project.name for each in results.rank(session, "final", "创业组")] == ["戊", "丁"]
    with pytest.raises(Refusal, match="没有组别"):
        results.rank(session, "final", "maker")


def test_an_explanation_ends_in_the_published_score_and_place() -> None:
    told = results.explain(finished(), "final", 3)
    assert (str(told.score.published), told.standing.place) == ("85.00", 2)
    assert any(step.value == "85.00" for step in told.steps)
    with pytest.raises(Refusal, match="没有 9 号项目"):
        results.explain(finished(), "final", 9)


# The register names certificates only; it has tests of its own.
@pytest.mark.parametrize("what", [what for what in workbooks.EXPORTS if what != "register"])
def test_every_workbook_names_the_projects_it_is_about(tmp_path: Path, what: str) -> None:
    out = workbooks.export(finished(), what, tmp_path / "a.xlsx")
    cells = {cell.value for row in openpyxl.load_workbook(out).worksheets[0].iter_rows() for cell in row}
    assert {"乙", "丙"} <= cells
    assert ("甲" in cells) is (what != "recommendation")


def test_workbooks_are_refused_where_there_is_nothing_to_say(tmp_path: Path) -> None:
    session = finished(("80", "90", "90", "70", "75"))
    with pytest.raises(Refusal, match=r"须是 \.xlsx"):
        workbooks.export(session, "roster", tmp_path / "a.csv")
    with pytest.raises(Refusal, match="没有“all”这种表格"):
        workbooks.export(session, "all", tmp_path / "a.xlsx")
    empty = small_contest()
    with empty.change("test", "clear") as work:
        for project in empty.contest.projects:
            work.remove(project)
    with pytest.raises(Refusal, match="还没有项目"):
        workbooks.export(empty, "roster", tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_recommendation_that_hangs_on_a_tie_is_not_exported(tmp_path: Path) -> None:
    session = finished(("90", "90", "90", "70", "75"))
    with pytest.raises(Refusal, match="并列在推荐名额上"):
        workbooks.export(session, "recommendation", tmp_path / "a.xlsx")


def test_the_number_of_seats_is_saved_in_the_rules() -> None:
    session = finished()
    assert len(awards.recommend(session, 3).recommended) == 3
    assert awards.recommend(session).seats == 2
    awards.set_seats(session, 3)
    assert session.contest.rulebook.recommendation.seats == 3
    assert awards.recommend(session).seats == 3
    with pytest.raises(Refusal, match="推荐名额不能是 -1"):
        awards.set_seats(session, -1)
    assert not awards.set_seats(session, 3), "the same number changes nothing"
