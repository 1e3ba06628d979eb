"""A row of marks or of an assignment that names two projects lands on neither: number, name and applicant agree."""

from pathlib import Path

import pytest

from tests.end2end.shell import JUDGES, Shell, contest_file, table

STAGE = ("--stage", "preliminary")


@pytest.fixture
def contest(shell: Shell, tmp_path: Path) -> Path:
    """A contest of six projects and seven judges on the only panel of its first stage."""
    return contest_file(tmp_path / "c.maker", 6, "preliminary")


@pytest.mark.parametrize(
    ("titles", "named", "said"),
    [
        (("编号", "项目名称"), ("1", "项目03"), "项目名称却是“项目03”"),
        (("项目编号", "企业名称"), ("1", "单位02"), "参赛主体却是“单位02”"),
        (("项目名称", "参赛单位"), ("项目02", "单位01"), "参赛主体却是“单位01”"),
        (("项目", "项目编号"), ("项目02", "1"), "编号却是“1”"),
    ],
)
def test_marks_land_on_no_project_where_a_row_names_two(
    shell: Shell, contest: Path, tmp_path: Path, titles: tuple[str, str], named: tuple[str, str], said: str
) -> None:
    rows = [(*named, JUDGES[0], "innovation", "80")]
    given = table(tmp_path / "m.csv", (*titles, "评委", "指标", "分数"), rows)
    sentence = shell.refused("marks", "import", contest, *STAGE, given)
    assert "第 2 行" in sentence
    assert said in sentence
    sheets = shell.done("explain", contest, *STAGE, "--project", 1)["sheets"]
    assert not any(sheet["marks"].get("innovation") for sheet in sheets)


def test_marks_land_where_number_name_and_applicant_agree_however_they_are_written(
    shell: Shell, contest: Path, tmp_path: Path
) -> None:
    titles = ("编号", "项目名称", "企业名称", "评委", "指标", "分数", "备注")
    given = table(tmp_path / "m.csv", titles, [("1号", "项目０１", "单 位01", JUDGES[0], "innovation", "80", "好")])
    ran = shell.run("marks", "import", contest, *STAGE, given)
    assert (ran.code, ran.err) == (0, "")
    assert "没有读入的列：G 备注" in ran.out
    assert "项目名称" not in ran.out


def test_an_assignment_that_names_two_projects_is_refused(shell: Shell, contest: Path, tmp_path: Path) -> None:
    given = table(tmp_path / "a.csv", ("编号", "企业名称", "评审组"), [("1", "单位03", "1")])
    sentence = shell.refused("panel", "assign", contest, *STAGE, given)
    assert sentence.startswith("第 2 行：")
    assert "参赛主体却是“单位03”" in sentence
