"""A code made from others by exclusive or is, module by module, the code the encoder makes of its text."""

import random

import pytest
import segno

from maker_desktop.pdf.engine.qr_codes import MASK, QrCodes


def encoded(text: str) -> tuple[bytes, ...]:
    return tuple(map(bytes, segno.make_qr(text.encode(), error="m", mode="byte", mask=MASK).matrix))


def test_serials_that_count_on_have_the_codes_of_the_encoder() -> None:
    codes = QrCodes()
    for number in range(1, 1200, 7):
        text = f"jinzhong-2026 2026-一等奖-{number:04d} 3f9a77c10b2e91d4"
        assert codes.rows(text) == encoded(text)


@pytest.mark.parametrize("seed", range(20))
def test_texts_of_any_length_and_likeness_have_the_codes_of_the_encoder(seed: int) -> None:
    chance, codes = random.Random(seed), QrCodes()
    for _ in range(20):
        text = "".join(chance.choices("ab1龑一𠮷", k=chance.choice([1, 3, 3, 40, 120])))
        assert codes.rows(text) == encoded(text)
