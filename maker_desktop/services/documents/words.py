"""The wordings and dates of documents: each has a default until the secretary fills it in (a Setting)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from maker_desktop.domain.documents.working_days import read_arrangement
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.pdf.certificates.template import SERIAL_NAMES, WORDING_NAMES, listed, modern, objection_to
from maker_desktop.pdf.papers.filing_form import KINDS
from maker_desktop.services.documents import chosen_design, letter_words, notice_words


class EntryKind(StrEnum):
    """How a wording is filled in."""

    LINE = "line"
    TEXT = "text"  # several lines, each a paragraph
    DATE = "date"  # ISO 8601
    YES_NO = "yes_no"
    NUMBER = "number"
    CHOICE = "choice"
    HOLIDAYS = "holidays"  # lines as working_days.read_arrangement reads them
    TEMPLATE = "template"  # what a certificate says, in the notation of certificates.template
    SERIAL = "serial"  # a template, too, for the serial of a certificate


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording: the name of its Setting, its title on screen, the document it stands on, how it is filled in.

    `default` derives it from the contest; None where only the secretary can know it. `choices` are the values and
    titles of a choice; `hint` says what an empty field means, or what may be filled in.
    """

    name: str
    title: str
    document: str
    entry: EntryKind = EntryKind.LINE
    default: Callable[[Contest], str] = lambda contest: ""
    choices: Callable[[], tuple[tuple[str, str], ...]] = tuple
    hint: str = ""

    def as_written(self, text: str) -> str:
        """Return a text in today's notation, also from an earlier contest file."""
        return modern(text, emphasising=self.emphasises) if self.entry in _NAMES else text

    @property
    def emphasises(self) -> bool:
        """Whether text in 【】 is emphasised; a serial is printed literally."""
        return self.entry is EntryKind.TEMPLATE


#: The names that templates of a wording may use.
_NAMES: Mapping[EntryKind, tuple[str, ...]] = {EntryKind.TEMPLATE: WORDING_NAMES, EntryKind.SERIAL: SERIAL_NAMES}

YES, NO = "是", "否"


def _yes(contest: Contest) -> str:
    del contest
    return YES


_WORDING_HINT = f"可用 {listed(WORDING_NAMES)}；【】里的字加重"
_SERIAL_HINT = "可用 {年份}{奖项}{三位序号}，详见帮助"

