"""The rules of a stage: from sheets to scores, tiebreakers, divergence and who advances."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from maker_desktop.domain.model.options import (
    DECIMALS,
    ID,
    NOT_NEGATIVE,
    PLACES,
    POINTS,
    SHARE,
    SHEETS,
    Among,
    Check,
    Control,
    Option,
    Worded,
    between,
)

_MINUTES = between(0, 240, "应在 {} 到 {} 分钟之间")


class StageKind(Worded):
    """How judges see the projects: on paper, or in 路演答辩."""

    REVIEW = "review", "评委审阅材料"
    ROADSHOW = "roadshow", "路演答辩"


class Combine(Worded):
    """How the sheets that count are combined into one value."""

    MEAN = "mean", "取平均值"
    MEDIAN = "median", "取中位数（双数份取中间两个的平均值）"
    SUM = "sum", "相加"


class TrimOf(Worded):
    """What is trimmed: whole sheets, or single marks within each criterion."""

    SHEET = "sheet", "按评分表合计"
    CRITERION = "criterion", "按每项指标"


class Rounding(Worded):
    """What happens to an exact half: away from zero, or to the even neighbour."""

    HALF_UP = "half_up", "四舍五入"
    HALF_EVEN = "half_even", "四舍六入、逢五取偶"


class NormalisationKind(Worded):
    """The methods that normalise strict and lenient judges or panels."""

    NONE = "none", "不修正"
    MEAN_RATIO = "mean_ratio", "按平均分之比"
    Z_SCORE = "z_score", "化为标准分"


class Otherwise(Worded):
    """What happens to a tie that no tiebreaker breaks."""

    ARBITRATE = "arbitrate", "由专家委员会裁定"
    SHARE = "share", "名次并列"


@dataclass(frozen=True, slots=True)
class Timer:
    """Minutes for 路演 and for 答辩."""

    pitch: Annotated[int, Option("路演（分钟）", Check(lambda minutes: minutes > 0, "路演分钟数必须大于 0"), _MINUTES)]
    defence: Annotated[
        int, Option("答辩（分钟）", Check(lambda minutes: minutes >= 0, "答辩分钟数不能是负数"), _MINUTES)
    ]


@dataclass(frozen=True, slots=True)
class Trim:
    """How many of the highest and lowest are dropped; none with fewer than `from_sheets` sheets."""

    of: Annotated[TrimOf, Option("去掉的对象")] = field(default=TrimOf.SHEET, kw_only=True)
    highest: Annotated[int, Option("去掉最高分的个数", NOT_NEGATIVE, SHEETS)] = 0
    lowest: Annotated[int, Option("去掉最低分的个数", NOT_NEGATIVE, SHEETS)] = 0
    from_sheets: Annotated[
        int,
        Option("去分所需最少份数", usual=SHEETS, if_absent=lambda trim: trim["highest"] + trim["lowest"] + 1),
    ] = 1


@dataclass(frozen=True, slots=True)
class Normalisation:
    """A normalisation of strictness; `mean` and `deviation` are the scale of a z-score."""

    kind: Annotated[NormalisationKind, Option()] = NormalisationKind.NONE
    mean: Annotated[Decimal, Option("修正后的平均分", usual=POINTS)] = Decimal(100)
    deviation: Annotated[Decimal, Option("修正后的标准差", usual=POINTS)] = Decimal(20)


@dataclass(frozen=True, slots=True)
class Carry:
    """A share of an earlier stage's published score that is carried into this one."""

    stage: Annotated[str, Option("带入哪个阶段的成绩", among=Among.EARLIER_STAGES)]
    share: Annotated[Fraction, Option("占比", SHARE)]


