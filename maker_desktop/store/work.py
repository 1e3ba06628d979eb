"""The pending rows of one change: compared with the stored rows, and written only at the end."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection

from maker_desktop.domain.journal.entries import RowChange
from maker_desktop.domain.model.records import Record
from maker_desktop.store.codec import CODECS, Cells, Codec, Key, R, codec_of
from maker_desktop.store.sqlite import fetch
from maker_desktop.store.statements import statements_of

#: Number of look-ups in one table after which reading all of it is cheaper.
_MANY = 50

#: Rows by their key; None where there is none.
_Rows = dict[Key, Cells | None]


class Work:
    """The rows of one change, by kind; tables are not changed before `write`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        # By kind, in order of first use: the rows before the change, and after it.
        self._before: defaultdict[Codec[Any], _Rows] = defaultdict(dict)
        self._after: defaultdict[Codec[Any], _Rows] = defaultdict(dict)
        self._whole: dict[Codec[Any], _Rows] = {}

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return all records of a kind in key order, as they will be after this change."""
        codec = codec_of(kind)
        stored = read_all(self._connection, codec)
        if codec not in self._after:
            return codec.decode(stored)
        rows: _Rows = {codec.key(cells): cells for cells in stored}
        rows |= self._after[codec]
        return codec.decode([cells for _, cells in sorted(rows.items()) if cells is not None])

    def put(self, record: Record) -> None:
        """Insert a record, or replace the one with its key; an equal record changes nothing.

        Raises ValueError if an append-only record exists with other content.
        """
        codec = CODECS[type(record)]
        cells = codec.encode(record)
        self._set(codec, codec.key(cells), cells)

    def remove(self, record: Record) -> None:
        """Remove the record with this record's key, if it exists. Raises ValueError for an append-only kind."""
        codec = CODECS[type(record)]
        if codec.append_only:
            raise ValueError(f"{codec.table} is append-only")
        self._set(codec, codec.key(codec.encode(record)), None)

    def changes(self) -> tuple[RowChange, ...]:
        """Return every row that differs from the file."""
        return tuple(
            RowChange(codec.table, key, codec.row(before), codec.row(after))
            for codec, rows in self._after.items()
            for key, after in rows.items()
            if (before := self._before[codec][key]) != after
        )

    def write(self) -> None:
        """Insert, update and delete the rows that differ, inside the caller's transaction."""
        for codec, rows in self._after.items():
            statements, before = statements_of(codec), self._before[codec]
            different = [(key, before[key], after) for key, after in rows.items() if after != before[key]]
            inserted = [after for _, former, after in different if former is None and after]
            updated = [statements.updated(after, key) for key, former, after in different if former and after]
            deleted = [key for key, _, after in different if after is None]
            batches = (statements.insert, inserted), (statements.update, updated), (statements.delete, deleted)
            for statement, parameters in batches:
                if parameters:
                    self._connection.exec_driver_sql(statement, parameters)

    def _set(self, codec: Codec[Any], key: Key, cells: Cells | None) -> None:
        """Set the row with this key; None removes it."""
        before, after = self._before[codec], self._after[codec]
        if key not in before:
            if len(before) < _MANY:
                before[key] = next(iter(fetch(self._connection, statements_of(codec).single, key)), None)
            else:
                if codec not in self._whole:
                    self._whole[codec] = {codec.key(row): row for row in read_all(self._connection, codec)}
                before[key] = self._whole[codec].get(key)
        if codec.append_only and after.get(key, before[key]) not in (None, cells):
            raise ValueError(f"{codec.table} is append-only, and {key} is there already")
        after[key] = cells


def read_all(connection: Connection, codec: Codec[Any]) -> list[Cells]:
    """Return the rows of a kind in key order."""
    return fetch(connection, statements_of(codec).all)
