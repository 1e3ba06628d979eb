"""Entering a mark, confirming a project's sheets, and recording the reveal of its result."""

from dataclasses import replace

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.handing_in import INLET_NAMES
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.domain.model.presence import Appearance, Presence
from maker_desktop.domain.model.scoresheet import Confirmation, Mark, PlayoffReveal, Reveal, SheetState, plain
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import Score, StageResult
from maker_desktop.domain.scoring.scores import playoff_scores
from maker_desktop.domain.scoring.sheets import project_sheets, round_of
from maker_desktop.services.core.people import UNSIGNED, Signed, supervised
from maker_desktop.services.core.session import Changed, Session
from maker_desktop.services.scoring.mark_gate import KeyedMark, MarkGate
from maker_desktop.store.codec import table_name

#: Entries of the journal in which the latest confirmations are looked for: of some seventy projects.
_LATELY = 2000


class Unsigned(Refusal):
    """The change of a mark needs a reason, and a supervisor's signature if `supervised`."""

    def __init__(self, sentence: str, *, supervised: bool) -> None:
        super().__init__(sentence)
        self.supervised = supervised


def enter(session: Session, keyed: KeyedMark, signed: Signed = UNSIGNED) -> Changed:
    """Write a judge's mark of one project for one criterion; empty text withdraws the mark.

    Another value is a new version; nothing is overwritten. The same value changes nothing. `round_id` "ruling:ID"
    addresses the sheets ordered by that ruling; `entry` 2 is the blind second entry, which never enters a score. Raises
    Refusal if the value is out of range or off the step; the project or criterion is not in the stage; the judge is not
    on its panel, recused or absent; the stage is sealed. Raises Unsigned if a sheet that is confirmed, or that its
    judge handed in, would change without a reason, or a revealed project without a reason and a supervisor, with a PIN
    where one is set.
    """
    gate = MarkGate(session, keyed.stage)
    mark, book = gate.mark(keyed), session.book(gate.stage.id)
    standing = book.standing(mark)
    if mark.value == (standing.value if standing else None):
        return Changed()
    mark = next_version(standing, replace(mark, reason=reason_of(session, mark, signed)))
    words = "清空" if mark.value is None else plain(mark.value)
    subject = f"{gate.stage.name} {mark.number} 号 {mark.judge} {gate.criterion(mark.criterion).name} {words}"
    with session.change("mark.enter", subject, mark.reason) as work:
        work.put(mark)
        if mark.entry == 1 and mark.value is None and book.confirmed(mark.number, mark.judge, mark.round_id):
            work.remove(Confirmation(mark.stage, mark.number, mark.judge, mark.round_id))
    return work.changed


def effect(session: Session, keyed: KeyedMark) -> str:
    """Say what a correction would change: the mark, and score and place of its project. Raises Refusal as `enter`.

    Marks of a playoff change no score of the stage.
    """
    gate = MarkGate(session, keyed.stage)
    mark = gate.mark(keyed)
    stage_id, number = gate.stage.id, mark.number
    former = session.book(stage_id).standing(mark)
    words = f"{gate.criterion(mark.criterion).name} {_value(former)} → {_value(mark)}"
    if mark.round_id:
        return f"{words}。"
    before, after = session.result(stage_id), session.result_with_mark(next_version(former, mark))
    score = f"得分 {_score(before, number)} → {_score(after, number)}"
    return f"{words}；{score}；{_place(before, number)} → {_place(after, number)}。"


def _value(mark: Mark | None) -> str:
    return "未录" if mark is None or mark.value is None else plain(mark.value)


def _score(result: StageResult, number: int) -> str:
    published = result.scores[number].published
    return "无" if published is None else str(published)


def _place(result: StageResult, number: int) -> str:
    place = result.standing(number).place
    return "无名次" if place is None else f"第 {place} 名"


def next_version(standing: Mark | None, mark: Mark, unsaid: str = "确认前改录") -> Mark:
    """Return a mark as the next version after the current one; `unsaid` is the default reason."""
    if standing is None:
        return mark
    return replace(mark, version=standing.version + 1, reason=mark.reason or unsaid)


def reason_of(session: Session, mark: Mark, signed: Signed = UNSIGNED) -> str:
    """Return the reason of a changed mark, for the journal.

    Raises Unsigned without a reason once the sheet is confirmed or was handed in by its judge, and
    without a supervisor once the result is revealed. The second entry needs neither, since it never counts.
    """
    reason = signed.reason.strip()
    if mark.entry != 1:
        return reason
    shown, about = session.contest, (mark.stage, mark.number)
    if about in shown.revealed if not mark.round_id else (*about, mark.round_id) in shown.revealed_in_playoffs:
        if not (reason and signed.supervisor.strip()):
            raise Unsigned(f"{mark.number} 号项目已经亮分，更正须写明原因并由监督员签名。", supervised=True)
        return supervised(session, signed)
    handed = shown.handed_in(mark.stage, mark.number, mark.judge, mark.round_id)
    if not reason and handed is not None:
        how = INLET_NAMES[handed.inlet]
        sentence = f"评委{mark.judge}给 {mark.number} 号项目的评分表是本人用{how}提交的，更正请写明原因。"
        raise Unsigned(sentence, supervised=False)
    if not reason and session.book(mark.stage).confirmed(mark.number, mark.judge, mark.round_id):
        sentence = f"评委{mark.judge}给 {mark.number} 号项目的评分表已经确认，更正请写明原因。"
        raise Unsigned(sentence, supervised=False)
    return reason


