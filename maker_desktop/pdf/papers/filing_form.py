"""备案表: the report of a contest to the national secretariat before it begins (national notice of 2024, annex 4)."""

from dataclasses import dataclass

from maker_desktop.domain.model.errors import Refusal
from maker_desktop.pdf.engine.blocks import Facts, Gap
from maker_desktop.pdf.engine.fonts import Role
from maker_desktop.pdf.engine.form_paper import FormPaper
from maker_desktop.pdf.engine.tables import Column, Row, Table

#: “500字以内，不另附页”.
SCHEME_AT_MOST = 500

REGIONAL, THEMATIC, OVERSEAS = "区域赛", "专题赛", "境外区域赛决赛"
KINDS = (REGIONAL, THEMATIC, OVERSEAS)


@dataclass(frozen=True, slots=True)
class FilingForm:
    """The filing form. `kind` is one of KINDS or empty (to be ticked with a pen), `field` the industry of a 专题赛.

    Raises Refusal for a kind that is not on the form and for a scheme of more than 500 characters.
    """

    title: str
    contest: str
    organiser: str = ""
    filled_on: str = ""
    kind: str = ""
    field: str = ""
    period: str = ""
    organisation: str = ""
    place: str = ""
    scheme: str = ""
    label: str = "附件4"

    def __post_init__(self) -> None:
        if self.kind and self.kind not in KINDS:
            raise Refusal(f"备案表的赛事类型只有{'、'.join(KINDS)}，没有“{self.kind}”，请改正。")
        length = len("".join(self.scheme.split()))
        if length > SCHEME_AT_MOST:
            raise Refusal(f"备案表的赛事方案有 {length} 字，不能超过 {SCHEME_AT_MOST} 字，请删减。")

    def paper(self) -> FormPaper:
        """Return the form ready to be laid out."""
        head = (("主办单位（盖章）", self.organiser), ("填表日期", self.filled_on or "　　　年　　月　　日"))
        columns = (Column("栏目", 36, 0.5, Role.HEITI), Column("内容", 130))
        boxes = (
            ("赛事名称", self.contest, 14),
            ("赛事类型", self._kinds(), 24),
            ("赛事时间", self.period, 12),
            ("组织机构", self.organisation, 30),
            ("决赛地点", self.place, 12),
            (f"赛事方案\n（{SCHEME_AT_MOST}字以内，\n不另附页）", self.scheme, 85),
        )
        rows = tuple(Row((label, text), lowest=lowest, name=label.partition("\n")[0]) for label, text, lowest in boxes)
        blocks = (Facts(head, columns=1, size=12, pitch=9), Gap(1), Table(columns, rows, size=11, headed=False))
        return FormPaper(self.title, blocks, self.label)

    def _kinds(self) -> str:
        lines = [f"{'■' if kind == self.kind else '□'} {kind}" for kind in KINDS]
        lines[1] += f"　　行业领域：{self.field or '＿＿＿＿＿＿＿＿'}"
        return "\n".join(lines)
