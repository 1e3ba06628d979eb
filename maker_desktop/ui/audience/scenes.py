"""What the audience screen can show, as frozen values that hold only what the hall may see, never a phone number."""

from dataclasses import dataclass, field

from maker_desktop.ui.audience.countdown import Countdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The line at the top of every scene: the contest at the left, stage and division at the right.

    `playoff`: it is about a playoff (加赛), whose sheets and score are not those of the stage. `rehearsal`: all scores
    and places in it are made up.
    """

    contest: str = ""
    corner: str = ""
    playoff: bool = False
    rehearsal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Black(Scene):
    """Nothing at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Scene):
    """A few words, e.g. 休息十分钟."""

    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Scene):
    """The opening picture: the name of the contest, the stage with its day and venue, and who holds it."""

    title: str
    stage: str = ""
    venue: str = ""
    hosts: tuple[str, ...] = ()
    slogan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnStage(Scene):
    """The project on stage; `next_up` names the one that should get ready."""

    number: int
    project: str
    applicant: str
    next_up: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer(Scene):
    """The clock of pitch or defence, and whose it is."""

    number: int
    project: str
    applicant: str
    countdown: Countdown


@dataclass(frozen=True, slots=True)
class Tile:
    """One score sheet: label 1 号评委, text 87.6 or 回避; `struck` with a note 最高; not `shown` while to come."""

    label: str
    text: str
    struck: bool = False
    note: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list of standings; place and score are texts, as published.

    `corrected` marks it with 更正, `undecided` with 待裁定; `former` is the score before, where it is told.
    `tier` is that of its award, 1 for the best, 0 where it has none or that is not certain.
    """

    place: str
    project: str
    score: str
    applicant: str = ""
    current: bool = False
    corrected: bool = False
    undecided: bool = False
    former: str = ""
    tier: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal(Scene):
    """The confirmed result of a project; what is empty is not shown yet. `corrected` marks it with 更正.

    `former` is the score first shown, where the rules tell it to the audience beside the correction.

    `witness` is the journal's head with its short code, so that any photograph of the hall is proof of what was in the
    file by then.
    """

    number: int
    project: str
    applicant: str
    tiles: tuple[Tile, ...] = ()
    score: str = ""
    place_heading: str = ""
    place: str = ""
    top: tuple[Row, ...] = ()
    corrected: bool = False
    former: str = ""
    witness: str = field(default="", compare=False)  # every change moves it, and is no other picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaderboard(Scene):
    """The standings of a division, best first; `page` is 1 / 3 where there are more than one picture takes.

    `legend` names the awards with their tier, where the lines are marked with them.
    """

    heading: str
    rows: tuple[Row, ...]
    page: str = ""
    legend: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Called:
    """A winner who has been called: project and applicant, or an organisation by name only; `now` is the latest.

    The score is told only where the audience has seen it.
    """

    name: str
    applicant: str = ""
    now: bool = False
    number: int | None = None
    region: str = ""
    members: str = ""
    score: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceremony(Scene):
    """An award and who has been called so far, the latest first; `places` is how many there will be.

    Of these, `rows` are on the screen together; `vacant` places are given to nobody. `tier` is 1 for the best award for
    projects, 0 for organisations; `awards` are all that are announced, in order.
    """

    award: str
    division: str
    places: int
    rows: int
    called: tuple[Called, ...] = ()
    vacant: int = 0
    tier: int = 0
    awards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A winner in a photograph."""

    name: str
    applicant: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPhoto(Scene):
    """Who stands where: `rows` from the back to the front, each from the left as the audience sees it."""

    award: str
    tier: int
    rows: tuple[tuple[Standing, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsors(Scene):
    """Thanks to those whom the host's look of the screen names; `hosts` hold the contest."""

    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompter(Scene):
    """The host's page, which no audience sees: what is on, what follows, the name with its reading, figures in words.

    `heading` says whether the name is that of what is on or of what follows.
    """

    now: str
    following: str
    heading: str = "接下来"
    name: str = ""
    applicant: str = ""
    reading: str = ""
    says: str = ""
