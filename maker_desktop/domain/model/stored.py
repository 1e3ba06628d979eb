"""Fields stored under another name than in the code, since names in files and seals never change."""

from collections.abc import Mapping
from dataclasses import Field
from typing import Any

_KEY = "stored_as"


def stored_as(name: str) -> Mapping[str, str]:
    """Return the metadata of a dataclass field that contest files, seal digests and rulebooks call `name`."""
    return {_KEY: name}


def stored_name(field: Field[Any]) -> str:
    """Return the name of a dataclass field in contest files (columns, journal), seal digests and rulebooks."""
    return str(field.metadata.get(_KEY, field.name))
