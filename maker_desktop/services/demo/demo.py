"""A whole contest without a window: from a roster file to documents, with all numbers from a recorded seed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from itertools import chain, count, pairwise
from pathlib import Path

from maker_desktop.disk.files import make_folder
from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.ruling import CaseKind, CommitteeMember, Decision, Vote
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, plain
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Case, StageResult
from maker_desktop.domain.results.stage_results import stage_result
from maker_desktop.exchange.marks_file import MarkRow, MarksReading
from maker_desktop.exchange.panels_file import read_seats
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.resources import resource
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.awards import awards
from maker_desktop.services.core import contest
from maker_desktop.services.core.contest import fill_in
from maker_desktop.services.core.ports import Clock, local_time
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents import publishing, workbooks
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks_import
from maker_desktop.services.scoring.marks import reveal
from maker_desktop.services.standings import sealing

#: The seed of all marks and draws of a demonstration; stored in the contest file.
SEED = "6d616b65722d64656d6f2d3230323600"

_WORDS = {
    "demo_seed": SEED,
    "letter_signer": "闻人清",
    "letter_contact": "（联系人：阮一舟，电话：0354-0000000）",
}

COMMITTEE = (
    CommitteeMember("韩文博", "示范大学", chair=True),
    CommitteeMember("陆雅琴", "示范产业研究院"),
    CommitteeMember("邵志远", "示范会计师事务所"),
)

_ORGANISATION = "示范县工业和信息化局"

#: Range of marks in thousandths of the full mark, before a judge's severity is added.
_WEAKEST, _STRONGEST = 740, 920

#: The contest behind the start page's button: the preset, how many projects wait for their marks at the end of the
#: first division, and by how much one judge differs from all others on one project.
_SAMPLE, _WAITING, _APART = "jinzhong-2026", 3, Decimal(24)

Marks = dict[tuple[int, str, str], Decimal]


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The contest file and the documents a demonstration has made."""

    contest: Path
    files: tuple[Path, ...]


def run(folder: Path, preset: str, roster_file: Path | None, person: str, clock: Clock = local_time) -> Demonstration:
    """Run a contest by a preset from a roster file (default: the sample) to its documents, all in `folder`.

    Raises Refusal if the folder cannot be made, the preset is not known, the roster cannot be read, or the contest file
    exists already.
    """
    make_folder(folder)
    path = folder / f"{preset}.maker"
    with hold(path, preset, roster_file, person, clock) as session:
        files = _publish(session, folder)
    return Demonstration(path, files)


def hold(path: Path, preset: str, roster_file: Path | None, person: str, clock: Clock = local_time) -> Session:
    """Run a contest in a new file at `path` to its awards, printing nothing, and leave it open.

    Raises Refusal as `run` does.
    """
    session = contest.create(path, preset_text(preset), person, clock, preset)
    with _whole_or_nothing(session):
        _prepare(session, roster_file)
        for stage in session.contest.rulebook.stages:
            hold_stage(session, stage)
        for award in session.contest.rulebook.organisation_awards:
            awards.grant(session, award.name, _ORGANISATION)
    return session


def invite(path: Path, person: str, clock: Clock = local_time) -> Session:
    """Run a sample contest in a new file up to the middle of its last stage, where hands are wanted; leave it open.

    Some projects have no marks yet, a tie that matters and a divergence wait for the committee. Raises Refusal if
    writing fails.
    """
    session = contest.create(path, preset_text(_SAMPLE), person, clock, _SAMPLE)
    with _whole_or_nothing(session):
        _prepare(session, None)
        *before, last = session.contest.rulebook.stages
        for stage in before:
            hold_stage(session, stage)
        _begin(session, last)
    return session


@contextmanager
def _whole_or_nothing(session: Session) -> Iterator[None]:
    """Close and remove the file where making it fails."""
    try:
        yield
    except BaseException:
        session.close()
        session.file.path.unlink(missing_ok=True)
        raise


def _prepare(session: Session, roster_file: Path | None) -> None:
    """Fill in words and dates, confirm the rules, take the roster and seat the committee."""
    fill_in(session, {**_WORDS, **_dates(session)})
    contest.confirm_assumed(session, session.contest.rulebook.assumed)
    roster.take(session, roster.preview(session, roster_file or resource("samples", "roster.csv")))
    arbitration.seat_committee(session, COMMITTEE)


