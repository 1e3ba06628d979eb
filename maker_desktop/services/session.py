"""One open contest file with its snapshot: every verb changes the contest through it, every view follows it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from maker_desktop.domain.contest import Contest
from maker_desktop.domain.draw import Drawing, DrawnPlace
from maker_desktop.domain.errors import Refusal
from maker_desktop.domain.markbook import MarkBook
from maker_desktop.domain.panel import Absence, Appearance, Assignment, Recusal, Seat
from maker_desktop.domain.records import Entrant, OrganisationPrize, Record, RulebookText, Seal, Setting
from maker_desktop.domain.results import stage_result, updated_result
from maker_desktop.domain.roster import Declaration, Project
from maker_desktop.domain.rulebook import Division, Rulebook, Stage
from maker_desktop.domain.ruling import CommitteeMember, Objection, Ruling
from maker_desktop.domain.scoresheet import Confirmation, Mark, PaperTotal, Reveal
from maker_desktop.domain.standing import StageResult
from maker_desktop.exchange.rulebook_file import read_rulebook
from maker_desktop.services.ports import Clock, ContestFile, R, Work, local_time

#: Where the snapshot keeps the records of each kind; marks and confirmations are kept in mark books instead.
_PLACES: dict[type[Record], str] = {
    Project: "projects",
    Declaration: "declarations",
    Seat: "seats",
    Assignment: "assignments",
    Recusal: "recusals",
    Absence: "absences",
    Appearance: "appearances",
    Drawing: "drawings",
    DrawnPlace: "drawn_places",
    Entrant: "entrants",
    Reveal: "reveals",
    PaperTotal: "paper_totals",
    Objection: "objections",
    CommitteeMember: "committee",
    Ruling: "rulings",
    Seal: "seals",
    OrganisationPrize: "organisation_prizes",
}

#: What changes a result by the sheets of single projects only: these alone are then computed anew.
_OF_PROJECTS: frozenset[type[Record]] = frozenset({Mark, Confirmation, Recusal, Absence, Appearance})

#: What can change any result.
_OF_ALL: frozenset[type[Record]] = frozenset(
    {RulebookText, Project, Declaration, Seat, Assignment, Entrant, Ruling, Objection, Seal}
)

#: More changed marks than this are read anew rather than worked into the book one by one.
_MANY = 500


@dataclass(frozen=True, slots=True)
class Changed:
    """What one verb changed: kinds of record, the stage (None for several or none), and project numbers."""

    kinds: frozenset[type[Record]] = frozenset()
    stage: str | None = None
    numbers: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.kinds)


class Recording:
    """The work of one transaction; it notes what is written so that the snapshot can follow."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.written: list[Record] = []
        self.removed: list[Record] = []

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return all records of a kind, as they are inside the transaction."""
        return self._work.all(kind)

    def put(self, record: Record) -> None:
        """Write a record."""
        self._work.put(record)
        self.written.append(record)

    def remove(self, record: Record) -> None:
        """Remove a record."""
        self._work.remove(record)
        self.removed.append(record)

    @property
    def changed(self) -> Changed:
        """What has been written and removed so far."""
        records = [*self.written, *self.removed]
        stages = {getattr(record, "stage", None) for record in records}
        numbers: set[int] = set()
        for record in records:
            numbers.update(getattr(record, "numbers", ()))
            if (number := getattr(record, "number", None)) is not None:
                numbers.add(number)
        return Changed(
            frozenset(type(record) for record in records),
            stages.pop() if len(stages) == 1 else None,
            frozenset(numbers),
        )


Listener = Callable[[Changed], None]


class Session:
    """A person at work on one open contest file.

    `contest` is the snapshot of the last finished change. Nothing here decides anything: verbs check and write,
    domain functions compute.
    """

    def __init__(self, file: ContestFile, person: str, clock: Clock = local_time) -> None:
        self.file = file
        self.person = person
        self._clock = clock
        self._listeners: list[Listener] = []
        self._books: dict[str, MarkBook] | None = None
        self._results: dict[str, StageResult] = {}
        self._stale: dict[str, set[int]] = {}
        with file.view():
            self.contest = read_contest(file)
            if file.read_only:
                # Somebody else may go on writing: marks read later would not belong to this snapshot.
                self._books = _read_books(file)

    @property
    def read_only(self) -> bool:
        """Whether changes are refused because somebody else has the file."""
        return self.file.read_only

    def now(self) -> datetime:
        """Return the present moment, aware of its time zone."""
        return self._clock()

    def stamp(self) -> str:
        """Return the present moment as ISO 8601 with offset, to the second, as records keep it."""
        return self.now().isoformat(timespec="seconds")

    def close(self) -> None:
        """Close the file; it is then complete in itself."""
        self.file.close()

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What there is

    def stage(self, stage_id: str) -> Stage:
        """Return a stage by id or name; Refusal listing the stages if there is none."""
        stages = self.contest.rulebook.stages
        for stage in stages:
            if stage_id in (stage.id, stage.name):
                return stage
        known = "、".join(f"{stage.id}（{stage.name}）" for stage in stages)
        raise Refusal(f"没有赛程“{stage_id}”，本赛事的赛程有：{known}。")

    def open_stage(self, stage_id: str) -> Stage:
        """Return a stage that can still change; Refusal if there is none or it is sealed."""
        stage = self.stage(stage_id)
        if self.contest.seal_of(stage.id) is not None:
            raise Refusal(f"{stage.name}已经封存，只能由仲裁裁定重开。")
        return stage

    def division(self, division_id: str) -> Division:
        """Return a division by id or name; Refusal listing the divisions if there is none."""
        divisions = self.contest.rulebook.divisions
        for division in divisions:
            if division_id in (division.id, division.name):
                return division
        known = "、".join(f"{division.id}（{division.name}）" for division in divisions)
        raise Refusal(f"没有组别“{division_id}”，本赛事的组别有：{known}。")

    def project(self, number: int) -> Project:
        """Return a project by its roster number; Refusal if there is none."""
        project = self.contest.by_number.get(number)
        if project is None:
            raise Refusal(f"没有 {number} 号项目，请核对项目编号。")
        return project

    def find(self, text: str) -> Project:
        """Return the project that `text` names by number or exact name; Refusal if there is none, or several."""
        if is_number(text) and int(text) in self.contest.by_number:
            return self.contest.by_number[int(text)]
        named = [project for project in self.contest.projects if project.name == text]
        if len(named) > 1:
            numbers = "、".join(str(project.number) for project in named)
            raise Refusal(f"项目名称“{text}”有 {len(named)} 个（编号 {numbers}），请改填编号。")
        if not named:
            raise Refusal(f"没有项目“{text}”，请核对编号或名称。")
        return named[0]

    def taking_part(self, stage: Stage, number: int) -> Project:
        """Return a project that takes part in a stage; Refusal if there is no such project or it does not."""
        project = self.project(number)
        if project not in self.contest.in_stage(stage):
            raise Refusal(f"{number} 号项目“{project.name}”不参加{stage.name}。")
        return project

    def book(self, stage_id: str) -> MarkBook:
        """Return the current marks and confirmations of a stage."""
        if self._books is None:
            self._books = _read_books(self.file)
        return self._books.get(stage_id) or MarkBook.of(stage_id, (), ())

    def books(self) -> Mapping[str, MarkBook]:
        """Return the mark books of all stages."""
        return {stage.id: self.book(stage.id) for stage in self.contest.rulebook.stages}

    def result(self, stage_id: str) -> StageResult:
        """Return scores, standings and cases of a stage, computed anew only after something relevant changed."""
        known, stale = self._results.get(stage_id), self._stale.pop(stage_id, set())
        if known is None:
            self._results[stage_id] = stage_result(self.contest, self.stage(stage_id), self.books())
        elif stale:
            stage = self.stage(stage_id)
            self._results[stage_id] = updated_result(self.contest, stage, self.books(), known, stale)
        return self._results[stage_id]

    def results(self) -> Mapping[str, StageResult]:
        """Return the results of all stages."""
        return {stage.id: self.result(stage.id) for stage in self.contest.rulebook.stages}

    # What changes

    @contextmanager
    def change(self, action: str, subject: str, reason: str = "") -> Iterator[Recording]:
        """Open one transaction in this person's name; once it is on the disk, follow it and tell the listeners.

        Raises Refusal if the file is open for reading only.
        """
        if self.read_only:
            raise Refusal(f"“{self.file.path.name}”是以只读方式打开的，不能修改。")
        with self.file.change(action, subject, self.person, reason) as work:
            recording = Recording(work)
            yield recording
        changed = recording.changed
        if changed:
            self._follow(recording, changed)
            for listener in tuple(self._listeners):
                listener(changed)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have every finished change told to `listener`; call what is returned to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _follow(self, recording: Recording, changed: Changed) -> None:
        if RulebookText in changed.kinds or Setting in changed.kinds:
            self.contest = read_contest(self.file)
        else:
            touched = {_PLACES[kind]: self.file.all(kind) for kind in changed.kinds if kind in _PLACES}
            if touched:
                fields: dict[str, Any] = dict(touched)
                self.contest = replace(self.contest, **fields)
        self._follow_marks(recording)
        self._forget_results(changed)

    def _follow_marks(self, recording: Recording) -> None:
        written = [record for record in recording.written if isinstance(record, Mark | Confirmation)]
        withdrawn = [record for record in recording.removed if isinstance(record, Confirmation)]
        if self._books is None or (not written and not withdrawn):
            return
        if len(written) + len(withdrawn) > _MANY:
            self._books = None
            return
        for confirmation in withdrawn:
            self._books[confirmation.stage] = self.book(confirmation.stage).without_confirmation(confirmation)
        for record in written:
            book = self.book(record.stage)
            followed = book.with_mark(record) if isinstance(record, Mark) else book.with_confirmation(record)
            self._books[record.stage] = followed

    def _forget_results(self, changed: Changed) -> None:
        if changed.kinds & _OF_ALL or (changed.kinds & _OF_PROJECTS and changed.stage is None):
            self._results.clear()
            self._stale.clear()
        elif changed.kinds & _OF_PROJECTS and changed.stage is not None:
            self._stale.setdefault(changed.stage, set()).update(changed.numbers)
            for stage_id in self._results.keys() - {changed.stage}:
                if self._may_draw_on(stage_id, changed.stage):
                    del self._results[stage_id]

    def _may_draw_on(self, stage_id: str, other_id: str) -> bool:
        """Whether a stage's result can rest on another's: a later stage, or one where awards are decided together."""
        rulebook = self.contest.rulebook
        order = [stage.id for stage in rulebook.stages]
        finals = {last.id for division in rulebook.divisions if (last := rulebook.last_stage(division.id))}
        return order.index(stage_id) > order.index(other_id) or {stage_id, other_id} <= finals


def is_number(text: str) -> bool:
    """Whether a text can be a project number."""
    return text.isascii() and text.isdigit() and len(text) < 10


def read_contest(file: ContestFile) -> Contest:
    """Read the snapshot of everything but marks. Raises Refusal if the file's rulebook cannot be read."""
    fields: dict[str, Any] = {place: file.all(kind) for kind, place in _PLACES.items()}
    settings = {setting.name: setting.value for setting in file.all(Setting)}
    return Contest(rulebook=read_rules(file), settings=settings, **fields)


def read_rules(file: ContestFile) -> Rulebook:
    """Read the rulebook kept in a contest file. Raises Refusal if there is none or it cannot be read."""
    texts = file.all(RulebookText)
    if not texts:
        raise Refusal(f"“{file.path.name}”里没有规则，不是完整的赛事文件。")
    return read_rulebook(texts[0].text, file.path.name)


def _read_books(file: ContestFile) -> dict[str, MarkBook]:
    marks: dict[str, list[Mark]] = {}
    for mark in file.all(Mark):
        marks.setdefault(mark.stage, []).append(mark)
    confirmations: dict[str, list[Confirmation]] = {}
    for confirmation in file.all(Confirmation):
        confirmations.setdefault(confirmation.stage, []).append(confirmation)
    return {
        stage: MarkBook.of(stage, marks.get(stage, ()), confirmations.get(stage, ()))
        for stage in marks.keys() | confirmations.keys()
    }
