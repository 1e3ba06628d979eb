"""A list that contradicts the contest, or names nothing for certain, is refused with its cell, in a preview as well."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from maker_desktop import cli
from tests.end2end.shell import JUDGES, Shell, table
from tests.exchange.messy import Row, hide_columns, merge, workbook

STAGE = ("--stage", "final")
NAMES = ("技术创新能力", "产业推广（发展）能力", "团队能力")
MARKS = ("项目", "评委", "指标", "分数")
#: Number, name, applicant and division of the roster; two projects have numbers for names, two one applicant.
ROSTER = [
    (1, "甲项目", "甲公司", "企业组"),
    (2, "1号", "乙公司", "企业组"),
    (3, "丙项目", "丙公司", "创业组"),
    (4, "丁项目", "丁公司", "企业组"),
    (5, "戊项目", "丁公司", "企业组"),
]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A contest of five projects, and judges of two panels in the final."""
    folder = tmp_path_factory.mktemp("contest")
    file = folder / "c.maker"
    roster = table(folder / "r.csv", ("编号", "项目名称", "企业名称", "组别"), ROSTER)
    seats = [("final", "AB"[seat > 3], seat, judge, f"{judge}的单位") for seat, judge in enumerate(JUDGES, start=1)]
    judges = table(folder / "p.csv", ("赛程", "评审组", "席位", "评委", "工作单位"), seats)
    panels = table(folder / "a.csv", ("编号", "评审组"), [(number, "A") for number in range(1, 6)])
    for words in (
        ("new", file, "--preset", "jinzhong-2026"),
        ("roster", "import", file, roster),
        ("panel", "import", file, judges),
        ("panel", "assign", file, *STAGE, panels),
    ):
        assert cli.main([str(word) for word in words]) == 0
    return file


@pytest.fixture
def file(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(prepared, tmp_path / "c.maker"))


def of(project: object, *more: object) -> Row:
    return (project, JUDGES[0], "团队能力", 80, *more)


# A reference that could be two projects


@pytest.mark.parametrize("written", ["1号", "１号", " 1 号"])
def test_a_number_that_is_another_project_s_name_is_refused_with_both(
    shell: Shell, file: Path, tmp_path: Path, written: str
) -> None:
    sentence = shell.refused("marks", "import", file, *STAGE, table(tmp_path / "m.csv", MARKS, [of(written)]))
    assert "是 1 号“甲项目”，也是 2 号项目的名称" in sentence
    assert "请写作“第1号”" in sentence


@pytest.mark.parametrize(
    ("words", "more"),
    [
        (("results", "import"), ("--stage", "preliminary", "--reason", "x")),
        (("panel", "assign"), STAGE),
    ],
)
def test_every_list_refuses_such_a_number(
    shell: Shell, file: Path, tmp_path: Path, words: Sequence[str], more: Sequence[str]
) -> None:
    given = table(tmp_path / "l.csv", ("项目", "评审组"), [("1号", "A")])
    assert "也是 2 号项目的名称" in shell.refused(*words, file, given, *more)


def test_a_recusal_for_such_a_number_is_refused(shell: Shell, file: Path) -> None:
    words = ("recuse", file, *STAGE, "--judge", JUDGES[0], "--project", "1号", "--reason", "x")
    assert "也是 2 号项目的名称" in shell.refused(*words)


@pytest.mark.parametrize(
    ("titles", "row", "number"),
    [
        (MARKS, of("第1号"), 1),
        (MARKS, of("1"), 1),
        ((*MARKS, "企业名称"), of("1号", "乙公司"), 2),
        ((*MARKS, "项目编号"), of("1号", "2"), 2),
        ((*MARKS, "项目编号"), of("1号", "0001"), 1),
    ],
)
def test_what_tells_the_two_apart_is_taken(
    shell: Shell, file: Path, tmp_path: Path, titles: Sequence[str], row: Row, number: int
) -> None:
    done = shell.done("marks", "import", file, *STAGE, table(tmp_path / "m.csv", titles, [row]))
    assert done["judges"] == [{"judge": JUDGES[0], "projects": [number]}]


# A project named by its applicant alone


@pytest.mark.parametrize("titles", [MARKS, ("企业名称", *MARKS[1:]), ("序号", "参赛单位", *MARKS[1:])])
def test_an_applicant_with_one_project_names_it_with_a_note(
    shell: Shell, file: Path, tmp_path: Path, titles: Sequence[str]
) -> None:
    row = of("丙公司") if len(titles) == 4 else (1, *of("丙公司"))
    given = table(tmp_path / "m.csv", titles, [row])
    done = shell.done("marks", "import", file, *STAGE, given)
    assert done["judges"] == [{"judge": JUDGES[0], "projects": [3]}]
    assert [(note["row"], note["text"]) for note in done["notes"]] == [
        (2, "只写了参赛主体“丙公司”，按它的 3 号“丙项目”读入，请核对")
    ]


