"""Contests that are hard on the window: one with the longest names and the rarest characters, one in trouble."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.person import Role
from maker_desktop.domain.model.ruling import CommitteeMember
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import contest, people
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from tests.end2end.sample_contests import COMMITTEE, FINAL, MorningClock, at_work, begun

#: 60 and 40 characters, as long as anybody has written them.
LONG_NAME: Final = (
    "面向黄河流域中小型煤矿与焦化企业的“双碳”数据底座、透明地质保障与"
    "灾害联动预警一体化云边协同服务平台（二期）关键技术产业化"
)
LONG_APPLICANT: Final = "山西太行天工矿山信息技术与智能装备产业研究院股份有限公司晋中国家农业高新技术示范"
#: Characters of names that few faces have, the first of them outside Unicode's first plane.
RARE_NAME: Final = "樊𬭎㛃䶮"
SUPERVISOR: Final = "郑䶮"
PIN: Final = "2468"

_HEAD: Final = "序号\t项目名称\t企业（创客）名称\t组别\t联系人\t联系方式\t注册日期"
#: Rows that cannot be taken, and why differs from row to row.
REFUSED_ROSTER: Final = "\n".join(
    (
        _HEAD,
        "1\t煤矸石基多孔陶瓷过滤材料\t晋中云岫新材料科技有限公司\t企业组\t温明川\t13900002001\t2016-05-12",
        f"2\t{LONG_NAME}\t{LONG_APPLICANT}\t大学生组\t{RARE_NAME}\t13900002002\t2018-03-26",
        "3\t\t太谷鼎砺检测技术有限公司\t企业组\t武䶮\t13900002003\t2019-11-04",
        "3\t高纯石英砂提纯工艺\t灵石县晶屿矿物科技有限公司\t企业组\t梁㼆\t139\t2020-04-15",
    )
)
#: Projects too much alike, one registered after the closing date, and one whose registration nobody has noted.
DOUBTFUL_ROSTER: Final = "\n".join(
    (
        _HEAD,
        "1\t煤矸石基多孔陶瓷过滤材料\t晋中云岫新材料科技有限公司\t企业组\t温明川\t13900002001\t2016-05-12",
        "2\t煤矸石基多孔陶瓷过滤膜材料\t晋中云岫新材料科技有限公司\t企业组\t温明川\t13900002001\t2016-05-12",
        f"3\t{LONG_NAME}\t{LONG_APPLICANT}\t企业组\t{RARE_NAME}\t13900002003\t2026-09-30",
        "4\t高纯石英砂提纯工艺\t灵石县晶屿矿物科技有限公司\t企业组\t梁㼆\t13900002008\t",
        "5\t氢燃料电池石墨双极板\t山西氢屿能源科技有限公司\t创业组\t卫星河\t13900002017\t2019-03-18",
    )
)


def crowded(path: Path) -> Session:
    """A contest in the middle of its final in which every name is as long or as rare as names get."""
    session = at_work(path)
    for project in session.contest.projects:
        name = f"{LONG_NAME[: 60 - len(str(project.number))]}{project.number}"
        # Written past the services, which rightly refuse another identity for a project that has been judged.
        with session.change("roster.edit", f"{project.number} 号") as work:
            work.put(replace(project, name=name, applicant=LONG_APPLICANT, contact=RARE_NAME))
    arbitration.seat_committee(session, [*COMMITTEE, CommitteeMember(RARE_NAME, LONG_APPLICANT)])
    number = next(iter(session.contest.reveals)).number
    arbitration.lodge(
        session,
        FINAL,
        [number],
        person=LONG_APPLICANT,
        contact="0354-0000000 转 8806",
        text="认为两位评委的评分表与现场所见不符，请求复核全部评分表、计时记录和录音录像。" * 3,
        evidence="现场计时记录\n录音录像（两段）\n旁听人员的书面说明",
    )
    people.appoint(session, SUPERVISOR, [Role.SUPERVISOR])
    return session


def with_pins(session: Session) -> Session:
    """Give the supervisor and the committee's chair a PIN."""
    people.set_pin(session, COMMITTEE[0].name, PIN)
    people.set_pin(session, SUPERVISOR, PIN)
    return session


def troubled(path: Path) -> Session:
    """A contest with doubtful projects, a judge too few, and one project half marked."""
    session = begun(path)
    contest.confirm_assumed(session, session.contest.rulebook.assumed)
    roster.take(session, roster.preview(session, DOUBTFUL_ROSTER))
    stage = session.contest.rulebook.stages[0]
    panels.seat_judges(
        session, stage.id, [Seat(stage.id, "1", 1, "霍东篱", LONG_APPLICANT), Seat(stage.id, "1", 2, RARE_NAME)]
    )
    for criterion in stage.criteria:
        marks.enter(session, KeyedMark(stage.id, 1, "霍东篱", criterion, "80"))
    roster.tick(session, 4, roster.check(session).checks[4][0].condition, False, "没有提交营业执照")
    return session


def in_rooms(path: Path) -> Session:
    """A contest whose first stage is shared by two panels, ready to be split into rooms."""
    session = contest.create(path, preset_text("jinzhong-2026"), "王敏", MorningClock())
    contest.confirm_assumed(session, session.contest.rulebook.assumed)
    roster.take(session, roster.preview(session, DOUBTFUL_ROSTER))
    stage = session.contest.rulebook.stages[0]
    judges = {"A": ("霍东篱", "蔺如松", "申屠静"), "B": ("谷雨", "史䶮", RARE_NAME)}
    seats = [Seat(stage.id, panel, seat, name) for panel, names in judges.items() for seat, name in enumerate(names, 1)]
    panels.seat_judges(session, stage.id, seats)
    panels.assign(session, stage.id)
    return session
