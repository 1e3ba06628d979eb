"""A new rule option is written down once: its field alone brings file, check, name, form and sentence with it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: The field of step 1 of "Add a rule option" in CONTRIBUTING.
FIELD = """
    speaking_minutes: Annotated[
        int | None,
        Option(
            "委员发言时限（分钟）",
            NOT_NEGATIVE,
            between(1, 30, "发言时限应在 {} 到 {} 分钟之间"),
            hint="不限",
            sentence="每位委员发言不超过 {} 分钟。",
        ),
    ] = None
"""

USE = """
from pathlib import Path
from PySide6.QtWidgets import QApplication
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.rules.names import rule_name
from maker_desktop.domain.rules.text import committee_sentences
from maker_desktop.exchange.rulebook.presets import preset_text
from maker_desktop.exchange.rulebook.toml import read_rulebook, write_rulebook
from maker_desktop.services.rules.rule_draft import RuleDraft
from maker_desktop.ui.rules.fields import parts
from maker_desktop.ui.rules.form import RuleForm

text = preset_text("jinzhong-2026")
without = read_rulebook(text, "规则.toml")
given = read_rulebook(text.replace("[committee]", "[committee]\\nspeaking_minutes = 3"), "规则.toml")
assert (without.committee.speaking_minutes, given.committee.speaking_minutes) == (None, 3)
assert read_rulebook(write_rulebook(given), "规则.toml") == given

assert set(committee_sentences(given)) - set(committee_sentences(without)) == {"每位委员发言不超过 3 分钟。"}

for wrong, reason in (("-1", "不能是负数"), ("99", "发言时限应在 1 到 30 分钟之间"), ('"三"', "应是数字")):
    try:
        read_rulebook(text.replace("[committee]", f"[committee]\\nspeaking_minutes = {wrong}"), "规则.toml")
    except Refusal as refusal:
        assert f"“规则.toml”中 committee.speaking_minutes 有误：{reason}" in refusal.sentence, refusal.sentence
    else:
        raise AssertionError(wrong)

app = QApplication([])
draft = RuleDraft(without)
form = RuleForm()
form.lay_out(next(part for part in parts(without, draft) if part.holds("committee")), without)
editor = form.editor("committee.speaking_minutes")
assert editor.focusProxy().accessibleName() == rule_name(without, editor.field.key) == "委员发言时限（分钟）"
editor.written.connect(lambda value: draft.write(editor.field.key, value))
editor.line.textEdited.emit("5")
assert draft.rulebook().committee.speaking_minutes == 5
print("done")
"""


def test_an_option_that_states_itself_needs_its_field_only(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "maker_desktop", tmp_path / "maker_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    for shipped in ("forms", "resources"):
        (tmp_path / shipped).symlink_to(ROOT / shipped)
    rulebook = tmp_path / "maker_desktop/domain/model/rulebook.py"
    code = rulebook.read_text(encoding="utf-8")
    before, start, after = code.partition("    casting_vote: Annotated")
    rulebook.write_text(f"{before}{FIELD.lstrip(chr(10))}{start}{after}", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", USE],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (0, "done\n"), ran.stderr
