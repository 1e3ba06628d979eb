"""The host's look of the audience screen."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ScreenTheme:
    """The host's logo, a picture as background, and the colours (`#rrggbb`, light then dark) where there is none."""

    logo: Path | None = None
    background: Path | None = None
    colours: tuple[str, str] = ("#204B86", "#061229")
