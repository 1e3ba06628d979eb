"""Several harmless corrections one after another, and rooms that worked meanwhile, make no project another's."""

from pathlib import Path

import pytest

from tests.end2end.shell import JUDGES, Shell, marks, panel, table

STAGE = ("--stage", "preliminary")
LIST = {1: ("甲项目", "甲公司"), 2: ("乙项目", "乙公司"), 3: ("丙项目", "丙公司")}


def listed(path: Path, entries: dict[int, tuple[str, str]]) -> Path:
    rows = [(number, *named, "企业组") for number, named in entries.items()]
    return table(path, ("编号", "项目名称", "企业名称", "组别"), rows)


@pytest.fixture
def contest(shell: Shell, tmp_path: Path) -> Path:
    """A contest of three projects with judges for its first stage."""
    file = tmp_path / "c.maker"
    shell.done("new", file, "--preset", "jinzhong-2026")
    shell.done("roster", "import", file, listed(tmp_path / "1.csv", LIST))
    shell.done("panel", "import", file, panel(tmp_path / "p.csv", "preliminary"))
    return file


@pytest.fixture
def marked(shell: Shell, contest: Path, tmp_path: Path) -> Path:
    """The same with a mark of the first judge for every project."""
    shell.done(
        "marks", "import", contest, *STAGE, marks(tmp_path / "m.csv", dict.fromkeys(LIST, "80"), JUDGES[:1])
    )  # fmt: skip
    return contest


def corrected(shell: Shell, file: Path, number: int, named: tuple[str, str], *signed: str) -> bool:
    """Try to correct one project by a list of its own, and return whether that was taken."""
    again = listed(file.with_name("again.csv"), {number: named})
    return shell.run("roster", "import", file, again, "--reason", "来函更正", *signed).code == 0


def test_no_chain_of_corrections_of_half_a_name_leads_from_a_mark_to_another_project(
    shell: Shell, marked: Path, tmp_path: Path
) -> None:
    assert corrected(shell, marked, 1, ("甲项目", "子公司"))
    shell.done("marks", "import", marked, *STAGE, marks(tmp_path / "m.csv", {1: "90"}, JUDGES[1:2]))
    assert corrected(shell, marked, 1, LIST[1])
    assert not corrected(shell, marked, 1, ("别的项目", "甲公司")), "the second mark was given to 甲项目（子公司）"
    assert not corrected(shell, marked, 1, ("别的项目", "子公司")), "the first mark was given to 甲项目（甲公司）"
    assert corrected(shell, marked, 1, ("甲项目", "孙公司"))


@pytest.mark.parametrize("half", [0, 1], ids=["name", "applicant"])
@pytest.mark.parametrize("order", [(1, 2), (2, 1), (1, 2, 3), (3, 2, 1)], ids=str)
def test_halves_that_go_round_in_single_steps_need_a_supervisor(
    shell: Shell, marked: Path, half: int, order: tuple[int, ...]
) -> None:
    cycle = dict(zip(sorted(order), [*sorted(order)[1:], 1], strict=True))

    def turned(number: int) -> tuple[str, str]:
        named = [LIST[number], LIST[cycle[number]]]
        return (named[1][0], named[0][1]) if half == 0 else (named[0][0], named[1][1])

    refused = next(number for number in order if not corrected(shell, marked, number, turned(number)))
    again = listed(marked.with_name("again.csv"), {refused: turned(refused)})
    sentence = shell.refused("roster", "import", marked, again, "--reason", "更正")
    assert f"要换成 {cycle[refused]} 号原来的" in sentence
    shell.done("person", "role", marked, "郑明", "--role", "supervisor")
    assert corrected(shell, marked, refused, turned(refused), "--supervisor", "郑明")


def in_a_room(shell: Shell, contest: Path, tmp_path: Path) -> Path:
    """Split the contest, and give marks in its room."""
    (room,) = shell.done("split", contest, "--out", tmp_path / "rooms")["rooms"]
    shell.done("marks", "import", room["file"], *STAGE, marks(tmp_path / "m.csv", {1: "91"}, JUDGES[:1]))
    return Path(room["file"])


def test_a_room_s_marks_do_not_land_on_the_project_that_took_the_number_meanwhile(
    shell: Shell, contest: Path, tmp_path: Path
) -> None:
    room = in_a_room(shell, contest, tmp_path)
    assert corrected(shell, contest, 1, ("甲项目", "别的公司"))
    assert corrected(shell, contest, 1, ("别的项目", "别的公司")), "nothing in this file depends on number 1"
    before = shell.done("verify", contest)
    for dry_run in ((), ("--dry-run",)):
        sentence = shell.refused("merge", contest, room, *dry_run)
        assert "“甲项目”（甲公司）" in sentence
        assert "“别的项目”（别的公司）" in sentence
    assert shell.done("verify", contest) == before


def test_after_a_merge_a_project_keeps_half_of_the_name_its_room_marked(
    shell: Shell, contest: Path, tmp_path: Path
) -> None:
    room = in_a_room(shell, contest, tmp_path)
    assert corrected(shell, contest, 1, ("甲项目", "更名公司"))
    shell.done("merge", contest, room)
    assert not corrected(shell, contest, 1, ("别的项目", "更名公司")), "the marks were given to 甲项目（甲公司）"
    assert corrected(shell, contest, 1, ("甲项目", "又更名公司"))
