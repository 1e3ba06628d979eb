"""见证清单 (witness list): the journal's heads on a supervisor's drive, extended in the contest and compared later."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from maker_desktop.disk.files import read_file, write_file
from maker_desktop.domain.journal.entries import Anchor, Entry, canonical
from maker_desktop.domain.model.errors import Damaged, Refusal
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.domain.model.phrases import second_text
from maker_desktop.domain.model.records import WITNESS_KEY, Setting
from maker_desktop.services.core.journal_heads import RESTORED
from maker_desktop.services.core.ports import Clock, local_time
from maker_desktop.services.journal import difference_words, witness_key
from maker_desktop.services.journal.restoring import restorings, span
from maker_desktop.services.journal.seal_history import SEALS, sealings
from maker_desktop.store.codec import table_name
from maker_desktop.store.verify import prove

_FORMAT: Final = "maker-desktop witness 1"
_LARGEST = 100_000_000
_SETTINGS = table_name(Setting)

#: A stage, the entry that sealed it, and the digest of the seal.
Seal = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class WitnessList:
    """The content of a list: heads with times, seals, and when it was extended; `signature` and key as hex or ""."""

    contest: str
    heads: tuple[tuple[int, str, str], ...] = ()
    seals: tuple[Seal, ...] = ()
    exports: tuple[tuple[str, int], ...] = ()
    public_key: str = ""
    signature: str = ""

    def signed_content(self) -> bytes:
        """Return the signed bytes: the canonical JSON of the list without key and signature."""
        return canonical(self._body()).encode()

    def text(self) -> str:
        """Return the text of the list's file."""
        document = {**self._body(), "public_key": self.public_key, "signature": self.signature}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def _body(self) -> dict[str, object]:
        return {
            "format": _FORMAT,
            "contest": self.contest,
            "heads": [{"entry": entry, "time": time, "digest": digest} for entry, time, digest in self.heads],
            "seals": [{"stage": stage, "entry": entry, "digest": digest} for stage, entry, digest in self.seals],
            "exports": [{"time": time, "entry": entry} for time, entry in self.exports],
        }


@dataclass(frozen=True, slots=True)
class Written:
    """An extended list: its file, its last head, the number of new heads, and the fingerprint of its key.

    `closed` are the lists of before a restoring, which tell of entries that it lost and are not added to any more.
    """

    path: Path
    head: Anchor
    added: int
    key: str
    closed: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The comparison of a list with a file: its number of heads, the first that differs, and what is wrong, in Chinese.

    `following` counts the entries after its last head; `key` is the fingerprint of the signing key, empty if it is
    not signed; `notes` are remarks that are no fault.
    """

    ok: bool
    heads: int
    first_bad: int | None
    reason: str
    following: int
    key: str
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The finding, in one Chinese sentence."""
        return self.reason or f"{self.heads} 条都相符，其后还有 {self.following} 条。"


def list_path(path: Path, folder: Path, turn: int = 1) -> Path:
    """Return the path of a contest file's list on a drive; after each restoring that lost entries there is another."""
    return folder / f"见证清单-{path.stem}{f'-{turn}' if turn > 1 else ''}.json"


