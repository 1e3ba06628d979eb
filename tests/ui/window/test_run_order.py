"""The run order beside the desk: jumping in after a question, a division at once, a rehearsal, photographs."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.awards import awards
from maker_desktop.services.awards.ceremony import announce
from maker_desktop.services.standings import sealing
from maker_desktop.ui.audience.cues import BoardCue, CeremonyCue, PhotoCue, StageCue
from maker_desktop.ui.audience.operator import Operator
from maker_desktop.ui.audience.scenes import Ceremony, GroupPhoto, Leaderboard, Reveal, Scene
from maker_desktop.ui.kit.dialog_frame import Question
from maker_desktop.ui.window.show.rehearsal_window import RehearsalWindow
from maker_desktop.ui.window.show.run_order_dialog import RunOrderDialog
from tests.services.contests import key_sheets
from tests.ui.scoring.hands import Shown


def asked_for(button: QPushButton, answer: str) -> list[str]:
    """Press a button, answer its question, and return what was asked."""
    asked: list[str] = []

    def reply() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        asked.extend((box.title.text(), box.says.text(), *box.fact_words()))
        next(each for each in box.findChildren(QPushButton) if each.text() == answer).click()

    QTimer.singleShot(0, reply)
    button.click()
    return asked


def words(dialog: RunOrderDialog) -> list[str]:
    model = dialog.panel.table.model()
    return [" ".join(str(model.index(row, at).data()) for at in (1, 2)).strip() for row in range(model.rowCount())]


def scored(shown: Shown) -> None:
    for number, value in enumerate(("70", "80", "90", "60", "75"), start=1):
        key_sheets(shown.session, "final", number, value)


@pytest.fixture
def dialog(shown: Shown) -> RunOrderDialog:
    scored(shown)
    dialog = RunOrderDialog(shown.window)
    dialog.show()
    return dialog


def test_the_show_is_jumped_in_after_a_question_that_names_what_is_passed_over(
    shown: Shown, dialog: RunOrderDialog
) -> None:
    control = shown.window.context.audience
    dialog.panel.table.pick_row(3)
    assert asked_for(dialog.panel.jump, "取消") == ["跳到“3 号丙”？", "跳过的还没有给观众看：1 号甲、2 号乙。"]
    assert not shown.scenes
    asked_for(dialog.panel.jump, "跳过去")
    assert control.operator.cue == StageCue("final", 3)
    assert words(dialog)[3] == "3 号　丙 正在"
    assert not dialog.panel.jump.isEnabled()


def test_a_division_is_revealed_at_once_and_its_standings_shown(shown: Shown, dialog: RunOrderDialog) -> None:
    dialog.panel.table.pick_row(1)
    before = shown.session.file.newest()
    asked = asked_for(dialog.panel.reveal_all, "全部亮分")
    assert asked[0] == "企业组还没有亮分的项目全部亮分？"
    assert "3 个项目" in asked[1]
    assert shown.session.file.newest() == before + 1
    assert shown.window.context.audience.operator.cue == BoardCue("final", "enterprise")
    board = shown.scenes[-1]
    assert isinstance(board, Leaderboard)
    assert [row.score for row in board.rows] == ["90.00", "80.00", "70.00"]
    assert words(dialog)[1:4] == ["1 号　甲 已完成", "2 号　乙 已完成", "3 号　丙 已完成"]
    assert not dialog.panel.reveal_all.isEnabled()


def test_a_rehearsal_shows_made_up_scores_marked_in_every_picture_and_leaves_the_contest_alone(
    shown: Shown, dialog: RunOrderDialog, qtbot: QtBot
) -> None:
    before = shown.session.file.newest()
    dialog.rehearse.click()
    qtbot.waitUntil(lambda: bool(shown.window.findChildren(RehearsalWindow)))
    show = shown.window.findChildren(RehearsalWindow)[0]
    pictures: list[Scene] = []
    show.control.projected.connect(pictures.append)
    for _ in range(12):
        show.control.forward()
    first = pictures[0]
    assert isinstance(first, Reveal)
    assert first.corner == "复赛 · 企业组", "from the beginning of the list"
    show.control.show(CeremonyCue())
    assert all(picture.rehearsal for picture in (show.picture.scene(), *pictures))
    assert isinstance(pictures[-1], Ceremony)
    assert shown.session.file.newest() == before
    assert not shown.scenes, "nothing of it reaches the audience"
    assert show.close()


def test_a_photograph_waits_for_the_announcement_and_puts_the_best_in_the_middle(shown: Shown) -> None:
    session, scenes = shown.session, list[Scene]()
    scored(shown)
    awards.grant(session, "优秀组织单位奖", "甲局")
    for name in ("乙局", "丙局"):
        awards.grant(session, "优秀组织单位奖", name)
    operator = Operator(session, scenes.append)
    with pytest.raises(Refusal, match="还没有封存"):
        operator.put(PhotoCue("一等奖"))
    sealing.seal(session, "final")
    announce(session, "一等奖", "企业组", [3])
    with pytest.raises(Refusal, match="一等奖还没有宣布完"):
        operator.put(PhotoCue("一等奖"))
    announce(session, "一等奖", "创业组", [5])
    operator.put(PhotoCue("一等奖"))
    photo = scenes[-1]
    assert isinstance(photo, GroupPhoto)
    assert [[each.number for each in row] for row in photo.rows] == [[3, 5]]
    announce(session, "优秀组织单位奖", "", ["甲局", "乙局", "丙局"])
    operator.put(PhotoCue("优秀组织单位奖"))
    photo = scenes[-1]
    assert isinstance(photo, GroupPhoto)
    assert [[each.name for each in row] for row in photo.rows] == [["丙局", "甲局", "乙局"]]
