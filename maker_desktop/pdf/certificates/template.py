"""Templates of certificates: {项目} stands for what the program puts there, 【】 around what is emphasised."""

import re
from collections.abc import Collection, Mapping

#: What a wording may name, and a design besides.
WORDING_NAMES = ("获证者", "项目", "赛事", "组别", "奖项", "核心成员", "日期", "编号")
DESIGN_NAMES = (*WORDING_NAMES, "用语")
#: What a serial may name; numbers can be told how many digits to have, e.g. {三位序号}.
SERIAL_NAMES = ("年份", "奖项", "组别", "项目编号", "序号")
NUMBERS = ("年份", "项目编号", "序号")

# Earlier contest files and designs name things as Python does, {project} and {n:03d}, and emphasise by asterisks.
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
#: A Chinese keyboard gives these; the signs that a template knows stand below them.
_KEYED = str.maketrans("｛｝", "{}")


def modern(template: str, *, emphasising: bool = True) -> str:
    """Return a template as it is written now, whether it comes from an earlier file or off a Chinese keyboard.

    What is not known stays as it is, for `objection_to` to name. In a template that emphasises nothing, as a serial,
    an asterisk is an asterisk.
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
    """Return names as they are written into a template, side by side."""
    return "、".join(f"{{{name}}}" for name in names)


def names_in(template: str) -> tuple[str, ...]:
    """Return what a template names in braces, in order."""
    return tuple(_NAME.findall(template))


def objection_to(template: str, names: Collection[str], *, emphasising: bool = True) -> str:
    """Return what is wrong with a template that may use these `names`, empty if nothing is.

    In one that emphasises nothing 【 and 】 are signs as any other.
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
    """Put the values into a template that has nothing against it; a number has as many digits as are asked for."""

    def value(found: re.Match[str]) -> str:
        name, digits = _split(found[1])
        return str(values[name]).zfill(digits)

    return _NAME.sub(value, template)


def without_signs(template: str) -> str:
    """Return a template as it is told to a reader: the names without braces, nothing emphasised."""
    return re.sub(r"[{}【】]", "", template)


def _split(name: str) -> tuple[str, int]:
    """Return a name without the digits it asks for, and their number; 0 where it asks for none."""
    padded = _PADDED.fullmatch(name)
    if padded and padded[2] in NUMBERS:
        return padded[2], _DIGITS[padded[1]]
    return name, 0
