"""Certificates that are printed together: in one design, as whole pages or as text on pre-printed paper."""

from dataclasses import dataclass

from maker_desktop.domain.model.long_work import Progress
from maker_desktop.pdf.certificates.certificate import Certificate, Overprint
from maker_desktop.pdf.certificates.certificate import pdf as certificate_pdf
from maker_desktop.pdf.certificates.design import Design
from maker_desktop.pdf.engine.fonts import Fonts


@dataclass(frozen=True, slots=True)
class CertificateBatch:
    """At least one certificate, their common design, and the offset where only the text is printed."""

    certificates: tuple[Certificate, ...]
    design: Design
    overprint: Overprint | None = None


def pdf(batch: CertificateBatch, fonts: Fonts, progress: Progress) -> bytes:
    """Return one PDF with a page for each. Raises Refusal for a character without glyph, and what `progress` raises."""

    def told(done: int, count: int) -> None:
        progress(done, count, "证书")

    return certificate_pdf(batch.certificates, batch.design, fonts, overprint=batch.overprint, progress=told)
