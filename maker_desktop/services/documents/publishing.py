"""Printing documents: the contest's data become frozen values, then PDF, then files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from maker_desktop.disk.files import write_file
from maker_desktop.disk.names import file_names
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.pdf import catalogue
from maker_desktop.pdf.catalogue import DOCUMENTS, Document, DocumentKind
from maker_desktop.pdf.certificates.batch import CertificateBatch
from maker_desktop.pdf.certificates.calibration import Calibration
from maker_desktop.pdf.engine.fonts import Fonts
from maker_desktop.pdf.engine.system_fonts import letter_fonts, system_folders
from maker_desktop.pdf.letters.letter import Letter
from maker_desktop.pdf.letters.public_notice import PublicNotice
from maker_desktop.services.awards.awards import awards
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.documents import (
    award_papers,
    certificate_register,
    certificates,
    host_script,
    judge_papers,
    letters,
    opening_record,
    result_papers,
    rulings,
    sealed_record,
    venue_papers,
)
from maker_desktop.services.documents.parts import Part, Unit, Wanted

__all__ = [
    "DOCUMENTS",
    "DocumentKind",
    "Job",
    "Wanted",
    "awarded",
    "missing",
    "prepare",
    "print_document",
    "provisional",
    "seat_cards",
    "write_all",
]

_GATHERERS: Mapping[str, Callable[[Session, Wanted], Iterator[Unit]]] = {
    "certificates": certificates.certificates,
    "recommendation": letters.recommendation_letters,
    "annex": letters.annexes,
    "summary": letters.summaries,
    "opening": opening_record.opening_record,
    "order": venue_papers.orders,
    "script": host_script.scripts,
    "score-sheets": venue_papers.score_sheets,
    "judge-marks": judge_papers.judge_marks,
    "score-summary": result_papers.summaries,
    "standings": result_papers.standings,
    "derivation": result_papers.derivations,
    "ruling": rulings.rulings,
    "awards": award_papers.award_listing,
    "notice": award_papers.notices,
    "filing": letters.filings,
    "record": sealed_record.records,
    "register": certificates.registers,
    "calibration": certificates.calibrations,
}

#: Documents that are always separate PDFs.
Alone = Letter | PublicNotice | Calibration

_ENDING = ".pdf"


@dataclass(frozen=True, slots=True)
class Job:
    """A print job of frozen values only, so that another thread can write it while the contest goes on.

    `check` raises Refusal if the contest file is damaged; then nothing is printed.
    """

    units: tuple[Unit, ...]
    check: Callable[[Progress], None]

    def pdf(self, progress: Progress = silent) -> bytes:
        """Return everything as one PDF, equal to the content of a single file.

        Raises Refusal for a character that no font has, naming character, field and project.
        """
        self.check(progress)
        document = _joined([unit.part for unit in self.units])
        return catalogue.pdf(document, _fonts(document), progress)

    def write(self, out: Path, *, separate: bool = False, progress: Progress = silent) -> tuple[Path, ...]:
        """Write to `out` and return the files: one file where it ends in .pdf, otherwise a folder of well-named files.

        `separate` gives each certificate, sheet or derivation a file of its own. Every PDF is finished before the first
        file is written, each file appears whole or not at all, and a stop by `progress` writes nothing. Raises Refusal
        for a character without a glyph and a path that cannot be written to.
        """
        single = out.suffix.lower() == _ENDING
        made = {out: self.pdf(progress)} if single else dict(self.files(out, separate, progress))
        for path, document in made.items():
            write_file(path, document)
        return tuple(made)

    def files(self, folder: Path, separate: bool = False, progress: Progress = silent) -> Iterator[tuple[Path, bytes]]:
        """Yield each file that `write` would write into a folder, with its content."""
        self.check(progress)
        groups = _grouped(self.units, separate)
        for number, (name, parts) in enumerate(groups.items()):
            if len(groups) > 1:
                progress(number, len(groups), name.removesuffix(_ENDING))
            inner = progress if len(groups) == 1 else silent
            document = _joined(parts)
            yield folder / name, catalogue.pdf(document, _fonts(document), inner)


def prepare(session: Session, document_id: str, wanted: Wanted | None = None) -> Job:
    """Gather a document's data from the contest; by default all of the document.

    Raises Refusal for an unknown document, and if the contest does not have its data yet.
    """
    if document_id not in _GATHERERS:
        known = "、".join(f"{document.id}（{document.name}）" for document in DOCUMENTS)
        raise Refusal(f"没有文书“{document_id}”，可以打印的有：{known}。")
    units = tuple(_GATHERERS[document_id](session, wanted or Wanted()))
    if not units:
        raise Refusal("没有可以打印的内容，请换一个阶段、项目或事项。")
    return Job(units, session.soundness.check)


def seat_cards(session: Session, stage: Stage, addresses: Mapping[Seat, str]) -> Job:
    """Gather the cards of seats with the addresses in their codes, which the contest does not keep.

    Raises Refusal if there is none.
    """
    return Job(judge_papers.seat_cards(session, stage, addresses), session.soundness.check)


def missing(session: Session, document_id: str) -> str:
    """Return why a document cannot be printed now, empty if it can; only its first part is gathered."""
    try:
        next(_GATHERERS[document_id](session, Wanted()))
    except Refusal as refusal:
        return refusal.sentence
    return ""


def provisional(session: Session, document_id: str) -> str:
    """Return in a few words what a document depends on that may still change; empty if nothing."""
    stages = _RESTS_ON.get(document_id, _nothing)(session)
    open_stages = [stage.name for stage in stages if stage.id not in session.contest.sealed]
    cases = sum(case.open for stage in stages for case in session.result(stage.id).cases)
    parts = [f"{'、'.join(open_stages)}未封存"] if open_stages else []
    parts += [f"{cases} 件待裁定"] if cases else []
    return "，".join(parts)


def _nothing(session: Session) -> tuple[Stage, ...]:
    del session
    return ()


def _last_stages(session: Session) -> tuple[Stage, ...]:
    return session.contest.rulebook.last_stages()


_RESTS_ON: Mapping[str, Callable[[Session], tuple[Stage, ...]]] = {
    **dict.fromkeys(("judge-marks", "score-summary", "standings", "derivation"), Session.marked_stages),
    **dict.fromkeys(("certificates", "recommendation", "annex", "awards", "notice"), _last_stages),
}


def awarded(session: Session) -> tuple[int, ...]:
    """Return the projects that have a certificate, in the order of awards."""
    return tuple(number for each in awards(session) for number in each.numbers)


def write_all(jobs: Mapping[str, Job], folder: Path, progress: Progress = silent) -> tuple[Path, ...]:
    """Write several print-outs, by their names on screen, into one folder and return the files.

    Every PDF is finished before the first file is written, so that a refusal or a stop by `progress` leaves nothing.
    """
    made: dict[Path, bytes] = {}
    for turn, (name, job) in enumerate(jobs.items()):
        progress(turn, len(jobs), name)
        made.update(job.files(folder))
    for path, document in made.items():
        write_file(path, document)
    return tuple(made)


def print_document(
    session: Session,
    document_id: str,
    out: Path,
    *,
    stage: str | None = None,
    number: int | None = None,
    case: str | None = None,
    separate: bool = False,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Print a document, of one stage, project or case where these are named, and return the files written.

    See `prepare`, `Job.write` and `hand_out`, which the window calls one after the other.
    """
    wanted = Wanted(stage, number, case)
    files = prepare(session, document_id, wanted).write(out, separate=separate, progress=progress)
    hand_out(session, document_id, wanted)
    return files


