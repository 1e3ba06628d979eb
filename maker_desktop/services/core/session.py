"""One open contest file with its snapshot: verbs change the contest through it, views listen to it."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NoReturn

from maker_desktop.domain.journal.entries import Anchor
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Damaged, Refusal
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.names import person_name
from maker_desktop.domain.model.panel import Absence, Assignment, Recusal, Seat
from maker_desktop.domain.model.person import PinFailure
from maker_desktop.domain.model.presence import Appearance
from maker_desktop.domain.model.records import Elsewhere, Entrant, OutsideResult, Record, RulebookText, Seal, Setting
from maker_desktop.domain.model.room import Conflict
from maker_desktop.domain.model.roster import Declaration, Project
from maker_desktop.domain.model.rulebook import Division
from maker_desktop.domain.model.ruling import Objection, Ruling
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Case, StageResult
from maker_desktop.domain.results.stage_results import Results
from maker_desktop.services.core import journal_heads
from maker_desktop.services.core.changes import Changed, Recording
from maker_desktop.services.core.collector import collector_at_rest
from maker_desktop.services.core.finding import Finder
from maker_desktop.services.core.ports import Clock, ContestFile, local_time
from maker_desktop.services.core.snapshot import PLACES, read_books, read_contest
from maker_desktop.services.core.soundness import Soundness

__all__ = ["Changed", "Recording", "Session"]

#: Kinds of record that affect single projects only; only these are recomputed.
_OF_PROJECTS: frozenset[type[Record]] = frozenset({Mark, Confirmation, Recusal, Absence, Appearance, Ruling})

#: Kinds of record that can change any result.
_OF_ALL: frozenset[type[Record]] = frozenset(
    {RulebookText, Project, Declaration, Seat, Assignment, Entrant, Objection, Seal, Conflict, Elsewhere, OutsideResult}
)

#: With more changed marks than this the book is read again instead of updated.
_MANY = 500

Listener = Callable[[Changed], None]


@dataclass(frozen=True, slots=True)
class Written:
    """A change on the disk with the contest read after it; not yet taken over by the session."""

    changed: Changed
    contest: Contest
    books: dict[str, MarkBook]
    results: Results


class Session:
    """A person at work on one open contest file.

    `contest` is the snapshot after the last finished change. Rules are not applied here: verbs check and write,
    domain functions compute.
    """

    def __init__(
        self,
        file: ContestFile,
        person: str,
        clock: Clock = local_time,
        uptime: Callable[[], float] = time.monotonic,
    ) -> None:
        self.file = file
        self.person = person
        self._clock = clock
        #: How many changes there have been, one written apart among them as soon as it is on the disk: what was looked
        #: at or copied before may be out of date once it is higher.
        self.moment = 0
        #: Returns the computer's uptime in seconds.
        self.uptime = uptime
        #: Wrong PINs in a file that cannot be written, by person.
        self.wrong_pins: dict[str, PinFailure] = {}
        self.soundness = Soundness(file)
        self._writing = False
        #: The change on the disk that could not be read back into the snapshot.
        self._unfollowed: Changed | None = None
        self._listeners: list[Listener] = []
        self._books: dict[str, MarkBook] | None = None
        self._results: Results | None = None
        with file.view():
            self.contest = read_contest(file)
            if file.read_only:
                # Somebody else may go on writing: marks read later would not belong to this snapshot.
                self._books = read_books(file)
                self._head: Anchor | None = journal_heads.head(file)
            else:
                self._head = None

    def head(self) -> Anchor:
        """Return the head of the journal of this snapshot, as printed on documents."""
        return self._head or journal_heads.head(self.file)

    @property
    def read_only(self) -> bool:
        """Whether changes are refused: another user has the file, it was opened read-only, or it is damaged."""
        return self.file.read_only or bool(self.soundness.damage)

    @property
    def busy(self) -> bool:
        """Whether changes are refused for a moment, while a large one is being written apart."""
        return self._writing

    def now(self) -> datetime:
        """Return the current time with time zone."""
        return self._clock()

    def stamp(self) -> str:
        """Return the current time as ISO 8601 with offset, to the second, as in records."""
        return self.now().isoformat(timespec="seconds")

    def close(self) -> None:
        """Close the file, leaving no auxiliary files."""
        self.file.close()

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What there is

    def stage(self, stage_id: str) -> Stage:
        """Return a stage by id or name; Refusal listing the stages if there is none."""
        stages = self.contest.rulebook.stages
        found = next((stage for stage in stages if stage_id in (stage.id, stage.name)), None)
        return found or _refuse_unknown("阶段", stages, stage_id)

    def open_stage(self, stage_id: str) -> Stage:
        """Return a stage that can still change; Refusal if there is none, it is sealed, or not held here."""
        stage = self.stage(stage_id)
        if stage.id in self.contest.sealed:
            raise Refusal(f"{stage.name}已经封存，只能由专家委员会裁定重开。")
        return self.stage_held_here(stage.id)

    def stage_held_here(self, stage_id: str) -> Stage:
        """Return a stage, sealed or not; Refusal if there is none, or it is held elsewhere or not at all."""
        stage = self.stage(stage_id)
        elsewhere = self.contest.elsewhere.get(stage.id)
        if elsewhere is not None:
            what = "不举行" if elsewhere.skipped else "在别处举行"
            raise Refusal(f"{stage.name}已登记为{what}（{elsewhere.reason}），不在这里办理；要办请先撤销登记。")
        return stage

    def division(self, division_id: str) -> Division:
        """Return a division by id or name; Refusal listing the divisions if there is none."""
        divisions = self.contest.rulebook.divisions
        found = next((division for division in divisions if division_id in (division.id, division.name)), None)
        return found or _refuse_unknown("组别", divisions, division_id)

    def project(self, number: int) -> Project:
        """Return a project by its roster number; Refusal if there is none."""
        project = self.contest.by_number.get(number)
        if project is None:
            raise Refusal(f"没有 {number} 号项目，请核对项目编号。")
        return project

    def find(self, text: str) -> Project:
        """Return the project that `text` names by number or exact name; Refusal if there is none, or several."""
        return Finder(self.contest.projects).find(text)

    def taking_part(self, stage: Stage, number: int) -> Project:
        """Return a project that takes part in a stage; Refusal if there is no such project or it does not."""
        project = self.contest.taking_part[stage.id].get(number)
        if project is None:
            raise Refusal(f"{number} 号项目“{self.project(number).name}”不参加{stage.name}，请核对编号和阶段。")
        return project

    def judge(self, stage: Stage, text: str) -> str:
        """Return the name of a judge of a stage as seated, in any spelling; the text if there is none."""
        named = person_name(text)
        for seats in self.contest.panels(stage.id).values():
            for seat in seats:
                if person_name(seat.judge) == named:
                    return seat.judge
        return text

    def judging(self, stage: Stage, judge: str, number: int) -> None:
        """Raise Refusal unless a judge sits on the panel of a project of a stage."""
        seats = self.contest.seats_for(stage.id, number)
        if not seats:
            raise Refusal(f"{number} 号项目在{stage.name}还没有评审组，请先安排评委或分组。")
        if judge not in {seat.judge for seat in seats}:
            raise Refusal(f"评委“{judge}”不在评审 {number} 号项目的评审组中，请核对姓名和编号。")

    def book(self, stage_id: str) -> MarkBook:
        """Return the current marks and confirmations of a stage."""
        if self._books is None:
            self._books = read_books(self.file)
        return self._books.get(stage_id) or MarkBook.of(stage_id, (), ())

    def books(self) -> Mapping[str, MarkBook]:
        """Return the mark books of all stages."""
        return {stage.id: self.book(stage.id) for stage in self.contest.rulebook.stages}

    def marked_stages(self) -> tuple[Stage, ...]:
        """Return the stages that have a mark, in the rulebook's order: those that have begun."""
        return tuple(stage for stage in self.contest.rulebook.stages if self.book(stage.id).has_marks)

    @collector_at_rest()
    def result(self, stage_id: str) -> StageResult:
        """Return scores, standings and cases of a stage, recomputed only as far as something relevant changed."""
        return self._known[self.stage(stage_id).id]

    @collector_at_rest()
    def results(self) -> Mapping[str, StageResult]:
        """Return the results of all stages."""
        return dict(self._known)

    def tie(self, stage_id: str, case_id: str) -> Case | None:
        """Return a tie as a case, whether a line falls into it or not; None if there is no such tie."""
        return self._known.tie(stage_id, case_id)

    def result_with(self, ruling: Ruling) -> StageResult:
        """Return scores and standings of the ruling's stage with the ruling applied, without cases."""
        contest = replace(self.contest, rulings=(*self.contest.rulings, ruling))
        return self._known.updated(contest, self.books(), ruling.stage, ruling.numbers).placed(ruling.stage)

    def result_with_mark(self, mark: Mark) -> StageResult:
        """Return scores and standings of a mark's stage as they would be with this version of it, without cases."""
        books = {**self.books(), mark.stage: self.book(mark.stage).with_mark(mark)}
        return self._known.updated(self.contest, books, mark.stage, (mark.number,)).placed(mark.stage)

    @property
    def _known(self) -> Results:
        if self._results is None:
            self._results = Results(self.contest, self.books())
        return self._results

    # What changes

    @contextmanager
    def change(self, action: str, subject: str, reason: str = "", person: str = "") -> Iterator[Recording]:
        """Open one transaction in this person's name; once written, update the snapshot and call the listeners.

        `person` is whose act it is where that is not the person at the desk: a judge who hands in a sheet.
        Raises Refusal if the file is open for reading only, while a change is written apart, and once where the last
        change could not be read back, since the user has not seen it.
        """
        if self._writing or self._unfollowed or self.soundness.damage:
            self._refuse_change()
        with self.file.change(action, subject, person or self.person, reason) as work:
            recording = Recording(work, self.contest.room)
            yield recording
        changed = recording.changed
        if changed:
            self._is_written(changed)
            self._follow(recording, changed)
            self._unfollowed = None
            self._tell(changed)

    def write_apart(self, action: str, subject: str, write: Callable[[Recording], None]) -> Written:
        """Write a change too large for the thread of the views; any thread may call this.

        The session keeps its old state, and refuses other changes, until `follow` is called with the returned value.
        Raises Refusal as `change`, or whatever `write` raises: nothing is written then, unless all is and cannot be
        read back.
        """
        if self._writing or self._unfollowed or self.soundness.damage:
            self._refuse_change()
        self._writing = True
        try:
            with self.file.change(action, subject, self.person) as work:
                recording = Recording(work, self.contest.room)
                write(recording)
            self._is_written(recording.changed)
            return _written(self.file, recording.changed)
        except BaseException:
            self._writing = False
            raise

    def follow(self, written: Written) -> None:
        """Take over a change that was written apart, and call the listeners."""
        self._writing, self._unfollowed = False, None
        self.contest, self._books, self._results = written.contest, written.books, written.results
        self._tell(written.changed)

    def _refuse_change(self) -> NoReturn:
        """Refuse to change what is damaged, or does not stand on the screen yet."""
        if self.soundness.damage:
            raise Damaged(self.soundness.words)
        if self._unfollowed and not self._writing:
            self._catch_up(self._unfollowed)
            raise Refusal("上一次修改已经保存，刚刚重新读取；请核对后再操作。")
        raise Refusal("正在保存一批修改，请等它完成后再修改。")

    def _is_written(self, changed: Changed) -> None:
        self.moment += 1
        self._unfollowed = changed

    def _catch_up(self, changed: Changed) -> None:
        """Read everything again after a change was written but could not be read back."""
        with self.file.view():
            self.contest, self._books, self._results = read_contest(self.file), read_books(self.file), None
        self._unfollowed = None
        self._tell(changed)

    def _tell(self, changed: Changed) -> None:
        # All of them, even if one fails: the audience screen must not keep showing what was corrected.
        with ExitStack() as telling:
            for listener in reversed(self._listeners):
                telling.callback(listener, changed)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every finished change; the returned function stops that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _follow(self, recording: Recording, changed: Changed) -> None:
        if RulebookText in changed.kinds or Setting in changed.kinds:
            self.contest = read_contest(self.file)
        else:
            touched = {PLACES[kind]: self.file.all(kind) for kind in changed.kinds if kind in PLACES}
            if touched:
                fields: dict[str, Any] = dict(touched)
                self.contest = replace(self.contest, **fields)
        self._follow_marks(recording)
        self._follow_results(changed)

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

    def _follow_results(self, changed: Changed) -> None:
        if self._results is None or not changed.kinds & (_OF_ALL | _OF_PROJECTS):
            return
        if changed.kinds & _OF_ALL or changed.stage is None:
            self._results = None
        else:
            self._results = self._results.updated(self.contest, self.books(), changed.stage, changed.numbers)


def _refuse_unknown(what: str, known: Sequence[Stage | Division], text: str) -> NoReturn:
    listed = "、".join(f"{each.id}（{each.name}）" for each in known)
    raise Refusal(f"没有{what}“{text}”，请改用本赛事的{what}：{listed}。")


@collector_at_rest()
def _written(file: ContestFile, changed: Changed) -> Written:
    contest, books = read_contest(file), read_books(file)
    results = Results(contest, books)
    for stage in results:
        results[stage]
    return Written(changed, contest, books, results)
