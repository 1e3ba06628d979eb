"""The page of the journal: searching, verifying, and taking a copy along."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from maker_desktop.domain.journal.entries import Entry
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.records import WITNESS_KEY, RulebookText
from maker_desktop.domain.model.roster import Project
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.services.core import contest
from maker_desktop.services.core.journal_heads import head
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import backup, journal, verification, witness
from maker_desktop.services.journal.journal import JournalLine
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.ui.journal.journal_lines import JournalLines
from maker_desktop.ui.journal.page import JournalPage
from maker_desktop.ui.journal.period import within
from maker_desktop.ui.kit.witness_drive import WitnessDrive
from maker_desktop.ui.page_context import PageContext
from tests.fakes import FakeContestFile, clock


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[JournalPage]:
    session = contest.create(tmp_path / "a.maker", preset_text("jinzhong-2026"), "王敏", clock)
    for number, name in ((1, "高端激光"), (2, "智慧农业")):
        roster.edit(session, Project(number, name, "甲公司", "enterprise"))
    page = JournalPage(PageContext(session))
    session.listen(page.refresh)
    qtbot.addWidget(page)
    page.refresh(None)
    page.show()
    yield page
    page.context.tasks.close()
    session.close()


def session_of(page: JournalPage) -> Session:
    return page.context.session


def column(page: JournalPage, position: int) -> list[str]:
    model = page.entries.model()
    return [model.index(row, position).data() for row in range(model.rowCount())]


def finish(page: JournalPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.context.tasks.running())


def test_the_newest_entry_stands_first_and_a_change_adds_one(page: JournalPage) -> None:
    assert column(page, 3) == ["添加项目", "添加项目", "建立赛事", "新建文件"]
    panels.set_presence(session_of(page), "final", 1, Presence.WITHDRAWN, "企业来函")
    assert column(page, 3)[0] == "登记出场"
    assert page.detail_title.text() == "第 5 条　登记出场"
    assert "企业来函" in page.detail_reason.text()
    assert page.count.text() == "共 5 条"


def test_every_change_is_told_in_words_without_an_empty_cell(page: JournalPage) -> None:
    contest.confirm_assumed(session_of(page), session_of(page).contest.rulebook.assumed)
    roster.tick_open(session_of(page), [1])
    for row in range(page.entries.model().rowCount()):
        page.entries.pick_row(row)
        model = page.changes.model()
        cells = [[model.index(line, place).data() for place in range(4)] for line in range(model.rowCount())]
        assert all(all(line) for line in cells), page.detail_title.text()


def test_a_large_entry_is_told_by_its_beginning_and_as_a_whole_when_asked_for(page: JournalPage, qtbot: QtBot) -> None:
    session = session_of(page)
    rows = "".join(f"项目{number}\t单位{number}\t企业组\n" for number in range(3, 63))
    roster.take(session, roster.preview(session, "项目名称\t企业（创客）名称\t组别\n" + rows))
    listed = page.changes.model()
    assert listed.rowCount() == 50
    assert "先列出 50 项" in page.detail_reason.text()
    page.all_changes.click()
    page.entries.pick_row(1)
    finish(page, qtbot)
    assert listed.rowCount() < 50, "meanwhile somebody looks at another entry"
    page.entries.pick_row(0)
    page.all_changes.click()
    finish(page, qtbot)
    told = {listed.index(row, 0).data() for row in range(listed.rowCount())}
    assert {f"项目　{number} 号" for number in range(3, 63)} <= told
    assert not page.all_changes.isVisible()
    page.entries.pick_row(1)
    assert listed.rowCount() < 50
    assert not page.all_changes.isVisible()


def test_what_an_entry_is_about_has_more_room_than_its_reason(page: JournalPage) -> None:
    page.resize(1076, 600)
    page.show()
    assert page.entries.columnWidth(4) > 1.5 * page.entries.columnWidth(5)
    assert not page.entries.horizontalScrollBar().isVisible()


def test_a_long_journal_shows_its_newest_entries_at_once_and_the_older_ones_soon(tmp_path: Path, qtbot: QtBot) -> None:
    session = contest.create(tmp_path / "a.maker", preset_text("jinzhong-2026"), "王敏", clock)
    for turn in range(300):
        with session.file.change("roster.edit", f"{turn} 号", "王敏") as work:
            work.put(Project(1, f"项目{turn}", "甲公司", "enterprise"))
    page = JournalPage(PageContext(session))
    qtbot.addWidget(page)
    page.refresh(None)
    assert column(page, 0)[0] == "302"
    assert page.count.text() == "共 302 条"
    page.entries.pick_row(7)
    qtbot.waitUntil(lambda: page.entries.model().rowCount() == 302)
    assert column(page, 0) == [str(number) for number in range(302, 0, -1)]
    assert page.entries.current_record().number == 295
    page.search.insert("新建文件")
    assert column(page, 0) == ["1"]
    page.context.close()
    session.close()


class RefusingOnce(FakeContestFile):
    """A file whose disk refuses the next reading from the journal's beginning, once it is told to."""

    refuses = False

    def entries(self, after: int = 0) -> Iterator[Entry]:
        if after == 0 and self.refuses:
            self.refuses = False
            raise Refusal("磁盘读写出错。")
        return super().entries(after)


