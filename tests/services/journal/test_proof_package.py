"""The proof package: what goes into it, what never does, and when there is none."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import esprima
import pytest
from pypdf import PdfReader

from maker_desktop.domain.arbitration.verdict import Verdict
from maker_desktop.domain.journal.digests import fits
from maker_desktop.domain.journal.entries import Entry, RowChange
from maker_desktop.domain.journal.privacy import WITHHELD
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.panel import Seat
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.ruling import CommitteeMember, Decision
from maker_desktop.resources import resource
from maker_desktop.services.arbitration import arbitration
from maker_desktop.services.core import contest, people
from maker_desktop.services.core.contest import fill_in
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import proof_package
from maker_desktop.services.journal.proof_privacy import screened
from maker_desktop.services.panels import panels
from maker_desktop.services.roster import roster
from maker_desktop.store.journal import EMPTY, next_entry
from tests.fakes import clock
from tests.services.contests import JUDGES, RULES, key_sheets
from tests.services.older import make_older

SCRIPTS = sorted(resource("proof").glob("*.js"))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Return a contest with all data that must not be in a proof package."""
    with contest.create(tmp_path / "小赛.maker", RULES, "秘书", clock) as session:
        entered = Project(1, "甲</script><b>", "甲公司", "enterprise", contact="联系人甲", phone="13912345678")
        roster.edit(session, entered)
        roster.edit(session, Project(2, "乙", "乙公司", "enterprise", contact="联系人乙", phone="0354-2636900"))
        fill_in(session, {"letter_contact": "（联系人：阮一舟，电话：0350-1234567）"})
        panels.seat_judges(session, "preliminary", [Seat("preliminary", "1", n, j) for n, j in enumerate(JUDGES, 1)])
        key_sheets(session, "preliminary", 1, "80")
        key_sheets(session, "preliminary", 2, "90")
        arbitration.lodge(session, "preliminary", [1], person="某人", contact="某街 7 号", text="请打 13887654321 核实")
        people.set_pin(session, "秘书", "271828")
        yield session


def page_of(session: Session, folder: Path) -> str:
    made = proof_package.export(session.file.path, folder)
    return (made.folder / proof_package.PAGE).read_text(encoding="utf-8")


