"""The data of a proof package, as plain values for JSON: journal, results, derivations, lines, names."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from maker_desktop.domain.awards.lines import lines
from maker_desktop.domain.journal.privacy import public_text
from maker_desktop.domain.model.contest import Contest
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.domain.model.records import Setting
from maker_desktop.domain.model.rounding import exactly
from maker_desktop.domain.model.scoresheet import SheetState, plain
from maker_desktop.domain.model.stage_rules import Stage
from maker_desktop.domain.model.standing import DROPPED_NAMES, SheetLine, Step
from maker_desktop.domain.results.explain import derivation
from maker_desktop.domain.scoring.normalisation import NORMALISED_DECIMALS, ROOT_DIGITS
from maker_desktop.domain.scoring.scores import SETTLED_DECIMALS
from maker_desktop.domain.scoring.sheets import round_of
from maker_desktop.services.core.session import Session
from maker_desktop.services.journal import words
from maker_desktop.services.journal.proof_privacy import screened
from maker_desktop.services.journal.proof_words import PROOFS
from maker_desktop.services.standings.seal_digest import standing_row
from maker_desktop.store.codec import CODECS
from maker_desktop.store.column_names import column_name
from maker_desktop.store.schema import TABLE_NAMES

#: A JSON value.
Json = Mapping[str, object]

_EXCUSED = (SheetState.RECUSED, SheetState.ABSENT)


class _Texts:
    """A table of texts, each stored once, since all derivations repeat the same rules and formulas."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, text: str) -> int:
        """Return the index of a text in `listed`."""
        return self._places.setdefault(text, len(self._places))

    def listed(self) -> list[str]:
        """Return all texts in order."""
        return list(self._places)


def proof_data(session: Session, papers: Sequence[Json], progress: Progress = silent) -> Json:
    """Return the data of the proof page; `papers` are the files beside it, by name and hash."""
    texts = _Texts()
    stages = [_stage(session, stage, texts, progress) for stage in session.marked_stages()]
    entries = [screened(entry) for entry in session.file.entries()]
    return {
        "format": 1,
        "contest": session.contest.rulebook.contest.name,
        "made": session.stamp(),
        "count": len(entries),
        "entries": entries,
        "names": _names(session),
        "stages": stages,
        "texts": texts.listed(),
        "papers": list(papers),
        "meaning": PROOFS,
    }


def _stage(session: Session, stage: Stage, texts: _Texts, progress: Progress) -> Json:
    contest, result = session.contest, session.result(stage.id)
    numbers = sorted(result.scores)
    turns = count()
    projects = []
    for number in numbers:
        progress(next(turns), len(numbers), f"{stage.name} {number} 号")
        steps = derivation(contest, stage, result, number)
        sheets = [_sheet(contest, stage, line) for line in result.scores[number].lines]
        told = [_step(step, texts) for step in steps]
        name = public_text(contest.by_number[number].name)
        projects.append({"number": number, "name": name, "sheets": sheets, "steps": told})
    results = session.results()
    drawn = [line for division in stage.divisions for line in lines(contest, stage, division, results)]
    return {
        "id": stage.id,
        "name": stage.name,
        "criteria": [{"id": each.id, "name": each.name} for each in contest.rulebook.stage_criteria(stage)],
        "results": [standing_row(result, number) for number in numbers],
        "lines": [{"division": line.division, "after": line.after, "name": line.name} for line in drawn],
        "constants": sorted(set(_constants(contest, stage))),
        "projects": projects,
    }


def _sheet(contest: Contest, stage: Stage, line: SheetLine) -> Json:
    """Return a judge's sheet; `marks` is empty if the judge did not mark the project."""
    sheet = line.sheet
    excused = sheet.state in _EXCUSED
    dropped = [f"去{DROPPED_NAMES[line.dropped]}"] if line.dropped else []
    names = {criterion.id: criterion.name for criterion in contest.rulebook.stage_criteria(stage)}
    dropped += [f"{names[key]}去{DROPPED_NAMES[end]}" for key, end in line.dropped_marks.items()]
    state = "、".join(dropped) if dropped else "" if sheet.counts else sheet.words
    marks = {} if excused else dict(zip(stage.criteria, sheet.marks, strict=True))
    return {
        "seat": sheet.seat,
        "judge": sheet.judge,
        "round": round_of(contest, stage.id, sheet.number, sheet.judge),
        "counts": sheet.counts,
        "state": state,
        "marks": {key: None if mark is None else plain(mark) for key, mark in marks.items()},
    }


def _step(step: Step, texts: _Texts) -> tuple[int, int, int, str]:
    kind = "rule" if step.quoted else "calculation" if step.formula else "ground"
    return texts.place(public_text(step.text)), texts.place(step.value), texts.place(step.formula), kind


def _constants(contest: Contest, stage: Stage) -> Iterator[str]:
    """Return the numbers of the stage's rules that a formula may use."""
    rule = stage.score
    for criterion in contest.rulebook.stage_criteria(stage):
        yield from (plain(criterion.weight), plain(criterion.full_mark))
    for share in (rule.own_share, *(each.share for each in rule.carry), *(each.share for each in rule.judge_classes)):
        yield exactly(share)
    for scale in (rule.judge_normalisation, rule.panel_normalisation):
        yield from (plain(scale.mean), plain(scale.deviation))
    decimals = (rule.decimals, rule.round_criterion, rule.round_weighted, rule.round_sheet)
    fixed = (NORMALISED_DECIMALS, SETTLED_DECIMALS, ROOT_DIGITS)
    yield from (str(places) for places in (*decimals, *fixed) if places is not None)


def _names(session: Session) -> Json:
    """Return the names of tables, columns, actions, settings and values, and the projects by number."""
    contest, rulebook = session.contest, session.contest.rulebook
    values = {column: dict(known) for column, known in words.VALUES.items()}
    stages = {stage.id: stage.name for stage in rulebook.stages}
    values |= {
        "stage": stages,
        "division": {division.id: division.name for division in rulebook.divisions},
        "criterion": {criterion.id: criterion.name for criterion in rulebook.criteria},
    }
    return {
        "tables": TABLE_NAMES,
        "columns": {
            f"{codec.table}.{name}": column_name(codec.table, name) for codec in CODECS.values() for name in codec.names
        },
        "keys": {codec.table: codec.key_names for codec in CODECS.values()},
        "actions": words.ACTIONS,
        "values": values,
        "yesNo": sorted(words.YES_NO),
        "settings": {each.name: words.setting_words(each.name) for each in session.file.all(Setting)},
        "stage": stages,
        "projects": {str(project.number): public_text(project.name) for project in contest.projects},
    }