@dataclass(frozen=True, slots=True)
class JudgeClass:
    """A class of judges, combined separately, with its share of the score."""

    id: Annotated[str, ID]
    name: Annotated[str, Option("评委类别")] = field(default="", kw_only=True)
    share: Annotated[Fraction, Option("占比", SHARE)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRule:
    """How sheets become a score (design: arithmetic of a result)."""

    minimum_sheets: Annotated[
        int,
        Option(
            "评分表最少份数",
            Check(lambda sheets: sheets >= 1, "至少要有 1 份评分表"),
            SHEETS,
            sentence="计入的评分表不得少于 {} 份，不足的交专家委员会裁定。",
        ),
    ] = 1
    trim: Annotated[Trim | None, Option("去掉最高分、最低分")] = None
    combine: Annotated[Combine, Option("计入的评分表合成方式")] = Combine.MEAN
    decimals: Annotated[int, Option("公布得分的小数位数", DECIMALS)] = 2
    rounding: Annotated[Rounding, Option("修约方式")] = Rounding.HALF_UP
    round_sheet: Annotated[int | None, Option("评分表合计的小数位数", DECIMALS, hint="不修约")] = None
    round_criterion: Annotated[int | None, Option("指标平均分的小数位数", DECIMALS, hint="不修约")] = None
    round_weighted: Annotated[int | None, Option("加权以后的小数位数", DECIMALS, hint="不修约")] = None
    judge_normalisation: Annotated[
        Normalisation,
        Option("评委宽严修正", key="judge_correction", choices=(NormalisationKind.NONE, NormalisationKind.Z_SCORE)),
    ] = Normalisation()
    panel_normalisation: Annotated[Normalisation, Option("评审组宽严修正", key="panel_correction")] = Normalisation()
    judge_classes: Annotated[
        tuple[JudgeClass, ...],
        Option("评委类别", key="benches", title="评委类别（各类分别计算）", new={"name": "评委", "share": "1"}),
    ] = ()
    carry: Annotated[
        tuple[Carry, ...], Option("带入的成绩", title="带入前面阶段的成绩", new={"stage": "", "share": "0.3"})
    ] = ()
    own_share: Annotated[
        Fraction,
        Option(
            "本阶段占比",
            SHARE,
            title="带入前面阶段的成绩",
            if_absent=lambda score: 1 - sum((each.share for each in score["carry"]), Fraction(0)),
        ),
    ] = Fraction(1)

    @property
    def by_criterion(self) -> bool:
        """Whether sheets are combined per criterion and weighted afterwards, instead of by sheet totals."""
        trimmed = self.trim is not None and self.trim.of is TrimOf.CRITERION
        return trimmed or self.round_criterion is not None or self.round_weighted is not None


@dataclass(frozen=True, slots=True)
class TieRule:
    """The tiebreakers for equal published scores in order, and what follows when all are equal."""

    tiebreakers: Annotated[tuple[str, ...], Option("得分相同时依次比较", key="ladder", control=Control.ORDER)] = ()
    otherwise: Annotated[Otherwise, Option("仍相同的处理")] = Otherwise.ARBITRATE
    only_when_it_matters: Annotated[bool, Option("只裁定有影响的并列")] = True


@dataclass(frozen=True, slots=True)
class DivergenceRule:
    """Limits on the spread of one project's sheets, in points of a sheet's total."""

    sheet_from_median: Annotated[
        Decimal | None,
        Option(
            "偏离中位数的限度（分）",
            NOT_NEGATIVE,
            POINTS,
            sentence="评分表合计与本项目评分表合计的中位数相差超过 {} 分的，交专家委员会裁定。",
        ),
    ] = None
    spread: Annotated[
        Decimal | None,
        Option(
            "最高最低相差限度（分）",
            NOT_NEGATIVE,
            POINTS,
            sentence="本项目评分表合计最高与最低相差超过 {} 分的，交专家委员会裁定。",
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class Quota:
    """How many advance: a fixed count, or a share of the participants (rounded down)."""

    count: Annotated[int | None, Option(check=NOT_NEGATIVE, usual=PLACES)] = None
    share: Annotated[Fraction | None, Option(check=SHARE)] = None

    def of(self, entrants: int) -> int:
        """Return the number of places for this many entrants."""
        if self.count is not None:
            return self.count
        return int(entrants * (self.share or Fraction(0)))


@dataclass(frozen=True, slots=True)
class Stage:
    """阶段. `divisions` and `criteria` are ids, never empty; `advance` maps a division to its quota.

    `when` and `venue` are time and place in the notice's words.
    """

    id: Annotated[str, ID]
    name: Annotated[str, Option("阶段名称")]
    kind: Annotated[StageKind, Option("评审方式", if_absent=lambda _: StageKind.ROADSHOW)]
    when: Annotated[str, Option("时间", sentence="时间：{}。")] = field(default="", kw_only=True)
    venue: Annotated[str, Option("地点", sentence="地点：{}。")] = field(default="", kw_only=True)
    divisions: Annotated[tuple[str, ...], Option("参加的组别", among=Among.DIVISIONS)]
    criteria: Annotated[tuple[str, ...], Option("评分指标", among=Among.CRITERIA)]
    timer: Annotated[Timer | None, Option("路演、答辩时间")] = None
    score: Annotated[ScoreRule, Option(title="评分表怎样成为得分")] = ScoreRule()
    ties: Annotated[TieRule, Option(title="得分相同")] = TieRule()
    divergence: Annotated[DivergenceRule, Option(title="分歧")] = DivergenceRule()
    advance: Annotated[
        Mapping[str, Quota],
        Option("晋级名额", title="晋级", among=Among.OWN_DIVISIONS, hint="名额，或 1/3、30%"),
    ] = field(default_factory=dict)
