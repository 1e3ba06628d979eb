"""Commands that calculate without a contest file: seats among cities, and the size of a company."""

from argparse import ArgumentTypeError, Namespace

from maker_desktop.cli.answers import Answer, table
from maker_desktop.domain.awards.city_seats import apportion
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.roster.company_size import INDUSTRIES, SIZE_NAMES, Measure, size


def registrations(word: str) -> tuple[str, int]:
    """Parse 太原市=120: a city and its number of registered projects."""
    city, equals, count = word.partition("=")
    if not (city and equals and count.isascii() and count.isdigit()):
        raise ArgumentTypeError(f"“{word}”应写成“地区=报名数”，例如 太原市=120")
    return city, int(count)


def share_seats(options: Namespace) -> Answer:
    """Apportion a province's seats to its cities, with the arithmetic. Raises Refusal for a city named twice."""
    counts = dict(options.cities)
    if len(counts) < len(options.cities):
        raise Refusal("同一个地区写了两次，请合并后重新输入。")
    result = apportion(counts, options.seats, options.floor)
    document = {
        "seats": options.seats,
        "cities": [
            {"city": each.city, "registrations": each.registrations, "seats": each.seats} for each in result.shares
        ],
        "steps": [{"text": step.text, "value": step.value} for step in result.steps],
    }
    shares = table(("地区", "报名数", "名额"), [(each.city, each.registrations, each.seats) for each in result.shares])
    return Answer(document, "\n".join([shares, *(f"{step.text}  {step.value}" for step in result.steps)]))


def company_size(options: Namespace) -> Answer:
    """Classify the size of a company. Raises Refusal for an unknown industry or a missing measure."""
    industry = next((each for each in INDUSTRIES if each.name == options.industry), None)
    if industry is None:
        raise Refusal(f"没有行业“{options.industry}”，请改填：{'、'.join(each.name for each in INDUSTRIES)}。")
    given = {measure: vars(options)[measure.value] for measure in Measure}
    if any(given[measure] is None for measure in industry.floors):
        needed = "、".join(f"--{measure.value}" for measure in industry.floors)
        raise Refusal(f"{industry.name}按 {needed} 划型，请都填上（人数、万元）。")
    found = size(industry, {measure: figure for measure, figure in given.items() if figure is not None})
    return Answer({"industry": industry.name, "size": found.value}, f"{industry.name}：{SIZE_NAMES[found]}")
