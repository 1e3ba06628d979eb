"""分会场: a contest file that carries one panel's work, what it may change, and conflicts after its merge."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from maker_desktop.domain.model.handing_in import GiveBack, HandIn, SeatPass, StageCall
from maker_desktop.domain.model.panel import Absence, Recusal
from maker_desktop.domain.model.person import PinFailure
from maker_desktop.domain.model.presence import Appearance
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, PaperTotal, Reveal

#: Records that a room may change, for its own projects and stage only.
ROOM_KINDS: tuple[type, ...] = (Mark, Confirmation, PaperTotal, Recusal, Absence, Appearance, Reveal, HandIn, GiveBack)

#: Records of a room's own afternoon, which no merge takes over: the passes of its tablets, and what is on its stage.
LOCAL_KINDS: tuple[type, ...] = (SeatPass, StageCall)


@dataclass(frozen=True, slots=True)
class Room:
    """The room of a file: its panel and stage, and where it branched from the contest's journal.

    `entry` and `digest` are the last entry of the journal that both files have.
    """

    stage: str
    panel: str
    numbers: tuple[int, ...]
    entry: int
    digest: str

    def covers(self, record: object) -> bool:
        """Whether this room may change a record."""
        if isinstance(record, PinFailure):
            return True
        if isinstance(record, LOCAL_KINDS):
            return (getattr(record, "stage", None), getattr(record, "panel", None)) == (self.stage, self.panel)
        return (
            isinstance(record, ROOM_KINDS)
            and getattr(record, "stage", None) == self.stage
            and getattr(record, "number", None) in self.numbers
        )


@dataclass(frozen=True, slots=True)
class RoomEntry:
    """An entry of a room's own journal, kept in the contest it was merged into; append-only.

    `room` names the chain: the first 16 hex digits of its first entry's digest. That entry follows one of the contest's
    own journal, or of another chain. `entry` is its number in the room's journal, `changes` the canonical JSON of its
    row changes, `salt` as that of an `Entry`.
    """

    room: str
    entry: int
    time: str
    person: str
    action: str
    subject: str
    reason: str
    changes: str
    previous: str
    digest: str
    salt: str


class Side(StrEnum):
    """The side of a conflict that is kept: the contest's own file, or the room."""

    MAIN = "main"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record that was changed in the contest's file and in a room's, to different contents; a person has to decide.

    `subject` says in Chinese what it is about. `record` is its table, `main` and `room` are the rows as canonical JSON,
    empty where there is none; `main_words` and `room_words` describe them. `kept` is empty until one is
    chosen, then "main" or "room", by `person` for `reason`; until then the contest's own row is kept.
    """

    id: str
    stage: str
    number: int
    panel: str
    subject: str
    record: str
    main: str
    room: str
    main_words: str
    room_words: str
    time: str
    kept: str = ""
    person: str = ""
    reason: str = ""

    @property
    def facts(self) -> str:
        """The conflict, in one Chinese sentence."""
        return f"{self.subject}：主文件记为{self.main_words}，第 {self.panel} 组分会场记为{self.room_words}。"


def open_conflicts(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Return the conflicts without a chosen side."""
    return tuple(conflict for conflict in conflicts if not conflict.kept)
