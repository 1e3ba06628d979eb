"""流程单: the whole show of a stage as a list, from the opening picture to the photograph of the winners."""

from dataclasses import dataclass
from enum import StrEnum


class RunKind(StrEnum):
    """What an item of the show is: 开场, 项目上场与亮分, 名次榜, 颁奖, 合影, 鸣谢."""

    TITLE = "title"
    APPEARANCE = "appearance"
    BOARD = "board"
    AWARD = "award"
    PHOTO = "photo"
    SPONSORS = "sponsors"


@dataclass(frozen=True, slots=True)
class RunItem:
    """An item of the show; `words` name it on the list, `done` says that the audience has seen it.

    `division` is the id of a division, of an award its name as announced, empty for organisations and photographs.
    """

    kind: RunKind
    words: str
    stage: str
    division: str = ""
    number: int | None = None
    award: str = ""
    done: bool = False
