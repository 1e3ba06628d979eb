"""Nothing on the desk moves for a message: every widget stays where it is whatever is said, asked or noticed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from maker_desktop.domain.model.presence import Presence
from maker_desktop.services.panels import panels
from maker_desktop.services.scoring import marks, paper_check
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import sealing
from maker_desktop.ui.kit.theme import Tone
from tests.services.contests import JUDGES, RULES, key_sheets
from tests.ui.scoring.hands import CONTROL, Shown

APART = RULES.replace("\n[[award]]", '\n[stage.divergence]\nsheet_from_median = "15"\n[[award]]', 1)


def places(shown: Shown) -> dict[str, QRect]:
    """Return where every named part of the page stands in the window."""
    for _turn in range(5):
        QApplication.processEvents()
    page = shown.page
    parts: dict[str, QWidget] = {
        "queue": page.queue,
        "heading": page.heading,
        "grid": page.grid,
        "header": page.grid.horizontalHeader(),
        "implied": page.implied,
        "presence": page.presence,
        "strip": page.operator_strip,
        "score": page.live.score,
        "notice": page.live.notice,
        "again": page.check_again,
        "confirm": page.confirm,
        "rail": shown.window.area.rail,
        "hints": shown.window.area.hints,
    }
    return {name: QRect(part.mapTo(shown.window, QPoint()), part.size()) for name, part in parts.items()}


def key_all(shown: Shown) -> None:
    for judge in JUDGES:
        for criterion in ("innovation", "team"):
            marks.enter(shown.session, KeyedMark("final", 1, judge, criterion, "60" if judge == "周" else "85"))


def seal(shown: Shown) -> None:
    for number in range(1, 6):
        key_sheets(shown.session, "final", number, str(80 + number))
    sealing.seal(shown.session, "final")


def miss_paper(shown: Shown) -> None:
    key_all(shown)
    paper_check.note_paper_total(shown.session, "final", 1, "赵", "81")


def confirm(shown: Shown) -> None:
    key_all(shown)
    marks.confirm(shown.session, "final", 1)


def take_back(shown: Shown) -> None:
    shown.type("80\n")
    shown.press(Qt.Key.Key_Z, CONTROL)


def withdraw(shown: Shown) -> None:
    panels.set_presence(shown.session, "final", 1, Presence.WITHDRAWN, "企业来函说明原因")


ACTS: dict[str, Callable[[Shown], object]] = {
    "a mark being typed": lambda shown: shown.type("8"),
    "a mark": lambda shown: shown.type("80\n"),
    "a refused mark": lambda shown: shown.type("870\n"),
    "judges who differ": key_all,
    "a total that is not the one on paper": miss_paper,
    "a second entry": lambda shown: shown.press(Qt.Key.Key_F4),
    "an absent judge": lambda shown: panels.mark_absent(shown.session, "final", "赵", 1, "离场"),
    "a project that leaves": withdraw,
    "a confirmation": confirm,
    "a seal": seal,
    "a message": lambda shown: shown.window.tell("出场顺序里的项目都已完成。", Tone.DONE),
    "a refusal": lambda shown: shown.window.tell("1 号项目还差分数。" * 8, Tone.WRONG),
    "the audience screen": lambda shown: shown.press(Qt.Key.Key_F8),
    "the clock": lambda shown: shown.press(Qt.Key.Key_F6),
    "the next project": lambda shown: shown.press(Qt.Key.Key_PageDown),
    "taking back": take_back,
}


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("shown", [APART], indirect=True)
def test_no_part_of_the_desk_moves_whatever_is_said(shown: Shown, act: str, size: tuple[int, int]) -> None:
    shown.window.resize(*size)
    before = places(shown)
    ACTS[act](shown)
    assert {part: place for part, place in places(shown).items() if place != before[part]} == {}
