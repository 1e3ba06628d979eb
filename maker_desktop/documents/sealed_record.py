"""封存记录: for supervisor and notary, what was sealed when and by whom, the digest, and how to prove it unchanged."""

from dataclasses import dataclass

from maker_desktop.documents.blocks import Facts, Gap, Paragraph, heading
from maker_desktop.documents.flow import Block
from maker_desktop.documents.paper import called
from maker_desktop.documents.report import Report
from maker_desktop.documents.result import Origin, result
from maker_desktop.documents.standings_table import DivisionStandings
from maker_desktop.documents.tables import Column, Row, Table

SIGNERS = ("记录员", "复核员", "专家委员会", "监督员", "公证员")


@dataclass(frozen=True, slots=True)
class SealedRecord:
    """The record of one sealed stage.

    `digest` is the whole SHA-256 in hex, as printed in groups; `entry` names the journal's entry of the sealing and its
    hash; `counts` are pairs of what was counted and how many; `standings` are those sealed; `rulings` one line each.
    """

    origin: Origin
    sealed_at: str
    sealed_by: str
    digest: str
    entry: str
    counts: tuple[tuple[str, str], ...]
    judges: tuple[str, ...]
    standings: tuple[DivisionStandings, ...]
    rulings: tuple[str, ...] = ()

    def paper(self) -> Report:
        """Return the record ready to be laid out."""
        blocks: tuple[Block, ...] = (
            Facts((("封存时间", self.sealed_at), ("封存人", self.sealed_by), *self.counts)),
            Facts((("封存摘要", self.origin.digest), ("完整摘要", self.digest), ("流水", self.entry)), columns=1),
            heading("评委"),
            Paragraph("、".join(self.judges) or "没有评委", indent=0, name="评委"),
            heading("封存的名次"),
            *(self._standings(division) for division in self.standings),
            heading("裁定"),
            *(Paragraph(line, indent=0, name="裁定") for line in self.rulings or ("没有裁定。",)),
            heading("怎样核对"),
            *(Paragraph(line, indent=0, size=9, name="说明") for line in HOW_TO_VERIFY),
            Gap(2),
        )
        return result(self.origin, f"{self.origin.stage}封存记录", blocks, SIGNERS)

    def _standings(self, division: DivisionStandings) -> Table:
        columns = (
            Column(f"{division.division}\n名次", 20, 0.5),
            Column("编号", 14, 0.5),
            Column("项目名称", 66),
            Column("企业（创客）名称", 50),
            Column("得分", 20, 0.5),
        )
        rows = tuple(
            Row((one.place, str(one.number), one.project, one.applicant, one.score), called(one.number, one.project))
            for one in division.projects
        )
        return Table(columns, rows, size=9.5, lowest=6.5, after=3.0)


HOW_TO_VERIFY = (
    "1. 完整摘要是对本赛程的规则、到场情况、评分表、得分、名次和裁定计算的 SHA-256，封存摘要是它的前 16 位；"
    "任何一处改动都会使它不同。",
    "2. 在装有本程序的电脑上执行 maker-desktop verify 赛事文件 --digest 封存摘要，"
    "程序会重算流水、评分与名次，并与摘要比对。",
    "3. 监督员、公证员可各自保存本记录与赛事文件的副本，日后以副本核对。",
)
