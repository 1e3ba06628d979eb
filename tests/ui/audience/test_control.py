"""The keys of the audience screen: black and back, long standings, and whose clock F6 starts."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.awards import awards
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.ui.audience.clock_face import ClockFace
from maker_desktop.ui.audience.control import AudienceControl
from maker_desktop.ui.audience.cues import CeremonyCue, RevealCue, RevealStep, StageCue, TimerCue
from maker_desktop.ui.audience.message_dialog import AudienceMessageDialog
from maker_desktop.ui.audience.operator import Operator
from maker_desktop.ui.audience.operator_strip import OperatorStrip
from maker_desktop.ui.audience.scenes import Black, Ceremony, Leaderboard, Message, OnStage, Reveal, Scene, Timer
from maker_desktop.ui.kit.dialog_frame import Question
from tests.services.contests import JUDGES, RULES, key_sheets, small_contest

TIMED = RULES.replace('kind = "roadshow"', 'kind = "roadshow"\ntimer = { pitch = 8, defence = 7 }')


@dataclass
class Room:
    """A separate control, what it shows the audience, and the face of its clock."""

    session: Session
    control: AudienceControl
    scenes: list[Scene]
    strip: OperatorStrip
    face: ClockFace
    words: QLabel
    hands: list[float]

    def follow(self, number: int) -> None:
        self.control.follow(self.session.stage("final"), "enterprise", number)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    strip, face, words = OperatorStrip(), QLabel(), QLabel()
    for widget in (strip, face, words):
        qtbot.addWidget(widget)
    session, hands, scenes = small_contest(TIMED), [0.0], list[Scene]()
    control = AudienceControl(session, lambda: hands[0])
    control.projected.connect(scenes.append)
    strip.attach(control)
    clock_face = ClockFace(control, face, words)
    room = Room(session, control, scenes, strip, clock_face, words, hands)
    room.follow(1)
    return room


def test_black_once_more_brings_back_what_was_on(room: Room) -> None:
    room.control.ask("stage")
    room.control.ask("black")
    room.control.ask("black")
    assert [type(scene) for scene in room.scenes] == [OnStage, Black, OnStage]
    assert room.control.operator.cue == StageCue("final", 1)


def test_the_clock_is_of_the_next_project_once_it_is_on_stage_and_the_former_stands(room: Room) -> None:
    room.control.toggle_clock()
    room.hands[0] = 900.0
    room.follow(2)
    room.control.forward()
    room.control.toggle_clock()
    assert room.words.text().startswith("路演"), "the next F6 starts the clock of the project on stage"
    room.control.ask("timer")
    assert room.control.operator.cue == TimerCue("final", 2)
    room.control.toggle_clock()
    room.hands[0] = 910.0
    scene = room.scenes[-1]
    assert isinstance(scene, Timer)
    assert (scene.number, scene.countdown.clock_face(910.0)) == (2, "07:50")


def test_a_clock_that_runs_is_not_lost_when_another_score_is_shown(room: Room) -> None:
    key_sheets(room.session, "final", 2, "80")
    room.control.toggle_clock()
    room.follow(2)
    room.control.forward()
    room.hands[0] = 60.0
    assert room.words.text() == "1 号 路演 8 分钟 · F6 暂停"


def many(session: Session, count: int) -> None:
    """Have so many more projects, each with a score that the audience has seen."""
    for number in range(10, 10 + count):
        roster.edit(session, Project(number, f"项目{number}", f"公司{number}", "enterprise"))
    panels.assign(session, "final", {project.number: "1" for project in session.contest.projects})
    for number in range(10, 10 + count):
        key_sheets(session, "final", number, f"{90 - number / 2:.1f}")
        marks.reveal(session, "final", number)


def test_long_standings_come_in_pages_and_then_the_next_project(room: Room) -> None:
    many(room.session, 45)
    room.control.ask("board")
    for _ in range(3):
        room.control.forward()
    pages = [scene for scene in room.scenes if isinstance(scene, Leaderboard)]
    assert [page.page for page in pages] == ["1 / 3", "2 / 3", "3 / 3"]
    assert [row.place for page in pages for row in page.rows] == [str(place) for place in range(1, 46)]
    assert isinstance(room.scenes[-1], OnStage)
    room.control.back()
    assert room.scenes[-1:] == pages[-1:]


def test_a_corrected_score_is_marked_in_the_standings(room: Room) -> None:
    for number in (1, 2):
        key_sheets(room.session, "final", number, "80")
        marks.reveal(room.session, "final", number)
    room.control.ask("board")
    marks.enter(room.session, KeyedMark("final", 2, JUDGES[0], "team", "90"), Signed(reason="重填", supervisor="郑明"))
    marks.confirm(room.session, "final", 2)
    room.control.forward()
    board = room.scenes[-1]
    assert isinstance(board, Leaderboard)
    assert [(row.project, row.corrected) for row in board.rows] == [("乙", True), ("甲", False)]


def sealed(places: int) -> Session:
    session = small_contest(TIMED.replace("places = { enterprise = 1,", f"places = {{ enterprise = {places},"))
    many(session, places)
    for number in range(1, 6):
        key_sheets(session, "final", number, f"{40 - number}")
    sealing.seal(session, "final")
    return session


def test_many_winners_take_turns_on_the_screen() -> None:
    scenes: list[Scene] = []
    control = Operator(sealed(30), scenes.append)
    control.put(CeremonyCue())
    for _ in range(30):
        control.forward("final", 1)
    calls = [scene for scene in scenes if isinstance(scene, Ceremony) and scene.called]
    assert [len(scene.called) for scene in calls] == [*range(1, 11)] * 3
    assert {(scene.places, scene.rows) for scene in calls} == {(30, 10)}
    assert calls[-1].called[0].name == "项目10", "the best comes last"
    control.put(CeremonyCue())
    control.one_by_one = False
    control.forward("final", 1)
    assert len(scenes[-1].called) == 10  # type: ignore[attr-defined]  # a Ceremony


def test_the_ceremony_goes_on_while_no_project_is_on_the_desk(room: Room) -> None:
    for number in range(1, 6):
        key_sheets(room.session, "final", number, f"{40 - number}")
    sealing.seal(room.session, "final")
    room.control.follow(room.session.stage("final"), "enterprise", None)
    room.control.ask("ceremony")
    before = room.scenes[-1]
    room.control.forward()
    assert isinstance(room.scenes[-1], Ceremony)
    assert room.scenes[-1] != before


def test_a_prize_given_or_taken_back_meanwhile_shifts_nothing() -> None:
    session, scenes = sealed(2), list[Scene]()
    awards.grant(session, "优秀组织单位奖", "示范县局")
    control = Operator(session, scenes.append)
    control.put(CeremonyCue())
    control.forward("final", 1)
    awards.grant(session, "优秀组织单位奖", "安泽县局")
    control.follow()
    scene = scenes[-1]
    assert isinstance(scene, Ceremony)
    assert [called.name for called in scene.called] == ["示范县局"]
    for _ in range(3):  # the two places there are now, who has the second, and the award after it
        control.forward("final", 1)
    on = scenes[-1]
    awards.revoke(session, "优秀组织单位奖", "安泽县局")
    awards.revoke(session, "优秀组织单位奖", "示范县局")
    control.follow()
    assert scenes[-1] == on


def press(room: Room, key: str) -> None:
    """Press a key of the audience screen, as bound."""
    next(hear for _words, hear, bound in room.control.bindings() if bound == key)()


def test_a_hand_that_bounces_takes_one_step(room: Room) -> None:
    key_sheets(room.session, "final", 1, "80")
    for room.hands[0] in (0.0, 0.05, 0.29):
        press(room, "F8")
    assert room.control.operator.cue == RevealCue("final", 1, 0, RevealStep.SHEETS)
    room.hands[0] = 0.31
    press(room, "F8")
    assert room.control.operator.cue == RevealCue("final", 1, 1, RevealStep.SHEETS)
    press(room, "Shift+F8")
    press(room, "Ctrl+F8")
    assert room.control.operator.cue == RevealCue("final", 1, 1, RevealStep.SHEETS), "no key steps in that moment"
    press(room, "F6")
    press(room, "F6")
    assert room.control.operator.clock is not None
    assert room.control.operator.clock.running, "the clock neither"
    press(room, "Ctrl+F11")
    press(room, "Ctrl+F11")
    assert isinstance(room.scenes[-1], Black), "black comes at any moment and stays"
    room.hands[0] = 0.7
    press(room, "Ctrl+F11")
    assert isinstance(room.scenes[-1], Reveal)


def test_a_button_of_the_strip_is_as_deaf_as_its_key(room: Room) -> None:
    key_sheets(room.session, "final", 1, "80")
    room.strip.show()
    button = next(each for each in room.strip.findChildren(QPushButton) if each.text() == "下一步")
    assert room.strip.next_words.text() == "1 号准备亮分"
    button.click()
    button.click()
    assert room.control.operator.cue == RevealCue("final", 1, 0, RevealStep.SHEETS)


def test_a_refused_key_may_be_pressed_again_at_once(room: Room) -> None:
    room.control.ask("stage")
    for _ in range(2):
        with pytest.raises(Refusal):
            press(room, "F8")


def test_a_change_reaches_the_screen_and_the_operator_whatever_page_is_open(room: Room) -> None:
    room.control.ask("stage")
    panels.set_presence(room.session, "final", 1, Presence.WITHDRAWN, "来函")
    assert isinstance(room.scenes[-1], Message)
    assert room.control.notice == "1 号项目退赛，大屏幕上的“1 号上场”已换成“请稍候”。"
    room.follow(2)
    room.control.ask("stage")
    assert not room.control.notice, "the next step shows that he has seen it"


def test_the_clock_shown_is_of_the_project_shown(room: Room) -> None:
    key_sheets(room.session, "final", 1, "80")
    room.control.forward()
    room.follow(2)
    room.control.ask("black")
    room.control.ask("timer")
    scene = room.scenes[-1]
    assert isinstance(scene, Timer)
    assert scene.number == 1


def test_the_ceremony_goes_on_where_it_stood(room: Room) -> None:
    for number in range(1, 6):
        key_sheets(room.session, "final", number, f"{40 - number}")
    sealing.seal(room.session, "final")
    room.control.ask("ceremony")
    room.control.forward()
    stood = room.scenes[-1]
    room.control.ask("title")
    room.control.ask("ceremony")
    assert room.scenes[-1] == stood
    shown = len(room.scenes)
    room.control.ask("ceremony")
    assert len(room.scenes) == shown, "nothing starts again by itself"


@pytest.mark.parametrize("text", ["休", "请保持", "正"])
def test_a_message_says_what_stands_in_its_field(room: Room, text: str) -> None:
    def write() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AudienceMessageDialog)
        field = dialog.text.lineEdit()
        assert field is not None
        field.selectAll()
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(0, write)
    room.control.ask("message")
    scene = room.scenes[-1]
    assert isinstance(scene, Message)
    assert scene.text == text


def asked(answer: str) -> list[str]:
    """Answer the next question; return what it says, once it was asked."""
    told: list[str] = []

    def reply() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        told.extend((box.title.text(), box.says.text(), *box.fact_words()))
        next(button for button in box.findChildren(QPushButton) if button.text() == answer).click()

    QTimer.singleShot(0, reply)
    return told


def test_a_ceremony_says_first_what_nobody_saw_and_what_nobody_gets(room: Room) -> None:
    room.control.desk = room.strip
    with pytest.raises(Refusal, match="还没有封存"):
        room.control.ask("ceremony")
    for number in range(1, 4):
        key_sheets(room.session, "final", number, f"{40 - number}")
    for number in (4, 5):
        panels.set_presence(room.session, "final", number, Presence.WITHDRAWN, "来函")
    marks.reveal(room.session, "final", 2)
    sealing.seal(room.session, "final")
    told = asked("取消")
    room.control.ask("ceremony")
    assert told == [
        "现在开始颁奖？",
        "复赛有 2 个项目没有亮过分：1 号、3 号。",
        "一等奖（创业组）空缺 1 个。",
        "优秀组织单位奖还没有授予任何单位。",
    ]
    assert not isinstance(room.control.operator.cue, CeremonyCue)
    asked("继续颁奖")
    room.control.ask("ceremony")
    assert isinstance(room.scenes[-1], Ceremony)
    room.control.ask("title")
    room.control.ask("ceremony")
    assert isinstance(room.scenes[-1], Ceremony), "it is asked once"
