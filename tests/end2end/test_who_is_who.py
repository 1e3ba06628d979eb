"""A list read in again never puts another project under a number that is drawn, marked, sealed or certified."""

from collections.abc import Callable
from pathlib import Path

import pytest

from maker_desktop.services.demo import demo
from tests.end2end.shell import JUDGES, Shell, marks, panel, table
from tests.pdf import reading

LIST = [("甲项目", "甲公司"), ("乙项目", "乙公司"), ("丙项目", "丙公司"), ("丁项目", "丁公司")]
TITLES = ("序号", "项目名称", "企业名称", "组别", "联系人")
Row = tuple[object, str, str]
Use = Callable[[Shell, Path, Path], None]


def numbered(entries: list[tuple[str, str]]) -> list[Row]:
    return [(line, name, applicant) for line, (name, applicant) in enumerate(entries, start=1)]


def write(path: Path, rows: list[Row], contact: str = "某人") -> Path:
    return table(path, TITLES, [(*row, "企业组", contact) for row in rows])


@pytest.fixture
def contest(shell: Shell, tmp_path: Path) -> Path:
    """A contest of four projects, with judges for its first stage."""
    file = tmp_path / "c.maker"
    shell.done("new", file, "--preset", "jinzhong-2026")
    shell.done("roster", "import", file, write(tmp_path / "1.csv", numbered(LIST)))
    shell.done("panel", "import", file, panel(tmp_path / "p.csv", "preliminary"))
    return file


def draw(shell: Shell, file: Path, tmp_path: Path) -> None:
    shell.done("draw", file, "--stage", "preliminary")


def mark(shell: Shell, file: Path, tmp_path: Path) -> None:
    values = {1: "91", 2: "82", 3: "73", 4: "64"}
    shell.done("marks", "import", file, "--stage", "preliminary", marks(tmp_path / "m.csv", values))


def seal(shell: Shell, file: Path, tmp_path: Path) -> None:
    mark(shell, file, tmp_path)
    shell.done("seal", file, "--stage", "preliminary")


def recuse(shell: Shell, file: Path, tmp_path: Path) -> None:
    for number in range(1, 5):
        shell.done(
            "recuse", file, "--stage", "preliminary", "--judge", JUDGES[0], "--project", number, "--reason", "同事"
        )


USES = pytest.mark.parametrize("use", [draw, mark, seal, recuse])
#: Lists as they come back, by what was done to them.
AGAIN = {
    "inserted": [LIST[0], ("新来的项目", "新公司"), *LIST[1:]],
    "sorted": [LIST[1], LIST[0], *LIST[2:]],
    "reversed": list(reversed(LIST)),
    "removed": LIST[1:],
    "another": [("别的项目", "别的公司")],
}


def standing(shell: Shell, file: Path) -> list[tuple[int, str, str, str | None]]:
    found = shell.done("rank", file, "--stage", "preliminary")["standings"]
    return sorted((row["number"], row["project"], row["applicant"], row["score"]) for row in found)


@pytest.mark.parametrize(
    ("use", "again"),
    [*((mark, again) for again in AGAIN), (draw, "inserted"), (seal, "sorted"), (recuse, "removed")],
)
def test_another_project_at_a_number_in_use_is_refused_with_both_and_changes_nothing(
    shell: Shell,
    contest: Path,
    tmp_path: Path,
    use: Use,
    again: str,
) -> None:
    use(shell, contest, tmp_path)
    before, proved = standing(shell, contest), shell.done("verify", contest)
    entries = AGAIN[again]
    file = write(tmp_path / "2.csv", numbered(entries))
    number = next(line for line, entry in enumerate(entries, start=1) if entry != LIST[line - 1])
    sentence = shell.refused("roster", "import", contest, file)
    for word in (f"{number} 号", *LIST[number - 1], *entries[number - 1]):
        assert word in sentence
    assert shell.done("verify", contest) == proved
    assert standing(shell, contest) == before
    shown = shell.done("roster", "import", contest, file, "--dry-run")
    assert any(LIST[number - 1][0] in row["reason"] for row in shown["refused"])


