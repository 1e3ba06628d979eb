"""The one door by which a finished document reaches the disk: whole or not at all."""

import os
from pathlib import Path

from maker_desktop.domain.errors import Refusal


def save(path: Path, document: bytes) -> None:
    """Write `document` to `path` in one step, so that a power cut or a full disk never leaves half a file.

    Raises Refusal where the folder cannot be written to, or the file is open elsewhere and locked.
    """
    draft = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"不能建立文件夹“{path.parent}”（{error.strerror}），请换一个位置再保存。") from error
    try:
        with draft.open("wb") as file:
            file.write(document)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Refusal(f"不能写入“{path}”（{error.strerror}），请关闭正在使用它的程序，或换一个位置再保存。") from error
