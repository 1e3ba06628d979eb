"""The error shown to the user; every other exception is a bug and goes to the crash handler."""


class Refusal(Exception):  # noqa: N818 - it is an answer to the user, not a bug
    """A request is refused for a reason that the user can act on.

    `sentence` is one clear Chinese sentence that names the file, row or cell and says what to do.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Damaged(Refusal):
    """A contest file cannot be read whole, or does not match its journal: nothing in it is to be relied on."""
