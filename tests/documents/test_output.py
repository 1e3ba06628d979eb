"""A document reaches the disk whole or not at all."""

from pathlib import Path

import pytest

from maker_desktop.documents.output import save
from maker_desktop.domain.errors import Refusal


def test_a_document_is_written_into_a_new_folder_and_nothing_else_is_left_there(tmp_path: Path) -> None:
    path = tmp_path / "文书" / "名次.pdf"
    save(path, b"first")
    save(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(path.parent.iterdir()) == [path]


def test_where_it_cannot_be_written_the_old_file_stays_and_the_sentence_names_it(tmp_path: Path) -> None:
    path = tmp_path / "名次.pdf"
    path.mkdir()
    (path / "inside").touch()
    with pytest.raises(Refusal, match=r"名次\.pdf"):
        save(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "文书").write_bytes(b"")
    with pytest.raises(Refusal):
        save(tmp_path / "文书" / "名次.pdf", b"new")
