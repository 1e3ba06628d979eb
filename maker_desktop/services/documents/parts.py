"""Common parts of documents: what to print, the origin of results, and texts for numbers and places."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from maker_desktop.domain.awards.awards import AwardList
from maker_desktop.domain.journal.entries import printed
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.phrases import numbers_text
from maker_desktop.domain.model.records import OutsideResult
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rounding import rounded
from maker_desktop.domain.model.stage_rules import Rounding, Stage
from maker_desktop.domain.model.standing import Case, StageResult, Standing
from maker_desktop.domain.results.elsewhere import elsewhere_sentences
from maker_desktop.domain.rules.names import tiebreaker_name
from maker_desktop.domain.rules.text import rule_sentences
from maker_desktop.pdf.catalogue import Printable
from maker_desktop.pdf.certificates.batch import CertificateBatch
from maker_desktop.pdf.certificates.calibration import Calibration
from maker_desktop.pdf.letters.letter import Letter
from maker_desktop.pdf.letters.public_notice import PublicNotice
from maker_desktop.pdf.papers.result import Origin
from maker_desktop.services.core import people
from maker_desktop.services.core.session import Session

Part = Letter | PublicNotice | CertificateBatch | Calibration | Printable

#: Decimals of a judge's total in a table; a total with more is rounded and marked.
_ROOM = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """The selection to print: one stage, project or case; everything if none is named.

    `form` is "judge" or "project" for one kind of score sheet only. `settled_only` prints certificates although some
    awards still wait for a ruling.
    """

    stage: str | None = None
    number: int | None = None
    case: str | None = None
    form: str = ""
    settled_only: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest part of a print-out: the `file` it goes into, and its `name` where each gets a file of its own."""

    file: str
    name: str
    part: Part


def called(project: Project) -> str:
    """Return a project's number and name for sentences."""
    return f"{project.number} 号项目“{project.name}”"


def result_stages(session: Session, wanted: Wanted) -> tuple[Stage, ...]:
    """Return the stage that was named, else those that have a mark. Raises Refusal if none has one."""
    if wanted.stage is not None:
        return (session.stage(wanted.stage),)
    stages = session.marked_stages()
    if not stages:
        raise Refusal("还没有打分，没有结果可以打印，请先打分。")
    return stages


def coming_stages(session: Session, wanted: Wanted) -> tuple[Stage, ...]:
    """Return the stage that was named, else those whose projects are known: the first, and those after a sealed one."""
    if wanted.stage is not None:
        return (session.stage(wanted.stage),)
    return tuple(stage for stage in session.contest.rulebook.stages if not unsealed_before(session, stage))


def unsealed_before(session: Session, stage: Stage) -> tuple[Stage, ...]:
    """Return the unsealed stages on which the participants of this one depend."""
    before = [session.contest.stage_before(stage, division) for division in stage.divisions]
    return _each_once(each for each in before if each is not None and each.id not in session.contest.closed)


def origin(session: Session, stage: Stage) -> Origin:
    """Return the origin of a stage's results."""
    return Origin(
        contest=session.contest.rulebook.contest.name,
        stage=stage.name,
        printed=session.now(),
        rules=_rules(session, stage),
        digest=digest(session, stage),
        open_cases=tuple(case.facts for case in session.result(stage.id).cases if case.open),
        signing=people.signing_note(session.contest),
        head=session.head().words,
    )


def final_origin(session: Session, further_rules: tuple[str, ...]) -> Origin:
    """Return the origin of awards and recommendation: the last stage of each division."""
    stages = session.contest.rulebook.last_stages()
    digests = {stage.name: digest(session, stage) for stage in stages}
    sealed = all(digests.values())
    several = len(digests) > 1
    return Origin(
        contest=session.contest.rulebook.contest.name,
        stage="、".join(digests),
        printed=session.now(),
        rules=(*(line for each in stages for line in _rules(session, each)), *further_rules),
        digest="　".join(f"{name} {text}" if several else text for name, text in digests.items()) if sealed else "",
        open_cases=tuple(case.facts for stage in stages for case in session.result(stage.id).cases if case.open),
        signing=people.signing_note(session.contest),
        head=session.head().words,
    )


def _rules(session: Session, stage: Stage) -> tuple[str, ...]:
    """Return the rules a result was reached by, and which stages on the way to it were not held here."""
    elsewhere = elsewhere_sentences(session.contest, stage)
    if stage.id in session.contest.elsewhere:
        return elsewhere
    return (*elsewhere, *rule_sentences(session.contest.rulebook, stage))


def _each_once(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    return tuple({stage.id: stage for stage in stages}.values())


def digest(session: Session, stage: Stage) -> str:
    """Return the digest of a sealed stage as it is printed, empty while the stage is open."""
    seal = session.contest.sealed.get(stage.id)
    return printed(seal.digest) if seal else ""


def total_text(value: Fraction, decimals: int) -> str:
    """Return a sheet's total with at least `decimals` decimals, with “≈” if it was rounded to fit a table."""
    for shown in range(decimals, _ROOM + 1):
        short = rounded(value, shown, Rounding.HALF_UP)
        if Fraction(short) == value:
            return str(short)
    return f"≈{rounded(value, max(decimals, _ROOM), Rounding.HALF_UP)}"


def remark(session: Session, stage: Stage, standing: Standing, open_cases: Iterable[Case]) -> str:
    """Return what decided a place, if not the score alone, or why there is none.

    In a stage held elsewhere it is whether its list sends the project on.
    """
    if stage.id in session.contest.elsewhere:
        return _on_the_list(session.contest.outside(stage.id).get(standing.number), standing)
    waits = any(standing.number in case.numbers for case in open_cases)
    if standing.place is None or waits:
        return "待裁定" if standing.place is not None else standing.lacking
    match standing.decided_by:
        case "score":
            return ""
        case "ruling":
            shared = f"，与 {numbers_text(standing.tied_with)}并列" if standing.tied_with else ""
            return f"同分，已裁定{shared}"
        case "share" | None:
            return f"与 {numbers_text(standing.tied_with)}并列"
        case tiebreaker:
            return f"同分，按{tiebreaker_name(session.contest.rulebook, tiebreaker)}"


def _on_the_list(listed: OutsideResult | None, standing: Standing) -> str:
    if listed is None:
        return standing.lacking
    without = "" if listed.score is not None else "，名单没有得分"
    return f"{'晋级' if listed.goes_on else '未晋级'}{without}"


def open_cases(result: StageResult) -> tuple[Case, ...]:
    """Return the cases of a stage that still wait for a ruling."""
    return tuple(case for case in result.cases if case.open)


def pending_numbers(lists: Iterable[AwardList]) -> tuple[int, ...]:
    """Return the projects whose award still waits for a ruling, each once."""
    return tuple(dict.fromkeys(number for each in lists for number in each.pending))
