"""备份: checked copies of the open contest in one folder or two, the newest of which stay; and putting one back."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock

from maker_desktop.disk.names import file_name
from maker_desktop.disk.refusals import reason
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import Seal
from maker_desktop.domain.model.ruling import Ruling
from maker_desktop.domain.model.scoresheet import Confirmation
from maker_desktop.services.core.ports import Clock, local_time
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.journal.restoring import displaced_words
from maker_desktop.store import backup as copies
from maker_desktop.store.verify import verify

#: After these the file is copied at once: a project is confirmed, a case is settled, a stage is final.
_WORTH_A_COPY = frozenset({Confirmation, Ruling, Seal})
_NAME = re.compile(r"(?P<contest>(?P<stem>.+)-[0-9a-f]{8})-(?P<time>\d{8}-\d{6})-(?P<entry>\d+)\.bak\.maker")
_TIME = "%Y%m%d-%H%M%S"
#: What follows the contest in a copy's name, at its longest.
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
    """What came of one round: the copies made, and one sentence for each folder that took none."""

    copies: tuple[Copy, ...]
    failures: tuple[str, ...]


class Backups:
    """Keeps the newest copies of one contest in each of its folders; `now` may run on any thread, one at a time."""

    def __init__(self, session: Session, folders: Sequence[Path], keep: int = 20) -> None:
        """`folders`: the first is made if it is missing, a second (a USB drive) is not. `keep` copies stay in each."""
        self._path = session.file.path
        self._clock = session.now
        # The rooms of a contest begin with the same entry; their files have names of their own.
        first = f"-{next(iter(session.file.entries())).digest[:8]}"
        self._contest = file_name(self._path.stem, ending=first + _AFTER).removesuffix(_AFTER)
        self._turn = Lock()
        self._keep = keep
        self.folders = tuple(folders)

    def after(self, changed: Changed) -> Report | None:
        """Copy the file if this change is worth it; None if it is not."""
        return self.now() if due(changed) else None

    def now(self) -> Report:
        """Copy the file into every folder; a folder that takes none is named, and does not hold up the others."""
        made, failures = [], []
        with self._turn:
            for place, folder in enumerate(self.folders):
                try:
                    made.append(self._copy(folder, make=place == 0))
                except Refusal as refusal:
                    failures.append(refusal.sentence)
        return Report(tuple(made), tuple(failures))

    def kept(self) -> tuple[Copy, ...]:
        """Return the copies of this contest in all folders that are there, newest first."""
        found = [copy for folder in self.folders for copy in self._kept(folder)]
        return tuple(sorted(found, key=_age, reverse=True))

    def _copy(self, folder: Path, make: bool) -> Copy:
        try:
            if make:
                folder.mkdir(parents=True, exist_ok=True)
            if not folder.is_dir():
                raise Refusal(f"备份位置“{folder}”不在了，没有备份到那里，请检查 U 盘是否插好。")
            growing = folder / f".{self._contest}.maker"
            number, _digest = copies.copy(self._path, growing)
            time = self._clock()
            name = f"{self._contest}-{time:{_TIME}}-{number:06}.bak.maker"
            growing.replace(folder / name)
            if not (found := verify(folder / name)).ok:
                raise Refusal(f"刚做的备份“{name}”没有通过核验，较早的备份都留着没有删：{found.reason}")
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
    """Whether a change is worth a copy at once."""
    return bool(changed.kinds & _WORTH_A_COPY)


def copy(session: Session, target: Path) -> Copy:
    """Write the contest as it stands into one checked file, or into a folder under a name that tells when.

    Raises Refusal if something has that name already, or nothing can be written there.
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
    """Where a copy of the displaced file lies (None: nothing lay there), and how many of its entries are lost by it."""

    aside: Path | None
    lost: int


def restore(source: Path, file: Path, person: str = "", clock: Clock = local_time) -> Restored:
    """Put a copy in the place of `file`, in one action; a copy of what lay there is kept beside it.

    The journal notes from which copy, and names the entries that are lost by it. Raises Refusal, and changes nothing,
    if the copy is damaged or was altered, somebody has the file, or nothing can be written there.
    """
    found = verify(source)
    if not found.ok:
        raise Refusal(f"“{source.name}”没有通过核验，不能用来恢复：{found.reason}")
    aside, displaced = copies.restore(source, file, person, clock(), displaced_words)
    return Restored(aside, len(displaced.lost or ()))


def copies_in(folders: Iterable[Path]) -> tuple[Copy, ...]:
    """Return the copies of all contests in the folders that are there, newest first; what is in them is not checked."""
    found = [copy for folder in dict.fromkeys(folders) for copy in _named_copies(folder)]
    return tuple(sorted(found, key=_age, reverse=True))


def contest_name(path: Path) -> str:
    """Return the name of the contest file that a copy was made of, without its ending; a copy's own if it is named."""
    name = _NAME.fullmatch(path.name)
    return name["stem"] if name else path.stem


def _named_copies(folder: Path, contest: str = "") -> Iterator[Copy]:
    """Yield what the names of the copies in a folder tell: of one contest, or of all."""
    try:
        paths = list(folder.glob("*.bak.maker"))
    except OSError:
        return  # a USB drive that is being pulled out has no copies to show; making the next one tells of it
    for path in paths:
        name = _NAME.fullmatch(path.name)
        if name is not None and contest in ("", name["contest"]):
            yield Copy(path, datetime.strptime(name["time"], _TIME), int(name["entry"]))


def _age(copy: Copy) -> tuple[datetime, int]:
    return copy.time, copy.entries
