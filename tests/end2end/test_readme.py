"""The shell block of the README does what it says, line by line, with the files that are shipped."""

import shlex
from pathlib import Path

import pytest

from tests.end2end.shell import Shell

ROOT = Path(__file__).parents[2]


def commands() -> list[list[str]]:
    """Return the words of every command of the README but the last, which opens a window."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("maker-desktop ")]
    assert commands.pop() == ["open", "city.maker"]
    return commands


def test_the_shell_block_runs_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "resources").symlink_to(ROOT / "resources")
    shell = Shell(capsys)
    answers = [(words, shell.run(*words)) for words in commands()]
    assert [(words, ran.err) for words, ran in answers if ran.code != 0] == []
    assert len(answers) == 12
    assert (tmp_path / "certificates.pdf").read_bytes().startswith(b"%PDF")
