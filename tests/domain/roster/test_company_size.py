"""企业划型: the table agrees with the regulation, and a tier holds only if both measures reach it."""

import csv
from pathlib import Path

import pytest

from maker_desktop.domain.roster.company_size import INDUSTRIES, Industry, Measure, Size, size

SOFTWARE = INDUSTRIES[11]


@pytest.mark.parametrize(
    ("people", "revenue", "expected"),
    [
        (300, 10000, Size.LARGE),
        (299, 10000, Size.MEDIUM),
        (300, 9999, Size.MEDIUM),
        (5000, 999, Size.SMALL),
        (99, 1000, Size.SMALL),
        (10, 50, Size.SMALL),
        (9, 100000, Size.MICRO),
        (1000, 49, Size.MICRO),
    ],
)
def test_a_software_company_is_as_large_as_both_its_measures_allow(people: int, revenue: int, expected: Size) -> None:
    assert size(SOFTWARE, {Measure.EMPLOYEES: people, Measure.REVENUE: revenue}) is expected


def test_an_industry_with_one_measure_goes_by_that_alone() -> None:
    assert size(INDUSTRIES[0], {Measure.REVENUE: 499}) is Size.SMALL


def test_a_missing_figure_is_never_guessed() -> None:
    with pytest.raises(KeyError):
        size(SOFTWARE, {Measure.EMPLOYEES: 400})


def test_the_table_agrees_with_the_regulation(data: Path) -> None:
    with (data / "facts" / "sme_size_2011_300.csv").open(encoding="utf-8") as file:
        published = [_industry(row) for row in csv.DictReader(file)]
    assert list(INDUSTRIES) == published


def _industry(row: dict[str, str]) -> Industry:
    """A single measure is named first, whichever column its figures stand in."""
    measures = [row["metric1"], row["metric2"] or row["metric1"]]
    floors = {
        Measure(measure): (int(row[f"large_{m}_ge"]), int(row[f"medium_{m}_ge"]), int(row[f"small_{m}_ge"]))
        for measure, m in zip(measures, ("m1", "m2"), strict=True)
        if row[f"large_{m}_ge"]
    }
    return Industry(int(row["code"]), row["industry"], floors)
