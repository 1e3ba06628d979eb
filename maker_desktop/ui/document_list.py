"""The list of documents, each with whether it can be printed as things stand."""

from dataclasses import dataclass

from maker_desktop.services import publishing
from maker_desktop.services.publishing import DocumentKind
from maker_desktop.services.session import Session
from maker_desktop.ui.record_model import Column
from maker_desktop.ui.tone import Tone


@dataclass(frozen=True, slots=True)
class Listed:
    """A document with why it cannot be printed yet, and what it rests on that may still change."""

    document: DocumentKind
    missing: str
    provisional: str

    @property
    def state(self) -> str:
        """Return the word of its chip."""
        if self.missing:
            return "未齐"
        return "暂定" if self.provisional else "可打印"

    @property
    def tone(self) -> Tone:
        """Return the tone of its chip."""
        if self.missing:
            return Tone.QUIET
        return Tone.LOOK if self.provisional else Tone.DONE


def listed(session: Session) -> tuple[Listed, ...]:
    """Return all documents as they stand."""
    return tuple(_listed(session, document) for document in publishing.DOCUMENTS)


def _listed(session: Session, document: DocumentKind) -> Listed:
    missing = publishing.missing(session, document.id)
    return Listed(document, missing, "" if missing else publishing.provisional(session, document.id))


def columns() -> tuple[Column[Listed], ...]:
    """Return the columns of the list."""
    return (
        Column[Listed]("文书", lambda one: one.document.name, tip=_tip, stretch=True),
        Column[Listed]("状态", lambda one: one.state, tone=lambda one: one.tone, tip=_tip),
    )


def _tip(one: Listed) -> str:
    return one.missing or one.provisional or "可以打印"