def _dates(session: Session) -> dict[str, str]:
    """Return the dates of documents: in the contest's own year, whose holidays are known, whenever this runs."""
    year = session.contest.rulebook.contest.year or session.now().year
    after = dict.fromkeys(("letter_date", "letter_printed", "notice_date", "certificate_date"), f"{year}-08-03")
    return {**after, "filing_date": f"{year}-05-06"}


def sample(folder: Path, person: str, clock: Clock = local_time) -> Path:
    """Make a sample contest that invites to try, under an unused name in `folder`, and return its path.

    The folder is made if missing. Raises Refusal if writing fails.
    """
    make_folder(folder)
    name = f"示范赛事 {clock():%Y-%m-%d}"
    names = chain([name], (f"{name} ({turn})" for turn in count(2)))
    path = next(place for place in (folder / f"{each}.maker" for each in names) if not place.exists())
    invite(path, person, clock).close()
    return path


def _publish(session: Session, folder: Path) -> tuple[Path, ...]:
    """Print every document and write every workbook."""
    files: list[Path] = []
    for document in publishing.DOCUMENTS:
        if document.id == "ruling" and not session.contest.rulings:
            continue  # with few projects there may be nothing to rule on
        files += publishing.print_document(session, document.id, folder / "documents")
    for what, name in workbooks.EXPORTS.items():
        files.append(workbooks.export(session, what, folder / "workbooks" / f"{name}.xlsx"))
    return tuple(files)


def hold_stage(session: Session, stage: Stage) -> None:
    """Run one stage: judges, a recusal, the draw, marks, rulings, seal."""
    _seat_and_draw(session, stage)
    marks = _with_tie(session, stage, _marks(session, stage))
    marks_import.import_marks(session, stage.id, MarksReading(_rows(marks), ()))
    for case in session.result(stage.id).cases:
        if case.open:
            arbitration.rule(session, case.id, _verdict(case))
    sealing.seal(session, stage.id)


def _begin(session: Session, stage: Stage) -> None:
    """Run a stage up to its last projects, which nobody has marked yet; nothing is ruled on."""
    _seat_and_draw(session, stage)
    order = [place.number for place in draw.order_of_appearance(session.contest, stage)]
    division = {project.number for project in session.contest.projects if project.division == stage.divisions[0]}
    waiting = [number for number in order if number in division][-_WAITING:]
    marked = {cell: mark for cell, mark in _marks(session, stage).items() if cell[0] not in waiting}
    marks = _with_divergence(session, stage, _with_tie(session, stage, marked))
    marks_import.import_marks(session, stage.id, MarksReading(_rows(marks), ()))
    for number in [number for number in order if number in division and number not in waiting][:-1]:
        reveal(session, stage.id, number)


def _seat_and_draw(session: Session, stage: Stage) -> None:
    judges = read_seats(resource("samples", "panel.csv")).rows
    seats = [Seat(stage.id, "1", row.seat, row.judge, row.employer, _judge_class(stage, row.seat)) for row in judges]
    panels.seat_judges(session, stage.id, seats)
    first = session.contest.in_stage(stage)[0]
    panels.recuse(session, stage.id, judges[-1].judge, first.number, "近三年内曾与参赛主体合作承担项目")
    draw.draw(session, stage.id, _lot(stage.id, "draw").hex()[:32], "监督员 郑明")


def _judge_class(stage: Stage, seat: int) -> str:
    judge_classes = stage.score.judge_classes
    return judge_classes[seat % len(judge_classes)].id if judge_classes else ""


def _lot(*words: object) -> bytes:
    return sha256("|".join([SEED, *map(str, words)]).encode()).digest()


def _number(low: int, high: int, *words: object) -> int:
    """Return an integer from `low` to `high`, always the same for the same words."""
    return low + int.from_bytes(_lot(*words)[:8], "big") % (high - low + 1)


# Marks


