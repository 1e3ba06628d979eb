"""The shell keeps a contest together: copies, restoring, rooms and back, people and their PINs."""

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.end2end.shell import CRITERIA, Shell, marks, roster, table


@pytest.fixture
def file(shell: Shell, tmp_path: Path) -> Path:
    """Return a contest of four projects before two panels of two judges each."""
    file = tmp_path / "复赛.maker"
    shell.done("new", file, "--preset", "jinzhong-2026")
    shell.done("roster", "import", file, roster(tmp_path / "r.csv", 4))
    seats = [("final", "AB"[n // 2], n % 2 + 1, f"评委{n}", "", "") for n in range(4)]
    titles = ("stage", "panel", "seat", "judge", "employer", "bench")
    shell.done("panel", "import", file, table(tmp_path / "p.csv", titles, seats))
    numbers = [(1, "A"), (2, "A"), (3, "B"), (4, "B")]
    shell.done("panel", "assign", file, "--stage", "final", table(tmp_path / "a.csv", ("number", "panel"), numbers))
    return file


def test_a_copy_is_made_and_put_back(shell: Shell, file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.maker"
    made = shell.done("backup", file, copy)
    assert made["file"] == str(copy)
    (tmp_path / "folder").mkdir()
    inside = shell.done("backup", file, tmp_path / "folder")
    assert Path(inside["file"]).parent == tmp_path / "folder"
    assert "已经存在" in shell.refused("backup", file, copy)
    shell.done("marks", "import", file, "--stage", "final", marks(tmp_path / "m.csv", {1: "80"}, ("评委0",)))
    restored = shell.done("restore", copy, file)
    assert Path(restored["moved_aside"]).exists()
    assert restored["lost"] == 1
    assert shell.done("verify", file)["entries"] - 1 == made["entries"] == shell.done("verify", copy)["entries"]
    assert shell.done("restore", copy, tmp_path / "new.maker")["moved_aside"] is None
    assert "不是赛事文件" in shell.refused("restore", tmp_path / "m.csv", file)


def test_a_damaged_file_is_neither_read_nor_changed_nor_printed(shell: Shell, file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE project SET name = '别的' WHERE number = 2")
    for words in (
        ("rank", file, "--stage", "final"),
        ("seal", file, "--stage", "final"),
        ("print", file, "order", "--out", tmp_path / "a.pdf"),
        ("export", file, "roster", "--out", tmp_path / "a.xlsx"),
        ("draw", file, "--stage", "final"),
    ):
        sentence = shell.refused(*words)
        assert "没有通过校验，只能查看" in sentence
        assert "文件中却是“别的”" in sentence
    assert not (tmp_path / "a.pdf").exists()


def test_rooms_are_split_and_merged(shell: Shell, file: Path, tmp_path: Path) -> None:
    split = shell.done("split", file, "--out", tmp_path / "rooms")
    assert [(room["panel"], room["numbers"]) for room in split["rooms"]] == [("A", [1, 2]), ("B", [3, 4])]
    first, second = (room["file"] for room in split["rooms"])
    shell.done("marks", "import", first, "--stage", "final", marks(tmp_path / "1.csv", {1: "80"}, ("评委0", "评委1")))
    shell.done("marks", "import", second, "--stage", "final", marks(tmp_path / "2.csv", {3: "90"}, ("评委2",)))
    titles = ("project", "judge", "criterion", "mark")
    rows = [(1, "评委0", CRITERIA[0], "75"), (1, "评委0", CRITERIA[1], "80")]
    shell.done("marks", "import", file, "--stage", "final", table(tmp_path / "3.csv", titles, rows))
    tried = shell.done("merge", file, first, second, "--dry-run")
    assert (tried["merged"], tried["backup"]) == (False, None)
    merged = shell.done("merge", file, first, second)
    assert [merged[key] for key in ("new", "same")] == [tried[key] for key in ("new", "same")]
    found = [item for item in merged["new"] if item["kind"] == "mark"]
    assert len(found) == 4 + 3
    (same,) = merged["same"]
    assert (same["judge"], same["criterion"], same["room"]) == ("评委0", CRITERIA[1], "80")
    (conflict,) = merged["conflicts"]
    assert (conflict["number"], conflict["main"], conflict["room"]) == (1, "75", "80")
    assert Path(merged["backup"]).exists()
    (case,) = [case for case in shell.done("cases", file)["cases"] if case["kind"] == "conflict"]
    assert (case["id"], case["status"], case["numbers"]) == (conflict["case"], "open", [1])
    shell.done("settle", file, case["id"], "--keep", "room", "--reason", "核对纸面")
    assert not [case for case in shell.done("cases", file)["cases"] if case["kind"] == "conflict"]
    (sheet,) = [
        sheet
        for sheet in shell.done("explain", file, "--stage", "final", "--project", 1)["sheets"]
        if sheet["judge"] == "评委0"
    ]
    assert set(sheet["marks"].values()) == {"80"}
    again = shell.done("merge", file, first, second)
    assert (again["new"], again["conflicts"], again["backup"]) == ([], [], None)
    assert shell.done("verify", file)["ok"]
    other = ("--judge", "评委2", "--project", 3, "--reason", "同学")
    assert "主文件" in shell.refused("recuse", first, "--stage", "final", *other)
    assert "已经存在" in shell.refused("split", file, "--out", tmp_path / "rooms")


def test_whoever_has_a_pin_proves_it(shell: Shell, file: Path, tmp_path: Path) -> None:
    shell.done("person", "role", file, "郑明", "--role", "supervisor")
    assert shell.done("person", "list", file)["note"]
    shell.done("person", "pin", file, "郑明", "--new", "314159")
    listed = shell.done("person", "list", file)
    assert listed == {"persons": [{"name": "郑明", "roles": ["supervisor"], "pin": True}], "note": ""}
    imported = ("marks", "import", file, "--stage", "final", marks(tmp_path / "m.csv", {1: "80"}, ("评委0",)))
    assert "请输入口令" in shell.refused(*imported, "--by", "郑明")
    assert "口令不对" in shell.refused(*imported, "--by", "郑明", "--pin", "郑明:000000")
    shell.done(*imported, "--by", "郑明", "--pin", "郑明:314159")
    assert "监督员" in shell.refused("person", "role", file, "某人", "--role", "checker")
    shell.done("person", "role", file, "某人", "--role", "checker", "--supervisor", "郑明", "--pin", "郑明:314159")
    assert shell.run("person", "list", file, "--pin", "314159").code == 2


def test_nobody_is_known_by_the_account_of_the_computer(
    shell: Shell, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def last_person() -> str:
        with closing(sqlite3.connect(file)) as opened:
            return str(opened.execute("SELECT person FROM journal ORDER BY number DESC").fetchone()[0])

    monkeypatch.setattr("getpass.getuser", lambda: "root")
    role = ("person", "role", file, "郑明", "--role", "supervisor")
    shell.done(*role)
    assert last_person() == "未具名"
    monkeypatch.setattr("sys.stdin", Terminal("王 秘书\n"))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert shell.run(*role[:-1], "checker").err == "操作人姓名（记入流水）："
    assert last_person() == "王 秘书"
    monkeypatch.setattr("sys.stdin", Terminal("\n"))
    shell.run(*role, "--by", "李四")
    assert last_person() == "李四"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_proof_package_is_written_for_a_stranger(shell: Shell, file: Path, tmp_path: Path) -> None:
    assert "还没有打分" in shell.refused("proof", file, "--out", tmp_path / "early")
    shell.done("marks", "import", file, "--stage", "final", marks(tmp_path / "m.csv", {1: "80"}, ("评委0", "评委1")))
    made = shell.done("proof", file, "--out", tmp_path / "package")
    assert Path(made["page"]).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert all(Path(each).is_file() for each in made["files"])
    assert made["head"]["entry"] == shell.done("verify", file)["entries"]
    assert shell.done("verify", file, "--digest", made["head"]["digest"])["matches"]["kind"] == "entry"


def test_a_list_of_heads_is_kept_on_a_drive_and_compared(shell: Shell, file: Path, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    made = shell.done("witness", file, "--out", drive, "--new-key")
    assert made["added"] == made["entry"] == shell.done("verify", file)["entries"]
    assert len(made["key"].split()) == 8
    shell.done("marks", "import", file, "--stage", "final", marks(tmp_path / "m.csv", {1: "80"}, ("评委0",)))
    found = shell.done("verify", file, "--witness", made["file"])
    assert (found["ok"], found["witness"]["ok"], found["witness"]["key"]) == (True, True, made["key"])
    assert found["witness"]["following"] == found["entries"] - made["entry"]
    file.unlink()
    # Other rules, so that its first entry differs even if both files were begun within the same second.
    shell.done("new", file, "--preset", "changzhi-2026")
    assert "与清单不符" in shell.refused("verify", file, "--witness", made["file"])


def test_a_pin_is_taken_from_a_file_from_standard_input_and_from_a_question(
    shell: Shell, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return "314159"

    monkeypatch.setattr("maker_desktop.cli.opening.getpass", answer)
    monkeypatch.setattr("maker_desktop.cli.people.getpass", answer)
    shell.done("person", "pin", file, "郑明", "--new", "-")
    shell.done("person", "role", file, "郑明", "--role", "supervisor")
    pins = tmp_path / "pins.txt"
    pins.write_text("王复核：271828\n\n郑明：314159\n", "utf-8")
    role = ("person", "role", file, "某人", "--supervisor", "郑明")
    shell.done(*role, "--role", "checker", "--pin-file", pins)
    shell.done(*role, "--role", "secretary", "--pin", "郑明:-")
    monkeypatch.setattr("sys.stdin", io.StringIO("郑明:314159\n"))
    shell.done(*role, "--role", "checker", "--pin", "-")
    assert asked == ["郑明的新口令：", "郑明的口令："]
    pins.write_text("314159", "utf-8")
    assert "第 1 行不是“姓名:口令”" in shell.refused(*role, "--pin-file", pins)
    pins.write_bytes(b"\xff\xfe")
    assert "不是 UTF-8" in shell.refused(*role, "--pin-file", pins)