def test_older_entries_that_could_not_be_read_are_read_with_the_next_change(qtbot: QtBot) -> None:
    file = RefusingOnce()
    with file.change("contest.create", "晋中", "王敏") as work:
        work.put(RulebookText(1, preset_text("jinzhong-2026")))
    for turn in range(300):
        with file.change("roster.edit", f"{turn} 号", "王敏") as work:
            work.put(Project(1, f"项目{turn}", "甲公司", "enterprise"))
    context = PageContext(Session(file, "王敏", clock))
    file.refuses = True
    lines = JournalLines(context)
    with qtbot.capture_exceptions() as told:
        assert lines.follow()
        qtbot.waitUntil(lambda: bool(told))
    assert len(lines.fitting("", "")) == 200
    assert not lines.follow()
    qtbot.waitUntil(lambda: len(lines.fitting("", "")) == 301)
    context.close()


def test_search_and_filter_narrow_the_journal(page: JournalPage, qtbot: QtBot) -> None:
    page.search.insert("智慧 王敏")
    assert column(page, 4) == ["2 号 智慧农业"]
    assert page.count.text() == "4 条中的 1 条"
    changes = page.changes.model()
    assert ("项目名称", "智慧农业") in {
        (changes.index(row, 1).data(), changes.index(row, 3).data()) for row in range(changes.rowCount())
    }
    page.search.clear()
    page.group.setFocus()
    QTest.keyClick(page.group, Qt.Key.Key_End)
    assert page.group.currentText() == "项目"
    assert len(column(page, 0)) == 2
    page.search.insert("没有这样的")
    assert page.detail.isHidden()


def test_a_range_from_to_narrows_the_journal_by_entry_or_by_time(page: JournalPage) -> None:
    page.since.insert("2")
    page.until.insert("3")
    assert column(page, 0) == ["3", "2"]
    assert page.count.text() == "4 条中的 2 条"
    page.until.setText("谁知道")
    assert page.count.text() == "从、到无法识别"
    assert column(page, 0) == ["3", "2"], "what is shown stays until it can be read"


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("", "", 3),
        ("11-20", "11-20", 2),
        ("11-20 9:30", "", 2),
        ("7:30", "", 1),
        ("2026年11月20日 9：00", "11-20 09:00", 1),
        ("2025-01-01", "2026-12-31", 3),
        ("", "11-19", 0),
        ("2", "11-20", 1),
    ],
)
def test_ends_of_a_range_are_read_as_they_are_typed(since: str, until: str, found: int) -> None:
    times = ("2026-11-20 09:00:59", "2026-11-20 09:30:00", "2026-11-21 08:00:00")
    lies = within(since, until, times[-1])
    assert lies is not None
    entry = Entry(1, times[0], "", "", "", "", (), "", "")
    assert sum(lies(JournalLine(at, time, "", "", "", "", "", entry)) for at, time in enumerate(times, 1)) == found


def test_another_group_with_as_many_entries_shows_its_own_entry(page: JournalPage) -> None:
    panels.set_presence(session_of(page), "final", 1, Presence.WITHDRAWN, "企业来函")
    page.search.setText("登记出场")
    assert page.detail_title.text() == "第 5 条　登记出场"
    page.search.setText("建立赛事")
    assert page.detail_title.text() == "第 2 条　建立赛事"
    assert "企业来函" not in page.detail_reason.text()


