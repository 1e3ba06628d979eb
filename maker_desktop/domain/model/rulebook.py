"""The rulebook: everything that differs between contests, as frozen values; independent of the file format.

Each field says beside its type what `options.Option` asks for, in the order of the form.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Protocol, TypeVar

from maker_desktop.domain.model.options import (
    ID,
    NOT_NEGATIVE,
    PLACES,
    POINTS,
    SHARE,
    Among,
    Check,
    Control,
    Option,
    Worded,
    between,
)
from maker_desktop.domain.model.stage_rules import Stage

_FILE_NAME = re.compile(r".*\.[a-z]{3,4}", re.IGNORECASE)
_DAY_HINT = "例如 2026-07-10"


class Level(Worded):
    """The level a contest is held at."""

    CITY = "city", "市级"
    PROVINCE = "province", "省级"
    NATIONAL = "national", "国家级"


class Fill(Worded):
    """Which division takes a seat that both could take: the higher published score, or the capped division first."""

    SCORE = "score", "公布得分高的"
    CAP = "cap", "有比例上限的组别"


@dataclass(frozen=True, slots=True)
class ContestInfo:
    """Name, level and dates of the contest, as its notice prints them; `notice` is its title.

    `contacts` are the offices it can be asked at, a line each with persons, telephone and email.
    """

    id: Annotated[str, ID]
    name: Annotated[str, Option("赛事名称", sentence="{}")]
    level: Annotated[Level, Option("级别", sentence="级别：{}")] = Level.CITY
    year: Annotated[
        int | None, Option("年份", usual=between(2000, 2100, "年份应在 {} 到 {} 之间"), sentence="年份：{}")
    ] = None
    hosts: Annotated[tuple[str, ...], Option("主办单位", sentence="主办：{}")] = ()
    organisers: Annotated[tuple[str, ...], Option("承办单位", sentence="承办：{}")] = ()
    co_organisers: Annotated[tuple[str, ...], Option("协办单位", sentence="协办：{}")] = ()
    contacts: Annotated[tuple[str, ...], Option("联系方式", hint="每行一处", sentence="联系方式：{}")] = ()
    notice: Annotated[
        str,
        Option(
            "依据的通知",
            usual=Check(lambda text: _FILE_NAME.fullmatch(text) is None, "应写通知的标题，不是文件名"),
            hint="通知的标题",
        ),
    ] = ""
    document_number: Annotated[str, Option("通知文号")] = ""
    slogan: Annotated[str, Option("大赛宗旨", sentence="{}")] = ""
    reports_to: Annotated[str, Option("推荐报送单位", sentence="推荐报送单位：{}")] = ""
    next_contest: Annotated[str, Option("上一级赛事", sentence="上一级赛事：{}")] = ""
    dates: Annotated[
        Mapping[str, date],
        Option(
            title="日期",
            hint=_DAY_HINT,
            entries={
                "issued": "通知印发日期",
                "registration_deadline": "报名截止日期",
                "recommendation_deadline": "推荐截止日期",
            },
            rare={
                "filing_deadline": "备案截止日期",
                "import_deadline": "导入项目库截止日期",
                "contest_deadline": "本级比赛截止日期",
                "provincial_finals_deadline": "省级决赛截止日期",
                "finals_deadline": "决赛截止日期",
                "services_deadline": "后续服务截止日期",
            },
        ),
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Division:
    """组别."""

    id: Annotated[str, ID]
    name: Annotated[str, Option("组别名称")]


@dataclass(frozen=True, slots=True)
class Criterion:
    """评分指标: marks run from 0 to `full_mark` in steps of `step`; `weight` is its share of a sheet's total."""

    id: Annotated[str, ID]
    name: Annotated[str, Option("指标名称")]
    weight: Annotated[
        Decimal,
        Option(
            "权重",
            Check(lambda weight: weight >= 0, "权重不能是负数"),
            Check(lambda weight: 0 < weight <= 1_000_000, "权重必须大于 0、不超过 1000000，不计分的指标请删除"),
            if_absent=lambda _: Decimal(100),
        ),
    ]
    full_mark: Annotated[
        Decimal,
        Option(
            "满分",
            Check(lambda mark: mark > 0, "满分必须大于 0"),
            Check(lambda mark: mark <= 100_000, "满分不能超过 100000"),
        ),
    ] = Decimal(100)
    step: Annotated[Decimal, Option("打分最小分差")] = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class AwardTier:
    """奖项: places and prize money (yuan) by division; below `minimum_score` places stay vacant."""

    id: Annotated[str, ID]
    name: Annotated[str, Option("奖项名称")]
    places: Annotated[Mapping[str, int], Option("名额", NOT_NEGATIVE, PLACES, among=Among.DIVISIONS)]
    prize: Annotated[Mapping[str, Decimal], Option("奖金", NOT_NEGATIVE, among=Among.DIVISIONS)] = field(
        default_factory=dict
    )
    minimum_score: Annotated[Decimal | None, Option("最低得分", NOT_NEGATIVE, POINTS, hint="不限")] = None


