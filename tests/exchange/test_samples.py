"""The sample roster imports without a refusal under every shipped rulebook; panel and marks fit one of them."""

from itertools import product

import pytest

from maker_desktop.domain.roster.importing import plan_import
from maker_desktop.exchange.marks_file import read_marks
from maker_desktop.exchange.panels_file import read_seats
from maker_desktop.exchange.roster.reading import read_roster
from maker_desktop.exchange.rulebook.presets import preset_text, presets
from maker_desktop.exchange.rulebook.toml import read_rulebook
from maker_desktop.resources import resource


@pytest.mark.parametrize("preset_id", [preset.id for preset in presets()])
def test_the_sample_roster_fits_every_rulebook(preset_id: str) -> None:
    rulebook = read_rulebook(preset_text(preset_id), preset_id)
    reading = read_roster(resource("samples", "roster.csv"), rulebook)
    plan = plan_import((), reading.rows, reading.refused)
    assert plan.refused == ()
    assert [project.number for project in plan.projects] == list(range(1, 25))
    divisions = [project.division for project in plan.projects]
    assert (divisions.count("enterprise"), divisions.count(rulebook.divisions[1].id)) == (16, 8)
    assert all(len(project.members) <= 7 for project in plan.projects)


def test_the_sample_panel_has_seven_judges() -> None:
    reading = read_seats(resource("samples", "panel.csv"))
    assert reading.refused == ()
    assert [row.seat for row in reading.rows] == list(range(1, 8))
    assert {(row.stage, row.panel) for row in reading.rows} == {("final", "1")}
    assert len({row.judge for row in reading.rows}) == 7


def test_the_sample_marks_are_every_judges_for_every_project() -> None:
    rulebook = read_rulebook(preset_text("jinzhong-2026"), "jinzhong-2026")
    reading = read_marks(resource("samples", "marks.csv"))
    assert reading.refused == ()
    judges = [row.judge for row in read_seats(resource("samples", "panel.csv")).rows]
    criteria = [criterion.id for criterion in rulebook.criteria]
    cells = [(row.project, row.judge, row.criterion) for row in reading.rows]
    assert sorted(cells) == sorted(product(map(str, range(1, 25)), judges, criteria))
