"""The small pieces that pages are made of, each by itself."""

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.ui.kit.chips import Chip
from maker_desktop.ui.kit.empty_state import EmptyState
from maker_desktop.ui.kit.messages import Toast
from maker_desktop.ui.kit.segmented_switch import SegmentedSwitch
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.kit.widgets import ElidedLabel, KeyHints

DIVISIONS = [("enterprise", "企业组"), ("startup", "创业组")]


def test_a_switch_speaks_only_when_the_user_chooses(qtbot: QtBot) -> None:
    switch = SegmentedSwitch()
    qtbot.addWidget(switch)
    with qtbot.assertNotEmitted(switch.chosen):
        switch.show_choices(DIVISIONS, "startup")
        switch.show_choices(DIVISIONS, "enterprise")
    assert switch.current() == "enterprise"
    with qtbot.waitSignal(switch.chosen) as chosen:
        QTest.mouseClick(switch.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["startup"]
    assert switch.current() == "startup"


def test_a_switch_takes_new_choices_and_falls_back_to_the_first(qtbot: QtBot) -> None:
    switch = SegmentedSwitch()
    qtbot.addWidget(switch)
    assert switch.current() is None
    switch.show_choices(DIVISIONS, "startup")
    switch.show_choices([("maker", "创客组")], "startup")
    assert switch.current() == "maker"
    switch.show_choices([], "maker")
    assert switch.current() is None


def test_a_name_with_an_and_gives_a_switch_no_key(qtbot: QtBot) -> None:
    switch = SegmentedSwitch()
    qtbot.addWidget(switch)
    for _ in range(2):
        switch.show_choices([("lab", "R&D组")], "lab")
        (button,) = switch.findChildren(QPushButton)
        assert button.shortcut().isEmpty()
        assert button.text() == "R&&D组"


def test_a_chip_without_a_word_is_not_there(qtbot: QtBot) -> None:
    chip = Chip()
    qtbot.addWidget(chip)
    chip.say("已亮分", Tone.DONE)
    assert not chip.isHidden()
    assert chip.property("tone") == "done"
    chip.say("")
    assert chip.isHidden()


def test_a_long_name_is_shortened_but_told_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("国产高速高精度数模转换器（ADC）研制及产业化项目")
    label.resize(120, 24)
    assert label.shown_text().endswith("…")
    assert label.toolTip() == label.text()
    label.resize(800, 24)
    assert label.shown_text() == label.text()


def test_key_hints_show_only_the_last_ones_given(qtbot: QtBot) -> None:
    hints = KeyHints()
    qtbot.addWidget(hints)
    hints.resize(600, 36)
    hints.show_hints([("F4", "盲录复核"), ("F6", "计时")])
    hints.show_hints([("F1", "帮助")])
    assert words_of(hints) == ["F1", "帮助"]


def test_what_finds_no_room_among_the_key_hints_goes_before_the_way_to_help(qtbot: QtBot) -> None:
    hints = KeyHints()
    qtbot.addWidget(hints)
    hints.resize(1000, 36)
    hints.show_hints([("F4", "盲录复核"), ("F6", "计时"), ("F1", "帮助")])
    assert words_of(hints) == ["F4", "盲录复核", "F6", "计时", "F1", "帮助"]
    hints.resize(250, 36)
    hints.show()
    assert words_of(hints) == ["F4", "盲录复核", "F1", "帮助"]


def words_of(hints: KeyHints) -> list[str]:
    return [label.text() for label in hints.findChildren(QLabel) if label.isVisibleTo(hints)]


def test_an_empty_page_offers_a_button_only_where_there_is_something_to_do(qtbot: QtBot) -> None:
    empty = EmptyState()
    qtbot.addWidget(empty)
    button = empty.findChildren(QPushButton)[0]
    empty.say("还没有项目", "从报名表导入项目名单。")
    assert button.isHidden()
    empty.say("还没有项目", "从报名表导入项目名单。", "导入名册…")
    assert not button.isHidden()
    with qtbot.waitSignal(empty.asked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_message_stays_until_it_is_closed(qtbot: QtBot) -> None:
    bar = Toast()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.say("第 3 行没有项目名称，请补上。", Tone.WRONG)
    assert not bar.isHidden()
    assert bar.accessibleName() == bar.sentence() == "第 3 行没有项目名称，请补上。"
    QTest.mouseClick(bar.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert bar.isHidden()
    assert bar.sentence() == ""


def test_a_sentence_of_something_done_goes_by_itself_but_not_from_under_the_pointer(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    content = QPushButton("内容", window)
    toast = Toast(window)
    window.show()
    before = content.geometry()
    toast.say("已导入 46 个项目。", Tone.DONE)
    assert content.geometry() == before, "a message moves nothing"
    assert window.rect().contains(toast.geometry())
    QApplication.sendEvent(toast, QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not going(toast).isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert going(toast).isActive()
    going(toast).timeout.emit()
    assert toast.isHidden()


def test_a_refusal_stays_in_sight_whatever_the_size_of_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 500)
    toast = Toast(window)
    window.show()
    toast.say("第 3 行没有项目名称，请补上。" * 12, Tone.WRONG)
    assert not going(toast).isActive()
    assert window.rect().contains(toast.geometry())
    window.resize(500, 400)
    assert window.rect().contains(toast.geometry())


def going(toast: Toast) -> QTimer:
    """Return the timer that takes a sentence away."""
    timer = toast.findChild(QTimer)
    assert isinstance(timer, QTimer)
    return timer