@dataclass(frozen=True, slots=True)
class OrganisationAward:
    """组织奖."""

    name: Annotated[str, Option("组织奖名称")]


@dataclass(frozen=True, slots=True)
class RecommendationRule:
    """推荐: total seats, fixed numbers by division, and the cap on a division's share of the final list."""

    seats: Annotated[
        int | None,
        Option(
            "推荐总名额",
            NOT_NEGATIVE,
            PLACES,
            hint="以后再定",
            sentence="推荐名额共 {} 个。",
            otherwise="推荐名额以上级分配为准。",
        ),
    ] = None
    per_division: Annotated[
        Mapping[str, int], Option("固定名额", NOT_NEGATIVE, PLACES, among=Among.DIVISIONS, hint="不固定")
    ] = field(default_factory=dict)
    cap: Annotated[
        Mapping[str, Fraction], Option("名单占比上限", SHARE, among=Among.DIVISIONS, hint="不限，或 1/5、20%")
    ] = field(default_factory=dict)
    fill: Annotated[Fill, Option("共用名额优先给")] = Fill.SCORE
    public_notice_days: Annotated[
        int,
        Option(
            "公示工作日数",
            NOT_NEGATIVE,
            between(0, 60, "公示应在 {} 到 {} 个工作日之间"),
            sentence="按名次顺序推荐符合条件的项目，名单公示 {} 个工作日。",
        ),
    ] = 5


@dataclass(frozen=True, slots=True)
class CommitteeRule:
    """仲裁: how many members must be present, whether the chair decides an even vote, and the time for objections.

    The audience screen marks a score that was corrected, and shows the former one too with `former_score_shown`.

    An objection on the day of the contest is to be lodged within `objection_minutes` of the announcement of the result;
    later ones belong to the public notice.
    """

    quorum: Annotated[
        int,
        Option(
            "最少到会委员数",
            Check(lambda members: members >= 1, "到会人数至少是 1"),
            between(1, 50, "到会人数应在 {} 到 {} 之间，专家委员会没有更多的人"),
        ),
    ] = 1
    objection_minutes: Annotated[
        int,
        Option(
            "现场异议时限（分钟）",
            between(1, 24 * 60, "提出异议的时限应在 {} 到 {} 分钟之间"),
            sentence="对现场公布的结果有异议的，应在公布后 {} 分钟内实名提出；逾期提出的予以登记并注明。",
        ),
    ] = 120
    casting_vote: Annotated[bool, Option("票数相等时由主任委员决定")] = True
    former_score_shown: Annotated[
        bool,
        Option(
            "更正时大屏幕列出原得分",
            sentence="亮分以后更正的，大屏幕注明更正，并同时列出原得分。",
        ),
    ] = False


@dataclass(frozen=True, slots=True)
class EligibilityRule:
    """参赛条件: conditions that the roster proves, or that a person has to confirm.

    `counties` are the parts of `region` as a roster names them; where the region is the whole country, any is in it.
    `conditions` hold for everyone, `division_conditions` for the entries of one division, each as the notice prints it.
    Excluded are the projects of the last `look_back_years` years (all years where there is no number, nobody where it
    is 0) that were on a national list, whose length `national_lists` gives by division, and `earlier_winners`, in the
    notice's words after the years. `no_second_prize` names the contests whose reward this year excludes
    prize money here.
    """

    region: Annotated[str, Option("须注册在", sentence="须注册在{}。")] = ""
    counties: Annotated[tuple[str, ...], Option("下辖地区", sentence="下辖地区：{}。")] = ()
    startup_registered_from: Annotated[
        date | None, Option("初创企业最早注册日期", hint="例如 2024-01-01", sentence="初创企业应在 {}（含）之后注册。")
    ] = None
    core_members_at_most: Annotated[
        int | None,
        Option(
            "证书上核心成员最多人数",
            NOT_NEGATIVE,
            between(0, 50, "应在 {} 到 {} 之间，证书写不下更多的人"),
            sentence="证书上核心成员最多 {} 人。",
        ),
    ] = None
    look_back_years: Annotated[
        int | None,
        Option(
            "往届获奖追溯年数",
            NOT_NEGATIVE,
            between(0, 30, "应在 {} 到 {} 年之间"),
            sentence="往届入围、获奖的情况追溯 {} 年。",
        ),
    ] = None
    earlier_winners: Annotated[str, Option("往届获奖的限制", hint="例如 省赛获奖项目不得重复报名")] = ""
    conditions: Annotated[tuple[str, ...], Option("共同条件")] = ()
    division_conditions: Annotated[Mapping[str, tuple[str, ...]], Option("组别条件", among=Among.DIVISIONS)] = field(
        default_factory=dict
    )
    national_lists: Annotated[
        Mapping[str, int], Option("全国榜单名次", NOT_NEGATIVE, PLACES, among=Among.DIVISIONS)
    ] = field(default_factory=dict)
    no_second_prize: Annotated[
        str,
        Option(
            "不重复发奖金的赛事",
            sentence="对于同一个项目本年度同时参加{}并获得奖励的，不再重复进行资金奖励。",
        ),
    ] = ""


