"""The ten entries of the rail, in the order of work; a new page is one line here."""

from maker_desktop.ui.arbitration.page import ArbitrationPage
from maker_desktop.ui.awards.page import AwardsPage
from maker_desktop.ui.documents.page import DocumentsPage
from maker_desktop.ui.journal.page import JournalPage
from maker_desktop.ui.overview.page import OverviewPage
from maker_desktop.ui.page import Page, PageEntry
from maker_desktop.ui.panels.page import PanelsPage
from maker_desktop.ui.roster.page import RosterPage
from maker_desktop.ui.rules.page import RulesPage
from maker_desktop.ui.scoring.page import ScoringPage
from maker_desktop.ui.standings.page import StandingsPage


def _entry(key: str, title: str, icon: str, group: str, page: type[Page]) -> PageEntry:
    return PageEntry(key, title, page.note, page, icon, group)


ENTRIES: tuple[PageEntry, ...] = (
    _entry("overview", "总览", "layout-dashboard", "准备", OverviewPage),
    _entry("rules", "规则", "scale", "准备", RulesPage),
    _entry("roster", "项目", "clipboard-list", "准备", RosterPage),
    _entry("panels", "评委与抽签", "armchair-2", "准备", PanelsPage),
    _entry("scoring", "打分", "pencil", "现场", ScoringPage),
    _entry("standings", "名次", "list-numbers", "现场", StandingsPage),
    _entry("arbitration", "仲裁", "gavel", "现场", ArbitrationPage),
    _entry("awards", "奖项与推荐", "trophy", "结果", AwardsPage),
    _entry("documents", "文书", "file-text", "结果", DocumentsPage),
    _entry("journal", "流水与备份", "shield-check", "结果", JournalPage),
)
