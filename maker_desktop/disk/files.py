"""Whole files and folders: read with a size limit, written atomically."""

import os
import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from maker_desktop.disk.refusals import reason
from maker_desktop.domain.model.errors import Refusal


def make_folder(folder: Path) -> None:
    """Make a folder and its parents if missing. Raises Refusal if that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"不能建立文件夹“{folder}”：{reason(error)}。") from error


def read_file(path: Path, largest: int) -> bytes:
    """Return the content of a file of at most `largest` bytes. Raises Refusal if it is larger or cannot be read."""
    try:
        if not path.exists():
            raise Refusal(f"找不到文件“{path.name}”，请检查路径。")
        if not path.is_file():
            what = "文件夹" if path.is_dir() else "管道或设备"
            raise Refusal(f"“{path.name}”是{what}，不是文件，请另选文件。")
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        raise Refusal(f"文件“{path.name}”无法打开：{reason(error)}。") from error
    if len(content) > largest:
        raise Refusal(f"文件“{path.name}”太大，最多可以读 {max(largest // 1_000_000, 1)} MB。")
    return content


def growing_name(name: str) -> str:
    """Return the name that a file has beside its place until it is complete."""
    return f".{sha256(name.encode(errors='surrogatepass')).hexdigest()[:16]}.part"


def copy_file(source: Path, target: Path) -> None:
    """Copy a file atomically; the copy gets its name once it is on the disk. Raises OSError.

    What grows is named after the source, so that who knows it finds what a kill has left.
    """
    growing = target.with_name(growing_name(source.name))
    with source.open("rb") as old, growing.open("wb") as new:
        shutil.copyfileobj(old, new, 1 << 20)
        new.flush()
        os.fsync(new.fileno())
    growing.replace(target)


def settle(folder: Path) -> None:
    """Flush a folder's entries to the disk; not needed, and not possible, on Windows."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_file(path: Path, content: bytes) -> None:
    """Write a whole file or nothing, into a folder that is made where it is missing.

    A temporary file beside it is written first and then replaces the old one, so that neither a power cut nor a full
    disk leaves half a file. A link is followed. Raises Refusal if writing fails or `path` is a device or a pipe.
    """
    make_folder(path.parent)
    place = Path(os.path.realpath(path))
    # Named after the file, so that one left by a power cut is overwritten, but never longer than its name.
    neighbour = place.with_name(growing_name(place.name))
    try:
        if place.exists() and not (place.is_file() or place.is_dir()):
            raise Refusal(f"“{path.name}”是设备或管道，不能写成文件，请换一个名称。")
        with neighbour.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        neighbour.replace(place)
    except OSError as error:
        with suppress(OSError):
            neighbour.unlink(missing_ok=True)
        raise Refusal(f"文件“{path.name}”未能保存：{reason(error)}。") from error