def add_to(path: Path, folder: Path, clock: Clock = local_time) -> Written:
    """Append the new heads to the list on a drive, making it if missing; signed if the drive has a key.

    Reads the contest file from the disk, so any thread may do this. Raises Refusal, and writes nothing, if the drive is
    missing or cannot be written to, a head already on it is not the file's, or the file does not fit its journal.
    """
    if not folder.is_dir():
        raise Refusal(f"找不到“{folder}”，请插好监督员的 U 盘。")
    entries, seals, name, _, fault = _journal(path)
    closed: list[Path] = []
    while True:
        target = list_path(path, folder, len(closed) + 1)
        known = read_list(target) if target.exists() else WitnessList(name)
        wrong = _difference(known, entries, seals)
        if wrong is None:
            break
        if not wrong.restored:
            raise Refusal(f"没有记，请查明原因：U 盘里的清单与本文件不符。{wrong.reason}")
        closed.append(target)
    if fault:
        raise Damaged(f"没有记：“{path.name}”没有通过校验。{fault}")
    last = known.heads[-1][0] if known.heads else 0
    fresh = tuple((entry.number, entry.time, entry.digest) for entry in entries[last:])
    heads = (*known.heads, *fresh)
    exports = (*known.exports, (clock().isoformat(timespec="seconds"), heads[-1][0]))
    # A seal on the list is kept, even after its stage was reopened and sealed again.
    sealed = tuple(dict.fromkeys((*known.seals, *seals)))
    made = WitnessList(known.contest, heads, sealed, exports)
    made, told = _signed(made, folder)
    write_file(target, made.text().encode())
    return Written(target, Anchor(heads[-1][0], heads[-1][2]), len(fresh), told, tuple(closed))


def compare(path: Path, listed: Path, progress: Progress = silent) -> Comparison:
    """Compare a list with a contest file. Raises Refusal if either cannot be read."""
    known = read_list(listed)
    entries, seals, _, registered, _ = _journal(path, progress)
    nothing = None if known.heads else _Difference(None, "清单里一条流水也没有，不能对照。")
    wrong = nothing or _difference(known, entries, seals) or _unsigned(known, registered)
    last = known.heads[-1][0] if known.heads else 0
    key = witness_key.fingerprint(bytes.fromhex(known.public_key)) if known.signature else ""
    note = f"签名公钥的指纹是 {key}，请与开场时写在纸上的对照。" if key else _without_signature(registered)
    first_bad, reason = (wrong.entry, wrong.reason) if wrong else (None, "")
    return Comparison(not reason, len(known.heads), first_bad, reason, max(len(entries) - last, 0), key, (note,))


def read_list(path: Path) -> WitnessList:
    """Return the list in a file. Raises Refusal for another file."""
    try:
        document = json.loads(read_file(path, _LARGEST))
        if document["format"] != _FORMAT:
            raise ValueError(document["format"])
        return _list_of(document)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise Refusal(f"“{path.name}”不是见证清单，或者已经损坏，请另选文件。") from error


def _list_of(document: Any) -> WitnessList:
    heads = tuple((int(each["entry"]), str(each["time"]), str(each["digest"])) for each in document["heads"])
    seals = tuple((str(each["stage"]), int(each["entry"]), str(each["digest"])) for each in document["seals"])
    exports = tuple((str(each["time"]), int(each["entry"])) for each in document["exports"])
    public, signature = str(document["public_key"]), str(document["signature"])
    for text in (public, signature):
        bytes.fromhex(text)
    if any(number != place for place, (number, _, _) in enumerate(heads, 1)):
        raise ValueError("a head is missing")
    listed = WitnessList(str(document["contest"]), heads, seals, exports, public, signature)
    listed.signed_content()  # half of a surrogate pair cannot be signed
    return listed


def _journal(path: Path, progress: Progress = silent) -> tuple[Sequence[Entry], tuple[Seal, ...], str, str, str]:
    """Return the entries of a file that fit, its seals, the contest's name, the fingerprint registered, and its fault.

    The fault is empty where the file is as its journal says.
    """
    proof = prove(path, (SEALS,), progress)
    seals = tuple((each.stage, each.entry, each.digest) for each in sealings(proof.moments))
    known = difference_words.contest_of(proof.contents)
    registered = proof.contents.get(_SETTINGS, {}).get((WITNESS_KEY,), {})
    name = known.rulebook.contest.name if known else ""
    return proof.entries, seals, name, str(registered.get("value", "")), proof.found.reason


@dataclass(frozen=True, slots=True)
class _Difference:
    """What is wrong with a list: an entry's number if it is about one, the meaning, whether a restoring explains it."""

    entry: int | None
    reason: str
    restored: bool = False


