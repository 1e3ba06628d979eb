"""Takes every dialog, question and menu of an open contest, each opened the way the secretary opens it."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QPushButton, QWidget

from maker_desktop.domain.model.person import Role
from maker_desktop.services.core import people
from maker_desktop.services.roster import roster
from maker_desktop.ui.arbitration.committee_dialog import CommitteeDialog
from maker_desktop.ui.arbitration.objection_dialog import ObjectionDialog
from maker_desktop.ui.arbitration.page import ArbitrationPage
from maker_desktop.ui.audience.message_dialog import AudienceMessageDialog
from maker_desktop.ui.kit.messages import confirm
from maker_desktop.ui.panels.draw_tab import DrawTab
from maker_desktop.ui.panels.hand_draw_dialog import HandDrawDialog
from maker_desktop.ui.panels.page import PanelsPage
from maker_desktop.ui.panels.recusal_dialog import RecusalDialog
from maker_desktop.ui.panels.recusals_tab import RecusalsTab
from maker_desktop.ui.panels.seats_tab import SeatsTab
from maker_desktop.ui.people.people_dialog import PeopleDialog
from maker_desktop.ui.people.person_dialog import PersonDialog
from maker_desktop.ui.people.pins_dialog import PinsDialog
from maker_desktop.ui.people.reason_dialog import ReasonDialog
from maker_desktop.ui.roster.page import RosterPage
from maker_desktop.ui.roster.project_dialog import ProjectDialog
from maker_desktop.ui.rules.page import RulesPage
from maker_desktop.ui.scoring.dialogs import DifferencesDialog
from maker_desktop.ui.scoring.page import ScoringPage
from maker_desktop.ui.standings.page import StandingsPage
from maker_desktop.ui.window.table_export import table_menu
from tests.end2end.album import Showing
from tests.end2end.hard_contests import LONG_APPLICANT, LONG_NAME, PIN, RARE_NAME, REFUSED_ROSTER, SUPERVISOR
from tests.end2end.sample_contests import COMMITTEE, FINAL, PERSON

W = TypeVar("W", bound=QWidget)


def take_dialogs(showing: Showing) -> None:
    """Take every dialog of a contest in the middle of its final: at first, filled to the brim, and refusing."""
    for take in (_rules, _roster, _panels, _scoring, _standings, _arbitration, _people, _frame, _qt):
        take(showing)


def _rules(showing: Showing) -> None:
    page = showing.page("rules", RulesPage)
    consequence = "已有评分的阶段不能改；修改过的、还没有保存的内容作废。"
    showing.ask("rules-import", lambda: confirm(page, "用这个文件里的规则代替现在的规则？", consequence, "导入"))


def _roster(showing: Showing) -> None:
    page, first = showing.page("roster", RosterPage), showing.session.contest.projects[0]
    head, row = "项目名称\t企业（创客）名称\t组别\t联系人\n", f"{first.name}\t{first.applicant}\t企业组"
    usual = f"{head}{row}\t{RARE_NAME}\n{LONG_NAME}\t{LONG_APPLICANT}\t创业组\t武䶮\n"
    menu = table_menu(page.context, page.projects, "项目")
    showing.ask("roster-order", lambda: menu.popup(page.projects.mapToGlobal(QPoint(300, 120))))
    page.search.setText("没有的词")
    showing.take("roster-none-found")
    page.search.clear()
    showing.ask("roster-import", lambda: page.preview(usual))
    showing.ask("roster-import-refused", lambda: page.preview(REFUSED_ROSTER))
    showing.ask("roster-import-same", lambda: page.preview(f"{head}{row}\t{first.contact}\n"))
    showing.ask("project", page.card.edit_wanted.emit)
    showing.ask("project-new", page.add.click)

    def refuse(dialog: ProjectDialog) -> None:
        dialog.project_name.setText(LONG_NAME)
        dialog.applicant.clear()
        dialog.members.setPlainText("\n".join(f"{RARE_NAME}{each}" for each in range(9)))
        dialog.save.click()

    def give_reason(dialog: ReasonDialog) -> None:
        dialog.reason.setPlainText("企业来函，因产品尚未定型退出本届比赛，函件编号〔2026〕第 18 号。" * 6)

    showing.ask("project-refused", page.card.edit_wanted.emit, refuse)
    showing.ask("withdraw", page.card.withdraw_wanted.emit)
    showing.ask("withdraw-reason", page.card.withdraw_wanted.emit, give_reason)
    condition = roster.check(showing.session).checks[first.number][-1].condition
    showing.ask("condition-unfulfilled", lambda: page.card.ticked.emit(condition, False))


def _panels(showing: Showing) -> None:
    session = showing.session
    page, stage = showing.page("panels", PanelsPage), session.stage(FINAL)
    showing.ask("panel-remove", _of(page, SeatsTab).card("1").remove.click)
    tab = _of(page, RecusalsTab)
    page.tabs.setCurrentWidget(tab)
    showing.ask("recusal", tab.register.click)
    showing.ask("recusal-refused", tab.register.click, lambda dialog: dialog.register.click())
    showing.ask("absence", tab.register.click, _choose_absence)
    tab.entries.pick_row(0)
    showing.ask("recusal-lift", tab.lift.click)
    draw = _of(page, DrawTab)
    page.tabs.setCurrentWidget(draw)
    again = (f"{stage.name}重新抽签？", "现有的出场顺序作废，两次抽签都会记入流水。", "重新抽签")
    showing.ask("draw-again", lambda: confirm(draw, *again))

    def half_drawn(dialog: HandDrawDialog) -> None:
        model = dialog.projects.model()
        for row, text in enumerate(("3", "3", "九")):
            model.setData(model.index(row, 3), text, Qt.ItemDataRole.EditRole)
        dialog.take.click()

    showing.ask("draw-by-hand", HandDrawDialog(draw, session, stage).open)
    showing.ask("draw-by-hand-refused", HandDrawDialog(draw, session, stage).open, half_drawn)


def _choose_absence(dialog: RecusalDialog) -> None:
    next(each for each in dialog.kind.findChildren(QPushButton) if each.text() == "缺席").click()


def _scoring(showing: Showing) -> None:
    page, session = showing.page("scoring", ScoringPage), showing.session
    half, revealed = page.number, session.contest.reveals[0].number
    confirmed = next(
        item.project.number
        for item in page.queue.queue.items()
        if item.state.settled and (FINAL, item.project.number) not in session.contest.revealed
    )
    showing.ask("excuse", page._ask_excuse)
    showing.ask("excuse-absent", page._ask_excuse, lambda dialog: dialog.absent.click())
    showing.ask("presence", page._open_menu)
    page.go_to(confirmed)
    showing.ask("correction", lambda: _key(page, "77"))
    page.grid.drop_editing()
    page.go_to(revealed)
    showing.ask("correction-signed", lambda: _key(page, "77"))
    page.grid.drop_editing()
    page.key_again()
    _key(page, "77")
    showing.take("scoring-blind")

    def settle_one(dialog: DifferencesDialog) -> None:
        dialog.keep_second.click()

    showing.ask("differences", page.key_again)
    showing.ask("differences-settled", page.key_again, settle_one)
    assert half is not None
    page.go_to(half)

    def write(dialog: AudienceMessageDialog) -> None:
        dialog.text.setEditText("请各位选手按出场顺序到候场区签到，并把手机调到静音")
        dialog.detail.setText("候场区在二楼东侧")

    showing.ask("audience-message", lambda: page.context.audience.ask("message"))
    showing.ask("audience-message-long", lambda: page.context.audience.ask("message"), write)


def _key(page: ScoringPage, text: str) -> None:
    """Key a mark into the first field of the grid."""
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.grid.sheets.index(0, 2))
    for letter in text:
        QTest.keyClicks(page.grid.editor() or page.grid, letter)
    QTest.keyClick(page.grid.editor() or page.grid, Qt.Key.Key_Return)


def _standings(showing: Showing) -> None:
    page = showing.page("standings", StandingsPage)
    consequence = (
        "决赛的评分表、得分、名次和裁定从此固定，获奖和推荐名单以此为准。"
        "封存后不能再改分，只能由专家委员会裁定重开。封存校验码会印在这一阶段的每份文书上。"
    )
    showing.ask("seal", lambda: confirm(page, "封存决赛？", consequence, "封存"))


def _arbitration(showing: Showing) -> None:
    page, session = showing.page("arbitration", ArbitrationPage), showing.session
    showing.ask("committee", page.committee.click)

    def two_chairs(dialog: CommitteeDialog) -> None:
        model = dialog.members.model()
        model.setData(model.index(1, 2), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
        model.setData(model.index(2, 1), LONG_APPLICANT)
        dialog.add.click()
        dialog.save.click()

    showing.ask("committee-refused", page.committee.click, two_chairs)
    showing.ask("objection", page.lodge.click)

    def no_contact(dialog: ObjectionDialog) -> None:
        dialog.numbers.setText(str(session.contest.reveals[0].number))
        dialog.person.setText(LONG_APPLICANT)
        dialog.text.setPlainText("认为两位评委的评分表与现场所见不符，请求复核全部评分表、计时记录和录音录像。" * 8)
        dialog.lodge.click()

    showing.ask("objection-refused", page.lodge.click, no_contact)
    words = "企业组 1 号、5 号项目并列第 2 名。裁定写入流水，只能由以后的裁定代替。"
    showing.ask("ruling", lambda: confirm(page, "裁定：确定先后，5 号、1 号？", words, "裁定"))
    names = [*(member.name for member in COMMITTEE), RARE_NAME]
    showing.ask("pins", PinsDialog(page, names).open)


def _people(showing: Showing) -> None:
    session, window = showing.session, showing.window
    showing.ask("people", window.people_wanted.emit)

    def two_pins(dialog: PeopleDialog) -> None:
        dialog.people.pick_row(0)
        dialog.new_pin.setText(PIN)
        dialog.again.setText("1357")
        dialog.set_pin.click()

    showing.ask("people-refused", window.people_wanted.emit, two_pins)
    showing.ask("person", window.person_wanted.emit)
    people.set_pin(session, COMMITTEE[0].name, PIN)
    people.appoint(session, SUPERVISOR, [Role.SUPERVISOR])
    people.set_pin(session, SUPERVISOR, PIN)

    def wrong_pin(dialog: PersonDialog) -> None:
        dialog.person_name.setText(SUPERVISOR)
        dialog.pin.setText("1111")
        dialog.accept_name.click()

    showing.ask("people-with-pins", window.people_wanted.emit, two_pins)
    showing.ask("person-wrong-pin", window.person_wanted.emit, wrong_pin)
    assert session.person == PERSON


def _frame(showing: Showing) -> None:
    window, contest = showing.window, showing.contest
    window.go_to_key("scoring")
    showing.ask("shortcuts", window.keys_wanted.emit)
    showing.ask("about", window.about_wanted.emit)
    for entry in window.entries:
        window.go_to_key(entry.key)
        window.help_wanted.emit(entry.key)
        showing.take(f"help-{entry.key}")
        contest.help.close()
    window.manual_wanted.emit("manual-before")
    showing.take("manual")
    contest.manual.close()
    button = window.area.rail.menu
    menus = button.menu()
    assert isinstance(menus, QMenu)
    for action in menus.actions():
        shown = action.menu()
        assert isinstance(shown, QMenu)
        below = button.mapToGlobal(button.rect().bottomLeft())
        showing.ask(f"menu-{action.text()[:2]}", lambda shown=shown, below=below: shown.popup(below))  # type: ignore[misc]  # bound at once


def _qt(showing: Showing) -> None:
    """Take what Qt itself brings: menus of fields, and dialogs of files and printers where the desktop has none."""
    window = showing.window
    field = showing.page("roster", RosterPage).search
    field.setText("激光")
    field.selectAll()
    showing.ask("field-menu", lambda: _context_menu(field))
    field.clear()
    showing.ask("open-file", QFileDialog(window, "打开赛事文件", "", "赛事文件 (*.maker)").open)
    printer = QPrinter()
    showing.ask("print", QPrintDialog(printer, window).exec)


def _context_menu(field: QLineEdit) -> None:
    middle = field.rect().center()
    QApplication.postEvent(field, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, field.mapToGlobal(middle)))


def _of(page: QWidget, kind: type[W]) -> W:
    found = page.findChildren(kind)
    assert len(found) == 1
    return found[0]