def test_an_applicant_with_two_projects_is_refused_with_both(shell: Shell, file: Path, tmp_path: Path) -> None:
    sentence = shell.refused("marks", "import", file, *STAGE, table(tmp_path / "m.csv", MARKS, [of("丁公司")]))
    assert "有 2 个项目（4 号“丁项目”、5 号“戊项目”）" in sentence
    told = table(tmp_path / "n.csv", (*MARKS, "项目编号"), [of("丁公司", 5)])
    assert shell.done("marks", "import", file, *STAGE, told)["judges"][0]["projects"] == [5]


def test_lists_of_results_and_panels_take_an_applicant_too(shell: Shell, file: Path, tmp_path: Path) -> None:
    given = table(tmp_path / "l.csv", ("序号", "企业名称", "评审组"), [(1, "丙公司", "A"), (2, "甲公司", "A")])
    shown = shell.done("panel", "assign", file, *STAGE, given, "--dry-run")
    assert [note["row"] for note in shown["notes"]] == [2, 3]
    taken = table(tmp_path / "e.csv", ("序号", "企业名称"), [(1, "丙公司"), (2, "甲公司")])
    shown = shell.done("results", "import", file, "--stage", "preliminary", taken, "--reason", "x", "--dry-run")
    assert [each["number"] for each in shown["results"]] == [1, 3]
    assert [note["row"] for note in shown["notes"]] == [2, 3]


# Columns that contradict


@pytest.mark.parametrize(
    ("title", "wrong", "right"),
    [
        ("阶段", "初赛", "复赛"),
        ("赛程", "preliminary", "final"),
        ("评审组", "B组", "第A组"),
        ("席位", "2", "1号席"),
        ("组别", "创业组", "企业组"),
        ("工作单位", "别的单位", "评委甲的单位"),
        ("满分", "10", "100分"),
        ("是否作废", "是", "否"),
        ("作废", "已作废", ""),
        ("是否有效", "否", "有效"),
        ("是否回避", "回避", "无"),
        ("状态", "待重打", "已确认"),
    ],
)
def test_a_column_that_contradicts_is_refused_with_its_cell(
    shell: Shell, file: Path, tmp_path: Path, title: str, wrong: str, right: str
) -> None:
    wrongly = table(tmp_path / "m.csv", (*MARKS, title), [of("第1号", right), of("4", wrong)])
    sentence = shell.refused("marks", "import", file, *STAGE, wrongly)
    assert f"E3（{title}）写的是“{wrong}”" in sentence
    done = shell.done("marks", "import", file, *STAGE, table(tmp_path / "n.csv", (*MARKS, title), [of("4", right)]))
    assert done["imported"] == 1


def test_a_sheet_with_a_column_for_each_criterion_is_held_to_its_columns(
    shell: Shell, file: Path, tmp_path: Path
) -> None:
    rows = [("评委：评委甲",), ("项目编号", *NAMES, "阶段"), (4, 80, 80, 80, "初赛")]
    assert "E3（阶段）写的是“初赛”" in shell.refused(
        "marks", "import", file, *STAGE, workbook(tmp_path / "m.xlsx", *rows)
    )


@pytest.mark.parametrize(
    "rows", [[("初赛评分表",), MARKS, of(4)], [("初赛 评委：评委甲",), ("编号", *NAMES), (4, 8, 8, 8)]]
)
def test_a_heading_of_another_stage_is_refused(shell: Shell, file: Path, tmp_path: Path, rows: Sequence[Row]) -> None:
    sentence = shell.refused("marks", "import", file, *STAGE, workbook(tmp_path / "m.xlsx", *rows))
    assert "这里导入的是复赛" in sentence


def test_a_hidden_criterion_is_said_to_be_hidden_in_a_true_sentence(shell: Shell, file: Path, tmp_path: Path) -> None:
    rows = [("评委：评委甲",), ("项目编号", *NAMES), (4, 80, 80, 80)]
    for hidden in (("D",), ("C", "D"), ("B", "C", "D")):
        path = workbook(tmp_path / "m.xlsx", *rows, change=hide_columns(*hidden))
        sentence = shell.refused("marks", "import", file, *STAGE, path)
        assert "D 列" in sentence
        assert "隐藏" in sentence
        assert "criterion:" not in sentence
        assert "“指标”" not in sentence


# Panels


def test_sums_in_a_list_of_judges_are_no_judges(shell: Shell, file: Path, tmp_path: Path) -> None:
    titles = ("赛程", "评审组", "席位", "评委", "工作单位")
    rows = [("复赛", "A", 1, JUDGES[0], "某校"), ("复赛", "A", "", "合计", "1人"), ("", "", "", "平均", 1)]
    shown = shell.done("panel", "import", file, table(tmp_path / "p.csv", titles, rows), "--dry-run")
    assert [note["text"] for note in shown["notes"]] == ["“合计”是合计，没有读入", "“平均”是合计，没有读入"]