#: Every wording, by the document it stands on. A date that is not filled in is today.
WORDINGS: tuple[Wording, ...] = (
    Wording("letter_mark", "发文机关标志", "recommendation", default=letter_words.mark),
    Wording("letter_number", "发文字号", "recommendation", default=letter_words.number),
    Wording("letter_signer", "签发人（几位之间用顿号）", "recommendation", hint="留空，由签发人手签"),
    Wording("letter_title", "标题", "recommendation", default=letter_words.title),
    Wording("letter_addressee", "主送机关", "recommendation", default=letter_words.addressee),
    Wording("letter_text", "正文（每行一段）", "recommendation", EntryKind.TEXT),
    Wording("letter_signature", "发文机关署名", "recommendation", default=letter_words.issuer),
    Wording("letter_date", "成文日期", "recommendation", EntryKind.DATE),
    Wording("letter_sealed", "加盖印章", "recommendation", EntryKind.YES_NO, _yes),
    Wording("letter_contact", "附注（联系人和电话）", "recommendation", default=letter_words.contact),
    Wording("letter_imprint", "印版记", "recommendation", EntryKind.YES_NO, _yes),
    Wording("letter_copies", "抄送", "recommendation"),
    Wording("letter_printer", "印发机关", "recommendation", default=letter_words.printer),
    Wording("letter_printed", "印发日期", "recommendation", EntryKind.DATE),
    Wording("sender", "推荐单位", "annex", default=letter_words.sender),
    Wording("notice_title", "标题", "notice", hint="按赛事名称拟定"),
    Wording("notice_text", "开头一段", "notice", hint="按赛事名称和公示名单拟定"),
    Wording("notice_date", "公示发布日期", "notice", EntryKind.DATE),
    Wording("notice_last_day", "公示截止日期", "notice", EntryKind.DATE, hint="按工作日推算"),
    Wording(
        "holidays",
        "放假安排（补充以后的年度，每行一项，如 2027-01-01 放假）",
        "notice",
        EntryKind.HOLIDAYS,
        hint="每行一项，如 2027-01-01..2027-01-03 放假",
    ),
    Wording(
        "notice_contacts", "受理异议的联系人、电话、地址（每行一项）", "notice", EntryKind.TEXT, notice_words.contacts
    ),
    Wording("notice_issuer", "署名", "notice", default=letter_words.issuer),
    Wording("filing_title", "标题", "filing", default=notice_words.filing_title),
    Wording("filing_label", "附件号", "filing", default=lambda contest: "附件4"),
    Wording("filing_date", "填表日期", "filing", EntryKind.DATE),
    Wording("filing_organiser", "主办单位", "filing", default=notice_words.hosts),
    Wording(
        "filing_kind",
        "赛事类型",
        "filing",
        EntryKind.CHOICE,
        notice_words.filing_kind,
        lambda: tuple((kind, kind) for kind in KINDS),
        hint="留空，手工勾选",
    ),
    Wording("filing_field", "专题赛的行业领域", "filing"),
    Wording("filing_period", "赛事时间", "filing", default=notice_words.period),
    Wording("filing_organisation", "组织机构（每行一项）", "filing", EntryKind.TEXT, notice_words.organisation),
    Wording("filing_place", "决赛地点", "filing", default=notice_words.place),
    Wording("filing_scheme", "赛事方案（500 字以内）", "filing", EntryKind.TEXT, notice_words.scheme),
    Wording(
        "certificate_design",
        "样式",
        "certificates",
        EntryKind.CHOICE,
        lambda contest: chosen_design.FIRST,
        chosen_design.choices,
    ),
    Wording(
        "certificate_paper",
        "纸张",
        "certificates",
        EntryKind.CHOICE,
        lambda contest: "own",
        lambda: chosen_design.PAPERS,
    ),
    Wording(
        "certificate_wording_project",
        "企业项目的用语",
        "certificates",
        EntryKind.TEMPLATE,
        chosen_design.wording("project"),
        hint=_WORDING_HINT,
    ),
    Wording(
        "certificate_wording_team",
        "创客团队的用语",
        "certificates",
        EntryKind.TEMPLATE,
        chosen_design.wording("team"),
        hint=_WORDING_HINT,
    ),
    Wording(
        "certificate_wording_organisation",
        "组织单位的用语",
        "certificates",
        EntryKind.TEMPLATE,
        chosen_design.wording("organisation"),
        hint=_WORDING_HINT,
    ),
    Wording(
        "certificate_serial",
        "编号规则",
        "certificates",
        EntryKind.SERIAL,
        lambda contest: "{年份}-{奖项}-{三位序号}",
        hint=_SERIAL_HINT,
    ),
    Wording("certificate_date", "颁发日期", "certificates", EntryKind.DATE),
    Wording(
        "certificate_date_style",
        "日期写法",
        "certificates",
        EntryKind.CHOICE,
        chosen_design.date_style,
        lambda: chosen_design.DATE_STYLES,
    ),
    Wording("certificate_code", "印二维码", "certificates", EntryKind.YES_NO, _yes),
    Wording("certificate_issuers", "颁发单位（每行一个）", "certificates", EntryKind.TEXT, notice_words.issuers),
    Wording("certificate_overprint", "套打（只印文字）", "certificates", EntryKind.YES_NO, lambda contest: NO),
    Wording("certificate_right", "套打右移（0.1 毫米）", "certificates", EntryKind.NUMBER, lambda contest: "0"),
    Wording("certificate_down", "套打下移（0.1 毫米）", "certificates", EntryKind.NUMBER, lambda contest: "0"),
)

