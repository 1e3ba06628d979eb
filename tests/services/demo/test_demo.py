"""The demonstration runs every preset to the end, the same way every time, with a tie the committee had to settle."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.ruling import CaseKind
from maker_desktop.exchange.rulebook.presets import presets
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.awards import awards
from maker_desktop.services.core import contest
from maker_desktop.services.demo import demo
from maker_desktop.services.journal import verification
from maker_desktop.services.standings.seal_digest import rows_in
from tests.fakes import clock

PRESETS = [preset.id for preset in presets()]


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Return a list of twelve projects, a third of them of makers."""
    rows = [f"项目{number},单位{number},{'创客组' if number % 3 == 0 else '企业组'}" for number in range(1, 13)]
    path = tmp_path / "few.csv"
    path.write_text("\n".join(["项目名称,企业（创客）名称,组别", *rows]), encoding="utf-8")
    return path


def test_a_list_as_offices_send_it_runs_to_its_awards(tmp_path: Path, data: Path) -> None:
    path = tmp_path / "a.maker"
    demo.hold(path, "shanxi-2026", data / "rosters" / "annex4_recommended.xlsx", "秘书", clock).close()
    has_run_to_its_awards(path)


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_runs_to_its_awards_and_papers_in_whatever_year(tmp_path: Path, few: Path, preset: str) -> None:
    made = demo.run(tmp_path, preset, few, "秘书", lambda: datetime(2031, 12, 31, 23, 59, tzinfo=UTC))
    has_run_to_its_awards(made.contest)
    assert tmp_path / "documents" / "公示.pdf" in made.files


def has_run_to_its_awards(path: Path) -> None:
    assert verification.verify(path).ok
    with contest.open_session(path, "秘书", read_only=True) as session:
        rulebook = session.contest.rulebook
        assert {seal.stage for seal in session.contest.seals} == {stage.id for stage in rulebook.stages}
        settled = arbitration.cases(session)
        assert settled
        assert not [case for case in settled if case.open]
        assert CaseKind.TIE in {case.kind for case in settled}
        assert session.contest.recusals
        first = [each for each in awards.awards(session) if each.award == rulebook.awards[0]]
        assert all(each.numbers for each in first)
        assert awards.recommend(session).recommended


def test_the_same_demonstration_ends_the_same(tmp_path: Path, few: Path) -> None:
    """But for the salts, which nobody may foresee, and the digests over them."""
    ends = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        with demo.hold(tmp_path / name / "a.maker", "jinzhong-2026", few, "秘书", clock) as session:
            results = {stage: result.standings for stage, result in session.results().items()}
            ends.append((rows_in(session.file), results))
    assert ends[0] == ends[1]


def test_a_demonstration_of_one_project_prints_all_but_rulings(tmp_path: Path) -> None:
    roster = tmp_path / "one.csv"
    roster.write_text("项目名称,企业（创客）名称,组别\n唯一的项目,某公司,企业组\n", encoding="utf-8")
    made = demo.run(tmp_path / "made", "jinzhong-2026", roster, "秘书", clock)
    names = {path.stem for path in made.files}
    assert {"证书", "推荐报告", "复赛名次表", "复赛封存记录"} <= names
    assert "专家委员会裁定书" not in names


def test_a_demonstration_never_writes_over_a_contest(tmp_path: Path) -> None:
    (tmp_path / "jinzhong-2026.maker").write_text("mine")
    with pytest.raises(Refusal, match="已经存在"):
        demo.run(tmp_path, "jinzhong-2026", None, "秘书", clock)
    assert (tmp_path / "jinzhong-2026.maker").read_text() == "mine"


def test_each_sample_contest_has_a_name_of_its_own_and_invites_to_go_on(tmp_path: Path) -> None:
    first, second = (demo.sample(tmp_path, "秘书", clock) for _ in range(2))
    assert [first.name, second.name] == ["示范赛事 2026-11-20.maker", "示范赛事 2026-11-20 (2).maker"]
    assert sorted(tmp_path.iterdir()) == sorted([first, second])
    with contest.open_session(second, "秘书") as session:
        *before, last = session.contest.rulebook.stages
        assert {seal.stage for seal in session.contest.seals} == {stage.id for stage in before}
        result = session.result(last.id)
        assert sum(standing.score is None for standing in result.standings) == 3, "a few projects have no marks"
        waiting = {case.kind: case for case in result.cases if case.open}
        assert set(waiting) == {CaseKind.TIE, CaseKind.DIVERGENCE}
        assert waiting[CaseKind.TIE].line == "一等奖", "the tie matters"
        assert 0 < len(session.contest.reveals) < 13, "the last project scored is still to be revealed"


def test_a_sample_contest_that_cannot_be_made_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_words: object) -> None:
        raise Refusal("磁盘已满。")

    monkeypatch.setattr(arbitration, "seat_committee", fail)
    with pytest.raises(Refusal, match="磁盘已满"):
        demo.sample(tmp_path, "秘书", clock)
    assert list(tmp_path.iterdir()) == []
