"""The proof package in real browsers: an honest one passes, and whatever is altered in one is named by the page."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from maker_desktop.domain.journal.entries import Anchor, Entry
from maker_desktop.services.core import contest
from maker_desktop.services.core.journal_heads import heads
from maker_desktop.services.demo import demo
from maker_desktop.services.journal import proof_package
from maker_desktop.services.journal.restoring import displaced_words
from maker_desktop.services.roster import roster
from maker_desktop.store.backup import Displaced
from tests.domain.second_evaluator import evaluate
from tests.end2end import proof_contests
from tests.end2end.browser import Browser
from tests.examples import examples
from tests.fakes import clock
from tests.services.contests import PROJECTS, RULES, key_sheets, seat_all
from tests.services.older import make_older

PRESET = "jinzhong-2026"
_DATA = re.compile(r'(?<=id="package">).*?(?=</script>)', re.DOTALL)

Package = dict[str, Any]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a demonstration's package, beside its contest file."""
    folder = tmp_path_factory.mktemp("proof")
    demo.hold(folder / "contest.maker", PRESET, None, "秘书").close()
    proof_package.export(folder / "contest.maker", folder / "package")
    return folder


@pytest.fixture(scope="module", params=["chromium", "firefox-esr"])
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if shutil.which(request.param) is None:
        pytest.skip(f"the system package {request.param} is not installed")
    running = Browser(request.param, tmp_path_factory.mktemp("browser"))
    yield running
    running.close()


@pytest.fixture
def page(made: Path) -> str:
    return (made / "package" / proof_package.PAGE).read_text(encoding="utf-8")


@pytest.fixture
def package(page: str) -> Package:
    found = _DATA.search(page)
    assert found is not None
    data: Package = json.loads(found[0])
    return data


def opened(browser: Browser, page: str, package: Package, folder: Path) -> str:
    """Open the page with other data in it and return what it found."""
    written = folder / "核验.html"
    text = json.dumps(package, ensure_ascii=False).replace("<", "\\u003c")
    written.write_text(_DATA.sub(lambda _: text, page), encoding="utf-8")
    browser.open(written)
    return browser.text("summary")


@pytest.fixture
def shown(browser: Browser, made: Path) -> Browser:
    """Return the browser with the honest page open."""
    browser.open(made / "package" / proof_package.PAGE)
    return browser


def test_an_honest_package_passes(shown: Browser) -> None:
    found = shown.text("summary")
    assert shown.value("document.body.dataset.state") == "passed", found
    assert "流水首尾相接" in found
    assert found.count("封存相符") == 2
    assert found.count("计算相符") == 2
    assert "各由一个代号顶替；这几条的其余内容都已重算" in found
    assert "不能证明" not in found


def marks_changed(package: Package) -> None:
    entry = next(each for each in package["entries"] if '"mark"' in each[6])
    entry[6] = re.sub(r'"value":"[\d.]+"', '"value":"99"', entry[6], count=1)


def test_a_mark_altered_in_the_journal_is_named_with_sheet_and_stage(
    browser: Browser, page: str, package: Package, tmp_path: Path
) -> None:
    """The seal and the sheet it touches do not fit either; what it does not touch does."""
    marks_changed(package)
    found = opened(browser, page, package, tmp_path)
    assert "流水记的是 99" in found
    assert "封存不符\n初赛" in found
    assert "封存相符\n复赛" in found
    browser.click("#code-form button", code=package["entries"][4][8])
    assert "与第 5 条流水相符" in browser.text("code-finding")
    assert "但第 10 条流水" in browser.text("code-finding")


def entry_removed(package: Package) -> None:
    del package["entries"][7]


def tail_cut(package: Package) -> None:
    package["entries"] = package["entries"][:-1]


def calculation(package: Package) -> list[Any]:
    steps = package["stages"][-1]["projects"][4]["steps"]
    return next(step for step in steps if step[3] == "calculation" and "合计" in package["texts"][step[0]])


def value_altered(package: Package) -> None:
    package["texts"].append("99.5")
    calculation(package)[1] = len(package["texts"]) - 1


def formula_and_value_altered(package: Package) -> None:
    package["texts"] += ["99.5 × 40 ÷ 100", "39.8"]
    calculation(package)[1:3] = [len(package["texts"]) - 1, len(package["texts"]) - 2]


def sheet_altered(package: Package) -> None:
    sheet = package["stages"][-1]["projects"][4]["sheets"][0]
    sheet["marks"] = dict.fromkeys(sheet["marks"], "12.5")


