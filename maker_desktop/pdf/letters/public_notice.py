"""公示: the notice that publishes lists for some working days and names who takes objections, without telephones."""

from dataclasses import dataclass
from datetime import date

from maker_desktop.pdf.engine.blocks import Gap, Paragraph, SmallPrint, heading
from maker_desktop.pdf.engine.dates import arabic_date
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.fonts import Fonts, Role
from maker_desktop.pdf.letters.letter import Annex, Letter
from maker_desktop.pdf.letters.letter import pdf as letter_pdf


@dataclass(frozen=True, slots=True)
class PublishedList:
    """A list made public: its name, e.g. 获奖名单, and its blocks, mostly tables."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PublicNotice:
    """A public notice of `lists` from `first_day` to `last_day`, `working_days` in all (0: not counted).

    `contacts` say who takes objections (name, telephone, e-mail, address), one line each; `provenance` is printed
    below each list: digest or "not sealed", print time. `rules` follow the last list. `draft` says why it must
    not be posted yet (empty: it may).
    """

    contest: str
    lists: tuple[PublishedList, ...]
    first_day: date
    last_day: date
    working_days: int
    issuer: str
    day: date
    contacts: tuple[str, ...]
    title: str = ""
    opening: str = ""
    provenance: str = ""
    rules: tuple[str, ...] = ()
    draft: str = ""

    def letter(self) -> Letter:
        """Return the notice as a letter without a red head, its lists as annexes."""
        names = "和".join(each.name for each in self.lists)
        return Letter(
            title=self.title or f"关于{self.contest}{names}的公示",
            addressee="",
            body=(*((f"【暂定，不得张贴】{self.draft}",) if self.draft else ()), *self._body(names)),
            signature=self.issuer,
            day=self.day,
            annexes=tuple(self._annex(each, last=each is self.lists[-1]) for each in self.lists),
        )

    def _body(self, names: str) -> tuple[str, ...]:
        opening = self.opening or f"{self.contest}已按规定程序完成评审，现将{names}予以公示，接受社会监督。"
        count = f"，共{self.working_days}个工作日" if self.working_days else ""
        period = f"公示期为{arabic_date(self.first_day)}至{arabic_date(self.last_day)}{count}。"
        how = (
            "公示期内，任何单位和个人对公示内容有异议的，请以书面形式向受理单位反映，并提供必要的事实依据。"
            "以单位名义反映的须加盖公章，以个人名义反映的须署真实姓名并留下联系方式；匿名的异议不予受理；逾期提出的，是否受理由专家委员会决定。"
        )
        return (opening, period, how, *self.contacts)

    def _annex(self, each: PublishedList, *, last: bool) -> Annex:
        blocks = [*each.blocks]
        if self.provenance:
            blocks.append(Paragraph(self.provenance, Role.SONGTI, 9, indent=0, leading=1.5, name="说明"))
        if last and self.rules:
            blocks += [Gap(3), heading("规则", 10.5), SmallPrint(self.rules, name="规则说明")]
        return Annex(f"{self.contest}{each.name}", tuple(blocks), called=each.name)


def pdf(notice: PublicNotice, fonts: Fonts) -> bytes:
    """Return the notice as PDF. Raises Refusal, before any page, for a character without a glyph."""
    return letter_pdf(notice.letter(), fonts)
