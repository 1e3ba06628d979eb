"""A project and its applicant, as entered in the roster."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Project:
    """项目 with its 参赛主体.

    `number` is the roster number (from 1). `division` is a division's id. `specialised` is 专精特新 as on the
    form (是, 否 or empty). `phone` is never shown to the audience. `members` are the core
    members of a maker team. `registered_on` is the company's registration date (ISO) or empty. `rewarded_elsewhere`
    names the source of another reward this year: where the rules exclude a second reward, the project keeps the award
    without prize money.
    """

    number: int
    name: str
    applicant: str
    division: str
    specialised: str = ""
    contact: str = ""
    phone: str = ""
    legal_person: str = ""
    region: str = ""
    liaison: str = ""
    members: tuple[str, ...] = ()
    registered_on: str = ""
    rewarded_elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class FirstName:
    """The name and applicant under which a number was drawn or marked, kept from the first correction of either.

    Once these come back, they are those that were corrected last: always others than the project has now. A later
    correction keeps what both have in common, so that no row of corrections of half a name makes another project.
    """

    number: int
    name: str
    applicant: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """A person's answer to a condition of entry; without one the condition stays unconfirmed."""

    number: int
    condition: str
    fulfilled: bool
    person: str
    time: str
    ground: str = ""