@dataclass(frozen=True, slots=True)
class RosterForm:
    """The form the notice prints: its columns in order, by their keys in `roster.form.COLUMN_TITLES`.

    `annex`, `title` and `sender_line` are the lines above the table, `note` the line below it, as printed.
    """

    columns: Annotated[tuple[str, ...], Option("名单的列", control=Control.HIDDEN)] = ()
    annex: Annotated[str, Option("附件号", sentence="名单的附件号：{}")] = ""
    title: Annotated[str, Option("名单标题", sentence="名单的标题：{}")] = ""
    sender_line: Annotated[str, Option("推荐单位一行", sentence="名单表上写：{}")] = ""
    note: Annotated[str, Option("表下的注", sentence="名单表下写：{}")] = ""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """规则. `assumed` holds the dotted keys whose value no notice gives and a person has to confirm."""

    contest: Annotated[ContestInfo, Option(title="赛事")]
    divisions: Annotated[tuple[Division, ...], Option("组别", key="division", title="组别")]
    criteria: Annotated[
        tuple[Criterion, ...],
        Option(
            "评分指标",
            key="criterion",
            title="评分指标",
            new={"name": "新指标", "weight": "10", "full_mark": "100", "step": "0.1"},
        ),
    ]
    stages: Annotated[tuple[Stage, ...], Option("阶段", key="stage", title="阶段")]
    awards: Annotated[tuple[AwardTier, ...], Option("奖项", key="award", title="奖项", new={"name": "新奖项"})] = ()
    organisation_awards: Annotated[
        tuple[OrganisationAward, ...],
        Option("组织奖", key="organisation_award", title="组织奖", new={"name": "优秀组织单位奖"}),
    ] = ()
    recommendation: Annotated[RecommendationRule, Option(title="推荐")] = RecommendationRule()
    committee: Annotated[CommitteeRule, Option(title="专家委员会")] = CommitteeRule()
    eligibility: Annotated[EligibilityRule, Option(title="参赛条件")] = EligibilityRule()
    roster: Annotated[RosterForm, Option(title="推荐名单的表头和表下的注")] = RosterForm()
    assumed: Annotated[tuple[str, ...], Option(control=Control.HIDDEN)] = ()

    def stage(self, stage_id: str) -> Stage:
        """Return the stage with this id; KeyError if there is none."""
        return _by_id(self.stages, stage_id)

    def division(self, division_id: str) -> Division:
        """Return the division with this id; KeyError if there is none."""
        return _by_id(self.divisions, division_id)

    def criterion(self, criterion_id: str) -> Criterion:
        """Return the criterion with this id; KeyError if there is none."""
        return _by_id(self.criteria, criterion_id)

    def stage_criteria(self, stage: Stage) -> tuple[Criterion, ...]:
        """Return the criteria marked in this stage, in the stage's order."""
        known = {criterion.id: criterion for criterion in self.criteria}
        return tuple(known[key] for key in stage.criteria)

    def stages_of(self, division_id: str) -> tuple[Stage, ...]:
        """Return the stages a division goes through, in order."""
        return tuple(stage for stage in self.stages if division_id in stage.divisions)

    def last_stage(self, division_id: str) -> Stage | None:
        """Return the stage that decides a division's awards."""
        stages = self.stages_of(division_id)
        return stages[-1] if stages else None

    def last_stages(self) -> tuple[Stage, ...]:
        """Return the stages that decide awards and recommendation, each once, in the order of the divisions."""
        ends = [self.last_stage(division.id) for division in self.divisions]
        return tuple({stage.id: stage for stage in ends if stage is not None}.values())

    def decides(self, stage: Stage) -> bool:
        """Whether a stage is the last of one of its divisions."""
        return any(self.last_stage(division) == stage for division in stage.divisions)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Named)


def _by_id(things: tuple[_T, ...], key: str) -> _T:
    for thing in things:
        if thing.id == key:
            return thing
    raise KeyError(key)
