"""All records a contest file keeps, each with the fields that are its key; the store makes a table of each."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from maker_desktop.domain.model.handing_in import GiveBack, HandIn, SeatPass, StageCall
from maker_desktop.domain.model.panel import Absence, Assignment, Drawing, DrawnPlace, Recusal, Seat
from maker_desktop.domain.model.person import Person, PinFailure
from maker_desktop.domain.model.presence import Appearance
from maker_desktop.domain.model.room import Conflict, Room, RoomEntry
from maker_desktop.domain.model.roster import Declaration, FirstName, Project
from maker_desktop.domain.model.ruling import CommitteeMember, Objection, Ruling
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, PaperTotal, PlayoffReveal, Reveal


@dataclass(frozen=True, slots=True)
class RulebookText:
    """The rulebook of this contest as TOML text; there is exactly one, `id` is always 1."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class Entrant:
    """A project that takes part in a stage, fixed when the stage before it was sealed."""

    stage: str
    number: int


@dataclass(frozen=True, slots=True)
class Seal:
    """封存: the stage is final; `digest` is SHA-256 (hex) over what was sealed, computed as `version` says.

    `entry` is the last entry of the journal that was sealed (0 in version 1, which did not cover it), `replaces` the
    digest of the stage's former seal, empty for its first.
    """

    stage: str
    digest: str
    person: str
    time: str
    version: int = 1
    entry: int = 0
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A stage that is not held in this file: held elsewhere, with its list taken in, or not held at all (`skipped`).

    `reason` says where and why in Chinese words.
    """

    stage: str
    skipped: bool
    reason: str
    person: str
    time: str


@dataclass(frozen=True, slots=True)
class OutsideResult:
    """The result of a stage held elsewhere for a project: its score, if the list has one, and whether it advances."""

    stage: str
    number: int
    score: Decimal | None
    goes_on: bool


@dataclass(frozen=True, slots=True)
class OrganisationPrize:
    """An organisation that receives one of the organisation awards (组织奖)."""

    award: str
    organisation: str


@dataclass(frozen=True, slots=True)
class AwardCall:
    """宣布: an award that has been announced to the audience, and who has been called, in order.

    `award` and `division` are names, the latter empty for organisations; `called` are organisations by name, projects
    by number. `turn` counts the steps of the ceremony: the highest is where it stands.
    """

    award: str
    division: str
    called: tuple[str, ...]
    turn: int
    time: str


class CertificateState(StrEnum):
    """Whether an issued certificate is valid."""

    ISSUED = "issued"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class CertificateIssue:
    """证书登记: one certificate in the register.

    `id` counts from 1 and is never reused, `serial` is printed on it. `number` is the project's, 0 for an
    organisation; `division` is a division's id, empty for an organisation. `replaces` is the void certificate that
    this one replaces, 0 for none. `reason`, `voided_by` and `voided_at` say why, by whom and when it became void.
    """

    id: int
    serial: str
    number: int
    recipient: str
    award: str
    division: str
    person: str
    time: str
    state: CertificateState = CertificateState.ISSUED
    replaces: int = 0
    reason: str = ""
    voided_by: str = ""
    voided_at: str = ""


#: The setting that holds the fingerprint of the key on the supervisor's drive.
WITNESS_KEY = "witness_key"
#: The setting with that key's public half in hex; files of older programs have the fingerprint alone.
WITNESS_PUBLIC_KEY = "witness_public_key"


#: The setting that holds a slow hash of the number that PINs are hashed with, to notice if it is altered.
PEPPER_CHECK = "pepper_check"


@dataclass(frozen=True, slots=True)
class Setting:
    """A named text or date that the secretary filled in for documents or the window."""

    name: str
    value: str


Record = (
    RulebookText
    | Setting
    | Project
    | FirstName
    | Declaration
    | Seat
    | Assignment
    | Recusal
    | Absence
    | Appearance
    | Drawing
    | DrawnPlace
    | Entrant
    | Mark
    | Confirmation
    | Reveal
    | PlayoffReveal
    | PaperTotal
    | SeatPass
    | StageCall
    | HandIn
    | GiveBack
    | Objection
    | CommitteeMember
    | Ruling
    | Seal
    | Elsewhere
    | OutsideResult
    | OrganisationPrize
    | AwardCall
    | CertificateIssue
    | Person
    | PinFailure
    | Room
    | RoomEntry
    | Conflict
)

#: Every kind of record with the names of its key fields.
KEYS: dict[type[Record], tuple[str, ...]] = {
    RulebookText: ("id",),
    Setting: ("name",),
    Project: ("number",),
    FirstName: ("number",),
    Declaration: ("number", "condition"),
    Seat: ("stage", "panel", "seat"),
    Assignment: ("stage", "number"),
    Recusal: ("stage", "judge", "number"),
    Absence: ("stage", "judge", "number"),
    Appearance: ("stage", "number"),
    Drawing: ("stage",),
    DrawnPlace: ("stage", "number"),
    Entrant: ("stage", "number"),
    Mark: ("stage", "number", "judge", "criterion", "round_id", "entry", "version"),
    Confirmation: ("stage", "number", "judge", "round_id"),
    Reveal: ("stage", "number"),
    PlayoffReveal: ("stage", "number", "round_id"),
    PaperTotal: ("stage", "number", "judge", "round_id"),
    SeatPass: ("stage", "panel", "seat"),
    StageCall: ("stage", "number"),
    HandIn: ("id",),
    GiveBack: ("sheet",),
    Objection: ("id",),
    CommitteeMember: ("name",),
    Ruling: ("id",),
    Seal: ("stage",),
    Elsewhere: ("stage",),
    OutsideResult: ("stage", "number"),
    OrganisationPrize: ("award", "organisation"),
    AwardCall: ("award", "division"),
    CertificateIssue: ("id",),
    Person: ("name",),
    PinFailure: ("person",),
    Room: ("stage", "panel"),
    RoomEntry: ("room", "entry"),
    Conflict: ("id",),
}

#: The name on screen of each kind of record.
RECORD_NAMES: dict[type[Record], str] = {
    RulebookText: "规则",
    Setting: "设置",
    Project: "项目",
    FirstName: "更正前的名称",
    Declaration: "参赛条件",
    Seat: "评委席位",
    Assignment: "评审组",
    Recusal: "回避",
    Absence: "评委缺席",
    Appearance: "出场情况",
    Drawing: "抽签",
    DrawnPlace: "出场顺序",
    Entrant: "晋级名单",
    Mark: "分数",
    Confirmation: "得分确认",
    Reveal: "亮分",
    PlayoffReveal: "加赛亮分",
    PaperTotal: "纸面合计",
    SeatPass: "平板凭证",
    StageCall: "上场",
    HandIn: "提交的评分表",
    GiveBack: "退回的评分表",
    Objection: "异议",
    CommitteeMember: "委员",
    Ruling: "裁定",
    Seal: "封存",
    Elsewhere: "不在本场举行的阶段",
    OutsideResult: "别处的成绩",
    OrganisationPrize: "组织奖",
    AwardCall: "宣布奖项",
    CertificateIssue: "证书登记",
    Person: "人员",
    PinFailure: "口令输错记录",
    Room: "分会场",
    RoomEntry: "分会场流水",
    Conflict: "合并冲突",
}

#: Records that are never altered or removed once written.
APPEND_ONLY: frozenset[type[Record]] = frozenset({Mark, HandIn, GiveBack, Ruling, RoomEntry})
