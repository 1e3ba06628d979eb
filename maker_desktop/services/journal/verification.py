"""核验: verify the file against its journal, sealed results against the rules, and a printed code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from maker_desktop.domain.journal.entries import Anchor, Entry, printed
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Damaged
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.services.core import contest
from maker_desktop.services.core.journal_heads import clock_sentences
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import difference_words
from maker_desktop.services.journal.paper_code import PaperCode, read_code
from maker_desktop.services.journal.restoring import lost_heads, restoring_notes
from maker_desktop.services.journal.seal_history import SEALS, Sealing, changes_since, misfit, sealings
from maker_desktop.store.verify import Proof, prove

#: Largest number of differences described; an emptied table has thousands.
_TOLD = 50


@dataclass(frozen=True, slots=True)
class Match:
    """What a code matches: a stage's seal (`stage` is its id) or a journal head; `entry` is the entry's number.

    `reopened` is the entry that reopened the stage, None while the seal is in force; `following` counts the entries
    after `entry`.
    """

    kind: str
    stage: str | None
    entry: int
    following: int
    reopened: int | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """The findings: the number of entries, the first that does not fit if any, and what is wrong in Chinese.

    `first_bad` is None where all is well, and where what is wrong is in no entry. `different` describes row by row how
    the file differs from its journal, `notes` are remarks (提示) that are no fault. For a printed code, `match` is
    what it matches (None: nothing in this file), and `paper` the same in words.
    """

    ok: bool
    entries: int
    first_bad: int | None = None
    reason: str = ""
    different: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    match: Match | None = None
    paper: str = ""


def verify(path: Path, code: str = "", progress: Progress = silent) -> Verification:
    """Check a contest file; `code` is a printed code: a stage's digest, or a journal head (see `paper_code`).

    The journal's chain and the tables come first, then every sealed stage is recomputed, then the code is looked
    up among all seals ever made and all heads. Raises Refusal for a file that is no contest file or an invalid code.
    """
    wanted = read_code(code) if code.strip() else None
    proof = prove(path, (SEALS,), progress)
    history = sealings(proof.moments)
    known = difference_words.contest_of(proof.contents)
    found = _first_finding(proof, known)
    if found.ok:
        with contest.open_session(path, "", read_only=True) as session:
            found = _with_seals(found, session, history)
    found = replace(found, notes=(*clock_sentences(proof.entries), *restoring_notes(proof.entries), *found.notes))
    return found if wanted is None else _with_paper(found, wanted, proof.entries, history, known)


def _first_finding(proof: Proof, known: Contest | None) -> Verification:
    """Return the store's findings, with differing rows in words."""
    found = proof.found
    told = tuple(
        difference_words.told(known, change, proof.last_entries.get((change.table, change.key)))
        for change in found.different[:_TOLD]
    )
    if len(found.different) > _TOLD:
        told += (f"另有 {len(found.different) - _TOLD} 处。",)
    reason = f"{found.reason.removesuffix('。')}；共 {len(found.different)} 处不符。" if len(told) > 1 else found.reason
    return Verification(found.ok, found.entries, found.first_bad, reason, told)


def _with_seals(found: Verification, session: Session, history: Sequence[Sealing]) -> Verification:
    notes: list[str] = []
    for seal in session.contest.seals:
        sealing = next(each for each in reversed(history) if each.stage == seal.stage)
        if reason := misfit(session, sealing):
            return replace(found, ok=False, first_bad=sealing.entry, reason=reason)
        notes += _corrected(session, sealing)
    return replace(found, notes=tuple(notes))


def _corrected(session: Session, sealing: Sealing) -> Iterator[str]:
    stage = session.stage(sealing.stage)
    for change in changes_since(session, sealing):
        yield f"{stage.name}封存以后有更正：{difference_words.told(session.contest, change, by='封存时')}"


# The printed code


def _with_paper(
    found: Verification, wanted: PaperCode, entries: Sequence[Entry], history: Sequence[Sealing], known: Contest | None
) -> Verification:
    match = _match(wanted, entries, history)
    if match is not None:
        paper = _match_words(match, known)
        if match.kind == "stage" and not found.ok:
            paper += "这是流水里记下的校验码；文件没有通过校验，现在的内容不由它证明。"
        return replace(found, match=match, paper=paper)
    if len(entries) < found.entries:
        paper = (
            f"第 {found.first_bad} 条流水已经不符，从那里起的流水不能拿来对照，这个校验码对不对现在说不出；"
            f"先查第 {found.first_bad} 条。"
        )
    else:
        paper = _stranger(wanted, entries, history, known)
    # Faults of the file come first: after a break of the chain no heads are computed.
    return replace(found, ok=False, reason=found.reason or paper, paper=paper)


def _match(wanted: PaperCode, entries: Sequence[Entry], history: Sequence[Sealing]) -> Match | None:
    """Return what a code matches; a seal in force takes precedence over a revoked one."""
    last = entries[-1].number if entries else 0
    if not wanted.short:
        sealed = [each for each in history if each.digest.startswith(wanted.digits) and wanted.entry in (0, each.entry)]
        if sealed:
            best = min(sealed, key=lambda each: each.reopened or 0)
            return Match("stage", best.stage, best.entry, last - best.entry, best.reopened)
    for entry in entries:
        if wanted.entry in (0, entry.number) and wanted.fits(Anchor(entry.number, entry.digest)):
            return Match("entry", None, entry.number, last - entry.number)
    return None


def _match_words(match: Match, known: Contest | None) -> str:
    after = f"其后还有 {match.following} 条。" if match.following else "这是最新的一条。"
    if match.kind == "entry":
        return f"与第 {match.entry} 条相符，{after}"
    name = _stage_name(match.stage or "", known)
    if match.reopened is not None:
        return (
            f"这是{name}以前的封存校验码：第 {match.entry} 条封存，第 {match.reopened} 条裁定重开；"
            "这份文书是真的，但它的结果已不是现行结果。"
        )
    return f"与{name}的封存相符，第 {match.entry} 条封存，{after}"


def _stranger(wanted: PaperCode, entries: Sequence[Entry], history: Sequence[Sealing], known: Contest | None) -> str:
    """Return a sentence on a code that matches nothing in this file."""
    last = entries[-1].number if entries else 0
    for lost in lost_heads(entries):
        if wanted.entry in (0, lost.entry) and not wanted.short and wanted.digits.startswith(lost.digits):
            return (
                f"这是第 {lost.entry} 条流水的校验值，那一条已经不在文件里："
                f"第 {lost.restored} 条记载文件曾被换成更早的备份，丢失的流水列在那一条里。"
            )
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
    sealed = "；".join(f"{_stage_name(each.stage, known)} {printed(each.digest)}" for each in history)
    return (
        f"文书上的码 {printed(wanted.digits)} 不是本文件的封存校验码（{sealed or '还没有封存任何阶段'}），"
        f"也不是 {last} 条流水中任何一条的：流水被改写或截去过，文件被换成了更早的副本，或者不是同一个文件。"
    )


def _stage_name(stage_id: str, known: Contest | None) -> str:
    if known is not None:
        for stage in known.rulebook.stages:
            if stage.id == stage_id:
                return stage.name
    return stage_id


def sound(path: Path) -> None:
    """Raise Damaged, naming the fault, for a file that does not pass verification."""
    found = verify(path)
    if not found.ok:
        raise Damaged(f"“{path.name}”没有通过校验，不能使用：{found.reason}")
