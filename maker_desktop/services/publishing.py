"""Documents on paper: the list of them all, and printing one from the contest as it stands."""

from dataclasses import dataclass
from pathlib import Path

from maker_desktop.domain.errors import Refusal
from maker_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A document by its id and its name on screen."""

    id: str
    name: str


DOCUMENTS: tuple[DocumentKind, ...] = ()


def print_document(session: Session, document_id: str, out: Path) -> tuple[Path, ...]:
    """Print a document (PDF) and return the files written. Raises Refusal for a document that is not in the list."""
    known = "、".join(document.id for document in DOCUMENTS)
    raise Refusal(f"{session.contest.rulebook.contest.name}没有文书“{document_id}”，可以打印到“{out}”的有：{known}。")
