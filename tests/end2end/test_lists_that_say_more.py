"""What a list says beside its cells, in titles, headings, signatures and remarks: read with it, noted or refused."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.end2end.shell import JUDGES, Shell, contest_file, table
from tests.exchange.messy import Row, workbook

STAGE = ("--stage", "final")
NAMES = ("技术创新能力", "产业推广（发展）能力", "团队能力")
HEAD = ("项目编号", *NAMES)
ROWS = [(1, 80, 81.5, 82), (2, 70, 71, 72)]
LATER = [(3, 60, 61, 62), (4, 50, 51, 52)]


@pytest.fixture
def file(shell: Shell, tmp_path: Path) -> Path:
    """A contest with twelve projects and a panel in the final."""
    return contest_file(tmp_path / "c.maker", 12, "final")


def refused(shell: Shell, file: Path, *words: object) -> str:
    before = shell.done("verify", file)["entries"]
    sentence = shell.refused(*words)
    assert shell.done("verify", file)["entries"] == before
    return sentence


@pytest.mark.parametrize(
    "heading",
    [
        ("评委：评委乙",),
        ("评委姓名：评委乙",),
        ("评委乙",),
        ("评委乙评分表",),
        ("专家：王五",),
    ],
)
def test_marks_of_a_second_judge_below_are_not_the_first_one_s(
    shell: Shell, file: Path, tmp_path: Path, heading: Row
) -> None:
    marks = workbook(tmp_path / "m.xlsx", ("评委：评委甲",), HEAD, *ROWS, heading, *LATER)
    sentence = refused(shell, file, "marks", "import", file, *STAGE, marks)
    assert "按“评委甲”的评分读" in sentence
    assert ("王五" if "王五" in heading[0] else "评委乙") in sentence  # type: ignore[operator]  # texts


def test_a_sheet_signed_by_another_judge_is_refused(shell: Shell, file: Path, tmp_path: Path) -> None:
    others: dict[str, Sequence[Row]] = {
        "评委甲": [HEAD, *ROWS, ("评委签字：评委甲",), ("监督员：", "某人")],
        "评委丙": [HEAD, *ROWS, ("评委签字：", "评委乙")],
    }
    marks = workbook(tmp_path / "m.xlsx", others=others)
    assert "“评委丙”按“评委丙”的评分读，表里却写着“评委乙”" in refused(
        shell, file, "marks", "import", file, *STAGE, marks
    )


@pytest.mark.parametrize(
    "rows",
    [
        [("评委：评委乙",), ("编号", "指标", "分数"), (1, "team", 80)],
        [("编号", "指标", "分数"), (1, "team", 80), ("评委签字：", "评委乙")],
        [("编号", "指标", "分数"), (1, "team", 80), ("评委姓名：评委乙",), (2, "team", 70)],
        [("编号", "指标", "分数"), (1, "team", 80), ("评委乙",), (2, "team", 70)],
    ],
    ids=["above", "signed", "heading", "name"],
)
def test_a_list_under_one_judge_s_name_that_names_another_is_refused(
    shell: Shell, file: Path, tmp_path: Path, rows: Sequence[Row]
) -> None:
    own: Sequence[Row] = [("编号", "指标", "分数"), (1, "team", 60), ("评委签字：", "评委丙")]
    marks = workbook(tmp_path / "m.xlsx", others={"评委甲": rows, "评委丙": own})
    sentence = refused(shell, file, "marks", "import", file, *STAGE, marks)
    assert "“评委甲”按“评委甲”的评分读，表里却写着“评委乙”" in sentence


@pytest.mark.parametrize(
    "end",
    [("评委签字：评委甲",), ("评委签字：", "年 月 日"), ("评委签名：________  日期：",), ("评委签字：请在此签字",)],
)
def test_a_place_to_sign_is_no_other_judge(shell: Shell, file: Path, tmp_path: Path, end: Row) -> None:
    marks = workbook(tmp_path / "m.xlsx", ("评委：评委甲",), HEAD, *ROWS, (5,), end)
    assert shell.done("marks", "import", file, *STAGE, marks)["imported"] == 6


def test_sheets_of_two_projects_below_each_other_are_refused(shell: Shell, file: Path, tmp_path: Path) -> None:
    own = [(judge, 80, 80, 80) for judge in JUDGES[:2]]
    rows = [("项目名称：项目01",), ("评委", *NAMES), *own, ("项目名称：项目02",), *own]
    marks = workbook(tmp_path / "m.xlsx", *rows)
    assert "项目名称：项目02" in refused(shell, file, "marks", "import", file, *STAGE, marks)


@pytest.mark.parametrize("title", ["编号（抽签号）", "项目（出场顺序）", "编号(路演顺序)"])
def test_a_drawn_number_is_no_project(shell: Shell, file: Path, tmp_path: Path, title: str) -> None:
    marks = workbook(tmp_path / "m.xlsx", ("评委：评委甲",), (title, *NAMES), *ROWS)
    assigned = table(tmp_path / "a.csv", (title, "评审组"), [("1", "1")])
    passed = table(tmp_path / "r.csv", (title, "得分"), [("1", "90")])
    for words in (
        ("marks", "import", file, *STAGE, marks),
        ("panel", "assign", file, *STAGE, assigned),
        ("results", "import", file, "--stage", "preliminary", passed, "--reason", "在县里举行"),
    ):
        assert f"“{title}”是出场顺序，不是项目编号" in refused(shell, file, *words)


def test_a_name_in_the_order_of_appearance_is_a_project(shell: Shell, file: Path, tmp_path: Path) -> None:
    rows = [("评委：评委甲",), ("出场顺序", "项目名称（按出场顺序）", *NAMES), (1, "项目07", 80, 81, 82)]
    done = shell.done("marks", "import", file, *STAGE, workbook(tmp_path / "m.xlsx", *rows))
    assert done["judges"] == [{"judge": "评委甲", "projects": [7]}]


@pytest.mark.parametrize("title", ["技术创新能力（折算后）", "技术创新能力（加权得分）", "技术创新能力(排名)"])
def test_what_is_made_from_marks_is_no_mark(shell: Shell, file: Path, tmp_path: Path, title: str) -> None:
    marks = workbook(tmp_path / "m.xlsx", ("评委：评委甲",), ("项目编号", title, *NAMES[1:]), *ROWS)
    assert f"“{title}”不是评委打的分" in refused(shell, file, "marks", "import", file, *STAGE, marks)


def test_a_title_that_says_more_than_is_understood_is_noted(shell: Shell, file: Path, tmp_path: Path) -> None:
    titles = ("项目编号", "技术创新能力（40%）", *NAMES[1:])
    done = shell.done(
        *("marks", "import", file, *STAGE, workbook(tmp_path / "m.xlsx", ("评委：评委甲",), titles, *ROWS))
    )
    assert [(note["cell"], note["text"]) for note in done["notes"] if "标题" in note["text"]] == [
        ("B2", "标题“技术创新能力（40%）”按“技术创新能力”读入，请核对")
    ]


@pytest.mark.parametrize("remark", ["作废", "已回避", "因故缺席", "退赛", "弃 权", "未晋级", "候补"])
def test_a_remark_that_takes_its_row_back_is_heeded(shell: Shell, file: Path, tmp_path: Path, remark: str) -> None:
    given = [("1", JUDGES[0], "innovation", "80", "好，无回避"), ("2", JUDGES[0], "innovation", "80", remark)]
    marks = table(tmp_path / "m.csv", ("编号", "评委", "指标", "分数", "备注"), given)
    passed = table(tmp_path / "r.csv", ("编号", "得分", "备注"), [("1", "90", ""), ("2", "60", remark)])
    seats = table(tmp_path / "p.csv", ("阶段", "评委", "备注"), [("复赛", "张三", "组长"), ("复赛", "李四", remark)])
    for words, cell in (
        (("marks", "import", file, *STAGE, marks), "E3"),
        (("results", "import", file, "--stage", "preliminary", passed, "--reason", "在县里举行"), "C3"),
        (("panel", "import", file, seats), "C3"),
    ):
        assert f"第 3 行：{cell}（备注）写的是“{remark}”" in refused(shell, file, *words)


@pytest.mark.parametrize("heading", ["初赛未晋级项目名单", "淘汰项目", "递补名单", "没有入围的项目"])
def test_a_list_of_those_who_stay_sends_nobody_on(shell: Shell, file: Path, tmp_path: Path, heading: str) -> None:
    rows: Sequence[Row] = [("项目编号", "得分"), (4, 60)]
    above = workbook(tmp_path / "above.xlsx", (heading,), *rows)
    beside = workbook(tmp_path / "beside.xlsx", ("项目编号", "得分"), (1, 90), others={heading: rows})
    reason = ("--reason", "在县里举行")
    for listed in (above, beside):
        words = ("results", "import", file, "--stage", "preliminary", listed, *reason)
        assert f"写的是“{heading}”，又没有“是否晋级”一列" in refused(shell, file, *words)
    told = workbook(tmp_path / "told.xlsx", (heading,), ("项目编号", "是否晋级"), (1, "是"), (4, "否"))
    done = shell.done("results", "import", file, "--stage", "preliminary", told, *reason)
    assert [result["number"] for result in done["results"] if result["goes_on"]] == [1]


@pytest.mark.parametrize("cell", ["张三、李四、王五", "张三，李四", "赵六 钱七 孙八", "张三/李四"])
def test_several_judges_in_a_cell_are_not_one(shell: Shell, file: Path, tmp_path: Path, cell: str) -> None:
    seats = table(tmp_path / "p.csv", ("阶段", "评审组", "评委"), [("复赛", "第一组", cell)])
    assert f"第 2 行的“{cell}”像是几位评委" in refused(shell, file, "panel", "import", file, seats)


def test_a_padded_name_is_one_judge(shell: Shell, file: Path, tmp_path: Path) -> None:
    seats = table(tmp_path / "p.csv", ("阶段", "评委"), [("复赛", "王　芳"), ("复赛", "欧阳 修")])
    assert [seat["judge"] for seat in shell.done("panel", "import", file, seats)["seats"]] == ["王芳", "欧阳修"]


def test_a_roster_s_remark_that_takes_a_project_back_is_noted(shell: Shell, tmp_path: Path) -> None:
    titles = ("项目名称", "企业名称", "组别", "备注")
    rows = [("甲", "甲公司", "企业组", "已退赛"), ("乙", "乙公司", "企业组", "去年二等奖")]
    done = shell.done("roster", "import", contest_file(tmp_path / "n.maker"), table(tmp_path / "r.csv", titles, rows))
    assert [(note["cell"], note["text"]) for note in done["notes"]] == [
        ("D2", "备注写的是“已退赛”，已读入，请核对还算不算")
    ]


@pytest.mark.parametrize("name", ["落选", "审核未通过", "退赛项目", "不予受理"])
def test_a_sheet_of_a_roster_that_holds_who_left_is_asked_about(shell: Shell, tmp_path: Path, name: str) -> None:
    titles = ("项目名称", "企业名称", "组别")
    listed = workbook(
        tmp_path / "r.xlsx", titles, ("甲", "甲公司", "企业组"), others={name: [titles, ("乙", "乙公司", "企业组")]}
    )
    sentence = shell.refused("roster", "import", contest_file(tmp_path / "n.maker"), listed)
    assert f"“{name}”像是未通过或退出的名单" in sentence


def test_a_panel_s_sheet_titled_as_another_one_s_is_refused(shell: Shell, file: Path, tmp_path: Path) -> None:
    titles = ("阶段", "评委")
    crossed: dict[str, Sequence[Row]] = {
        "第一组": [("第二组评委名单",), titles, ("复赛", "张三")],
        "第二组": [("第一组评委名单",), titles, ("复赛", "李四")],
    }
    sentence = refused(shell, file, "panel", "import", file, workbook(tmp_path / "p.xlsx", others=crossed))
    assert "“第一组”上写的是“第二组评委名单”" in sentence
    right = {panel: [(f"{panel}评委名单",), *rows[1:]] for panel, rows in crossed.items()}
    seats = shell.done("panel", "import", file, workbook(tmp_path / "q.xlsx", others=right))["seats"]
    assert {("第一组", "张三"), ("第二组", "李四")} <= {(seat["panel"], seat["judge"]) for seat in seats}