def hand_out(session: Session, document_id: str, wanted: Wanted | None = None) -> Changed:
    """Record that a document was saved or printed: certificates are registered, others need nothing.

    A read-only file is not changed.
    """
    if document_id != "certificates" or session.read_only:
        return Changed()
    return certificate_register.issue(session, (wanted or Wanted()).number)


def _grouped(units: Sequence[Unit], separate: bool) -> Mapping[str, list[Part]]:
    """Return the parts by the name of their file; no two files differ only in upper and lower case."""
    groups: list[tuple[str, list[Part]]] = [(unit.name, [unit.part]) for unit in units]
    if not separate:
        together: dict[str, list[Part]] = {}
        for unit in units:
            together.setdefault(unit.file, []).append(unit.part)
        groups = list(together.items())
    names = file_names([name for name, _ in groups], ending=_ENDING)
    return dict(zip(names, [parts for _, parts in groups], strict=True))


def _fonts(document: Document) -> Fonts:
    """Return the fonts of a document: letters prefer this computer's fonts, all else looks the same everywhere."""
    if isinstance(document, Letter | PublicNotice):
        return letter_fonts(system_folders())
    return _shipped_fonts()


@cache
def _shipped_fonts() -> Fonts:
    return Fonts()


def _joined(parts: Sequence[Part]) -> Document:
    """Join parts into one document: certificates into one batch, others in order; letters are never joined."""
    first = parts[0]
    if isinstance(first, Alone):
        return first
    if isinstance(first, CertificateBatch):
        batches = [part for part in parts if isinstance(part, CertificateBatch)]
        return replace(first, certificates=tuple(each for batch in batches for each in batch.certificates))
    return tuple(part for part in parts if not isinstance(part, Alone | CertificateBatch))
