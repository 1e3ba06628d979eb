"""The whole way through the real window, with keyboard and mouse only; run by test_window.py in a process of its own.

It leaves behind, in the folder it is given, the contest file and the documents.
"""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLineEdit, QTableView

from maker_desktop.services.core.session import Session
from maker_desktop.ui.arbitration.committee_dialog import CommitteeDialog
from maker_desktop.ui.arbitration.ruling_form import RulingForm
from maker_desktop.ui.awards.page import AwardsPage
from maker_desktop.ui.kit.dialog_frame import Question
from maker_desktop.ui.people.person_dialog import PersonDialog
from maker_desktop.ui.roster.import_dialog import RosterImportDialog
from maker_desktop.ui.scoring.page import ScoringPage
from maker_desktop.ui.window.main_window import MainWindow
from maker_desktop.ui.window.start_page import StartPage
from tests.end2end.person import Person, run_with
from tests.end2end.shell import CRITERIA, JUDGES, roster
from tests.windows import windows

PRESET: Final = "晋中市中小企业"
STAGE, STAGE_NAME = "final", "复赛"
PROJECTS: Final = 14
#: These two have the same marks; they stand on the line between the second and the third prize.
TIED: Final = (4, 5)

COMMITTEE: Final = ("周明远", "韩雪", "任建国")
REASON: Final = "经合议，产业化进度有合同佐证。"


def mark(number: int, seat: int, criterion: int) -> str:
    """Return what the judge in a seat gives: each project two points less than the one before, but for the tie."""
    level = 96 - 2 * (TIED[0] if number == TIED[1] else number)
    tenths = 10 * level + 3 * seat + criterion
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def travel(person: Person, folder: Path) -> None:
    """Take a contest from the start page to its documents."""
    window = begin(person)
    take_the_roster(person, window, roster(folder / "roster.csv", PROJECTS))
    seat_and_draw(person, window)
    for division in ("企业组", "创业组"):
        key_marks(person, window, division)
    settle(person, window)
    seal(person, window)
    read_the_awards(person, window)
    print_all(person, window, folder / "papers")
    person.keys("ctrl+q")


def begin(person: Person) -> MainWindow:
    """Make a new contest from the preset."""
    page = person.window(StartPage)
    names = person.see(lambda: [page.presets.model().index(row, 0).data() for row in range(5)])
    wanted = next(row for row, name in enumerate(names) if PRESET in name and "2026" in name)
    person.keys(*["Down"] * wanted, "Return")
    person.until(page.file_name.hasFocus, "the name of the file")
    person.fill("city")
    person.keys("Return")
    return enter(person)


def enter(person: Person) -> MainWindow:
    """Say who is at work, as the first start asks, and return the window."""
    person.window(PersonDialog)
    person.fill("王敏")
    person.keys("Return")
    return person.window(MainWindow)


def go(person: Person, window: MainWindow, key: str) -> None:
    """Go to a page by its number on the rail."""
    position = [entry.key for entry in window.entries].index(key)
    person.keys(f"ctrl+{(position + 1) % 10}")
    person.until(lambda: window.current_key() == key, f"the page {key}")


def take_the_roster(person: Person, window: MainWindow, path: Path) -> None:
    """Import a roster: choose the file, look at the preview, take it."""
    go(person, window, "roster")
    person.press("导入名册")
    choose_file(person, path)
    preview = person.window(RosterImportDialog)
    assert person.see(preview.chips["新增"].text) == f"新增 {PROJECTS}"
    person.press("全部导入")
    person.until(lambda: len(window.context.session.contest.projects) == PROJECTS, "the roster in the file")


def choose_file(person: Person, path: Path) -> None:
    """Name a file in the dialog that asks for one."""
    dialog = person.window(QFileDialog)
    person.fill(str(path))
    person.keys("Return")
    person.until(lambda: not _is_open(dialog), "the file dialog closed")


def _is_open(dialog: QDialog) -> bool:
    return dialog in windows() and dialog.isVisible()


def seat_and_draw(person: Person, window: MainWindow) -> None:
    """Seat seven judges for the stage and draw the order of appearance."""
    go(person, window, "panels")
    person.press(STAGE_NAME)
    person.copy("\n".join(f"{judge}\t某单位" for judge in JUDGES))
    person.press("粘贴评委")
    session = window.context.session
    person.until(lambda: len(session.contest.seats) == len(JUDGES), "seven judges in the file")
    person.keys(*["ctrl+Tab"] * 3)
    person.press("抽签")
    person.until(lambda: len(session.contest.drawings) == 1, "the draw in the file")


