"""The program ended from outside, by a signal or with its screen: the file is closed and its last copy made."""

import os
import signal
import stat
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.services.core import contest
from maker_desktop.services.journal.verification import verify
from tests.end2end.screen import missing_tool, screen, surroundings
from tests.fakes import clock

pytestmark = pytest.mark.skipif(bool(missing_tool()), reason=f"{missing_tool()} is not installed")

#: Opens a file in the real window, changes something, and says so.
AT_WORK = """
import sys
from pathlib import Path
from maker_desktop.app import desktop, run
from maker_desktop.services.core import contest
opened = desktop.Desktop.open_file
def open_and_change(self, path):
    opened(self, path)
    contest.fill_in(self.window.context.session, {"place": "晋中"})
    print("ready", flush=True)
desktop.Desktop.open_file = open_and_change
sys.exit(run(Path(sys.argv[1])))
"""


def closed_and_copied(path: Path) -> None:
    assert [each.name for each in path.parent.glob("a.maker*")] == ["a.maker"], "nothing is left beside the file"
    found = verify(path)
    assert found.ok
    (copy,) = (path.parent / "备份").iterdir()
    assert verify(copy).entries == found.entries == 3


SOAKED = pytest.mark.soak


@pytest.mark.parametrize(
    "end", ["SIGTERM", pytest.param("SIGHUP", marks=SOAKED), pytest.param("SIGINT", marks=SOAKED), "screen"]
)
def test_what_was_keyed_is_closed_and_copied_whatever_ends_the_program(end: str, tmp_path: Path) -> None:
    path = tmp_path / "a.maker"
    contest.create(path, preset_text("jinzhong-2026"), "秘书", clock).close()
    with ExitStack() as around:
        display = around.enter_context(screen())
        running = subprocess.Popen(
            [sys.executable, "-c", AT_WORK, path],
            env=surroundings(display, tmp_path / "home"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert running.stdout is not None
            assert running.stdout.readline() == "ready\n"
            if end == "screen":
                around.close()
            else:
                running.send_signal(getattr(signal, end))
            _, told = running.communicate(timeout=120)
        finally:
            running.kill()
    assert running.returncode == (1 if end == "screen" else 0), told
    closed_and_copied(path)


def test_what_the_program_writes_is_its_users_alone(tmp_path: Path) -> None:
    def run(*words: object) -> None:
        program = [sys.executable, "-m", "maker_desktop", *map(str, words)]
        subprocess.run(program, check=True, capture_output=True, env={**os.environ, "HOME": str(tmp_path)})

    file, folder, drive = tmp_path / "desk" / "a.maker", tmp_path / "copies", tmp_path / "drive"
    file.parent.mkdir()
    run("new", file, "--preset", "jinzhong-2026")
    folder.mkdir()
    drive.mkdir()
    run("backup", file, folder)
    run("witness", file, "--out", drive)
    run("certificate", "copy-design", "modern", "--out", drive / "design.toml")
    for made in (file, *folder.iterdir(), *drive.rglob("*")):
        mode = stat.S_IMODE(made.stat().st_mode)
        assert mode == (0o700 if made.is_dir() else 0o600), made
