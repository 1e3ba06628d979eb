"""A file reaches the disk whole or not at all, and a disk that refuses says why in Chinese."""

import errno
import os
import re
from pathlib import Path

import pytest

from maker_desktop.disk.files import make_folder, read_file, write_file
from maker_desktop.disk.refusals import reason
from maker_desktop.domain.model.errors import Refusal


def test_a_file_is_written_into_a_new_folder_and_nothing_else_is_left_there(tmp_path: Path) -> None:
    path = tmp_path / "文书" / "名次.pdf"
    write_file(path, b"first")
    write_file(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(path.parent.iterdir()) == [path]


def test_a_name_as_long_as_the_disk_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'赛' * 83}.pdf"
    write_file(path, b"whole")
    assert read_file(path, 100) == b"whole"


def test_a_link_stays_a_link_and_what_it_points_to_is_written(tmp_path: Path) -> None:
    real, link = tmp_path / "盘" / "名次.pdf", tmp_path / "名次.pdf"
    write_file(real, b"first")
    link.symlink_to(real)
    write_file(link, b"second")
    assert link.is_symlink()
    assert real.read_bytes() == b"second"
    assert {path.name for path in tmp_path.rglob("*")} == {"盘", "名次.pdf"}


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes among its files")
def test_a_device_or_a_pipe_keeps_its_name(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "不能写成文件" in refused(pipe)
    assert pipe.is_fifo()


def refused(path: Path) -> str:
    with pytest.raises(Refusal) as refusal:
        write_file(path, b"new")
    return refusal.value.sentence


def test_why_a_file_cannot_be_written_is_said_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "夹.pdf").mkdir()
    (tmp_path / "file").write_bytes(b"precious")
    sentences = {
        "同名的文件夹": refused(tmp_path / "夹.pdf"),
        "同名的文件，": refused(tmp_path / "file" / "名次.pdf"),
        "不是文件夹": refused(tmp_path / "file" / "文书" / "名次.pdf"),
        "名称太长": refused(tmp_path / f"{'赛' * 90}.pdf"),
    }
    for words, sentence in sentences.items():
        assert words in sentence
        assert not re.search("[a-z]{2} [a-z]", sentence), "no word of the system's English"
    assert (tmp_path / "file").read_bytes() == b"precious"
    assert {path.name for path in tmp_path.iterdir()} == {"夹.pdf", "file"}


def test_every_reason_of_the_system_is_told_in_chinese() -> None:
    for code in errno.errorcode:
        told = reason(OSError(code, os.strerror(code)))
        assert os.strerror(code) not in told
        assert "请" in told


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EROFS, "只能读取"),
        (errno.EACCES, "没有权限"),
        (errno.ENOENT, "找不到那个位置"),
        (errno.EIO, "U 盘"),
    ],
)
def test_the_usual_reasons_have_words_of_their_own(code: int, words: str) -> None:
    assert words in reason(OSError(code, ""))


def test_what_is_no_file_or_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "large.csv").write_bytes(b"1" * 11)
    with pytest.raises(Refusal, match="太大"):
        read_file(tmp_path / "large.csv", 10)
    with pytest.raises(Refusal, match="是文件夹"):
        read_file(tmp_path, 10)
    with pytest.raises(Refusal, match="名称太长"):
        read_file(tmp_path / ("赛" * 90), 10)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(Refusal, match=r"不能建立文件夹“.*file”"):
        make_folder(tmp_path / "file")


def test_what_is_no_file_is_named_for_what_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    (tmp_path / "b.csv").mkdir()
    for name, words in (("a.csv", "是管道或设备，不是文件"), ("b.csv", "是文件夹，不是文件"), ("c.csv", "找不到文件")):
        with pytest.raises(Refusal, match=words):
            read_file(tmp_path / name, 100)
