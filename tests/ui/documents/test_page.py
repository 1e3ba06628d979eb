"""The page of documents: what is shown is what is saved, and words are filled in beside the page."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.demo import demo
from maker_desktop.services.documents import certificate_register, filling, publishing
from maker_desktop.services.roster import roster
from maker_desktop.ui.documents.page import DocumentsPage
from maker_desktop.ui.kit.theme import Tone
from maker_desktop.ui.page_context import PageContext
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from tests.services.contests import small_contest


def clock() -> datetime:
    return datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def finished_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("contest") / "a.maker"
    with demo.hold(path, "jinzhong-2026", None, "王敏", clock) as session:
        publishing.hand_out(session, "certificates")
    return path.read_bytes()


@pytest.fixture
def finished(finished_file: bytes, tmp_path: Path) -> Iterator[Session]:
    """Return a contest of the test's own: what is registered in it concerns no other test."""
    path = tmp_path / "a.maker"
    path.write_bytes(finished_file)
    with contest.open_session(path, "王敏", clock=clock) as session:
        yield session


def page_for(session: Session, qtbot: QtBot) -> DocumentsPage:
    page = DocumentsPage(PageContext(session))
    page.stop = session.listen(page.refresh)  # type: ignore[attr-defined]  # taken off again by the fixture
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.refresh(None)
    page.show()
    return page


@pytest.fixture
def page(finished: Session, qtbot: QtBot) -> Iterator[DocumentsPage]:
    page = page_for(finished, qtbot)
    yield page
    page.stop()  # type: ignore[attr-defined]  # given by page_for


def pick(page: DocumentsPage, qtbot: QtBot, name: str) -> None:
    model = page.documents.model()
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == name)
    page.documents.pick_row(row)
    laid_out(page, qtbot)


def laid_out(page: DocumentsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.context.background.running() and page.save.isEnabled())


def saved(page: DocumentsPage, qtbot: QtBot, target: Path) -> None:
    page.save_pdf(target)
    qtbot.waitUntil(lambda: not page.context.tasks.running())


def states(page: DocumentsPage) -> dict[str, str]:
    model = page.documents.model()
    return {model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())}


def told(page: DocumentsPage) -> list[tuple[str, Tone]]:
    sentences: list[tuple[str, Tone]] = []
    page.context.told.connect(lambda sentence, tone: sentences.append((sentence, tone)))
    return sentences


def lies_across(page: pypdf.PageObject) -> bool:
    wide = page.mediabox.width > page.mediabox.height
    return wide if page.rotation % 180 == 0 else not wide


def test_all_documents_of_a_finished_contest_can_be_printed(page: DocumentsPage) -> None:
    assert len(states(page)) == len(publishing.DOCUMENTS)
    assert set(states(page).values()) == {"可打印"}


def test_what_is_saved_is_what_is_shown(page: DocumentsPage, qtbot: QtBot, tmp_path: Path) -> None:
    pick(page, qtbot, "推荐报告")
    wrote: list[Path] = []
    page.context.wrote.connect(wrote.append)
    saved(page, qtbot, tmp_path / "a.pdf")
    assert wrote == [tmp_path / "a.pdf"], "the way to its folder and to paper is offered"
    reader = pypdf.PdfReader(tmp_path / "a.pdf")
    assert len(reader.pages) == page.preview.page_count()
    assert "晋中市工业和信息化局文件" in page.preview.text(0).replace("\n", "")
    assert page.page_count.text() == f"第 1 页，共 {len(reader.pages)} 页"


def test_a_word_filled_in_is_kept_when_its_field_is_left_and_can_be_taken_back(
    page: DocumentsPage, qtbot: QtBot
) -> None:
    pick(page, qtbot, "推荐报告")
    field = page.fields.field("letter_mark")
    assert isinstance(field.editor, QLineEdit)
    field.editor.setFocus()
    field.editor.setText("某市人民政府文件")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert page.context.session.contest.settings["letter_mark"] == "某市人民政府文件"
    laid_out(page, qtbot)
    assert "某市人民政府文件" in page.preview.text(0).replace("\n", "")
    page.fields.field("letter_mark").filled.emit("letter_mark", "")
    assert "letter_mark" not in page.context.session.contest.settings
    assert field.text() == "晋中市工业和信息化局文件"


