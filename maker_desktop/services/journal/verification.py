"""核验: the file against its journal, every sealed result against its rules, and a digest read off paper."""

import re
from dataclasses import replace
from pathlib import Path

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import Seal
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.standings.sealing import printed, seal_digest
from maker_desktop.store import verify as journal_check
from maker_desktop.store.verify import Verification

__all__ = ["Verification", "verify"]

_DIGEST = re.compile(r"[0-9a-f]{16,64}")


def verify(path: Path, digest: str = "") -> Verification:
    """Check a contest file; `digest` is what a document prints (16 hex digits; spaces, dashes and case do not matter).

    The journal's chain and the tables come first, then every sealed stage is computed anew, then the digest is looked
    for among the seals. Raises Refusal where there is no contest file or the digest is not one.
    """
    wanted = re.sub(r"[\s\-‐‑–—]", "", digest).lower()
    if wanted and _DIGEST.fullmatch(wanted) is None:
        raise Refusal(f"“{digest}”不是封存校验码，应是文书上印的 16 位数字和字母（0–9、a–f）。")
    found = journal_check.verify(path)
    if not found.ok:
        return found
    with contest.open_session(path, "", read_only=True) as session:
        for seal in session.contest.seals:
            if reason := _stale(session, seal):
                return replace(found, ok=False, first_bad=_entry_of(session, seal), reason=reason)
        reason = _unknown_digest(session, wanted) if wanted else ""
    return replace(found, ok=not reason, reason=reason)


def _stale(session: Session, seal: Seal) -> str:
    stage = session.stage(seal.stage)
    anew = seal_digest(session.contest, stage, session.book(stage.id), session.result(stage.id))
    if anew == seal.digest:
        return ""
    both = f"封存 {printed(seal.digest)}，现在 {printed(anew)}"
    return f"{stage.name}按规则重新计算的结果与封存时不同（{both}）。"


def _entry_of(session: Session, seal: Seal) -> int:
    """Return the last entry of the journal that wrote a seal."""
    written = [
        entry.number
        for entry in session.file.entries()
        for change in entry.changes
        if change.table == "seal" and change.key == (seal.stage,)
    ]
    return written[-1]


def _unknown_digest(session: Session, wanted: str) -> str:
    if any(seal.digest.startswith(wanted) for seal in session.contest.seals):
        return ""
    known = "；".join(f"{session.stage(seal.stage).name} {printed(seal.digest)}" for seal in session.contest.seals)
    return f"校验码 {printed(wanted)} 不是本文件的封存校验码（{known or '还没有封存任何赛程'}）。"
