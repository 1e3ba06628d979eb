"""核验: verify the file against its journal, sealed results against the rules, and a printed code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from maker_desktop.domain.journal.entries import Entry
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Damaged, Refusal
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.services.core import contest
from maker_desktop.services.core.journal_heads import clock_sentences, restoring_notes
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import difference_words
from maker_desktop.services.journal.paper_answer import Match, match_of, match_words, stranger_words
from maker_desktop.services.journal.paper_code import PaperCode, read_code
from maker_desktop.services.journal.seal_history import SEALS, Sealing, changes_since, misfit, sealings
from maker_desktop.store.migrations import newest
from maker_desktop.store.schema import SCHEMA_VERSION
from maker_desktop.store.verify import Proof, prove

#: Largest number of differences described; an emptied table has thousands.
_TOLD = 50


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
        found = _with_results(found, path, proof, history)
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


def _with_results(found: Verification, path: Path, proof: Proof, history: Sequence[Sealing]) -> Verification:
    """Recompute the sealed stages, where this program can open the file as it is; else say that they were not."""
    version = _version(proof)
    if version != newest():
        saved = (
            "旧版本的程序保存的，以可写方式打开一次（会先留一份副本再升级）"
            if version < newest()
            else "更新版本的程序保存的，用那个版本打开"
        )
        note = f"流水和数据都已核对；封存的结果这次没有重算：文件是由{saved}以后才能重算。"
        return replace(found, notes=(note,))
    try:
        with contest.open_session(path, "", read_only=True) as session:
            return _with_seals(found, session, history)
    except Refusal as refusal:
        reason = f"流水和数据相符，但赛事无法打开，封存的结果没有重算：{refusal.sentence}"
        return replace(found, ok=False, reason=reason)


def _version(proof: Proof) -> int:
    """Return the version of the file's schema by its journal, 0 if it has none."""
    versions = [row.get("version") for row in proof.contents.get(SCHEMA_VERSION.name, {}).values()]
    return max((version for version in versions if isinstance(version, int)), default=0)


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
    match = match_of(wanted, entries, history)
    if match is not None:
        paper = match_words(match, known)
        if match.kind == "stage" and not found.ok:
            paper += "这是流水里记下的校验码；文件没有通过校验，现在的内容不由它证明。"
        if match.kind == "lost":
            return replace(found, ok=False, reason=found.reason or paper, match=match, paper=paper)
        return replace(found, match=match, paper=paper)
    if len(entries) < found.entries:
        paper = (
            f"第 {found.first_bad} 条流水已经不符，从那里起的流水不能拿来对照，这个校验码对不对现在说不出；"
            f"先查第 {found.first_bad} 条。"
        )
    else:
        paper = stranger_words(wanted, entries, history, known)
    # Faults of the file come first: after a break of the chain no heads are computed.
    return replace(found, ok=False, reason=found.reason or paper, paper=paper)


def sound(path: Path) -> None:
    """Raise Damaged, naming the fault, for a file that does not pass verification."""
    found = verify(path)
    if not found.ok:
        raise Damaged(f"“{path.name}”没有通过校验，不能使用：{found.reason}")
