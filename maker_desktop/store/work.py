"""What one change puts and removes: kept aside, compared with what is there, and written only when it is whole."""

from typing import Any

from sqlalchemy import Connection

from maker_desktop.domain.journal.entries import RowChange
from maker_desktop.domain.model.records import Record
from maker_desktop.store.codec import CODECS, Cells, Codec, Key, R, codec_of
from maker_desktop.store.sqlite import fetch
from maker_desktop.store.statements import statements_of

#: After so many look-ups in one table it is cheaper to read all of it.
_MANY = 50


class Work:
    """The rows of one change, by kind; the table is not touched before `write`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[type[object], _Rows] = {}

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return all records of a kind in key order, as they will be after this change."""
        codec = codec_of(kind)
        if kind not in self._rows:
            return codec.decode(read_all(self._connection, codec))
        return codec.decode(self._rows_of(kind).all())

    def put(self, record: Record) -> None:
        """Insert a record, or replace the one with its key; an equal record changes nothing.

        Raises ValueError where an append-only record is there already with another content.
        """
        rows = self._rows_of(type(record))
        cells = rows.codec.encode(record)
        rows.set(rows.codec.key(cells), cells)

    def remove(self, record: Record) -> None:
        """Remove the record with this record's key, if it is there; ValueError where its kind is append-only."""
        rows = self._rows_of(type(record))
        if rows.codec.append_only:
            raise ValueError(f"{rows.codec.table} is append-only")
        rows.set(rows.codec.key(rows.codec.encode(record)), None)

    def changes(self) -> tuple[RowChange, ...]:
        """Return every row that differs now from what the file has."""
        return tuple(change for rows in self._rows.values() for change in rows.changes())

    def write(self) -> None:
        """Write the changed rows; the caller has begun a transaction."""
        for rows in self._rows.values():
            rows.write()

    def _rows_of(self, kind: type[object]) -> "_Rows":
        rows = self._rows.get(kind)
        if rows is None:
            rows = self._rows[kind] = _Rows(self._connection, CODECS[kind])
        return rows


class _Rows:
    """The rows of one table that a change has touched: as they were, and as they shall be."""

    def __init__(self, connection: Connection, codec: Codec[Any]) -> None:
        self._connection = connection
        self._statements = statements_of(codec)
        self._before: dict[Key, Cells | None] = {}
        self._after: dict[Key, Cells | None] = {}
        self._whole: dict[Key, Cells] | None = None
        self.codec = codec

    def set(self, key: Key, after: Cells | None) -> None:
        """Say what the row with this key shall be; None removes it."""
        if key not in self._before:
            self._before[key] = self._now(key)
        if self.codec.append_only and self._after.get(key, self._before[key]) not in (None, after):
            raise ValueError(f"{self.codec.table} is append-only, and {key} is there already")
        self._after[key] = after

    def _now(self, key: Key) -> Cells | None:
        if self._whole is None and len(self._before) >= _MANY:
            self._whole = {self.codec.key(cells): cells for cells in read_all(self._connection, self.codec)}
        if self._whole is not None:
            return self._whole.get(key)
        found = fetch(self._connection, self._statements.single, key)
        return found[0] if found else None

    def all(self) -> list[Cells]:
        """Return all rows in key order, as they shall be."""
        rows: dict[Key, Cells | None] = {
            self.codec.key(cells): cells for cells in read_all(self._connection, self.codec)
        }
        rows.update(self._after)
        return [cells for _, cells in sorted(rows.items()) if cells is not None]

    def changes(self) -> list[RowChange]:
        """Return the rows that differ from what they were."""
        table, row = self.codec.table, self.codec.row
        return [RowChange(table, key, row(before), row(after)) for key, before, after in self._different()]

    def write(self) -> None:
        """Insert, update and delete what differs."""
        different, statements = self._different(), self._statements
        inserted = [after for _, before, after in different if before is None and after]
        updated = [statements.updated(after, key) for key, before, after in different if before and after]
        deleted = [key for key, _, after in different if after is None]
        batches = (statements.insert, inserted), (statements.update, updated), (statements.delete, deleted)
        for statement, parameters in batches:
            if parameters:
                self._connection.exec_driver_sql(statement, parameters)

    def _different(self) -> list[tuple[Key, Cells | None, Cells | None]]:
        before = self._before
        return [(key, before[key], after) for key, after in self._after.items() if after != before[key]]


def read_all(connection: Connection, codec: Codec[Any]) -> list[Cells]:
    """Return the rows of a kind in key order."""
    return fetch(connection, statements_of(codec).all)
