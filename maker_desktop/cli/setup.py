"""Commands before the first result: presets, a new file, checks of the roster, recusals, the draw and holidays."""

from argparse import Namespace
from pathlib import Path

from maker_desktop.cli.answers import Answer, Usage, table
from maker_desktop.cli.opening import opened, person
from maker_desktop.domain.roster.eligibility import CHECK_NAMES, CheckState
from maker_desktop.exchange.rulebook import presets as shipped
from maker_desktop.exchange.rulebook.toml import rulebook_text
from maker_desktop.services.core import contest
from maker_desktop.services.documents import holidays
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.roster import roster


def open_window(_options: Namespace) -> Answer:
    """Refuse options of `open` besides its file; the entry point opens the window and takes nothing else."""
    raise Usage("打开窗口只需要一个赛事文件：maker-desktop open 赛事文件。")


def presets(_options: Namespace) -> Answer:
    """List the rulebooks shipped with the program."""
    known = shipped.presets()
    return Answer(
        {"presets": [{"id": each.id, "name": each.name, "level": each.level, "year": each.year} for each in known]},
        table(("规则", "赛事"), [(each.id, each.name) for each in known]),
    )


def new(options: Namespace) -> Answer:
    """Create a contest file from a preset or a rulebook file."""
    text, name = options.preset, options.preset
    if options.preset.lower().endswith(".toml"):
        text, name = rulebook_text(Path(options.preset)), Path(options.preset).name
    else:
        text = shipped.preset_text(options.preset)
    with contest.create(options.file, text, person(options), rulebook_name=name) as session:
        info = session.contest.rulebook.contest
    document = {"file": str(options.file), "contest": info.id, "name": info.name}
    return Answer(document, f"已新建“{options.file}”：{info.name}。")


def check_roster(options: Namespace) -> Answer:
    """Check the conditions of entry and look for similar projects."""
    with opened(options, read_only=True) as session:
        found = roster.check(session)
        names = {project.number: project.name for project in session.contest.projects}
    conditions = [
        (number, check.condition, check.state, check.ground)
        for number, checks in sorted(found.checks.items())
        for check in checks
    ]
    document = {
        "checks": [
            {"number": number, "project": names[number], "condition": condition, "state": state.value, "ground": ground}
            for number, condition, state, ground in conditions
        ],
        "lookalikes": [
            {"numbers": [pair.first, pair.second], "ground": pair.ground, "score": pair.score}
            for pair in found.lookalikes
        ],
    }
    failed = [
        (number, CHECK_NAMES[state], condition, ground)
        for number, condition, state, ground in conditions
        if state is CheckState.FAILED
    ]
    waiting = sum(state is CheckState.TO_CONFIRM for _, _, state, _ in conditions)
    pairs = [
        (pair.first, names[pair.first], pair.second, names[pair.second], pair.ground, pair.score)
        for pair in found.lookalikes
    ]
    text = [
        f"不符合条件 {len(failed)} 处，还有 {waiting} 处待人确认",
        table(("编号", "结论", "条件", "依据"), failed),
        f"疑似重复的项目 {len(pairs)} 对",
        table(("编号", "项目", "编号", "项目", "原因", "相似程度"), pairs),
    ]
    return Answer(document, "\n".join(text))


def recuse(options: Namespace) -> Answer:
    """Recuse a judge from a project, or with --lift revoke that."""
    with opened(options) as session:
        stage = session.stage(options.stage)
        number = session.find(options.project).number
        act = panels.lift_recusal if options.lift else panels.recuse
        act(session, stage.id, options.judge, number, options.reason)
    document = {
        "stage": stage.id,
        "judge": options.judge,
        "number": number,
        "reason": options.reason,
        "recused": not options.lift,
    }
    return Answer(document, f"评委{options.judge}{'不再' if options.lift else ''}回避 {number} 号项目。")


def draw_order(options: Namespace) -> Answer:
    """Draw the order of appearance."""
    with opened(options) as session:
        stage = session.stage(options.stage)
        draw.draw(session, stage.id, options.seed)
        drawing = next(drawing for drawing in session.contest.drawings if drawing.stage == stage.id)
        places = [place for place in session.contest.drawn_places if place.stage == stage.id]
        names = {project.number: project.name for project in session.contest.projects}
        divisions = {division.id: division.name for division in session.contest.rulebook.divisions}
    places.sort(key=lambda place: (stage.divisions.index(place.division), place.position))
    document = {
        "stage": stage.id,
        "seed": drawing.seed,
        "order": [{"division": place.division, "position": place.position, "number": place.number} for place in places],
    }
    rows = [(divisions[place.division], place.position, place.number, names[place.number]) for place in places]
    return Answer(document, f"随机种子 {drawing.seed}\n" + table(("组别", "出场", "编号", "项目"), rows))


def extend_holidays(options: Namespace) -> Answer:
    """Add the holiday arrangements of a year."""
    with opened(options, read_only=options.dry_run) as session:
        before = {*holidays.known(session.contest).years}
        years = sorted(before | {*holidays.planned(session.contest, options.arrangement).years})
        if not options.dry_run:
            holidays.extend(session, options.arrangement)
    changes = [year for year in years if year not in before]
    head = "预览（未保存）：" if options.dry_run else ""
    text = f"{head}现有放假安排的年度：{'、'.join(map(str, years))}。"
    return Answer({"years": years, "changes": changes}, text)
