"""An official letter laid out after GB/T 9704-2012, with annexes and imprint; without a red head it is a public notice.

The measures are in `letter_grid`, the head, page numbers and imprint in `letter_head`, the text in `letter_body`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maker_desktop.pdf.engine import flow
from maker_desktop.pdf.engine.flow import Block, Piece, Placed
from maker_desktop.pdf.engine.fonts import Fonts, PrintedText, Role
from maker_desktop.pdf.engine.page import Area, PageWriter
from maker_desktop.pdf.letters import body
from maker_desktop.pdf.letters.grid import BLOCK, BLOCK_LANDSCAPE, HEADING, PITCH, SIZE_2, cell_baseline, frame
from maker_desktop.pdf.letters.head import draw_head, draw_imprint, draw_page_number, head_height, imprint_height


@dataclass(frozen=True, slots=True)
class Head:
    """The red head: the issuer's mark, the document number, and who signs an upward letter (none: number centred)."""

    mark: str
    number: str
    signers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imprint:
    """The imprint at the foot of the last page: recipients of copies (may be empty), printer and date."""

    copies: str
    printer: str
    printed: date


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on pages of its own: its title, its blocks (mostly one table), upright or `landscape`.

    `called` is a shorter name for the annex note, empty to use the title.
    """

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    called: str = ""

    @property
    def name(self) -> str:
        """Return its name in the annex note."""
        return self.called or self.title.replace("\n", "")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter. `body` holds one string a paragraph; its levels are 一、 （一） 1. （1）, as their text begins.

    A newline in `title` forces a line break; `note` is the contact below the date; `sealed`: a seal will be put on the
    name, which moves name and date.
    """

    title: str
    addressee: str
    body: tuple[str, ...]
    signature: str
    day: date
    sealed: bool = True
    head: Head | None = None
    annexes: tuple[Annex, ...] = ()
    note: str = ""
    imprint: Imprint | None = None

    def fields(self) -> Iterator[PrintedText]:
        """Return every text of the letter except those of its annexes' blocks."""
        if self.head:
            yield PrintedText(self.head.mark, Role.XIAOBIAOSONG, "发文机关标志")
            yield PrintedText(self.head.number, Role.FANGSONG, "发文字号")
            for signer in self.head.signers:
                yield PrintedText(signer, Role.KAITI, "签发人")
        yield PrintedText(self.title, Role.XIAOBIAOSONG, "标题")
        yield PrintedText(self.addressee, Role.FANGSONG, "主送机关")
        for text in self.body:
            for span in body.spans(text):
                yield PrintedText(span.text, span.role, "正文")
        for annex in self.annexes:
            yield PrintedText(annex.title, Role.XIAOBIAOSONG, "附件标题")
            yield PrintedText(annex.name, Role.FANGSONG, "附件说明")
        yield PrintedText(self.signature, Role.FANGSONG, "发文机关署名")
        yield PrintedText(self.note, Role.FANGSONG, "附注")
        if self.imprint:
            yield PrintedText(self.imprint.copies, Role.FANGSONG, "抄送机关")
            yield PrintedText(self.imprint.printer, Role.FANGSONG, "印发机关")


def pdf(letter: Letter, fonts: Fonts) -> bytes:
    """Return the letter with its annexes as PDF. Raises Refusal, before any page, for a character without a glyph."""
    fonts.check(letter.fields())
    pages = [*_letter_pages(letter, fonts), *_annex_pages(letter, fonts)]
    if letter.imprint and not pages[-1].has_room(imprint_height(letter.imprint.copies, fonts)):
        # 7.5: a page that has only the imprint has no number.
        pages.append(_Page((), BLOCK, numbered=False))
    writer = PageWriter(fonts, letter.title.replace("\n", ""))
    for number, page in enumerate(pages, start=1):
        _draw(writer, page, number, letter, count=len(pages))
    return writer.finish()


@dataclass(frozen=True, slots=True)
class _Page:
    """The content of one page of a letter, with positions."""

    placed: tuple[Placed, ...]
    area: Area
    landscape: bool = False
    numbered: bool = True

    def has_room(self, height: float) -> bool:
        """Say whether an imprint of `height` fits below the content, with a line between them."""
        used = max((down + piece.height for down, piece in self.placed), default=0.0)
        return not self.landscape and self.area.y + used + PITCH + height <= BLOCK.bottom


def _title_top(letter: Letter, fonts: Fonts) -> float:
    """Return how far below the top of the block the title begins: two lines below the red line, if there is one."""
    if letter.head is None:
        return 0.0
    return head_height(letter.head.mark, letter.head.signers, fonts) + 2 * PITCH


def _letter_pages(letter: Letter, fonts: Fonts) -> Iterator[_Page]:
    pieces = body.title(letter.title, fonts)
    if letter.addressee:
        pieces += body.addressee(letter.addressee, fonts)
    for text in letter.body:
        pieces += body.paragraph(text, fonts)
    if letter.annexes:
        pieces += body.annex_note([annex.name for annex in letter.annexes], fonts)
    pieces += body.signature(letter.signature, letter.day, sealed=letter.sealed, note=letter.note, fonts=fonts)
    top = _title_top(letter, fonts)
    for number, placed in enumerate(flow.fill(pieces, BLOCK.height - top, BLOCK.height)):
        shift = top if number == 0 else 0.0
        yield _Page(placed, Area(BLOCK.x, BLOCK.y + shift, BLOCK.width, BLOCK.height - shift))


def _annex_pages(letter: Letter, fonts: Fonts) -> Iterator[_Page]:
    several = len(letter.annexes) > 1
    for number, annex in enumerate(letter.annexes, start=1):
        area = BLOCK_LANDSCAPE if annex.landscape else BLOCK
        label = f"附件{number}" if several else "附件"
        # The title is on line 3: in the middle of it, while title pieces begin with the character's frame.
        above = 2 * PITCH + (PITCH - frame(SIZE_2)) / 2

        def draw_label(writer: PageWriter, x: float, y: float, label: str = label) -> None:
            writer.text(x, cell_baseline(y), label, HEADING)

        pieces = [Piece(above, draw_label, keep=True), *body.title(annex.title, fonts, area.width)]
        pieces += flow.pieces_of(annex.blocks, fonts, area.width, area.height)
        for placed in flow.fill(pieces, area.height, area.height):
            yield _Page(placed, area, landscape=annex.landscape)


def _draw(writer: PageWriter, page: _Page, number: int, letter: Letter, *, count: int) -> None:
    with writer.page(turn=90 if page.landscape else 0):
        if number == 1 and letter.head:
            draw_head(writer, letter.head.mark, letter.head.number, letter.head.signers)
        if page.landscape:
            with writer.turned():
                flow.draw(writer, page.placed, page.area)
        else:
            flow.draw(writer, page.placed, page.area)
        if page.numbered:
            draw_page_number(writer, number)
        if number == count and letter.imprint:
            draw_imprint(writer, letter.imprint.copies, letter.imprint.printer, letter.imprint.printed)
