"""备份: verified copies of the open contest in one or two folders, pruned to the newest, and restoring one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock

from maker_desktop.disk.names import file_name
from maker_desktop.disk.refusals import reason
from maker_desktop.domain.journal.entries import Anchor
from maker_desktop.domain.model.errors import Damaged, Refusal
from maker_desktop.domain.model.phrases import second_text
from maker_desktop.domain.model.records import Seal
from maker_desktop.domain.model.ruling import Ruling
from maker_desktop.domain.model.scoresheet import Confirmation
from maker_desktop.services.core.ports import Clock, local_time
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.journal.difference_words import contest_of
from maker_desktop.services.journal.restoring import displaced_words, foretold, latest_words
from maker_desktop.store import backup as copies
from maker_desktop.store.sqlite import beside
from maker_desktop.store.verify import prove, verify

#: Actions after which the file is copied at once: a project confirmed, a case settled, a stage sealed.
_WORTH_A_COPY = frozenset({Confirmation, Ruling, Seal})
_NAME = re.compile(r"(?P<contest>(?P<stem>.+)-[0-9a-f]{8})-(?P<time>\d{8}-\d{6})-(?P<entry>\d+)\.bak\.maker")
_TIME = "%Y%m%d-%H%M%S"
#: The longest text after the contest's name in a copy's name.
_AFTER = "-00000000-000000-0000000000.bak.maker"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy in a backup folder: when it was made (local time, to the second) and the journal entry it goes up to."""

    path: Path
    time: datetime
    entries: int

    @property
    def name(self) -> str:
        """The name of the contest file it is a copy of, without its ending."""
        return contest_name(self.path)


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one round: the copies made, and one sentence for each folder that failed."""

    copies: tuple[Copy, ...]
    failures: tuple[str, ...]


class Backups:
    """Keeps the newest copies of one contest in each of its folders; `now` may run on any thread, one at a time."""

    def __init__(self, session: Session, folders: Sequence[Path], keep: int = 20) -> None:
        """`folders`: the first is made if missing, a second (a USB drive) is not. `keep` copies are kept in each."""
        self._path = session.file.path
        self._clock = session.now
        self._soundness = session.soundness
        # The rooms of a contest begin with the same entry; their files have other names.
        first = f"-{next(iter(session.file.entries())).digest[:8]}"
        self._contest = file_name(self._path.stem, ending=first + _AFTER).removesuffix(_AFTER)
        self._growing = f".{self._contest}.maker"
        self._turn = Lock()
        self._keep = keep
        self.folders = tuple(folders)

    def after(self, changed: Changed) -> Report | None:
        """Copy the file if this change requires it (see `due`), else return None."""
        return self.now() if due(changed) else None

    def now(self) -> Report:
        """Copy the file into every folder; a folder that fails is reported and does not stop the others."""
        made, failures = [], []
        with self._turn:
            for place, folder in enumerate(self.folders):
                try:
                    made.append(self._copy(folder, make=place == 0))
                except Refusal as refusal:
                    failures.append(refusal.sentence)
                    if isinstance(refusal, Damaged):
                        with suppress(Refusal):  # it may be the contest file that is damaged, and not the copy
                            self._soundness.find()
        return Report(tuple(made), tuple(failures))

    def kept(self) -> tuple[Copy, ...]:
        """Return the copies of this contest in all folders that exist, newest first."""
        found = [copy for folder in self.folders for copy in self._kept(folder)]
        return tuple(sorted(found, key=_age, reverse=True))

    def tidy(self) -> None:
        """Remove what a killed program has left of a copy of this contest; not while one is being made."""
        for growing in (folder / f"{self._growing}{ending}" for folder in self.folders for ending in ("", ".part")):
            for leftover in (growing, *beside(growing)):
                with suppress(OSError):
                    leftover.unlink(missing_ok=True)

    def _copy(self, folder: Path, make: bool) -> Copy:
        try:
            if make:
                folder.mkdir(parents=True, exist_ok=True)
            if not folder.is_dir():
                raise Refusal(f"备份位置“{folder}”不在了，没有备份到那里，请检查 U 盘是否插好。")
            growing = folder / self._growing
            number, _digest = copies.copy(self._path, growing)
            time = self._clock()
            name = f"{self._contest}-{time:{_TIME}}-{number:06}.bak.maker"
            if not (found := verify(growing)).ok:
                growing.unlink()
                raise Damaged(f"刚做的备份“{name}”没有通过校验，较早的备份都留着没有删：{found.reason}")
            growing.replace(folder / name)
            self._prune(folder)
        except OSError as error:
            raise Refusal(f"备份位置“{folder}”不能写入，没有备份到那里：{reason(error)}。") from error
        return Copy(folder / name, time.replace(tzinfo=None, microsecond=0), number)

    def _prune(self, folder: Path) -> None:
        for copy in self._kept(folder)[: -self._keep]:
            copy.path.unlink(missing_ok=True)

    def _kept(self, folder: Path) -> list[Copy]:
        """Return the copies in a folder, oldest first."""
        return sorted(_named_copies(folder, self._contest), key=_age)


def due(changed: Changed) -> bool:
    """Whether a change requires a copy at once."""
    return bool(changed.kinds & _WORTH_A_COPY)


def copy(session: Session, target: Path) -> Copy:
    """Copy the contest into a verified file, or into a folder under a name with the time.

    Raises Refusal if the name is taken or writing fails.
    """
    if target.is_dir():
        report = Backups(session, [target]).now()
        for sentence in report.failures:
            raise Refusal(sentence)
        return report.copies[0]
    if target.exists():
        raise Refusal(f"“{target.name}”已经存在，请换一个文件名。")
    number, _digest = copies.copy(session.file.path, target)
    return Copy(target, session.now().replace(tzinfo=None, microsecond=0), number)


@dataclass(frozen=True, slots=True)
class Restored:
    """The path of a copy of the replaced file (None: there was none), and how many of its entries are lost."""

    aside: Path | None
    lost: int


def restore(source: Path, file: Path, person: str = "", clock: Clock = local_time) -> Restored:
    """Replace `file` by a backup copy, atomically; a copy of the former file is kept beside it.

    The journal records the copy used and the entries lost by it. Raises Refusal, and changes nothing,
    if the copy is damaged or altered, the file is in use, or writing fails.
    """
    found = verify(source)
    if not found.ok:
        raise Refusal(f"“{source.name}”没有通过校验，不能用来恢复：{found.reason}")
    aside, displaced = copies.restore(source, file, person, clock(), displaced_words)
    return Restored(aside, len(displaced.lost or ()))


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What restoring would do to the file that is there now, in words; `other`: it belongs to another contest."""

    other: bool
    words: str


