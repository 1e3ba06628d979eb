"""Forms and their classes: every form is used, fits, and a widget that is missing is refused by name."""

import gc
import importlib
import pkgutil
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import maker_desktop.ui
from maker_desktop import resources
from maker_desktop.ui import forms
from maker_desktop.ui.kit.rail import Rail


def classes_with_forms() -> list[type[QWidget]]:
    for module in pkgutil.walk_packages(maker_desktop.ui.__path__, "maker_desktop.ui."):
        importlib.import_module(module.name)
    found = []
    waiting: list[type[QWidget]] = [QWidget]
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        if "form" in vars(kind) and kind.__module__.startswith("maker_desktop"):
            found.append(kind)
    return found


def test_every_form_fits_its_class_and_every_form_is_used(qtbot: QtBot) -> None:
    classes = classes_with_forms()
    assert classes
    for kind in classes:
        name: str = vars(kind)["form"]
        content = forms.load(name, kind)
        qtbot.addWidget(content)
        assert forms.widgets_of(kind, content, name), f"{kind.__name__} uses no widget of its form"
    assert {vars(kind)["form"] for kind in classes} == {path.stem for path in resources.form("x").parent.glob("*.ui")}


class Lacking(QWidget):
    form = "main_window"
    rail: Rail
    trumpet: QPushButton


class Mistaken(QWidget):
    form = "main_window"
    rail: QLabel


class Sparing(QWidget):
    form = "main_window"
    rail: Rail
    count: int
    _own: QPushButton


def test_a_missing_widget_is_refused_by_form_name_and_class(qtbot: QtBot) -> None:
    with pytest.raises(forms.FormError, match=r"main_window: widget trumpet is missing.*QPushButton"):
        forms.fill(Lacking())


def test_a_widget_of_another_class_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(forms.FormError, match=r"main_window: widget rail is Rail, Mistaken expects QLabel"):
        forms.fill(Mistaken())


def test_a_missing_form_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(forms.FormError, match=r"form nowhere: there is no file nowhere\.ui"):
        forms.load("nowhere")


def test_widgets_are_bound_by_annotation_and_the_rest_is_left_alone(qtbot: QtBot) -> None:
    page = Sparing()
    qtbot.addWidget(page)
    forms.fill(page)
    assert type(page.rail) is Rail
    assert not hasattr(page, "count")
    assert not hasattr(page, "_own")


@pytest.mark.parametrize("kind", classes_with_forms(), ids=lambda kind: str(kind.form))
def test_a_form_that_is_gone_is_let_go_of_with_all_that_its_widgets_hold(kind: type[QWidget], qtbot: QtBot) -> None:
    host = QWidget()
    content = forms.load(vars(kind)["form"], kind, host)
    ours = [weakref.ref(each) for each in content.findChildren(QWidget) if type(each).__module__.startswith("maker_")]
    del content
    with qtbot.waitSignal(host.destroyed):
        host.deleteLater()
    gc.collect()
    assert [type(each).__name__ for each in (ref() for ref in ours) if each is not None] == []


@pytest.mark.parametrize("kind", classes_with_forms(), ids=lambda kind: str(kind.form))
def test_no_label_takes_a_name_for_a_text_with_tags(kind: type[QWidget], qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    labels = forms.load(vars(kind)["form"], kind, host).findChildren(QLabel)
    guessing = [label for label in labels if label.textFormat() is Qt.TextFormat.AutoText and label.objectName()]
    assert [label.objectName() for label in guessing] == []
