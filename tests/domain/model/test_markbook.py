"""The mark book: latest versions, and changes that leave the book they came from alone."""

from decimal import Decimal
from itertools import permutations

from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.scoresheet import Confirmation, Mark


def mark(value: str | None, version: int = 1, number: int = 1, stage: str = "final") -> Mark:
    return Mark(stage, number, "甲", "all", None if value is None else Decimal(value), version=version)


def test_the_latest_version_stands_whatever_the_order_of_reading() -> None:
    for order in permutations([mark("80"), mark("81", 2), mark("82", 3)]):
        book = MarkBook.of("final", order)
        assert book.value(1, "甲", "all") == 82
        assert book.version(1, "甲", "all") == 3


def test_what_was_never_marked_is_nothing_and_never_zero() -> None:
    book = MarkBook.of("final", [mark("80")])
    assert book.value(1, "乙", "all") is None
    assert book.value(2, "甲", "all") is None
    assert book.version(2, "甲", "all") == 0
    assert book.value(1, "甲", "all", entry=2) is None
    assert book.value(1, "甲", "all", round_id="ruling:1") is None


def test_records_of_other_stages_are_passed_over() -> None:
    book = MarkBook.of("final", [mark("80", stage="first")], [Confirmation("first", 1, "甲")])
    assert not book.has_marks
    assert not book.confirmed(1, "甲")


def test_a_change_gives_a_new_book_and_leaves_the_old_one() -> None:
    before = MarkBook.of("final", [mark("80"), mark("70", number=2)])
    after = before.with_mark(mark("81", 2))
    assert before.value(1, "甲", "all") == 80
    assert after.value(1, "甲", "all") == 81
    assert after.value(2, "甲", "all") == 70
    assert before.with_mark(mark("90", 1)) == before


def test_a_mark_taken_back_keeps_its_version() -> None:
    book = MarkBook.of("final", [mark("80")]).with_mark(mark(None, 2))
    assert book.value(1, "甲", "all") is None
    assert book.version(1, "甲", "all") == 2
    assert book.has_marks


def test_a_sheet_is_confirmed_and_unconfirmed_by_round() -> None:
    empty = MarkBook.of("final", [])
    confirmed = empty.with_confirmation(Confirmation("final", 1, "甲"))
    assert confirmed.confirmed(1, "甲")
    assert not confirmed.confirmed(1, "甲", "ruling:1")
    assert not confirmed.confirmed(1, "乙")
    assert not empty.confirmed(1, "甲")
    assert not confirmed.without_confirmation(Confirmation("final", 1, "甲")).confirmed(1, "甲")


def test_a_book_built_in_steps_equals_one_built_at_once() -> None:
    marks = [mark("80"), mark("81", 2), mark("70", number=2)]
    stepwise = MarkBook.of("final", [])
    for each in marks:
        stepwise = stepwise.with_mark(each)
    assert stepwise == MarkBook.of("final", marks)
