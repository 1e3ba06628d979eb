"""Judges' own sheets at the scoring page: they come in beside the secretary's hand, and never under it."""

import http.client
import json
import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.scoring import judge_codes, judge_passes
from maker_desktop.services.scoring.door_process import DoorSettings
from maker_desktop.services.scoring.judge_codes import signature
from maker_desktop.services.scoring.judge_passes import seat_at, secret_key
from maker_desktop.ui.audience.cues import WAITING, SponsorsCue, StageCue
from maker_desktop.ui.judge_door.dialog import DoorDialog
from maker_desktop.ui.judge_door.door import JudgesDoor
from maker_desktop.ui.people.correction_dialog import CorrectionDialog
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from tests.services.scoring.judges import bind_all, hand_in
from tests.ui.scoring.hands import CONTROL, Shown, answer


def states(shown: Shown) -> list[str]:
    return shown.column(shown.page.grid.sheets.state_column)


def test_a_project_is_called_with_a_key_and_its_sheets_show_inlet_and_receipt(shown: Shown) -> None:
    places = bind_all(shown.session)
    shown.press(Qt.Key.Key_F5)
    assert [call.number for call in shown.session.contest.calls("final", "1")] == [1]
    made = hand_in(shown.session, places["钱"], 1)
    assert states(shown)[1] == f"平板 {made.receipt}"
    assert shown.column(2)[:2] == ["", "80"]


def test_the_audience_screen_and_its_clock_follow_who_is_called(shown: Shown) -> None:
    audience = shown.page.context.audience
    shown.press(Qt.Key.Key_F5)
    assert audience.operator.cue == StageCue("final", 1)
    shown.press(Qt.Key.Key_F6)
    shown.press(Qt.Key.Key_PageDown)
    assert audience.operator.cue == StageCue("final", 1), "what the desk looks at is not on stage"
    shown.press(Qt.Key.Key_F5)
    assert audience.operator.cue == StageCue("final", 2)
    clock = audience.clock_at_hand()
    assert clock is not None
    assert (clock.number, clock.running, clock.untouched) == (2, False, True)


def test_a_call_leaves_a_lost_screen_alone(shown: Shown) -> None:
    audience = shown.page.context.audience
    audience.see(False)
    shown.press(Qt.Key.Key_F5)
    assert audience.operator.cue == WAITING
    audience.see(True)
    shown.press(Qt.Key.Key_F5)
    assert audience.operator.cue == WAITING, "on stage already"


def test_a_call_leaves_an_award_ceremony_alone(shown: Shown) -> None:
    audience = shown.page.context.audience
    audience.show(SponsorsCue())
    shown.press(Qt.Key.Key_F5)
    assert audience.operator.cue == SponsorsCue()
    assert [call.number for call in shown.session.contest.calls("final", "1")] == [1]


def test_what_is_being_typed_is_not_overwritten_and_a_judges_mark_not_keyed_over(shown: Shown) -> None:
    """The sheet arrives while its cell is half keyed: the text stays, and Enter asks why."""
    places = bind_all(shown.session)
    judge_passes.call_on_stage(shown.session, "final", 1)
    shown.type("7")
    hand_in(shown.session, places["赵"], 1)
    editor = shown.page.grid.editor()
    assert editor is not None
    assert editor.text() == "7"
    assert shown.place() == (0, 2)
    answer(CorrectionDialog, QDialog.reject)
    shown.type("0\n")
    assert str(shown.session.book("final").value(1, "赵", "innovation")) == "80"


def test_a_sheet_is_given_back_with_a_key_and_a_reason(shown: Shown) -> None:
    places = bind_all(shown.session)
    judge_passes.call_on_stage(shown.session, "final", 1)
    hand_in(shown.session, places["赵"], 1)
    shown.press(Qt.Key.Key_B, CONTROL)
    (dialog,) = shown.page.findChildren(ReasonDialog)
    dialog.reason.setPlainText("请核对团队能力")
    dialog.action.click()
    assert states(shown)[0] == "已退回"
    assert shown.column(2)[0] == ""


# Codes


def code(secret: str, number: int, marks: tuple[int, int], submission: str = "1" * 18) -> str:
    """Return what the page of seat 1 shows: the final is stage 1, its only panel 0."""
    body = f"90100001{number:05}02{marks[0]:05}{marks[1]:05}{submission}"
    return body + signature(secret_key(secret), body)


def test_a_code_off_a_judges_screen_is_typed_by_the_scanner_anywhere_in_the_grid(shown: Shown) -> None:
    bind_all(shown.session)
    judge_passes.call_on_stage(shown.session, "final", 1)
    shown.type(code("secret of 赵", 1, (884, 900)) + "\n")
    assert shown.stored() == [("赵", "innovation", "88.4"), ("赵", "team", "90")]
    assert states(shown)[0].startswith("扫码 ")
    shown.type(code("secret of 赵", 1, (884, 900)) + "\n")
    assert len(shown.session.contest.hand_ins) == 1


