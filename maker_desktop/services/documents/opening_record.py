"""The record of the opening: how the contest stands before the first mark, and the keys and codes to hold it to."""

from collections.abc import Iterator
from hashlib import sha256

from maker_desktop.domain.journal.entries import Anchor, printed
from maker_desktop.domain.model.phrases import second_text
from maker_desktop.domain.model.records import WITNESS_KEY, WITNESS_PUBLIC_KEY, RulebookText
from maker_desktop.pdf.papers.opening_record import OpeningRecord
from maker_desktop.services.core import people
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents.parts import Unit, Wanted


def opening_record(session: Session, wanted: Wanted) -> Iterator[Unit]:
    """Yield the record of the opening; it can be printed at any time, and says whether there are marks already."""
    del wanted
    contest, head = session.contest, session.head()
    first = next(iter(session.file.entries()))
    paper = OpeningRecord(
        contest=contest.rulebook.contest.name,
        printed=session.now(),
        state=_state(session),
        first=f"{Anchor(first.number, first.digest).words}　{second_text(first.time)}",
        first_digest=first.digest,
        newest=head.words,
        newest_digest=head.digest,
        fingerprint=contest.settings.get(WITNESS_KEY, ""),
        public_key=contest.settings.get(WITNESS_PUBLIC_KEY, ""),
        signing=people.signing_note(contest),
    )
    yield Unit("开启记录", "开启记录", paper)


def _state(session: Session) -> tuple[tuple[str, str], ...]:
    contest = session.contest
    seats = [seat for stage in contest.rulebook.stages for panel in contest.panels(stage.id).values() for seat in panel]
    marked = "、".join(stage.name for stage in session.marked_stages())
    text = "\n".join(each.text for each in session.file.all(RulebookText))
    return (
        ("项目", f"{len(contest.projects)} 个"),
        ("评委席位", f"{len(seats)} 个"),
        ("分数", f"{marked}已有分数" if marked else "还没有任何分数"),
        ("设有口令", "、".join(each.name for each in contest.people if each.pin) or "无"),
        ("规则全文的 SHA-256", printed(sha256(text.encode(errors="surrogatepass")).hexdigest())),
        ("操作人", session.person),
    )
