"""The Chinese of the program: words that were given up, turns of talk, and refusals that say what to do."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "maker_desktop").rglob("*.py"))
FORMS = sorted((ROOT / "forms").glob("*.ui"))
READ = [*sorted((ROOT / "resources" / "help").glob("*.md")), *sorted((ROOT / "resources" / "proof").iterdir())]

#: What offices write in their tables is read by any of these words.
_TITLES = r"exchange/(panels_file|outcomes_file|marks_matrix|roster/(titles|doubtful)|tables/)"

#: Words given up, each with the word that took its place (`docs/glossary.md`) and the files where it is right.
GIVEN_UP: Mapping[str, tuple[str, str]] = {
    "封存摘要": ("封存校验码", r"paper_code|codes\.js"),
    "完整摘要": ("完整校验码", r"paper_code|codes\.js"),
    "纸面校验码": ("文书上的码", ""),
    "赛程": ("阶段", rf"{_TITLES}|notice_words"),
    "参赛单位": ("参赛主体", _TITLES),
    "仲裁委员会": ("专家委员会", ""),
    "仲裁裁定": ("专家委员会裁定", ""),
    "待仲裁": ("待裁定", ""),
    "待裁(?!定)": ("待裁定", ""),
    "记录员": ("记分员", ""),
    "记录人": ("操作人", ""),
    "记分秘书": ("记分员", ""),
    "监督人员": ("监督员", ""),
    "复核人员": ("复核员", ""),
    "(?<!盲录)复核(?!员)": ("盲录复核", r"exchange/tables/(not_entries|title_meaning)"),
    "加时": ("加赛", ""),
    "退出比赛|弃赛": ("退赛", _TITLES),
    "推荐函|推荐文件|推荐表": ("推荐报告，推荐项目名单", ""),
    "总分": ("合计", _TITLES),
    "(?<!随机)种子": ("随机种子", ""),
    "得分推导书|推导书": ("得分计算说明", ""),
    "舍入": ("修约", r"roster/values"),
    "分档|一档": ("最小分差", ""),
    "(?<!名次)线上|线下": ("入围，落选", ""),
    "落盘|存盘": ("已保存", ""),
    "另存 PDF|全部输出|导出工作簿": ("导出 PDF，全部导出，导出 Excel", ""),
    "改动|更改": ("修改", r"papers/score_sheet"),
    "删去|移除": ("删除", ""),
    "片头": ("开场画面", ""),
    "联络人": ("联络员", ""),
    "起始页": ("开始页", ""),
    "名次线稳不稳|稳不稳": ("稳定性", ""),
    r"\d号席|\}号席": ("3 号席", ""),
    "没有通过核验|核验通过": ("校验", r"journal/words"),
}

#: Turns of talk, and names of the program's own making, that have no place beside official paper.
TALK = re.compile(
    "印不出|看不懂|读不出|打不开|挤掉|说一句|管用|不要紧|谁都能|各评各的|怎样算|怎样核对|上下一档|照样|卡在哪里"
    r"|(?<![a-z_])(?:z_score|exact_score)(?![a-z_])|姓名:(?:yes|no|abstain|recused)"
)

#: A refusal says what to do: it asks, names the limit that holds, or says that nothing is needed.
_WHAT_TO_DO = re.compile("请|应|须|只能|不用|不能是|至少|最多")


def spoken(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string that is no docstring; values in it are written {}."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def said() -> Iterator[tuple[str, str]]:
    """Yield where (file and line) and what is said on screen, on paper, in refusals and in help."""
    for module in MODULES:
        name = module.relative_to(ROOT).as_posix()
        yield from ((f"{name}:{line}", text) for line, text in spoken(ast.parse(module.read_text(encoding="utf-8"))))
    for form in FORMS:
        yield from ((form.name, each.text or "") for each in ElementTree.parse(form).iter("string"))
    for path in READ:
        if path.suffix in (".md", ".js", ".html"):
            lines = path.read_text(encoding="utf-8").splitlines()
            yield from ((f"{path.name}:{number}", line) for number, line in enumerate(lines, start=1))


SAID = tuple(said())


@pytest.mark.parametrize("word", GIVEN_UP)
def test_words_given_up_are_not_said_any_more(word: str) -> None:
    instead, right = GIVEN_UP[word]
    found = [
        f"{where}: {text[:60]} (say {instead})"
        for where, text in SAID
        if re.search(word, text) and not (right and re.search(right, where))
    ]
    assert found == []


def test_nothing_is_said_as_people_talk() -> None:
    assert [f"{where}: {text[:60]}" for where, text in SAID if TALK.search(text) and re.search("[一-鿿]", text)] == []


def refusals() -> Iterator[tuple[str, str]]:
    """Yield where and with what sentence the program refuses, as far as the sentence stands in the code."""
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Refusal", "Unsigned", "SamePerson"}:
                for argument in node.args:
                    text = "".join(text for _line, text in spoken(argument))
                    if re.search("[一-鿿]{4}", text):
                        yield f"{module.relative_to(ROOT).as_posix()}:{node.lineno}", text


def lame(text: str) -> bool:
    """Say whether a refusal leaves open what to do; a value at its end may be the sentence that says it."""
    return not _WHAT_TO_DO.search(text) and not re.search(r"(?:\{\}|：)[。）]?$", text)


def test_every_refusal_says_what_to_do() -> None:
    found = tuple(refusals())
    assert len(found) > 200
    assert [f"{where}: {text}" for where, text in found if lame(text)] == []


@pytest.mark.parametrize("text", ["输入无效。", "参数错误。", "操作失败。", "复赛还没有封存。"])
def test_a_refusal_that_only_says_no_is_found(text: str) -> None:
    assert lame(text)
    assert not lame(f"{text}请先封存。")
