"""The rulebooks shipped with the program, listed without checking them and read by their id.

The start page waits for this list, so nothing that checks rules is imported here.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.rules.preset import Preset
from maker_desktop.resources import resource


def presets() -> tuple[Preset, ...]:
    """Return the shipped rulebooks: the newest year first, within a year by id."""
    return tuple(sorted(map(_listed, _paths()), key=lambda preset: (-(preset.year or 0), preset.id)))


def preset_text(preset_id: str) -> str:
    """Return the TOML text of a shipped rulebook. Raises Refusal, naming the known ones, for an unknown id."""
    if preset_id not in {path.stem for path in _paths()}:
        known = "、".join(preset.id for preset in presets())
        raise Refusal(f"没有“{preset_id}”这套规则，请另选，可用的是：{known}。")
    return resource("rulebooks", f"{preset_id}.toml").read_text(encoding="utf-8")


def _listed(path: Path) -> Preset:
    contest = tomllib.loads(path.read_text(encoding="utf-8"))["contest"]
    return Preset(contest["id"], contest["name"], contest["level"], contest.get("year"))


def _paths() -> Iterator[Path]:
    return resource("rulebooks").glob("*.toml")
