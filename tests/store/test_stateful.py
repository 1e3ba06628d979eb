"""Any sequence of changes leaves the file, and the replay of its journal, equal to a plain model."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from maker_desktop.domain.journal.entries import Row
from maker_desktop.domain.model.records import Record, Setting
from maker_desktop.domain.model.roster import Project
from maker_desktop.domain.model.scoresheet import Confirmation, Mark
from maker_desktop.store.codec import CODECS
from maker_desktop.store.contest_file import create, open_contest
from maker_desktop.store.migrations import newest
from maker_desktop.store.verify import verify
from tests.examples import examples
from tests.fakes import clock

FEW = st.integers(1, 3)
RECORDS = st.one_of(
    st.builds(Setting, st.sampled_from("ab"), st.sampled_from("xy")),
    st.builds(Project, FEW, st.text(max_size=3), st.just(""), st.just("enterprise"), members=st.tuples(st.text())),
    st.builds(Confirmation, st.just("final"), FEW, st.sampled_from(["张三", "李四"])),
)
MARKS = st.builds(
    Mark, st.just("final"), FEW, st.just("张三"), st.just("a"), st.none() | st.decimals(0, 100, places=1), version=FEW
)
STEPS = st.lists(st.tuples(st.sampled_from(["put", "remove"]), RECORDS) | st.tuples(st.just("put"), MARKS), max_size=6)
Model = dict[tuple[str, tuple[str | int, ...]], Row]


class Changes(RuleBasedStateMachine):
    """Random changes, some of which fail, with closing and opening in between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.file = create(self.folder / "a.maker", clock)
        self.model: Model = {("schema_version", (newest(),)): {"version": newest()}}

    @rule(steps=STEPS, fails=st.booleans())
    def change(self, steps: list[tuple[str, Record]], fails: bool) -> None:
        model = dict(self.model)
        with suppress(LookupError, ValueError):
            with self.file.change("test.change", "subject", "王五") as work:
                for verb, record in steps:
                    getattr(work, verb)(record)
                    follow(model, verb, record)
                if fails:
                    raise LookupError
            self.model = model

    @rule()
    def reopen(self) -> None:
        self.file.close()
        self.file = open_contest(self.folder / "a.maker", clock)

    @invariant()
    def the_file_the_journal_and_the_model_agree(self) -> None:
        rows = {
            (codec.table, codec.key(codec.encode(record))): codec.row(codec.encode(record))
            for codec in CODECS.values()
            for record in self.file.all(codec.kind)
        }
        assert rows | {("schema_version", (newest(),)): {"version": newest()}} == self.model
        assert replay(self) == self.model
        assert verify(self.folder / "a.maker").ok

    def teardown(self) -> None:
        self.file.close()
        shutil.rmtree(self.folder)


def follow(model: Model, verb: str, record: Record) -> None:
    codec = CODECS[type(record)]
    cells = codec.encode(record)
    place = codec.table, codec.key(cells)
    if verb == "remove":
        model.pop(place, None)
    else:
        model[place] = dict(zip(codec.names, cells, strict=True))


def replay(machine: Changes) -> Model:
    rows: Model = {}
    for entry in machine.file.entries():
        for change in entry.changes:
            assert rows.pop((change.table, change.key), None) == change.before
            if change.after is not None:
                rows[change.table, change.key] = change.after
    return rows


TestChanges = Changes.TestCase
TestChanges.settings = examples(25, stateful_step_count=10, suppress_health_check=[HealthCheck.too_slow])
