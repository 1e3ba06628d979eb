"""The queue of the desk says who comes late, and does not count who has withdrawn."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.panels import draw
from maker_desktop.services.roster import roster, taking_part
from maker_desktop.services.scoring import scoring_desk
from maker_desktop.ui.people.correction_dialog import CorrectionDialog
from maker_desktop.ui.scoring.presence import set_presence
from tests.ui.scoring.hands import Shown, answer, sign


def words(shown: Shown) -> list[str]:
    model = shown.page.queue.queue
    return [model.index(row).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]


def test_a_late_entry_is_last_in_the_queue_and_says_so(shown: Shown) -> None:
    draw.draw(shown.session, "final", "ab")
    roster.edit(shown.session, Project(6, "己", "己公司", "enterprise"))
    assert words(shown)[-1] == "末位 己 候场 未抽签"


def test_whoever_has_withdrawn_is_not_counted(shown: Shown) -> None:
    assert shown.page.queue_count.text() == "已完成 0 / 3"
    taking_part.withdraw(shown.session, 2, "来函退出")
    assert shown.page.queue_count.text() == "已完成 0 / 2"


def test_a_withdrawn_project_is_taken_back_at_the_desk_with_a_reason(shown: Shown) -> None:
    session = shown.session
    taking_part.withdraw(session, 2, "来函退出")
    view = scoring_desk.view(session, "final", 2)
    answer(CorrectionDialog, QDialog.reject)
    set_presence(session, "final", view, Presence.WAITING, shown.page)
    assert session.contest.presence("final", 2) is Presence.WITHDRAWN
    answer(CorrectionDialog, sign("来函恢复参赛"))
    set_presence(session, "final", view, Presence.WAITING, shown.page)
    assert session.contest.presence("final", 2) is Presence.WAITING
    assert [entry.reason for entry in session.file.entries()][-1] == "来函恢复参赛"
