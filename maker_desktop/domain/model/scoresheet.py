"""Marks and score sheets, and the validation of marks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.stored import stored_as


class SheetState(StrEnum):
    """The six states of a sheet; only confirmed complete sheets count."""

    MISSING = "missing"
    PARTIAL = "partial"
    COMPLETE = "complete"
    RECUSED = "recused"
    ABSENT = "absent"
    VOID = "void"

    @property
    def excused(self) -> bool:
        """Whether no marks are expected: the judge does not mark the project, or the sheet is void."""
        return self in (SheetState.RECUSED, SheetState.ABSENT, SheetState.VOID)


#: Compared very often, and a member of an enumeration is slow to look up.
_COMPLETE = SheetState.COMPLETE

#: Their names on screen and on paper.
STATE_NAMES: Mapping[SheetState, str] = {
    SheetState.MISSING: "未打分",
    SheetState.PARTIAL: "未打完",
    SheetState.COMPLETE: "已打分",
    SheetState.RECUSED: "回避",
    SheetState.ABSENT: "缺席",
    SheetState.VOID: "作废",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One value a judge gave, append-only: a correction is a further `version` with a reason.

    `round_id` is empty for the marks of the stage itself, and a ruling's `round_id` where that ruling called for marks
    again or for a playoff. `entry` is 1 for the first entry of the paper sheet and 2 for the blind second one (复核).
    `value` None withdraws a mark.
    """

    stage: str
    number: int
    judge: str
    criterion: str
    value: Decimal | None
    round_id: str = field(default="", metadata=stored_as("occasion"))
    entry: int = field(default=1, metadata=stored_as("keying"))
    version: int = 1
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A confirmed sheet of a judge for a project: from now on it counts."""

    stage: str
    number: int
    judge: str
    round_id: str = field(default="", metadata=stored_as("occasion"))


@dataclass(frozen=True, slots=True)
class Reveal:
    """亮分: a project's result was shown to the audience: the published `score` first shown, and when.

    `time` is ISO 8601; the period for objections begins then.
    """

    stage: str
    number: int
    score: Decimal | None = None
    time: str = ""


@dataclass(frozen=True, slots=True)
class PlayoffReveal:
    """加赛亮分: a project's score in a playoff was shown to the audience: the `score` first shown, and when.

    `round_id` is that of the ruling that ordered the playoff; `time` is ISO 8601.
    """

    stage: str
    number: int
    round_id: str = field(metadata=stored_as("occasion"))
    score: Decimal | None
    time: str


@dataclass(frozen=True, slots=True)
class PaperTotal:
    """纸面合计: the total a judge wrote on the paper sheet; a check of the entry, never part of a score."""

    stage: str
    number: int
    judge: str
    total: Decimal
    round_id: str = field(default="", metadata=stored_as("occasion"))


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """All marks of one judge for one project; `marks` follow the order of the stage's criteria, None where missing."""

    number: int
    panel: str
    seat: int
    judge: str
    marks: tuple[Decimal | None, ...]
    state: SheetState
    confirmed: bool = False
    judge_class: str = field(default="", metadata=stored_as("bench"))
    note: str = ""

    @property
    def counts(self) -> bool:
        """Whether the sheet enters the score."""
        return self.confirmed and self.state is _COMPLETE

    @property
    def words(self) -> str:
        """The state in Chinese, as shown where the sheet does not count."""
        return "未确认" if self.state is _COMPLETE and not self.confirmed else STATE_NAMES[self.state]

    @property
    def owed(self) -> bool:
        """Whether the sheet is still missing for the project's score."""
        if self.state is _COMPLETE:
            return not self.confirmed
        return self.state in (SheetState.MISSING, SheetState.PARTIAL)


def check_mark(text: str, criterion: Criterion) -> Decimal:
    """Return the mark written in `text`, exactly.

    Full-width digits are read as digits, 90分 as 90. Raises Refusal with a sentence if the text is not a number, is
    outside 0..full_mark, or is not a multiple of the criterion's step.
    """
    mark = _number(text, criterion.name, criterion.full_mark)
    if mark % criterion.step != 0:
        raise Refusal(f"{criterion.name}{step_words(criterion.step)}，不能是 {plain(mark)}，请改正。")
    return mark


def check_total(text: str, most: Decimal) -> Decimal:
    """Return the paper total written in `text`. Raises Refusal if it is not a number from 0 to `most`."""
    return _number(text, "纸面合计", most)


def _number(text: str, what: str, most: Decimal) -> Decimal:
    number = read_score(text)
    if number is None:
        raise Refusal(f"{what}的“{text.strip()[:20]}”不是分数，请填 0 到 {plain(most)} 之间的数字。")
    if number > most:
        raise Refusal(f"{what}的分数应在 0 到 {plain(most)} 之间，不能是 {plain(number)}。")
    return number


def read_score(text: str) -> Decimal | None:
    """Return the number of points written in a text, such as 90.5 or ９０分; None if it is no such number."""
    cleaned = text.strip().translate(_HALF_WIDTH).removesuffix("分").rstrip()
    return Decimal(cleaned) if _WRITTEN.fullmatch(cleaned) else None


def implied(text: str, step: Decimal) -> str:
    """Return digits typed without a point as a number: 855 is 85.5 where the step has one decimal.

    Other text is returned unchanged.
    """
    cleaned = text.strip().translate(_HALF_WIDTH)
    exponent = step.normalize().as_tuple().exponent
    if not cleaned.isdigit() or not isinstance(exponent, int) or exponent >= 0:
        return text
    return plain(Decimal(cleaned).scaleb(exponent))


def step_words(step: Decimal) -> str:
    """Return how finely marks are given: to a decimal place, or in steps like 0.5."""
    place = step.normalize().as_tuple().digits == (1,)
    return f"打分精确到 {plain(step)} 分" if place else f"打分以 {plain(step)} 分为最小分差"


def plain(number: Decimal) -> str:
    """Return a decimal without exponent or trailing zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_HALF_WIDTH = str.maketrans("０１２３４５６７８９．。", "0123456789..")
_WRITTEN = re.compile(r"[0-9]{1,6}(\.[0-9]{0,6})?|\.[0-9]{1,6}")
