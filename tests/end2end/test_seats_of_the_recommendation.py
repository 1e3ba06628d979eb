"""Seats of the recommendation: who steps in is what happens, and what no rule parts waits for the committee."""

from pathlib import Path
from typing import Any

import pytest

from tests.end2end.shell import Shell, table

CHAIR = ("--reason", "合议", "--present", "甲")
Scores = dict[int, tuple[str, ...]]


def rules(stages: str, recommendation: str, criteria: str = '[[criterion]]\nid="a"\nname="A"\nweight="100"\n') -> str:
    return (
        '[contest]\nid="x"\nname="x"\nhosts=["h"]\n[[division]]\nid="enterprise"\nname="企业组"\n'
        f'[[division]]\nid="startup"\nname="创业组"\n{criteria}{stages}[recommendation]\n{recommendation}'
    )


STAGE = '[[stage]]\nid="s"\nname="决赛"\n[stage.score]\ndecimals=1\n[stage.ties]\nladder=[{ladder}]\n'
TWO_CRITERIA = "".join(
    f'[[criterion]]\nid="{key}"\nname="{key}"\nweight="50"\nstep="0.01"\n' for key in ("a", "b")
)  # fmt: skip


class Made:
    """A contest file made from a rulebook, projects by division, and the marks of each judge."""

    def __init__(self, shell: Shell, folder: Path, text: str) -> None:
        self.shell, self.folder, self.file = shell, folder, folder / "c.maker"
        (folder / "r.toml").write_text(text, encoding="utf-8")
        shell.done("new", self.file, "--preset", folder / "r.toml")

    def projects(self, enterprise: int, startup: int) -> None:
        divisions = ["企业组"] * enterprise + ["创业组"] * startup
        rows = [(number, f"项目{number}", f"公司{number}", name) for number, name in enumerate(divisions, start=1)]
        self.done("roster", "import", table(self.folder / "p.csv", ("序号", "项目名称", "企业名称", "组别"), rows))

    def marks(self, scores: Scores, criteria: tuple[str, ...] = ("a",), stage: str = "s") -> None:
        """Key each project's marks: of one judge after the other, criterion by criterion."""
        judges = "甲乙丙丁"[: len(next(iter(scores.values()))) // len(criteria)]
        titles = ("stage", "panel", "seat", "judge", "employer", "bench")
        seats = [(stage, "1", seat, judge, "", "") for seat, judge in enumerate(judges, start=1)]
        self.done("panel", "import", table(self.folder / "j.csv", titles, seats))
        rows = [
            (number, judge, criterion, marks[turn * len(criteria) + column])
            for number, marks in scores.items()
            for turn, judge in enumerate(judges)
            for column, criterion in enumerate(criteria)
        ]
        keyed = table(self.folder / "m.csv", ("project", "judge", "criterion", "mark"), rows)
        self.done("marks", "import", "--stage", stage, keyed)

    def done(self, *words: object) -> Any:
        return self.shell.done(*self._with_file(words))

    def refused(self, *words: object) -> str:
        return self.shell.refused(*self._with_file(words))

    def recommended(self, *words: object) -> list[int]:
        return [row["number"] for row in self.done("recommend", *words)["recommended"]]

    def open_cases(self) -> list[dict[str, Any]]:
        return [case for case in self.done("cases")["cases"] if case["status"] == "open"]

    def _with_file(self, words: tuple[object, ...]) -> tuple[object, ...]:
        after = 2 if words[0] in ("roster", "panel", "marks") else 1
        return (*words[:after], self.file, *words[after:])


# Level scores of two divisions at the last seat


@pytest.mark.parametrize(
    ("tiebreakers", "scores", "first"),
    [
        ('"exact_score"', {1: ("89.95", "89.95"), 2: ("90.04", "90.04")}, 2),
        ('"exact_score"', {1: ("90.04", "90.04"), 2: ("89.95", "89.95")}, 1),
        ('"criterion:b"', {1: ("91", "89"), 2: ("89", "91")}, 2),
        ('"lowest_sheet"', {1: ("80", "80", "90", "90"), 2: ("84", "84", "86", "86")}, 2),
        ('"highest_sheet"', {1: ("80", "80", "90", "90"), 2: ("84", "84", "86", "86")}, 1),
        ('"head_to_head"', {1: ("70", "70", "95", "95", "75", "75"), 2: ("80", "80", "80", "80", "80", "80")}, 2),
        ('"all_sheets_mean","criterion:a"', {1: ("89", "91"), 2: ("91", "89")}, 2),
    ],
)
def test_level_scores_of_two_divisions_go_through_the_tiebreakers(
    shell: Shell, tmp_path: Path, tiebreakers: str, scores: Scores, first: int
) -> None:
    made = Made(shell, tmp_path, rules(STAGE.replace("{ladder}", tiebreakers), "seats=1\n", TWO_CRITERIA))
    made.projects(1, 1)
    made.marks(scores, ("a", "b"))
    assert made.recommended() == [first]
    assert made.open_cases() == []
    made.done("seal", "--stage", "s")


@pytest.mark.parametrize("seats", [1, 3])
def test_what_no_tiebreaker_separates_is_a_case_and_nobody_has_the_seat_before_the_ruling(
    shell: Shell, tmp_path: Path, seats: int
) -> None:
    made = Made(shell, tmp_path, rules(STAGE.replace("{ladder}", '"exact_score"'), f"seats={seats}\n"))
    made.projects(seats, seats)
    made.marks({number: (str(91 - (number - 1) % seats),) for number in range(1, 2 * seats + 1)})
    level = [(seats + 1) // 2, seats + (seats + 1) // 2]
    found = made.done("recommend")
    assert found["pending"] == level
    assert len(found["recommended"]) == seats - 1
    (case,) = made.open_cases()
    assert (case["kind"], case["numbers"], case["line"]) == ("tie", level, "推荐")
    assert found["pending_cases"] == [case["id"]]
    assert "请裁定先后" in made.refused("seal", "--stage", "s")
    for decision in ("share", "uphold", "playoff"):
        assert "不能裁定" in made.refused("rule", case["id"], "--decision", decision, *CHAIR)
    told = made.done("outcomes", case["id"])
    assert [row["decision"] for row in told["outcomes"]] == ["order", "order"]
    order = f"{level[1]},{level[0]}"
    made.done("rule", case["id"], "--decision", "order", "--order", order, *CHAIR)
    assert level[1] in made.recommended()
    assert level[0] not in made.recommended()
    assert made.open_cases() == []
    made.done("seal", "--stage", "s")
    assert made.done("verify")["ok"]


def test_only_those_are_level_whom_their_own_division_does_not_put_first(shell: Shell, tmp_path: Path) -> None:
    made = Made(shell, tmp_path, rules(STAGE.replace("{ladder}", '"exact_score"'), "seats=2\n"))
    made.projects(2, 1)
    made.marks({1: ("90",), 2: ("90",), 3: ("90",)})
    assert [case["numbers"] for case in made.open_cases()] == [[1, 2], [1, 2, 3]]
    made.done("rule", "tie:s:1-2", "--decision", "order", "--order", "2,1", *CHAIR)
    assert made.recommended() == [2]
    (case,) = made.open_cases()
    assert case["numbers"] == [1, 3]
    made.done("rule", case["id"], "--decision", "order", "--order", "3,1", *CHAIR)
    assert made.recommended() == [2, 3]
    made.done("seal", "--stage", "s")


def test_the_order_of_divisions_in_the_rulebook_decides_nothing(shell: Shell, tmp_path: Path) -> None:
    found = []
    for name in ("a", "b"):
        text = rules(STAGE.replace("{ladder}", '"exact_score"'), "seats=1\n")
        if name == "b":
            first = '[[division]]\nid="enterprise"\nname="企业组"\n'
            second = '[[division]]\nid="startup"\nname="创业组"\n'
            text = text.replace(first + second, second + first)
        folder = tmp_path / name
        folder.mkdir()
        made = Made(shell, folder, text)
        made.projects(1, 1)
        made.marks({1: ("90",), 2: ("90",)})
        found.append((made.recommended(), [case["numbers"] for case in made.open_cases()]))
    assert found == [([], [[1, 2]])] * 2


def test_divisions_that_end_in_different_stages_are_not_compared_but_ruled_on(shell: Shell, tmp_path: Path) -> None:
    stages = "".join(
        f'[[stage]]\nid="{key}"\nname="{name}"\ndivisions=["{division}"]\n[stage.ties]\nladder=["exact_score"]\n'
        for key, name, division in (("e", "企业组决赛", "enterprise"), ("t", "创业组决赛", "startup"))
    )
    made = Made(shell, tmp_path, rules(stages, "seats=1\n"))
    made.projects(1, 1)
    made.marks({1: ("90",)}, stage="e")
    made.done("seal", "--stage", "e")
    made.marks({2: ("90",)}, stage="t")
    (case,) = made.open_cases()
    assert (case["stage"], case["numbers"]) == ("t", [1, 2])
    assert "请裁定先后" in made.refused("seal", "--stage", "t")
    made.done("rule", case["id"], "--decision", "order", "--order", "1,2", *CHAIR)
    assert made.recommended() == [1]
    made.done("seal", "--stage", "t")
    assert made.done("verify")["ok"]


def test_a_trial_with_other_seats_names_a_case_that_can_be_taken_up(shell: Shell, tmp_path: Path) -> None:
    made = Made(shell, tmp_path, rules(STAGE.replace("{ladder}", '"exact_score"'), "seats=4\n"))
    made.projects(2, 2)
    made.marks({1: ("90",), 2: ("80",), 3: ("90",), 4: ("70",)})
    assert made.open_cases() == []
    (key,) = made.done("recommend", "--seats", 1)["pending_cases"]
    made.done("rule", key, "--decision", "order", "--order", "3,1", *CHAIR)
    assert made.recommended("--seats", 1) == [3]


# A share leaves a seat open


@pytest.mark.parametrize("otherwise", ["arbitrate", "share"])
@pytest.mark.parametrize("decision", ["share", "uphold"])
def test_a_share_that_leaves_a_seat_open_keeps_its_case_open_and_refuses_the_seal(
    shell: Shell, tmp_path: Path, otherwise: str, decision: str
) -> None:
    tiebreakers = STAGE.replace("{ladder}", "") + f'otherwise="{otherwise}"\n'
    made = Made(shell, tmp_path, rules(tiebreakers, "seats=2\n"))
    made.projects(3, 0)
    made.marks({1: ("95",), 2: ("90",), 3: ("90",)})
    made.done("rule", "tie:s:2-3", "--decision", decision, *CHAIR)
    (case,) = made.open_cases()
    assert (case["id"], case["line"], case["ruling"]) == ("tie:s:2-3", "推荐", None)
    assert [each["decision"] for each in case["rulings"]] == [decision]
    assert "推荐名额不能共享" in made.refused("seal", "--stage", "s")
    made.done("rule", "tie:s:2-3", "--decision", "order", "--order", "3,2", *CHAIR)
    assert made.recommended() == [1, 3]
    made.done("seal", "--stage", "s")


def test_a_share_above_every_seat_settles_its_case(shell: Shell, tmp_path: Path) -> None:
    award = '[[award]]\nid="f"\nname="一等奖"\nplaces={enterprise=1}\n'
    made = Made(shell, tmp_path, rules(STAGE.replace("{ladder}", "") + award, "seats=2\n"))
    made.projects(3, 0)
    made.marks({1: ("90",), 2: ("90",), 3: ("80",)})
    made.done("rule", "tie:s:1-2", "--decision", "share", *CHAIR)
    assert made.open_cases() == []
    assert made.recommended() == [1, 2]
    made.done("seal", "--stage", "s")


# Who steps in


@pytest.mark.parametrize(
    ("recommendation", "scores", "expected"),
    [
        (
            'seats=4\ncap={startup="1/2"}\n',
            {1: 90, 2: 80, 3: 70, 4: 60, 5: 99, 6: 98, 7: 97},
            {"enterprise": [3, 4], "startup": [7, 3, 4]},
        ),
        (
            "per_division={enterprise=2,startup=1}\n",
            {1: 90, 2: 80, 3: 70, 4: 60, 5: 99, 6: 98, 7: 97},
            {"enterprise": [3, 4], "startup": [6, 7]},
        ),
        ("seats=2\n", {1: 90, 2: 80, 3: 70, 4: 60, 5: 75, 6: 65, 7: 55}, {"enterprise": [5, 3, 6]}),
    ],
)
def test_who_steps_in_for_a_division_is_what_recommend_says_once_it_leaves(
    shell: Shell, tmp_path: Path, recommendation: str, scores: dict[int, int], expected: dict[str, list[int]]
) -> None:
    made = Made(shell, tmp_path, rules(STAGE.replace("{ladder}", ""), recommendation))
    made.projects(4, 3)
    made.marks({number: (str(score),) for number, score in scores.items()})
    found = made.done("recommend")
    told = {division: numbers for division, numbers in found["substitutes_for"].items() if numbers}
    assert {division: numbers[: len(expected[division])] for division, numbers in told.items()} == expected
    division = next(iter(expected))
    for entering in told[division][:2]:
        listed = made.done("recommend")["recommended"]
        gone = next(row["number"] for row in listed if row["division"] == division)
        _disqualify(made, gone)
        assert set(made.recommended()) == {row["number"] for row in listed} - {gone} | {entering}


def _disqualify(made: Made, number: int) -> None:
    made.done("object", "--stage", "s", "--project", number, "--person", "某", "--contact", "1", "--text", "不实")
    (case,) = made.open_cases()
    made.done("rule", case["id"], "--decision", "disqualify", *CHAIR)


# The inputs that came with the faults


def given(shell: Shell, tmp_path: Path, folder: Path) -> Made:
    made = Made(shell, tmp_path, (folder / "r.toml").read_text(encoding="utf-8"))
    made.done("roster", "import", folder / "p.csv")
    made.done("panel", "import", folder / "j.csv")
    made.done("marks", "import", "--stage", "s", folder / "m.csv")
    return made


def test_the_given_level_scores_go_through_the_tiebreakers(shell: Shell, tmp_path: Path, data: Path) -> None:
    made = given(shell, tmp_path, data / "seats" / "level")
    assert made.recommended() == [2]
    assert made.open_cases() == []


def test_the_given_share_keeps_its_case_open(shell: Shell, tmp_path: Path, data: Path) -> None:
    made = given(shell, tmp_path, data / "seats" / "share_then_seal")
    made.done("rule", "tie:s:1-2", "--decision", "share", *CHAIR)
    assert [case["id"] for case in made.open_cases()] == ["tie:s:1-2"]
    assert "还有事项没有裁定" in made.refused("seal", "--stage", "s")


def test_the_given_substitutes_step_in_as_printed(shell: Shell, tmp_path: Path, data: Path) -> None:
    made = given(shell, tmp_path, data / "seats" / "substitute")
    found = made.done("recommend")
    assert found["substitutes_for"] == {"enterprise": [9, 10], "startup": [13, 9, 10]}
    assert found["successions"]["enterprise"][2] == {"entering": [], "leaving": [12], "length": 8}
    said = shell.run("recommend", made.file).out
    assert "企业组第 3 个项目退出名单时，不止一个名额变动：12 号同时退出名单，名单成为 8 个项目" in said
    _disqualify(made, 11)
    assert set(made.recommended()) == {*range(1, 9), 12, 13}
