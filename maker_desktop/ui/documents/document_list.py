"""The list of documents, each with whether it can be printed now."""

from collections.abc import Mapping
from dataclasses import dataclass

from maker_desktop.services.core.session import Session
from maker_desktop.services.documents import publishing
from maker_desktop.services.documents.publishing import DocumentKind
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.records.record_model import Column


@dataclass(frozen=True, slots=True)
class Listed:
    """A document: why it cannot be printed yet, what may still change, and what prevented its layout.

    An obstacle, such as a character without a glyph, is known only once the document is laid out.
    """

    document: DocumentKind
    missing: str
    provisional: str
    hindrance: str

    @property
    def state(self) -> str:
        """Return the word of its chip."""
        if self.missing:
            return "内容不全"
        if self.hindrance:
            return "无法打印"
        return "暂定" if self.provisional else "可打印"

    @property
    def tone(self) -> Tone:
        """Return the tone of its chip."""
        if self.missing:
            return Tone.QUIET
        if self.hindrance:
            return Tone.WRONG
        return Tone.LOOK if self.provisional else Tone.DONE


def listed(session: Session, hindrances: Mapping[str, str]) -> tuple[Listed, ...]:
    """Return all documents as they stand; `hindrances`: what was met, by the document's id."""
    return tuple(_listed(session, document, hindrances.get(document.id, "")) for document in publishing.DOCUMENTS)


def _listed(session: Session, document: DocumentKind, hindrance: str) -> Listed:
    missing = publishing.missing(session, document.id)
    return Listed(document, missing, "" if missing else publishing.provisional(session, document.id), hindrance)


def columns() -> tuple[Column[Listed], ...]:
    """Return the columns of the list."""
    return (
        Column[Listed]("文书", lambda each: each.document.name, tip=_tip, stretch=True),
        Column[Listed]("状态", lambda each: each.state, tone=lambda each: each.tone, tip=_tip),
    )


def _tip(each: Listed) -> str:
    return each.missing or each.hindrance or each.provisional or "可以打印"
