"""Whole files in and out: read with a size limit, written so that a half-written file never takes a name."""

import os
import tempfile
from pathlib import Path

from maker_desktop.domain.errors import Refusal


def read_bytes(path: Path, largest: int) -> bytes:
    """Return the content of a file of at most `largest` bytes. Raises Refusal if it is larger or cannot be read."""
    try:
        if not path.is_file():
            raise Refusal(f"找不到文件“{path.name}”，请检查路径。")
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        raise Refusal(f"文件“{path.name}”打不开（{error.strerror}），请检查它是否被占用或有没有权限。") from error
    if len(content) > largest:
        raise Refusal(f"文件“{path.name}”太大，最多可以读 {max(largest // 1_000_000, 1)} MB。")
    return content


def write_bytes(path: Path, content: bytes) -> None:
    """Write a whole file or nothing: into a neighbour first, then in place of the old one.

    Raises Refusal if the folder is missing, read-only or full.
    """
    neighbour = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
            neighbour = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        neighbour.chmod(0o644)
        neighbour.replace(path)
    except OSError as error:
        if neighbour is not None:
            neighbour.unlink(missing_ok=True)
        raise Refusal(f"文件“{path.name}”没有写成（{error.strerror}），请检查文件夹、磁盘空间和权限。") from error