_BY_NAME: Mapping[str, Wording] = {wording.name: wording for wording in WORDINGS}


def title_of(name: str) -> str:
    """Return the title of a wording on screen, or the name of another setting."""
    return _BY_NAME[name].title if name in _BY_NAME else name


def told(name: str, text: str) -> str:
    """Return a setting's value for the screen: a choice by its title, a template in today's notation."""
    if name not in _BY_NAME:
        return text
    return dict(_BY_NAME[name].choices()).get(text) or _BY_NAME[name].as_written(text)


@dataclass(frozen=True, slots=True)
class Words:
    """The wordings of one contest on the date `today`."""

    contest: Contest
    today: date

    def text(self, name: str) -> str:
        """Return a wording as filled in, else its default, else empty."""
        filled = self.contest.settings.get(name)
        return _BY_NAME[name].as_written(filled) if filled else _BY_NAME[name].default(self.contest)

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the lines of a wording that are not empty."""
        return tuple(line.strip() for line in self.text(name).splitlines() if line.strip())

    def day(self, name: str) -> date:
        """Return a date, today if it is not filled in. Raises Refusal for an invalid date."""
        return self.day_or_none(name) or self.today

    def day_or_none(self, name: str) -> date | None:
        """Return a date if it is filled in. Raises Refusal for an invalid date."""
        filled = self.text(name)
        if not filled:
            return None
        try:
            return date.fromisoformat(filled)
        except ValueError:
            raise self._refusal(name, filled, "日期，请写成 2026-07-31 这样") from None

    def yes(self, name: str) -> bool:
        """Return whether a question is answered with 是. Raises Refusal for any other word than 是 and 否."""
        filled = self.text(name)
        if filled not in (YES, NO):
            raise self._refusal(name, filled, f"“{YES}”或“{NO}”")
        return filled == YES

    def number(self, name: str) -> int:
        """Return an integer. Raises Refusal for another text."""
        filled = self.text(name)
        try:
            return int(filled)
        except ValueError:
            raise self._refusal(name, filled, "整数") from None

    def choice(self, name: str) -> str:
        """Return the value chosen. Raises Refusal, listing the choices, for an unknown one."""
        filled, choices = self.text(name), _BY_NAME[name].choices()
        if filled not in (value for value, _ in choices):
            known = "、".join(f"{value}（{title}）" for value, title in choices)
            raise Refusal(f"文书设置“{_BY_NAME[name].title}”没有“{filled[:30]}”，可以用的有：{known}。")
        return filled

    def template(self, name: str) -> str:
        """Return the template of a certificate's wording or serial. Raises Refusal for an unknown name."""
        filled, wording = self.text(name), _BY_NAME[name]
        objection = objection_to(filled, _NAMES[wording.entry], emphasising=wording.emphasises)
        if objection:
            raise Refusal(f"文书设置“{wording.title}”有误：{objection}。")
        return filled

    def check(self, name: str) -> None:
        """Raise Refusal if a wording's current text is not of its kind."""
        checks: Mapping[EntryKind, Callable[[str], object]] = {
            EntryKind.DATE: self.day_or_none,
            EntryKind.YES_NO: self.yes,
            EntryKind.NUMBER: self.number,
            EntryKind.CHOICE: self.choice,
            EntryKind.TEMPLATE: self.template,
            EntryKind.SERIAL: self.template,
            EntryKind.HOLIDAYS: lambda name: read_arrangement(self.lines(name)),
        }
        checks.get(_BY_NAME[name].entry, self.text)(name)

    def _refusal(self, name: str, filled: str, wanted: str) -> Refusal:
        return Refusal(f"文书设置“{_BY_NAME[name].title}”填的是“{filled[:30]}”，应是{wanted}。")
