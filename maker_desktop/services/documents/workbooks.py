"""Exports as workbooks: roster, results, the recommendation list, and the project summary."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from maker_desktop.domain.awards.awards import final_standings
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.domain.model.phrases import numbers_text, second_text
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Standing
from maker_desktop.exchange.workbooks.workbooks import (
    CertificateRow,
    ResultRow,
    save_recommendation,
    save_register,
    save_results,
    save_roster,
    save_summary,
)
from maker_desktop.services.awards.awards import recommend
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.certificate_register import register
from maker_desktop.services.documents.words import Words

#: Writes one workbook from rows gathered before.
_Write = Callable[[], None]


def export(session: Session, what: str, out: Path) -> Path:
    """Write one workbook (.xlsx) and return its path; `what` is one of EXPORTS.

    Raises Refusal as `prepare`, and if the file cannot be written.
    """
    return prepare(session, what, out)(silent)


def prepare(session: Session, what: str, out: Path) -> Callable[[Progress], Path]:
    """Gather a workbook's rows and return the work of writing them to `out`, which any thread may do.

    Raises Refusal if there is nothing to write yet. The work raises Damaged if the contest file does not match its
    journal, and Refusal if the file cannot be written.
    """
    if what not in _WRITERS:
        raise Refusal(f"没有“{what}”这种表格，请改用：{'、'.join(EXPORTS)}。")
    if out.suffix.lower() != ".xlsx":
        raise Refusal(f"“{out.name}”须是 .xlsx 文件，请改文件名。")
    if not session.contest.projects:
        raise Refusal("还没有项目，请先导入项目名册。")
    write = _WRITERS[what](session, out)

    def work(progress: Progress) -> Path:
        session.soundness.check(progress)
        write()
        return out

    return work


def _roster(session: Session, out: Path) -> _Write:
    return partial(save_roster, out, session.contest.rulebook, session.contest.projects)


def _summary(session: Session, out: Path) -> _Write:
    return partial(save_summary, out, session.contest.rulebook, session.contest.projects)


def _recommendation(session: Session, out: Path) -> _Write:
    listed = recommend(session)
    if listed.pending:
        tied = "、".join(str(number) for number in listed.pending)
        raise Refusal(f"{tied} 号项目并列在推荐名额上，请裁定后再导出推荐名单。")
    numbers = [each.number for each in listed.recommended]
    projects = tuple(session.contest.by_number[number] for number in numbers)
    return partial(save_recommendation, out, session.contest.rulebook, projects, _sender(session))


def _sender(session: Session) -> str:
    return Words(session.contest, session.now().date()).text("sender")


def _results(session: Session, out: Path) -> _Write:
    contest = session.contest
    rows = []
    for division, standings in final_standings(contest, session.results()).items():
        name = contest.rulebook.division(division).name
        for standing in standings:
            project = contest.by_number[standing.number]
            rows.append(
                ResultRow(
                    name,
                    standing.place,
                    standing.number,
                    project.name,
                    project.applicant,
                    standing.score,
                    _remark(standing),
                )
            )
    finals = contest.rulebook.last_stages()
    return partial(
        save_results, out, f"{contest.rulebook.contest.name}{_names(finals)}成绩", tuple(rows), _decimals(finals)
    )


def _register(session: Session, out: Path) -> _Write:
    rows = []
    for line in register(session):
        issue = line.issue
        time = second_text(issue.time)
        given = (issue.id, issue.serial, line.award, issue.recipient, line.project, time, issue.person)
        rows.append(CertificateRow(*given, line.state, line.remark))
    return partial(save_register, out, f"{session.contest.rulebook.contest.name}证书登记簿", tuple(rows))


def _remark(standing: Standing) -> str:
    if standing.tied_with:
        return f"与 {numbers_text(standing.tied_with)}并列"
    return standing.lacking


def _names(stages: tuple[Stage, ...]) -> str:
    return "、".join(dict.fromkeys(stage.name for stage in stages))


def _decimals(stages: tuple[Stage, ...]) -> int:
    return max((stage.score.decimals for stage in stages), default=2)


_WRITERS: Mapping[str, Callable[[Session, Path], _Write]] = {
    "roster": _roster,
    "results": _results,
    "recommendation": _recommendation,
    "summary": _summary,
    "register": _register,
}

#: The exports with their names on screen.
EXPORTS: Mapping[str, str] = {
    "roster": "项目名册",
    "results": "成绩",
    "recommendation": "推荐项目名单",
    "summary": "项目汇总表",
    "register": "证书登记簿",
}
