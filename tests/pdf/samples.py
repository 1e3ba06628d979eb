"""Values to print in the tests of documents: a contest's name, where a result comes from, short and long names."""

from datetime import datetime

from maker_desktop.pdf.papers.result import Origin

CONTEST = "2026年“创客中国”晋中市中小企业创新创业大赛"
PRINTED = datetime(2026, 7, 24, 17, 30, 5)
RULES = ("每份评分表的合计是各项分数乘以权重后相加。", "去掉一个最高分和一个最低分，其余取平均。")
SEALED = Origin(CONTEST, "复赛", PRINTED, RULES, digest="3f2a 91bc 0d4e 77aa", head="第 57 条 · 0123 4567 89ab cdef")
OPEN = Origin(CONTEST, "复赛", PRINTED, RULES, open_cases=("企业组第 2 名并列：11 号、16 号得分相同。",))
LONG_PROJECT = "新一代面向复杂工况的高精度多模态工业视觉缺陷检测与数字孪生协同优化平台关键技术研发及产业化应用示范项目"
LONG_APPLICANT = "山西晋中国家农业高新技术产业示范区智慧农业科技装备发展有限责任公司太谷第一分公司"
