"""参赛条件: conditions of entry that the roster proves, and those a person has to confirm."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.names import normal_name
from maker_desktop.domain.model.roster import Declaration, Project
from maker_desktop.domain.model.rulebook import EligibilityRule, Rulebook


class CheckState(StrEnum):
    """The state of a condition of entry."""

    PASSED = "passed"
    FAILED = "failed"
    TO_CONFIRM = "to_confirm"


#: Their names on screen and on the command line.
CHECK_NAMES: Mapping[CheckState, str] = {
    CheckState.PASSED: "符合",
    CheckState.FAILED: "不符合",
    CheckState.TO_CONFIRM: "待确认",
}


@dataclass(frozen=True, slots=True)
class Check:
    """A condition of entry with its state and the ground for it; `bars`: failing it excludes the project."""

    condition: str
    state: CheckState
    ground: str = ""
    bars: bool = True


REGISTERED_ON = "工商注册日期"
CORE_MEMBERS = "核心成员人数"
ONE_TEAM_ONLY = "核心成员只参加一个团队"
ENTERED_ONCE = "同一参赛主体的同一项目只报名一次"
REGION = "注册地"

#: The region of a contest that a county can neither lie in nor outside of: a roster of the nation needs no look at it.
_WHOLE_COUNTRY = "中国境内"

#: The national contest's names of divisions that provinces and cities name differently.
_NATIONAL_NAMES = {"创业组": "创客组"}

_COMPANY = re.compile(r"(公司|集团|厂|合作社|企业)$")


def entry_conditions(rulebook: Rulebook, division: str) -> tuple[str, ...]:
    """Return the conditions of entry of a division in words, each once, the division's own first."""
    rule = rulebook.eligibility
    own = rule.division_conditions.get(division, ())
    return tuple(dict.fromkeys((*own, *rule.conditions, *look_back_conditions(rulebook))))


