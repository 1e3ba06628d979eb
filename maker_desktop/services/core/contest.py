"""Creating, opening and setting up a contest: its file, rules and settings."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from maker_desktop.disk.files import write_file
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.records import RulebookText, Setting
from maker_desktop.domain.model.rulebook import Rulebook
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.exchange.rulebook.toml import read_rulebook, rulebook_text, write_rulebook
from maker_desktop.services.core.ports import Clock, local_time
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.store import contest_file
from maker_desktop.store.contest_file import FirstChange


def create(
    path: Path, rulebook_text: str, person: str, clock: Clock = local_time, rulebook_name: str = "规则"
) -> Session:
    """Create a contest file from a rulebook (TOML text); `rulebook_name` names it in refusals.

    Raises Refusal, and leaves no file, if the rulebook is not valid or the file exists.
    """
    rulebook = read_rulebook(rulebook_text, rulebook_name)
    first = FirstChange("contest.create", rulebook.contest.name, [RulebookText(1, rulebook_text)])
    return Session(contest_file.create(path, clock, person, first), person, clock)


def open_session(path: Path, person: str, read_only: bool = False, clock: Clock = local_time) -> Session:
    """Open a contest file, for work or read-only.

    Raises Refusal if it is not a contest file, of a newer version, damaged, or in use.
    """
    file = contest_file.open_contest(path, clock, read_only, person)
    try:
        return Session(file, person, clock)
    except Refusal:
        file.close()
        raise


def set_rules(session: Session, rulebook: Rulebook) -> Changed:
    """Change the rules. Raises Refusal if the rules are not valid, or change a rule that existing marks depend on.

    Once a stage has a mark, the divisions, the criteria and this stage are frozen, and the awards too if it decides
    any; once projects are in, their divisions stay.
    """
    text, old = write_rulebook(rulebook), session.contest.rulebook
    read_rulebook(text, "规则", former=old)
    divisions = {division.id for division in rulebook.divisions}
    for project in session.contest.projects:
        if project.division not in divisions:
            raise Refusal(
                f"{project.number} 号项目属于“{project.division}”组，不能从规则中删除这个组别，请先改项目的组别。"
            )
    for stage in old.stages:
        if session.book(stage.id).has_marks:
            _refuse_frozen(old, rulebook, stage)
    with session.change("rules.set", rulebook.contest.name) as work:
        if rulebook != old:
            work.put(RulebookText(1, text))
    return work.changed


def frozen_keys(session: Session) -> tuple[str, ...]:
    """Return the dotted keys of the rules that can no longer change; everything below them is frozen, too."""
    rulebook, marked = session.contest.rulebook, session.marked_stages()
    if not marked:
        return ()
    deciding = any(map(rulebook.decides, marked))
    stages = tuple(f"stage[{rulebook.stages.index(stage)}]" for stage in marked)
    return ("division", "criterion", *stages, *(("award",) if deciding else ()))


def export_rules(session: Session, path: Path) -> None:
    """Write the rules to a TOML file, whole or not at all. Raises Refusal if it cannot be written."""
    write_file(path, write_rulebook(session.contest.rulebook).encode())


def import_rules(session: Session, path: Path) -> Changed:
    """Replace the rules by those of a TOML file. Raises Refusal if it cannot be read, and as `set_rules`."""
    return set_rules(session, read_rulebook(rulebook_text(path), path.name))


def _refuse_frozen(old: Rulebook, new: Rulebook, stage: Stage) -> None:
    deciding = old.decides(stage)
    frozen = {
        "组别": old.divisions != new.divisions,
        "评分指标": old.criteria != new.criteria,
        f"{stage.name}的规则": stage not in new.stages,
        "阶段的先后": [each.id for each in old.stages] != [each.id for each in new.stages],
        "奖项": deciding and old.awards != new.awards,
    }
    for name, changed in frozen.items():
        if changed:
            raise Refusal(f"{stage.name}已经有评分，{name}不能再改，请放弃这项修改。")


def confirm_assumed(session: Session, keys: Collection[str]) -> Changed:
    """Confirm values that no notice gives (待确认), by their dotted keys."""
    rulebook = session.contest.rulebook
    remaining = tuple(key for key in rulebook.assumed if key not in keys)
    return set_rules(session, replace(rulebook, assumed=remaining))


def fill_in(session: Session, values: Mapping[str, str]) -> Changed:
    """Fill in words and dates for documents, by name; an empty value removes the name."""
    known = session.contest.settings
    with session.change("settings.fill", "、".join(sorted(values))) as work:
        for name, value in values.items():
            if value.strip() and known.get(name) != value.strip():
                work.put(Setting(name, value.strip()))
            elif not value.strip() and name in known:
                work.remove(Setting(name, known[name]))
    return work.changed
