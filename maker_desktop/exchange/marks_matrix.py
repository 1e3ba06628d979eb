"""Sheets of marks with a column for each criterion: the rows are projects or judges, the other may be in a title.

The judge (or the project) of a worksheet without a column of judges (or projects) is the one that it names above its
titles, 评委：张三, in a title, 张三评分表, or by its own name.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.names import person_name
from maker_desktop.domain.model.rounding import rounded
from maker_desktop.domain.model.rulebook import Criterion
from maker_desktop.domain.model.scoresheet import plain, read_score
from maker_desktop.domain.model.stage_rules import Rounding
from maker_desktop.domain.roster.claims import Claim
from maker_desktop.domain.roster.listing import Doubt
from maker_desktop.domain.roster.named import NOT_NAMED, ProjectNamed
from maker_desktop.exchange.tables.columns import find_header
from maker_desktop.exchange.tables.plain_rows import PlainRow, PlainTable, ReadPart, Titles
from maker_desktop.exchange.tables.table import Sheet
from maker_desktop.exchange.tables.title_meaning import TitleBook

TOTAL = "total"
_TOTAL_TITLES = ("合计", "总分", "总计", "总得分", "合计得分", "得分合计", "合计分", "总评分", "得分")
_JUDGE = re.compile(r"(?:评审|评分)?(?:评委|专家|评审人)(?:姓名|签名|签字)?\s*[:：]\s*(.*)")
_PROJECT = re.compile(r"(?:参赛|路演|评审)?项目(名称|编号|号)?\s*[:：]\s*(.*)|(编号|参赛号)\s*[:：]\s*(.*)")
#: What follows a name in the same cell: another label, or else a wide blank, which may also pad the name.
_LABEL = re.compile(r"[,，;；]|\s\S{2,6}[:：]")
_AFTER = re.compile(rf"\s{{2,}}|\u3000|{_LABEL.pattern}")
_NUMBER = re.compile(r"第?\s*0*(\d{1,6})\s*(?:号(?:项目)?)?")
#: The full mark in the title of a criterion: 技术创新能力（100分）, 满分 100.
_FULL_MARK = re.compile(r"(?:满分\D{0,2}|[（(]\s*)(\d{1,6}(?:\.\d+)?)\s*(?:分|[)）]|$)")
#: What says in the title of a criterion that its numbers are made from marks.
_NO_MARK = re.compile(r"折算|折合|加权|乘权|排名|名次|平均|均分")
#: What follows a judge's label under the marks where it is a name, not a place to sign.
_NAME = re.compile(
    r"(?!签|盖|手签|年月日|请|同意|保密|本人|共|全体|各位|已|见|无|详)"
    r"(?:[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[\u3400-\u9fff\U00020000-\U0003ffff]+·[\u3400-\u9fff·]+)"
)
#: Words beside a judge's name in a line that says whose marks they are.
_OF_A_JUDGE = re.compile(r"评委|专家|评审|评分|打分|签")
#: Names that a spreadsheet gives to a worksheet by itself.
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StageMarks:
    """What marks of a stage can be about: its criteria and the judges seated in it; its name and the other stages'."""

    criteria: tuple[Criterion, ...] = ()
    judges: tuple[str, ...] = ()
    name: str = ""
    other_stages: tuple[str, ...] = ()

    @property
    def titles(self) -> Titles:
        """The titles of the columns of criteria, by key."""
        return {_key(criterion): (criterion.name, criterion.id) for criterion in self.criteria}


class MatrixRow(NamedTuple):
    """A row of marks: its project and judge, the mark of each criterion by id, and why it cannot be taken, if so.

    `cells` are the addresses of the marks.
    """

    row: int
    project: str
    judge: str
    marks: Mapping[str, str]
    cells: Mapping[str, str]
    sheet: str
    named: ProjectNamed
    claims: tuple[Claim, ...]
    fault: str


@dataclass(frozen=True, slots=True)
class _Whose:
    """Who or what a worksheet is about, by what stands above its titles or by its name."""

    judge: str = ""
    project: str = ""
    named: ProjectNamed = field(default=NOT_NAMED)


