"""Worksheets and rows that are not entries of a list: examples, old lists, signatures, sums."""

import re

EXAMPLE_SHEET = re.compile(
    r"示例|样例|样表|样本|范例|范本|模板|模版|举例|例表|说明|参考|\bsample\b|\bexample\b|template", re.IGNORECASE
)
PAST_SHEET = re.compile(
    r"往年|往届|上届|上一届|历届|历年|去年|上年|旧|作废|废弃|备份|原稿|\bold\b|backup", re.IGNORECASE
)
STAYING_SHEET = re.compile(
    r"(?:未|不|没有?)(?:能|获|予)?(?:晋级|入围|通过|进入|受理|合格)|淘汰|落选|退赛|退出|弃[权赛]|放弃|撤回|除名"
)
_SIGNATURE = re.compile(
    r"(?:注|说明|备注|填表说明|填报说明"
    r"|(?:填表|填报|制表|编制|审核|复核|校对|经办|报送|推荐|单位|项目|企业|记分|统分|计分|监督|公证|工作)?(?:人员|人|员|负责人)"
    r"|评委|专家|组长|联系人|联系电话|分管领导|领导|签字|签名|盖章|公章|日期"
    r"|(?:填表|填报|制表|报送)(?:日期|时间|单位)?|(?:推荐|填报|申报|主办)?单位|推荐地市|审核|复核)"
    r"(?:签字|签名|签章|盖章)?(?P<end>\s*[:：]|[（(\s]|$)"
)
_SUM = re.compile(
    r"(?:合\s*计|总\s*计|共\s*计|小\s*计|平均(?:分|值|数)?|最[高低](?:分|值))(?:$|\s|[:：\d])|以下空白|以上(?:共|合计|为)|[（(]?共\s*\d+\s*[项个家条行人]"
)


def what_else(first: str, whole: bool) -> str:
    """Return in Chinese what a row is by its first text if it is not an entry; `whole`: it is filled in like one."""
    signature = _SIGNATURE.match(first)
    if signature and (signature["end"].strip() in (":", "：") or not whole):
        return "是签署或说明"
    return "是合计" if _SUM.match(first) else ""
