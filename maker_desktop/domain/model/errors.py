"""The one root error whose sentence a user may read; every other exception is a bug and goes to the crash handler."""


class Refusal(Exception):  # noqa: N818 - it is an answer to the user, not a fault of the program
    """A request that is refused for a reason its user can act on.

    `sentence` is one clear Chinese sentence that names the file, row or cell and says what to do.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
