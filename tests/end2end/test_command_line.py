"""A contest run from the shell alone, and every command's JSON document with the keys that stay."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from maker_desktop.exchange.rulebook.presets import presets
from tests.end2end.shell import CRITERIA, JUDGES, Shell, contest_file, marks, roster, table

#: Projects 1 and 2 are tied for the only first prize of the enterprise division.
VALUES = {number: str(84 - number) for number in range(1, 13)} | {1: "90", 2: "90", 3: "88.5"}
TIE = "tie:final:1-2"


@pytest.fixture
def contest(shell: Shell, tmp_path: Path) -> Path:
    """A contest whose twelve projects have been marked by seven judges in the final."""
    file = contest_file(tmp_path / "c.maker", 12, "final")
    shell.done("marks", "import", file, "--stage", "final", marks(tmp_path / "m.csv", VALUES))
    return file


def places(shell: Shell, file: Path, *words: str) -> dict[int, int]:
    found = shell.done("rank", file, "--stage", "final", *words)
    return {row["number"]: row["place"] for row in found["standings"]}


def test_presets_lists_the_five_rulebooks(shell: Shell) -> None:
    found = {each["id"] for each in shell.done("presets")["presets"]}
    assert found == {"national-2024", "shanxi-2026", "jinzhong-2026", "jinzhong-2025", "changzhi-2026"}


def test_a_contest_begins_from_a_rulebook_file_too(shell: Shell, tmp_path: Path) -> None:
    rules = tmp_path / "my.toml"
    rules.write_text(
        '[contest]\nid = "my"\nname = "我的赛"\n[[division]]\nid = "d"\nname = "组"\n'
        '[[criterion]]\nid = "c"\nname = "指标"\nweight = "1"\n'
        '[[stage]]\nid = "s"\nname = "赛"\nkind = "review"\ndivisions = ["d"]\n',
        encoding="utf-8",
    )
    assert shell.done("new", tmp_path / "m.maker", "--preset", rules)["name"] == "我的赛"


def test_importing_a_roster_twice_changes_nothing(shell: Shell, tmp_path: Path) -> None:
    file, names = tmp_path / "c.maker", roster(tmp_path / "r.csv", 3)
    shell.done("new", file, "--preset", "jinzhong-2026")
    preview = shell.done("roster", "import", file, names, "--dry-run")
    assert (preview["new"], preview["changed"], preview["same"], preview["refused"]) == (3, 0, 0, [])
    assert shell.done("roster", "import", file, names) == preview
    again = shell.done("roster", "import", file, names)
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 3)
    assert shell.done("verify", file)["entries"] == 3
    first = preview["projects"][0]
    assert {"number": 1, "project": "项目01", "applicant": "单位01", "division": "enterprise"}.items() <= first.items()
    assert {"specialised", "contact", "phone", "legal_person"} <= first.keys()


def test_a_roster_check_names_conditions_and_lookalikes(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "c.maker"
    shell.done("new", file, "--preset", "jinzhong-2026")
    names = table(
        tmp_path / "r.csv",
        ("项目名称", "企业名称", "组别"),
        [("智能养猪平台", "甲公司", "企业组"), ("智能 养猪平台", "乙公司", "企业组")],
    )
    shell.done("roster", "import", file, names)
    found = shell.done("roster", "check", file)
    assert found["lookalikes"] == [{"numbers": [1, 2], "ground": "项目名称相同", "score": 100}]
    assert {each["state"] for each in found["checks"]} <= {"passed", "failed", "to_confirm"}
    assert "智能养猪平台" in shell.run("roster", "check", file).out


def test_the_same_seed_draws_the_same_order(shell: Shell, tmp_path: Path) -> None:
    orders = []
    for name in ("a", "b"):
        file = tmp_path / f"{name}.maker"
        shell.done("new", file, "--preset", "jinzhong-2026")
        shell.done("roster", "import", file, roster(tmp_path / "r.csv", 12))
        orders.append(shell.done("draw", file, "--stage", "final", "--seed", "00ff"))
    assert orders[0] == orders[1]
    assert orders[0]["seed"] == "00ff"
    enterprise = [place for place in orders[0]["order"] if place["division"] == "enterprise"]
    assert [place["position"] for place in enterprise] == list(range(1, 9))
    assert len(shell.done("draw", file, "--stage", "final")["seed"]) == 32


def test_two_panels_share_the_projects_out(shell: Shell, tmp_path: Path) -> None:
    file = contest_file(tmp_path / "c.maker", 12)
    seats = table(
        tmp_path / "p.csv",
        ("stage", "panel", "seat", "judge", "employer", "bench"),
        [("final", room, seat, f"{room}{seat}", "", "") for room in "AB" for seat in (1, 2, 3)],
    )
    assert len(shell.done("panel", "import", file, seats)["seats"]) == 6
    even = shell.done("panel", "assign", file, "--stage", "final")["assignments"]
    assert [each["panel"] for each in even].count("A") == 6
    wanted = table(tmp_path / "a.csv", ("number", "panel"), [(1, "B"), (2, "B")])
    named = shell.done("panel", "assign", file, "--stage", "final", wanted)["assignments"]
    assert {each["number"]: each["panel"] for each in named}[1] == "B"


def test_marks_import_counts_and_takes_names_too(shell: Shell, contest: Path, tmp_path: Path) -> None:
    rows = [("项目12", JUDGES[0], "团队能力", "74")]
    changed = table(tmp_path / "x.csv", ("project", "judge", "criterion", "mark"), rows)
    done = shell.done("marks", "import", contest, "--stage", "final", changed)
    assert {"imported": 1, "refused": []}.items() <= done.items()
    assert shell.done("marks", "import", contest, "--stage", "final", changed)["imported"] == 0


def test_marks_come_from_a_workbook_as_well(shell: Shell, contest: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["project", "judge", "criterion", "mark"])
    sheet.append([12, JUDGES[0], "team", 74.5])
    book.save(tmp_path / "x.xlsx")
    done = shell.done("marks", "import", contest, "--stage", "final", tmp_path / "x.xlsx")
    assert (done["imported"], done["refused"]) == (1, [])


def test_rank_answers_before_the_seal(shell: Shell, contest: Path) -> None:
    found = shell.done("rank", contest, "--stage", "final", "--division", "enterprise")
    first = found["standings"][0]
    assert found["stage"] == "final"
    expected = {"number": 1, "project": "项目01", "applicant": "单位01", "place": 1, "score": "90.00", "tied_with": [2]}
    assert expected.items() <= first.items()
    assert (first["decided_by"], first["status"], first["division"]) == (None, "presented", "enterprise")
    assert [row["place"] for row in found["standings"]] == [1, 1, 3, 4, 5, 6, 7, 8]
    waiting = shell.done("rank", contest, "--stage", "preliminary")["standings"][0]
    assert (waiting["place"], waiting["score"], waiting["status"]) == (None, None, "waiting")


def test_explain_shows_sheets_and_steps(shell: Shell, contest: Path) -> None:
    found = shell.done("explain", contest, "--stage", "final", "--project", "3")
    assert (found["number"], found["project"], found["score"], found["place"]) == (3, "项目03", "88.50", 1)
    assert found["sheets"][0] == {
        "seat": 1,
        "judge": JUDGES[0],
        "panel": "1",
        "marks": dict.fromkeys(CRITERIA, "88.5"),
        "total": "88.5",
        "state": "complete",
        "confirmed": True,
        "dropped": "highest",
        "dropped_marks": {},
    }
    assert {"text", "value", "formula", "rule"} == found["steps"][0].keys()
    assert all(step["formula"] for step in found["steps"] if not step["rule"])
    assert shell.done("explain", contest, "--stage", "final", "--project", "项目03") == found


def test_a_case_is_ruled_and_changes_the_standings(shell: Shell, contest: Path) -> None:
    case = shell.done("cases", contest)["cases"][0]
    expected = {"id": TIE, "kind": "tie", "stage": "final", "numbers": [1, 2], "status": "open", "ruling": None}
    assert expected.items() <= case.items()
    assert "一等奖" in case["line"]
    words = ("rule", contest, TIE, "--decision", "order", "--order", "2,1", "--reason", "评议", "--present", "吴，郑")
    ruling = shell.done(*words, "--by", "王秘书")
    assert (ruling["decision"], ruling["order"], ruling["present"]) == ("order", [2, 1], ["吴", "郑"])
    assert places(shell, contest)[2] == 1
    ruled = shell.done("cases", contest)["cases"][0]
    assert (ruled["status"], ruled["ruling"]["decision"]) == ("ruled", "order")


def test_deducting_and_voiding_name_the_project(shell: Shell, contest: Path) -> None:
    common = ("--reason", "超时", "--present", "吴")
    shell.done("rule", contest, TIE, "--decision", "deduct", "--project", "1", "--points", "0.5", *common)
    assert places(shell, contest)[1] == 2
    found = shell.done("explain", contest, "--stage", "final", "--project", "1")
    assert found["score"] == "89.50"


def test_sealing_awarding_recommending_exporting_verifying(shell: Shell, contest: Path, tmp_path: Path) -> None:
    shell.done("rule", contest, TIE, "--decision", "order", "--order", "2,1", "--reason", "评议", "--present", "吴")
    seal = shell.done("seal", contest, "--stage", "final")
    assert (seal["stage"], len(seal["digest"])) == ("final", 64)
    assert shell.done("verify", contest, "--digest", seal["printed"])["ok"] is True
    awards = shell.done("awards", contest)["awards"]
    assert {"award": "first", "division": "enterprise", "numbers": [2], "vacant": 0}.items() <= awards[0].items()
    listed = shell.done("recommend", contest, "--seats", "5")
    assert {"number": 2, "division": "enterprise"} in listed["recommended"]
    assert sum(each["division"] == "startup" for each in listed["recommended"]) == 1
    assert listed["unused_seats"] == 0
    assert {"number", "reason"} == listed["left_out"][0].keys()
    assert set(listed["substitutes"]) <= {each["number"] for each in listed["left_out"]}
    for what in ("roster", "results", "recommendation", "summary"):
        shell.done("export", contest, what, "--out", tmp_path / f"{what}.xlsx")
        assert (tmp_path / f"{what}.xlsx").stat().st_size > 1000


def test_what_advances_is_fixed_by_the_seal(shell: Shell, tmp_path: Path) -> None:
    file = contest_file(tmp_path / "c.maker", 36, "preliminary")
    values = {number: str(99 - number) for number in range(1, 37)}
    shell.done("marks", "import", file, "--stage", "preliminary", marks(tmp_path / "m.csv", values))
    going = shell.done("seal", file, "--stage", "preliminary")["advancing"]
    assert len(going) == 30
    assert {row["number"] for row in shell.done("rank", file, "--stage", "final")["standings"]} == set(going)


def test_demo_runs_from_the_shell_to_the_last_document(shell: Shell, tmp_path: Path) -> None:
    made = shell.done("demo", tmp_path / "demo", "--preset", "changzhi-2026")
    assert shell.done("verify", made["contest"])["ok"] is True
    files = [Path(name) for name in made["files"]]
    assert {path.suffix for path in files} == {".pdf", ".xlsx"}
    assert all(path.stat().st_size > 1000 for path in files)
    assert {path for path in (tmp_path / "demo").rglob("*") if path.suffix in (".pdf", ".xlsx")} == set(files)


def test_a_document_is_printed_into_one_file_or_a_folder(shell: Shell, contest: Path, tmp_path: Path) -> None:
    each = tmp_path / "out" / "standings.pdf"
    printed = shell.done("print", contest, "standings", "--out", each, "--stage", "final")
    assert printed == {"files": [str(each)]}
    assert each.read_bytes().startswith(b"%PDF")
    words = ("--stage", "final", "--project", "3", "--out", tmp_path / "out")
    assert len(shell.done("print", contest, *words, "derivation")["files"]) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("rank", "--stage", "final"),
        ("cases",),
        ("awards",),
        ("recommend",),
        ("verify",),
        ("explain", "--stage", "final", "--project", "1"),
    ],
)
def test_without_json_the_answer_is_calm_chinese_text(shell: Shell, contest: Path, words: tuple[str, ...]) -> None:
    ran = shell.run(words[0], contest, *words[1:])
    assert (ran.code, ran.err) == (0, "")
    assert not ran.out.startswith("{")
    assert ran.out.strip()


def test_documents_are_listed(shell: Shell) -> None:
    listed = [document["id"] for document in shell.done("print", "--list")["documents"]]
    assert {"certificates", "recommendation", "annex", "summary", "order", "score-sheets", "record"} <= set(listed)
    assert listed[-2:] == ["register", "calibration"]
    assert len(listed) == 19


def program(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "maker_desktop", *words], capture_output=True, encoding="utf-8", check=False
    )


def test_the_program_answers_as_a_process() -> None:
    ran = program("presets", "--json")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(json.loads(ran.stdout)["presets"]) == len(presets())


def test_the_program_refuses_as_a_process(tmp_path: Path) -> None:
    ran = program("rank", str(tmp_path / "none.maker"), "--stage", "final")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.count("\n") == 1
    assert "none.maker" in ran.stderr


def test_the_shell_needs_no_qt() -> None:
    look = "import sys; from maker_desktop import cli; cli.main(['presets']); print('PySide6' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", look], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout.splitlines()[-1] == "False"


def test_certificates_are_registered_voided_and_replaced(shell: Shell, contest: Path, tmp_path: Path) -> None:
    assert "还没有登记" in shell.refused("certificate", "list", contest)
    words = ("--decision", "order", "--order", "1,2", "--reason", "评议", "--present", "甲,乙")
    shell.done("rule", contest, TIE, *words)
    shell.done("print", contest, "certificates", "--out", tmp_path / "c.pdf")
    first = shell.done("certificate", "list", contest)["certificates"][0]
    assert (first["state"], first["remark"]) == ("issued", "")
    again = shell.done("certificate", "reissue", contest, first["serial"], "--reason", "名称有误")
    assert again["replaces"] == first["serial"]
    shell.done("certificate", "void", contest, again["serial"], "--reason", "污损")
    listed = shell.done("certificate", "list", contest)["certificates"]
    assert {each["serial"]: each["state"] for each in listed}[again["serial"]] == "void"
    assert "已经作废" in shell.refused("certificate", "void", contest, again["serial"], "--reason", "污损")


def test_a_design_is_copied_changed_and_loaded(shell: Shell, contest: Path, tmp_path: Path) -> None:
    design = tmp_path / "ours.toml"
    assert shell.done("certificate", "copy-design", "modern", "--out", design) == {"file": str(design)}
    shell.done("certificate", "load-design", contest, design)
    design.write_text("name = 1", encoding="utf-8")
    assert "ours.toml" in shell.refused("certificate", "load-design", contest, design)
