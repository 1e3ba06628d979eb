"""Default wordings of the recommendation letter from the contest's data; the secretary may change each."""

from collections import Counter
from collections.abc import Sequence

from maker_desktop.domain.awards.recommendation import RecommendationList
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.phrases import percent
from maker_desktop.domain.model.rulebook import Level
from maker_desktop.domain.model.stage_rules import Stage

#: Blanks for a number given by the registry office, and for a handwritten signature.
_BLANK = "　　"


def issuer(contest: Contest) -> str:
    """Return the first host, in whose name letters go out."""
    hosts = contest.rulebook.contest.hosts
    return hosts[0] if hosts else ""


def mark(contest: Contest) -> str:
    """Return the issuer's mark: its full name and 文件 (GB/T 9704-2012, 7.2.4)."""
    return f"{issuer(contest)}文件"


def number(contest: Contest) -> str:
    """Return a document number with the year, its word and serial left blank for the registry office."""
    return f"{_BLANK}〔{contest.rulebook.contest.year or _BLANK}〕{_BLANK}号"


def printer(contest: Contest) -> str:
    """Return the office that prints."""
    return f"{issuer(contest)}办公室"


def addressee(contest: Contest) -> str:
    """Return the addressee: the body the contest reports to."""
    return contest.rulebook.contest.reports_to or "大赛组委会秘书处"


def sender(contest: Contest) -> str:
    """Return what follows 推荐地市： or 推荐单位： on the list: a city by its region, others by their first host."""
    rulebook = contest.rulebook
    return rulebook.eligibility.region if rulebook.contest.level is Level.CITY else issuer(contest)


def contact(contest: Contest) -> str:
    """Return the first contact of the rules; empty where they have none."""
    return next(iter(contest.rulebook.contest.contacts), "")


def next_contest(contest: Contest) -> str:
    """Return the name of the next level's contest."""
    return contest.rulebook.contest.next_contest or contest.rulebook.contest.name


def title(contest: Contest) -> str:
    """Return the title, its kind being 报告 (upward)."""
    return f"关于推荐{next_contest(contest)}参赛项目的报告"


def body(contest: Contest, held: Sequence[Stage], recommendation: RecommendationList, digest: str) -> tuple[str, ...]:
    """Return the paragraphs.

    `held` are the stages held so far; `digest` is that of the deciding stage as printed, empty while it is
    not sealed.
    """
    info = contest.rulebook.contest
    number_of_notice = f"（{info.document_number}）" if info.document_number else ""
    opening = (
        f"根据{next_contest(contest)}的工作安排，{'、'.join(info.hosts)}组织举办了{info.name}{number_of_notice}，"
        "现将有关情况报告如下："
    )
    course = (
        f"一、赛事情况。大赛坚持公平、公正、公开原则，共有{len(contest.projects)}个项目参赛，"
        f"其中{_counts(contest, [project.division for project in contest.projects])}。{_course(held)}"
    )
    proof = f"评审结果已封存，封存校验码{digest}。" if digest else ""
    return (opening, course + proof, _recommended(contest, recommendation), "特此报告。")


def _course(held: Sequence[Stage]) -> str:
    """Return the course of the contest, from stage to stage."""
    stages = "、".join(stage.name for stage in held)
    return f"大赛经过{stages}，由专家评委按照公布的规则独立打分，按得分排定名次。" if stages else ""


def _recommended(contest: Contest, recommendation: RecommendationList) -> str:
    listed = recommendation.recommended
    divisions = [item.division for item in listed]
    counts = f"，其中{_counts(contest, divisions)}" if listed else ""
    limits = "".join(_limit(contest, division) for division in contest.rulebook.recommendation.cap)
    unused = f"，{recommendation.unused_seats}个名额未使用" if recommendation.unused_seats else ""
    return (
        f"二、推荐情况。推荐名额共{recommendation.seats}个。按照比赛名次和参赛条件，推荐{len(listed)}个项目{counts}"
        f"{limits}{unused}。推荐项目名单见附件。"
    )


def _limit(contest: Contest, division: str) -> str:
    rulebook = contest.rulebook
    share = rulebook.recommendation.cap[division]
    return f"，{rulebook.division(division).name}不超过推荐项目的{percent(share)}"


def _counts(contest: Contest, divisions: list[str]) -> str:
    """Return the number of projects of each division, in the rulebook's order."""
    counted = Counter(divisions)
    return "、".join(f"{division.name}{counted[division.id]}个" for division in contest.rulebook.divisions)
