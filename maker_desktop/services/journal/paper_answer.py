"""The answer to a code from paper: what it matches in the journal, or why nothing in the file has it."""

from collections.abc import Sequence
from dataclasses import dataclass

from maker_desktop.domain.journal.entries import Anchor, Entry, printed
from maker_desktop.domain.model.contest import Contest
from maker_desktop.services.journal.paper_code import PaperCode
from maker_desktop.services.journal.restoring import Lost, Restoring, restorings
from maker_desktop.services.journal.seal_history import Sealing


@dataclass(frozen=True, slots=True)
class Match:
    """What a code matches: a stage's seal (`stage` is its id), a journal head, or one lost by restoring a backup.

    `kind` is stage, entry or lost; `entry` is the entry's number. `reopened` is the entry that reopened the stage, None
    while the seal is in force; `restored` the one that records the restoring; `following` counts the entries after
    `entry`, after `restored` where the entry is lost.
    """

    kind: str
    stage: str | None
    entry: int
    following: int
    reopened: int | None = None
    restored: int | None = None


def match_of(wanted: PaperCode, entries: Sequence[Entry], history: Sequence[Sealing]) -> Match | None:
    """Return what a code matches: a seal in force before a revoked one, what is there before what is lost."""
    last = entries[-1].number if entries else 0
    if not wanted.short:
        sealed = [each for each in history if each.digest.startswith(wanted.digits) and wanted.entry in (0, each.entry)]
        if sealed:
            best = min(sealed, key=lambda each: each.reopened or 0)
            return Match("stage", best.stage, best.entry, last - best.entry, best.reopened)
    for entry in entries:
        if wanted.entry in (0, entry.number) and wanted.fits(Anchor(entry.number, entry.digest)):
            return Match("entry", None, entry.number, last - entry.number)
    for restoring in restorings(entries):
        for lost in restoring.lost:
            if _is_of(wanted, lost):
                return Match("lost", None, lost.entry, last - restoring.entry, restored=restoring.entry)
    return None


def _is_of(wanted: PaperCode, lost: Lost) -> bool:
    if wanted.short:
        return wanted.entry == lost.entry and wanted.digits == lost.short
    head = wanted.entry in (0, lost.entry) and wanted.digits.startswith(lost.digits)
    return head or (bool(lost.seal) and wanted.entry in (0, lost.entry) and wanted.digits.startswith(lost.seal))


def match_words(match: Match, known: Contest | None) -> str:
    """Return a match in words; `known` has the names of stages."""
    after = f"其后还有 {match.following} 条。" if match.following else "这是最新的一条。"
    if match.kind == "entry":
        return f"与第 {match.entry} 条相符，{after}"
    if match.kind == "lost":
        return (
            f"这是恢复以前第 {match.entry} 条流水的码，那时的文件里有这一条：现在的第 {match.restored} 条流水"
            f"记载从备份恢复，那一条在恢复中丢失，不在现在的文件里；"
            f"以后的内容以现在的第 {match.restored} 条起的流水为准。"
        )
    name = stage_name(match.stage or "", known)
    if match.reopened is not None:
        return (
            f"这是{name}以前的封存校验码：第 {match.entry} 条封存，第 {match.reopened} 条裁定重开；"
            "这份文书是真的，但它的结果已不是现行结果。"
        )
    return f"与{name}的封存相符，第 {match.entry} 条封存，{after}"


def stranger_words(
    wanted: PaperCode, entries: Sequence[Entry], history: Sequence[Sealing], known: Contest | None
) -> str:
    """Return a sentence on a code that matches nothing in this file."""
    last = entries[-1].number if entries else 0
    if perhaps := _perhaps_lost(wanted, restorings(entries)):
        return perhaps
    if wanted.entry > last:
        return (
            f"纸面写的是第 {wanted.entry} 条，文件里只有 {last} 条：其后的流水不见了，"
            "文件被截去了一段，或者被换成了更早的副本。"
        )
    if wanted.entry:
        here = Anchor(wanted.entry, entries[wanted.entry - 1].digest)
        shown = f"{here.short_code}" if wanted.short else here.code
        return (
            f"第 {wanted.entry} 条与纸面不符（纸面 {wanted.words}，文件 {shown}）："
            "这一条或它以前的流水被改写过，或者这不是同一个文件。"
        )
    sealed = "；".join(f"{stage_name(each.stage, known)} {printed(each.digest)}" for each in history)
    return (
        f"文书上的码 {printed(wanted.digits)} 不是本文件的封存校验码（{sealed or '还没有封存任何阶段'}），"
        f"也不是 {last} 条流水中任何一条的：流水被改写或截去过，文件被换成了更早的副本，或者不是同一个文件。"
    )


def _perhaps_lost(wanted: PaperCode, restored: Sequence[Restoring]) -> str:
    """Return a sentence if the code may be of an entry that a restoring lost and could not list, else an empty text."""
    for restoring in restored:
        if restoring.is_silent and (not wanted.entry or wanted.entry >= restoring.entry):
            return (
                f"文件里没有{wanted.words}。第 {restoring.entry} 条流水记载从备份恢复，丢失了哪些流水当时无从知道："
                "这张纸可能出自恢复以前的副本，也可能是流水被改写过，或者不是同一个文件；请与监督员的见证清单、恢复时留下的旧文件对照。"
            )
        if wanted.short and any(lost.entry == wanted.entry and not lost.short for lost in restoring.lost):
            return (
                f"第 {restoring.entry} 条流水记载从备份恢复，丢失的流水里有第 {wanted.entry} 条，"
                "当时没有记下它的 8 位短码，不能对照；请改用文书上的 16 位码。"
            )
    return ""


def stage_name(stage_id: str, known: Contest | None) -> str:
    """Return the name of a stage, its id where the contest is not known."""
    if known is not None:
        for stage in known.rulebook.stages:
            if stage.id == stage_id:
                return stage.name
    return stage_id
