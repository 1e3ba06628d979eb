"""Lists as people really send them, taken in from the shell: right, or with a note, or refused in one sentence."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.end2end.shell import CRITERIA, JUDGES, Shell, contest_file, panel, table
from tests.exchange.messy import HEADER, Row, merge, workbook


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return contest_file(tmp_path / "c.maker")


def test_what_was_read_with_a_doubt_is_noted_with_its_cell(shell: Shell, file: Path, tmp_path: Path) -> None:
    titles = ("项目名称", "企业名称", "组别", "联系电话")
    names = table(tmp_path / "r.csv", titles, [("甲", "甲公司", "企业组", "1.39E+10")])
    note = {"row": 2, "cell": "D2", "text": "联系方式“1.39E+10”被表格软件缩写过，请核对", "sheet": ""}
    assert shell.done("roster", "import", file, names, "--dry-run")["notes"] == [note]
    assert "D2：联系方式“1.39E+10”被表格软件缩写过，请核对" in shell.run("roster", "import", file, names).out


def test_which_sheets_are_meant_is_asked_and_answered(shell: Shell, file: Path, tmp_path: Path) -> None:
    names = workbook(
        tmp_path / "r.xlsx",
        HEADER,
        ("甲", "甲公司", "企业组"),
        others={"填写示例": [HEADER, ("XX", "XX公司", "企业组")]},
    )
    sentence = shell.refused("roster", "import", file, names)
    assert "“填写示例”像是填写示例" in sentence
    assert "--sheet" in sentence
    found = shell.done("roster", "import", file, names, "--sheet", "Sheet")
    assert [project["applicant"] for project in found["projects"]] == ["甲公司"]
    assert found["notes"] == [{"row": 0, "cell": "", "text": "像是填写示例，没有读入", "sheet": "填写示例"}]
    titles = [(title["column"], title["title"], title["key"]) for title in found["tables"][0]["titles"]]
    assert titles == [("A", "项目名称", "project"), ("B", "企业名称", "applicant"), ("C", "组别", "division")]
    assert (found["tables"][0]["unused"], found["tables"][0]["rows"]) == ([], 1)


@pytest.mark.parametrize(
    ("rows", "merged", "notes"),
    [
        ([("甲", "A公司"), (None, "B公司")], "A2:A3", {"A3": "“甲”"}),
        ([("甲", "A公司"), ("乙", None), ("丙", None)], "B2:B4", {"B3": "“A公司”", "B4": "“A公司”"}),
        ([("甲", "A公司"), ("乙", "B公司")], "C2:C3", {}),
    ],
    ids=["name", "applicant", "division"],
)
def test_a_name_merged_over_two_projects_is_noted_with_its_cell(
    shell: Shell, file: Path, tmp_path: Path, rows: list[tuple[object, object]], merged: str, notes: dict[str, str]
) -> None:
    names = workbook(tmp_path / "r.xlsx", HEADER, *((*row, "企业组") for row in rows), change=merge(merged))
    found = shell.done("roster", "import", file, names)
    assert found["new"] == len(rows)
    assert {note["cell"]: note["text"] for note in found["notes"]}.keys() == notes.keys()
    for note in found["notes"]:
        assert "合并单元格" in note["text"]
        assert notes[note["cell"]] in note["text"]


@pytest.mark.parametrize(
    ("row", "cell", "word"),
    [
        (("乙（已退出）", "B公司", "企业组", "李"), "A2", "已退出"),
        (("乙【作废】", "B公司", "企业组", "李"), "A2", "作废"),
        (("乙", "B公司（已注销）", "企业组", "李"), "B2", "注销"),
        (("乙", "B公司、C公司", "企业组", "李"), "B2", "几个单位"),
        (("乙", "B大学\nC研究院", "企业组", "李"), "B2", "几个单位"),
        (("乙", "见附件2", "企业组", "李"), "B2", "不像名称"),
        (("2026-07-10", "B公司", "企业组", "李"), "A2", "不像名称"),
        (("乙", "0", "企业组", "李"), "B2", "不像名称"),
        (("乙??", "B公司", "企业组", "李"), "A2", "认不出的字"),
        (("乙", "B公司", "企业组（由创业组调整）", "李"), "C2", "括号里另有“创业”"),
        (("乙", "B公司", "企业组", "同上"), "D2", "写的是“同上”，已留空"),
        (("乙", "B公司", "企业组", "〃"), "D2", "写的是“〃”，已留空"),
    ],
)
def test_a_text_that_may_not_be_meant_is_noted_with_its_cell(
    shell: Shell, file: Path, tmp_path: Path, row: Row, cell: str, word: str
) -> None:
    names = workbook(tmp_path / "r.xlsx", (*HEADER, "联系人"), row)
    (note,) = shell.done("roster", "import", file, names)["notes"]
    assert note["cell"] == cell
    assert word in note["text"]


@pytest.mark.parametrize(
    "row", [("同上", "B公司", "企业组"), ("乙", "同 上", "企业组"), ("乙", "〃", "企业组"), ("乙", "B公司", "——〃——")]
)
def test_a_name_that_only_repeats_the_one_above_is_refused(shell: Shell, file: Path, tmp_path: Path, row: Row) -> None:
    names = workbook(tmp_path / "r.xlsx", HEADER, ("甲", "A公司", "企业组"), row)
    sentence = shell.refused("roster", "import", file, names)
    assert "第 3 行" in sentence
    assert "请写全" in sentence


def test_every_column_that_was_read_is_shown(shell: Shell, file: Path, tmp_path: Path) -> None:
    titles = ("序号", *HEADER, "联系人姓名", "联系电话", "是否专精特新", "法定代表人", "备注")
    row = (1, "乙", "B公司", "企业组", "王芳", "13900001111", "是", "李四", "好")
    out = shell.run("roster", "import", file, table(tmp_path / "r.csv", titles, [row]), "--dry-run").out
    for word in ("王芳", "13900001111", "李四", "F 联系电话（联系方式）", "没有读入的列：I 备注"):
        assert word in out


def test_a_project_called_by_another_s_number_is_asked_for(shell: Shell, file: Path, tmp_path: Path) -> None:
    rows = [("2", "A公司", "企业组"), ("乙", "B公司", "企业组")]
    shell.done("roster", "import", file, table(tmp_path / "r.csv", HEADER, rows))
    shell.done("panel", "import", file, panel(tmp_path / "p.csv", "final"))

    def keyed(project: str) -> Path:
        return table(tmp_path / "m.csv", ("项目", "评委", "指标", "分数"), [(project, JUDGES[0], "团队能力", 80)])

    sentence = shell.refused("marks", "import", file, "--stage", "final", keyed("2"))
    assert "“2”是 2 号“乙”，也是 1 号项目的名称" in sentence
    found = shell.done("marks", "import", file, "--stage", "final", keyed("2号"))
    assert found["judges"] == [{"judge": JUDGES[0], "projects": [2]}]


@pytest.mark.parametrize(
    ("titles", "lacking"),
    [
        (("序号", "评委", "指标", "分数"), "“项目”（project）列"),
        (("项目", "指标", "分数"), "“评委”（judge）列"),
        (("评委", "分数"), "“项目”（project）、“指标”（criterion）列"),
    ],
)
def test_only_the_columns_a_file_lacks_are_named(
    shell: Shell, seated: Path, tmp_path: Path, titles: tuple[str, ...], lacking: str
) -> None:
    given = table(tmp_path / "m.csv", titles, [["1"] * len(titles)])
    assert f"没有找到{lacking}，" in shell.refused("marks", "import", seated, "--stage", "final", given)


TICKED = [
    ("甲", "A公司", "√", None),
    ("乙", "B公司", "□", "☑"),
    ("丙", "C公司", "否", " ✓ "),
    ("丁", "D公司", "企业组", "/"),
]


@pytest.mark.parametrize(
    "titles",
    [
        [("企业组", "创业组")],
        [("企 业 组", "创　业　组")],
        [("企业组（√）", "创客组（打√）")],
        [("组别（企业组）", "组别（创业组）")],
        [("组别：企业组", "组别：创客组")],
        [("组别", None), ("企业组", "创客组")],
        [("组别", "组别"), ("企业", "创业")],
    ],
    ids=lambda titles: " ".join(str(title) for title in titles[-1]),
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_division_ticked_in_one_of_two_columns(
    shell: Shell, file: Path, tmp_path: Path, titles: list[tuple[str, str | None]], turned: bool
) -> None:
    head = [("项目名称", "企业名称", *titles[0]), *((None, None, *below) for below in titles[1:])]
    rows = [(*row[:2], row[3], row[2]) if turned and len(titles) == 1 else row for row in [*head, *TICKED]]
    found = shell.done("roster", "import", file, workbook(tmp_path / "r.xlsx", *rows))
    assert [project["division"] for project in found["projects"]] == ["enterprise", "startup", "startup", "enterprise"]


@pytest.mark.parametrize(
    ("ticks", "word"),
    [
        ((None, None), "没有勾选"),
        (("√", "√"), "勾选了几个"),
        (("□", "×"), "没有勾选"),
        (("√", "待定"), "D2 填的“待定”不是勾"),
    ],
)
def test_ticks_in_two_columns_that_do_not_say_which_are_refused(
    shell: Shell, file: Path, tmp_path: Path, ticks: tuple[object, object], word: str
) -> None:
    rows = [("项目名称", "企业名称", "企业组", "创业组"), ("甲", "A公司", *ticks)]
    sentence = shell.refused("roster", "import", file, workbook(tmp_path / "r.xlsx", *rows))
    assert word in sentence
    assert "C2、D2" in sentence


def test_what_a_list_changes_is_shown_before_and_after(shell: Shell, seated: Path, tmp_path: Path) -> None:
    shell.done("draw", seated, "--stage", "final")
    rows = [(1, "项目01", "单位01有限公司", "企业组", "某人"), (2, "项目02", "单位02", "企业组", "王芳")]
    again = table(tmp_path / "2.csv", ("编号", "项目名称", "企业（创客）名称", "组别", "联系人"), rows)
    words = ("roster", "import", seated, again, "--reason", "来函更名")
    shown = shell.run(*words, "--dry-run").out
    assert "1 号更正企业（创客）名称：单位01 → 单位01有限公司\n" in shown
    assert "2 号修改联系人：某人 → 王芳\n" in shown
    assert shell.done(*words)["changes"] == [
        {"number": 1, "fields": {"applicant": ["单位01", "单位01有限公司"]}, "correction": True},
        {"number": 2, "fields": {"contact": ["某人", "王芳"]}, "correction": False},
    ]


def by_judge(path: Path, judges: Sequence[str], numbers: Sequence[int], mark: object = 80) -> Path:
    """Write a workbook with a sheet of marks for each judge."""
    sheets = {
        judge: [
            ("项目", "评委", "指标", "分数"),
            *((f"{no} 号项目", judge, key, mark) for no in numbers for key in CRITERIA),
        ]
        for judge in judges
    }
    return workbook(path, ("说明",), others=sheets)


@pytest.fixture
def seated(tmp_path: Path) -> Path:
    """A contest with twelve projects and a panel in the final."""
    return contest_file(tmp_path / "c.maker", 12, "final")


def test_marks_are_taken_from_a_sheet_for_each_judge(shell: Shell, seated: Path, tmp_path: Path) -> None:
    words = ("marks", "import", seated, "--stage", "final", by_judge(tmp_path / "m.xlsx", JUDGES, range(1, 13)))
    preview = shell.done(*words, "--dry-run")
    assert (preview["imported"], preview["new"], preview["same"], preview["refused"]) == (252, 252, 0, [])
    assert [table["sheet"] for table in preview["tables"]] == list(JUDGES)
    assert shell.done("rank", seated, "--stage", "final")["standings"][0]["score"] is None
    out = shell.run(*words).out
    assert "导入 252 个分数：7 位评委，12 个项目" in out
    assert "读了 7 张工作表" in out
    assert len(out.splitlines()) < 15
    again = shell.done(*words)
    assert (again["imported"], again["same"]) == (0, 252)


def test_many_refusals_are_printed_shortly(shell: Shell, seated: Path, tmp_path: Path) -> None:
    words = ("marks", "import", seated, "--stage", "final", by_judge(tmp_path / "m.xlsx", JUDGES, range(1, 13), 101))
    before = shell.done("verify", seated)["entries"]
    ran = shell.run(*words)
    assert ran.code == 1
    assert "……还有 242 行不能导入" in ran.out
    assert len(ran.out.splitlines()) < 20
    assert "“评委甲”第 2 行" in ran.err
    assert len(json.loads(shell.run(*words, "--json").out)["refused"]) == 252
    assert shell.done("verify", seated)["entries"] == before


@pytest.mark.parametrize("written", ["1号", "1 号项目", "第1号", "１", "No.1", "项目01"])
def test_a_project_is_named_by_its_number_in_many_ways(
    shell: Shell, seated: Path, tmp_path: Path, written: str
) -> None:
    rows = [(written, JUDGES[0], "团队能力", 80)]
    marks = table(tmp_path / "m.csv", ("项目", "评委", "指标", "分数"), rows)
    found = shell.done("marks", "import", seated, "--stage", "final", marks)
    assert found["judges"] == [{"judge": JUDGES[0], "projects": [1]}]


def test_panels_are_taken_from_a_sheet_for_each(shell: Shell, file: Path, tmp_path: Path) -> None:
    head = ("阶段", "评审组", "席位", "评委")
    sheets = {
        name: [head, *(("复赛", name, seat, f"{name}评委{seat}") for seat in (1, 2))] for name in ("甲组", "乙组")
    }
    found = shell.done("panel", "import", file, workbook(tmp_path / "p.xlsx", ("说明",), others=sheets))
    assert {seat["judge"] for seat in found["seats"]} == {"甲组评委1", "甲组评委2", "乙组评委1", "乙组评委2"}
    assert [note["sheet"] for note in found["notes"]] == ["Sheet"]
