"""The names on screen of the journal's dotted verbs and values."""

from collections.abc import Mapping

from maker_desktop.domain.model.handing_in import INLET_NAMES
from maker_desktop.domain.model.ruling import VOTE_NAMES
from maker_desktop.services.core.people import ROLE_NAMES
from maker_desktop.services.documents.certificate_register import STATES
from maker_desktop.services.documents.words import title_of
from maker_desktop.store import row_names

#: The names of the first parts of verbs, for the filter, in the order of work.
GROUPS: Mapping[str, str] = {
    "file": "文件",
    "contest": "文件",
    "rules": "规则",
    "settings": "文书内容",
    "roster": "项目",
    "panel": "评委",
    "draw": "抽签",
    "stage": "阶段",
    "tablet": "平板打分",
    "mark": "打分",
    "sheet": "打分",
    "score": "亮分",
    "objection": "仲裁",
    "committee": "仲裁",
    "case": "仲裁",
    "award": "奖项",
    "certificate": "证书",
    "person": "人员",
    "room": "分会场",
    "witness": "见证",
    "change": "撤销",
}

ACTIONS: Mapping[str, str] = {
    "file.create": "新建文件",
    "file.migrate": "升级文件",
    "file.restore": "从备份恢复",
    "contest.create": "建立赛事",
    "contest.rehearse": "准备彩排",
    "rules.set": "修改规则",
    "settings.fill": "填写文书",
    "roster.import": "导入名册",
    "roster.add": "添加项目",
    "roster.edit": "修改项目",
    "roster.withdraw": "退赛",
    "roster.reinstate": "恢复参赛",
    "roster.tick": "核对参赛条件",
    "panel.seat": "安排评委",
    "panel.import": "导入评委",
    "panel.assign": "分配评审组",
    "panel.recuse": "评委回避",
    "panel.lift_recusal": "撤销回避",
    "panel.absent": "评委缺席",
    "panel.lift_absence": "撤销缺席",
    "draw.seed": "程序抽签",
    "draw.hand": "录入抽签",
    "stage.presence": "登记出场",
    "stage.seal": "封存阶段",
    "stage.elsewhere": "登记阶段在别处举行",
    "stage.skip": "登记阶段不举行",
    "stage.here": "撤销阶段登记",
    "stage.reopen": "重开阶段",
    "stage.call": "上场",
    "tablet.issue": "发放平板凭证",
    "tablet.bind": "平板接入",
    "tablet.paper": "改用纸质评分表",
    "mark.enter": "录入分数",
    "mark.paste": "粘贴分数",
    "mark.import": "导入分数",
    "sheet.hand_in": "提交评分表",
    "sheet.give_back": "退回评分表",
    "sheet.take_back": "取回评分表",
    "sheet.confirm": "确认得分",
    "sheet.paper_total": "录入纸面合计",
    "score.reveal": "亮分",
    "score.reveal_playoff": "加赛亮分",
    "objection.lodge": "登记异议",
    "committee.seat": "登记委员",
    "case.rule": "作出裁定",
    "award.grant": "授予组织奖",
    "award.revoke": "撤销组织奖",
    "award.announce": "宣布奖项",
    "certificate.issue": "登记证书",
    "certificate.void": "作废证书",
    "certificate.reissue": "补发证书",
    "person.appoint": "登记人员角色",
    "person.pin": "设置口令",
    "person.pin_failed": "口令输错",
    "person.pin_proved": "口令核验通过",
    "room.open": "拆出分会场",
    "room.merge": "合并分会场",
    "room.settle": "处理合并冲突",
    "witness.key": "登记见证公钥",
    "change.undo": "撤销",
}

#: Columns stored as 0 and 1.
YES_NO = frozenset({"by_judge", "chair", "extra_places", "fulfilled", "on_paper"})

PRESENCES: Mapping[str, str] = row_names.VALUES["presence"]
KINDS: Mapping[str, str] = row_names.VALUES["kind"]
ROLES: Mapping[str, str] = {role.value: name for role, name in ROLE_NAMES.items()}
VOTES: Mapping[str, str] = {vote.value: name for vote, name in VOTE_NAMES.items()}

#: The names of a column's values.
VALUES: Mapping[str, Mapping[str, str]] = {
    "inlet": {inlet.value: name for inlet, name in INLET_NAMES.items()},
    **row_names.VALUES,
    "state": {state.value: name for state, name in STATES.items()},
}

#: Settings that are not wordings of a document.
SETTINGS: Mapping[str, str] = {
    "demo_seed": "示范数据的随机种子",
    "certificate_own_design": "自备证书样式",
    "witness_key": "见证公钥的指纹",
    "witness_public_key": "见证公钥",
    "pepper_check": "核对口令用的数的校验",
}


def action_words(action: str) -> str:
    """Return the name of a dotted verb; its group's name if it has none."""
    return ACTIONS.get(action) or f"{group_words(action)}：{action}"


def setting_words(name: str) -> str:
    """Return the name of a setting."""
    return SETTINGS.get(name) or title_of(name)


def group_words(action: str) -> str:
    """Return the name of a dotted verb's group."""
    return GROUPS.get(action.partition(".")[0], "其他")