@pytest.mark.parametrize("entries", AGAIN.values(), ids=AGAIN)
def test_before_anything_hangs_on_a_number_names_find_their_projects(
    shell: Shell, contest: Path, tmp_path: Path, entries: list[tuple[str, str]]
) -> None:
    taken = shell.done("roster", "import", contest, write(tmp_path / "2.csv", numbered(entries)))
    known = dict(zip(LIST, range(1, 5), strict=True))
    assert {(row["project"], row["applicant"]): row["number"] for row in taken["projects"]} == {
        entry: known.get(entry, max(5, len(entries) + 1)) for entry in entries
    }
    assert taken["changed"] == 0
    moved = [line for line, entry in enumerate(entries, start=1) if known.get(entry) != line]
    assert [note["row"] - 1 for note in taken["notes"]] == moved
    assert len(standing(shell, contest)) == len({*LIST, *entries})


@USES
@pytest.mark.parametrize("entries", [[LIST[2], ("新来的项目", "新公司"), LIST[0]], list(reversed(LIST))])
def test_a_list_without_a_column_of_numbers_finds_its_projects_by_name(
    shell: Shell,
    contest: Path,
    tmp_path: Path,
    use: Use,
    entries: list[tuple[str, str]],
) -> None:
    if use is seal:
        entries = [entry for entry in entries if entry in LIST]
    use(shell, contest, tmp_path)
    rows = [(name.replace("项目", " 项目"), f"（{applicant}）"[1:-1], "企业组") for name, applicant in entries]
    taken = shell.done(
        "roster", "import", contest, table(tmp_path / "2.csv", TITLES[1:4], rows), "--reason", "空格",
        "--supervisor", "郑明",
    )  # fmt: skip
    assert (taken["new"], taken["same"]) == (len(entries) - sum(entry in LIST for entry in entries), 0)
    assert {row["number"] for row in taken["projects"]} <= {1, 2, 3, 4, 5}
    for row in taken["projects"]:
        assert row["number"] == 5 or row["applicant"] == LIST[row["number"] - 1][1]


def test_one_changed_detail_is_a_correction_with_its_reason(shell: Shell, contest: Path, tmp_path: Path) -> None:
    mark(shell, contest, tmp_path)
    again = write(tmp_path / "2.csv", [(2, "乙项目", "乙集团公司")])
    assert "已打分，更正请写明原因" in shell.refused("roster", "import", contest, again)
    taken = shell.done("roster", "import", contest, again, "--reason", "工商更名")
    assert taken["corrections"] == [{"number": 2, "fields": {"applicant": ["乙公司", "乙集团公司"]}}]
    assert (taken["changed"], taken["new"]) == (1, 0)
    assert (2, "乙项目", "乙集团公司", "82.00") in standing(shell, contest)
    other = write(tmp_path / "3.csv", [(2, "别的项目", "乙集团公司")])
    sentence = shell.refused("roster", "import", contest, other, "--reason", "改名")
    assert "“乙项目”（乙公司）" in sentence, "half a name and then the other half would be another project"


def test_after_the_seal_a_supervisor_signs_a_correction(shell: Shell, contest: Path, tmp_path: Path) -> None:
    seal(shell, contest, tmp_path)
    again = write(tmp_path / "2.csv", [(3, "丙项目（二期）", "丙公司")])
    assert "监督员签名" in shell.refused("roster", "import", contest, again, "--reason", "来函更名")
    shell.done("person", "role", contest, "郑明", "--role", "supervisor")
    assert "不是登记的监督员" in shell.refused(
        "roster", "import", contest, again, "--reason", "来函更名", "--supervisor", "路人"
    )
    shell.done("roster", "import", contest, again, "--reason", "来函更名", "--supervisor", "郑明")
    assert (3, "丙项目（二期）", "丙公司", "73.00") in standing(shell, contest)


def test_how_to_reach_somebody_changes_without_a_reason(shell: Shell, contest: Path, tmp_path: Path) -> None:
    seal(shell, contest, tmp_path)
    taken = shell.done("roster", "import", contest, write(tmp_path / "2.csv", numbered(LIST), contact="另一人"))
    assert (taken["changed"], taken["corrections"]) == (4, [])


