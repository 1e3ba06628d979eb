"""The ten entries of the rail, in the order of work; a new page is one line here."""

from maker_desktop.ui.arbitration.page import ArbitrationPage
from maker_desktop.ui.awards.page import AwardsPage
from maker_desktop.ui.documents.page import DocumentsPage
from maker_desktop.ui.journal.page import JournalPage
from maker_desktop.ui.overview.page import OverviewPage
from maker_desktop.ui.page import Entry, Page
from maker_desktop.ui.panels.page import PanelsPage
from maker_desktop.ui.roster.page import RosterPage
from maker_desktop.ui.rules.page import RulesPage
from maker_desktop.ui.scoring.page import ScoringPage
from maker_desktop.ui.standings.page import StandingsPage


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
    _entry("awards", "奖项与推荐", AwardsPage),
    _entry("documents", "文书", DocumentsPage),
    _entry("journal", "流水与备份", JournalPage),
)
