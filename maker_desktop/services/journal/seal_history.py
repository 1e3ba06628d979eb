"""The history of seals in the journal: when stages were sealed and reopened, and whether seals still fit."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from maker_desktop.domain.journal.entries import Anchor, Row, RowChange, printed
from maker_desktop.domain.model.records import RulebookText, Seal
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.ruling import CaseKind, Decision, Ruling
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import difference_words
from maker_desktop.services.standings import seal_digest, seal_digest_v1
from maker_desktop.store.codec import CODECS, table_name
from maker_desktop.store.contents import Contents
from maker_desktop.store.verify import Moment

SEALS = table_name(Seal)
_KEYS = {codec.table: codec.key_names for codec in CODECS.values()}
_PROJECTS, _RULINGS, _RULES = table_name(Project), table_name(Ruling), table_name(RulebookText)


@dataclass(frozen=True, slots=True)
class Sealing:
    """One sealing of a stage: the journal's entry of it, and that of its reopening if there was one.

    `head` and `contents` are the journal's head and the rows before the sealing.
    """

    stage: str
    digest: str
    version: int
    entry: int
    head: Anchor
    contents: Contents
    sealed_entry: int = 0
    reopened: int | None = None


def sealings(moments: Iterable[Moment]) -> tuple[Sealing, ...]:
    """Return every sealing in the order they were made; `moments` are those in which the table of seals changed."""
    found: list[Sealing] = []
    for moment in moments:
        for change in moment.entry.changes:
            if change.table != SEALS:
                continue
            before, after = change.before or {}, change.after or {}
            if after and after.get("digest") != before.get("digest"):
                found.append(_sealing(moment, after))
            elif before and not after:
                last = max(place for place, each in enumerate(found) if each.stage == before["stage"])
                found[last] = replace(found[last], reopened=moment.entry.number)
    return tuple(found)


def _sealing(moment: Moment, row: Row) -> Sealing:
    sealed_entry, version = row.get("entry"), row.get("version", seal_digest_v1.VERSION)
    return Sealing(
        stage=str(row["stage"]),
        digest=str(row["digest"]),
        version=version if isinstance(version, int) else 0,
        entry=moment.entry.number,
        head=moment.head,
        contents=moment.contents,
        sealed_entry=sealed_entry if isinstance(sealed_entry, int) else 0,
    )


def misfit(session: Session, sealing: Sealing) -> str:
    """Return why a seal in force does not match the file, in one Chinese sentence; empty if it does.

    The journal and the tables must agree.
    """
    stage = session.stage(sealing.stage)
    result = session.result(stage.id)
    if sealing.version == seal_digest_v1.VERSION:
        anew = seal_digest_v1.seal_digest(session.contest, stage, session.book(stage.id), result)
    elif sealing.version == seal_digest.VERSION:
        if sealing.sealed_entry != sealing.head.entry:
            return f"{stage.name}的封存记载到第 {sealing.sealed_entry} 条流水，其实是在第 {sealing.head.entry} 条之后。"
        rows = {table: listed.values() for table, listed in sealing.contents.items()}
        anew = seal_digest.seal_digest(sealing.head, rows, result)
    else:
        return f"{stage.name}的封存校验码是第 {sealing.version} 版，请用更新版本的程序校验。"
    changes = tuple(changes_since(session, sealing))
    others = {
        "name": {row["name"] for row in sealing.contents.get(_PROJECTS, {}).values()},
        "applicant": {change.before["applicant"] for change in changes if change.table == _PROJECTS and change.before},
    }
    for change in changes:
        if not _may_follow(change, others):
            what = difference_words.told(session.contest, change, by="封存时")
            return f"{stage.name}封存以后没有裁定重开，却有修改：{what}"
    if anew == sealing.digest:
        return ""
    both = f"封存 {printed(sealing.digest)}，现在 {printed(anew)}"
    return f"{stage.name}按规则重新计算的结果与封存时不同（{both}）。"


def changes_since(session: Session, sealing: Sealing) -> Iterator[RowChange]:
    """Yield the differences between the rows covered by a stage's seal of this version and what was sealed.

    The rule text may change for the other stages; that of this stage shows in its results.
    """
    if sealing.version == seal_digest_v1.VERSION:
        return
    numbers = session.result(sealing.stage).scores
    then = {table: listed.values() for table, listed in sealing.contents.items()}
    before = seal_digest.sealed_rows(then, sealing.stage, numbers)
    after = seal_digest.sealed_rows(seal_digest.rows_in(session.file), sealing.stage, numbers)
    for table in before.keys() - {_RULES}:
        old, new = ({_key(table, row): row for row in rows[table]} for rows in (before, after))
        for key in old.keys() | new.keys():
            if old.get(key) != new.get(key):
                yield RowChange(table, key, old.get(key), new.get(key))


def _key(table: str, row: Row) -> tuple[str | int, ...]:
    return tuple(value for name in _KEYS[table] if isinstance(value := row[name], str | int))


def _may_follow(change: RowChange, others: Mapping[str, Collection[object]]) -> bool:
    """Whether a change is allowed after the seal: an objection rejected, or a detail of a project corrected (更正).

    `others` are the names of all projects when the stage was sealed, and the applicants of those that changed since: a
    name or an applicant that moves over from another project is no correction.
    """
    before, after = change.before, change.after
    if change.table == _RULINGS and before is None and after is not None:
        return after["kind"] == CaseKind.OBJECTION and after["decision"] == Decision.UPHOLD
    if change.table != _PROJECTS or before is None or after is None:
        return False
    corrected = [name for name in seal_digest.IDENTITY if before[name] != after[name]]
    return len(corrected) == 1 and not any(after[name] in others.get(name, ()) for name in corrected)