def confirm(session: Session, stage_id: str, number: int, round_id: str = "") -> Changed:
    """Confirm all sheets of a project; from now on they count, and a waiting project has presented.

    Raises Refusal naming the seats whose sheet is missing or partial, for a project without judges, and for a sealed
    stage.
    """
    stage = session.open_stage(stage_id)
    session.taking_part(stage, number)
    sheets = project_sheets(session.contest, stage, session.book(stage.id), number, round_id)
    if not sheets:
        raise Refusal(f"{number} 号项目在{stage.name}还没有评审组，请先安排评委。")
    owed = [sheet for sheet in sheets if sheet.state in (SheetState.MISSING, SheetState.PARTIAL)]
    if owed:
        names = "、".join(f"{sheet.seat} 号席{sheet.judge}" for sheet in owed)
        raise Refusal(f"{number} 号项目还差{names}的分数，请补齐后再确认。")
    with session.change("sheet.confirm", f"{stage.name} {number} 号") as work:
        for sheet in sheets:
            if sheet.state is SheetState.COMPLETE and not sheet.confirmed:
                own = round_id or round_of(session.contest, stage.id, number, sheet.judge)
                work.put(Confirmation(stage.id, number, sheet.judge, own))
        if work.written and session.contest.presence(stage.id, number) is Presence.WAITING:
            work.put(Appearance(stage.id, number, Presence.PRESENTED))
    return work.changed


def score_of(session: Session, stage_id: str, number: int, round_id: str = "") -> Score | None:
    """Return the score of a project from its confirmed sheets, in a playoff's round if given; None without any."""
    stage = session.stage(stage_id)
    if not round_id:
        return session.result(stage.id).scores.get(number)
    sheets = project_sheets(session.contest, stage, session.book(stage.id), number, round_id)
    return playoff_scores(session.contest, stage, {number: sheets})[number]


def reveal(session: Session, stage_id: str, number: int, round_id: str = "") -> Changed:
    """Record that a project's result was shown to the audience (亮分), with its score; of a playoff's round if given.

    Raises Refusal while it has no score, and for a playoff before the result of the stage. A repeated reveal changes
    nothing.
    """
    stage, contest = session.stage(stage_id), session.contest
    session.taking_part(stage, number)
    score = score_of(session, stage.id, number, round_id)
    if score is None or score.published is None:
        lacking = score.lacking if score else "没有评分"
        raise Refusal(f"{number} 号项目还没有得分（{lacking}），请确认得分后再亮分。")
    if round_id:
        return _reveal_playoff(session, stage, PlayoffReveal(stage.id, number, round_id, score.published, ""))
    if (stage.id, number) in contest.revealed:
        return Changed()
    with session.change("score.reveal", f"{stage.name} {number} 号 {score.published}") as work:
        work.put(Reveal(stage.id, number, score.published, session.stamp()))
    return work.changed


def owed_reveals(session: Session, stage_id: str, division_id: str) -> tuple[int, ...]:
    """Return the projects of a division that have a score the audience has not seen, by number."""
    contest, scores = session.contest, session.result(stage_id).scores
    return tuple(
        project.number
        for project in contest.in_stage(session.stage(stage_id))
        if project.division == division_id
        and (stage_id, project.number) not in contest.revealed
        and contest.presence(stage_id, project.number).competes
        and scores[project.number].published is not None
    )


def reveal_division(session: Session, stage_id: str, division_id: str, progress: Progress = silent) -> Changed:
    """Record in one act that all results of a division were shown to the audience, those shown before unchanged.

    Raises Refusal where none is left to be shown, and whatever `progress` raises to stop, which records nothing.
    """
    stage, division = session.stage(stage_id), session.division(division_id)
    owed = owed_reveals(session, stage.id, division.id)
    if not owed:
        raise Refusal(f"{division.name}已确认的得分都已亮分，请先确认其余项目的得分。")
    scores = session.result(stage.id).scores
    with session.change("score.reveal", f"{stage.name} {division.name} {len(owed)} 个项目") as work:
        for turn, number in enumerate(owed):
            progress(turn, len(owed), f"{number} 号项目")
            work.put(Reveal(stage.id, number, scores[number].published, session.stamp()))
    return work.changed


def _reveal_playoff(session: Session, stage: Stage, wanted: PlayoffReveal) -> Changed:
    contest = session.contest
    if (stage.id, wanted.number) not in contest.revealed:
        raise Refusal(f"{wanted.number} 号项目在{stage.name}还没有亮分，请先亮本阶段的得分，再亮加赛。")
    if (stage.id, wanted.number, wanted.round_id) in contest.revealed_in_playoffs:
        return Changed()
    with session.change("score.reveal_playoff", f"{stage.name} {wanted.number} 号 加赛 {wanted.score}") as work:
        work.put(replace(wanted, time=session.stamp()))
    return work.changed


def confirmed_lately(session: Session) -> tuple[tuple[str, int], ...]:
    """Return the projects confirmed in the last entries of the journal, by stage and number, the latest last."""
    table, file = table_name(Confirmation), session.file
    found: dict[tuple[str, int], None] = {}
    for entry in file.entries(max(0, file.newest() - _LATELY)):
        for change in entry.changes:
            if change.table == table and change.after is not None:
                key = str(change.after["stage"]), int(str(change.after["number"]))
                found.pop(key, None)
                found[key] = None
    return tuple(found)
