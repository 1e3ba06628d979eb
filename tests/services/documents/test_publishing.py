"""Printing from a contest: every document of a finished one, a clear refusal where it is not yet so far."""

from dataclasses import replace
from pathlib import Path

import pytest

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.services.documents import publishing
from maker_desktop.services.documents.publishing import prepare, print_document
from tests.pdf import reading
from tests.services.contests import small_contest
from tests.services.printed import contest, final_only, finished

IDS = [document.id for document in publishing.DOCUMENTS]
#: Documents that can be printed before anybody is marked.
WITHOUT_MARKS = ("opening", "order", "script", "score-sheets", "summary", "filing", "calibration")


def test_the_list_is_that_of_the_command_line() -> None:
    assert IDS == [
        "certificates",
        "recommendation",
        "annex",
        "summary",
        "opening",
        "order",
        "script",
        "score-sheets",
        "judge-marks",
        "score-summary",
        "standings",
        "derivation",
        "ruling",
        "awards",
        "notice",
        "filing",
        "record",
        "register",
        "calibration",
    ]


@pytest.mark.parametrize("document", IDS)
def test_every_document_of_a_finished_contest_is_one_file_with_embedded_fonts(tmp_path: Path, document: str) -> None:
    out, session = tmp_path / "out.pdf", finished()
    publishing.hand_out(session, "certificates")
    assert print_document(session, document, out) == (out,)
    assert list(tmp_path.iterdir()) == [out]
    fonts = reading.fonts(out.read_bytes())
    assert fonts
    assert all(embedded for _, embedded in fonts)


@pytest.mark.parametrize("document", [each for each in IDS if each not in WITHOUT_MARKS])
def test_what_rests_on_marks_is_refused_without_marks(tmp_path: Path, document: str) -> None:
    with pytest.raises(Refusal, match=r"还没有|没有主办单位"):
        print_document(small_contest(), document, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_unknown_document_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"没有文书“menu”.*standings（名次表）"):
        print_document(contest(), "menu", tmp_path)


def test_a_folder_gets_well_named_files(tmp_path: Path) -> None:
    session = finished()
    files = print_document(session, "standings", tmp_path / "paper")
    assert [path.name for path in files] == ["初赛名次表.pdf", "复赛名次表.pdf"]
    sheets = print_document(session, "score-sheets", tmp_path, stage="final")
    assert [path.name for path in sheets] == ["复赛评委评分表（按评委）.pdf", "复赛评委评分表（按项目）.pdf"]


def test_each_part_can_have_a_file_of_its_own(tmp_path: Path) -> None:
    session = finished()
    with session.change("test", "名册") as work:
        work.put(replace(session.project(2), name='一/二:三*"四"', applicant="甲公司"))
    files = print_document(session, "derivation", tmp_path, stage="final", separate=True)
    assert [path.name for path in files] == [
        "复赛得分计算说明 3号 丙.pdf",
        "复赛得分计算说明 2号 一_二_三_四_.pdf",
        "复赛得分计算说明 5号 戊.pdf",
    ]
    certificates = print_document(session, "certificates", tmp_path, separate=True)
    assert [path.name for path in certificates] == [
        "证书 一等奖 丙公司 丙.pdf",
        "证书 一等奖 戊团队 戊.pdf",
        "证书 优秀组织单位奖 某县工信局.pdf",
    ]


def test_file_names_fit_every_system_and_never_fall_together(tmp_path: Path) -> None:
    session = finished()
    with session.change("test", "名册") as work:
        for number in (3, 5):
            work.put(replace(session.project(number), name="长" * 90, applicant="甲公司"))
    files = print_document(session, "certificates", tmp_path, separate=True)
    assert len({path.name for path in files}) == len(files) == 3
    assert files[1].name.endswith(" 2.pdf")
    assert all(len(path.name.encode()) <= 255 and path.is_file() for path in files)


def test_a_preview_is_what_the_file_holds(tmp_path: Path) -> None:
    job = prepare(finished(), "awards")
    (path,) = job.write(tmp_path / "获奖名单.pdf")
    assert reading.plain(path.read_bytes()) == reading.plain(job.pdf())


def test_a_character_without_glyph_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    session = final_only()
    with session.change("test", "名册") as work:
        work.put(replace(session.project(3), name="坏\ue123名"))
    for document in ("standings", "derivation", "order", "summary", "score-sheets"):
        with pytest.raises(Refusal, match=r"3 号项目“坏.名”的“项目名称”.*U\+E123"):
            print_document(session, document, tmp_path / "out", separate=True)
    assert list(tmp_path.iterdir()) == []


def test_a_batch_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def progress(done: int, total: int, doing: str) -> None:
        assert (total, doing[:7]) == (5, "初赛评委评分表")
        if done == 3:
            raise StopError

    with pytest.raises(StopError):
        print_document(final_only(), "score-sheets", tmp_path / "out", number=1, progress=progress, separate=True)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Refusal, match="不能建立文件夹"):
        print_document(contest(), "order", tmp_path / "file")


def test_several_documents_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    session = finished()
    jobs = {name: prepare(session, name) for name in ("summary", "standings", "awards")}
    files = publishing.write_all(jobs, tmp_path / "all")
    assert sorted(path.name for path in files) == sorted(path.name for path in (tmp_path / "all").iterdir())
    assert {path.name for path in files} >= {"项目汇总表.pdf", "获奖名单.pdf", "复赛名次表.pdf"}

    def stop(done: int, count: int, name: str) -> None:
        if done == 2:
            raise RuntimeError(f"{count} {name}")

    with pytest.raises(RuntimeError):
        publishing.write_all(jobs, tmp_path / "stopped", stop)
    assert not (tmp_path / "stopped").exists()
