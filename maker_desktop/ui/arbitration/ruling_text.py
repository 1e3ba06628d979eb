"""The rulings on a case as rich text: the one in force first, those it replaced below, still readable."""

from collections.abc import Iterator, Sequence
from html import escape

from maker_desktop.domain.model.phrases import minute_text
from maker_desktop.domain.model.ruling import Objection, Ruling, replacements
from maker_desktop.services.documents.rulings import decision_sentences, vote_words
from maker_desktop.ui.kit.theme import TOKENS

_SOFT = TOKENS["ink_soft"]


def rulings_html(rulings: Sequence[Ruling]) -> str:
    """Return all rulings on one case, the latest first; those no longer in force are struck."""
    replaced = replacements(rulings)
    latest_first = sorted(rulings, key=lambda ruling: -ruling.id)
    return "".join(part for ruling in latest_first for part in _ruling(ruling, replaced.get(ruling.id)))


def _ruling(ruling: Ruling, replaced: int | None) -> Iterator[str]:
    state = f"已由第 {replaced} 号裁定代替" if replaced else "现行有效"
    color = f"; color:{_SOFT}" if replaced else ""
    told = escape("".join(decision_sentences(ruling)))
    decided = f"<s>{told}</s>" if replaced else told
    yield f'<p style="margin:6px 0 2px 0{color}"><b>第 {ruling.id} 号&nbsp;&nbsp;{decided}</b></p>'
    yield f'<p style="margin:0; color:{_SOFT}">{minute_text(ruling.time)}&nbsp;&nbsp;{state}</p>'
    yield f'<p style="margin:6px 0 2px 0{color}">理由：{escape(ruling.reason)}</p>'
    votes = vote_words(ruling)
    present = "、".join(f"{name}（{votes[name]}）" if name in votes else name for name in ruling.present)
    yield f'<p style="margin:2px 0{color}">到会：{escape(present)}</p>'
    for title, places in (("裁定前", ruling.places_before), ("裁定后", ruling.places_after)):
        if places:
            lines = "<br>".join(map(escape, places))
            yield f'<p style="margin:6px 0 0 0{color}"><span style="color:{_SOFT}">{title}</span><br>{lines}</p>'
    yield '<p style="margin:0; font-size:6px">&nbsp;</p>'


def objection_html(objection: Objection) -> str:
    """Return an objection as rich text: who, when and whether in time, contact, subject and evidence."""
    limit = f"，时限 {minute_text(objection.until)}" if objection.until else ""
    late = "，<b>已过时限，是否受理由专家委员会决定</b>" if objection.late else ""
    rows = (
        ("提出人", escape(objection.person)),
        ("联系方式", escape(objection.contact)),
        ("提出时间", f"{minute_text(objection.time)}{limit}{late}"),
        ("异议内容", escape(objection.text)),
        ("依据材料", "<br>".join(map(escape, objection.pieces)) or "没有附材料"),
    )
    cells = "".join(
        f'<tr><td style="color:{_SOFT}; padding:3px 16px 3px 0">{title}</td><td style="padding:3px 0">{text}</td></tr>'
        for title, text in rows
    )
    return f"<table>{cells}</table>"
