"""An import is planned row by row: new, changed, the same or refused, and the second import changes nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.roster.importing import Candidate, RefusedRow, RosterPlan, plan_import
from tests.examples import examples

NAMES = st.sampled_from(["甲", "乙", "丙", "丁", "戊"])
NUMBERS = st.none() | st.integers(1, 6)


def row(index: int, name: str, applicant: str = "公司", number: int | None = None, **fields: str) -> Candidate:
    return Candidate(index, Project(0, name, applicant, "enterprise", **fields), number)  # type: ignore[arg-type]  # texts


def reasons(plan: RosterPlan) -> list[str]:
    return [refused.reason for refused in plan.refused]


def test_new_projects_are_numbered_from_one_or_after_the_highest() -> None:
    first = plan_import((), (row(2, "甲"), row(3, "乙")))
    assert [(project.number, project.name) for project in first.projects] == [(1, "甲"), (2, "乙")]
    then = plan_import(first.projects, (row(2, "丙"), row(3, "丁", number=9), row(4, "戊")))
    assert [(entry.after.number, entry.after.name) for entry in then.new] == [(10, "丙"), (9, "丁"), (11, "戊")]


def test_a_row_without_a_number_is_matched_by_name_and_applicant_together() -> None:
    existing = (Project(7, "甲（ＡＢ）", "公司", "enterprise"),)
    plan = plan_import(existing, (row(2, "甲(AB)"), row(3, "甲(AB)", "别家")))
    assert [(entry.after.number, entry.differences) for entry in plan.changed] == [(7, ("name",))]
    assert [entry.after.number for entry in plan.new] == [8]


def test_a_row_is_matched_by_its_number_where_the_applicant_agrees_and_a_new_name_is_a_change() -> None:
    existing = (Project(1, "甲", "公司", "enterprise", phone="1"),)
    plan = plan_import(existing, (row(2, "甲改", number=1, phone="2"),))
    (changed,) = plan.changed
    assert changed.before == existing[0]
    assert changed.after == Project(1, "甲改", "公司", "enterprise", phone="2")
    assert changed.differences == ("name", "phone")
    assert plan.new == plan.same == ()


def test_only_fields_the_file_has_can_change_a_project() -> None:
    existing = (Project(1, "甲", "公司", "enterprise", phone="1", members=("张三",), region="太谷区"),)
    candidate = replace(row(2, "甲", phone=""), given=frozenset({"name", "applicant", "division", "region"}))
    plan = plan_import(existing, (candidate,))
    assert plan.changed[0].differences == ("region",)
    assert plan.projects == (replace(existing[0], region=""),)


def test_a_repeated_row_is_refused_naming_both() -> None:
    plan = plan_import((), (row(2, "甲"), row(5, "甲"), row(6, "乙", number=3), row(9, "丙", number=3)))
    assert [entry.after.name for entry in plan.new] == ["甲", "乙"]
    assert reasons(plan) == [
        "第 5 行与第 2 行重复：项目“甲”和“公司”已经出现过，请删除一行。",
        "第 9 行与第 6 行重复：编号 3 用了两次，请改正编号。",
    ]


def notes(plan: RosterPlan) -> list[str]:
    return [note.text for note in plan.notes]


def test_a_row_that_names_a_project_under_another_number_leaves_it_its_own_and_says_so() -> None:
    existing = (Project(1, "甲", "公司", "enterprise"), Project(2, "乙", "公司", "enterprise"))
    plan = plan_import(existing, (row(2, "甲", number=5),))
    assert notes(plan) == ["导入文件里的序号是 5，按项目名称和参赛主体认定是 1 号，编号不变"]
    assert plan.projects == existing[:1]
    swapped = plan_import(existing, (row(2, "甲", number=2), row(3, "乙", number=1)))
    assert (swapped.new, swapped.changed, swapped.refused) == ((), (), ())
    assert swapped.projects == existing


def test_a_number_that_belongs_to_another_project_is_not_taken_over() -> None:
    existing = (Project(1, "甲", "甲公司", "enterprise"), Project(2, "乙", "乙公司", "enterprise"))
    plan = plan_import(existing, (row(2, "新", "新公司", number=2), row(3, "乙", "乙公司", number=3)))
    assert [(entry.after.number, entry.after.name) for entry in plan.new] == [(4, "新")]
    assert [entry.after.number for entry in plan.same] == [2]
    assert notes(plan) == [
        "2 号已经是“乙”（乙公司），新编为 4 号",
        "导入文件里的序号是 3，按项目名称和参赛主体认定是 2 号，编号不变",
    ]


def test_a_new_row_that_is_half_a_known_project_missing_from_the_list_is_noted() -> None:
    existing = (Project(1, "甲", "公司", "enterprise"), Project(2, "乙", "乙公司", "enterprise"))
    for named in (row(2, "甲改名"), row(2, "甲", "公司更名")):
        (note,) = notes(plan_import(existing, (named,)))
        assert "1 号“甲”（公司）有一半相同" in note
    assert notes(plan_import(existing, (row(2, "甲改名"), row(3, "甲")))) == []


def test_a_second_project_of_one_applicant_is_new_where_the_first_is_in_the_list_too() -> None:
    existing = (Project(1, "甲", "公司", "enterprise"),)
    plan = plan_import(existing, (row(2, "新名", number=1), row(3, "甲", number=2)))
    assert [entry.after.number for entry in plan.same] == [1]
    assert [(entry.after.number, entry.after.name) for entry in plan.new] == [(3, "新名")]


def test_rows_the_reader_refused_stand_among_the_others_in_order() -> None:
    plan = plan_import((), (row(2, "甲"), row(4, "甲")), (RefusedRow(3, "坏"), RefusedRow(5, "更坏")))
    assert [refused.row for refused in plan.refused] == [3, 4, 5]


def test_a_place_names_the_sheet_where_there_are_several() -> None:
    assert replace(row(4, "甲"), sheet="创业组").place == "“创业组”第 4 行"


@examples(300)
@given(
    st.lists(st.tuples(NAMES, st.sampled_from(["甲公司", "乙公司"]), NUMBERS, st.sampled_from(["", "1"]))),
    st.lists(st.tuples(NAMES, st.sampled_from(["甲公司", "乙公司"]), NUMBERS, st.sampled_from(["", "1"]))),
)
def test_importing_keeps_the_roster_sound_and_a_second_time_changes_nothing(
    earlier: list[tuple[str, str, int | None, str]], later: list[tuple[str, str, int | None, str]]
) -> None:
    roster: dict[int, Project] = {}
    for rows in (earlier, later):
        candidates = tuple(
            row(index, name, applicant, number, phone=phone)
            for index, (name, applicant, number, phone) in enumerate(rows, start=2)
        )
        plan = plan_import(tuple(roster.values()), candidates)
        assert len(plan.new) + len(plan.changed) + len(plan.same) + len(plan.refused) == len(candidates)
        assert not {entry.after.number for entry in plan.new} & roster.keys()
        roster |= {project.number: project for project in plan.projects}
        assert len({(project.name, project.applicant) for project in roster.values()}) == len(roster)
        assert min(roster, default=1) >= 1
        taken = {refused.row for refused in plan.refused}
        again = plan_import(tuple(roster.values()), tuple(entry for entry in candidates if entry.row not in taken))
        assert (again.new, again.changed, again.refused) == ((), (), ())
