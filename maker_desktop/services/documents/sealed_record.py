"""The record of a sealed stage for supervisor and notary: what was sealed, how close it was, statistics of judges."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import islice

from maker_desktop.domain.journal.entries import Entry, printed
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.long_work import Progress
from maker_desktop.domain.model.phrases import dated, numbers_text
from maker_desktop.domain.model.records import WITNESS_KEY, Seal
from maker_desktop.domain.model.rounding import rounded
from maker_desktop.domain.model.ruling import Ruling
from maker_desktop.domain.model.stage_rules import Rounding, Stage
from maker_desktop.domain.model.standing import StageResult
from maker_desktop.domain.results.fragility import Fragility, fragility
from maker_desktop.domain.results.stage_results import Books
from maker_desktop.domain.standings.judges import JudgeProfile, PanelProfile, panel_profiles
from maker_desktop.pdf.papers.sealed_record import JournalNotes, JudgeFigures, LineFigures, PanelFigures, SealedRecord
from maker_desktop.services.arbitration.arbitration import kind_words
from maker_desktop.services.core.journal_heads import clock_sentences, restoring_notes
from maker_desktop.services.core.ports import ContestFile
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.parts import Unit, Wanted, origin
from maker_desktop.services.documents.result_papers import standing_tables
from maker_desktop.services.documents.rulings import decision_sentences

#: Entries between two reports of progress.
_STRIDE = 500


def records(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the record of each sealed stage. Raises Refusal for a stage that is not sealed, and if none is."""
    stages = (session.stage(wanted.stage),) if wanted.stage is not None else session.contest.rulebook.stages
    sealed = [(stage, seal) for stage in stages if (seal := session.contest.sealed.get(stage.id)) is not None]
    if not sealed:
        raise Refusal(f"{'、'.join(stage.name for stage in stages)}还没有封存，请先封存，再打印封存记录。")
    for stage, seal in sealed:
        name = f"{stage.name}封存记录"
        yield Unit(name, name, _record(session, stage, seal))


def _record(session: Session, stage: Stage, seal: Seal) -> SealedRecord:
    contest = session.contest
    result = session.result(stage.id)
    rulings_here = [ruling for ruling in contest.rulings_in_force if ruling.stage == stage.id]
    counted = sum(line.sheet.counts for score in result.scores.values() for line in score.lines)
    seats = [seat for panel in contest.panels(stage.id).values() for seat in panel]
    return SealedRecord(
        origin=origin(session, stage),
        sealed_at=dated(seal.time),
        sealed_by=seal.person,
        digest=seal.digest,
        version=f"第 {seal.version} 版",
        replaces=printed(seal.replaces) if seal.replaces else "",
        witness_key=contest.settings.get(WITNESS_KEY, ""),
        counts=(
            ("参赛项目", f"{len(result.standings)} 个"),
            ("评委", f"{len(seats)} 位"),
            ("计入的评分表", f"{counted} 份"),
            ("裁定", f"{len(rulings_here)} 件"),
        ),
        panels=tuple(_panel(profile, len(contest.panels(stage.id)) > 1) for profile in panel_profiles(result)),
        standings=standing_tables(session, stage),
        rulings=tuple(_ruling_line(ruling) for ruling in rulings_here),
        journal=partial(_notes, session.file, session.head().entry, seal),
        lines=partial(_lines, contest, stage, session.books(), session.results()),
    )


def _ruling_line(ruling: Ruling) -> str:
    concerned = f"（{numbers_text(ruling.numbers)}）" if ruling.numbers else ""
    return f"第 {ruling.id} 号　{kind_words(ruling)}{concerned}　{''.join(decision_sentences(ruling))}"


def _notes(file: ContestFile, last: int, seal: Seal, progress: Progress) -> JournalNotes:
    """Read up to entry `last`, in whatever thread the record is laid out, the entry of the sealing and the times."""
    entry = JournalNotes().entry
    times: list[Entry] = []
    for each in islice(file.entries(), last):
        if each.number % _STRIDE == 0:
            progress(each.number, last, "读流水")
        if each.action == "stage.seal" and printed(seal.digest) in each.subject:
            entry = f"第 {each.number} 条，校验值 {each.digest}"
        times.append(replace(each, changes=()))
    return JournalNotes(entry, clock_sentences(times), tuple(restoring_notes(times)))


def _lines(
    contest: Contest, stage: Stage, books: Books, results: Mapping[str, StageResult], progress: Progress
) -> tuple[LineFigures, ...]:
    def tell(done: int, total: int) -> None:
        progress(done, total, f"试{stage.name}名次线")

    return tuple(
        LineFigures(
            contest.rulebook.division(found.line.division).name,
            found.line.name,
            numbers_text(found.last_in) or "—",
            numbers_text(found.first_out) or "—",
            "—" if found.gap is None else f"{found.gap} 分",
            _firmness(found),
        )
        for found in fragility(contest, stage, books, results, tell)
    )


def _firmness(found: Fragility) -> str:
    """Return in words what would change who is above a line."""
    parts = [f"去掉{judge}的评分表会改变名单" for judge in found.judges]
    parts += [f"{len(found.marks)} 个分数变动会改变名单"] if found.marks else []
    return "；".join(parts) or "均无影响"


def _panel(profile: PanelProfile, several: bool) -> PanelFigures:
    return PanelFigures(
        f"第 {profile.panel} 评审组" if several else "",
        tuple(_judge(judge) for judge in profile.judges),
        _figure(profile.agreement, 3),
    )


def _judge(judge: JudgeProfile) -> JudgeFigures:
    severity = _figure(judge.severity, 2)
    return JudgeFigures(
        f"{judge.seat} 号席 {judge.judge}",
        str(len(judge.totals)),
        _figure(judge.mean, 2),
        f"+{severity}" if judge.severity and judge.severity > 0 else severity,
        _figure(judge.deviation, 2),
        str(judge.dropped_high),
        str(judge.dropped_low),
    )


def _figure(value: Fraction | None, decimals: int) -> str:
    return "—" if value is None else str(rounded(value, decimals, Rounding.HALF_UP))