def result_altered(package: Package) -> None:
    results = package["stages"][-1]["results"]
    results[0]["place"], results[1]["place"] = results[1]["place"], results[0]["place"]


def no_formula(package: Package) -> None:
    package["texts"].append("sqrt(2")
    calculation(package)[2] = len(package["texts"]) - 1


def chain_forged(package: Package) -> None:
    """Change a mark and recompute every entry after it, as anyone with the file can."""
    marks_changed(package)
    previous = "0" * 64
    for entry in package["entries"]:
        entry[7] = previous
        body = [entry[7], *entry[:7]]
        entry[8] = sha256(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
        previous = entry[8]


def marked_as_withheld(package: Package) -> None:
    """Change a mark, and mark its entry as one of which something was left out."""
    marks_changed(package)
    package["entries"][9][9] = 1


def withheld_without_a_commitment(package: Package) -> None:
    """Leave a telephone out as old files did, and change the applicant beside it."""
    roster = withheld(package)
    roster[6] = re.sub(r"〔不收入核验包 [0-9a-f]{64}〕", "〔不收入核验包〕", roster[6])
    roster[6] = re.sub(r'"applicant":"[^"]+"', '"applicant":"别的公司"', roster[6], count=1)
    roster[9] = 1


def applicant_beside_a_withheld_telephone(package: Package) -> None:
    roster = withheld(package)
    roster[6] = re.sub(r'"applicant":"[^"]+"', '"applicant":"别的公司"', roster[6], count=1)


def another_commitment(package: Package) -> None:
    roster = withheld(package)
    roster[6] = re.sub(r"(?<=〔不收入核验包 )[0-9a-f]{64}", "ab" * 32, roster[6], count=1)


def withheld(package: Package) -> list[Any]:
    """Return the entry that has telephones."""
    found: list[Any] = next(each for each in package["entries"] if each[9] == 2 and '"applicant"' in each[6])
    return found


@pytest.mark.parametrize(
    ("alter", "named"),
    [
        (withheld_without_a_commitment, "条标为有内容不能重算，而这个文件里每一条都应能重算，这一条被修改过"),
        (applicant_beside_a_withheld_telephone, "的内容与它的校验值不符，这一条被修改过"),
        (another_commitment, "的内容与它的校验值不符，这一条被修改过"),
        (marked_as_withheld, "第 10 条标为有内容没有收入，却没有缺内容，这一条被修改过"),
        (marks_changed, "第 10 条的内容与它的校验值不符，这一条被修改过"),
        (entry_removed, "之前缺少第 8 条，流水被删除过"),
        (tail_cut, "核验包写明有 17 条流水，这里只有 16 条"),
        (value_altered, "，写的却是 99.5"),
        (formula_and_value_altered, "用到的数 99.5 没有来处"),
        (sheet_altered, "这里写 12.5，流水记的是"),
        (result_altered, "结果或名单被修改过"),
        (no_formula, "算式里缺少“)”"),
        (chain_forged, "按流水和结果重算的封存校验码与第 11 条记下的"),
    ],
)
def test_what_was_altered_is_named(
    browser: Browser, page: str, package: Package, tmp_path: Path, alter: Callable[[Package], None], named: str
) -> None:
    package = deepcopy(package)
    alter(package)
    found = opened(browser, page, package, tmp_path)
    assert named in found
    assert browser.value("document.body.dataset.state") == "failed"


def anchors(made: Path) -> list[Anchor]:
    with contest.open_session(made / "contest.maker", "", read_only=True) as session:
        return list(heads(session.file))


def compared(browser: Browser, code: str) -> str:
    browser.click("#code-form button", code=code)
    return browser.text("code-finding")


def test_codes_from_paper_and_photographs_are_known(shown: Browser, made: Path) -> None:
    head = anchors(made)[8]
    told = compared(shown, head.words)
    assert "与第 9 条流水相符" in told
    assert "不能证明" not in told, "every entry is recomputed, whatever was left out of it"
    assert "其后还有 8 条" in compared(shown, head.code.upper())
    assert "8 位短码可以凑出来" in compared(shown, f"第 9 条 {head.short_code[:4]} {head.short_code[4:]}")
    assert "与第 9 条流水相符" in compared(shown, head.short_code)
    with contest.open_session(made / "contest.maker", "", read_only=True) as session:
        seal = max(session.contest.seals, key=lambda each: each.entry)
    assert "与复赛的封存相符（第 17 条），这是最新的一条" in compared(shown, seal.digest)


def test_a_code_that_is_none_of_these_says_what_that_means(shown: Browser, made: Path) -> None:
    head = anchors(made)[8]
    assert "第 8 条与纸面不符" in compared(shown, f"第 8 条 · {head.code}")
    assert "这里只有 17 条" in compared(shown, f"第 99 条 · {head.code}")
    assert "不是任何一次封存的" in compared(shown, "0123 4567 89ab cdef")
    assert "不是文书" in compared(shown, "你好")
    assert compared(shown, "") == ""


def test_a_line_of_the_foot_of_a_paper_is_taken_as_it_stands(shown: Browser, made: Path) -> None:
    head = anchors(made)[8]
    assert "与第 9 条流水相符" in compared(shown, f"打印时间 2026-11-20 09:00:00　流水 {head.words}　核签")
    assert "不是文书" in compared(shown, f"流水 {head.words}　封存校验码 0123 4567 89ab cdef　第 1 页")


def test_the_code_of_an_entry_that_a_restoring_lost_is_no_forgery(shown: Browser) -> None:
    displaced = Displaced(
        2, 4, tuple(lost_entry(number, action) for number, action in ((3, "mark.enter"), (4, "stage.seal")))
    )
    last = {"number": 18, "action": "file.restore", "reason": displaced_words(displaced), "digest": "0" * 64}
    entries = f"ENTRIES.concat([{json.dumps(last)}])"
    heads = [Anchor(entry.number, entry.digest) for entry in displaced.lost or ()]
    for code, number in ((heads[0].words, 3), (heads[0].short_words, 3), (heads[1].code, 4), (SEAL, 4)):
        told = shown.value(f"codeFinding(readCode({json.dumps(code)}), {entries}, replay.sealings, NAMES).text")
        assert f"这是恢复以前第 {number} 条流水的码" in told
        assert "第 18 条流水记载从备份恢复，那一条在恢复中丢失" in told
    told = shown.value(f"codeFinding(readCode('ab12 ab12 ab12 ab12'), {entries}, replay.sealings, NAMES).text")
    assert "不是任何一次封存的" in told


SEAL = "0123 4567 89ab cdef"


def lost_entry(number: int, action: str) -> Entry:
    digest = sha256(action.encode()).hexdigest()
    return Entry(number, "2026-11-20T10:00:00+08:00", "秘书", action, f"复赛 {SEAL}", "", (), "0" * 64, digest)


def test_what_happened_between_two_moments_is_told(shown: Browser) -> None:
    shown.click("#story-form button", **{"from": "第 7 条", "to": "9"})
    assert shown.text("story-finding") == "第 8 到 9 条，共 2 条。"
    told = shown.text("story-list")
    assert "评委回避" in told
    assert "原因：近三年内曾与参赛主体合作承担项目" in told
    assert "回避 初赛" in told
    shown.click("#story-form button", **{"from": "昨天", "to": "9"})
    assert "流水号（如 57）或时间" in shown.text("story-finding")


def test_dice_draw_the_same_sheets_for_everybody(shown: Browser) -> None:
    shown.click("#dice-form button", seed="3 5 2 6")
    assert "至少掷 8 次" in shown.text("dice-finding")
    shown.click("#dice-form button", seed="3 5 2 6 1 4 2 2")
    first = shown.text("dice-list")
    assert "份全部对照，其余" in shown.text("dice-finding")
    assert re.search(r"有 1 份不符，至少抽中 1 份的机会是 \d+%", shown.text("dice-finding"))
    assert first.count("骰子") == 25
    assert "等奖线旁" in first
    shown.click("#dice-form button", seed="3,5,2,6,1,4,2,2")
    assert shown.text("dice-list") == first
    shown.click("#dice-form button", seed="6 5 2 6 1 4 2 2")
    assert shown.text("dice-list") != first


def test_the_papers_are_the_files_beside_the_page(made: Path, package: Package) -> None:
    folder = made / "package"
    lines = (folder / proof_package.HASHES).read_text(encoding="utf-8").splitlines()
    listed = {line[66:]: line[:64] for line in lines}
    assert set(listed) == {each["name"] for each in package["papers"]} | {proof_package.PAGE}
    for name, digest in listed.items():
        assert sha256((folder / name).read_bytes()).hexdigest() == digest


def test_the_page_hashes_as_everybody_does(shown: Browser) -> None:
    for length in (0, 1, 55, 56, 63, 64, 119, 120, 1000):
        text = ("创客𠮷a" * length)[:length]
        assert shown.value(f"sha256({json.dumps(text)})") == sha256(text.encode()).hexdigest()
        assert (
            shown.value(f"shortCode(sha256({json.dumps(text)}))")
            == Anchor(1, sha256(text.encode()).hexdigest()).short_code
        )


numbers = st.decimals(-999, 999, places=3, allow_nan=False).map(lambda value: f"{value}".replace("-", "−"))
fractions = st.tuples(st.integers(1, 9999), st.integers(1, 97)).map(lambda parts: str(Fraction(*parts)))
atoms = numbers | fractions
lists = st.lists(atoms, min_size=1, max_size=6).map(", ".join)
formulas = st.one_of(
    st.tuples(atoms, st.sampled_from("+−×"), atoms, st.sampled_from("+−×÷"), fractions).map(" ".join),
    st.tuples(st.sampled_from(["max", "min", "median", "above", "sign"]), lists).map(lambda it: f"{it[0]}({it[1]})"),
    st.tuples(st.sampled_from(["half_up", "half_even"]), atoms, st.integers(0, 20)).map(
        lambda it: f"round_{it[0]}({it[1]}, {it[2]})"
    ),
    st.tuples(fractions, st.integers(1, 30)).map(lambda it: f"sqrt({it[0]}, {it[1]})"),
    st.tuples(fractions, fractions).map(lambda it: f"sqrt((({it[0]} − {it[1]})² + ({it[1]})²) ÷ 3, 28)"),
)


@examples(15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(formulas, min_size=20, max_size=40))
def test_the_page_evaluates_formulas_as_the_second_evaluator_does(shown: Browser, some: list[str]) -> None:
    told = shown.value(f"{json.dumps(some)}.map(function (each) {{ return exactText(evaluated(each)); }})")
    assert [Fraction(text) for text in told] == [evaluate(each) for each in some]


def test_nothing_has_to_be_scrolled_sideways(shown: Browser) -> None:
    assert shown.value("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("make", [proof_contests.normalised, proof_contests.ruled])
def test_every_kind_of_rule_and_ruling_is_recomputed(
    browser: Browser, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "contest.maker")
    proof_package.export(tmp_path / "contest.maker", tmp_path / "package")
    browser.open(tmp_path / "package" / proof_package.PAGE)
    assert browser.value("document.body.dataset.state") == "passed", browser.text("summary")


def test_a_package_of_an_older_file_says_which_entries_it_cannot_prove(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "contest.maker"
    with contest.create(path, RULES, "秘书", clock) as session:
        for project in PROJECTS:
            roster.edit(session, replace(project, phone="13912345678"))
        seat_all(session, "final")
        key_sheets(session, "final", 1, "80")
    make_older(path)
    with contest.open_session(path, "秘书", clock=clock) as session:
        roster.edit(session, replace(PROJECTS[0], phone="13912345679"))
        head = session.head().words
    proof_package.export(path, tmp_path / "package")
    browser.open(tmp_path / "package" / proof_package.PAGE)
    found = browser.text("summary")
    assert browser.value("document.body.dataset.state") == "passed", found
    assert f"不能证明\n{len(PROJECTS)} 条流水是旧版程序记的" in found
    assert "1 条流水里有电话、联系人或加密的口令" in found, "what came after is bound"
    assert "这几条写着的内容在这里不能证明" in compared(browser, head)


def test_the_code_of_a_stage_that_was_reopened_is_true_and_no_longer_stands(browser: Browser, tmp_path: Path) -> None:
    proof_contests.ruled(tmp_path / "contest.maker")
    proof_package.export(tmp_path / "contest.maker", tmp_path / "package")
    browser.open(tmp_path / "package" / proof_package.PAGE)
    with contest.open_session(tmp_path / "contest.maker", "", read_only=True) as session:
        (seal,) = session.contest.seals
    told = compared(browser, seal.replaces)
    assert re.search(r"第 \d+ 条封存，第 \d+ 条裁定重开。这份文书是真的", told)
    assert "与复赛的封存相符" in compared(browser, seal.digest)


def test_a_browser_without_large_whole_numbers_checks_the_rest_and_says_so(
    browser: Browser, page: str, package: Package, tmp_path: Path
) -> None:
    old = page.replace("<script type=", "<script>window.BigInt = undefined;</script>\n<script type=", 1)
    found = opened(browser, old, package, tmp_path)
    assert "算式没有重算，请换一个新一些的浏览器" in found
    assert found.count("重算相符。") == 3, "the chain and both seals"
    assert "计算相符" not in found