def test_a_wrong_date_is_refused_in_its_field(page: DocumentsPage, qtbot: QtBot) -> None:
    pick(page, qtbot, "公示")
    field = page.fields.field("notice_date")
    assert isinstance(field.editor, QLineEdit)
    field.editor.setText("next week")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.editor.property("wrong") is True
    assert page.context.session.contest.settings["notice_date"] == "2026-08-03"
    field.editor.clear()
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.editor.property("wrong") is False


def test_an_unknown_name_in_braces_is_refused_in_its_field_and_a_latin_one_becomes_chinese(
    page: DocumentsPage, qtbot: QtBot
) -> None:
    pick(page, qtbot, "证书")
    field = page.fields.field("certificate_serial")
    assert isinstance(field.editor, QLineEdit)
    as_it_was = field.text()
    field.editor.setText("{年份}-{流水}")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.editor.property("wrong") is True
    sentences = [label.text() for label in field.findChildren(QLabel) if label.isVisible()]
    assert any("没有 {流水} 这一项，可以用 {年份}" in sentence for sentence in sentences)
    field.editor.setText("{year}-{award}-{n:03d}")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.text() == as_it_was == "{年份}-{奖项}-{三位序号}"
    assert field.editor.property("wrong") is False
    assert "certificate_serial" not in page.context.session.contest.settings


def test_yes_and_no_are_ticked_and_choices_chosen(page: DocumentsPage, qtbot: QtBot) -> None:
    pick(page, qtbot, "证书")
    box = page.fields.field("certificate_code").editor
    assert isinstance(box, QCheckBox)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert page.context.session.contest.settings["certificate_code"] == "否"
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert "certificate_code" not in page.context.session.contest.settings


def test_one_project_can_be_chosen(page: DocumentsPage, qtbot: QtBot) -> None:
    pick(page, qtbot, "得分计算说明")
    everything = page.preview.page_count()
    page.scope.number.setFocus()
    QTest.keyClick(page.scope.number, Qt.Key.Key_Down)
    page.scope.stage.setFocus()
    QTest.keyClick(page.scope.stage, Qt.Key.Key_Down)
    laid_out(page, qtbot)
    assert page.preview.page_count() < everything


def test_a_folder_takes_all_documents_and_each_part(page: DocumentsPage, qtbot: QtBot, tmp_path: Path) -> None:
    sentences = told(page)
    page.save_all(tmp_path / "all")
    qtbot.waitUntil(lambda: bool(sentences))
    assert sentences[-1][0].startswith(f"{len(publishing.DOCUMENTS)} 种文书已导出为")
    assert len(list((tmp_path / "all").glob("*.pdf"))) >= len(publishing.DOCUMENTS)
    pick(page, qtbot, "专家委员会裁定书")
    page.save_separately(tmp_path / "each")
    qtbot.waitUntil(lambda: len(sentences) == 2)
    assert len(list((tmp_path / "each").iterdir())) == len(page.context.session.contest.rulings)
    page.export_workbook("summary", tmp_path / "汇总表.xlsx")
    qtbot.waitUntil(lambda: len(sentences) == 3)
    assert (tmp_path / "汇总表.xlsx").is_file()


