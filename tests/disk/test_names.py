"""Whatever people call their things becomes a name that every disk takes, and different things stay different."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maker_desktop.disk.names import LONGEST, beside, file_name, file_names

#: Bytes a name may have on ext4, NTFS (fewer than its 255 units of UTF-16) and exFAT.
TAKEN = 255
#: What SQLite and a growing copy put around a name.
AROUND = "..restoring.part-journal"


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_texts_make_a_name_that_every_system_takes(texts: list[str]) -> None:
    name = file_name(*texts, ending=".maker")
    assert len(name.encode()) <= LONGEST
    assert len(f"{name}{AROUND}".encode()) <= TAKEN
    assert not set(name) & set('\\/:*?"<>|')
    assert not [sign for sign in name if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    stem = name.removesuffix(".maker")
    assert stem
    assert stem == stem.strip(" .")


@pytest.mark.parametrize("name", ["CON", "con", "Nul.第一组", "COM1", "lpt¹", "aux .txt", "CONIN$"])
def test_a_name_that_windows_takes_for_a_device_is_no_device(name: str) -> None:
    assert file_name(name) == f"_{name}"


@pytest.mark.parametrize("name", ["CONTEST", "赛事 CON", "COM10", "A-B_C（一）"])
def test_an_ordinary_name_stays_as_it_is(name: str) -> None:
    assert file_name(name, ending=".pdf") == f"{name}.pdf"


def test_dots_and_spaces_at_the_ends_go_and_nothing_is_left_without_a_name() -> None:
    assert file_name(" .隐藏. ", ending=".pdf") == "隐藏.pdf"
    assert file_name("...") == "未命名"


def test_long_chinese_names_are_cut_by_bytes_and_stay_different() -> None:
    long = "晋中市中小企业创新创业大赛" * 20
    names = {file_name(f"{long}{end}", ending=".pdf") for end in "甲乙丙"}
    assert len(names) == 3
    assert all(LONGEST - 4 < len(name.encode()) <= LONGEST for name in names)
    assert all(name.startswith(long[:60]) for name in names)


def test_of_several_texts_the_longest_is_cut_and_the_short_ones_are_kept() -> None:
    name = file_name("赛" * 200, "决赛", "第一组", ending=".maker")
    assert name.endswith("-决赛-第一组.maker")


def test_names_that_would_fall_together_are_numbered() -> None:
    assert file_names(["A/B", "A?B", "a_b", "C"], ending=".pdf") == ("A_B.pdf", "A_B 2.pdf", "a_b 3.pdf", "C.pdf")
    # One letter that is written in two ways: some disks take both for one name.
    assert len(set(file_names(["\u00e9", "e\u0301", "\u00c9"]))) == 3
    assert file_names(["\u00e9", "e\u0301"])[1] == "e\u0301 2"
    assert file_names(["A", "B"], before=["初赛", "决赛"]) == ("初赛-决赛-A", "初赛-决赛-B")


@given(st.lists(st.text(alphabet="aAée\u0301/?. 赛", max_size=4) | st.just("赛" * 300), max_size=8))
def test_no_two_names_are_one_on_a_disk_that_knows_no_case(texts: list[str]) -> None:
    names = file_names(texts, ending=".pdf")
    assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(texts)


def test_a_place_beside_a_file_is_free_however_long_the_files_name_is(tmp_path: Path) -> None:
    path = tmp_path / f"{'赛' * 83}.maker"
    path.touch()
    places = []
    for _ in range(3):
        places.append(beside(path, ".20261120-090000.old.maker"))
        places[-1].touch()
    assert len(set(places)) == 3
    assert all(place.name.endswith(".maker") for place in places)
    assert beside(tmp_path / "决赛.maker", ".v1.bak.maker").name == "决赛.v1.bak.maker"


def test_a_place_is_free_only_if_nothing_waits_there_for_a_file_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "决赛.old.maker-wal").touch()
    assert beside(tmp_path / "决赛.maker", ".old.maker", ("", "-wal")).name == "决赛.old-2.maker"
