"""Pictures of the judges' page in every state, on a tablet, upright and on a phone; run as a program: FOLDER."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.end2end.served import Served, make
from tests.end2end.tablets import Tablet, Tablets

SIZES = {"tablet": (1024, 768), "upright": (768, 1024), "phone": (390, 844)}
JUDGE = "欧阳明"


def take(folder: Path) -> None:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        make(Path(place) / "contest.maker")
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


if __name__ == "__main__":
    if shutil.which("chromium") is None:
        sys.exit("the system package chromium is not installed")
    take(Path(sys.argv[1]))
