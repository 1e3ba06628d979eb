"""The meaning of a column title: additions in brackets, and persons with name and telephone below or beside."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】")
_ORNAMENT = re.compile(r"[\s*:.,、/\\\-_()\[\]【】<>《》“”\"']")
#: Additions that make it another column: a former name, or another year.
_OTHER = re.compile(
    r"曾用|原名|原称|旧|前身|英文|外文|拼音|简称|缩写|代码|上届|上一届|上年|去年|往年|历年|备用|紧急|示例|样例"
)
#: Additions that are only instructions.
_HELP = re.compile(
    r"全称|必填|选填|填写|填|公章|盖章|可写|请|如|例|单选|勾选|打√|√|是|否|组$|创客|企业|团队|单位|项目|格式|年|月|日|元|分|字|行|^[区县市、,/和及或]+$"
)
#: Titles that describe a person named above, before or in brackets, and mean nothing without one.
_OF_A_PERSON = re.compile(
    r"(?:联系|移动)?(?:姓名|电话|手机|手机号|电话号码|手机号码|联系方式|方式)|职务|职称|邮箱|名称"
)
_PERSON = re.compile(r"人$|员$|法人|代表|负责|联系|经理|董事长|财务|导师|教师|队长|秘书")
_NAMED = re.compile(r"(?:人|员|法人代表|代表|经理|董事长|导师|教师|队长|秘书)$")
#: Titles over several columns that name no person.
_GROUP = re.compile(r"信息|情况|资料|内容|基本")


@dataclass(frozen=True, slots=True, order=True)
class Meaning:
    """What a title means; the less its `rank`, the better it is. `guessed` where its brackets say something more."""

    guessed: bool
    rank: int
    key: str


class TitleBook:
    """The known titles, looked up in any spelling."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        """`names` gives for each key the titles it may have, the best first."""
        self._ranks: dict[str, tuple[int, str]] = {}
        self._whole = {_ORNAMENT.sub("", _half(name)) for titles in names.values() for name in titles}
        for key, titles in names.items():
            for rank, name in enumerate(titles):
                self._ranks.setdefault(title_key(name), (rank, key))
        self._known: dict[tuple[str, str], Meaning | None] = {}

    def meaning(self, title: str, above: str = "") -> Meaning | None:
        """Return what a title means, `above` being the merged title over it, if any."""
        if not title or len(title) > 60:
            return None
        if (title, above) not in self._known:
            self._known[title, above] = self._of_two(title, above) if above else self._of_one(title)
        return self._known[title, above]

    def _of_two(self, title: str, above: str) -> Meaning | None:
        over, below = title_key(above), title_key(title)
        if over == below:
            return self._of_one(title)
        if _OTHER.search(_half(above)):
            return None
        both = self._exact(over + below)
        if both is not None or (is_of_a_person(title) and not _GROUP.search(over)):
            return both
        return self._of_one(title)

    def _of_one(self, title: str) -> Meaning | None:
        half = _half(title)
        bare = title_key(title)
        said = _ORNAMENT.sub("", "".join(part for found in _BRACKETS.findall(half) for part in found))
        if not said or said == bare:
            return self._exact(bare)
        if _OTHER.search(said):
            return None
        if is_of_a_person(bare) and _PERSON.search(said):
            return self._exact(said + bare)
        if _PERSON.search(bare) and is_of_a_person(said):
            return self._exact(bare + said)
        found = self._exact(bare)
        guessed = not _HELP.search(said) and _ORNAMENT.sub("", half) not in self._whole
        return found and Meaning(guessed, found.rank, found.key)

    def _exact(self, key: str) -> Meaning | None:
        found = self._ranks.get(key)
        return found and Meaning(False, *found)


def title_key(title: str) -> str:
    """Return a column title without brackets, blanks and ornaments, in half-width small letters."""
    text = _half(title)
    without = _ORNAMENT.sub("", _BRACKETS.sub("", text))
    return without or _ORNAMENT.sub("", text)


def is_of_a_person(title: str) -> bool:
    """Whether a title, such as 姓名 or 电话, describes a person named in another title."""
    return _OF_A_PERSON.fullmatch(title_key(title)) is not None


def is_person(title: str) -> bool:
    """Whether a title names a person, such as 联系人 or 法定代表人."""
    return _NAMED.search(title_key(title).removesuffix("姓名")) is not None


def is_group(title: str) -> bool:
    """Whether a title covers several columns and names no person, such as 企业信息."""
    return _GROUP.search(title_key(title)) is not None


def _half(title: str) -> str:
    return unicodedata.normalize("NFKC", title).casefold()
