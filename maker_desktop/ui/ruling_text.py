"""The rulings on a case as rich text: the one in force first, those it replaced below, still readable."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from html import escape

from maker_desktop.domain.ruling import Objection, Ruling
from maker_desktop.services.objection_clock import minutes
from maker_desktop.services.publishing_rulings import decision_sentences, vote_words
from maker_desktop.ui.theme import TOKENS

_SOFT = TOKENS["ink_soft"]


def rulings_html(rulings: Sequence[Ruling]) -> str:
    """Return all rulings on one case; `rulings` in the order they were made."""
    latest = max((ruling.id for ruling in rulings), default=0)
    return "".join(part for ruling in reversed(rulings) for part in _ruling(ruling, latest))


def _ruling(ruling: Ruling, latest: int) -> Iterator[str]:
    replaced = ruling.id != latest
    state = f"已由第 {latest} 号裁定代替" if replaced else "现行有效"
    color = f"; color:{_SOFT}" if replaced else ""
    told = escape("".join(decision_sentences(ruling)))
    decided = f"<s>{told}</s>" if replaced else told
    yield f'<p style="margin:6px 0 2px 0{color}"><b>第 {ruling.id} 号&nbsp;&nbsp;{decided}</b></p>'
    yield f'<p style="margin:0; color:{_SOFT}">{ruling.time[:16].replace("T", " ")}&nbsp;&nbsp;{state}</p>'
    yield f'<p style="margin:6px 0 2px 0{color}">理由：{escape(ruling.reason)}</p>'
    votes = vote_words(ruling)
    present = "、".join(f"{name}（{votes[name]}）" if name in votes else name for name in ruling.present)
    yield f'<p style="margin:2px 0{color}">到会：{escape(present)}</p>'
    for title, places in (("裁定前", ruling.places_before), ("裁定后", ruling.places_after)):
        if places:
            lines = "<br>".join(map(escape, places))
            yield f'<p style="margin:6px 0 0 0{color}"><span style="color:{_SOFT}">{title}</span><br>{lines}</p>'
    yield '<p style="margin:0; font-size:6px">&nbsp;</p>'


def objection_html(objection: Objection, after: timedelta | None) -> str:
    """Return who complains, when (`after` how long since the result), what about, and on what evidence."""
    since = f"（结果公布后 {minutes(after)}）" if after is not None else ""
    rows = (
        ("提出人", objection.person),
        ("联系方式", objection.contact),
        ("提出时间", f"{objection.time[:16].replace('T', ' ')}{since}"),
        ("异议内容", objection.text),
        ("依据材料", objection.evidence or "没有附材料"),
    )
    cells = "".join(
        f'<tr><td style="color:{_SOFT}; padding:3px 16px 3px 0">{title}</td>'
        f'<td style="padding:3px 0">{escape(text)}</td></tr>'
        for title, text in rows
    )
    return f"<table>{cells}</table>"
