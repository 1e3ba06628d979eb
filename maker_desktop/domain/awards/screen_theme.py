"""The host's look of the audience screen."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class ScreenTheme:
    """The host's logo, a picture as background, and the colours (`#rrggbb`, light then dark) where there is none.

    `sponsors` are names or pictures of those who are thanked, `pictures` those of projects by number.
    """

    logo: Path | None = None
    background: Path | None = None
    colours: tuple[str, str] = ("#204B86", "#061229")
    sponsors: tuple[str | Path, ...] = ()
    pictures: tuple[tuple[int, Path], ...] = ()

    def picture(self, number: int | None) -> Path | None:
        """Return the picture of a project, None where it has none."""
        return next((path for each, path in self.pictures if each == number), None)

    def files(self) -> tuple[Path, ...]:
        """Return every picture of this look."""
        pictures = (self.background, self.logo, *self.sponsors, *(path for _number, path in self.pictures))
        return tuple(each for each in pictures if isinstance(each, Path))


#: The look without anything of the host's.
PLAIN: Final = ScreenTheme()