def test_a_code_that_is_not_signed_by_the_seats_device_marks_nothing(shown: Shown, qtbot: QtBot) -> None:
    bind_all(shown.session)
    judge_passes.call_on_stage(shown.session, "final", 1)
    signed = code("secret of 赵", 1, (884, 900))
    for wrong in (code("secret of 钱", 1, (884, 900)), signed[:18] + "99" + signed[20:], signed[:30], "9" * 40):
        with qtbot.captureExceptions() as refused:
            shown.type(wrong + "\n")
        assert [type(each[1]) for each in refused] == [Refusal]
    assert shown.stored() == []


def test_a_paper_sheets_code_opens_its_row(shown: Shown) -> None:
    stage = shown.session.stage("final")
    digits = judge_codes.paper_code(shown.session, stage, seat_at(shown.session, ("final", "1", 3)), 2)
    shown.type(digits + "\n")
    assert shown.page.number == 2
    assert shown.place() == (2, 2)
    assert shown.stored(2) == []


# The real child


@pytest.fixture
def door(shown: Shown, qtbot: QtBot, tmp_path: Path) -> Iterator[JudgesDoor]:
    """Return the page's door, with its certificate kept in the test's folder."""
    own = shown.page.context.judges_door
    own._folder = tmp_path
    yield own
    own.close()


class Device:
    """A judge's device without a browser; its requests wait on a thread, since the window answers them."""

    def __init__(self, address: str, folder: Path) -> None:
        self._place = urlsplit(address)
        self._trusted = ssl.create_default_context(cafile=str(folder / "ca.crt"))
        self._pool = ThreadPoolExecutor(1)

    def post(self, path: str, device: str, **told: object) -> "Future[Any]":
        return self._pool.submit(self._ask, path, device, json.dumps(told))

    def get(self, path: str, device: str) -> "Future[Any]":
        return self._pool.submit(self._ask, path, device, None)

    def _ask(self, path: str, secret: str, body: str | None) -> Any:
        connection = http.client.HTTPSConnection(
            self._place.hostname or "", self._place.port, timeout=30, context=self._trusted
        )
        connection.request("POST" if body else "GET", path, body, {"X-Seat": secret})
        told = json.loads(connection.getresponse().read())
        connection.close()
        return told


def test_the_window_opens_the_door_and_follows_every_seat(
    shown: Shown, qtbot: QtBot, door: JudgesDoor, tmp_path: Path
) -> None:
    shown.page.tablets.click()
    (dialog,) = shown.page.findChildren(DoorDialog)
    dialog.port.setMinimum(0)
    dialog.port.setValue(0)
    dialog.where.setCurrentIndex(dialog.where.count() - 1)
    with qtbot.waitSignal(door.opened, timeout=30_000):
        dialog.toggle.click()
    assert [each.state.value for each in door.status()] == ["issued"] * 5
    assert dialog.code.pixmap().width() > 100
    token = door.url(("final", "1", 1)).partition("#")[2]
    QApplication.processEvents()  # the codes are on their way to the child
    device = Device(door.address, tmp_path)
    claimed = device.post("/api/claim", "", token=token, secret="a" * 64, name="平板")
    qtbot.waitUntil(claimed.done, timeout=30_000)
    assert claimed.result()["ok"]
    assert [each.state.value for each in door.status()][:2] == ["joined", "issued"]
    assert door.url(("final", "1", 1)) == ""
    shown.activate()
    shown.press(Qt.Key.Key_F5)
    sent = device.post("/api/sheet", "a" * 64, id="1", number=1, marks={"innovation": "80", "team": "90"})
    qtbot.waitUntil(sent.done, timeout=30_000)
    shown.press(Qt.Key.Key_F6)
    shown.page.context.audience.tick()
    QApplication.processEvents()
    asked = device.get("/api/page?v=0", "a" * 64)
    qtbot.waitUntil(asked.done, timeout=30_000)
    clock = asked.result()["clock"]
    assert (clock["title"], clock["running"]) == ("路演 8 分钟", True)
    assert 470 < clock["left"] <= 480
    receipt = sent.result()["receipt"]
    assert states(shown)[0] == f"平板 {receipt}"
    assert shown.page.tablets.text() == "平板 1 / 5 已提交"
    assert dialog.model.index(0, 3).data() == f"已提交 {receipt}"
    dialog.toggle.click()
    assert not door.is_open
    assert shown.page.tablets.text() == "平板打分"


def test_a_port_that_is_taken_is_said_in_the_window(shown: Shown, qtbot: QtBot, door: JudgesDoor) -> None:
    shown.page.tablets.click()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with qtbot.waitSignal(door.closed, timeout=30_000) as closed:
            door.open("final", DoorSettings("127.0.0.1", other.getsockname()[1]))
    assert "请换一个端口" in closed.args[0]
    assert not door.is_open
