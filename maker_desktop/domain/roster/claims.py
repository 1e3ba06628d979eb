"""What a row of a list says in columns that are not imported but have to agree with the contest: stage, panel, seat."""

import re
from typing import Final, NamedTuple

#: The keys of such columns. In the last four a row says that it counts, that it does not, how it stands, or anything.
STAGE: Final = "stage"
PANEL: Final = "panel"
SEAT: Final = "seat"
DIVISION: Final = "division"
EMPLOYER: Final = "employer"
FULL_MARK: Final = "full_mark"
VALID: Final = "valid"
VOID: Final = "void"
STATE: Final = "state"
REMARK: Final = "remark"


class Claim(NamedTuple):
    """The text of such a cell: the key of its column, the column's title, and its address."""

    key: str
    title: str
    cell: str
    text: str

    @property
    def words(self) -> str:
        """The cell and its text, as the beginning of a Chinese sentence."""
        return f"{self.cell}（{self.title}）写的是“{self.text[:20]}”"


_COUNTS = frozenset({"是", "有效", "正常", "√", "✓", "到场", "y", "yes", "1", "true", "-", "/", "—"})
_COUNTS_NOT = frozenset({"否", "无", "未", "有效", "正常", "×", "n", "no", "0", "false", "-", "/", "—"})
_STANDS = frozenset({"正常", "有效", "已确认", "已提交", "已完成", "完成", "已评", "已打分", "到场", "-", "/", "—"})
#: How a remark begins that takes its row back.
_TAKEN_BACK = re.compile(
    r"(?:已|本人|因故|自愿)*(?:作废|无效|回避|缺席|弃[权赛]|退赛|退出|请假|缺考|放弃|取消|不计|不算|未到|未参加|不参加"
    r"|未晋级|未入围|未通过|淘汰|候补|递补|备选)"
)
_FINE = {VALID: _COUNTS, VOID: _COUNTS_NOT, STATE: _STANDS}


def does_not_count(claim: Claim) -> bool:
    """Whether a row says that it is void, excused or otherwise not to be counted."""
    said = "".join(claim.text.split()).casefold()
    if claim.key == REMARK:
        return _TAKEN_BACK.match(said) is not None
    fine = _FINE.get(claim.key)
    return fine is not None and said not in fine
