"""The session follows every change, tells its listeners, and computes anew only what a change touches."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Recusal
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.ruling import Decision
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.domain.results.stage_results import Results, stage_result
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import contest
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Changed, Recording, Session, Written
from maker_desktop.services.roster import roster
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from tests.fakes import clock
from tests.services.contests import JUDGES, PROJECTS, RULES, key_sheets, seat_all, small_contest


def test_listeners_hear_what_changed_until_they_stop() -> None:
    session, heard = small_contest(), list[Changed]()
    stop = session.listen(heard.append)
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "80"))
    stop()
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "81"))
    assert heard == [Changed(frozenset({Mark}), "final", frozenset({1}))]


def put_and_refuse(session: Session) -> None:
    with session.change("test", "subject") as work:
        work.put(Project(9, "新", "新公司", "startup"))
        raise Refusal("不行。")


def test_a_listener_that_fails_keeps_nothing_from_the_others() -> None:
    session = small_contest()
    heard: list[Changed] = []

    def fail(_changed: Changed) -> None:
        raise ZeroDivisionError

    session.listen(fail)
    session.listen(heard.append)
    with pytest.raises(ZeroDivisionError):
        marks.enter(session, KeyedMark("final", 1, "赵", "innovation", "88.5"))
    assert len(heard) == 1
    assert str(session.book("final").value(1, "赵", "innovation")) == "88.5"


def test_a_refused_change_leaves_no_trace() -> None:
    session, heard = small_contest(), list[Changed]()
    session.listen(heard.append)
    before = len(list(session.file.entries()))
    with pytest.raises(Refusal):
        put_and_refuse(session)
    assert 9 not in session.contest.by_number
    assert not heard
    assert len(list(session.file.entries())) == before


def test_an_unrelated_stage_keeps_its_result() -> None:
    session = small_contest()
    key_sheets(session, "preliminary", 1, "80")
    before = session.result("preliminary")
    key_sheets(session, "final", 1, "70")
    assert session.result("preliminary") is before
    assert session.result("final").standing(1).place == 1


def test_results_that_follow_a_change_are_those_computed_from_nothing() -> None:
    session = small_contest()
    for number, value in enumerate(("80", "85.5", "85.5", "70", "71"), start=1):
        key_sheets(session, "final", number, value)
        session.results()
    with session.change("panel.recuse", "复赛 周 3 号") as work:  # beneath it lies a confirmed sheet, as after a merge
        work.put(Recusal("final", "周", 3, "亲属"))
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "100"), Signed(reason="看错一行"))
    for stage in session.contest.rulebook.stages:
        assert session.result(stage.id) == stage_result(session.contest, stage, session.books())


#: 创业组 ends with 初赛, 企业组 with 复赛, and three seats lie between the two; then 复赛 carries 初赛 in as well.
ENDING_APART = (
    'divisions = ["enterprise"]'.join(RULES.rsplit('divisions = ["enterprise", "startup"]', 1))
    .replace("startup = 1\n\n", "\n")
    .replace("seats = 2", "seats = 3")
)
CARRY = 'minimum_sheets = 2\ncarry = [{ stage = "preliminary", share = "0.3" }]'
CARRIED = CARRY.join(ENDING_APART.rsplit("minimum_sheets = 2", 1))


@pytest.mark.parametrize("rules", [ENDING_APART, CARRIED], ids=["recommended together", "carried in"])
def test_a_changed_mark_is_followed_into_every_stage_that_rests_on_it(rules: str) -> None:
    session = small_contest(rules)
    for number, value in enumerate(("80", "80", "70", "85", "60"), start=1):
        key_sheets(session, "preliminary", number, value)
    for number, value in enumerate(("90", "80", "80"), start=1):
        key_sheets(session, "final", number, value)
    before = session.result("final")
    for number in (5, 2):
        for judge in JUDGES:
            for criterion in ("innovation", "team"):
                marks.enter(
                    session, KeyedMark("preliminary", number, judge, criterion, "95"), Signed(reason="看错一行")
                )
        assert session.results() == dict(Results(session.contest, session.books()))
    assert session.result("final") != before


def test_a_ruling_is_followed_like_everything_anew() -> None:
    session = small_contest()
    for number, value in enumerate(("90", "90", "80", "85", "75"), start=1):
        key_sheets(session, "final", number, value)
    session.results()
    verdicts = [
        Verdict(Decision.VOID, "有误", ("吴", "郑"), judge="赵"),
        Verdict(Decision.DISQUALIFY, "造假", ("吴", "郑"), numbers=(1,)),
        Verdict(Decision.UPHOLD, "复议", ("吴", "郑")),
    ]
    for verdict in verdicts:
        arbitration.rule(session, "tie:final:1-2", verdict)
        assert session.results() == dict(Results(session.contest, session.books()))


def test_many_marks_at_once_are_followed_too() -> None:
    session = small_contest()
    assert not session.book("final").has_marks
    with session.change("test", "many") as work:
        for number in range(1, 6):
            for judge in JUDGES:
                for version in range(1, 21):
                    work.put(Mark("final", number, judge, "team", None, version=version))
    assert session.book("final").version(5, "周", "team") == 20


def written_apart(session: Session) -> Written:
    def write(work: Recording) -> None:
        work.put(Project(9, "新", "新公司", "startup"))
        work.put(Mark("final", 1, "赵", "team", Decimal(80)))

    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(session.write_apart, "test", "subject", write).result()


def test_what_another_thread_has_written_is_known_once_the_session_follows(tmp_path: Path) -> None:
    with contest.create(tmp_path / "a.maker", RULES, "秘书", clock) as session:
        roster.edit(session, PROJECTS[0])
        seat_all(session, "final")
        heard = list[Changed]()
        session.listen(heard.append)
        before, moment = session.contest, session.moment
        written = written_apart(session)
        assert (session.contest, heard) == (before, [])
        assert session.moment > moment, "what was copied before is out of date"
        with pytest.raises(Refusal, match="正在保存"):
            roster.edit(session, PROJECTS[1])
        session.follow(written)
        assert heard == [Changed(frozenset({Project, Mark}), None, frozenset({9, 1}))]
        assert session.book("final").value(1, "赵", "team") == Decimal(80)
        assert session.result("final") == stage_result(session.contest, session.stage("final"), session.books())
        roster.edit(session, PROJECTS[1])
        with contest.open_session(session.file.path, "读者", read_only=True) as reader:
            assert (reader.contest, reader.books()) == (session.contest, session.books())


def test_what_was_written_but_could_not_be_read_back_is_read_before_anything_else_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_: object) -> None:
        raise Refusal("U 盘已拔出。")

    with contest.create(tmp_path / "a.maker", RULES, "秘书", clock) as session:
        roster.edit(session, PROJECTS[0])
        seat_all(session, "final")
        assert session.book("final").value(1, "赵", "team") is None
        heard = list[Changed]()
        session.listen(heard.append)
        for write in (lambda: written_apart(session), lambda: roster.edit(session, PROJECTS[1])):
            with monkeypatch.context() as away:
                away.setattr("maker_desktop.services.core.session.read_contest", pulled)
                away.setattr(type(session.file), "all", pulled)
                with pytest.raises(Refusal, match="已拔出"):
                    write()
            with pytest.raises(Refusal, match="已经保存"):
                marks.enter(session, KeyedMark("final", 1, "赵", "team", "70"))
            with contest.open_session(session.file.path, "读者", read_only=True) as reader:
                assert (reader.contest, reader.books()) == (session.contest, session.books())
        assert [Project in changed.kinds for changed in heard] == [True, True]
        marks.enter(session, KeyedMark("final", 1, "赵", "team", "70"), Signed(reason="看错一行"))
        assert session.book("final").version(1, "赵", "team") == 2


def test_what_could_not_be_written_apart_leaves_no_trace() -> None:
    session = small_contest()
    before = len(list(session.file.entries()))

    def write(work: Recording) -> None:
        work.put(Project(9, "新", "新公司", "startup"))
        raise Refusal("不行。")

    with pytest.raises(Refusal, match="不行"):
        session.write_apart("test", "subject", write)
    assert len(list(session.file.entries())) == before
    roster.edit(session, PROJECTS[0])
    assert session.contest.by_number[PROJECTS[0].number] == PROJECTS[0]


def test_a_contest_opened_for_reading_refuses_changes() -> None:
    session = small_contest(read_only=True)
    with pytest.raises(Refusal, match="只读"):
        marks.enter(session, KeyedMark("final", 1, "赵", "team", "80"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("9", "没有项目“9”"), ("无", "没有项目“无”"), ("9" * 5000, "没有项目")],
)
def test_a_project_that_does_not_exist_is_named(text: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        small_contest().find(text)


def test_a_project_is_found_by_number_and_by_exact_name() -> None:
    session = small_contest()
    assert session.find("2") == session.find("乙") == session.project(2)


def test_unknown_stage_and_division_list_those_there_are() -> None:
    session = small_contest()
    with pytest.raises(Refusal, match=r"preliminary（初赛）、final（复赛）"):
        session.stage("semi")
    with pytest.raises(Refusal, match=r"enterprise（企业组）、startup（创业组）"):
        session.division("maker")
    assert session.stage("复赛").id == "final"


def test_a_reader_keeps_the_moment_it_opened_at(tmp_path: Path) -> None:
    path = tmp_path / "a.maker"
    with contest.create(path, RULES, "秘书", clock) as writer:
        for project in PROJECTS:
            roster.edit(writer, project)
        seat_all(writer, "final")
        with contest.open_session(path, "读者", read_only=True) as reader:
            key_sheets(writer, "final", 1, "80")
            assert not reader.book("final").has_marks
            assert reader.result("final").scores[1].published is None
