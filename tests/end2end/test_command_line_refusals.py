"""What the shell refuses: exit code 1, one sentence that says what to do, and nothing changed; 2 for wrong usage."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from maker_desktop import __version__
from maker_desktop.exchange.rulebook.presets import preset_text
from tests.end2end.shell import JUDGES, Shell, contest_file, marks, table


@pytest.fixture
def contest(shell: Shell, tmp_path: Path) -> Path:
    return contest_file(tmp_path / "c.maker", 6, "final")


def entries(shell: Shell, file: Path) -> int:
    found = shell.done("verify", file)
    assert found["ok"]
    return int(found["entries"])


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('slogan = "', 'slogen = "', "slogen"),
        ('weight = "20"', 'weight = "many"', "weight"),
        ("[contest]", "[contest", "my.toml"),
    ],
)
def test_a_rulebook_that_is_not_valid(shell: Shell, tmp_path: Path, old: str, new: str, named: str) -> None:
    text = preset_text("jinzhong-2026")
    assert old in text
    rules = tmp_path / "my.toml"
    rules.write_text(text.replace(old, new), encoding="utf-8")
    sentence = shell.refused("new", tmp_path / "c.maker", "--preset", rules)
    assert named in sentence
    assert "my.toml" in sentence
    assert not (tmp_path / "c.maker").exists()


def test_weights_of_zero(shell: Shell, tmp_path: Path) -> None:
    text = (
        preset_text("jinzhong-2026").replace('weight = "40"', 'weight = "0"').replace('weight = "20"', 'weight = "0"')
    )
    rules = tmp_path / "my.toml"
    rules.write_text(text, encoding="utf-8")
    assert "weight" in shell.refused("new", tmp_path / "c.maker", "--preset", rules)


def test_an_unknown_preset_and_a_file_that_is_there(shell: Shell, contest: Path, tmp_path: Path) -> None:
    assert "jinzhong-2026" in shell.refused("new", tmp_path / "x.maker", "--preset", "beijing-2030")
    before = contest.read_bytes()
    assert "c.maker" in shell.refused("new", contest, "--preset", "jinzhong-2026")
    assert contest.read_bytes() == before


def test_a_roster_without_a_project_column(shell: Shell, contest: Path, tmp_path: Path) -> None:
    before = entries(shell, contest)
    bad = table(tmp_path / "bad.csv", ("电话", "地址"), [("1", "2")])
    assert "bad.csv" in shell.refused("roster", "import", contest, bad)
    assert entries(shell, contest) == before


def test_a_roster_with_one_bad_row_is_not_taken_at_all(shell: Shell, contest: Path, tmp_path: Path) -> None:
    rows = [("新项目", "新单位", "企业组"), ("又一个", "又一单位", "不知道")]
    bad = table(tmp_path / "bad.csv", ("项目名称", "企业名称", "组别"), rows)
    before = entries(shell, contest)
    ran = shell.run("roster", "import", contest, bad, "--json")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    document = json.loads(ran.out)
    assert (document["new"], [row["row"] for row in document["refused"]]) == (1, [3])
    assert entries(shell, contest) == before
    assert shell.done("roster", "import", contest, bad, "--dry-run")["refused"] == document["refused"]


@pytest.mark.parametrize(
    ("row", "named"),
    [
        (("1", JUDGES[0], "team", "101"), "101"),
        (("1", JUDGES[0], "team", "87.55"), "87.55"),
        (("2", JUDGES[6], "team", "87.5"), "回避"),
        (("99", JUDGES[0], "team", "87.5"), "99"),
        (("1", "路人", "team", "87.5"), "路人"),
        (("1", JUDGES[0], "looks", "87.5"), "looks"),
    ],
)
def test_a_mark_that_cannot_be(
    shell: Shell, contest: Path, tmp_path: Path, row: tuple[str, str, str, str], named: str
) -> None:
    recuse = ("--judge", JUDGES[6], "--project", "2", "--reason", "曾任顾问")
    shell.done("recuse", contest, "--stage", "final", *recuse)
    before = entries(shell, contest)
    good = ("1", JUDGES[1], "team", "80")
    file = table(tmp_path / "m.csv", ("project", "judge", "criterion", "mark"), [good, row])
    ran = shell.run("marks", "import", contest, "--stage", "final", file, "--json")
    assert ran.code == 1
    assert named in ran.err
    assert ran.err.count("\n") == 1
    document = json.loads(ran.out)
    assert document["imported"] == 0
    assert [(refused["row"], named in refused["reason"]) for refused in document["refused"]] == [(3, True)]
    assert entries(shell, contest) == before


def test_marks_without_a_column(shell: Shell, contest: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "m.csv", ("project", "judge", "mark"), [("1", JUDGES[0], "80")])
    assert "m.csv" in shell.refused("marks", "import", contest, "--stage", "final", file)


def test_what_is_no_contest_file(shell: Shell, tmp_path: Path) -> None:
    for name, content in (("text.maker", b"hello"), ("empty.maker", b"")):
        (tmp_path / name).write_bytes(content)
        assert name in shell.refused("rank", tmp_path / name, "--stage", "final")
        assert (tmp_path / name).read_bytes() == content
    assert "none.maker" in shell.refused("verify", tmp_path / "none.maker")
    assert tmp_path.name in shell.refused("rank", tmp_path, "--stage", "final")


def test_a_file_of_a_newer_version(shell: Shell, contest: Path) -> None:
    connection = sqlite3.connect(contest)
    connection.execute("UPDATE schema_version SET version = version + 1")
    connection.commit()
    connection.close()
    before = contest.read_bytes()
    assert "c.maker" in shell.refused("rank", contest, "--stage", "final")
    assert "c.maker" in shell.refused("draw", contest, "--stage", "final")
    assert contest.read_bytes() == before


def test_a_stage_division_project_or_case_that_is_not_there(shell: Shell, contest: Path) -> None:
    sentence = shell.refused("rank", contest, "--stage", "semi")
    assert "preliminary（初赛）" in sentence
    assert "final（复赛）" in sentence
    assert "enterprise" in shell.refused("rank", contest, "--stage", "final", "--division", "maker")
    assert "77" in shell.refused("explain", contest, "--stage", "final", "--project", "77")
    words = ("--decision", "uphold", "--reason", "评议", "--present", "吴")
    assert "tie:final:8-9" in shell.refused("rule", contest, "tie:final:8-9", *words)


def test_the_draw_after_the_first_mark(shell: Shell, contest: Path, tmp_path: Path) -> None:
    shell.done("draw", contest, "--stage", "final", "--seed", "01")
    shell.done("marks", "import", contest, "--stage", "final", marks(tmp_path / "m.csv", {1: "80"}))
    assert "已经有评分" in shell.refused("draw", contest, "--stage", "final")
    assert "种子" in shell.refused("draw", contest, "--stage", "preliminary", "--seed", "hello")


def test_marks_after_the_seal_and_a_seal_before_the_marks(shell: Shell, contest: Path, tmp_path: Path) -> None:
    assert "还没有得分" in shell.refused("seal", contest, "--stage", "final")
    values = {number: str(90 - number) for number in range(1, 7)}
    file = marks(tmp_path / "m.csv", values)
    shell.done("marks", "import", contest, "--stage", "final", file)
    shell.done("seal", contest, "--stage", "final")
    assert "已经封存" in shell.refused("marks", "import", contest, "--stage", "final", file)


def test_a_file_that_does_not_verify(shell: Shell, contest: Path) -> None:
    connection = sqlite3.connect(contest)
    connection.execute("UPDATE project SET applicant = '别人' WHERE number = 1")
    connection.commit()
    connection.close()
    ran = shell.run("verify", contest, "--json")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    document = json.loads(ran.out)
    assert document["ok"] is False
    assert "别人" in document["reason"]


def test_a_demonstration_where_no_folder_can_be(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert "file" in shell.refused("demo", tmp_path / "file" / "demo")
    assert "不能建立" in shell.refused("demo", tmp_path / "file")


def test_printing_a_character_that_no_font_has(shell: Shell, contest: Path, tmp_path: Path) -> None:
    odd = table(tmp_path / "odd.csv", ("项目名称", "企业名称", "组别"), [("奇字\ue6a1项目", "某单位", "企业组")])
    shell.done("roster", "import", contest, odd)
    out = tmp_path / "out" / "summary.pdf"
    sentence = shell.refused("print", contest, "summary", "--out", out)
    assert "U+E6A1" in sentence
    assert not out.exists()


def test_an_unknown_document_and_one_that_is_too_early(shell: Shell, contest: Path, tmp_path: Path) -> None:
    assert "certificates" in shell.refused("print", contest, "poem", "--out", tmp_path / "out")
    shell.refused("print", contest, "certificates", "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("dance",),
        ("rank",),
        ("rank", "c.maker"),
        ("rule", "c.maker", "x", "--decision", "guess", "--reason", "r", "--present", "p"),
        ("recommend", "c.maker", "--seats", "many"),
        ("awards", "c.maker", "more"),
        ("panel", "assign", "c.maker", "--stage", "final", "a.csv", "b.csv"),
        ("print", "c.maker"),
        ("rule", "c.maker", "x", "--decision", "deduct", "--points", "NaN", "--reason", "r", "--present", "p"),
    ],
)
def test_wrong_usage_is_told_apart(shell: Shell, words: tuple[str, ...]) -> None:
    ran = shell.run(*words)
    assert ran.code == 2
    assert ran.err


def test_names_with_line_breaks_stay_one_sentence(shell: Shell, tmp_path: Path) -> None:
    assert "a b.maker" in shell.refused("rank", tmp_path / "a\nb.maker", "--stage", "final")


def test_a_place_that_cannot_be_a_file(shell: Shell, contest: Path, tmp_path: Path) -> None:
    assert "文件夹" in shell.refused("new", tmp_path, "--preset", "jinzhong-2026")
    assert "文件夹" in shell.refused("new", "", "--preset", "jinzhong-2026")
    assert "文件夹" in shell.refused("restore", contest, "/")
    assert "名称太长" in shell.refused("backup", contest, tmp_path / ("x" * 300) / "y")
    assert "UTF-8" in shell.refused("rank", "\udcff", "--stage", "final")


def test_judges_from_a_file_that_names_none(shell: Shell, contest: Path, tmp_path: Path) -> None:
    before = entries(shell, contest)
    assert "e.csv" in shell.refused("panel", "import", contest, table(tmp_path / "e.csv", ("stage", "judge"), []))
    assert entries(shell, contest) == before


def test_a_demonstration_that_fails_leaves_no_contest_behind(shell: Shell, tmp_path: Path) -> None:
    assert "no.csv" in shell.refused("demo", tmp_path / "demo", "--roster", tmp_path / "no.csv")
    assert not list((tmp_path / "demo").iterdir())


def test_a_bug_is_one_sentence_and_a_log(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slip() -> None:
        raise TypeError("a slip")

    log = tmp_path / "log" / "errors.log"
    monkeypatch.setattr("maker_desktop.cli.usual_log", lambda: log)
    monkeypatch.setattr("maker_desktop.exchange.rulebook.presets.presets", slip)
    assert str(log) in shell.refused("presets")
    written = log.read_text(encoding="utf-8")
    assert "builtins.TypeError" in written
    assert "in slip" in written
    assert __version__ in written
    log.unlink()
    log.parent.rmdir()
    log.parent.touch()
    assert "a slip" in shell.refused("presets")


@pytest.mark.parametrize(("target", "words", "code"), [("/dev/full", "结果未能写出", 1), ("pipe", "", 0)])
def test_an_answer_that_nobody_can_take_is_no_bug(target: str, words: str, code: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    out = writing if target == "pipe" else os.open(target, os.O_WRONLY)
    ran = subprocess.run(
        [sys.executable, "-m", "maker_desktop", "presets"], stdout=out, stderr=subprocess.PIPE, text=True, check=False
    )
    for handle in {out, writing}:
        os.close(handle)
    assert ran.returncode == code
    assert words in ran.stderr
    assert ran.stderr.count("\n") == bool(words)
