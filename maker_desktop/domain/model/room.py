"""分会场: a contest file that carries one panel's work, what it may change, and what people must decide after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from maker_desktop.domain.model.panel import Absence, Recusal
from maker_desktop.domain.model.person import PinFailure
from maker_desktop.domain.model.presence import Appearance
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, PaperTotal, Reveal

#: What a room's file may change, each for its own projects and stage only.
ROOM_KINDS: tuple[type, ...] = (Mark, Confirmation, PaperTotal, Recusal, Absence, Appearance, Reveal)


@dataclass(frozen=True, slots=True)
class Room:
    """That a file is a room's: the panel and stage it works on, and where it left the contest's journal.

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
    row changes.
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


class Side(StrEnum):
    """Whose content of a conflict stands: the contest's own file's, or the room's."""

    MAIN = "main"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record that was changed in the contest's file and in a room's, to different contents: people must decide.

    `subject` says in Chinese what it is about. `record` is its table, `main` and `room` are the rows as canonical JSON,
    empty where there is none; `main_words` and `room_words` say the same for people. `kept` is empty until one is
    chosen, then "main" or "room", by `person` for `reason`; what stood in the contest's file stands until then.
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
        """What people have to decide, in one sentence."""
        return f"{self.subject}：主文件记为{self.main_words}，第 {self.panel} 组分会场记为{self.room_words}。"


def open_conflicts(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Return the conflicts that nobody has chosen a side in."""
    return tuple(conflict for conflict in conflicts if not conflict.kept)
