"""Chinese names and contents of a room's records, to be compared with those of the contest's file."""

from collections.abc import Mapping
from typing import Any

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.handing_in import GiveBack, HandIn
from maker_desktop.domain.model.panel import Absence, Recusal
from maker_desktop.domain.model.presence import PRESENCE_NAMES, Appearance
from maker_desktop.domain.model.records import Record
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, PaperTotal, Reveal, plain

_SUBJECTS: Mapping[type[Record], str] = {
    Mark: "评委{judge}给 {number} 号项目的{criterion}",
    Confirmation: "评委{judge}给 {number} 号项目的评分表是否确认",
    PaperTotal: "评委{judge}给 {number} 号项目的纸面合计",
    Recusal: "评委{judge}是否回避 {number} 号项目",
    Absence: "评委{judge}是否缺席 {number} 号项目",
    Appearance: "{number} 号项目的出场情况",
    Reveal: "{number} 号项目的亮分",
    HandIn: "评委{judge}提交的 {number} 号项目评分表",
    GiveBack: "退回评委{judge}的 {number} 号项目评分表",
}


def subject_words(contest: Contest, record: Record) -> str:
    """Return the subject of a room's record."""
    subject: Any = record
    criterion = getattr(record, "criterion", "")
    name = next((each.name for each in contest.rulebook.criteria if each.id == criterion), criterion)
    words = _SUBJECTS[type(record)].format(judge=getattr(record, "judge", ""), number=subject.number, criterion=name)
    return words + ("（盲录复核）" if isinstance(record, Mark) and record.entry == 2 else "")


def record_words(record: Record | None) -> str:
    """Return the content of a room's record."""
    words = "“无”"
    match record:
        case Mark(value=value):
            words = "“空”" if value is None else f" {plain(value)} 分"
        case PaperTotal(total=total):
            words = f" {plain(total)} 分"
        case Reveal(score=score):
            words = "“已亮分”" if score is None else f"“亮分 {plain(score)}”"
        case Appearance(presence=presence, reason=reason):
            words = f"“{PRESENCE_NAMES[presence]}”" + (f"（{reason}）" if reason else "")
        case Recusal(reason=reason) | Absence(reason=reason):
            words = f"“是”（{reason}）"
        case HandIn(receipt=receipt):
            words = f"“已提交，回执 {receipt}”"
        case GiveBack(reason=reason):
            words = f"“已退回”（{reason}）"
        case Confirmation():
            words = "“已确认”"
    return words