def test_an_untouched_file_passes_and_a_strange_digest_does_not(page: JournalPage, qtbot: QtBot) -> None:
    page.verify.click()
    finish(page, qtbot)
    assert page.verdict.text() == "通过"
    assert "4 条流水" in page.finding.text()
    QTest.keyClicks(page.digest, "0123 4567 89ab cdef")
    QTest.keyClick(page.digest, Qt.Key.Key_Return)
    finish(page, qtbot)
    assert page.verdict.text() == "文书上的码不符"
    assert "不是本文件的封存校验码" in page.finding.text()
    roster.edit(session_of(page), Project(3, "新", "乙公司", "startup"))
    assert page.verdict.text() == "校验之后又有修改"


def test_the_copy_is_a_whole_contest_and_the_workbook_is_written(
    page: JournalPage, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[str] = []
    page.context.told.connect(lambda sentence, _tone: told.append(sentence))
    page.save_copy(tmp_path / "b.maker")
    finish(page, qtbot)
    assert verification.verify(tmp_path / "b.maker").ok
    page.export_to(tmp_path / "流水.xlsx")
    finish(page, qtbot)
    assert (tmp_path / "流水.xlsx").is_file()
    assert [sentence.partition("：")[0] for sentence in told] == ["副本已保存并通过校验", "流水已导出"]


def test_a_proof_package_is_exported_beside_the_other_work(
    page: JournalPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = session_of(page)
    panels.seat_judges(session, "final", [Seat("final", "1", 1, "赵")])
    marks.enter(session, KeyedMark("final", 1, "赵", session.stage("final").criteria[0], "80"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    told: list[str] = []
    page.context.told.connect(lambda sentence, _tone: told.append(sentence))
    page.proof.click()
    finish(page, qtbot)
    (folder,) = tmp_path.glob("核验包 a *")
    assert (folder / "核验.html").is_file()
    assert told == [f"核验包已导出，到{head(session.file).words}为止：{folder}"]


def test_the_supervisors_drive_takes_the_heads_and_a_key(
    page: JournalPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, card = session_of(page), page.witness_card
    drive = page.context.witness_drive
    assert not card.record.isEnabled()
    assert not card.make_key.isEnabled()
    (tmp_path / "drive").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "drive"))
    with qtbot.waitSignal(drive.recorded):
        card.choose.click()
    assert "没有签名" in card.told.text()
    assert head(session.file).words in card.told.text()
    with qtbot.waitSignal(drive.recorded):
        card.make_key.click()
    assert session.contest.settings[WITNESS_KEY] in card.told.text()
    panels.set_presence(session, "final", 1, Presence.WITHDRAWN, "企业来函")
    with qtbot.waitSignal(drive.recorded):
        card.record.click()
    listed = witness.compare(session.file.path, tmp_path / "drive" / "见证清单-a.json")
    assert (listed.ok, listed.following) == (True, 0)


def test_a_drive_that_was_pulled_out_is_named(
    page: JournalPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "gone"))
    with qtbot.capture_exceptions() as told:
        page.witness_card.choose.click()
        qtbot.waitUntil(lambda: bool(told))
    assert "请插好监督员的 U 盘" in str(told[0][1])


def test_an_entry_older_than_the_one_before_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    times = iter([clock(), clock(), clock(), clock() - timedelta(hours=1), clock()])
    session = contest.create(tmp_path / "a.maker", preset_text("jinzhong-2026"), "王敏", lambda: next(times, clock()))
    for number in (1, 2):
        roster.edit(session, Project(number, f"项目{number}", "甲公司", "enterprise"))
    page = JournalPage(PageContext(session))
    qtbot.addWidget(page)
    page.refresh(None)
    backwards = [line for line in journal.lines(session) if line.clock]
    assert len(backwards) == 1
    page.entries.pick_row(session.file.newest() - backwards[0].number)
    assert "早于前一条" in page.detail_reason.text()
    assert "电脑的时钟被拨回过" in page.entries.model().index(session.file.newest() - backwards[0].number, 1).data(
        Qt.ItemDataRole.ToolTipRole
    )
    page.context.close()
    session.close()


def test_paper_of_an_entry_that_a_restoring_lost_is_called_lost_and_not_wrong(
    page: JournalPage, tmp_path: Path, qtbot: QtBot
) -> None:
    session, copy = session_of(page), tmp_path / "copy.maker"
    backup.copy(session, copy)
    roster.edit(session, Project(3, "新", "乙公司", "startup"))
    gone = session.head()
    file = tmp_path / "b.maker"
    backup.copy(session, file)
    backup.restore(copy, file, "李", clock)
    with contest.open_session(file, "秘书", clock=clock) as restored:
        other = JournalPage(PageContext(restored))
        qtbot.addWidget(other)
        other.digest.setText(f"流水 {gone.words}　核签")
        other.verify_file()
        finish(other, qtbot)
        assert other.verdict.text() == "恢复时丢失"
        assert f"这是恢复以前第 {gone.entry} 条流水的码" in other.finding.text()
        other.context.tasks.close()


def test_the_drive_and_the_clock_of_a_contest_are_remembered(page: JournalPage, tmp_path: Path, qtbot: QtBot) -> None:
    session, folder = session_of(page), tmp_path / "drive"
    folder.mkdir()
    heard: list[tuple[object, int]] = []
    drive = page.context.witness_drive
    drive.chosen.connect(lambda *chosen: heard.append(chosen))
    with qtbot.waitSignal(drive.recorded):
        drive.use(folder)
    drive.record_every(10)
    assert heard == [(folder, 0), (folder, 10)]
    again = WitnessDrive(session, page)
    with qtbot.waitSignal(again.recorded):
        again.resume(folder, 10)
    assert (again.folder, again.minutes, again.stopped) == (folder, 10, "")
    again.close()


def test_a_remembered_drive_that_is_away_is_no_fault_and_goes_on_when_it_is_back(
    page: JournalPage, tmp_path: Path, qtbot: QtBot
) -> None:
    drive = WitnessDrive(session_of(page), page)
    with qtbot.waitSignal(drive.changed):
        drive.resume(tmp_path / "drive", 5)
    assert (drive.minutes, "请插好监督员的 U 盘" in drive.stopped) == (0, True)
    (tmp_path / "drive").mkdir()
    with qtbot.waitSignal(drive.recorded):
        drive.record()
    assert (drive.minutes, drive.stopped) == (5, "")
    drive.close()


def test_a_witness_list_is_compared_and_the_answer_stands_on_its_card(
    page: JournalPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, card = session_of(page), page.witness_card
    listed = witness.add_to(session.file.path, tmp_path).path
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(listed), ""))
    panels.set_presence(session, "final", 1, Presence.WITHDRAWN, "企业来函")
    card.compare.click()
    finish(page, qtbot)
    assert card.compared.isVisible()
    assert "4 条都相符，其后还有 1 条。" in card.compared.text()
    assert "清单没有签名" in card.compared.text()
    listed.write_text(listed.read_text(encoding="utf-8").replace("T09:00:00", "T09:00:01"), encoding="utf-8")
    card.compare.click()
    finish(page, qtbot)
    assert "第 1 条的时间清单记为" in card.compared.text()
    assert card.compared.property("tone") == "wrong"


def test_the_clock_takes_what_is_new_and_stops_with_a_lasting_word_when_the_drive_is_gone(
    page: JournalPage, qtbot: QtBot, tmp_path: Path
) -> None:
    session, card, drive = session_of(page), page.witness_card, page.context.witness_drive
    folder = tmp_path / "drive"
    folder.mkdir()
    assert not card.every.isEnabled()
    with qtbot.waitSignal(drive.recorded):
        drive.use(folder)
    card.every.setFocus()
    QTest.keyClick(card.every, Qt.Key.Key_Down)
    assert (card.every.currentText(), drive.minutes) == ("每 5 分钟自动记一次", 5)
    clock_of_drive = drive.findChild(QTimer)
    assert clock_of_drive is not None
    panels.set_presence(session, "final", 1, Presence.WITHDRAWN, "企业来函")
    with qtbot.waitSignal(drive.recorded):
        clock_of_drive.timeout.emit()
    assert head(session.file).words in card.told.text()
    last = card.told.text()
    clock_of_drive.timeout.emit()
    assert card.told.text() == last
    shutil.rmtree(folder)
    with qtbot.capture_exceptions() as told:
        clock_of_drive.timeout.emit()
        qtbot.waitUntil(lambda: bool(told))
    assert card.state.text() == "停了"
    assert "请插好监督员的 U 盘" in card.told.text()
    assert f"清单只记到{head(session.file).words}" in card.told.text()
    assert (drive.minutes, card.every.currentIndex()) == (0, 0)
    folder.mkdir()
    with qtbot.waitSignal(drive.recorded):
        card.record.click()
    assert not drive.stopped
