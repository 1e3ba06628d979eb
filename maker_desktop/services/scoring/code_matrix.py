"""The modules of a QR code, for the screen."""

import segno


def code_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the code of a text row by row, True for dark, without its margin."""
    return tuple(tuple(bool(module) for module in row) for row in segno.make_qr(text, error="m").matrix)
