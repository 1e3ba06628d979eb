"""The records written and removed by one finished change, for views and the snapshot."""

from dataclasses import dataclass

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import Record
from maker_desktop.domain.model.room import Room
from maker_desktop.services.core.ports import R, Work


@dataclass(frozen=True, slots=True)
class Changed:
    """What one verb changed: kinds of record, the stage (None for several or none), and project numbers."""

    kinds: frozenset[type[Record]] = frozenset()
    stage: str | None = None
    numbers: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.kinds)


class Recording:
    """The work of one transaction; it records what is written, to update the snapshot."""

    def __init__(self, work: Work, room: Room | None = None) -> None:
        self._work = work
        self._room = room
        self.written: list[Record] = []
        self.removed: list[Record] = []

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return all records of a kind, as they are inside the transaction."""
        return self._work.all(kind)

    def put(self, record: Record) -> None:
        """Write a record. Raises Refusal if the file is a room's and the record is not one of its own."""
        if self._room is not None:
            _check(self._room, record)
        self._work.put(record)
        self.written.append(record)

    def remove(self, record: Record) -> None:
        """Remove a record. Raises Refusal as `put`."""
        if self._room is not None:
            _check(self._room, record)
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


def _check(room: Room, record: Record) -> None:
    if not room.covers(record):
        raise Refusal(f"这是第 {room.panel} 组的分会场文件，只能录入本组项目的评分和到场情况，其余请在主文件中办理。")