def data_of(page: str) -> Any:
    found = re.search(r'id="package">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_no_telephone_contact_or_pin_is_in_the_package(session: Session, tmp_path: Path) -> None:
    page = page_of(session, tmp_path / "package")
    for secret in ("13912345678", "2636900", "13887654321", "1234567）", "联系人甲", "阮一舟", "某街", "argon2"):
        assert secret not in page
    data = data_of(page)
    withheld = {entry[0]: entry[3] for entry in data["entries"] if entry[9]}
    assert set(withheld.values()) == {"roster.add", "settings.fill", "objection.lodge", "person.pin"}


def test_no_telephone_number_that_a_ruling_quotes_is_in_the_documents(session: Session, tmp_path: Path) -> None:
    arbitration.seat_committee(session, [CommitteeMember("吴"), CommitteeMember("郑", chair=True)])
    reason = "已打 138 8765 4322、tel13887654323 核实"
    arbitration.rule(session, "objection:1", Verdict(Decision.DEDUCT, reason, ("吴", "郑"), points=Decimal(1)))
    made = proof_package.export(session.file.path, tmp_path / "package")
    texts = [
        "".join(page.extract_text() for page in PdfReader(path).pages) for path in made.files if path.suffix == ".pdf"
    ]
    texts.append((made.folder / proof_package.PAGE).read_text(encoding="utf-8"))
    said = ["".join(text.split()) for text in texts]
    assert not any("8876543" in text for text in said)
    assert sum("不收入核验包" in text for text in said) >= 3, "the ruling, the derivation, the page"
    assert any("裁定扣分" in text for text in said)


def recomputed(entry: list[Any]) -> str:
    """Return the digest of an entry of a package, as docs/proof.md says."""
    *about, previous, _digest, version = entry
    listed = [*([version] if version else []), previous, *about]
    return sha256(json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def test_the_digest_of_every_entry_is_recomputed_without_what_was_left_out(session: Session, tmp_path: Path) -> None:
    entries = data_of(page_of(session, tmp_path / "package"))["entries"]
    assert {entry[9] for entry in entries} == {0, 2}
    assert [recomputed(entry) for entry in entries] == [entry[8] for entry in entries]
    assert len({found for entry in entries for found in re.findall("[0-9a-f]{64}〕", entry[6])}) >= 6


def test_what_was_left_out_is_bound_all_the_same(session: Session) -> None:
    entry = next(each for each in session.file.entries() if each.salt)
    (change,) = entry.changes
    assert change.after is not None
    for column, value in (("phone", "13912345679"), ("contact", "别人"), ("applicant", "别的公司")):
        forged = replace(entry, changes=(replace(change, after={**change.after, column: value}),))
        assert (fits(entry), fits(forged)) == (True, False)
    assert not fits(replace(entry, salt="0" * 32))
    assert not fits(replace(entry, salt=""))


def test_an_entry_of_an_older_file_is_named_as_one_that_cannot_be_recomputed(session: Session, tmp_path: Path) -> None:
    path = session.file.path
    session.close()
    make_older(path)
    with contest.open_session(path, "秘书", clock=clock) as reopened:
        roster.edit(reopened, Project(3, "丙", "丙公司", "enterprise", contact="联系人丙"))
        entries = data_of(page_of(reopened, tmp_path / "package"))["entries"]
    told = {entry[3]: entry[9] for entry in entries}
    assert (told["person.pin"], told["mark.enter"], told["roster.add"]) == (1, 0, 2)
    assert [entry[0] for entry in entries if entry[9] != 1 and recomputed(entry) != entry[8]] == []


def test_rules_stay_whole_with_the_offices_their_notice_names(tmp_path: Path) -> None:
    named = RULES.replace("[contest]\n", '[contest]\ncontacts = ["市工信局中小企业科，电话：0354-2639505"]\n', 1)
    assert named != RULES
    with contest.create(tmp_path / "小赛.maker", named, "秘书", clock) as session:
        roster.edit(session, Project(1, "甲", "甲公司", "enterprise", phone="13912345678"))
        panels.seat_judges(session, "preliminary", [Seat("preliminary", "1", n, j) for n, j in enumerate(JUDGES, 1)])
        key_sheets(session, "preliminary", 1, "80")
        page = page_of(session, tmp_path / "package")
    assert "0354-2639505" in page
    assert "13912345678" not in page
    assert [entry[3] for entry in data_of(page)["entries"] if entry[9]] == ["roster.add"]


def test_the_page_needs_no_other_file_and_nothing_in_the_data_ends_it(session: Session, tmp_path: Path) -> None:
    page = page_of(session, tmp_path / "package")
    assert not re.search(r'\b(?:src|href)="(?!#)', page)
    assert "甲</script>" not in page
    assert page.count("</script>") == len(SCRIPTS) + 1
    assert data_of(page)["stages"][0]["projects"][0]["name"] == "甲</script><b>"


def test_the_package_names_the_head_and_holds_every_entry(session: Session, tmp_path: Path) -> None:
    made = proof_package.export(session.file.path, tmp_path / "package")
    data = data_of((tmp_path / "package" / proof_package.PAGE).read_text(encoding="utf-8"))
    assert made.head.entry == data["count"] == len(data["entries"]) == session.file.newest()
    assert data["entries"][-1][8] == made.head.digest
    assert {path.parent.name for path in made.files} == {"package", "文书"}


def test_before_the_first_mark_there_is_nothing_to_prove(tmp_path: Path) -> None:
    contest.create(tmp_path / "新.maker", RULES, "秘书", clock).close()
    with pytest.raises(Refusal, match="还没有打分"):
        proof_package.export(tmp_path / "新.maker", tmp_path / "package")
    assert not (tmp_path / "package").exists()


def test_a_stop_writes_nothing(session: Session, tmp_path: Path) -> None:
    class Stopped(Exception):  # noqa: N818 - it is a wish
        pass

    def stop(done: int, total: int, doing: str) -> None:
        if "号" in doing:
            raise Stopped

    with pytest.raises(Stopped):
        proof_package.export(session.file.path, tmp_path / "package", stop)
    assert not (tmp_path / "package").exists()


def entry_with(**row: object) -> Entry:
    change = RowChange("any", ("1",), None, row)  # type: ignore[arg-type]  # a row as some table might hold it
    return Entry(1, "2026-11-20T10:00:00+08:00", "秘书", "any.thing", "", "", (change,), "0" * 64, "f" * 64)


@pytest.mark.parametrize(
    "row",
    [
        {"note": "请打139-1234-5678"},
        {"note": "传真(0351)1234567转8"},
        {"note": "手机+8613912345678"},
        {"note": "手机１３９１２３４５６７８"},
        {"note": "办公室0351—7654321"},
        {"note": "热线400-123-4567"},
        {"note": "tel13912345678"},
        {"note": "微信同号13912345678A"},
        {"note": "1391 234 5678"},
        {"note": "139  1234  5678"},
        {"note": "139 123 45678"},
        {"note": "139 12 34 56 78"},
        {"note": "139.1234.5678"},
        {"note": "139/1234/5678"},
        {"note": "139\u200b1234\xa05678"},
        {"note": "008613912345678"},
        {"note": "８６１３９１２３４５６７８"},
        {"note": "0351 - 1234567"},
        {"note": "0351-123 4567"},
        {"note": "（0351）123 4567"},
        {"note": "010 1234 5678"},
        {"note": "0755-1234 5678"},
        {"note": "800-123-4567"},
        {"note": "电话：3023456"},
        {"note": "传真302-3456"},
        {"mobile": "x"},
        {"changes": '[["project",[1],null,{"contact":"王","number":1}]]'},
        {"name": "notice_contacts", "value": "王某"},
    ],
)
def test_whatever_table_it_stands_in_it_is_left_out_and_said_so(row: dict[str, object]) -> None:
    told = screened(entry_with(**row))
    assert WITHHELD in told[6]
    assert told[9] == 1
    assert "王" not in told[6]
    written, _ = next_entry(EMPTY, clock(), "秘书", "any.thing", "", "", entry_with(**row).changes)
    assert screened(written)[9] == 2, "it is written with a salt"


@pytest.mark.parametrize(
    "row",
    [
        {"note": "85.5"},
        {"seed": "13912345678a" * 3},
        {"pin": ""},
        {"numbers": "[1,2,3]"},
        {"note": "0.13912345678"},
        {"note": "13.912345678"},
        {"note": "封存 0351 1234 5678 9012"},
        {"note": "第 57 条 · a139 1234 5678 cdef（短码 0351 1234）"},
        {"note": "2026-11-13 18:30"},
    ],
)
def test_what_is_no_secret_stays_to_the_letter(row: dict[str, object]) -> None:
    told = screened(entry_with(**row))
    assert json.loads(told[6])[0][3] == row
    assert told[9] == 0
    written, _ = next_entry(EMPTY, clock(), "秘书", "any.thing", "", "", entry_with(**row).changes)
    assert not written.salt


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_scripts_are_such_as_browsers_of_eight_years_ago_can_read(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    esprima.parseScript(text)  # knows the language of 2017
    later = r"catch \{|\{ ?\.\.\.|\.(?:flat|flatMap|fromEntries|matchAll|replaceAll|allSettled|at|trimEnd|trimStart)\("
    assert re.findall(later, text) == []
    assert "//" not in re.sub(r"'[^']*'", "", text), "nothing points to a network"
