"""What was done last is taken back by an entry of its own; marks, rulings, seals and reveals are not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.records import KEYS
from maker_desktop.domain.model.roster import Project
from maker_desktop.services.awards import awards
from maker_desktop.services.core import contest
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import journal, undoing
from maker_desktop.services.panels import draw, panels
from maker_desktop.services.roster import roster, taking_part
from maker_desktop.services.scoring import marks, paper_check
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import elsewhere, sealing
from maker_desktop.store import contest_file
from maker_desktop.store.contest_file import FirstChange
from tests.fakes import clock
from tests.services.contests import key_sheets, small_contest

ACTS: dict[str, Callable[[Session], object]] = {
    "登记出场": lambda session: panels.set_presence(session, "final", 3, Presence.WITHDRAWN, "来函"),
    "评委回避": lambda session: panels.recuse(session, "final", "赵", 1, "同事"),
    "评委缺席": lambda session: panels.mark_absent(session, "final", "赵", 1, "离场"),
    "修改项目": lambda session: roster.edit(session, Project(4, "丁丁", "丁公司", "startup")),
    "添加项目": lambda session: roster.edit(session, Project(77, "新来", "新公司", "startup")),
    "退赛": lambda session: taking_part.withdraw(session, 5, "来函"),
    "程序抽签": lambda session: draw.draw(session, "final", "7f"),
    "填写文书": lambda session: contest.fill_in(session, {"letter_signer": "闻人清"}),
    "登记阶段不举行": lambda session: elsewhere.skip(session, "preliminary", "报名不足"),
    "录入纸面合计": lambda session: paper_check.note_paper_total(session, "final", 1, "赵", "81"),
    "授予组织奖": lambda session: awards.grant(session, "优秀组织单位奖", "某局"),
}


def records(session: Session) -> dict[type, tuple[object, ...]]:
    return {kind: session.file.all(kind) for kind in KEYS}


@pytest.mark.parametrize("action", ACTS)
def test_an_act_taken_back_leaves_the_contest_as_it_was_and_stands_in_the_journal(action: str) -> None:
    session = small_contest()
    opened, before, snapshot = session.file.newest(), records(session), session.contest
    ACTS[action](session)
    assert records(session) != before
    assert undoing.can_undo(session, opened)
    words, _changed = undoing.undo(session, opened)
    assert words.startswith(f"{action}：")
    assert records(session) == before
    assert session.contest == snapshot, "the views follow as well"
    *_, done, undone = journal.lines(session)
    assert (undone.action, undone.subject) == ("撤销", words)
    assert undone.reason == f"撤销第 {done.number} 条"
    assert not undoing.can_undo(session, opened), "what was done before the contest was opened is left alone"


def test_acts_are_taken_back_one_after_the_other_the_last_first() -> None:
    session = small_contest()
    opened, before = session.file.newest(), records(session)
    panels.recuse(session, "final", "赵", 1, "同事")
    panels.lift_recusal(session, "final", "赵", 1, "登记有误")
    panels.mark_absent(session, "final", "赵", 1, "离场")
    words = [undoing.undo(session, opened)[0].partition("：")[0] for _ in range(3)]
    assert words == ["评委缺席", "撤销回避", "评委回避"]
    assert records(session) == before
    with pytest.raises(Refusal, match="没有可以撤销"):
        undoing.undo(session, opened)


def test_a_confirmation_is_taken_back_with_the_presence_it_noted_and_its_score_is_gone() -> None:
    session = small_contest()
    for judge in ("赵", "钱", "孙", "李", "周"):
        for criterion in ("innovation", "team"):
            marks.enter(session, KeyedMark("final", 1, judge, criterion, "80"))
    opened = session.file.newest()
    marks.confirm(session, "final", 1)
    assert str(session.result("final").scores[1].published) == "80.00"
    undoing.undo(session, opened)
    assert session.result("final").scores[1].published is None
    assert session.contest.presence("final", 1) is Presence.WAITING


def enter_mark(session: Session) -> None:
    marks.enter(session, KeyedMark("final", 1, "赵", "innovation", "88"))


def reveal(session: Session) -> None:
    key_sheets(session, "final", 1, "80")
    marks.reveal(session, "final", 1)


def seal(session: Session) -> None:
    for number in range(1, 6):
        key_sheets(session, "final", number, str(80 + number))
    sealing.seal(session, "final")


def correct_name(session: Session) -> None:
    seal(session)
    roster.edit(session, Project(1, "甲甲", "甲公司", "enterprise"), reason="录入有误", supervisor="郑明")


@pytest.mark.parametrize("act", [enter_mark, reveal, correct_name, seal])
def test_marks_reveals_seals_and_what_a_supervisor_signed_stay_and_so_does_what_came_before_them(
    act: Callable[[Session], None],
) -> None:
    session = small_contest()
    opened = session.file.newest()
    awards.grant(session, "优秀组织单位奖", "某局")
    act(session)
    before = records(session)
    assert not undoing.can_undo(session, opened)
    with pytest.raises(Refusal, match="不能撤销"):
        undoing.undo(session, opened)
    assert records(session) == before


def test_an_act_is_taken_back_in_a_real_file_which_still_matches_its_journal(tmp_path: Path) -> None:
    small = small_contest()
    everything = [record for kind in KEYS for record in small.file.all(kind)]
    path = tmp_path / "a.maker"
    file = contest_file.create(path, clock, "王敏", FirstChange("contest.create", "小赛", everything))
    with Session(file, "王敏", clock) as session:
        opened, before = session.file.newest(), records(session)
        draw.draw(session, "final", "7f")
        roster.edit(session, Project(4, "丁丁", "丁团队", "startup"), reason="录入有误")
        undoing.undo(session, opened)
        undoing.undo(session, opened)
        assert records(session) == before
        assert session.soundness.find() == ""
    with Session(contest_file.open_contest(path, clock, read_only=True), "李雷", clock) as reader:
        assert not undoing.can_undo(reader, opened)