def foresee(source: Path, file: Path) -> Foreseen:
    """Return what restoring a copy in place of `file` would lose; changes nothing, and any thread may call this.

    Raises Refusal if the copy cannot be used.
    """
    copies.check(source)
    gone = copies.displaced(file, source)
    if gone.entries is None:
        return Foreseen(False, "")
    if gone.lost is None or not gone.other:
        return Foreseen(False, foretold(gone))
    return Foreseen(
        True,
        f"注意：这是另一场赛事的备份。备份是{_begun(source)}；现在的“{file.name}”是{_begun(file)}，"
        f"它的 {gone.entries} 条流水恢复以后都不在这个文件里：{latest_words(gone.lost)}。",
    )


def _begun(path: Path) -> str:
    """Return the name of a file's contest and how its journal begins."""
    proof = prove(path)
    known = contest_of(proof.contents)
    name = f"“{known.rulebook.contest.name}”" if known else "名称无法读取的赛事"
    if not proof.entries:
        return name
    first = proof.entries[0]
    return f"{name}（{second_text(first.time)} 建立，{Anchor(first.number, first.digest).words}）"


def copies_in(folders: Iterable[Path]) -> tuple[Copy, ...]:
    """Return the copies of all contests in the folders that exist, newest first; their content is not verified."""
    found = [copy for folder in dict.fromkeys(folders) for copy in _named_copies(folder)]
    return tuple(sorted(found, key=_age, reverse=True))


def contest_name(path: Path) -> str:
    """Return the stem of the contest file that a copy was made of; the file's own stem if not named like a copy."""
    name = _NAME.fullmatch(path.name)
    return name["stem"] if name else path.stem


def _named_copies(folder: Path, contest: str = "") -> Iterator[Copy]:
    """Yield the copies in a folder by their names: of one contest, or of all."""
    try:
        paths = list(folder.glob("*.bak.maker"))
    except OSError:
        return  # a USB drive being removed has no copies; making the next one reports it
    for path in paths:
        name = _NAME.fullmatch(path.name)
        if name is not None and contest in ("", name["contest"]):
            yield Copy(path, datetime.strptime(name["time"], _TIME), int(name["entry"]))


def _age(copy: Copy) -> tuple[datetime, int]:
    return copy.time, copy.entries
