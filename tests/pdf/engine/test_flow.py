"""Pieces fill pages in order: none is split or lost, neighbours stay together, headers come again."""

from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.pdf.engine.flow import Piece, fill, nothing

pieces = st.lists(
    st.builds(
        Piece,
        height=st.floats(1, 60),
        draw=st.just(nothing),
        keep=st.booleans(),
        join=st.booleans(),
    ),
    max_size=40,
)


def piece(height: float, *, again: tuple[Piece, ...] = (), **flags: bool) -> Piece:
    return Piece(height, nothing, again, **flags)


@given(pieces, st.floats(60, 200), st.floats(60, 300))
def test_every_piece_stands_on_one_page_in_order_and_within_it(some: list[Piece], first: float, rest: float) -> None:
    pages = fill(some, first, rest)
    assert [placed for page in pages for _, placed in page] == some
    for number, page in enumerate(pages):
        below = 0.0
        for down, placed in page:
            assert down >= below - 1e-9
            below = down + placed.height
        assert below <= (first if number == 0 else rest) + 1e-5


def test_a_kept_piece_goes_along_with_the_next_and_a_joined_one_with_the_one_before() -> None:
    pages = fill([piece(50), piece(30, keep=True), piece(30)], 100, 100)
    assert [len(page) for page in pages] == [1, 2]
    pages = fill([piece(50), piece(30), piece(30, join=True)], 100, 100)
    assert [len(page) for page in pages] == [1, 2]


def test_a_group_higher_than_a_page_is_parted_rather_than_lost() -> None:
    pages = fill([piece(60, keep=True), piece(60, keep=True), piece(60)], 100, 100)
    assert [len(page) for page in pages] == [1, 1, 1]


def test_a_header_comes_again_at_the_top_of_each_further_page() -> None:
    header = piece(10, keep=True)
    rows = [piece(30, again=(header,)) for _ in range(7)]
    pages = fill([header, *rows], 100, 100)
    assert [[placed.height for _, placed in page] for page in pages] == [[10, 30, 30, 30], [10, 30, 30, 30], [10, 30]]


def test_a_blank_piece_vanishes_where_a_page_begins() -> None:
    pages = fill([piece(90), piece(20, blank=True), piece(95)], 100, 100)
    assert [[placed.height for _, placed in page] for page in pages] == [[90], [95]]