def _difference(known: WitnessList, entries: Sequence[Entry], seals: Sequence[Seal]) -> _Difference | None:
    """Return the first head or seal of a list that is not the file's, with its meaning; None if all are."""
    for entry, (number, time, digest) in zip(entries, known.heads, strict=False):
        if entry.digest != digest and entry.action == RESTORED:
            return _lost(known, entries, number)
        if entry.digest != digest:
            both = f"清单 {Anchor(number, digest).code}，文件 {Anchor(number, entry.digest).code}"
            reason = f"第 {number} 条与清单不符（{both}）：这一条或它以前的流水被改写过，或者不是同一场赛事。"
            return _Difference(number, reason)
        if entry.time != time:
            return _Difference(
                number,
                f"第 {number} 条的时间清单记为 {second_text(time)}，文件是 {second_text(entry.time)}：清单被改过。",
            )
    if len(known.heads) > len(entries):
        return _Difference(
            len(entries) + 1,
            f"清单记到第 {len(known.heads)} 条，文件里能接上的只有 {len(entries)} 条："
            "其后的流水不见了或对不上，文件被截去一段，或者被换成了更早的副本。",
        )
    for seal in known.seals:
        if seal not in seals:
            reason = f"清单里第 {seal[1]} 条的封存校验码不是文件里的：清单被改过，或者不是同一场赛事。"
            return _Difference(seal[1], reason)
    return None


def _lost(known: WitnessList, entries: Sequence[Entry], number: int) -> _Difference:
    """Return what a list means that goes on where the file was restored: at entry `number`, from an older copy."""
    last = known.heads[-1][0]
    (restoring,) = restorings(entries[number - 1 : number])
    told = {(lost.entry, lost.digits) for lost in restoring.lost}
    untold = [entry for entry, _, digest in known.heads[number - 1 :] if (entry, digest[:16]) not in told]
    listed = "都列在那一条里" if not untold else f"其中第 {untold[0]} 条起没有列在那一条里，丢失了什么要查明"
    return _Difference(
        number,
        f"清单里的{span(number, last)}不在文件里：现在的第 {number} 条流水记载文件从备份恢复，"
        f"恢复时丢失了它们（{listed}）；第 {number} 条以前都相符。",
        restored=True,
    )


def _unsigned(known: WitnessList, registered: str) -> _Difference | None:
    """Return what is wrong with the signature of a list, None if nothing is."""
    if not known.signature:
        return None
    public = bytes.fromhex(known.public_key)
    if not witness_key.is_signed(public, bytes.fromhex(known.signature), known.signed_content()):
        return _Difference(None, "清单的签名不符：签名以后清单被修改过。")
    key = witness_key.fingerprint(public)
    if registered and registered != key:
        return _Difference(None, f"清单是用别的密钥签的（清单 {key}，登记 {registered}），不是登记的那只 U 盘做的。")
    return None


def _without_signature(registered: str) -> str:
    """Return what a list without a signature is worth; `registered` is the fingerprint in the journal, or empty.

    This is no fault by itself: only one of several drives has the key, and a list may be older than the key.
    """
    worth = "清单没有签名：它能证明什么，看它一直在谁手里"
    if not registered:
        return f"{worth}。"
    return f"{worth}；流水登记了见证公钥（指纹 {registered}），清单如果是有私钥的那只 U 盘做的，签名就是后来去掉的。"


def _signed(made: WitnessList, folder: Path) -> tuple[WitnessList, str]:
    """Return a list signed with the key on a drive, and the key's fingerprint; unchanged if there is no key."""
    key = witness_key.key_on(folder)
    if key is None:
        return made, ""
    public = witness_key.public_key(key)
    signature = key.sign(made.signed_content()).hex()
    return replace(made, public_key=public.hex(), signature=signature), witness_key.fingerprint(public)
