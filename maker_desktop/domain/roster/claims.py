"""What a row of a list says in columns that are not imported but have to agree with the contest: stage, panel, seat."""

from typing import Final, NamedTuple

#: The keys of such columns. Of the last three a row says that it counts, that it does not, or how it stands.
STAGE: Final = "stage"
PANEL: Final = "panel"
SEAT: Final = "seat"
DIVISION: Final = "division"
EMPLOYER: Final = "employer"
FULL_MARK: Final = "full_mark"
VALID: Final = "valid"
VOID: Final = "void"
STATE: Final = "state"


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
_FINE = {VALID: _COUNTS, VOID: _COUNTS_NOT, STATE: _STANDS}


def does_not_count(claim: Claim) -> bool:
    """Whether a row says that it is void, excused or otherwise not to be counted."""
    fine = _FINE.get(claim.key)
    return fine is not None and "".join(claim.text.split()).casefold() not in fine
