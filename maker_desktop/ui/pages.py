"""The ten entries of the rail, in the order of work; a new page is one line here."""

from maker_desktop.ui.arbitration_page import ArbitrationPage
from maker_desktop.ui.documents_page import DocumentsPage
from maker_desktop.ui.honours_page import HonoursPage
from maker_desktop.ui.journal_page import JournalPage
from maker_desktop.ui.overview_page import OverviewPage
from maker_desktop.ui.page import Entry, Page
from maker_desktop.ui.panels_page import PanelsPage
from maker_desktop.ui.roster_page import RosterPage
from maker_desktop.ui.rules_page import RulesPage
from maker_desktop.ui.scoring_page import ScoringPage
from maker_desktop.ui.standings_page import StandingsPage


def _entry(key: str, title: str, page: type[Page]) -> Entry:
    return Entry(key, title, page.note, page)


ENTRIES: tuple[Entry, ...] = (
    _entry("overview", "总览", OverviewPage),
    _entry("rules", "规则", RulesPage),
    _entry("roster", "项目", RosterPage),
    _entry("panels", "评委与抽签", PanelsPage),
    _entry("scoring", "打分", ScoringPage),
    _entry("standings", "名次", StandingsPage),
    _entry("arbitration", "仲裁", ArbitrationPage),
    _entry("honours", "奖项与推荐", HonoursPage),
    _entry("documents", "文书", DocumentsPage),
    _entry("journal", "流水与备份", JournalPage),
)
