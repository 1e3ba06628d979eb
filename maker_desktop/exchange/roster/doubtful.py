"""Texts of a roster that are likely not what their column asks for: 同上, （已退出）, several companies in one cell."""

import re

#: A text that stands for the one above it.
_SAME_AS_ABOVE = re.compile(r"""同\s*上(?:行|一行)?|同\s*前|上\s*同|[-—\s]*[〃″＂"]+[-—\s]*|''|[↑↓←]+|…+""")
_GONE = re.compile(
    r"[（(【\[][^）)】\]]*?(已?退出|退赛|弃赛|弃权|撤回|撤销|取消|作废|注销|删除|不参加|未定|待定|重复)[^）)】\]]*[）)】\]]"
)
_ELSEWHERE = re.compile(r"(?:详?见|另见)附[件表]?\d*|待定|待补|暂无名称|未定|另附")
_LETTER = re.compile(r"[^\W\d_]")
_TRUTH = frozenset({"true", "false", "是", "否", "有", "无", "√", "×"})
_BODY = r"(?:公司|集团|中心|大学|学院|研究院|研究所|合作社|厂)"
_SEVERAL = re.compile(rf"{_BODY}\s*(?:[、,，;；/\n]|和|及|与)\s*\S+{_BODY}")


def is_same_as_above(text: str) -> bool:
    """Whether a cell only says that it repeats the one above it."""
    return _SAME_AS_ABOVE.fullmatch(text.strip()) is not None


def doubt_of_name(text: str, applicant: bool) -> str:
    """Return in Chinese why the name of a project or an applicant may not be one; empty without a doubt."""
    gone = _GONE.search(text)
    if gone is not None:
        return f"写着“{gone[1]}”，已读入，请核对还算不算"
    if _ELSEWHERE.fullmatch(text.strip()) or text.strip().casefold() in _TRUTH or not _LETTER.search(text):
        return "不像名称，已读入，请核对是不是填错了格"
    if "\ufffd" in text or "??" in text:
        return "里有认不出的字，已读入，请核对"
    if applicant and _SEVERAL.search(text):
        return "像是几个单位，当作一个参赛主体读入，请核对"
    return ""