def is_matrix(sheets: Iterable[Sheet], stage: StageMarks) -> bool:
    """Whether some sheet has several criteria among its titles, hidden ones included, or the only one."""
    titles = stage.titles
    headers = (find_header(Sheet(sheet.name, sheet.rows), titles, key) for sheet in sheets for key in titles)
    return any(header is not None and len(header.columns) >= min(2, len(titles)) for header in headers)


def matrix_titles(stage: StageMarks, project: Sequence[str], judge: Sequence[str]) -> Titles:
    """Return the titles to read such sheets by."""
    return {**stage.titles, "project": tuple(project), "judge": tuple(judge), TOTAL: _TOTAL_TITLES}


def matrix_rows(table: PlainTable, stage: StageMarks, titles: Titles, file: str) -> tuple[list[MatrixRow], list[Doubt]]:
    """Return the rows of marks, and notes on whose they are where no column says it.

    Raises Refusal, naming the file and the worksheet, if two columns are of one criterion or a title gives another full
    mark than the rules, or if it is not clear whose marks a worksheet holds.
    """
    whose: dict[str, tuple[_Whose, ReadPart]] = {}
    doubts = []
    for part in table.parts:
        _refuse_twice(part, titles, file)
        _refuse_other_full_marks(part, stage, file)
        keys = {title.key: title.column for title in part.read.titles}
        found, said = _whose(part, keys.keys(), stage, file)
        whose[part.label] = found, part
        doubts += [Doubt(0, said, "", part.label)] if said else []
    return [_matrix_row(row, *whose[row.sheet], stage, tuple(titles)) for row in table.rows], doubts


def refuse_other_stages(table: PlainTable, stage: StageMarks, file: str) -> None:
    """Raise Refusal if what stands above a worksheet's titles, or its name, is about another stage only."""
    for part in table.parts:
        for text in (part.read.sheet, *(cell for row in part.above for cell in row)):
            said = {name for name in (stage.name, *stage.other_stages) if name and name in text}
            said -= {name for name in said if any(name != other and name in other for other in said)}
            if said and stage.name not in said:
                there = f"“{file}”" + (f"的“{part.label}”" if part.label else "")
                raise Refusal(
                    f"{there}上写的是“{text[:40]}”，这里导入的是{stage.name}，请核对是不是{min(said)}的评分表。"
                )


def _matrix_row(row: PlainRow, whose: _Whose, part: ReadPart, stage: StageMarks, keys: tuple[str, ...]) -> MatrixRow:
    texts = dict(zip(keys, row.texts, strict=True))
    marks = {criterion.id: texts[_key(criterion)] for criterion in stage.criteria}
    project, judge = texts["project"] or whose.project, person_name(texts["judge"] or whose.judge)
    named = row.named if texts["project"] else whose.named
    cells = {criterion.id: f"{part.letter(_key(criterion))}{row.row}" for criterion in stage.criteria}
    fault = row.fault or _wrong_total(stage.criteria, marks, texts[TOTAL], f"{part.letter(TOTAL)}{row.row}")
    return MatrixRow(row.row, project, judge, marks, cells, row.sheet, named, row.claims, fault)


def _key(criterion: Criterion) -> str:
    return f"criterion:{criterion.id}"


def _refuse_twice(part: ReadPart, titles: Titles, file: str) -> None:
    """Raise Refusal if a criterion has two columns: which of them counts is not to be guessed."""
    book = TitleBook(titles)
    first = {title.key: title for title in part.read.titles}
    for unused in part.read.unused:
        letter, _, title = unused.partition(" ")
        meaning = book.meaning(title)
        if letter in part.hidden or meaning is None:
            continue
        if meaning.key.startswith("criterion:") and meaning.key in first:
            there = f"“{file}”" + (f"的“{part.label}”" if part.label else "")
            raise Refusal(
                f"{there}里“{titles[meaning.key][0]}”有 {first[meaning.key].column}、{letter} 两列，"
                "看不出以哪一列为准，请只留一列。"
            )


