"""Filling in the wordings and dates of a document: their current texts, their defaults, and saving them."""

from dataclasses import dataclass, replace

from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.documents import letters
from maker_desktop.services.documents.words import WORDINGS, EntryKind, Wording, Words

__all__ = ["EntryKind", "FilledWording", "fields", "fill"]

#: Documents that also use the wordings of another.
_ALSO = {"recommendation": ("annex",), "calibration": ("certificates",)}


@dataclass(frozen=True, slots=True)
class FilledWording:
    """A wording of a document; `text` is its current text, `made_up` its default."""

    wording: Wording
    text: str
    made_up: str

    @property
    def changed(self) -> bool:
        """Whether it was filled in."""
        return self.text != self.made_up


def fields(session: Session, document_id: str) -> tuple[FilledWording, ...]:
    """Return the wordings of a document in their order."""
    documents = (document_id, *_ALSO.get(document_id, ()))
    return tuple(_field(session, wording) for wording in WORDINGS if wording.document in documents)


def _field(session: Session, wording: Wording) -> FilledWording:
    made_up = _made_up(session, wording)
    return FilledWording(wording, wording.as_written(session.contest.settings.get(wording.name, made_up)), made_up)


def _made_up(session: Session, wording: Wording) -> str:
    if wording.name == "letter_text":
        return letters.made_up_text(session)
    return wording.default(session.contest)


def fill(session: Session, name: str, text: str) -> Changed:
    """Save a wording; an empty text, or one equal to the default, restores the default.

    Raises Refusal for an invalid date, number, choice or template.
    """
    wording = next(each for each in WORDINGS if each.name == name)
    text = wording.as_written(text.strip())
    kept = "" if text == _made_up(session, wording).strip() else text
    settings = {**session.contest.settings, name: kept}
    Words(replace(session.contest, settings=settings), session.now().date()).check(name)
    return contest.fill_in(session, {name: kept})
