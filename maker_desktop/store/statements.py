"""The SQL statements for one kind of record, compiled once from its table."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.sql.elements import ClauseElement

from maker_desktop.store.codec import Cells, Codec, Key
from maker_desktop.store.schema import TABLES
from maker_desktop.store.sqlite import DIALECT


@dataclass(frozen=True, slots=True)
class Statements:
    """SQL with positional parameters: `insert` takes a row, `single`, `delete` a key, `update` what `updated` gives."""

    all: str
    single: str
    insert: str
    update: str
    delete: str
    rest: tuple[int, ...]

    def updated(self, cells: Cells, key: Key) -> Cells:
        """Return the parameters of `update`: the other columns, then the key."""
        return (*(cells[place] for place in self.rest), *key)


@cache
def statements_of(codec: Codec[Any]) -> Statements:
    """Return the statements of a kind of record."""
    table = TABLES[codec]
    keys = [table.c[name] for name in codec.key_names]
    rest = [name for name in codec.names if name not in codec.key_names]
    here = [key == bindparam(f"key_{key.name}") for key in keys]
    return Statements(
        all=sql(select(table).order_by(*keys)),
        single=sql(select(table).where(*here)),
        insert=sql(insert(table)),
        update=sql(update(table).where(*here).values({name: bindparam(name) for name in rest})) if rest else "",
        delete=sql(delete(table).where(*here)),
        rest=tuple(codec.names.index(name) for name in rest),
    )


def sql(statement: ClauseElement) -> str:
    """Return a statement as text for the driver, its parameters in the order of the statement."""
    return str(statement.compile(dialect=DIALECT))
