"""The command line as a test uses it: run a command, read its answer, and the files it is given."""

import csv
import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

from maker_desktop import cli

CRITERIA = ("innovation", "industrial_promotion", "team")
JUDGES = tuple(f"评委{name}" for name in "甲乙丙丁戊己庚")


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


class Shell:
    """Runs commands in this process."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def run(self, *words: object) -> Ran:
        """Run a command and return its exit code and what it wrote."""
        self._capture.readouterr()
        code = cli.main([str(word) for word in words])
        captured = self._capture.readouterr()
        return Ran(code, captured.out, captured.err)

    def done(self, *words: object) -> Any:
        """Run a command that must succeed without a word on stderr, and return its JSON document."""
        ran = self.run(*words, "--json")
        assert (ran.code, ran.err) == (0, ""), ran.err
        return json.loads(ran.out)

    def refused(self, *words: object) -> str:
        """Run a command that must be refused, and return its one sentence."""
        ran = self.run(*words)
        assert ran.code == 1
        assert ran.err.count("\n") == 1
        assert ran.err.endswith("。\n")
        assert "Traceback" not in ran.err
        return ran.err.strip()


def table(path: Path, titles: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    """Write a csv file and return its path."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(titles)
        writer.writerows(rows)
    return path


def roster(path: Path, count: int) -> Path:
    """Write a roster of so many projects; every third one belongs to the startup division."""
    return table(
        path,
        ("项目名称", "企业（创客）名称", "组别", "联系人", "联系方式"),
        [
            (f"项目{number:02}", f"单位{number:02}", "创业组" if number % 3 == 0 else "企业组", "某人", "0354-0000000")
            for number in range(1, count + 1)
        ],
    )


def panel(path: Path, stage: str) -> Path:
    """Write the seven judges of the only panel of a stage."""
    titles = ("stage", "panel", "seat", "judge", "employer", "bench")
    return table(path, titles, [(stage, "1", seat, judge, "", "") for seat, judge in enumerate(JUDGES, start=1)])


def marks(path: Path, values: dict[int, str], judges: Sequence[str] = JUDGES) -> Path:
    """Write the same mark for a project from every judge for every criterion."""
    rows = [
        (number, judge, criterion, value)
        for number, value in values.items()
        for judge in judges
        for criterion in CRITERIA
    ]
    return table(path, ("project", "judge", "criterion", "mark"), rows)


def contest_file(path: Path, projects: int = 0, stage: str = "") -> Path:
    """Write a contest of so many projects with, if a stage is given, its seven judges, and return its path."""
    path.write_bytes(_contest(projects, stage))
    return path


@cache
def _contest(projects: int, stage: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "c.maker")
        done = [cli.main(["new", str(path), "--preset", "jinzhong-2026"])]
        if projects:
            done.append(cli.main(["roster", "import", str(path), str(roster(Path(folder, "r.csv"), projects))]))
        if stage:
            done.append(cli.main(["panel", "import", str(path), str(panel(Path(folder, "p.csv"), stage))]))
        assert not any(done)
        return path.read_bytes()
