"""Records become rows and come back exactly as they were."""

from dataclasses import dataclass, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import KEYS, Record
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.domain.model.stored import stored_name
from maker_desktop.store.codec import Codec, codec_of, table_name
from maker_desktop.store.schema import METADATA
from tests.store.samples import records


@dataclass(frozen=True)
class Weight:
    """Has a field of a type that no record may have."""

    kilograms: float


@given(st.sampled_from(sorted(KEYS, key=str)).flatmap(records))
def test_any_record_comes_back_from_its_row(record: Record) -> None:
    codec = codec_of(type(record))
    (back,) = codec.decode([codec.encode(record)])
    assert (back, repr(back)) == (record, repr(record))


@given(st.sampled_from(sorted(KEYS, key=str)).flatmap(records))
def test_a_row_holds_text_whole_numbers_and_nothing_else(record: Record) -> None:
    cells = codec_of(type(record)).encode(record)
    assert {type(cell) for cell in cells} <= {str, int, type(None)}


@pytest.mark.parametrize("kind", sorted(KEYS, key=str))
def test_every_kind_has_its_table(kind: type[Record]) -> None:
    table = METADATA.tables[table_name(kind)]
    assert {column.name for column in table.primary_key} == {
        stored_name(each) for each in fields(kind) if each.name in KEYS[kind]
    }
    assert tuple(table.columns.keys()) == codec_of(kind).names


def test_a_field_that_no_column_can_keep_is_a_mistake_in_the_program() -> None:
    with pytest.raises(TypeError, match="no column can keep"):
        Codec(Weight, ("kilograms",), append_only=False)  # type: ignore[type-var]  # it is no record


def test_a_cell_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(Refusal, match="mark"):
        codec_of(Mark).decode([("final", 1, "张三", "c", "eighty", "", 1, 1, "")])
