"""Help beside the desk: of each page, and the manuals with their pictures."""

import re
from pathlib import Path

import pytest

from maker_desktop.app.desktop import Desktop
from maker_desktop.resources import resource
from maker_desktop.ui import pages
from maker_desktop.ui.window.help_window import MANUALS, HelpWindow


def test_f1_opens_the_help_of_the_page_which_follows_and_closes(desktop: Desktop) -> None:
    desktop.open_file(Path("a.maker"))
    assert desktop.window is not None
    assert desktop.contest is not None
    aid = desktop.contest.help
    desktop.window.help_wanted.emit("documents")
    assert aid.isVisible()
    assert aid.text.toPlainText().startswith("文书")
    desktop.window.went.emit("journal")
    assert aid.text.toPlainText().startswith("流水与备份")
    desktop.window.help_wanted.emit("journal")
    assert not aid.isVisible()
    desktop.window.went.emit("documents")


def test_manuals_open_with_their_pictures_from_the_menu_and_the_start_page(desktop: Desktop) -> None:
    desktop.start()
    page = desktop.start_page
    assert page is not None
    page.manual.click()
    first = page.findChild(HelpWindow)
    assert isinstance(first, HelpWindow)
    assert first.text.toPlainText().startswith("使用手册：记分员（赛前）")
    page.manual.click()
    assert [each.isVisible() for each in page.findChildren(HelpWindow)].count(True) == 1, "one is enough"
    desktop.open_file(Path("a.maker"))
    assert desktop.window is not None
    assert desktop.contest is not None
    for name, reader in MANUALS:
        desktop.window.manual_wanted.emit(name)
        assert desktop.contest.manual.isVisible()
        assert desktop.contest.manual.text.toPlainText().startswith(f"使用手册：{reader}")


@pytest.mark.parametrize("name", [name for name, _reader in MANUALS])
def test_a_manual_names_only_pictures_that_are_there(name: str) -> None:
    text = resource("help", f"{name}.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[.+?\]\((.+?)\)", text)
    assert pictures
    assert all(resource("help", picture).is_file() for picture in pictures)


def test_every_page_has_its_help() -> None:
    for entry in pages.ENTRIES:
        text = resource("help", f"{entry.key}.md").read_text(encoding="utf-8")
        assert text.startswith(f"# {entry.title}\n")
