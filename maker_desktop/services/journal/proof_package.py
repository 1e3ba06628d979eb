"""核验包 (proof package): a folder to verify a contest without this program: a page, the documents and their hashes."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from maker_desktop.disk.files import write_file
from maker_desktop.domain.journal.entries import Anchor
from maker_desktop.domain.model.errors import Refusal
from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.resources import resource
from maker_desktop.services.core import contest
from maker_desktop.services.core.journal_heads import head
from maker_desktop.services.core.session import Session
from maker_desktop.services.documents import publishing
from maker_desktop.services.journal.proof_data import proof_data
from maker_desktop.services.journal.proof_privacy import without_telephones
from maker_desktop.services.journal.verification import sound

PAGE: Final = "核验.html"
HASHES: Final = "SHA-256.txt"
_PAPERS: Final = "文书"
#: The documents in a package; what they quote goes in without telephone numbers.
_DOCUMENTS: Final = ("order", "score-summary", "standings", "derivation", "ruling", "awards", "record")
_STYLE = re.compile(r'<link rel="stylesheet" href="([\w.]+)">')
_SCRIPT = re.compile(r'<script src="([\w.]+)"></script>')
_DATA = re.compile(r'(<script type="application/json" id="package">)\{\}(</script>)')


@dataclass(frozen=True, slots=True)
class ProofPackage:
    """What was written: the folder, all its files, and the journal's head at that time."""

    folder: Path
    files: tuple[Path, ...]
    head: Anchor


def export(path: Path, folder: Path, progress: Progress = silent) -> ProofPackage:
    """Write the proof package of a contest file into a folder, which is made if missing.

    The file is read from the disk, so any thread may do this. Everything is made before the first file is written; a
    stop by `progress` writes nothing. Raises Refusal if the file does not pass verification, nothing has been marked
    yet, or the folder cannot be written to.
    """
    sound(path)
    with contest.open_session(path, "", read_only=True) as session:
        if not session.marked_stages():
            raise Refusal("还没有打分，没有可以核验的内容，请先打分。")
        made = dict(_papers(session, progress))
        papers = [{"name": name, "sha256": sha256(content).hexdigest()} for name, content in made.items()]
        made[PAGE] = proof_page(proof_data(session, papers, progress)).encode()
        made[HASHES] = _hash_list(made).encode()
        newest = head(session.file)
    for name, content in made.items():
        write_file(folder / name, content)
    return ProofPackage(folder, tuple(folder / name for name in made), newest)


def _papers(session: Session, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Yield every document that can be printed now, with its file name in the package."""
    for turn, document in enumerate(_DOCUMENTS):
        progress(turn, len(_DOCUMENTS), "文书")
        if not publishing.missing(session, document):
            job = without_telephones(publishing.prepare(session, document))
            for file, content in job.files(Path(_PAPERS), progress=progress):
                yield file.as_posix(), content


def _hash_list(files: Mapping[str, bytes]) -> str:
    """Return the list of hashes in the format of sha256sum."""
    return "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items())


def proof_page(data: Mapping[str, object]) -> str:
    """Return the page as one HTML text with style, scripts and data."""
    page = _shipped("page.html")
    page = _STYLE.sub(lambda found: f"<style>\n{_shipped(found[1])}</style>", page)
    page = _SCRIPT.sub(lambda found: f"<script>\n{_shipped(found[1])}</script>", page)
    # The data cannot end the element it is in: “<” is written as an escape of JSON.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return _DATA.sub(lambda found: f"{found[1]}{text}{found[2]}", page)


def _shipped(name: str) -> str:
    return resource("proof", name).read_text(encoding="utf-8")
