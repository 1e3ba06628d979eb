"""Lists as people really send them, taken in from the shell: right, or with a note, or refused in one sentence."""

from pathlib import Path

import pytest

from tests.end2end.shell import Shell, table
from tests.exchange.messy import HEADER, workbook


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.fixture
def file(shell: Shell, tmp_path: Path) -> Path:
    shell.done("new", tmp_path / "c.maker", "--preset", "jinzhong-2026")
    return tmp_path / "c.maker"


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
