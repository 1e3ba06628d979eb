"""The only place that finds the files shipped with the program, in a checkout, a wheel or a bundle."""

import sys
from pathlib import Path


def root() -> Path:
    """Return the folder that holds `resources/` and `forms/`."""
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle)
    here = Path(__file__).resolve().parent
    shipped = here / "shipped"
    return shipped if shipped.is_dir() else here.parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped file below `resources/`, e.g. `resource("fonts", "NotoSansSC-Regular.ttf")`."""
    return root().joinpath("resources", *parts)


def form(name: str) -> Path:
    """Return the path of the Qt Designer form `name` (without its ending)."""
    return root() / "forms" / f"{name}.ui"
