"""Templates of certificates: {项目} is replaced by a value, text in 【】 is emphasised."""

import re
from collections.abc import Collection, Mapping

#: The names a wording may use; a design may use more.
WORDING_NAMES = ("获证者", "项目", "赛事", "组别", "奖项", "核心成员", "日期", "编号")
DESIGN_NAMES = (*WORDING_NAMES, "用语")
#: The names a serial may use; a number may be given a count of digits, e.g. {三位序号}.
SERIAL_NAMES = ("年份", "奖项", "组别", "项目编号", "序号")
NUMBERS = ("年份", "项目编号", "序号")

# Earlier contest files and designs use Python's notation, {project} and {n:03d}, and asterisks for emphasis.
_FORMER = {
    "recipient": "获证者",
    "project": "项目",
    "contest": "赛事",
    "division": "组别",
    "award": "奖项",
    "members": "核心成员",
    "date": "日期",
    "serial": "编号",
    "wording": "用语",
    "year": "年份",
    "number": "项目编号",
    "n": "序号",
}
_FORMER_NAME = re.compile(r"(\w+)(?::(?:0([2-9]))?d?)?")
_NAME = re.compile(r"\{([^{}]*)\}")
_EMPHASISED = re.compile(r"\*([^*]*)\*")
_DIGITS = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PADDED = re.compile(rf"([{''.join(_DIGITS)}])位(.+)")
#: Full-width signs typed on a Chinese keyboard, and below them the signs that a template uses.
_KEYED = str.maketrans("｛｝", "{}")


def modern(template: str, *, emphasising: bool = True) -> str:
    """Return a template in today's notation, from an earlier one or from full-width signs.

    Unknown names are kept, for `objection_to` to report. Without `emphasising`, as in a serial, asterisks are text.
    """
    braced = _NAME.sub(lambda found: f"{{{_modern_name(found[1].strip())}}}", template.translate(_KEYED))
    return _EMPHASISED.sub(r"【\1】", braced) if emphasising else braced


def _modern_name(name: str) -> str:
    former = _FORMER_NAME.fullmatch(name)
    if not former or former[1] not in _FORMER:
        return name
    digits = {width: word for word, width in _DIGITS.items()}
    return (f"{digits[int(former[2])]}位" if former[2] else "") + _FORMER[former[1]]


def listed(names: Collection[str]) -> str:
    """Return names in the notation of templates, side by side."""
    return "、".join(f"{{{name}}}" for name in names)


def names_in(template: str) -> tuple[str, ...]:
    """Return the names in braces of a template, in order."""
    return tuple(_NAME.findall(template))


def objection_to(template: str, names: Collection[str], *, emphasising: bool = True) -> str:
    """Return what is wrong with a template that may use these `names`, empty if nothing is.

    Without `emphasising`, 【 and 】 are ordinary text.
    """
    for name in names_in(template):
        if _split(name)[0] not in names:
            return f"没有 {{{name}}} 这一项，可以用 {listed(names)}"
    if set("{}") & set(_NAME.sub("", template)):
        return "花括号没有成对"
    if emphasising and set("【】") & set(re.sub(r"【[^【】]*】", "", template)):
        return "【 和 】没有成对"
    return ""


def filled(template: str, values: Mapping[str, str | int]) -> str:
    """Put the values into a valid template (see `objection_to`); numbers are padded to the digits asked for."""

    def value(found: re.Match[str]) -> str:
        name, digits = _split(found[1])
        return str(values[name]).zfill(digits)

    return _NAME.sub(value, template)


def without_signs(template: str) -> str:
    """Return a template for display: names without braces, no emphasis."""
    return re.sub(r"[{}【】]", "", template)


def _split(name: str) -> tuple[str, int]:
    """Return a name without its count of digits, and that count (0: none given)."""
    padded = _PADDED.fullmatch(name)
    if padded and padded[2] in NUMBERS:
        return padded[2], _DIGITS[padded[1]]
    return name, 0
