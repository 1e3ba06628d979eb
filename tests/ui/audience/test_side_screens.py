"""What further screens show: a board that never leads the audience, the host's page, the clock, hidden winners."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.domain.awards.screen_theme import PLAIN
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.ui.audience.control import AudienceControl
from maker_desktop.ui.audience.cues import CeremonyCue, StageCue
from maker_desktop.ui.audience.operator_strip import OperatorStrip
from maker_desktop.ui.audience.scenes import Ceremony, Leaderboard, Message, Prompter, Scene, Timer
from maker_desktop.ui.audience.side_screens import LobbyBoard, ScreenRole, SideScreen
from tests.services.contests import RULES, key_sheets, small_contest

TIMED = RULES.replace('kind = "roadshow"', 'kind = "roadshow"\ntimer = { pitch = 8, defence = 7 }')


@pytest.fixture
def control() -> AudienceControl:
    session = small_contest(TIMED)
    for number, value in enumerate(("70", "80", "90", "60", "75"), start=1):
        key_sheets(session, "final", number, value)
    control = AudienceControl(session, lambda: 0.0)
    control.follow(session.stage("final"), "enterprise", 1)
    control.choose_one_by_one(False)
    return control


def names(scene: Scene) -> list[str]:
    return [row.project for row in scene.rows] if isinstance(scene, Leaderboard) else []


def side(control: AudienceControl, role: ScreenRole, qtbot: QtBot) -> SideScreen:
    desk = QWidget()
    qtbot.addWidget(desk)
    return SideScreen("wall", role, control, desk, PLAIN)


def correct(session: Session, number: int, value: str) -> None:
    keyed = KeyedMark("final", number, "赵", "team", value)
    marks.enter(session, keyed, Signed(reason="重填", supervisor="郑明"))


def test_the_board_in_the_lobby_follows_the_places_told_and_never_leads(control: AudienceControl) -> None:
    board = LobbyBoard(control, QObject(control))
    assert names(board.scene()) == []
    control.show(StageCue("final", 1))
    seen = []
    for _ in range(4):
        control.forward()
        seen.append(names(board.scene()))
    assert seen == [[], [], [], ["甲"]], "sheets, all sheets, score: only the place is on the board"
    correct(control.session, 1, "")
    assert names(board.scene()) == ["甲"], "a correction waits for a step, as on the audience's screen"
    correct(control.session, 1, "90")
    marks.confirm(control.session, "final", 1)
    before = board.scene()
    control.forward()
    assert board.scene() != before
    assert names(board.scene()) == ["甲"]


def test_the_host_reads_who_comes_next_before_the_audience_and_how_the_score_is_spoken(
    control: AudienceControl, qtbot: QtBot
) -> None:
    host = side(control, ScreenRole.PROMPTER, qtbot)
    control.show(StageCue("final", 3))
    for _ in range(3):
        control.forward()
    page = host.window.scene()
    assert isinstance(page, Prompter)
    assert (page.heading, page.name, page.says) == ("现在", "丙", "三号　得分九十点零零")
    sealing.seal(control.session, "final")
    control.show(CeremonyCue())
    page = host.window.scene()
    assert isinstance(page, Prompter)
    assert (page.heading, page.name, page.says) == ("接下来", "丙", "三号　得分九十点零零")
    assert page.corner == "主持人提词 · 不给观众看"


def test_a_screen_of_its_own_shows_the_clock_whatever_the_audience_sees(control: AudienceControl, qtbot: QtBot) -> None:
    clock = side(control, ScreenRole.CLOCK, qtbot)
    control.toggle_clock()
    scene = clock.window.scene()
    assert isinstance(scene, Timer)
    assert (scene.number, scene.countdown.running_since) == (1, 0.0)
    assert clock.window.ticking()
    control.ask("black")
    assert isinstance(clock.window.scene(), Timer)


def test_a_copy_shows_what_the_audience_sees(control: AudienceControl, qtbot: QtBot) -> None:
    copy = side(control, ScreenRole.AUDIENCE, qtbot)
    control.show(StageCue("final", 2))
    assert copy.window.scene() == control.operator.shown()


def test_the_desk_keeps_to_itself_who_wins_if_the_operator_wants_it(control: AudienceControl, qtbot: QtBot) -> None:
    strip = OperatorStrip()
    qtbot.addWidget(strip)
    strip.attach(control)
    strip.show()
    sealing.seal(control.session, "final")
    control.show(CeremonyCue())
    shown = strip.next_preview.scene()
    assert isinstance(shown, Ceremony)
    assert shown.called[0].name == "丙"
    strip.stealth.click()
    assert isinstance(strip.next_preview.scene(), Message)
    control.forward()
    assert isinstance(strip.on_preview.scene(), Ceremony), "what the audience sees is no secret"
