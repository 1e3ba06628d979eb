"""The apportionment of a recommendation's seats, in Chinese sentences with the arithmetic."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from maker_desktop.domain.awards.recommendation import RecommendationList, Succession
from maker_desktop.domain.model.phrases import numbers_text, percent
from maker_desktop.domain.model.rounding import digits
from maker_desktop.domain.model.rulebook import Rulebook


def allotment_sentences(rulebook: Rulebook, listed: RecommendationList) -> tuple[str, ...]:
    """Return the length of the list, what fixed numbers and caps allow each division, and why seats are unused."""
    return (*_length(listed), *_fixed(rulebook, listed), *_caps(rulebook, listed), *_left(rulebook, listed))


def _taken(listed: RecommendationList, division: str) -> int:
    return Counter(item.division for item in listed.recommended)[division]


def _length(listed: RecommendationList) -> Iterator[str]:
    waiting = f"，另有 {numbers_text(listed.pending)}并列在推荐名次线上，待裁定" if listed.pending else ""
    yield f"推荐名额 {listed.seats} 个，名单 {len(listed.recommended)} 个项目{waiting}。"


def _fixed(rulebook: Rulebook, listed: RecommendationList) -> Iterator[str]:
    for division, places in rulebook.recommendation.per_division.items():
        name = rulebook.division(division).name
        yield f"{name}的名额 {places} 个，已推荐 {_taken(listed, division)} 个项目。"


def _caps(rulebook: Rulebook, listed: RecommendationList) -> Iterator[str]:
    """The cap applies to the whole list, with the seats that still wait for a ruling."""
    length = listed.seats - listed.unused_seats
    for division, share in rulebook.recommendation.cap.items():
        most = length * Fraction(share)
        name = rulebook.division(division).name
        product = f"{length} × {share.numerator} ÷ {share.denominator} = {digits(most)}"
        taken = _taken(listed, division)
        yield f"{name}不超过名单的 {percent(share)}：{product}，最多 {int(most)} 个，已推荐 {taken} 个。"


def _left(rulebook: Rulebook, listed: RecommendationList) -> Iterator[str]:
    if listed.unused_seats:
        limited = rulebook.recommendation.per_division or rulebook.recommendation.cap
        why = "其余项目受组别名额或比例限制" if listed.substitutes and limited else "够条件、有名次的项目不足"
        yield f"{listed.unused_seats} 个名额没有用上：{why}。"
    if listed.level:
        yield f"最后的名额上，{numbers_text(listed.level)}得分相同、组别不同，名次规则也不能区分，待裁定先后。"


def succession_sentences(rulebook: Rulebook, listed: RecommendationList) -> tuple[str, ...]:
    """Return the substitutes of each division, and the other seats that change with them."""
    return tuple(
        sentence
        for division, steps in listed.successions.items()
        for sentence in _succession(rulebook.division(division).name, listed, steps)
    )


def _succession(name: str, listed: RecommendationList, steps: Sequence[Succession]) -> Iterator[str]:
    order = [number for step in steps for number in step.entering]
    follows = f"依次递补 {numbers_text(order)}" if order else "没有可以递补的项目"
    yield f"{name}有项目退出名单时，{follows}。"
    length = listed.seats - listed.unused_seats
    for turn, step in enumerate(steps, start=1):
        if step.leaving or len(step.entering) > 1:
            parts = [f"{numbers_text(step.entering)}递补" if step.entering else ""]
            parts += [f"{numbers_text(step.leaving)}同时退出名单" if step.leaving else ""]
            parts += [f"名单成为 {step.length} 个项目" if step.length != length else ""]
            yield f"{name}第 {turn} 个项目退出名单时，不止一个名额变动：{'，'.join(filter(None, parts))}。"
        length = step.length
