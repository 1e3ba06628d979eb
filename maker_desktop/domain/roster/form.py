"""The printed forms of a roster: the notices' columns with their titles, and a project's text in each."""

from collections.abc import Mapping

from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.rulebook import RosterForm, Rulebook

#: Every column a form may have, by its key. The division's title is completed with the contest's divisions.
COLUMN_TITLES: Mapping[str, str] = {
    "number": "编号",
    "project": "项目名称",
    "applicant": "企业（创客）名称",
    "division": "组别",
    "specialised": "是否属于专精特新企业",
    "contact": "联系人",
    "phone": "联系方式",
    "legal_person": "法人（创客填写）",
    "region": "所属地区",
    "liaison": "联络员",
    "members": "核心成员",
    "registered_on": "注册日期",
    "rewarded_elsewhere": "本年度其他赛事获奖情况",
}

#: Annex 4 of the Shanxi notice of 2026.
RECOMMENDED_COLUMNS = ("project", "applicant", "division", "specialised", "contact", "phone", "legal_person")

#: Annex 2 of the Jinzhong notice of 2025.
SUMMARY_COLUMNS = (*RECOMMENDED_COLUMNS, "region", "liaison")


def column_title(column: str, rulebook: Rulebook) -> str:
    """Return a column's title as printed by the notices, e.g. 组别（企业组/创业组）."""
    if column == "division":
        return f"{COLUMN_TITLES[column]}（{'/'.join(division.name for division in rulebook.divisions)}）"
    return COLUMN_TITLES[column]


def column_value(column: str, project: Project, rulebook: Rulebook) -> str:
    """Return a project's text in a column."""
    match column:
        case "number":
            return str(project.number)
        case "project":
            return project.name
        case "division":
            return rulebook.division(project.division).name
        case "members":
            return "、".join(project.members)
    return str(getattr(project, column))


def recommendation_form(rulebook: Rulebook) -> RosterForm:
    """Return the form of the recommendation list: the notice's own, else annex 4 with the next contest's name."""
    contest = rulebook.contest
    title = f"{contest.next_contest or contest.name}推荐项目名单"
    # A province's notice prints the list it receives, not the list it sends.
    if rulebook.roster.title == title:
        return rulebook.roster
    return RosterForm(
        columns=RECOMMENDED_COLUMNS,
        title=title,
        sender_line="推荐单位：",
    )


def summary_form(rulebook: Rulebook) -> RosterForm:
    """Return the form of the project summary: the notice's own, else that of 2025 with this contest's name."""
    if rulebook.roster.title.endswith("项目汇总表"):
        return rulebook.roster
    return RosterForm(columns=SUMMARY_COLUMNS, title=f"{rulebook.contest.name}项目汇总表")


def roster_form(rulebook: Rulebook) -> RosterForm:
    """Return the form of the contest's own roster: every column, so that it can be imported again without loss."""
    return RosterForm(columns=tuple(COLUMN_TITLES), title=f"{rulebook.contest.name}项目名册")