def test_a_preview_of_judges_shows_the_changes_and_writes_nothing(shell: Shell, file: Path, tmp_path: Path) -> None:
    titles = ("赛程", "评审组", "席位", "评委", "工作单位")
    given = table(tmp_path / "p.csv", titles, [("复赛", "A", 1, "新评委", "某校")])
    before = shell.done("verify", file)["entries"]
    shown = shell.done("panel", "import", file, given, "--dry-run")
    assert shell.done("verify", file)["entries"] == before
    assert shown["changes"][0] == {
        "stage": "final",
        "panel": "A",
        "seat": 1,
        "before": [JUDGES[0], f"{JUDGES[0]}的单位"],
        "after": ["新评委", "某校"],
    }
    assert len(shown["changes"]) == len(shown["left"]) == 7
    done = shell.done("panel", "import", file, given)
    assert done == shown
    assert "预览（未保存）" in shell.run("panel", "import", file, given, "--dry-run").out


def test_a_preview_of_assignments_shows_the_changes_and_writes_nothing(
    shell: Shell, file: Path, tmp_path: Path
) -> None:
    given = table(tmp_path / "a.csv", ("编号", "评审组"), [(1, "A"), (3, "B")])
    shown = shell.done("panel", "assign", file, *STAGE, given, "--dry-run")
    assert shown["changes"] == [{"number": 3, "before": "A", "after": "B"}]
    refused = shell.done(
        "panel", "assign", file, *STAGE, table(tmp_path / "b.csv", ("编号", "评审组"), [(9, "A")]), "--dry-run"
    )
    assert refused["refused"] == [{"row": 2, "reason": "没有项目“9”，请核对编号或名称。"}]
    assert shell.done("panel", "assign", file, *STAGE, given) == shown


def test_a_preview_of_marks_shows_what_is_corrected(shell: Shell, file: Path, tmp_path: Path) -> None:
    shell.done("marks", "import", file, *STAGE, table(tmp_path / "m.csv", MARKS, [of(4)]))
    again = table(tmp_path / "n.csv", MARKS, [(4, JUDGES[0], "团队能力", "81分")])
    shown = shell.done("marks", "import", file, *STAGE, again, "--dry-run")
    change = {"number": 4, "judge": JUDGES[0], "criterion": "team", "before": "80", "after": "81"}
    assert shown["changes"] == [change]
    assert "80 → 81" in shell.run("marks", "import", file, *STAGE, again, "--dry-run").out


def test_one_name_with_two_employers_in_two_stages_is_asked_about(shell: Shell, file: Path, tmp_path: Path) -> None:
    titles = ("赛程", "评委", "工作单位")
    given = table(tmp_path / "p.csv", titles, [("初赛", JUDGES[0], "别的单位")])
    sentence = shell.refused("panel", "import", file, given)
    assert "“别的单位”" in sentence
    assert "请确认是不是同一人" in sentence
    shell.done("panel", "import", file, given, "--same-person", JUDGES[0])
    assert shell.done("panel", "import", file, given)["changes"] == []
    both = table(tmp_path / "q.csv", titles, [("初赛", "新评委", "一所"), ("复赛", "新 评委", "二所")])
    assert "请确认是不是同一人" in shell.refused("panel", "import", file, both, "--dry-run")


# Rows merged


@pytest.mark.parametrize(("column", "title"), [("D", "联系人"), ("E", "联系电话"), ("F", "法人")])
def test_a_detail_merged_over_rows_is_noted_with_its_cell(
    shell: Shell, file: Path, tmp_path: Path, column: str, title: str
) -> None:
    titles = ("项目名称", "企业名称", "组别", "联系人", "联系电话", "法人")
    rows = [titles, ("己", "己公司", "企业组", "王芳", "13900001001", "王芳"), ("庚", "庚公司", "企业组", "", "", "")]
    path = workbook(tmp_path / "r.xlsx", *rows, change=merge(f"{column}2:{column}3"))
    notes = shell.done("roster", "import", file, path, "--dry-run")["notes"]
    (note,) = [note for note in notes if note["cell"] == f"{column}3"]
    assert f"和 {column}2 是一个合并单元格" in note["text"]


# Other lists


def test_a_preview_of_holidays_and_of_results_writes_nothing(shell: Shell, file: Path, tmp_path: Path) -> None:
    days = tmp_path / "2031.json"
    days.write_text('{"year": 2031, "days": [{"name": "元旦", "date": "2031-01-01", "isOffDay": true}]}', "utf-8")
    before = shell.done("verify", file)["entries"]
    assert shell.done("holidays", file, days, "--dry-run")["changes"] == [2031]
    taken = table(tmp_path / "e.csv", ("项目", "得分"), [(3, "88.5分")])
    words = ("results", "import", file, "--stage", "preliminary", taken, "--reason", "x", "--dry-run")
    assert shell.done(*words)["changes"] == [{"number": 3, "before": None, "after": {"score": "88.5", "goes_on": True}}]
    assert shell.done("verify", file)["entries"] == before
    assert shell.done("holidays", file, days)["changes"] == [2031]
    assert shell.done("holidays", file, days)["changes"] == []
