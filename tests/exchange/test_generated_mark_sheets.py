"""Score sheets made up with the truth known: no mark of any of them lands elsewhere, and no wrong total passes."""

import random
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.exchange.marks_file import read_marks
from maker_desktop.exchange.marks_matrix import StageMarks
from tests.examples import examples
from tests.exchange.messy import Row, workbook

CRITERIA = (
    Criterion("innovation", "技术创新能力", Decimal(40), Decimal(100)),
    Criterion("promotion", "产业推广（发展）能力", Decimal(30), Decimal(100)),
    Criterion("team", "团队能力", Decimal(30), Decimal(100)),
)
JUDGES = ("王芳", "王芳华", "李小明", "阿依努尔·买买提", "欧阳修远")
STAGE = StageMarks(CRITERIA, JUDGES)

#: A mark by its project (as named), judge and criterion.
Marks = dict[tuple[str, str, str], str]


def title_of(criterion: Criterion, rng: random.Random) -> str:
    name = criterion.name
    return rng.choice(
        (name, f"{name}（100分）", " ".join(name), name.replace("（", "(").replace("）", ")"), criterion.id)
    )


def whose(judge: str, rng: random.Random) -> tuple[list[Row], str]:
    """Return the lines that say whose a sheet is, and the sheet's name."""
    padded = "　".join(judge) if len(judge) == 2 else judge
    ways: list[tuple[list[Row], str]] = [
        ([(f"评委：{judge}",)], "Sheet"),
        ([("评委姓名", "评分表"), (f"评委：{padded}    日期：9月1日",)], "一组"),
        ([("评委：", judge)], judge),
        ([(f"{judge}评分表",)], "Sheet"),
        ([("复赛评分表",)], judge),
    ]
    return rng.choice(ways)


def sheet(kind: str, owner: str, rows: Sequence[str], marks: Marks, rng: random.Random) -> tuple[list[Row], str, bool]:
    """Return the cells of a sheet, its name, and whether a total in it is wrong; `rows` are judges or projects."""
    criteria = rng.sample(CRITERIA, len(CRITERIA))
    total, decoy = rng.random() < 0.4, rng.random() < 0.4
    if kind == "judge":
        above, name = whose(owner, rng)
        lead = rng.choice(("项目", "项目编号", "项目名称"))
    else:
        above, name = [("复赛评分表",), (f"项目名称：{owner}",)], rng.choice(("Sheet", "某项目"))
        lead = "评委"
    cells: list[Row] = [
        *above,
        (lead, *(title_of(each, rng) for each in criteria), *["合计"] * total, *["备注"] * decoy),
    ]
    wrong = False
    for row in rows:
        values = [Decimal(rng.randrange(1001)) / 10 for _ in criteria]
        added: list[Decimal] = []
        if total:
            weighted = sum(
                (value * each.weight / 100 for value, each in zip(values, criteria, strict=True)), Decimal(0)
            )
            off = rng.random() < 0.1
            added = [rng.choice((sum(values, Decimal(0)), weighted)) + (Decimal(500) if off else 0)]
            wrong |= off
        cells.append((row, *values, *added, *["好"] * decoy))
        for value, criterion in zip(values, criteria, strict=True):
            project, judge = (row, owner) if kind == "judge" else (owner, row)
            marks[project, judge, criterion.id] = format(value.normalize(), "f")
    return [*cells, *rng.choice(([], [("平均分", 1, 2, 3)], [("评委签名：",)], [()]))], name, wrong


def try_one(seed: int, folder: Path) -> None:
    rng = random.Random(seed)
    marks: Marks = {}
    if rng.random() < 0.6:
        projects = [f"项目{number}" for number in range(1, rng.randrange(2, 6))]
        cells, name, wrong = sheet("judge", rng.choice(JUDGES), projects, marks, rng)
    else:
        cells, name, wrong = sheet("project", "甲项目", rng.sample(JUDGES, 3), marks, rng)
    path = workbook(folder / "m.xlsx", *cells, change=lambda page: setattr(page, "title", name))
    reading = read_marks(path, STAGE)
    found = {
        (row.project, row.judge, row.criterion): format(Decimal(row.mark).normalize(), "f") for row in reading.rows
    }
    assert bool(reading.refused) == wrong
    assert found.items() <= marks.items()
    if not wrong:
        assert found == marks


@examples(60, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_many_score_sheets(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    try_one(seed, tmp_path_factory.getbasetemp())


@pytest.mark.soak
@settings(max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_two_thousand_score_sheets(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    try_one(seed, tmp_path_factory.getbasetemp())


def test_a_sheet_with_two_judges_in_its_title_is_never_guessed(tmp_path: Path) -> None:
    cells = [("王芳、李小明评分表",), ("项目", *(each.name for each in CRITERIA)), ("甲", 1, 2, 3)]
    with pytest.raises(Refusal, match="几位评委"):
        read_marks(workbook(tmp_path / "m.xlsx", *cells), STAGE)