def look_back_conditions(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the conditions of entry that follow from years and lists, in the notices' words."""
    rule = rulebook.eligibility
    if rule.look_back_years == 0:
        return ()
    years = look_back(rule)
    conditions = []
    if any(rule.national_lists.values()):
        conditions.append(f"{years}{_national_lists(rulebook)}项目不得参赛")
    if rule.earlier_winners:
        conditions.append(f"{years}{rule.earlier_winners}")
    return tuple(conditions)


def look_back(rule: EligibilityRule) -> str:
    """Return in Chinese which earlier contests count: 近三年, or 往届 where the rules give no number of years."""
    years = rule.look_back_years
    return "往届" if years is None else f"近{'零一二三四五六七八九十'[years] if years <= 10 else f' {years} '}年"


def _national_lists(rulebook: Rulebook) -> str:
    lengths = rulebook.eligibility.national_lists
    if set(lengths) == {"enterprise"}:
        return f"全国{lengths['enterprise']}强"
    names = {division.id: _NATIONAL_NAMES.get(division.name, division.name) for division in rulebook.divisions}
    return f"入围全国{'或'.join(f'{names[key]}{length}强' for key, length in lengths.items() if length)}的"


def all_checks(contest: Contest) -> Mapping[int, tuple[Check, ...]]:
    """Return every condition of every project with its state, by number; none is assumed to be met.

    What the roster proves is passed or failed with its ground. Everything else is to be confirmed until a person has
    answered it; a person's answer takes precedence over the roster.
    """
    examiner = _Examiner(contest)
    return {project.number: examiner.checks(project) for project in contest.projects}


def shut_out(contest: Contest) -> Mapping[int, str]:
    """Return the projects that fail a condition of entry, each with the condition and the ground in Chinese."""
    return {
        number: "；".join(f"{check.condition}：{check.ground}" if check.ground else check.condition for check in failed)
        for number, found in all_checks(contest).items()
        if (failed := [check for check in found if check.state is CheckState.FAILED and check.bars])
    }


class _Examiner:
    """An index of the roster that compares each project with all others."""

    def __init__(self, contest: Contest) -> None:
        self._rulebook = contest.rulebook
        self._declared: Mapping[tuple[int, str], Declaration] = {
            (declaration.number, declaration.condition): declaration for declaration in contest.declarations
        }
        self._entries: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._teams: dict[str, list[int]] = defaultdict(list)
        for project in sorted(contest.projects, key=lambda project: project.number):
            self._entries[_entry(project)].append(project.number)
            for member in set(project.members):
                self._teams[member].append(project.number)

    def checks(self, project: Project) -> tuple[Check, ...]:
        """Return the checks of one project, those proved by the roster first."""
        rule = self._rulebook.eligibility
        found = [
            *_registered_on(self._rulebook, project),
            *_region(rule, project),
            *_core_members(rule, project),
            *self._one_team_only(project),
            self._entered_once(project),
        ]
        conditions = entry_conditions(self._rulebook, project.division)
        ticks = [Check(condition, CheckState.TO_CONFIRM) for condition in conditions]
        return tuple(self._as_declared(project, check) for check in (*found, *ticks))

    def _as_declared(self, project: Project, check: Check) -> Check:
        said = self._declared.get((project.number, check.condition))
        if said is None:
            return check
        state = CheckState.PASSED if said.fulfilled else CheckState.FAILED
        who = f"{said.person}，{said.time.replace('T', ' ')[:16]}"
        ground = f"{said.ground}（{who}）" if said.ground else who
        return Check(check.condition, state, ground)

    def _entered_once(self, project: Project) -> Check:
        first = self._entries[_entry(project)][0]
        if first == project.number:
            return Check(ENTERED_ONCE, CheckState.PASSED, "名册中没有同一参赛主体的同名项目在前")
        return Check(ENTERED_ONCE, CheckState.FAILED, f"与 {first} 号项目的参赛主体和项目名称相同")

    def _one_team_only(self, project: Project) -> Iterable[Check]:
        shared = [member for member in project.members if len(self._teams[member]) > 1]
        if shared:
            others = sorted({number for name in shared for number in self._teams[name]} - {project.number})
            ground = f"{'、'.join(shared)}也在 {'、'.join(map(str, others))} 号项目中，请核对是否同一人"
            yield Check(ONE_TEAM_ONLY, CheckState.TO_CONFIRM, ground)


def _entry(project: Project) -> tuple[str, str]:
    return normal_name(project.applicant), normal_name(project.name)


def _registered_on(rulebook: Rulebook, project: Project) -> Iterable[Check]:
    earliest = rulebook.eligibility.startup_registered_from
    if earliest is None or not _is_startup(rulebook, project):
        return
    day = _day(project.registered_on)
    if day is not None:
        state = CheckState.PASSED if day >= earliest else CheckState.FAILED
        yield Check(REGISTERED_ON, state, f"注册于 {day}，初创企业应在 {earliest}（含）之后注册")
    elif project.registered_on:
        yield Check(REGISTERED_ON, CheckState.TO_CONFIRM, f"名册中的“{project.registered_on}”不是日期")
    elif _COMPANY.search(project.applicant.strip()):
        ground = f"名册没有注册日期，初创企业应在 {earliest}（含）之后注册"
        yield Check(REGISTERED_ON, CheckState.TO_CONFIRM, ground)


def _is_startup(rulebook: Rulebook, project: Project) -> bool:
    return project.division == "startup" or rulebook.division(project.division).name == "创业组"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _region(rule: EligibilityRule, project: Project) -> Iterable[Check]:
    if not rule.region or not project.region or rule.region == _WHOLE_COUNTRY:
        return
    if any(_place(place) in project.region for place in (rule.region, *rule.counties)):
        yield Check(REGION, CheckState.PASSED, f"名册写明{project.region}")
    else:
        yield Check(REGION, CheckState.TO_CONFIRM, f"名册写的是{project.region}，请核对是否在{rule.region}注册")


def _place(name: str) -> str:
    """Return the name of a place as far as a roster always has it: 榆次 of 榆次区, 祁县 as a whole."""
    return name.rstrip("省市县区") if len(name) > len("祁县") else name


def _core_members(rule: EligibilityRule, project: Project) -> Iterable[Check]:
    """More members than fit on the certificate do not exclude a project: the notices limit only the certificate."""
    most, count = rule.core_members_at_most, len(project.members)
    if most is None or not count:
        return
    state = CheckState.PASSED if count <= most else CheckState.FAILED
    yield Check(CORE_MEMBERS, state, f"{count} 人，证书上最多 {most} 人", bars=False)
