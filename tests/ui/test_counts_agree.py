"""What the rail counts, the overview, the pages and their chips count alike, through the whole day of a contest."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from maker_desktop.domain.model.presence import Presence
from maker_desktop.services.core import contest
from maker_desktop.services.overview.progress import checklist
from maker_desktop.services.panels import draw, panels
from maker_desktop.ui.kit.menus import FileMenu
from maker_desktop.ui.kit.ring import Ring
from maker_desktop.ui.overview.page import OverviewPage
from maker_desktop.ui.page import Page
from maker_desktop.ui.pages import ENTRIES
from maker_desktop.ui.panels.page import PanelsPage
from maker_desktop.ui.roster.page import RosterPage
from maker_desktop.ui.rules.page import RulesPage
from maker_desktop.ui.scoring.page import ScoringPage
from maker_desktop.ui.standings.page import StandingsPage
from maker_desktop.ui.window.main_window import MainWindow
from maker_desktop.ui.window.open_contest import OpenContest
from tests.services.contests import key_sheets, small_contest
from tests.ui.conftest import MakeSession


def shown(window: MainWindow, key: str) -> Page:
    window.go_to_key(key)
    QApplication.processEvents()
    page = window.area.pages.currentWidget()
    assert isinstance(page, Page)
    return page


def rail(window: MainWindow, key: str) -> str:
    window.refresh_notes()
    position = next(place for place, entry in enumerate(window.entries) if entry.key == key)
    return window.area.rail.entry(position).accessibleName().partition("，")[2]


@pytest.fixture
def window(idle_menu: FileMenu) -> Iterator[MainWindow]:
    opened = OpenContest(small_contest(), ENTRIES, idle_menu, lambda: 0.0)
    opened.window.resize(1280, 800)
    opened.window.show()
    yield opened.window
    opened.window.close()


def counts(window: MainWindow) -> dict[str, tuple[int, int]]:
    """Return (with a score, competing) of the stage at work as each place of the window says it."""
    overview = shown(window, "overview")
    assert isinstance(overview, OverviewPage)
    rings = [ring.accessibleName().split(" / ") for ring in overview.rings.findChildren(Ring)]
    found = {
        "rail": _pair(rail(window, "scoring")),
        "rings": (sum(int(done) for done, _all in rings), sum(int(whole) for _done, whole in rings)),
        "tiles": _tiles(overview.day.tiles.counts()),
    }
    judges = shown(window, "panels")
    assert isinstance(judges, PanelsPage)
    found["panels"] = _tiles(judges.draw.tiles.counts())
    standings = shown(window, "standings")
    assert isinstance(standings, StandingsPage)
    return found


def _pair(words: str) -> tuple[int, int]:
    done, _, whole = words.partition(" / ")
    return int(done), int(whole)


def _tiles(pairs: list[tuple[int, int]]) -> tuple[int, int]:
    return sum(done for done, _all in pairs), sum(whole for _done, whole in pairs)


def test_every_place_counts_the_same_scores_through_the_day(window: MainWindow) -> None:
    session = window.context.session
    draw.draw(session, "preliminary", "1234", "监督员")
    seen = []
    for number, value in enumerate(("90", "85", "80"), start=1):
        key_sheets(session, "preliminary", number, value)
        seen.append(counts(window))
    panels.set_presence(session, "preliminary", 5, Presence.WITHDRAWN, "企业来函")
    seen.append(counts(window))
    assert [set(each.values()) for each in seen] == [{(1, 5)}, {(2, 5)}, {(3, 5)}, {(3, 4)}]
    step = next(step for step in checklist(session) if step.title == "打分：企业组" and step.group == "初赛")
    assert step.says == "3 个项目都有得分。"
    standings = shown(window, "standings")
    assert isinstance(standings, StandingsPage)
    assert standings.legend.accessibleName().startswith("3 个有名次")
    scoring = shown(window, "scoring")
    assert isinstance(scoring, ScoringPage)
    assert len(scoring.queue.queue.items()) == 3


def test_every_place_counts_the_same_rules_and_projects(
    make_session: MakeSession, idle_menu: FileMenu, tmp_path: Path
) -> None:
    session = make_session(tmp_path / "counts.maker")
    window = OpenContest(session, ENTRIES, idle_menu, lambda: 0.0).window
    window.show()
    for confirmed in (0, 1, 9):
        open_ = list(session.contest.rulebook.assumed)
        if confirmed:
            contest.confirm_assumed(session, open_[:confirmed])
        left = len(session.contest.rulebook.assumed)
        page = shown(window, "rules")
        assert isinstance(page, RulesPage)
        assert rail(window, "rules") == f"待确认 {left}"
        assert page.progress_words.text().startswith(f"已确认 {43 - left}/43")
        parts = [page.part_list.item(row).text() for row in range(page.part_list.count())]
        assert sum(int(words.split("还有 ")[1].split()[0]) for words in parts if "还有 " in words) == left
        assert any(step.says == f"通知未写明的规则还有 {left} 项待确认。" for step in checklist(session))
    roster = shown(window, "roster")
    assert isinstance(roster, RosterPage)
    assert rail(window, "roster") == "待导入"
    window.close()
