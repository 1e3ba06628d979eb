"""A stage is sealed only when nothing is open; its digest covers all it rests on; it fixes who goes on."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.journal.entries import GENESIS, Anchor, printed
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.long_work import silent
from maker_desktop.domain.model.panel import Absence, Recusal, Seat
from maker_desktop.domain.model.presence import Presence
from maker_desktop.domain.model.records import RulebookText
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.ruling import Decision
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core.people import Signed
from maker_desktop.services.core.session import Session
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster, taking_part
from maker_desktop.services.scoring import marks
from maker_desktop.services.scoring.mark_gate import KeyedMark
from maker_desktop.services.standings import seal_digest, seal_digest_v1, sealing
from tests.services.contests import JUDGES, RULES, key_sheets, small_contest


def scored(values: tuple[str, ...] = ("80", "90", "85", "70", "75"), stage: str = "preliminary") -> Session:
    session = small_contest()
    for number, value in enumerate(values, start=1):
        key_sheets(session, stage, number, value)
    return session


def entrants(session: Session) -> list[int]:
    return [project.number for project in session.contest.in_stage(session.stage("final"))]


def test_a_seal_fixes_who_goes_on_in_every_division() -> None:
    session = scored()
    assert entrants(session) == [1, 2, 3, 4, 5]
    seal = sealing.seal(session, "preliminary")
    assert entrants(session) == [2, 3, 5]
    assert (seal.person, seal.time) == ("秘书", "2026-11-20T09:00:00+00:00")
    assert len(seal.digest) == 64
    assert len({entry.action for entry in session.file.entries() if entry.action == "stage.seal"}) == 1


def test_a_project_without_a_score_keeps_the_stage_open() -> None:
    session = small_contest()
    for number in (1, 3, 4, 5):
        key_sheets(session, "preliminary", number, str(80 + number))
    with pytest.raises(Refusal, match=r"2 号项目“乙”还没有得分（1 号席未打分、.*），不能封存初赛"):
        sealing.seal(session, "preliminary")


def test_several_projects_without_a_score_are_told_in_one_sentence() -> None:
    session = small_contest()
    key_sheets(session, "preliminary", 1, "80")
    assert sealing.obstacles(session, "preliminary") == ("4 个项目还没有得分，不能封存初赛：2、3、4、5 号。",)


@pytest.mark.parametrize(("more", "told"), [(7, "11、12 号。"), (8, "11、12 号等。")])
def test_of_very_many_projects_without_a_score_the_first_twelve_are_named(more: int, told: str) -> None:
    session = small_contest()
    for number in range(6, 6 + more):
        roster.edit(session, Project(number, f"新{number}", f"新{number}公司", "startup"))
    (sentence,) = sealing.obstacles(session, "preliminary")
    assert sentence.startswith(f"{5 + more} 个项目还没有得分，不能封存初赛：1、2、3")
    assert sentence.endswith(told)


def test_who_stays_away_does_not_keep_the_stage_open() -> None:
    session = small_contest()
    for number in (1, 2, 4):
        key_sheets(session, "preliminary", number, str(80 + number))
    panels.set_presence(session, "preliminary", 3, Presence.ABSENT, "未到场")
    taking_part.withdraw(session, 5, "来函退出")
    sealing.seal(session, "preliminary")
    assert entrants(session) == [1, 2, 4]


def test_an_open_case_keeps_the_stage_open() -> None:
    session = scored(("80", "90", "80", "70", "75"))
    with pytest.raises(Refusal, match=r"还有事项没有裁定：企业组.*1、3 号"):
        sealing.seal(session, "preliminary")
    verdict = Verdict(Decision.ORDER, "评议", ("吴", "郑"), order=(3, 1))
    arbitration.rule(session, "tie:preliminary:1-3", verdict)
    sealing.seal(session, "preliminary")
    assert entrants(session) == [2, 3, 5]


def test_an_open_objection_keeps_the_stage_open() -> None:
    session = scored()
    arbitration.lodge(session, "preliminary", [1], person="甲公司", contact="电话", text="不服")
    with pytest.raises(Refusal, match="还有事项没有裁定"):
        sealing.seal(session, "preliminary")


def test_a_stage_is_sealed_once_and_in_order() -> None:
    session = scored()
    marks.enter(session, KeyedMark("final", 2, "赵", "team", "80"))
    for number in (1, 2, 3, 4, 5):
        key_sheets(session, "final", number, str(60 + number))
    with pytest.raises(Refusal, match="请先封存初赛"):
        sealing.seal(session, "final")
    sealing.seal(session, "preliminary")
    sealing.seal(session, "final")
    with pytest.raises(Refusal, match="复赛已经封存"):
        sealing.seal(session, "final")


def test_an_unused_stage_need_not_be_sealed_and_cannot_be_afterwards() -> None:
    session = scored(stage="final")
    sealing.seal(session, "final")
    with pytest.raises(Refusal, match="复赛已经封存，不能再封存"):
        sealing.seal(session, "preliminary")


def test_reopening_takes_the_entrants_back() -> None:
    session = scored()
    sealing.seal(session, "preliminary")
    arbitration.rule(session, "seal:preliminary", Verdict(Decision.REOPEN, "漏评", ("吴", "郑")))
    assert entrants(session) == [1, 2, 3, 4, 5]
    assert session.contest.entrants == ()


def test_a_stage_is_not_reopened_below_a_sealed_one() -> None:
    session = scored()
    sealing.seal(session, "preliminary")
    for number in (2, 3, 5):
        key_sheets(session, "final", number, str(60 + number))
    sealing.seal(session, "final")
    with pytest.raises(Refusal, match="先裁定重开复赛"):
        arbitration.rule(session, "seal:preliminary", Verdict(Decision.REOPEN, "漏评", ("吴", "郑")))


def digest(session: Session) -> str:
    rows, result = seal_digest.rows_in(session.file), session.result("preliminary")
    return seal_digest.seal_digest(Anchor(0, GENESIS), rows, result)


def with_employers(session: Session) -> list[Seat]:
    return [replace(seat, employer="某大学") for seat in session.contest.panels("preliminary")["1"]]


def written(session: Session, record: Recusal | Absence) -> None:
    """Write a record past the verbs, which refuse to set a confirmed sheet aside."""
    with session.change("panel.recuse", "初赛 钱 2 号") as work:
        work.put(record)


CHANGES: tuple[Callable[[Session], object], ...] = (
    lambda session: marks.enter(session, KeyedMark("preliminary", 1, "赵", "team", "79"), Signed(reason="看错一行")),
    lambda session: written(session, Recusal("preliminary", "钱", 2, "同事")),
    lambda session: written(session, Absence("preliminary", "钱", 2, "迟到")),
    lambda session: panels.set_presence(session, "preliminary", 5, Presence.WITHDRAWN, "来函退出"),
    lambda session: roster.edit(session, Project(1, "甲", "乙公司", "enterprise"), reason="录错"),
    lambda session: roster.edit(session, Project(1, "新甲", "甲公司", "enterprise"), reason="录错"),
    lambda session: panels.seat_judges(
        session,
        "preliminary",
        [replace(seat, employer="某大学") for seat in session.contest.panels("preliminary")["1"]],
    ),
)


@pytest.mark.parametrize("change", CHANGES)
def test_the_digest_tells_every_change_of_what_the_result_rests_on(change: Callable[[Session], object]) -> None:
    session = scored()
    assert digest(session) == digest(scored())
    change(session)
    assert digest(session) != digest(scored())


@pytest.mark.parametrize(("presence", "reason"), [(Presence.ABSENT, "来函退出"), (Presence.WITHDRAWN, "未到场")])
def test_the_digest_tells_why_a_project_has_no_result(presence: Presence, reason: str) -> None:
    session, other = scored(), scored()
    panels.set_presence(session, "preliminary", 5, Presence.WITHDRAWN, "来函退出")
    panels.set_presence(other, "preliminary", 5, presence, reason)
    assert {each.result("preliminary").scores[5].exact for each in (session, other)} == {None}
    assert digest(session) != digest(other)


@pytest.mark.parametrize(
    ("rule", "other"), [('weight = "60"', 'weight = "40"'), ('name = "团队能力"', 'name = "团队"')]
)
def test_the_digest_tells_criteria_apart_that_lead_to_the_same_scores(rule: str, other: str) -> None:
    weights = RULES.replace('weight = "40"', 'weight = "60"')
    contests = small_contest(weights), small_contest(weights.replace(rule, other, 1))
    for session in contests:
        for number in range(1, 6):
            key_sheets(session, "preliminary", number, "0")
    each, two = (session.result("preliminary") for session in contests)
    assert each.standings == two.standings
    assert digest(contests[0]) != digest(contests[1])


def test_what_is_no_part_of_the_result_is_not_sealed() -> None:
    session = scored()
    roster.edit(session, replace(session.project(1), phone="13900000000", contact="某人"), reason="来函")
    marks.enter(session, KeyedMark("final", 1, "赵", "team", "79"))
    assert digest(session) == digest(scored())


def test_a_version_that_came_back_to_the_old_value_is_sealed_with_its_reason() -> None:
    session, other = scored(), scored()
    for each, reason in ((session, "看错一行"), (other, "听错")):
        marks.enter(each, KeyedMark("preliminary", 1, "赵", "team", "79"), Signed(reason=reason))
        marks.enter(each, KeyedMark("preliminary", 1, "赵", "team", "80"), Signed(reason="改回"))
    assert session.result("preliminary") == other.result("preliminary")
    assert digest(session) != digest(other)


def test_a_stage_sealed_again_has_a_new_digest_though_nothing_changed_and_names_the_old() -> None:
    session = scored()
    first = sealing.seal(session, "preliminary")
    arbitration.rule(session, "seal:preliminary", Verdict(Decision.REOPEN, "漏评", ("吴", "郑")))
    second = sealing.seal(session, "preliminary")
    assert second.digest != first.digest
    assert (first.replaces, second.replaces) == ("", first.digest)
    assert (first.version, second.entry) == (2, session.file.newest() - 1)


#: What the program printed before the journal's head was sealed, for the stages below.
OLD_DIGESTS = {
    "preliminary": "03fa3ca19b3415300f13363a3328cef8642a0cf160c65dc4ae0c409bd2f86a77",
    "final": "60d7ea8b9c286df613c7f562093f1d8ad56416befb2e60aed485602cbf10c21e",
}


def test_old_seals_are_computed_as_they_were() -> None:
    session = scored(("80", "90", "80", "70", "75"))
    panels.set_presence(session, "preliminary", 5, Presence.WITHDRAWN, "来函退出")
    arbitration.rule(session, "tie:preliminary:1-3", Verdict(Decision.ORDER, "评议", ("吴", "郑"), order=(3, 1)))
    sealing.seal(session, "preliminary")
    for number in (2, 3, 4):
        key_sheets(session, "final", number, str(60 + number))
    for stage in session.contest.rulebook.stages:
        result = session.result(stage.id)
        old = seal_digest_v1.seal_digest(session.contest, stage, session.book(stage.id), result)
        assert old == OLD_DIGESTS[stage.id]


def test_the_sealed_text_is_what_the_documentation_says() -> None:
    session = scored()
    body = json.loads(
        seal_digest.sealed_text(Anchor(7, "ab"), seal_digest.rows_in(session.file), session.result("final"))
    )
    assert sorted(body) == ["head", "results", "rows", "stage", "version"]
    assert body["head"] == {"digest": "ab", "entry": 7}
    documented = (Path(__file__).parents[3] / "docs" / "proof.md").read_text("utf-8")
    for table in body["rows"]:
        assert f"`{table}`" in documented


def test_a_digest_is_printed_in_groups() -> None:
    assert printed("0123456789abcdef" * 4) == "0123 4567 89ab cdef"


def test_a_digest_of_before_is_the_digest_of_today() -> None:
    """A result with every option whose name in the code is not its name on record: printed digests must hold."""
    rules = RULES.replace(
        "minimum_sheets = 2\n[stage.ties]",
        'minimum_sheets = 2\njudge_correction = "z_score"\npanel_correction = "mean_ratio"\n'
        'benches = [{ id = "experts", share = "3/5" }, { id = "public", share = "2/5" }]\n[stage.ties]',
        1,
    )
    session = small_contest()
    classes = ("experts", "experts", "experts", "public", "public")
    with session.change("rules.change", "小赛") as work:
        work.put(RulebookText(1, rules))
        for seat, (judge, judge_class) in enumerate(zip(JUDGES, classes, strict=True), start=1):
            work.put(Seat("preliminary", "1", seat, judge, "", judge_class))
    for number, value in enumerate(("80", "90", "85", "70", "75"), start=1):
        key_sheets(session, "preliminary", number, value)
    arbitration.lodge(session, "preliminary", [2], person="乙公司", contact="0354", text="漏看材料")
    marks.enter(session, KeyedMark("preliminary", 2, "赵", "team", "88"), Signed(reason="看错一行"))
    arbitration.rule(
        session, "objection:1", Verdict(Decision.RESCORE, "漏看材料", ("吴", "郑"), numbers=(2,), judge="钱")
    )
    for criterion, value in (("innovation", "81.5"), ("team", "79")):
        marks.enter(session, KeyedMark("preliminary", 2, "钱", criterion, value, round_id="ruling:1"))
    marks.confirm(session, "preliminary", 2)
    stage, book = session.stage("preliminary"), session.book("preliminary")
    old = seal_digest_v1.seal_digest(session.contest, stage, book, session.result(stage.id))
    assert old == "b39470d85a00406904fc741672f86efb83e47f55453e267da4b9602818d86473"


def test_what_changed_while_a_stage_was_being_sealed_is_looked_at_first() -> None:
    session = scored()
    work = sealing.ready(session, "preliminary")
    panels.set_presence(session, "preliminary", 5, Presence.WITHDRAWN, "来函")
    with pytest.raises(Refusal, match="又有修改，没有封存"):
        work(silent)
    assert session.contest.seals == ()
    sealing.seal(session, "preliminary")
    assert "preliminary" in session.contest.sealed


def test_sealing_that_is_stopped_seals_nothing() -> None:
    class Stopped(Exception):  # noqa: N818 - what the user wished is no error
        pass

    def stop(_done: int, _total: int, _doing: str) -> None:
        raise Stopped

    session = scored()
    with pytest.raises(Stopped):
        sealing.ready(session, "preliminary")(stop)
    assert session.contest.seals == ()
    assert sealing.seal(session, "preliminary")
