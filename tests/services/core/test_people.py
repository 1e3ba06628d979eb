"""Roles and PINs: who may sign for what, and that a PIN, once set, must be proved and cannot be guessed in a hurry."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.person import Person, PinFailure, Role
from maker_desktop.domain.model.ruling import CommitteeMember, Decision
from maker_desktop.domain.model.scoresheet import Mark
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import people
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from tests.fakes import FakeContestFile, clock
from tests.services.contests import key_sheets, small_contest


class Watch:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.moment = clock()
        self.running = 100.0

    def __call__(self) -> datetime:
        return self.moment

    def go_on(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.running += seconds

    def uptime(self) -> float:
        return self.running


def supervised() -> tuple[Session, Watch]:
    """Return a contest with a supervisor who has a PIN, and the watch it goes by."""
    watch = Watch()
    session = Session(small_contest().file, "秘书", watch, watch.uptime)
    people.appoint(session, "郑明", {Role.SUPERVISOR})
    people.set_pin(session, "郑明", "314159")
    return session, watch


def actions(session: Session) -> list[str]:
    return [entry.action for entry in session.file.entries()]


def test_without_pins_a_name_is_only_a_name_and_documents_say_so() -> None:
    session = small_contest()
    assert "未设置签名口令" in people.signing_note(session.contest)
    assert people.prove(session, "任何人", "") is False
    people.sign_in(session, "李秘书")
    assert session.person == "李秘书"


def test_a_pin_is_kept_as_a_hash_that_tells_nothing_and_its_like_is_never_the_same() -> None:
    session, _ = supervised()
    people.set_pin(session, "王复核", "314159", supervisor="郑明", pin="314159")
    hashes = {each.name: each.pin for each in session.contest.people}
    assert all(hashed.startswith("peppered:$argon2id$") and "314159" not in hashed for hashed in hashes.values())
    assert len(set(hashes.values())) == 2
    assert people.signing_note(session.contest) == ""


def test_a_revealed_mark_takes_a_supervisor_and_his_pin() -> None:
    session, _ = supervised()
    key_sheets(session, "final", 1, "80")
    marks.reveal(session, "final", 1)

    def correct(supervisor: str, pin: str) -> None:
        marks.enter(
            session,
            KeyedMark("final", 1, "赵", "team", "90"),
            Signed(reason="看错一行", supervisor=supervisor, pin=pin),
        )

    with pytest.raises(Refusal, match="不是登记的监督员"):
        correct("秘书", "314159")
    with pytest.raises(Refusal, match="请输入口令"):
        correct("郑明", "")
    with pytest.raises(Refusal, match="口令不对"):
        correct("郑明", "271828")
    assert session.book("final").version(1, "赵", "team") == 1
    correct("郑明", "314159")
    last = [mark for mark in session.file.all(Mark) if mark.version == 2]
    assert [mark.reason for mark in last] == ["看错一行（监督：郑明，口令已核验）"]
    assert not session.file.all(PinFailure)


def test_wrong_pins_are_counted_in_the_file_and_slow_down_the_next() -> None:
    session, watch = supervised()
    for _ in range(2):
        with pytest.raises(Refusal, match="请重新输入"):
            people.prove(session, "郑明", "000000")
    with pytest.raises(Refusal, match="请 30 秒后再试"):
        people.prove(session, "郑明", "000000")
    again = Session(session.file, "秘书", watch, watch.uptime)
    with pytest.raises(Refusal, match="连续输错 3 次，请 30 秒后再试"):
        people.prove(again, "郑明", "314159")
    watch.go_on(29)
    with pytest.raises(Refusal, match="请 1 秒后再试"):
        people.prove(again, "郑明", "314159")
    watch.go_on(1)
    with pytest.raises(Refusal, match="请 60 秒后再试"):
        people.prove(again, "郑明", "000000")
    assert actions(session).count("person.pin_failed") == 4
    watch.moment -= timedelta(seconds=3600)
    with pytest.raises(Refusal, match="请 60 秒后再试"):
        people.prove(again, "郑明", "314159")
    watch.moment += timedelta(days=1)
    with pytest.raises(Refusal, match="请 60 秒后再试"):
        people.prove(again, "郑明", "314159")
    watch.go_on(60)
    assert people.prove(again, "郑明", "314159")
    assert not session.file.all(PinFailure)


def test_after_the_machine_was_started_anew_its_clock_is_all_there_is() -> None:
    session, watch = supervised()
    for _ in range(3):
        with pytest.raises(Refusal, match="口令不对"):
            people.prove(session, "郑明", "000000")
    watch.running = 5.0
    with pytest.raises(Refusal, match="请 30 秒后再试"):
        people.prove(session, "郑明", "314159")
    watch.go_on(30)
    assert people.prove(session, "郑明", "314159")


def test_wrong_pins_count_where_nothing_can_be_written_too() -> None:
    session, watch = supervised()
    with pytest.raises(Refusal, match="请重新输入"):
        people.prove(session, "郑明", "000000")
    file = session.file
    assert isinstance(file, FakeContestFile)
    file.read_only = True
    reader = Session(file, "秘书", watch, watch.uptime)
    with pytest.raises(Refusal, match="请重新输入"):
        people.prove(reader, "郑明", "000000")
    with pytest.raises(Refusal, match="请 30 秒后再试"):
        people.prove(reader, "郑明", "000000")
    with pytest.raises(Refusal, match="连续输错 3 次"):
        people.prove(reader, "郑明", "314159")
    watch.go_on(30)
    assert people.prove(reader, "郑明", "314159")
    assert not reader.wrong_pins


def test_the_wait_grows_to_a_quarter_of_an_hour() -> None:
    session, watch = supervised()
    for _ in range(12):
        with pytest.raises(Refusal, match="口令不对"):
            people.prove(session, "郑明", "000000")
        watch.go_on(900)
    assert session.file.all(PinFailure)[0].count == 12
    assert people.prove(session, "郑明", "314159")


def test_a_committee_member_with_a_pin_proves_it_for_a_ruling() -> None:
    session = small_contest()
    arbitration.seat_committee(session, [CommitteeMember("吴", chair=True), CommitteeMember("陈")])
    people.set_pin(session, "吴", "314159")
    assert people.roles(session.contest, "吴") == {Role.MEMBER, Role.CHAIR}
    assert people.holders(session.contest, Role.MEMBER) == ("吴", "陈")
    for number, value in enumerate(("80", "80", "70", "60", "50"), 1):
        key_sheets(session, "final", number, value)
    (case,) = arbitration.cases(session)
    verdict = Verdict(Decision.ORDER, "评议", ("吴", "陈"), order=(2, 1))
    for pins in ({}, {"陈": "314159"}, {"吴": "000000"}):
        with pytest.raises(Refusal, match="口令"):
            arbitration.rule(session, case.id, verdict, pins)
    assert not session.contest.rulings
    arbitration.rule(session, case.id, verdict, {"吴": "314159"})
    assert len(session.contest.rulings) == 1
    with pytest.raises(Refusal, match="不是专家委员会委员"):
        arbitration.rule(
            session, case.id, Verdict(Decision.ORDER, "评议", ("吴", "郑"), order=(2, 1)), {"吴": "314159"}
        )


def test_once_a_supervisor_has_a_pin_people_change_only_with_it() -> None:
    session, _ = supervised()
    changes: list[Callable[[], object]] = [
        lambda: people.appoint(session, "坏人", {Role.SUPERVISOR}),
        lambda: people.appoint(session, "郑明", ()),
        lambda: people.set_pin(session, "坏人", "123456"),
        lambda: people.set_pin(session, "郑明", "123456"),
        lambda: people.set_pin(session, "郑明", "", supervisor="郑明", pin="000000"),
        lambda: people.appoint(session, "坏人", {Role.SUPERVISOR}, "郑明", "000000"),
        lambda: people.sign_in(session, "郑明", "000000"),
    ]
    for change in changes:
        before = session.contest
        with pytest.raises(Refusal, match=r"口令|签名"):
            change()
        assert session.contest == before
        with session.change("test", "test") as work:
            for failure in session.file.all(PinFailure):
                work.remove(failure)
    people.appoint(session, "王复核", {Role.CHECKER}, "郑明", "314159")
    people.set_pin(session, "王复核", "2718", supervisor="郑明", pin="314159")
    people.set_pin(session, "王复核", "28182", old="2718")
    people.sign_in(session, "王复核", "28182")
    assert session.person == "王复核"
    # A forgotten PIN: a supervisor lets it be set anew.
    people.set_pin(session, "王复核", "", supervisor="郑明", pin="314159")
    assert people.person(session.contest, "王复核") == Person("王复核", ("checker",))
    people.appoint(session, "王复核", (), "郑明", "314159")
    assert [each.name for each in session.contest.people] == ["郑明"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda session: people.appoint(session, " ", {Role.CHECKER}), "请填写姓名"),
        (lambda session: people.appoint(session, "某", {Role.CHAIR}), "专家委员会名单"),
        (lambda session: people.set_pin(session, "某", "123"), "4 到 64"),
        (lambda session: people.set_pin(session, "", "1234"), "请填写姓名"),
        (lambda session: people.sign_in(session, " "), "请填写姓名"),
    ],
)
def test_what_cannot_be_set_is_refused(change: Callable[[Session], object], words: str) -> None:
    session = small_contest()
    with pytest.raises(Refusal, match=words):
        change(session)


def test_a_hash_that_was_damaged_proves_nobody() -> None:
    session = small_contest()
    with session.change("test", "damaged") as work:
        work.put(Person("郑明", ("supervisor",), "$argon2id$damaged"))
    with pytest.raises(Refusal, match="口令不对"):
        people.prove(session, "郑明", "314159")


def test_a_pin_that_is_taken_away_leaves_nothing_of_somebody_without_a_role() -> None:
    session = small_contest()
    people.set_pin(session, "吴", "314159")
    with pytest.raises(Refusal, match="请输入口令"):
        people.set_pin(session, "吴", "")
    with pytest.raises(Refusal, match="口令不对"):
        people.set_pin(session, "吴", "", old="000000")
    people.set_pin(session, "吴", "", old="314159")
    assert not session.contest.people
    assert not session.file.all(PinFailure)


def test_a_reset_by_a_supervisor_ends_the_waiting() -> None:
    session, _ = supervised()
    people.set_pin(session, "王复核", "271828", supervisor="郑明", pin="314159")
    for _ in range(3):
        with pytest.raises(Refusal, match="口令不对"):
            people.prove(session, "王复核", "000000")
    people.set_pin(session, "王复核", "161803", supervisor="郑明", pin="314159")
    assert people.prove(session, "王复核", "161803")


def test_without_its_pepper_a_contests_file_proves_nobody() -> None:
    session, _ = supervised()
    file = session.file
    assert isinstance(file, FakeContestFile)
    file.secret = 0
    with pytest.raises(Refusal, match="口令不对"):
        people.prove(session, "郑明", "314159")
    with pytest.raises(Refusal, match="口令不对"):
        people.set_pin(session, "郑明", "271828", old="314159")


def test_a_pin_kept_by_an_older_program_is_not_kept_again_under_the_same_digits() -> None:
    session, _ = supervised()
    with session.change("person.pin", "王复核 设置口令") as work:
        work.put(Person("王复核", (Role.CHECKER.value,), PasswordHasher().hash("271828")))
    assert people.bare_pins(session.contest) == ("王复核",)
    assert people.prove(session, "王复核", "271828")
    with pytest.raises(Refusal, match="请换一个新口令"):
        people.set_pin(session, "王复核", "271828", supervisor="郑明", pin="314159")
    people.set_pin(session, "王复核", "161803", supervisor="郑明", pin="314159")
    assert people.bare_pins(session.contest) == ()
