"""The look of the audience screen chosen in a dialog: shown before it is kept, copied beside the contest."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from maker_desktop.domain.awards.screen_theme import ScreenTheme
from maker_desktop.services.awards.screen_theme import screen_theme
from maker_desktop.services.core.session import Session
from maker_desktop.ui.window.show.look_dialog import LookDialog
from tests.ui.conftest import MakeSession


def picture(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x2266AA)
    assert image.save(str(path))
    return path


@pytest.fixture
def session(make_session: MakeSession, tmp_path: Path) -> Session:
    (tmp_path / "contest").mkdir()
    return make_session(tmp_path / "contest" / "a.maker")


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    desk = QWidget()
    qtbot.addWidget(desk)
    return desk


@pytest.fixture
def dialog(session: Session, desk: QWidget) -> LookDialog:
    return LookDialog(session, desk)


def button(dialog: LookDialog, word: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == word)


def test_a_look_is_shown_before_it_is_kept_and_lies_with_its_pictures_beside_the_contest(
    dialog: LookDialog, desk: QWidget, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logo = picture(tmp_path / "桌面" / "会标.png")
    pictures = picture(tmp_path / "照片" / "7 液压.png").parent
    taken = picture(tmp_path / "contest" / "会标.png").read_bytes()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(logo), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(pictures))
    for word in ("选择…", "选择文件夹…"):
        button(dialog, word).click()
    dialog.sponsors.setPlainText("某银行\n\n某公司")
    shown = dialog.previews[0].theme
    assert (shown.logo, shown.picture(7), shown.sponsors) == (logo, pictures / "7 液压.png", ("某银行", "某公司"))
    assert screen_theme(session) == ScreenTheme(), "nothing is kept yet"
    dialog.keep.click()
    folder = tmp_path / "contest"
    kept = screen_theme(session)
    assert kept.logo == folder / "会标 2.png", "another picture of that name stays"
    assert (folder / "会标.png").read_bytes() == taken
    assert kept.picture(7) == folder / "照片" / "7 液压.png"
    assert LookDialog(session, desk).theme() == kept


def test_a_colour_on_which_nothing_can_be_read_is_refused_in_the_dialog(dialog: LookDialog) -> None:
    dialog.choose_colours(("#FFD000", "#061229"))
    assert "太亮，白字看不清" in dialog.objection.text()
    assert not dialog.keep.isEnabled()
    button(dialog, "原来的颜色").click()
    assert not dialog.objection.text()
    dialog.sponsors.setPlainText("没有.png")
    assert "“没有.png”不在赛事文件的文件夹里" in dialog.objection.text()
