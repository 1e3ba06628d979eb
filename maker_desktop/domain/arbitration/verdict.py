"""The validity of a verdict: it fits the case, its particulars are right, and enough of the committee vote for it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from maker_desktop.domain.arbitration.cases import decisions_on
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.ruling import DECISION_NAMES, KIND_NAMES, Decision, Vote
from maker_desktop.domain.model.standing import Case

_POINTS = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4})?")

#: Decisions about single projects: in a case of several, the projects concerned must be named.
ABOUT_SINGLE = (Decision.DEDUCT, Decision.DISQUALIFY)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The committee's decision about a case, before it is recorded as a ruling.

    `numbers` are the projects concerned, all of the case's if empty. The other fields are those of Ruling.
    """

    decision: Decision
    reason: str
    present: tuple[str, ...]
    numbers: tuple[int, ...] = ()
    order: tuple[int, ...] = ()
    judge: str = ""
    points: Decimal | None = None
    extra_places: bool = False
    ballots: tuple[str, ...] = ()


def points(text: str) -> Decimal:
    """Return the points to deduct written in `text`. Raises Refusal if it is not a number above 0."""
    written = text.strip()
    if _POINTS.fullmatch(written) is None or not Decimal(written):
        raise Refusal(f"扣分应是大于 0 的数字，不能是“{written[:20]}”。")
    return Decimal(written)


def check_committee(contest: Contest, verdict: Verdict) -> None:
    """Raise Refusal unless there is a reason, enough members are present, and the votes carry it."""
    if not verdict.reason.strip():
        raise Refusal("裁定须写明理由。")
    members = {member.name for member in contest.committee}
    for name, times in Counter(verdict.present).items():
        if members and name not in members:
            raise Refusal(f"“{name}”不是专家委员会委员，不能参加裁定，请核对姓名。")
        if times > 1:
            raise Refusal(f"到会委员“{name}”写了 {times} 次，请只写一次。")
    votes = _votes(verdict)
    voting = [name for name in verdict.present if votes.get(name) is not Vote.RECUSED]
    quorum = contest.rulebook.committee.quorum
    if len(voting) < quorum:
        raise Refusal(f"到会且不回避的委员有 {len(voting)} 位，不足规则要求的 {quorum} 位，请等人数足够后再裁定。")
    if votes:
        _check_vote(contest, votes)


def _votes(verdict: Verdict) -> dict[str, Vote]:
    votes: dict[str, Vote] = {}
    for ballot in verdict.ballots:
        name, _, word = ballot.rpartition(":")
        if name not in verdict.present or name in votes or word not in [vote.value for vote in Vote]:
            raise Refusal(
                f"选票“{ballot}”写法不对，请给每位到会委员写一票：“姓名:赞成”“姓名:反对”“姓名:弃权”或“姓名:回避”。"
            )
        votes[name] = Vote(word)
    missing = [name for name in verdict.present if name not in votes]
    if votes and missing:
        raise Refusal(f"还差{'、'.join(missing)}的选票，请补上；回避的写“姓名:回避”。")
    return votes


def _check_vote(contest: Contest, votes: dict[str, Vote]) -> None:
    count = Counter(votes.values())
    if count[Vote.YES] > count[Vote.NO] or casting_vote(contest, votes):
        return
    raise Refusal(f"赞成 {count[Vote.YES]} 票、反对 {count[Vote.NO]} 票，裁定没有通过，请重新商议后再表决。")


def casting_vote(contest: Contest, votes: Mapping[str, Vote]) -> str:
    """Return the chair whose vote carries an even vote, where the rules let it; else an empty text.

    `votes` are those of the members present, by name.
    """
    count = Counter(votes.values())
    chair = next((member.name for member in contest.committee if member.chair), "")
    even = count[Vote.YES] == count[Vote.NO] and contest.rulebook.committee.casting_vote
    return chair if even and votes.get(chair) is Vote.YES else ""


def check_particulars(contest: Contest, case: Case, verdict: Verdict) -> tuple[int, ...]:
    """Return the numbers a verdict is about. Raises Refusal if it does not fit the case or a particular is wrong."""
    decision, word = verdict.decision, DECISION_NAMES[verdict.decision]
    allowed = decisions_on(contest, case)
    if decision not in allowed:
        choices = "、".join(f"{DECISION_NAMES[each]}（{each.value}）" for each in allowed)
        raise Refusal(f"{KIND_NAMES[case.kind]}事项不能裁定“{word}”，可以裁定：{choices}。")
    numbers = verdict.numbers or case.numbers
    strangers = set(numbers) - set(case.numbers)
    if strangers:
        raise Refusal(f"事项 {case.id} 不涉及 {min(strangers)} 号项目，请核对编号。")
    if decision in ABOUT_SINGLE and not verdict.numbers and len(case.numbers) > 1:
        raise Refusal(f"事项 {case.id} 涉及 {len(case.numbers)} 个项目，请写明“{word}”是对哪个项目。")
    if decision is Decision.ORDER and sorted(verdict.order) != sorted(case.numbers):
        listed = "、".join(str(number) for number in case.numbers)
        raise Refusal(f"次序须恰好包含 {listed} 号项目各一次。")
    if decision is Decision.DEDUCT and (verdict.points is None or verdict.points <= 0):
        raise Refusal("扣分须写明扣多少分，且大于 0。")
    if decision is Decision.VOID and not verdict.judge:
        raise Refusal("作废评分表须写明是哪位评委的。")
    if verdict.judge:
        _check_judge(contest, case, numbers, verdict.judge)
    return numbers


def _check_judge(contest: Contest, case: Case, numbers: tuple[int, ...], judge: str) -> None:
    for number in numbers:
        if judge not in {seat.judge for seat in contest.seats_for(case.stage, number)}:
            raise Refusal(f"评委“{judge}”不在评审 {number} 号项目的评审组中，请核对姓名和编号。")
