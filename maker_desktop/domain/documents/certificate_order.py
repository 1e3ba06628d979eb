"""Who receives a certificate, in order of awards and divisions, with its number in the register."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maker_desktop.domain.awards.awards import AwardList
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.records import CertificateIssue, CertificateState, OrganisationPrize


@dataclass(frozen=True, slots=True)
class GivenAward:
    """An award with its recipient: a project by number, or an organisation (number 0) by name."""

    award: str
    number: int
    division: str
    recipient: str

    def stands_for(self, issue: CertificateIssue) -> bool:
        """Return whether a certificate of the register was issued for this award."""
        same = (self.award, self.number, self.division) == (issue.award, issue.number, issue.division)
        return same and (self.number > 0 or self.recipient == issue.recipient)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A given award with its number in the register: that of its certificate (`issue`), else the next free one.

    `replaces` is the number of the last void certificate it had, 0 for none.
    """

    given: GivenAward
    id: int
    issue: CertificateIssue | None
    replaces: int = 0


def organisation_prizes(contest: Contest) -> tuple[OrganisationPrize, ...]:
    """Return the organisation awards in the rulebook's order."""
    order = [award.name for award in contest.rulebook.organisation_awards]
    return tuple(sorted(contest.organisation_prizes, key=lambda each: (order.index(each.award), each.organisation)))


def given_awards(contest: Contest, lists: Sequence[AwardList]) -> tuple[GivenAward, ...]:
    """Return the recipients of certificates: awarded projects, then organisations."""
    projects = (
        GivenAward(each.award.name, number, each.division, contest.by_number[number].applicant)
        for each in lists
        for number in each.numbers
    )
    organisations = (GivenAward(each.award, 0, "", each.organisation) for each in organisation_prizes(contest))
    return (*projects, *organisations)


def numbered(awarded: Sequence[GivenAward], register: Sequence[CertificateIssue]) -> Iterator[Numbered]:
    """Yield each given award with its number; numbers of void certificates are never reused."""
    taken = {issue.id for issue in register}
    free = 1
    for given in awarded:
        own = [issue for issue in register if given.stands_for(issue)]
        valid = next((issue for issue in own if issue.state is CertificateState.ISSUED), None)
        if valid is not None:
            yield Numbered(given, valid.id, valid)
            continue
        while free in taken:
            free += 1
        taken.add(free)
        yield Numbered(given, free, None, max((issue.id for issue in own), default=0))
