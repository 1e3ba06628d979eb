"""Pictures of the judges' page in every state, on a tablet, upright and on a phone; run as a program: FOLDER."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from maker_desktop.services.core import contest
from maker_desktop.services.panels import panels
from tests.end2end.served import JUDGES, STAGE, Served, make
from tests.end2end.tablets import Tablet, Tablets

SIZES = {"tablet": (1024, 768), "upright": (768, 1024), "phone": (390, 844)}
JUDGE, RECUSED, ABSENT = "欧阳明", "刘芳", "陈强"


def take(folder: Path) -> None:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        make(Path(place) / "contest.maker")
        with contest.open_session(Path(place) / "contest.maker", "秘书") as session:
            panels.recuse(session, STAGE, RECUSED, 3, "与该企业有合作")
            panels.mark_absent(session, STAGE, ABSENT, 3, "临时有会")
        served = Served(Path(place) / "contest.maker", Path(place))
        browser = Tablets(Path(place) / "browser")
        try:
            _states(served, browser, _camera(folder))
        finally:
            browser.close()
            served.close()


def _camera(folder: Path) -> Callable[[Tablet, str], None]:
    def shoot(tablet: Tablet, name: str) -> None:
        for device, (width, height) in SIZES.items():
            tablet.size(width, height)
            tablet.value("new Promise(function (done) { setTimeout(done, 250); })")
            tablet.picture(folder / f"{name}-{device}.png")
        tablet.size(*SIZES["tablet"])

    return shoot


def _states(served: Served, browser: Tablets, shoot: Callable[[Tablet, str], None]) -> None:
    tablet = browser.tablet()
    tablet.go(served.seats[JUDGE])
    tablet.shows("等待下一个项目")
    served.event()
    shoot(tablet, "1-waiting")
    served.say("call 3")
    tablet.shows("低浓度瓦斯")
    tablet.value("desk.clockCame({ title: '答辩 7 分钟', left: 167, running: false })")
    tablet.fill("88.4", "87.55", "86.")
    shoot(tablet, "2-marking")
    tablet.fill("88.4", "87.5", "86.8")
    shoot(tablet, "3-complete")
    tablet.press("深色")
    tablet.press("大字")
    shoot(tablet, "4-dark-large")
    tablet.press("深色")
    tablet.press("大字")
    tablet.offline(True)
    tablet.shows("连接断开，分数")
    shoot(tablet, "5-lost")
    tablet.submit()
    tablet.press("给工作人员扫码")
    tablet.until("document.querySelector('.code')")
    shoot(tablet, "6-code")
    tablet.offline(False)
    served.event()
    tablet.shows("已提交")
    shoot(tablet, "7-submitted")
    served.say(f"back 3 {JUDGE} 请核对“团队能力”：记分员听到您更正为 86.9。")
    tablet.shows("工作人员退回")
    shoot(tablet, "8-returned")
    tablet.press("我的评分表")
    tablet.shows("我的评分表")
    shoot(tablet, "9-list")
    _states_later(served, browser, tablet, shoot)


def _states_later(served: Served, browser: Tablets, tablet: Tablet, shoot: Callable[[Tablet, str], None]) -> None:
    """Take the pictures of a sheet that was confirmed, and of those who fill in none."""
    tablet.press("我的评分表")
    tablet.fill("88.4", "87.5", "86.9")
    tablet.submit()
    served.event()
    for judge in JUDGES:
        if judge not in (JUDGE, RECUSED, ABSENT):
            _hand_in(served, browser, judge)
    served.say("confirm 3")
    tablet.shows("得分已经确认")
    shoot(tablet, "10-confirmed")
    for judge, words, name in ((RECUSED, "您回避", "11-recused"), (ABSENT, "您缺席", "12-absent")):
        other = browser.tablet()
        other.go(served.seats[judge])
        served.event()
        other.shows(words)
        shoot(other, name)
    served.say(f"paper 1 {JUDGES.index(JUDGE) + 1} 平板没电")
    tablet.shows("席位")
    shoot(tablet, "13-paper")


def _hand_in(served: Served, browser: Tablets, judge: str) -> None:
    """Hand in a sheet for the project on stage."""
    other = browser.tablet()
    other.go(served.seats[judge])
    served.event()
    other.fill("88", "87", "86")
    other.submit()
    served.event()


if __name__ == "__main__":
    if shutil.which("chromium") is None:
        sys.exit("the system package chromium is not installed")
    take(Path(sys.argv[1]))
