"""Quotes inside quotes: “甲‘乙’丙”, as GB/T 15834-2011 (4.8.3.3) requires for a quoted name that has quotes."""

from collections.abc import Sequence

OPENING, CLOSING = "“‘", "”’"


def nested(parts: Sequence[str]) -> tuple[str, ...]:
    """Return `parts` of one text with double and single quotes in turn, from the outside inwards.

    A text whose double quotes do not pair is returned unchanged, since the missing quote cannot be located.
    """
    text = "".join(parts)
    if text.count(OPENING[0]) < 2:  # nothing is nested
        return tuple(parts)
    depth, turned = 0, []
    for character in text:
        if character in OPENING:
            turned.append(OPENING[depth % 2])
            depth += 1
        elif character in CLOSING and depth:
            depth -= 1
            turned.append(CLOSING[depth % 2])
        elif character in CLOSING:
            return tuple(parts)
        else:
            turned.append(character)
    if depth:
        return tuple(parts)
    whole, ends, start = "".join(turned), [], 0
    for part in parts:
        ends.append(whole[start : start + len(part)])
        start += len(part)
    return tuple(ends)


def nested_text(text: str) -> str:
    """Return one text with its quotes nested."""
    return nested((text,))[0]
