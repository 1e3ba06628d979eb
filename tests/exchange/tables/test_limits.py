"""What is refused is refused in two seconds of work and 300 MB, by every reader of files, however it was made."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from maker_desktop.exchange.rulebook.toml import LARGEST_RULEBOOK
from maker_desktop.exchange.rulebook.toml_table import MOST_DOTS
from maker_desktop.exchange.tables.limits import LARGEST_FILE, LARGEST_UNPACKED, MOST_CELLS, MOST_COLUMNS, MOST_ELEMENTS
from tests.exchange import files
from tests.exchange.rulebooks import SMALLEST

HERE = Path(__file__).resolve().parents[3]
SECONDS, MEGABYTES = 2.0, 300

#: For each path on stdin, a fresh copy of this process reads the file with every reader; prints each one's answer, how
#: long it took, and what memory was needed at most.
PROGRAM = """
import json, os, sys, time
from pathlib import Path
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.exchange import marks_file, panels_file
from maker_desktop.exchange.roster import reading as roster_file
from maker_desktop.exchange.rulebook import toml as rulebook_file
rules = rulebook_file.read_rulebook(sys.argv[1], "规则")
readers = {
    "roster": lambda path: roster_file.read_roster(path, rules),
    "marks": marks_file.read_marks,
    "seats": panels_file.read_seats,
    "assignments": panels_file.read_assignments,
    "rulebook": lambda path: rulebook_file.read_rulebook(rulebook_file.rulebook_text(path), path.name),
}
def answer(reader, read, path):
    start, said = time.process_time(), ""
    try:
        read(path)
    except Refusal as refusal:
        said = refusal.sentence
    seconds = time.process_time() - start
    most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    return reader, said, seconds, int(most.split()[1]) / 1024
for line in sys.stdin:
    if os.fork() == 0:
        print(json.dumps([answer(*each, Path(line.rstrip())) for each in readers.items()]), flush=True)
        os._exit(0)
    if os.wait()[1]:
        print("[]", flush=True)
"""


def csv_of(rows: int, columns: int) -> bytes:
    return ((b"1," * columns)[:-1] + b"\n") * rows


def wide_xlsx(path: Path) -> None:
    """Fill as many bytes as may be unpacked with cells, one row more than may be."""
    row = "<row>" + "<c><v>1</v></c>" * 250 + "</row>"
    files.raw_xlsx(path, row * (LARGEST_UNPACKED // len(row) - 10))


def tree_docx(path: Path) -> None:
    files.word_xml(path, "<w:tbl><w:tr><w:tc>" + "<w:p/>" * (MOST_ELEMENTS + 1) + "</w:tc></w:tr></w:tbl>")


HOSTILE: dict[str, Callable[[Path], object]] = {
    "more rows than may be": lambda path: path.write_bytes(csv_of(300_001, 4)),
    "more cells than may be": lambda path: path.write_bytes(csv_of(MOST_CELLS // 200 + 1, 200)),
    "more columns than may be": lambda path: path.write_bytes(csv_of(10_000, MOST_COLUMNS + 1)),
    "more bytes than may be": lambda path: path.write_bytes(b"1" * (LARGEST_FILE + 1)),
    "one line without an end": lambda path: path.write_bytes(b"a" * (LARGEST_FILE - 1)),
    "quotes without an end": lambda path: path.write_bytes(b'"' * (LARGEST_FILE - 1)),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * (LARGEST_FILE // 256)),
    "gb 18030 without sense": lambda path: path.write_bytes(b"\x81\x30\x81\x30" * (LARGEST_FILE // 4)),
    "as much xml as may be": wide_xlsx,
    "a tree of a million leaves": tree_docx,
    "packed bomb": lambda path: files.raw_xlsx(path, "", extra=b" " * LARGEST_UNPACKED),
    "lying bomb": lambda path: files.lying_xlsx(path, LARGEST_UNPACKED),
    "deep brackets": lambda path: path.write_bytes(b"a = " + b"[" * 200_000),
    "a dotted key without an end": lambda path: path.write_bytes(b"a" + b".a" * 200_000 + b" = 1"),
    "many dotted keys": lambda path: path.write_bytes(
        b"".join(b"a%d" % number + b".a" * MOST_DOTS + b" = 1\n" for number in range(LARGEST_RULEBOOK // 110))
    ),
}


@pytest.fixture(scope="module")
def readers() -> Iterator[subprocess.Popen[str]]:
    words = [sys.executable, "-c", PROGRAM, SMALLEST]
    with subprocess.Popen(words, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="measures with Linux's /proc")
@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_hostile_is_refused_in_no_time_and_little_memory(
    kind: str, tmp_path: Path, readers: subprocess.Popen[str]
) -> None:
    path = tmp_path / "名单.xlsx"
    HOSTILE[kind](path)
    assert readers.stdin is not None
    assert readers.stdout is not None
    readers.stdin.write(f"{path}\n")
    readers.stdin.flush()
    answers = json.loads(readers.stdout.readline())
    assert len(answers) == 5
    for reader, said, seconds, megabytes in answers:
        assert said.count("。") == 1, reader
        assert (seconds < SECONDS, megabytes < MEGABYTES) == (True, True), (reader, said, seconds, megabytes)
