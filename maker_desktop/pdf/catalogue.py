"""The list of all documents, and the function that makes any of them a PDF."""

from dataclasses import dataclass
from typing import Protocol

from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.pdf.certificates import batch, calibration
from maker_desktop.pdf.certificates.batch import CertificateBatch
from maker_desktop.pdf.certificates.calibration import Calibration
from maker_desktop.pdf.engine import paper
from maker_desktop.pdf.engine.fonts import Fonts
from maker_desktop.pdf.engine.paper import Paper
from maker_desktop.pdf.letters import letter, public_notice
from maker_desktop.pdf.letters.letter import Letter
from maker_desktop.pdf.letters.public_notice import PublicNotice
from maker_desktop.pdf.papers.sealed_record import SealedRecord


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A document: its id on the command line, its name on screen, and `staged` if it belongs to a stage."""

    id: str
    name: str
    staged: bool = False


DOCUMENTS: tuple[DocumentKind, ...] = (
    DocumentKind("certificates", "证书"),
    DocumentKind("recommendation", "推荐报告"),
    DocumentKind("annex", "推荐项目名单"),
    DocumentKind("summary", "项目汇总表"),
    DocumentKind("opening", "开启记录"),
    DocumentKind("order", "出场顺序表", staged=True),
    DocumentKind("script", "主持词", staged=True),
    DocumentKind("score-sheets", "评委评分表", staged=True),
    DocumentKind("judge-marks", "评委打分确认表", staged=True),
    DocumentKind("score-summary", "评分汇总表", staged=True),
    DocumentKind("standings", "名次表", staged=True),
    DocumentKind("derivation", "得分计算说明", staged=True),
    DocumentKind("ruling", "专家委员会裁定书", staged=True),
    DocumentKind("awards", "获奖名单"),
    DocumentKind("notice", "公示"),
    DocumentKind("filing", "备案表"),
    DocumentKind("record", "封存记录", staged=True),
    DocumentKind("register", "证书登记簿"),
    DocumentKind("calibration", "套打校准页"),
)


class Printable(Protocol):
    """A frozen value that can be printed: every document but letters and certificates."""

    def paper(self) -> Paper:
        """Return the document ready to be laid out."""
        ...


Document = Letter | PublicNotice | CertificateBatch | Calibration | tuple[Printable, ...]


def pdf(document: Document, fonts: Fonts, progress: Progress = silent) -> bytes:
    """Return a document, or a sequence of printable values, as one PDF.

    Raises Refusal, before any page, for a character without a glyph, and whatever `progress` raises to stop the work.
    """
    match document:
        case Letter():
            return letter.pdf(document, fonts)
        case PublicNotice():
            return public_notice.pdf(document, fonts)
        case CertificateBatch():
            return batch.pdf(document, fonts, progress)
        case Calibration():
            return calibration.pdf(document, fonts)
        case _:
            return paper.pdf([_laid_out(each, progress) for each in document], fonts, progress)


def _laid_out(each: Printable, progress: Progress) -> Paper:
    """Return a value ready to be drawn; a sealed record tries every mark meanwhile, which takes time."""
    return each.paper(progress) if isinstance(each, SealedRecord) else each.paper()
