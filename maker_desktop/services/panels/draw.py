"""抽签: the order of appearance, drawn from a recorded seed or entered from drawn lots."""

import re
import secrets
from collections.abc import Callable, Mapping

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Drawing, DrawnPlace, QueuePlace
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.panels.draw_order import draw_order
from maker_desktop.services.core.session import Changed, Recording, Session

#: Returns a new seed in hex; tests supply a known one.
SeedSource = Callable[[], str]

_SEED = re.compile(r"[0-9a-f]{2,128}")


def fresh_seed() -> str:
    """Return 128 bits from the system's source of randomness, in hex."""
    return secrets.token_hex(16)


def draw(
    session: Session, stage_id: str, seed: str | None = None, witness: str = "", fresh: SeedSource = fresh_seed
) -> Changed:
    """Draw the order of appearance of each division from a seed (hex), which is recorded.

    The same seed gives the same order again. Raises Refusal for a seed that is not hex, a stage without projects, and
    once the stage has a mark.
    """
    stage = _undrawn(session, stage_id)
    chosen = (seed if seed is not None else fresh()).strip().lower()
    if _SEED.fullmatch(chosen) is None:
        raise Refusal(f"随机种子“{chosen[:20]}”不对，应是 2 到 128 位的十六进制数字（0–9、a–f）。")
    orders = {
        division: draw_order(_competing(session.contest, stage, division), chosen, stage.id, division)
        for division in stage.divisions
    }
    with session.change("draw.seed", f"{stage.name} 随机种子 {chosen}") as work:
        _put_order(session, work, Drawing(stage.id, chosen, witness.strip()), orders)
    return work.changed


def enter_draw(session: Session, stage_id: str, positions: Mapping[int, int], witness: str = "") -> Changed:
    """Enter positions from drawn lots: `positions` gives each project's position (from 1) in its division.

    Raises Refusal if a project is missing or not in the stage, positions have a gap or a repetition, or the stage has a
    mark.
    """
    stage = _undrawn(session, stage_id)
    orders = {}
    for division in stage.divisions:
        numbers = _competing(session.contest, stage, division)
        orders[division] = _order_by_hand(session.contest.rulebook.division(division).name, numbers, positions)
    strangers = positions.keys() - {number for order in orders.values() for number in order}
    if strangers:
        raise Refusal(f"{min(strangers)} 号项目不参加{stage.name}，不能抽签，请核对编号。")
    with session.change("draw.hand", f"{stage.name} {len(positions)} 个项目") as work:
        _put_order(session, work, Drawing(stage.id, "", witness.strip()), orders)
    return work.changed


def _order_by_hand(division: str, numbers: tuple[int, ...], positions: Mapping[int, int]) -> tuple[int, ...]:
    for number in numbers:
        if number not in positions:
            raise Refusal(f"{division} {number} 号项目还没有填抽签号，请补上。")
    taken: dict[int, int] = {}
    for number in numbers:
        position = positions[number]
        if position in taken:
            raise Refusal(f"{division}的抽签号 {position} 同时给了 {taken[position]} 号和 {number} 号项目，请改正。")
        if not 1 <= position <= len(numbers):
            raise Refusal(f"{division}的抽签号应是 1 到 {len(numbers)}，{number} 号项目不能是 {position}。")
        taken[position] = number
    return tuple(taken[position] for position in sorted(taken))


def hindrance(session: Session, stage_id: str) -> str:
    """Return why a stage's order cannot be drawn now, in one Chinese sentence; empty if it can."""
    stage = session.stage(stage_id)
    if stage.id in session.contest.sealed:
        return f"{stage.name}已经封存，只能由专家委员会裁定重开。"
    if stage.id in session.contest.elsewhere:
        return f"{stage.name}已登记为不在这里举行，不用抽签。"
    if session.book(stage.id).has_marks:
        return f"{stage.name}已经有评分，不能再抽签。"
    if not session.contest.in_stage(stage):
        return f"{stage.name}还没有参赛项目，请先导入项目。"
    return ""


def _undrawn(session: Session, stage_id: str) -> Stage:
    sentence = hindrance(session, stage_id)
    if sentence:
        raise Refusal(sentence)
    return session.stage(stage_id)


def _competing(contest: Contest, stage: Stage, division: str) -> tuple[int, ...]:
    return tuple(
        project.number
        for project in contest.in_stage(stage)
        if project.division == division and contest.presence(stage.id, project.number).competes
    )


def _put_order(session: Session, work: Recording, drawing: Drawing, orders: Mapping[str, tuple[int, ...]]) -> None:
    drawn = {number for order in orders.values() for number in order}
    for place in session.contest.drawn_places:
        if place.stage == drawing.stage and place.number not in drawn:
            work.remove(place)
    work.put(drawing)
    for division, order in orders.items():
        for position, number in enumerate(order, start=1):
            work.put(DrawnPlace(drawing.stage, division, number, position))


def order_of_appearance(contest: Contest, stage: Stage) -> tuple[QueuePlace, ...]:
    """Return the order of appearance of a stage: divisions in the stage's order, each as drawn.

    Projects not drawn come last, by number, without a position; the others' positions do not change if one drops
    out or came late.
    """
    drawn = {place.number: place.position for place in contest.drawn_places if place.stage == stage.id}
    is_drawn = any(drawing.stage == stage.id for drawing in contest.drawings)
    queue: list[QueuePlace] = []
    for division in stage.divisions:
        numbers = [project.number for project in contest.in_stage(stage) if project.division == division]
        numbers.sort(key=lambda number: (drawn.get(number, len(drawn) + 1), number))
        queue += [
            QueuePlace(division, number, drawn.get(number), is_drawn and number not in drawn) for number in numbers
        ]
    return tuple(queue)
