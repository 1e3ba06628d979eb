"""A small contest in memory for the tests of services: two stages, two divisions, five judges, one criterion pair."""

from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.records import RulebookText
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from tests.fakes import FakeContestFile, clock

RULES = """
[contest]
id = "small"
name = "小赛"

[[division]]
id = "enterprise"
name = "企业组"
[[division]]
id = "startup"
name = "创业组"

[[criterion]]
id = "innovation"
name = "技术创新能力"
weight = "60"
[[criterion]]
id = "team"
name = "团队能力"
weight = "40"

[[stage]]
id = "preliminary"
name = "初赛"
kind = "review"
divisions = ["enterprise", "startup"]
[stage.score]
minimum_sheets = 2
[stage.ties]
ladder = ["exact_score"]
[stage.advance]
enterprise = 2
startup = 1

[[stage]]
id = "final"
name = "复赛"
kind = "roadshow"
divisions = ["enterprise", "startup"]
[stage.score]
minimum_sheets = 2
[stage.ties]
ladder = ["exact_score"]

[[award]]
id = "first"
name = "一等奖"
places = { enterprise = 1, startup = 1 }

[[organisation_award]]
name = "优秀组织单位奖"

[recommendation]
seats = 2

[committee]
quorum = 2
casting_vote = true
"""

JUDGES = ("赵", "钱", "孙", "李", "周")

#: The judges of two panels, for a stage that several rooms hold.
PANELS = {"A": ("赵", "钱", "孙"), "B": ("李", "周", "吴")}

PROJECTS = (
    Project(1, "甲", "甲公司", "enterprise"),
    Project(2, "乙", "乙公司", "enterprise"),
    Project(3, "丙", "丙公司", "enterprise"),
    Project(4, "丁", "丁团队", "startup"),
    Project(5, "戊", "戊团队", "startup"),
)


def small_contest(rules: str = RULES, read_only: bool = False) -> Session:
    """Return a session on a contest with five projects and five judges seated in both stages."""
    file = FakeContestFile()
    with file.change("contest.create", "小赛", "秘书") as work:
        work.put(RulebookText(1, rules))
        for project in PROJECTS:
            work.put(project)
    session = Session(file, "秘书", clock)
    for stage in session.contest.rulebook.stages:
        seat_all(session, stage.id)
    if read_only:
        file.read_only = True
    return session


def seat_two_panels(session: Session) -> None:
    """Write the projects and seat two panels in the preliminary: A judges 1, 3, 5, B judges 2, 4."""
    for project in PROJECTS:
        roster.edit(session, project)
    seats = [
        Seat("preliminary", panel, number, judge)
        for panel, judges in PANELS.items()
        for number, judge in enumerate(judges, 1)
    ]
    panels.seat_judges(session, "preliminary", seats)
    panels.assign(session, "preliminary", {1: "A", 2: "B", 3: "A", 4: "B", 5: "A"})


def seat_all(session: Session, stage_id: str) -> None:
    """Seat the five judges in the only panel of a stage."""
    seats = [Seat(stage_id, "1", number, judge) for number, judge in enumerate(JUDGES, start=1)]
    panels.seat_judges(session, stage_id, seats)


def key_sheets(session: Session, stage_id: str, number: int, value: str) -> None:
    """Key the same mark for a project everywhere and confirm it."""
    for judge in JUDGES:
        for criterion in ("innovation", "team"):
            marks.enter(session, KeyedMark(stage_id, number, judge, criterion, value))
    marks.confirm(session, stage_id, number)
