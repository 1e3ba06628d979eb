"""Default wordings of the public notice, the filing form and the certificates, from the contest's data."""

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.rulebook import Level
from maker_desktop.pdf.papers.filing_form import REGIONAL, SCHEME_AT_MOST


def hosts(contest: Contest) -> str:
    """Return all hosts in order of rank, on one line."""
    return "、".join(contest.rulebook.contest.hosts)


def issuers(contest: Contest) -> str:
    """Return all hosts in order of rank, a line each."""
    return "\n".join(contest.rulebook.contest.hosts)


def contacts(contest: Contest) -> str:
    """Return who takes objections: the contacts of the rules, else the first host and blanks to fill in."""
    if contest.rulebook.contest.contacts:
        return "\n".join(contest.rulebook.contest.contacts)
    office = contest.rulebook.contest.hosts[0] if contest.rulebook.contest.hosts else "大赛组委会"
    return f"受理单位：{office}\n联系人：　　　　　　联系电话：　　　　　　　　"


def organisation(contest: Contest) -> str:
    """Return hosts, organisers and co-organisers, a line each."""
    info = contest.rulebook.contest
    by_part = {"主办": info.hosts, "承办": info.organisers, "协办": info.co_organisers}
    return "\n".join(f"{part}单位：{'、'.join(names)}" for part, names in by_part.items() if names)


def filing_title(contest: Contest) -> str:
    """Return the title of the filing form, with the name of the national contest."""
    return f"{contest.rulebook.contest.next_contest or contest.rulebook.contest.name}\n备案表"


def filing_kind(contest: Contest) -> str:
    """Return 区域赛 for cities and provinces; the national final is none of the form's kinds."""
    return "" if contest.rulebook.contest.level is Level.NATIONAL else REGIONAL


def period(contest: Contest) -> str:
    """Return when the stages are held, in the notice's words."""
    return "；".join(f"{stage.name}：{stage.when}" for stage in contest.rulebook.stages if stage.when)


def place(contest: Contest) -> str:
    """Return the venue of the last stage, else the region."""
    venues = [stage.venue for stage in contest.rulebook.stages if stage.venue]
    return venues[-1] if venues else contest.rulebook.eligibility.region


def scheme(contest: Contest) -> str:
    """Return a first draft of the scheme: aim, course and awards, as far as they fit the form's 500 characters."""
    rulebook = contest.rulebook
    sentences = [f"大赛以“{rulebook.contest.slogan}”为宗旨。"] if rulebook.contest.slogan else []
    names = "、".join(division.name for division in rulebook.divisions)
    sentences.append(f"参赛项目分为{names}，赛程为{'、'.join(stage.name for stage in rulebook.stages)}。")
    sentences.append(f"评委从{'、'.join(criterion.name for criterion in rulebook.criteria)}等方面打分。")
    if rulebook.awards:
        sentences.append(f"设{'、'.join(award.name for award in rulebook.awards)}。")
    text = ""
    for sentence in sentences:
        if len(text + sentence) <= SCHEME_AT_MOST:
            text += sentence
    return text