def settle(person: Person, window: MainWindow) -> None:
    """Seat a committee, and let it rule that the second of the tied goes first."""
    go(person, window, "arbitration")
    session = window.context.session
    assert person.see(lambda: [case.numbers for case in session.result(STAGE).cases]) == [TIED]
    person.press("专家委员会")
    person.window(CommitteeDialog)
    for name in COMMITTEE:
        person.press("添加委员")
        person.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit), "a name can be written")
        person.paste(name)
        person.keys("Return")
    person.press("保存")
    person.until(lambda: len(session.contest.committee) == len(COMMITTEE), "the committee in the file")
    form = person.until(lambda: window.findChild(RulingForm), "the ruling's form")
    person.choose(form.decision, "排定先后")
    person.keys("alt+b", "Down", "alt+Up", "Down", "alt+Up", "alt+y")
    person.paste(REASON)
    for vote in person.see(lambda: [box for box in form.findChildren(QComboBox) if "的表决" in box.accessibleName()]):
        person.choose(vote, "赞成")
    person.press("裁定")
    person.window(Question)
    person.press("裁定")
    person.until(lambda: session.contest.rulings, "the ruling in the file")
    order = person.see(lambda: [each.number for each in session.result(STAGE).division("enterprise")[:4]])
    assert order == [1, 2, TIED[1], TIED[0]], order


def seal(person: Person, window: MainWindow) -> None:
    """Seal the stage."""
    go(person, window, "standings")
    person.press(STAGE_NAME)
    person.press("封存")
    person.window(Question)
    person.press(f"封存{STAGE_NAME}")
    person.until(lambda: window.context.session.contest.sealed.get(STAGE), "the seal in the file")


def read_the_awards(person: Person, window: MainWindow) -> None:
    """See that awards and recommendation are final, and who heads them."""
    go(person, window, "awards")
    page = person.until(lambda: window.findChild(AwardsPage), "the awards")
    person.until(lambda: page.state.text() == "已定", "that the awards are final")
    second = ["二等奖", "企业组", "3", str(TIED[1])]
    assert second in person.see(lambda: _rows(page.awards, 4)), "the ruling decided who has the second prize"
    person.keys("alt+u")
    table = page.recommendation.listed
    person.until(lambda: table.isVisible() and len(_rows(table, 2)) == 10, "ten recommended")


def _rows(table: QTableView, columns: int) -> list[list[str]]:
    model = table.model()
    return [[str(model.index(row, at).data()) for at in range(columns)] for row in range(model.rowCount())]


def print_all(person: Person, window: MainWindow, folder: Path) -> None:
    """Save every document that can be printed into a folder."""
    go(person, window, "documents")
    folder.mkdir()
    person.press("全部导出")
    choose_file(person, folder)
    person.until(lambda: "已导出" in window.area.message.sentence(), "all documents on the disk", 30)


def sit_at_the_desk(person: Person, window: MainWindow, division: str) -> ScoringPage:
    """Go to the scoring desk of a division, with the keyboard in the grid."""
    go(person, window, "scoring")
    for words in (STAGE_NAME, division):
        person.press(words)
    page = person.until(lambda: window.findChild(ScoringPage), "the scoring desk")
    person.until(lambda: page.number in page.queue.queue.numbers(), "a project on the desk")
    person.see(page.grid.setFocus)
    return page


def marks_of(number: int) -> str:
    """Return the keys of all marks of a project."""
    return "".join(f"{mark(number, seat, place)}\n" for seat in range(1, 8) for place in range(len(CRITERIA)))


def key_marks(person: Person, window: MainWindow, division: str) -> None:
    """Key and confirm every project of a division, in the order of the queue."""
    page = sit_at_the_desk(person, window, division)
    for number in person.see(page.queue.queue.numbers):
        key_project(person, page, number)


def key_project(person: Person, page: ScoringPage, number: int) -> None:
    """Key every mark of a project with digits and Enter, and confirm it with Ctrl+Enter."""
    session = page.context.session
    person.until(lambda: page.number == number, f"project {number} on the desk")
    person.write(marks_of(number))
    person.until(lambda: complete(session, number), f"every mark of {number} in the file")
    person.keys("ctrl+Return")
    person.until(lambda: confirmed(session, number), f"project {number} confirmed")


def complete(session: Session, number: int) -> bool:
    """Whether every mark of a project is in the contest file."""
    book = session.book(STAGE)
    return all(book.value(number, judge, criterion) is not None for judge in JUDGES for criterion in CRITERIA)


def confirmed(session: Session, number: int) -> bool:
    """Whether every sheet of a project is confirmed in the contest file."""
    return all(session.book(STAGE).confirmed(number, judge) for judge in JUDGES)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    sys.exit(run_with(lambda person: travel(person, place), place / "failed.png"))