def _refuse_other_full_marks(part: ReadPart, stage: StageMarks, file: str) -> None:
    """Raise Refusal if a title gives another full mark than the rules, 32 of 40 is not 32 of 100, or is of no marks."""
    criteria = {_key(criterion): criterion for criterion in stage.criteria}
    for title in part.read.titles:
        criterion, said = criteria.get(title.key), _FULL_MARK.search(title.title)
        if criterion is not None and _NO_MARK.search(title.title.replace(criterion.name, "")):
            column = f"“{file}”的 {title.column} 列“{title.title}”"
            raise Refusal(f"{column}不是评委打的分，请填写“{criterion.name}”的原始分，并改正标题。")
        if criterion is not None and said is not None and Decimal(said[1]) != criterion.full_mark:
            raise Refusal(
                f"“{file}”的 {title.column} 列“{title.title}”满分是 {plain(Decimal(said[1]))} 分，规则里"
                f"“{criterion.name}”的满分是 {plain(criterion.full_mark)} 分，请按规则的满分填写，或改正标题。"
            )


def _whose(part: ReadPart, columns: Iterable[str], stage: StageMarks, file: str) -> tuple[_Whose, str]:
    """Return who a worksheet is about, and how that was found, in Chinese; empty where columns say it."""
    there = f"“{file}”" + (f"的“{part.label}”" if part.label else "")
    rows_of = {"project", "judge"} & {*columns}
    if not rows_of:
        raise Refusal(f"{there}里没有“项目”一列，也没有“评委”一列，认不出每一行是谁的分数，请补上。")
    if "judge" not in rows_of:
        judge = _judge(part, stage, there)
        return _Whose(judge), f"没有“评委”一列，按“{judge}”的评分读入"
    if "project" not in rows_of:
        project, named = _project(part, there)
        other = next((text for row in part.below for text in row if _PROJECT.match(text)), "")
        if other:
            raise Refusal(f"{there}按“{project}”的评分读，表头下面却写着“{other[:40]}”，请每个项目用一张工作表。")
        return _Whose("", project, named), f"没有“项目”一列，按“{project}”的评分读入"
    return _Whose(), ""


def _judge(part: ReadPart, stage: StageMarks, there: str) -> str:
    """Return the judge whom a worksheet names. Raises Refusal if it names none, or several."""
    known = {person_name(judge): judge for judge in stage.judges}
    said = [text for text in _labelled(part.above, _JUDGE) if text]
    titles = [text for row in part.above for text in row]
    found = {known.get(person_name(text)) or _first(text) for text in said}
    found |= {judge for text in [*titles, part.read.sheet] for judge in _called(text, known)}
    if len(found) > 1:
        names = "、".join(f"“{name}”" for name in sorted(found))
        raise Refusal(f"{there}的标题和表名里写了几位评委（{names}），看不出是谁的评分，请只留一位。")
    judge = found.pop() if found else "" if _UNNAMED.fullmatch(part.label.strip()) else part.label
    if judge:
        _refuse_others(part.below, judge, known, there)
        return judge
    raise Refusal(f"{there}里没有“评委”一列，也没有写是哪位评委，请在表头上方写“评委：姓名”，或用评委姓名作工作表名。")


def refuse_other_judges(part: ReadPart, stage: StageMarks, file: str) -> None:
    """Raise Refusal if a worksheet that is read by its name, as the marks of that judge, names another judge."""
    known = {person_name(judge): judge for judge in stage.judges}
    called = _called(part.label, known)
    judge = called.pop() if len(called) == 1 else part.label
    _refuse_others((*part.above, *part.below), judge, known, f"“{file}”的“{part.label}”")


