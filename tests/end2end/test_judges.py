"""Judges at their tablets, in a real browser against a real door: no mark lost, none twice, none of another's seen."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image

from maker_desktop.domain.model.handing_in import HandIn, Inlet
from maker_desktop.domain.model.scoresheet import plain
from maker_desktop.services.core import contest
from maker_desktop.services.journal import verification
from maker_desktop.services.scoring import judge_codes
from tests.end2end.browser import Browser
from tests.end2end.served import JUDGES, STAGE, Served, make
from tests.end2end.tablets import Tablet, Tablets

if shutil.which("chromium") is None:
    pytest.skip("the system package chromium is not installed", allow_module_level=True)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tablets]:
    running = Tablets(tmp_path_factory.mktemp("browser"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("door")


@pytest.fixture(scope="module")
def path(folder: Path) -> Path:
    made = folder / "contest.maker"
    make(made)
    return made


@pytest.fixture(scope="module")
def door(path: Path, folder: Path) -> Iterator[Served]:
    served = Served(path, folder)
    yield served
    served.close()


def seated(browser: Tablets, door: Served, judge: str) -> Tablet:
    tablet = browser.tablet()
    tablet.go(door.seats[judge])
    assert door.event()["event"] == "claim"
    return tablet


def marks_of(path: Path, number: int) -> dict[str, list[str]]:
    """Return the marks in the file, which is open elsewhere, by judge."""
    with contest.open_session(path, "读者", read_only=True) as session:
        book, criteria = session.book(STAGE), session.stage(STAGE).criteria
        judges = [seat.judge for seat in session.contest.seats_for(STAGE, number)]
        found = {judge: [book.value(number, judge, each) for each in criteria] for judge in judges}
        return {judge: [plain(mark) for mark in marks if mark is not None] for judge, marks in found.items()}


def test_seven_judges_mark_three_projects(browser: Tablets, door: Served, path: Path) -> None:
    """With a reload in the middle of a sheet, and a connection lost between marks and submission."""
    tablets = {judge: seated(browser, door, judge) for judge in JUDGES}
    given = {
        number: {judge: [f"{70 + 3 * number + seat}", f"{80 + seat}", f"{90 - seat}.{number}"]
                 for seat, judge in enumerate(JUDGES)}
        for number in (1, 2, 3)
    }  # fmt: skip
    for number, sheets in given.items():
        assert door.say(f"call {number}")["event"] == "call"
        for judge, tablet in tablets.items():
            tablet.shows(f"太谷鼎砺检测技术有限公司{number}")
            tablet.fill(*sheets[judge])
            if judge == JUDGES[2]:
                tablet.reload()
                tablet.shows(sheets[judge][2])
            if judge == JUDGES[5]:
                tablet.offline(True)
                tablet.shows("连接断开，分数已存在这台平板上")
            tablet.submit()
            if judge == JUDGES[5]:
                tablet.shows("已存在这台平板上")
                tablet.offline(False)
            event = door.event()
            assert (event["event"], event["judge"], event["number"]) == ("sheet", judge, number)
            assert tablet.receipt() == event["receipt"]
        known = tablets[JUDGES[0]].value("localStorage.page") + tablets[JUDGES[0]].text()
        assert not any(sheets[judge][2] in known for judge in JUDGES[1:])
        assert door.say(f"confirm {number}")["event"] == "confirm"
        tablets[JUDGES[0]].shows("得分已经确认")
    for number, sheets in given.items():
        assert marks_of(path, number) == sheets
    with contest.open_session(path, "读者", read_only=True) as session:
        assert sum(each.panel == "1" for each in session.file.all(HandIn)) == 21
    assert verification.verify(path).ok


def test_a_code_seats_one_device(browser: Tablets, door: Served) -> None:
    first = seated(browser, door, "李四")
    second = browser.tablet()
    second.go(door.seats["李四"])
    second.shows("这个二维码已经用过或已作废")
    first.reload()
    first.shows("李四")
    first.shows("已连接")
    issued = door.say("issue 2 4")
    first.shows("这台设备没有席位")
    second.go(issued["url"])
    assert door.event()["event"] == "claim"
    second.shows("李四")


def test_a_mark_off_the_step_is_named_and_not_sent(browser: Tablets, door: Served) -> None:
    tablet = seated(browser, door, "赵一")
    door.say("call 4")
    tablet.fill("88.4", "87.55", "101")
    tablet.shows("打分精确到 0.1 分")
    tablet.shows("应在 0 到 100 之间")
    tablet.submit()
    tablet.shows("还差 2 项")
    tablet.fill("88.4", "87.5", "86.8")
    tablet.submit()
    assert door.event()["receipt"] == tablet.receipt()


def test_a_sheet_given_back_is_submitted_again(browser: Tablets, door: Served, path: Path) -> None:
    tablet = seated(browser, door, "钱二")
    door.say("call 4")
    tablet.fill("88.4", "87.5", "86")
    tablet.submit()
    door.event()
    door.say("back 4 钱二 请核对团队能力")
    tablet.shows("工作人员退回了这张评分表")
    tablet.shows("请核对团队能力")
    tablet.fill("88.4", "87.5", "86.8")
    tablet.submit()
    assert door.event()["receipt"] == tablet.receipt()
    tablet.press("取回修改")
    assert door.event()["event"] == "take_back"
    tablet.shows("您取回了这张评分表")
    tablet.fill("88.4", "87.5", "86.9")
    tablet.submit()
    door.event()
    assert marks_of(path, 4)["钱二"] == ["88.4", "87.5", "86.9"]


def test_a_sheet_of_a_former_project_is_not_taken_from_under_the_hand(browser: Tablets, door: Served) -> None:
    tablet = seated(browser, door, "孙三")
    door.say("call 4")
    tablet.fill("88.4", "87.5", "")
    door.say("call 5")
    tablet.shows("台上是 5 号")
    tablet.value("desk.clockCame({ title: '答辩 7 分钟', left: 167, running: false })")
    tablet.shows("02:47\n答辩")
    tablet.fill("88.4", "87.5", "86.8")
    tablet.submit()
    assert door.event()["number"] == 4
    tablet.press("打开")
    tablet.shows("数字孪生矿山")


def test_the_code_on_a_tablet_without_a_network_is_the_sheet_that_arrives_later(
    browser: Tablets, door: Served, path: Path, tmp_path: Path
) -> None:
    """Read off the screen by a reader of QR codes, and handed in at the desk, here in a copy of the file."""
    tablet = seated(browser, door, "周五")
    door.say("call 5")
    tablet.shows("数字孪生矿山")
    tablet.offline(True)
    tablet.shows("连接断开")
    tablet.fill("88.4", "87.5", "86.8")
    tablet.submit()
    tablet.press("给工作人员扫码")
    tablet.until("document.querySelector('.code').complete")
    tablet.value("document.querySelector('.code').scrollIntoView()")
    tablet.picture(tmp_path / "screen.png")
    with Image.open(tmp_path / "screen.png") as screen:
        (code,) = zxingcpp.read_barcodes(screen.convert("L"))
    copied = tmp_path / "copy.maker"
    reading = f"{path.as_uri()}?mode=ro"  # a second writer that closes would tidy up under the desk
    with closing(sqlite3.connect(reading, uri=True)) as open_file, closing(sqlite3.connect(copied)) as copy:
        open_file.backup(copy)
    with contest.open_session(copied, "秘书") as session:
        made = judge_codes.hand_in_code(session, code.text)
    assert (made.judge, made.number, made.inlet) == ("周五", 5, Inlet.SCAN)
    assert marks_of(copied, 5)["周五"] == ["88.4", "87.5", "86.8"]
    tablet.offline(False)
    assert door.event()["receipt"] == tablet.receipt() == made.receipt


@pytest.mark.soak
def test_a_judge_marks_in_firefox(door: Served, path: Path, tmp_path: Path) -> None:
    if shutil.which("firefox-esr") is None:
        pytest.skip("the system package firefox-esr is not installed")
    firefox = Browser("firefox-esr", tmp_path)
    try:
        firefox.go(door.seats["吴六"])
        assert door.event()["event"] == "claim"
        door.say("call 4")
        firefox.until("document.body.innerText.indexOf('智慧养老') >= 0 && document.querySelector('.card .value')")
        firefox.click(".card .value")
        firefox.keys("91.5\n82\n73.4")
        firefox.click(".submit")
        assert door.event()["receipt"]
        firefox.until("document.querySelector('.receipt b')")
    finally:
        firefox.close()
    assert marks_of(path, 4)["吴六"] == ["91.5", "82", "73.4"]


@pytest.mark.soak
def test_a_desk_that_was_killed_finds_its_tablets_again(browser: Tablets, tmp_path: Path) -> None:
    path = tmp_path / "contest.maker"
    make(path)
    door = Served(path, tmp_path)
    tablet = seated(browser, door, "王建国")
    door.say("call 1")
    tablet.fill("88.4", "87.5", "86.8")
    door.process.kill()
    door.process.wait()
    tablet.shows("连接断开")
    tablet.submit()
    again = Served(path, tmp_path, urlsplit(door.url).port or 0)
    assert again.seats["王建国"] is None
    event = again.event()
    assert (event["event"], event["judge"], event["receipt"]) == ("sheet", "王建国", tablet.receipt())
    again.close()
    door.close()
    assert marks_of(path, 1)["王建国"] == ["88.4", "87.5", "86.8"]
