"""What the notice says of a rule, as far as the rulebook shipped with the program quotes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from maker_desktop.exchange.rulebook.basis import basis_of
from maker_desktop.exchange.rulebook.presets import preset_text, presets
from maker_desktop.exchange.rulebook.toml import read_rulebook


@dataclass(frozen=True, slots=True)
class Basis:
    """The notice's words by dotted key, and the keys that were assumed when the contest was made."""

    words: Mapping[str, str] = field(default_factory=dict)
    assumed: tuple[str, ...] = ()

    def of(self, key: str) -> str:
        """Return what is quoted for a key, or for the nearest thing it belongs to; empty where nothing is."""
        while key:
            if key in self.words:
                return self.words[key]
            key = key.rpartition(".")[0]
        return ""


def basis(contest_id: str) -> Basis:
    """Return on what the rules of a contest rest; nothing is known of one that was not made from a shipped rulebook."""
    if contest_id not in {preset.id for preset in presets()}:
        return Basis()
    text = preset_text(contest_id)
    return Basis(basis_of(text), read_rulebook(text, contest_id).assumed)
