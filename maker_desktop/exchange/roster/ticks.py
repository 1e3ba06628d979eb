"""Choices that are ticked in a cell: “☑企业组 □创业组”, “企业组√ 创业组”, “企业组（√） 创业组（ ）”."""

import re
import unicodedata
from collections.abc import Mapping

_ON = "☑√✓✔■●☒"
_OFF = "□☐○◯×✗✘"
_IN_BRACKETS = re.compile(r"[(\[【〔]\s*([☑√✓✔■●☒□☐○◯×✗✘]?)\s*[)\]】〕]")


def lone_mark(text: str) -> bool | None:
    """Return whether a cell that holds nothing but one mark is ticked; None if it holds anything else."""
    bare = _IN_BRACKETS.sub(lambda found: found[1] or "□", unicodedata.normalize("NFKC", text).strip())
    if len(bare) != 1 or bare not in _ON + _OFF:
        return None
    return bare in _ON


def ticked(text: str, options: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return the values of the options that are ticked; None if the text holds no mark or no option.

    `options` gives for each way to write an option its value; the longest is taken. A mark belongs to the option
    beside it: each before it or each behind it, as the first or the last shows, otherwise the one it touches. A cross
    in a box is a tick unless another tick stands beside it. Marks that could belong to either option tick both. Where
    each line has an option of its own, its marks are those of its line.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        found = [_ticked(line, options) for line in lines]
        if any(values is not None for values in found):
            return tuple(dict.fromkeys(value for values in found for value in values or ()))
    return _ticked(" ".join(lines), options)


def _ticked(text: str, options: Mapping[str, str]) -> tuple[str, ...] | None:
    half = unicodedata.normalize("NFKC", text).casefold()
    crossed = any(mark in half for mark in _ON.replace("☒", ""))
    half = _IN_BRACKETS.sub(lambda found: f"{found[1] or '□'} ", half)
    tokens = _tokens(half, options, "☒" if crossed else "")
    names = [token for token in tokens if token not in ("+", "-", " ")]
    if not names or len(names) == len([token for token in tokens if token != " "]):
        return None
    found = [options[name] for name, mark in _with_marks(tokens) if "+" in mark]
    if not found and "+" in tokens:
        found = [options[name] for name in names]
    return tuple(dict.fromkeys(found))


def _tokens(text: str, options: Mapping[str, str], cross: str) -> list[str]:
    """Return options, marks (+ on, - off) and blanks in the order of the text; other words are skipped."""
    words = sorted(options, key=len, reverse=True)
    pattern = re.compile("|".join([*(r"\s*".join(map(re.escape, word)) for word in words), f"[{_ON}{_OFF}]", r"\s"]))
    tokens: list[str] = []
    for found in pattern.finditer(text):
        token = found[0]
        if token.isspace():
            token = " "
        elif token in _OFF or token == cross:
            token = "-"
        elif token in _ON:
            token = "+"
        else:
            token = "".join(token.split())
        tokens.append(token)
    while tokens and tokens[0] == " ":
        tokens.pop(0)
    while tokens and tokens[-1] == " ":
        tokens.pop()
    return tokens


def _with_marks(tokens: list[str]) -> list[tuple[str, str]]:
    """Return each option with the marks that belong to it."""
    marks = ("+", "-")
    before = tokens[0] in marks
    behind = tokens[-1] in marks
    solid = [token for token in tokens if token != " "]
    found = []
    if before != behind:
        for index, token in enumerate(solid):
            neighbour = index - 1 if before else index + 1
            if token not in marks:
                found.append((token, solid[neighbour] if 0 <= neighbour < len(solid) else ""))
        return [(name, mark if mark in marks else "") for name, mark in found]
    for index, token in enumerate(tokens):
        if token in ("+", "-", " "):
            continue
        touching = [tokens[near] for near in (index - 1, index + 1) if 0 <= near < len(tokens)]
        found.append((token, "".join(mark for mark in touching if mark in marks)))
    return found
