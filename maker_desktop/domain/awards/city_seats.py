"""Sharing a province's seats among its cities in proportion to registrations (推荐名额分配)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.standing import Step


@dataclass(frozen=True, slots=True)
class CityShare:
    """One city's share: its registrations, its exact quota (None where the floor decides), and the seats it gets."""

    city: str
    registrations: int
    quota: Fraction | None
    seats: int


@dataclass(frozen=True, slots=True)
class Apportionment:
    """The seats of all cities, in the order given, with the arithmetic in Chinese."""

    shares: tuple[CityShare, ...]
    steps: tuple[Step, ...]


def apportion(registrations: Mapping[str, int], seats: int, floor: int = 0) -> Apportionment:
    """Apportion `seats` by largest remainder, giving each city with registrations at least `floor`.

    A city whose quota lies below the floor gets the floor; the others share the rest in proportion, until all
    quotas reach it. Equal remainders: the city with more registrations goes first, then the one earlier by name.
    Raises Refusal for a negative number, for no registrations at all, and for floors that exceed the seats.
    """
    _check(registrations, seats, floor)
    left, steps = seats, [Step("可分配的推荐名额", str(seats))]
    if none := [city for city, count in registrations.items() if not count]:
        steps.append(Step(f"{'、'.join(none)}没有报名项目，不分配名额", "0"))
    free = [city for city, count in registrations.items() if count]
    while low := [city for city in free if _quota(registrations, free, left, city) < floor]:
        left -= floor * len(low)
        free = [city for city in free if city not in low]
        steps.append(Step(f"{'、'.join(low)}按比例不足 {floor} 个，各给保底 {floor} 个，余下名额", str(left)))
    quotas = {city: _quota(registrations, free, left, city) for city in free}
    proportional = _largest_remainder(registrations, quotas, left)
    shares = tuple(
        CityShare(city, count, quotas.get(city), proportional.get(city, floor if count else 0))
        for city, count in registrations.items()
    )
    return Apportionment(shares, (*steps, *_proportional_steps(registrations, quotas, left)))


def _check(registrations: Mapping[str, int], seats: int, floor: int) -> None:
    if seats < 0 or floor < 0 or any(count < 0 for count in registrations.values()):
        raise Refusal("名额、保底数和报名数都不能小于 0，请检查后重新填写。")
    entered = sum(1 for count in registrations.values() if count)
    if not entered:
        raise Refusal("各地的报名数都是 0，无法按比例分配名额，请先填写报名数。")
    if floor * entered > seats:
        raise Refusal(f"{entered} 个地区各保底 {floor} 个，超过了 {seats} 个名额，请减少保底数或增加名额。")


def _quota(registrations: Mapping[str, int], free: list[str], left: int, city: str) -> Fraction:
    return Fraction(left * registrations[city], sum(registrations[name] for name in free))


def _largest_remainder(
    registrations: Mapping[str, int], quotas: Mapping[str, Fraction], left: int
) -> Mapping[str, int]:
    favoured = _by_remainder(registrations, quotas)[: left - sum(map(int, quotas.values()))]
    return {city: int(quota) + (city in favoured) for city, quota in quotas.items()}


def _by_remainder(registrations: Mapping[str, int], quotas: Mapping[str, Fraction]) -> list[str]:
    return sorted(quotas, key=lambda city: (-(quotas[city] % 1), -registrations[city], city))


def _proportional_steps(
    registrations: Mapping[str, int], quotas: Mapping[str, Fraction], left: int
) -> tuple[Step, ...]:
    total = sum(registrations[city] for city in quotas)
    steps = []
    for city in quotas:
        whole, remainder = divmod(left * registrations[city], total)
        steps.append(Step(f"{city}：{left} × {registrations[city]} ÷ {total}，得 {whole}，余 {remainder}", str(whole)))
    rest = left - sum(map(int, quotas.values()))
    for turn, city in enumerate(_by_remainder(registrations, quotas)[:rest], start=1):
        text = f"剩余 {rest} 个名额中的第 {turn} 个给余数第 {turn} 大的{city}（余数相同时报名多者在前，再按名称）"
        steps.append(Step(text, str(int(quotas[city]) + 1)))
    return tuple(steps)
