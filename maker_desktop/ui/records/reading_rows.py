"""What a preview shows of a file beside its records: the rows that cannot be taken, and the places in doubt."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QObject

from maker_desktop.domain.roster.importing import RefusedRow
from maker_desktop.domain.roster.listing import Doubt
from maker_desktop.ui.records.record_model import Column, RecordTableModel

R = TypeVar("R")


def filled_model(parent: QObject, columns: Sequence[Column[R]], rows: Sequence[R]) -> QAbstractItemModel:
    """Return a model that holds these rows."""
    model = RecordTableModel(columns, parent)
    model.show(rows)
    return model


def refused_columns() -> list[Column[RefusedRow]]:
    """Return the columns of rows that cannot be taken."""
    return [
        Column[RefusedRow]("行", lambda row: f"{row.sheet} {row.row}".strip(), right=True, sort=lambda row: row.row),
        Column[RefusedRow]("原因", lambda row: row.reason, tip=lambda row: row.reason, stretch=True),
    ]


def doubt_columns() -> list[Column[Doubt]]:
    """Return the columns of what was read with a doubt or left out."""
    return [
        Column[Doubt]("处", lambda row: f"{row.sheet} {row.cell or row.row or ''}".strip(), right=True),
        Column[Doubt]("说明", lambda row: row.text, tip=lambda row: row.text, stretch=True),
    ]
