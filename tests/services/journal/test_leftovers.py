"""What a killed program was writing is removed when the same contest is opened again; everything else stays."""

from pathlib import Path

from maker_desktop.disk.files import growing_name
from maker_desktop.services.core import contest
from maker_desktop.services.journal import backup
from tests.fakes import clock
from tests.services.contests import RULES


def test_leftovers_of_this_contest_go_and_those_of_others_stay(tmp_path: Path) -> None:
    path, other = tmp_path / "决赛.maker", tmp_path / "初赛.maker"
    for each in (path, other):
        contest.create(each, RULES, "秘书", clock).close()
    whole = path.read_bytes()
    ours = ("决赛.maker.part", "决赛.maker.restoring", "决赛.maker.restoring.part", growing_name("决赛.maker"))
    for name in ours:
        (tmp_path / name).write_bytes(whole[:8192])
    (tmp_path / "决赛.maker.part-journal").write_bytes(b"")
    theirs = ("初赛.maker.part", "别的.maker.part", growing_name("初赛.maker"))
    for name in theirs:
        (tmp_path / name).write_bytes(whole[:8192])
    with contest.open_session(path, "秘书", read_only=True):
        assert all((tmp_path / name).exists() for name in ours), "who only reads removes nothing"
    with contest.open_session(path, "秘书"):
        assert not [name for name in ours if (tmp_path / name).exists()]
    assert not (tmp_path / "决赛.maker.part-journal").exists()
    assert all((tmp_path / name).exists() for name in theirs)


def test_a_download_of_such_a_name_stays(tmp_path: Path) -> None:
    path, download = tmp_path / "决赛.maker", tmp_path / "决赛.maker.part"
    contest.create(path, RULES, "秘书", clock).close()
    download.write_bytes(b"something else")
    contest.open_session(path, "秘书").close()
    assert download.read_bytes() == b"something else"


def test_half_a_copy_goes_from_the_folders_of_copies(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    with contest.create(tmp_path / "决赛.maker", RULES, "秘书", clock) as session:
        backups = backup.Backups(session, [folder])
        (kept,) = backups.now().copies
        growing = f".{kept.path.name[: -len('-20261120-090000-000002.bak.maker')]}.maker"
        for name in (growing, f"{growing}.part", ".初赛-01234567.maker"):
            (folder / name).write_bytes(b"half")
        backups.tidy()
    assert {each.name for each in folder.iterdir()} == {kept.path.name, ".初赛-01234567.maker"}
