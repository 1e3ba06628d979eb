"""The shell's `serve` with a contest, for tests: lines in, events out."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.roster import Project
from maker_desktop.exchange.rulebook import presets
from maker_desktop.services.core import contest
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster

PRESET = "jinzhong-2026"
STAGE = "final"
JUDGES = ("申屠静", "王建国", "欧阳明", "李娜", "张伟", "刘芳", "陈强")
OTHERS = ("赵一", "钱二", "孙三", "李四", "周五", "吴六")
NAMES = (
    "玛钢铸件在线无损检测系统",
    "碳化硅晶体生长炉热场设计",
    "低浓度瓦斯蓄热氧化发电机组智能控制与余热深度利用一体化平台",
    "智慧养老",
    "数字孪生矿山",
)


def make(path: Path) -> None:
    """Make a contest whose final has a panel of seven with projects 1 to 3, and one of six with 4 and 5."""
    with contest.create(path, presets.preset_text(PRESET), "秘书", rulebook_name=PRESET) as session:
        for number, name in enumerate(NAMES, 1):
            roster.edit(session, Project(number, name, f"太谷鼎砺检测技术有限公司{number}", "enterprise"))
        seats = [
            Seat(STAGE, panel, seat, judge, "某大学")
            for panel, judges in (("1", JUDGES), ("2", OTHERS))
            for seat, judge in enumerate(judges, 1)
        ]
        panels.seat_judges(session, STAGE, seats)
        panels.assign(session, STAGE, {1: "1", 2: "1", 3: "1", 4: "2", 5: "2"})


class Served:
    """An open door: `seats` maps each judge to the address in his code."""

    def __init__(self, path: Path, folder: Path, port: int = 0) -> None:
        command = [sys.executable, "-m", "maker_desktop", "serve", str(path), "--stage", STAGE, "--json"]
        command += ["--port", str(port), "--folder", str(folder)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        opened = self.event()
        self.url: str = opened["url"]
        self.seats: dict[str, str] = {each["judge"]: each["url"] for each in opened["seats"]}

    def event(self) -> dict[str, Any]:
        """Return the next line."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the door has closed"
        told: dict[str, Any] = json.loads(line)
        return told

    def say(self, words: str) -> dict[str, Any]:
        """Say a line to the desk and return the first event that follows from it."""
        assert self.process.stdin is not None
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()
        return self.event()

    def close(self) -> None:
        """Close the door."""
        if self.process.poll() is None:
            self.say("close")
        self.process.wait(30)
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()
