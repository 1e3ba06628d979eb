"""Work off the main thread: its result, its failure, cancelling it and closing while it runs."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.ui.kit.tasks import TaskBar, TaskProgress, Tasks


def on_main_thread() -> bool:
    app = QCoreApplication.instance()
    return app is not None and QThread.currentThread() is app.thread()


def test_work_runs_elsewhere_and_its_result_comes_back_on_the_main_thread(qtbot: QtBot) -> None:
    tasks = Tasks()
    returned: list[tuple[int, bool]] = []

    def work(progress: TaskProgress) -> tuple[int, bool]:
        progress.report(1, 2, "一等奖证书")
        return threading.get_ident(), on_main_thread()

    with qtbot.waitSignals([tasks.progressed, tasks.ended]):
        tasks.run("导出证书", work, lambda result: returned.append((result[0], on_main_thread())))
    assert returned == [(returned[0][0], True)]
    assert returned[0][0] != threading.get_ident()
    assert not tasks.running()


@pytest.mark.parametrize("error", [Refusal("没有字形“𠮷”，请换一个字。"), ValueError("bug")])
def test_what_goes_wrong_is_raised_again_on_the_main_thread(qtbot: QtBot, error: Exception) -> None:
    tasks = Tasks()

    def work(_progress: TaskProgress) -> None:
        raise error

    with qtbot.capture_exceptions() as exceptions, qtbot.waitSignal(tasks.ended):
        tasks.run("导出证书", work, lambda _result: pytest.fail("there is no result"))
    assert [caught for _kind, caught, _trace in exceptions] == [error]


def test_cancelled_work_ends_without_a_result_or_a_message(qtbot: QtBot) -> None:
    tasks = Tasks()
    cancelled = threading.Event()

    def work(progress: TaskProgress) -> None:
        assert cancelled.wait(5)
        progress.report(1, 9)
        pytest.fail("the report did not stop the work")

    with qtbot.capture_exceptions() as exceptions, qtbot.waitSignal(tasks.ended):
        tasks.run("导出证书", work, lambda _result: pytest.fail("there is no result"))
        tasks.cancel()
        cancelled.set()
    assert exceptions == []


def test_a_second_piece_of_work_is_refused_while_the_first_runs(qtbot: QtBot) -> None:
    tasks = Tasks()
    go_on = threading.Event()
    with qtbot.waitSignal(tasks.ended):
        tasks.run("导出证书", lambda _progress: go_on.wait(5), lambda _result: None)
        with pytest.raises(Refusal, match="“导出证书”还没有完成"):
            tasks.run("备份", lambda _progress: None, lambda _result: None)
        go_on.set()


def test_of_the_work_that_takes_the_place_of_other_only_the_last_is_done(qtbot: QtBot) -> None:
    tasks = Tasks()
    go_on = threading.Event()
    done: list[str] = []
    tasks.run("推算", lambda _progress: go_on.wait(5), lambda _result: done.append("first"))
    tasks.replace("推算", lambda _progress: None, lambda _result: done.append("second"))
    tasks.replace("推算", lambda _progress: None, lambda _result: done.append("third"))
    go_on.set()
    qtbot.waitUntil(lambda: bool(done) and not tasks.running())
    assert done == ["third"]


def test_the_bar_follows_the_work_and_cancels_it(qtbot: QtBot) -> None:
    tasks, bar = Tasks(), TaskBar()
    qtbot.addWidget(bar)
    bar.follow(tasks)
    reported, cancelled = threading.Event(), threading.Event()

    def work(progress: TaskProgress) -> None:
        progress.report(12, 46, "科迈特")
        reported.set()
        assert cancelled.wait(5)
        progress.report(13, 46)

    with qtbot.waitSignal(tasks.progressed):
        tasks.run("导出证书", work, lambda _result: None)
        assert not bar.isHidden()
    assert bar.words() == "导出证书　12 / 46　科迈特"
    with qtbot.waitSignal(tasks.ended):
        QTest.mouseClick(bar.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
        cancelled.set()
    assert bar.isHidden()


def test_who_has_cancelled_is_not_asked_again_by_the_next_step(qtbot: QtBot) -> None:
    tasks, bar = Tasks(), TaskBar()
    qtbot.addWidget(bar)
    bar.follow(tasks)
    button = bar.findChildren(QPushButton)[0]
    bar.show()
    tasks.progressed.emit(1, 46, "")
    assert button.isEnabled()
    bar.ask_to_stop()
    tasks.progressed.emit(2, 46, "")
    assert not button.isEnabled()


def test_what_is_all_done_cannot_be_cancelled_any_more(qtbot: QtBot) -> None:
    tasks, bar = Tasks(), TaskBar()
    qtbot.addWidget(bar)
    bar.follow(tasks)
    go_on = threading.Event()

    def work(progress: TaskProgress) -> None:
        progress.report(46, 46, "写入")
        assert go_on.wait(5)

    heard: list[str] = []
    bar.cancelled.connect(lambda: heard.append("cancelled"))
    with qtbot.waitSignal(tasks.progressed):
        tasks.run("合并", work, lambda _result: heard.append("done"))
    bar.ask_to_stop()
    with qtbot.waitSignal(tasks.ended):
        go_on.set()
    assert heard == ["done"]


def test_closing_waits_for_the_thread(qtbot: QtBot) -> None:
    tasks = Tasks()
    ended = threading.Event()

    def work(progress: TaskProgress) -> None:
        try:
            while True:
                progress.report(0, 0)
        finally:
            ended.set()

    tasks.run("导出证书", work, lambda _result: None)
    tasks.close()
    assert ended.is_set()


def test_nobody_hears_of_work_whose_window_has_closed(qtbot: QtBot) -> None:
    tasks = Tasks()
    heard: list[int] = []
    tasks.run("做", lambda _progress: 1, heard.append)
    tasks.close()
    QApplication.processEvents()
    assert heard == []
