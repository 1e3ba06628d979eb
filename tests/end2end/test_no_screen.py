"""Without a screen the window is refused in one sentence, where Qt alone would abort the program."""

import os
import subprocess
import sys


def test_a_window_without_a_screen_is_refused_in_one_sentence() -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("DISPLAY", "WAYLAND", "QT_"))}
    answer = subprocess.run(
        [sys.executable, "-m", "maker_desktop"], env=bare, capture_output=True, text=True, timeout=600, check=False
    )
    assert answer.returncode == 1
    assert answer.stderr.splitlines() == ["这里没有图形界面，无法打开窗口；请在桌面环境里运行，或改用命令。"]