def _refuse_others(rows: Sequence[Sequence[str]], judge: str, known: Mapping[str, str], there: str) -> None:
    """Raise Refusal if a row that is no entry names another judge: his marks may follow, or he has signed them."""
    named = ((text, person_name(text)) for text in _labelled(rows, _JUDGE))
    said = {text for text, name in named if name in known or _NAME.fullmatch(name)}
    alone = {row[0] for row in rows if len({*row}) == 1}
    said |= {
        name
        for text in alone
        if _OF_A_JUDGE.search(text) or person_name(text) in known
        for name in _called(text, known)
    }
    other = next((name for name in sorted(said) if person_name(name) != person_name(judge)), "")
    if other:
        raise Refusal(
            f"{there}按“{judge}”的评分读，表里却写着“{other}”，看不出是谁的评分，请把每位评委的评分放在各自的工作表里。"
        )


def _called(text: str, known: Mapping[str, str]) -> set[str]:
    """Return the judges whose names stand in a text; a name within a longer one does not count."""
    written = person_name(text)
    names = [name for name in known if name and name in written]
    return {known[name] for name in names if not any(name != other and name in other for other in names)}


def _project(part: ReadPart, there: str) -> tuple[str, ProjectNamed]:
    """Return the project that a worksheet names, and what else it says of it. Raises Refusal if it names none."""
    number, name = "", ""
    for row in part.above:
        for index, text in enumerate(row):
            match = _PROJECT.match(text)
            if match is None:
                continue
            said = _first(match[2] or match[4] or "") or _next(row, index)
            if match[3] or match[1] in ("编号", "号"):
                number = number or said
            else:
                name = name or said
    own = "" if _UNNAMED.fullmatch(part.read.sheet.strip()) else part.read.sheet
    numbered = _NUMBER.fullmatch(own)
    if number or name:
        written = _NUMBER.fullmatch(number) if number and name else numbered
        return name or number, ProjectNamed(number=written[1] if written else "")
    if own and part.label:
        return own, NOT_NAMED
    raise Refusal(f"{there}里没有“项目”一列，也没有写是哪个项目，请在表头上方写“项目名称：……”，或用它作工作表名。")


def _labelled(rows: Iterable[Sequence[str]], label: re.Pattern[str]) -> Iterable[str]:
    """Yield what follows a label, in its cell or in the next one."""
    for row in rows:
        for index, text in enumerate(row):
            match = label.match(text)
            if match is not None:
                yield _LABEL.split(match[1].strip(), maxsplit=1)[0].strip(" _＿") or _next(row, index)


def _first(text: str) -> str:
    """Return a text up to a wide blank or the next label."""
    return _AFTER.split(text.strip(), maxsplit=1)[0].strip(" _＿")


def _next(row: Sequence[str], index: int) -> str:
    """Return the next other text in a row, unless it is a label itself."""
    text = next((cell for cell in row[index + 1 :] if cell and cell != row[index]), "")
    return "" if text.endswith((":", "：")) else text


def _wrong_total(criteria: Sequence[Criterion], marks: Mapping[str, str], total: str, cell: str) -> str:
    """Return why a row's total does not fit its marks; empty if it does, or has none, or a mark is no number."""
    if total in ("", "/", "-", "—"):
        return ""
    written = read_score(total)
    if written is None:
        return f"{cell} 的合计“{total[:20]}”不是分数，请核对。"
    values = {key: value for key, mark in marks.items() if (value := read_score(mark)) is not None}
    if any(mark for key, mark in marks.items() if key not in values):
        return ""
    if len(values) < len(criteria):
        lacking = next(criterion.name for criterion in criteria if criterion.id not in values)
        return f"{cell} 写了合计 {plain(written)}，“{lacking}”却没有分数，请补上。"
    added = sum((Fraction(value) for value in values.values()), Fraction(0))
    parts = (Fraction(values[each.id]) * Fraction(each.weight) / Fraction(each.full_mark) for each in criteria)
    weighted = sum(parts, Fraction(0))
    decimals = len(plain(written).partition(".")[2])
    if any(rounded(value, decimals, mode) == written for value in (added, weighted) for mode in Rounding):
        return ""
    sums = " 或 ".join(dict.fromkeys(plain(rounded(value, 4, Rounding.HALF_UP)) for value in (added, weighted)))
    return f"{cell} 写的合计是 {plain(written)}，各项相加却是 {sums}，请核对。"
