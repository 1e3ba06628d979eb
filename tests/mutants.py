"""Changes one small thing of the rules or the use cases at a time, and tells which changes no test notices.

Run by `make mutants`. Cosmic Ray makes the changes, drawn at random from every place it can change: a file by its
length, a place in it evenly. The changed program is a copy; its tests are those of its own word first, then all of the
rules and use cases. A change is killed where a test fails, hangs or crashes. What is changed without any difference to
see cannot be killed, so the score never need reach 100 %.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from difflib import unified_diff
from functools import cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[1]
LAYERS = ("domain", "services")
#: Seconds after which a changed program is taken to hang.
LONGEST = 600
#: Of the operators of arithmetic, | stands for a union of types nearly everywhere: no test need be run to tell that.
OPERATORS = tuple(name for name in operator_names() if "BitOr" not in name and not get_operator(name).arguments())


class Change(NamedTuple):
    """One change: `occurrence` counts the places of a file that an operator changes."""

    file: Path
    operator: str
    occurrence: int


@cache
def places(file: Path) -> tuple[Change, ...]:
    """Return every change that can be made to a file, named from the root of the program."""
    nodes = list(ast_nodes(get_ast((ROOT / file).read_text(encoding="utf-8"))))
    return tuple(
        Change(file, name, occurrence)
        for name in OPERATORS
        for occurrence in range(sum(1 for node in nodes for _ in get_operator(name)().mutation_positions(node)))
    )


def drawn(seed: int) -> Iterator[Change]:
    """Yield changes in the order of a seed, without end."""
    files = [
        path.relative_to(ROOT) for layer in LAYERS for path in sorted((ROOT / "maker_desktop" / layer).rglob("*.py"))
    ]
    lengths = [len((ROOT / file).read_bytes()) for file in files]
    lot = random.Random(seed)
    while True:
        (file,) = lot.choices(files, lengths)
        if places(file):
            yield lot.choice(places(file))


def changed(change: Change) -> tuple[str, str]:
    """Return the text of a file before and after a change."""
    before = (ROOT / change.file).read_text(encoding="utf-8")
    return before, mutate_code(before, get_operator(change.operator)(), change.occurrence) or before


def survives(change: Change, copy: Path) -> bool:
    """Make a change in a copy of the program, and return whether every test passes all the same."""
    before, after = changed(change)
    (copy / change.file).write_text(after, encoding="utf-8")
    word = change.file.parts[2]
    near = [f"tests/{layer}/{word}" for layer in LAYERS if (copy / "tests" / layer / word).is_dir()]
    try:
        return all(passes(tests, copy) for tests in (near, ["tests/domain", "tests/services"]) if tests)
    finally:
        (copy / change.file).write_text(before, encoding="utf-8")


def passes(tests: list[str], copy: Path) -> bool:
    """Run tests in a copy up to the first that fails."""
    words = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", *tests]
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "MAKER_DATA": "/nowhere"}
    try:
        ran = subprocess.run(words, cwd=copy, env=environment, capture_output=True, timeout=LONGEST, check=False)
        return ran.returncode == 0
    except subprocess.TimeoutExpired:
        return False


def copied(place: Path) -> Path:
    """Copy what is under version control to a place of its own."""
    shutil.rmtree(place, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, place / name)
    return place


def difference(change: Change) -> str:
    """Return a change as lines with - and +."""
    before, after = (text.splitlines(keepends=True) for text in changed(change))
    return "".join(unified_diff(before, after, str(change.file), str(change.file), n=1))


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Try changes until the minutes are over, tell of those that survive, and print the score."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=15)
    options.add_argument("--seed", type=int, default=int(time.time()))
    options.add_argument("--workers", type=int, default=2)
    wanted = options.parse_args()
    say(f"seed {wanted.seed}, {wanted.workers} workers, {wanted.minutes:g} minutes")
    copies = [copied(ROOT / "build" / "mutants" / str(number)) for number in range(wanted.workers)]
    deadline, changes, drawing = time.monotonic() + wanted.minutes * 60, drawn(wanted.seed), Lock()

    def work(copy: Path) -> list[bool]:
        survived = []
        while time.monotonic() < deadline:
            with drawing:
                change = next(changes)
            survived.append(survives(change, copy))
            if survived[-1]:
                say(difference(change))
        return survived

    with ThreadPoolExecutor(wanted.workers) as pool:
        results = [survived for done in pool.map(work, copies) for survived in done]
    killed = results.count(False)
    say(f"seed {wanted.seed}: {killed} of {len(results)} changes killed, {killed / max(1, len(results)):.0%}")


if __name__ == "__main__":
    main()
