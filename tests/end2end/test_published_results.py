"""Results published by others, from files through the command line and compared with what it prints."""

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from maker_desktop.domain.model.standing import Step
from maker_desktop.services.core.contest import open_session
from maker_desktop.services.standings.results import explain
from tests.end2end.shell import Shell, table

Row = dict[str, str]

NINE = [f"J{seat}" for seat in range(1, 10)]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


def division(key: str) -> str:
    return f'[[division]]\nid = "{key}"\nname = "{key}"\n'


def criterion(key: str, name: str, full_mark: str, step: str, weight: Decimal | str) -> str:
    return (
        f'[[criterion]]\nid = "{key}"\nname = "{name}"\n'
        f'full_mark = "{full_mark}"\nstep = "{step}"\nweight = "{weight}"\n'
    )


def stage(key: str, divisions: Sequence[str], criteria: Sequence[str], score: str) -> str:
    return (
        f'[[stage]]\nid = "{key}"\nname = "{key}"\nkind = "roadshow"\n'
        f"divisions = {list(divisions)}\ncriteria = {list(criteria)}\n[stage.score]\n{score}\n"
    )


class Contest:
    """A contest file that is filled from csv files."""

    def __init__(self, shell: Shell, folder: Path, rules: Iterable[str]) -> None:
        text = '[contest]\nid = "published"\nname = "已公布的比赛"\n' + "\n".join(rules)
        (folder / "rules.toml").write_text(text, encoding="utf-8")
        self.shell, self.folder, self.file = shell, folder, folder / "c.maker"
        shell.done("new", self.file, "--preset", folder / "rules.toml")

    def roster(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Take a roster of number, project and division; everybody enters his own project."""
        titles = ("编号", "项目名称", "企业（创客）名称", "组别", "联系人", "联系方式")
        whole = [(number, name, name, key, "某人", "0354-0000000") for number, name, key in rows]
        self.shell.done("roster", "import", self.file, table(self.folder / "roster.csv", titles, whole))

    def panels(self, rows: Iterable[tuple[str, str, int, str]]) -> None:
        """Seat judges: stage, panel, seat, judge."""
        titles = ("stage", "panel", "seat", "judge", "employer", "bench")
        whole = [(*row, "", "") for row in rows]
        self.shell.done("panel", "import", self.file, table(self.folder / "panels.csv", titles, whole))

    def assign(self, stage_id: str, panels: dict[str, str]) -> None:
        """Send each project to its panel."""
        path = table(self.folder / "assign.csv", ("number", "panel"), panels.items())
        self.shell.done("panel", "assign", self.file, "--stage", stage_id, path)

    def marks(self, stage_id: str, rows: Sequence[tuple[str, str, str, str]]) -> None:
        """Take marks: project, judge, criterion, mark."""
        path = table(self.folder / "marks.csv", ("project", "judge", "criterion", "mark"), rows)
        taken = self.shell.done("marks", "import", self.file, "--stage", stage_id, path)
        assert (taken["imported"], taken["refused"]) == (len(rows), [])

    def scores(self, stage_id: str) -> dict[str, Decimal]:
        """Return the published scores of a stage by project number, as rank prints them."""
        standings = self.shell.done("rank", self.file, "--stage", stage_id)["standings"]
        return {str(row["number"]): Decimal(row["score"]) for row in standings if row["score"] is not None}

    def steps(self, stage_id: str) -> dict[str, tuple[Step, ...]]:
        """Return the steps of every project as explain tells them."""
        with open_session(self.file, "王敏", read_only=True) as session:
            told = [explain(session, stage_id, standing.number) for standing in session.result(stage_id).standings]
        return {str(each.project.number): each.steps for each in told}


def test_the_grand_prix_final_agrees_to_the_digit(shell: Shell, tmp_path: Path, data: Path) -> None:
    """480 components and 96 totals: one highest and one lowest of nine dropped, mean, half up to two decimals."""
    performances = {row["performance_id"]: row for row in read(data / "judging" / "isu_gpf2017_performances.csv")}
    rows = read(data / "judging" / "isu_gpf2017_component_marks.csv")
    programs = {key: f"p{index}" for index, key in enumerate(grouped(performances.values(), "program"), start=1)}
    numbers = {key: str(index) for index, key in enumerate(performances, start=1)}
    kinds = {kind: f"c{index}" for index, kind in enumerate(dict.fromkeys((r["component"], r["factor"]) for r in rows))}
    used = {
        key: dict.fromkeys(
            kinds[row["component"], row["factor"]]
            for row in rows
            if programs[performances[row["performance_id"]]["program"]] == key
        )
        for key in programs.values()
    }
    score = (
        'trim = { highest = 1, lowest = 1, of = "criterion", from_sheets = 3 }\n'
        "round_criterion = 2\nround_weighted = 2\ndecimals = 2\nrounding = 'half_up'"
    )
    contest = Contest(
        shell,
        tmp_path,
        [
            *(division(key) for key in programs.values()),
            *(
                criterion(key, f"{name} {factor}", "10", "0.25", Decimal(factor) * 10)
                for (name, factor), key in kinds.items()
            ),
            *(stage(key, [key], list(used[key]), score) for key in programs.values()),
        ],
    )
    contest.roster(
        (numbers[key], f"{row['name']} {row['program']}", programs[row["program"]]) for key, row in performances.items()
    )
    contest.panels((key, "1", seat, judge) for key in programs.values() for seat, judge in enumerate(NINE, start=1))
    components = totals = 0
    for program, key in programs.items():
        own = [row for row in rows if performances[row["performance_id"]]["program"] == program]
        contest.marks(
            key,
            [
                (numbers[row["performance_id"]], judge, kinds[row["component"], row["factor"]], row[judge])
                for row in own
                for judge in NINE
            ],
        )
        for number, published in contest.scores(key).items():
            (performance,) = [each for each in performances if numbers[each] == number]
            assert published == Decimal(performances[performance]["official_pcs"])
            totals += 1
        steps = contest.steps(key)
        for row in own:
            name = f"{row['component']} {row['factor']}保留 2 位小数"
            (value,) = [step.value for step in steps[numbers[row["performance_id"]]] if step.text.startswith(name)]
            assert Decimal(value) == Decimal(row["official_panel_score"])
            components += 1
    assert (components, totals) == (480, 96)


#: Shares of the three categories that are carried on a thousandfold: weights 1, 0.5 and 0.5.
CARRIED = {"teamwork": "1/1000", "robustdesign": "1/2000", "programming": "1/2000"}


def in_two_marks(text: str) -> tuple[str, str]:
    """Write a number of up to 12 decimals as two marks of six: the second counts a millionth."""
    whole, _, decimals = text.partition(".")
    decimals = f"{decimals:0<12}"[:12]
    return f"{whole}.{decimals[:6]}", f"0.{decimals[6:]}"


def test_the_lego_league_agrees_within_a_billionth(shell: Shell, tmp_path: Path, data: Path) -> None:
    """Each judge's totals standardised to 100 ± 20, then added up with what was given as numbers.

    A mark has six decimals and a rulebook asks for nine at most. So two categories that are given as numbers come in
    two marks each, and the standardised ones are computed a thousandfold and carried on by a thousandth.
    """
    sheets = [row for row in read(data / "judging" / "fll_mays2010_zscore.csv") if row["official_total"]]
    overall = read(data / "judging" / "fll_mays2010_overall.csv")
    whole = {row["team"]: row for row in overall if row["official_overall"]}
    rubric = [f"c{n}" for n in range(1, 6)]
    given = ["research", "research_rest", "performance", "performance_rest"]
    correction = "judge_correction = {{ z_score = {{ mean = {0}, deviation = {1} }} }}\ndecimals = 9"
    shares = ", ".join(f'{{ stage = "{key}_fine", share = "{share}" }}' for key, share in CARRIED.items())
    categories = grouped(sheets, "category")
    contest = Contest(
        shell,
        tmp_path,
        [
            division("all"),
            *(criterion(key, key, "20", "0.1", "20") for key in rubric),
            *(criterion(key, key, "1000", "0.000001", "1000") for key in given[::2]),
            *(criterion(key, key, "1", "0.000001", "0.000001") for key in given[1::2]),
            *(stage(key, ["all"], rubric, correction.format(100, 20)) for key in categories),
            *(stage(f"{key}_fine", ["all"], rubric, correction.format(100_000, 20_000)) for key in categories),
            stage("overall", ["all"], given, f"carry = [{shares}]\nown_share = 1\ndecimals = 9"),
        ],
    )
    teams = [row["team"] for row in overall]
    contest.roster((team, f"team {team}", "all") for team in teams)
    both = [(key, f"{key}{fine}") for key in categories for fine in ("", "_fine")]
    seats = [(stage_id, judge, 1, judge) for key, stage_id in both for judge in grouped(categories[key], "judge")]
    contest.panels([*seats, ("overall", "1", 1, "table")])
    compared = 0
    for key, stage_id in both:
        own = categories[key]
        contest.assign(stage_id, {row["team"]: row["judge"] for row in own})
        contest.marks(stage_id, [(row["team"], row["judge"], each, row[each]) for row in own for each in rubric])
        scale = 1000 if stage_id.endswith("_fine") else 1
        found = contest.scores(stage_id)
        for row in own:
            assert abs(found[row["team"]] / scale - Decimal(row["official_standardized"])) < Decimal("1e-9")
            compared += 1
    assert compared == 2 * 92
    contest.marks(
        "overall",
        [
            (team, "table", each, mark)
            for team, row in whole.items()
            for column in ("research", "performance")
            for each, mark in zip((column, f"{column}_rest"), in_two_marks(row[f"{column}_w1"]), strict=True)
        ],
    )
    found = contest.scores("overall")
    assert found.keys() == whole.keys()
    for team, row in whole.items():
        assert abs(found[team] - Decimal(row["official_overall"])) < Decimal("1e-9")
