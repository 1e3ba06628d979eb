"""Several documents in one PDF: all are laid out and checked for glyphs before the first page is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.pdf.engine.fonts import Fonts
from maker_desktop.pdf.engine.page import PageWriter


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its `size` (width, height) in millimetres and how to `draw` it."""

    size: tuple[float, float]
    draw: Callable[[PageWriter], None]


class Paper(Protocol):
    """A document that can be laid out on pages."""

    @property
    def title(self) -> str:
        """Return the title; a newline forces a line break."""
        ...

    def pages(self, fonts: Fonts) -> Sequence[Page]:
        """Lay the document out. Raises Refusal for a character without a glyph."""
        ...


def called(number: int, project: str) -> str:
    """Return the name of a project in a refusal."""
    return f"{number} 号项目“{project}”"


def pdf(papers: Sequence[Paper], fonts: Fonts, progress: Progress = silent) -> bytes:
    """Return one PDF of all `papers`, at least one, in order.

    Raises Refusal, before anything is drawn, for a character without a glyph, and whatever `progress` raises.
    """
    laid_out = []
    for number, paper in enumerate(papers):
        progress(number, len(papers), paper.title.replace("\n", ""))
        laid_out.append(paper.pages(fonts))
    writer = PageWriter(fonts, papers[0].title.replace("\n", ""))
    for pages in laid_out:
        for page in pages:
            with writer.page(page.size):
                page.draw(writer)
    return writer.finish()
