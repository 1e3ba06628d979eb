"""The tables of a contest file: one for each kind of record, the journal, and the version of the schema itself.

Nothing here is specific to SQLite; the same tables would work in PostgreSQL.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text
from sqlalchemy.dialects import registry
from sqlalchemy.schema import CreateTable

from maker_desktop.domain.model.records import RECORD_NAMES
from maker_desktop.store.codec import CODECS, Codec

METADATA = MetaData()


def _columns(codec: Codec[Any]) -> Iterator[Column[Any]]:
    for column in codec.columns:
        yield Column(
            column.name,
            Integer if column.kept_as is int else Text,
            primary_key=column.name in codec.key_names,
            autoincrement=False,
            nullable=column.nullable,
        )


#: The table of each kind of record, by the kind's codec.
TABLES: Mapping[Codec[Any], Table] = {
    codec: Table(codec.table, METADATA, *_columns(codec), sqlite_with_rowid=False) for codec in CODECS.values()
}

#: One row for each entry; `changes` is the canonical JSON of its row changes.
JOURNAL = Table(
    "journal",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    *(
        Column(name, Text, nullable=False)
        for name in ("time", "person", "action", "subject", "reason", "changes", "previous", "digest", "salt")
    ),
)

#: One row: the version of this schema that the file has.
SCHEMA_VERSION = Table("schema_version", METADATA, Column("version", Integer, primary_key=True, autoincrement=False))

#: The name of each table on screen.
TABLE_NAMES: Mapping[str, str] = {
    **{codec.table: RECORD_NAMES[codec.kind] for codec in CODECS.values()},
    JOURNAL.name: "流水",
    SCHEMA_VERSION.name: "文件格式",
}


def create_tables(connection: Connection) -> None:
    """Create all tables in an empty database."""
    for statement in _statements(connection.dialect.name):
        connection.exec_driver_sql(statement)


@cache
def _statements(database: str) -> tuple[str, ...]:
    dialect = registry.load(database)()
    return tuple(str(CreateTable(table).compile(dialect=dialect)) for table in METADATA.sorted_tables)


#: Tables whose rows are only ever added.
GUARDED: tuple[str, ...] = (
    JOURNAL.name,
    *(codec.table for codec in CODECS.values() if codec.append_only),
)


def complete(columns: Mapping[str, Collection[str]]) -> bool:
    """Return whether every table of this schema exists with every column; `columns` are those found, by table."""
    return all(set(table.columns.keys()) <= set(columns.get(name, ())) for name, table in METADATA.tables.items())
