"""The five states a small piece of the screen can speak in; the style sheet gives each its colour."""

from enum import StrEnum


class Tone(StrEnum):
    """What a chip, a message or a cell says besides its words; never shown by colour alone."""

    DONE = "done"
    LOOK = "look"
    WRONG = "wrong"
    WHERE = "where"
    QUIET = "quiet"