def test_one_column_sorted_by_itself_is_no_correction(shell: Shell, contest: Path, tmp_path: Path) -> None:
    mark(shell, contest, tmp_path)
    rows: list[Row] = [(1, "甲项目", "乙公司"), (2, "乙项目", "甲公司")]
    sentence = shell.refused("roster", "import", contest, write(tmp_path / "2.csv", rows), "--reason", "更正")
    assert "只排了一列" in sentence


def test_the_projects_of_one_applicant_are_told_apart(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "two.maker"
    shell.done("new", file, "--preset", "jinzhong-2026")
    shell.done("roster", "import", file, write(tmp_path / "1.csv", [(1, "机器人", "甲公司"), (2, "新材料", "甲公司")]))
    shell.done("panel", "import", file, panel(tmp_path / "p.csv", "preliminary"))
    shell.done(
        "marks", "import", file, "--stage", "preliminary", marks(tmp_path / "m.csv", {1: "90", 2: "80"})
    )  # fmt: skip
    swapped = write(tmp_path / "2.csv", [(1, "新材料", "甲公司"), (2, "机器人", "甲公司"), (3, "传感器", "甲公司")])
    taken = shell.done("roster", "import", file, swapped)
    assert [(row["number"], row["project"]) for row in taken["projects"]] == [
        (1, "机器人"),
        (2, "新材料"),
        (3, "传感器"),
    ]
    assert {row["row"] for row in taken["notes"]} == {2, 3}


# The lists that came with the fault


@pytest.fixture
def messy(data: Path) -> Path:
    return data / "rosters" / "messy"


@pytest.fixture
def given(shell: Shell, tmp_path: Path, messy: Path) -> Path:
    file = tmp_path / "given.maker"
    shell.done("new", file, "--preset", "jinzhong-2026")
    shell.done("roster", "import", file, messy / "reimport_1.csv")
    shell.done("panel", "import", file, messy / "reimport_panels.csv")
    return file


def test_the_given_list_with_a_row_inserted_is_refused(shell: Shell, given: Path, messy: Path) -> None:
    shell.done("marks", "import", given, "--stage", "preliminary", messy / "reimport_marks.csv")
    before = standing(shell, given)
    sentence = shell.refused("roster", "import", given, messy / "reimport_2_row_inserted.csv")
    for word in ("2 号", "乙项目", "乙公司", "新来的项目", "新公司"):
        assert word in sentence
    assert standing(shell, given) == before


def test_the_given_list_sorted_anew_is_refused_after_the_seal(shell: Shell, given: Path, messy: Path) -> None:
    shell.done("marks", "import", given, "--stage", "preliminary", messy / "reimport_marks.csv")
    shell.done("seal", given, "--stage", "preliminary")
    sentence = shell.refused("roster", "import", given, messy / "reimport_3_sorted.csv")
    assert "已封存" in sentence
    assert shell.done("verify", given)["ok"]


def test_the_given_swap_is_refused_once_certificates_are_out(shell: Shell, tmp_path: Path, messy: Path) -> None:
    file = tmp_path / "jinzhong-2026.maker"
    demo.hold(file, "jinzhong-2026", None, "秘书").close()
    shell.done("print", file, "certificates", "--out", tmp_path / "out")
    sentence = shell.refused("roster", "import", file, messy / "swap_after_certificates.csv")
    assert "已登记证书" in sentence


def test_the_given_late_entry_stands_last_without_a_drawn_number(
    shell: Shell, given: Path, tmp_path: Path, messy: Path
) -> None:
    shell.done("draw", given, "--stage", "preliminary")
    shell.done("roster", "import", given, messy / "late_entry.csv")
    paper = tmp_path / "order.pdf"
    shell.done("print", given, "order", "--stage", "preliminary", "--out", paper)
    assert "—5戊项目戊公司未抽签，排在最后" in reading.plain(paper.read_bytes())
