"""A project and the applicant behind it, as the roster names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Project:
    """项目 with its 参赛主体.

    `number` is the roster number (from 1). `division` is a division's id. `specialised` is 专精特新 as the form
    words it (是, 否 or empty). `phone` stays inside the committee: it never reaches the hall. `members` are the core
    members of a maker team. `registered_on` is the company's registration date (ISO) or empty. `rewarded_elsewhere`
    names the source of another reward this year: where the rules exclude a second, the project keeps the award and
    gets no prize money.
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
    """The name and applicant under which a number was drawn or marked, kept from the first correction of either on.

    What is corrected later is held against these, so that two corrections of half a name never make another project.
    """

    number: int
    name: str
    applicant: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """A condition of entry that a person has ticked or refused: never a silent yes."""

    number: int
    condition: str
    fulfilled: bool
    person: str
    time: str
    ground: str = ""