def test_a_batch_that_is_cancelled_leaves_nothing(page: DocumentsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.save_all(tmp_path / "all")
    page.context.tasks.cancel()
    qtbot.waitUntil(lambda: not page.context.tasks.running())
    assert not (tmp_path / "all").exists()


def test_the_printer_gets_the_pages_asked_for(page: DocumentsPage, qtbot: QtBot, tmp_path: Path) -> None:
    sentences = told(page)
    pick(page, qtbot, "推荐报告")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setFromTo(2, page.preview.page_count())
    page.print_to(printer)
    qtbot.waitUntil(lambda: bool(sentences))
    saved(page, qtbot, tmp_path / "shown.pdf")
    across = [lies_across(each) for each in pypdf.PdfReader(tmp_path / "paper.pdf").pages]
    assert across == [lies_across(each) for each in pypdf.PdfReader(tmp_path / "shown.pdf").pages][1:]
    assert set(across) == {False, True}, "the annex lies across"


def test_what_is_missing_is_said_in_the_papers_place(qtbot: QtBot) -> None:
    session = small_contest()
    for project in session.contest.projects[1:]:
        with session.change("roster.withdraw", str(project.number)) as work:
            work.remove(project)
    page = page_for(session, qtbot)
    assert states(page)["名次表"] == "内容不全"
    assert states(page)["项目汇总表"] == "可打印"
    model = page.documents.model()
    page.documents.pick_row(next(row for row in range(14) if model.index(row, 0).data() == "名次表"))
    assert page.preview_stack.currentIndex() == 0
    assert not page.save.isEnabled()
    roster.edit(session, session.contest.projects[0])
    page.context.background.close()


def test_a_character_without_glyph_is_named_in_the_bar(qtbot: QtBot) -> None:
    session = small_contest()
    first = session.contest.projects[0]
    with session.change("roster.edit", "1 号") as work:
        work.put(type(first)(1, "甲\U000f0000", first.applicant, first.division))
    page = page_for(session, qtbot)
    sentences = told(page)
    model = page.documents.model()
    page.documents.pick_row(next(row for row in range(14) if model.index(row, 0).data() == "项目汇总表"))
    qtbot.waitUntil(lambda: bool(sentences))
    assert "U+F0000" in sentences[0][0]
    assert sentences[0][1] is Tone.WRONG
    assert states(page)["项目汇总表"] == "无法打印"
    assert page.state.text() == "无法打印"
    assert not page.save.isEnabled()
    page.context.background.close()


def test_certificates_are_registered_once_they_are_saved(page: DocumentsPage, qtbot: QtBot, tmp_path: Path) -> None:
    session = page.context.session
    last = session.contest.certificates[-1]
    certificate_register.void(session, last.serial, "污损")
    pick(page, qtbot, "证书")
    assert session.contest.certificates[-1].id == last.id
    saved(page, qtbot, tmp_path / "证书.pdf")
    assert session.contest.certificates[-1].replaces == last.id
    laid_out(page, qtbot)


def test_a_certificate_is_voided_and_replaced_from_beside_the_register(page: DocumentsPage, qtbot: QtBot) -> None:
    session = page.context.session
    pick(page, qtbot, "证书登记簿")
    serial = page.extras.issues.currentData()
    before = len(session.contest.certificates)
    for button in (page.extras.reissue, page.extras.void):
        serial = page.extras.issues.currentData()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        dialog = page.findChildren(ReasonDialog)[-1]
        dialog.reason.setPlainText("污损")
        dialog.action.click()
        laid_out(page, qtbot)
        assert next(each for each in session.contest.certificates if each.serial == serial).reason == "污损"
        assert page.extras.issues.findData(serial) == -1
    assert len(session.contest.certificates) == before + 1


def test_a_design_and_holidays_of_ones_own_are_loaded(page: DocumentsPage, qtbot: QtBot, tmp_path: Path) -> None:
    pick(page, qtbot, "证书")
    assert page.extras.copy.isVisible()
    assert not page.extras.void.isVisible()
    page.extras.copy_design(tmp_path / "ours.toml")
    text = (tmp_path / "ours.toml").read_text(encoding="utf-8").replace("荣誉证书", "光荣榜")
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
    page.extras.load_design(tmp_path / "ours.toml")
    laid_out(page, qtbot)
    assert "光荣榜" in page.preview.text(0)
    filling.fill(page.context.session, "certificate_design", "classic")
    pick(page, qtbot, "公示")
    (tmp_path / "2027.json").write_text('{"days": [{"date": "2027-01-01", "isOffDay": true}]}', encoding="utf-8")
    page.extras.extend_holidays(tmp_path / "2027.json")
    assert "2027-01-01 放假" in page.context.session.contest.settings["holidays"]
