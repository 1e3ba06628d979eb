"""Holiday arrangements from a file in the form of the holiday-cn project, one year a file."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from maker_desktop.disk.files import read_file
from maker_desktop.domain.documents.working_days import Holidays, arrangement
from maker_desktop.domain.model.errors import Refusal

_LARGEST = 1_000_000


def read_holidays(path: Path) -> Holidays:
    """Read the days off and the days worked instead. Raises Refusal for any other file."""
    content = read_file(path, _LARGEST)
    try:
        days: list[dict[str, Any]] = json.loads(content)["days"]
        off = [date.fromisoformat(day["date"]) for day in days if day["isOffDay"] is True]
        worked = [date.fromisoformat(day["date"]) for day in days if day["isOffDay"] is False]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refusal(f"“{path.name}”不是放假安排文件，应是逐日写明放假和上班的文件，如 2027.json。") from None
    found = arrangement(off, worked)
    if not found.years:
        raise Refusal(f"“{path.name}”里没有全年的放假安排（缺元旦），请换一份完整的文件。")
    return found