def _marks(session: Session, stage: Stage) -> Marks:
    """Return marks made of a level for each project, a severity for each judge, and a small variation."""
    marks: Marks = {}
    criteria = session.contest.rulebook.stage_criteria(stage)
    recused = {(recusal.number, recusal.judge) for recusal in session.contest.recusals if recusal.stage == stage.id}
    for project in session.contest.in_stage(stage):
        level = _number(_WEAKEST, _STRONGEST, project.number, project.name)
        for seat in session.contest.seats_for(stage.id, project.number):
            if (project.number, seat.judge) in recused:
                continue
            for criterion in criteria:
                part = level + _number(-20, 20, seat.judge) + _number(-25, 25, project.number, criterion.id)
                part += _number(-20, 20, stage.id, project.number, seat.judge, criterion.id)
                marks[project.number, seat.judge, criterion.id] = _on_step(criterion, part)
    return marks


def _on_step(criterion: Criterion, part: int) -> Decimal:
    """Return `part` thousandths of the full mark, rounded to the criterion's step."""
    steps = criterion.full_mark * min(part, 1000) / 1000 // criterion.step
    return steps * criterion.step


def _with_tie(session: Session, stage: Stage, marks: Marks) -> Marks:
    """Give the project below a line the marks of the one above it, so that only the committee can decide."""
    for above, below in _neighbours(session, stage, marks):
        tied = marks | {
            (below, judge, criterion): mark for (number, judge, criterion), mark in marks.items() if number == above
        }
        if any(case.kind is CaseKind.TIE for case in _result(session, stage, tied).cases):
            return tied
    return marks


def _with_divergence(session: Session, stage: Stage, marks: Marks) -> Marks:
    """Let the judge in the first seat think little of a project whose place changes nothing by it."""
    judge = session.contest.seats_for(stage.id, min(number for number, _, _ in marks))[0].judge
    ties = _ties(_result(session, stage, marks))
    for number in sorted({number for number, _, _ in marks}):
        low = {cell: mark - _APART if cell[:2] == (number, judge) else mark for cell, mark in marks.items()}
        result = _result(session, stage, low)
        if _ties(result) == ties and any(case.kind is CaseKind.DIVERGENCE for case in result.cases):
            return low
    return marks


def _ties(result: StageResult) -> list[tuple[int, ...]]:
    return [case.numbers for case in result.cases if case.kind is CaseKind.TIE]


def _neighbours(session: Session, stage: Stage, marks: Marks) -> list[tuple[int, int]]:
    """Return pairs of projects that follow each other in the standings, with marks of the same judges."""
    standings = _result(session, stage, marks).standings
    marked = [standing.number for standing in standings if standing.score is not None]
    by_number: dict[int, set[str]] = {}
    for number, judge, _ in marks:
        by_number.setdefault(number, set()).add(judge)
    projects = session.contest.by_number
    return [
        (above, below)
        for above, below in pairwise(marked)
        if by_number[above] == by_number[below] and projects[above].division == projects[below].division
    ]


def _result(session: Session, stage: Stage, marks: Marks) -> StageResult:
    """Return the result of these marks, before any of them is in the file."""
    return stage_result(session.contest, stage, {**session.books(), stage.id: _book(stage, marks)})


def _book(stage: Stage, marks: Marks) -> MarkBook:
    sheets = {(number, judge) for number, judge, _ in marks}
    return MarkBook.of(
        stage.id,
        [Mark(stage.id, *cell, value) for cell, value in marks.items()],
        [Confirmation(stage.id, *sheet) for sheet in sheets],
    )


def _rows(marks: Marks) -> tuple[MarkRow, ...]:
    return tuple(
        MarkRow(row, str(number), judge, criterion, plain(mark))
        for row, ((number, judge, criterion), mark) in enumerate(marks.items(), start=2)
    )


# Rulings


def _verdict(case: Case) -> Verdict:
    """Return a plausible verdict: a tie is ordered by the seed, everything else upheld."""
    present = tuple(member.name for member in COMMITTEE)
    ballots = tuple(f"{name}:{Vote.YES}" for name in present)
    if case.kind is CaseKind.TIE:
        order = tuple(sorted(case.numbers, key=lambda number: _lot("order", number)))
        reason = f"各级比较均相同，经评议，{order[0]} 号项目的产业化前景更好，排名在前。"
        return Verdict(Decision.ORDER, reason, present, order=order, ballots=ballots)
    return Verdict(Decision.UPHOLD, "经核对评分表和评委说明，评分有据，维持原结果。", present, ballots=ballots)
