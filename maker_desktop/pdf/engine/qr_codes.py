"""QR codes of many texts that differ in few characters, as serials of one contest do: few are computed in full."""

import segno

# Choosing the best of eight masks takes most of the time, and readers do not care.
MASK = 3
# A text that differs in more bytes of unknown effect than this is encoded in full; it would take as many codes.
WORTH_LEARNING = 2


class QrCodes:
    """The codes of one document; caches the effect of each changed byte.

    A QR code of given size is linear over GF(2): data bits, error correction and mask only ever add up by exclusive or.
    So the code of a text is the code of another one of the same length, with what each different byte changes added.
    """

    def __init__(self) -> None:
        self._families: dict[int, _Family] = {}

    def rows(self, text: str) -> tuple[bytes, ...]:
        """Return the modules of the code of `text`, row by row, 1 for dark. `text` is not empty."""
        data = text.encode()
        family = self._families.get(len(data))
        if family is None:
            family = self._families[len(data)] = _Family(data)
        return family.rows(data)


class _Family:
    """The codes of all data of one length."""

    def __init__(self, first: bytes) -> None:
        self._first = first
        self._code, self._side = _encoded(first)
        self._changes: dict[tuple[int, int], int] = {}

    def rows(self, data: bytes) -> tuple[bytes, ...]:
        bits = (self._code_of(data)).to_bytes(self._side**2, "big")
        return tuple(bits[start : start + self._side] for start in range(0, len(bits), self._side))

    def _code_of(self, data: bytes) -> int:
        pairs = zip(data, self._first, strict=True)
        different = [(place, ours) for place, (ours, first) in enumerate(pairs) if ours != first]
        if sum(change not in self._changes for change in different) > WORTH_LEARNING:
            return _encoded(data)[0]
        code = self._code
        for change in different:
            if change not in self._changes:
                self._changes[change] = self._learnt(*change)
            code ^= self._changes[change]
        return code

    def _learnt(self, place: int, value: int) -> int:
        """Return what changes in the code when the byte at `place` becomes `value`."""
        changed = bytearray(self._first)
        changed[place] = value
        return self._code ^ _encoded(bytes(changed))[0]


def _encoded(data: bytes) -> tuple[int, int]:
    """Return a code in full, one byte a module as a whole number, and how many modules its side has."""
    matrix = segno.make_qr(data, error="m", mode="byte", mask=MASK).matrix
    return int.from_bytes(b"".join(matrix), "big"), len(matrix)
