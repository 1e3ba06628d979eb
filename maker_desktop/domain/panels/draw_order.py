"""抽签: the order of appearance from a recorded seed, so that anyone can repeat the draw."""

from hashlib import sha256


def draw_order(numbers: tuple[int, ...], seed: str, stage: str, division: str) -> tuple[int, ...]:
    """Return the project numbers in their drawn order.

    Each project's lot is SHA-256 of "seed|stage|division|number" in UTF-8; the lots are sorted in ascending
    order. With the seed, the order can be checked by any SHA-256 tool; the order of the input does not matter.
    """
    return tuple(sorted(numbers, key=lambda number: _lot(seed, stage, division, number)))


def _lot(seed: str, stage: str, division: str, number: int) -> str:
    return sha256(f"{seed}|{stage}|{division}|{number}".encode()).hexdigest()
