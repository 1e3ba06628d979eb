"""Quotes stand inside quotes as GB/T 15834-2011 has them, and no character is lost or gained."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.pdf.engine.quotes import nested


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("项目““四两拨千斤”的角座阀”在", "项目“‘四两拨千斤’的角座阀”在"),
        ("“甲“乙“丙”丁”戊”", "“甲‘乙“丙”丁’戊”"),
        ("“甲‘乙’丙”和“丁”", "“甲‘乙’丙”和“丁”"),
        ("“甲”“乙”", "“甲”“乙”"),
        ("“甲“乙”", "“甲“乙”"),  # nobody knows which of them is meant
        ("“甲”乙”“", "“甲”乙”“"),
        ("没有引号", "没有引号"),
    ],
)
def test_inner_quotes_are_single(text: str, turned: str) -> None:
    assert nested([text]) == (turned,)


@given(st.lists(st.text("“”‘’甲乙", max_size=6), max_size=6))
def test_parts_keep_their_lengths_and_their_other_characters(parts: list[str]) -> None:
    turned = nested(parts)
    assert [len(part) for part in turned] == [len(part) for part in parts]
    plain = str.maketrans("‘’", "“”")
    assert [part.translate(plain) for part in turned] == [part.translate(plain) for part in parts]
