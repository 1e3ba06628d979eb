"""Reading a whole contest file into values: the contest without its marks, and the mark book of each stage."""

from typing import Any

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.handing_in import GiveBack, HandIn, SeatPass, StageCall
from maker_desktop.domain.model.markbook import MarkBook
from maker_desktop.domain.model.panel import Absence, Assignment, Drawing, DrawnPlace, Recusal, Seat
from maker_desktop.domain.model.person import Person
from maker_desktop.domain.model.presence import Appearance
from maker_desktop.domain.model.records import (
    AwardCall,
    CertificateIssue,
    Elsewhere,
    Entrant,
    OrganisationPrize,
    OutsideResult,
    Record,
    RulebookText,
    Seal,
    Setting,
)
from maker_desktop.domain.model.room import Conflict, Room
from maker_desktop.domain.model.roster import Declaration, FirstName, Project
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.ruling import CommitteeMember, Objection, Ruling
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, PaperTotal, PlayoffReveal, Reveal
from maker_desktop.exchange.rulebook.toml import stored_rulebook
from maker_desktop.services.core.collector import collector_at_rest
from maker_desktop.services.core.ports import ContestFile

#: The field of the snapshot for each kind of record; marks and confirmations are in mark books instead.
PLACES: dict[type[Record], str] = {
    Project: "projects",
    FirstName: "first_names",
    Declaration: "declarations",
    Seat: "seats",
    Assignment: "assignments",
    Recusal: "recusals",
    Absence: "absences",
    Appearance: "appearances",
    Drawing: "drawings",
    DrawnPlace: "drawn_places",
    Entrant: "entrants",
    Reveal: "reveals",
    PlayoffReveal: "playoff_reveals",
    PaperTotal: "paper_totals",
    SeatPass: "seat_passes",
    StageCall: "stage_calls",
    HandIn: "hand_ins",
    GiveBack: "give_backs",
    Objection: "objections",
    CommitteeMember: "committee",
    Ruling: "rulings",
    Seal: "seals",
    Elsewhere: "stages_elsewhere",
    OutsideResult: "outside_results",
    OrganisationPrize: "organisation_prizes",
    AwardCall: "award_calls",
    CertificateIssue: "certificates",
    Person: "people",
    Room: "rooms",
    Conflict: "conflicts",
}


def read_contest(file: ContestFile) -> Contest:
    """Read the snapshot of everything except marks. Raises Refusal if the file's rulebook cannot be read."""
    fields: dict[str, Any] = {place: file.all(kind) for kind, place in PLACES.items()}
    settings = {setting.name: setting.value for setting in file.all(Setting)}
    return Contest(rulebook=read_rules(file), settings=settings, **fields)


def read_rules(file: ContestFile) -> Rulebook:
    """Read the rulebook of a contest file. Raises Refusal if there is none or it cannot be read."""
    texts = file.all(RulebookText)
    if not texts:
        raise Refusal(f"“{file.path.name}”里没有规则，不是完整的赛事文件，请从备份恢复。")
    return stored_rulebook(texts[0].text, file.path.name)


@collector_at_rest()
def read_books(file: ContestFile) -> dict[str, MarkBook]:
    """Read the mark book of every stage that has marks or confirmations."""
    marks, confirmations = file.all(Mark), file.all(Confirmation)
    stages = {record.stage for records in (marks, confirmations) for record in records}
    return {stage: MarkBook.of(stage, marks, confirmations) for stage in stages}
