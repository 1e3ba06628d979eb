"""A copy of a contest file beside the work that goes on in it: complete, checked, and there only when it is whole."""

from pathlib import Path

from maker_desktop.domain.errors import Refusal
from maker_desktop.store import sqlite
from maker_desktop.store.verify import Verification, verify


def copy(source: Path, target: Path) -> Verification:
    """Copy the contest file `source`, which may be open, to `target` and return what its check found.

    A copy whose journal and tables do not fit each other does not stay. Raises Refusal if `target` is there already,
    `source` is no contest file, or the copy cannot be written.
    """
    if target.exists():
        raise Refusal(f"“{target.name}”已经存在，请给副本换一个文件名。")
    sqlite.check_header(source)
    unchecked = target.with_name(target.name + ".unchecked")
    try:
        with sqlite.refusals(source):
            connection = sqlite.connect(source, "ro")
            try:
                with sqlite.refusals(target):
                    sqlite.copy(connection, unchecked)
            finally:
                connection.close()
        found = verify(unchecked)
        if found.ok:
            unchecked.rename(target)
    except OSError as error:
        raise Refusal(f"副本“{target.name}”没有写成（{error.strerror}），请检查文件夹、磁盘空间和权限。") from error
    finally:
        for rest in (unchecked, unchecked.with_name(unchecked.name + ".part")):
            rest.unlink(missing_ok=True)
    return found
