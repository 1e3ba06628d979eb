"""封存记录: for supervisor and notary: what was sealed, when and by whom, the digest, and how to verify it."""

from collections.abc import Callable
from dataclasses import dataclass

from maker_desktop.domain.model.long_work import Progress, silent
from maker_desktop.pdf.engine.blocks import Facts, Gap, Paragraph, heading
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.paper import called
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.engine.tables import Column, Row, Table
from maker_desktop.pdf.papers.result import Origin, result, small_print
from maker_desktop.pdf.papers.standings_table import DivisionStandings

SIGNERS = ("记分员", "复核员", "专家委员会", "监督员", "公证员")


@dataclass(frozen=True, slots=True)
class JudgeFigures:
    """Figures of one judge, as text: sheets, mean, severity relative to the others, deviation, sheets dropped."""

    judge: str
    sheets: str
    mean: str
    severity: str
    deviation: str
    highest: str
    lowest: str


@dataclass(frozen=True, slots=True)
class PanelFigures:
    """The judges of one panel and their agreement (Kendall's W, 0 to 1, as text)."""

    panel: str
    judges: tuple[JudgeFigures, ...]
    agreement: str


@dataclass(frozen=True, slots=True)
class LineFigures:
    """One line of a division: last project in, first one out, difference in points, and what would have changed it."""

    division: str
    line: str
    last_in: str
    first_out: str
    gap: str
    firmness: str


@dataclass(frozen=True, slots=True)
class JournalNotes:
    """What the journal says: the entry of the sealing with its hash, when the clock ran back, what was restored."""

    entry: str = "—"
    clock: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()


def no_notes(progress: Progress) -> JournalNotes:
    """Return no note, for a record without a journal."""
    del progress
    return JournalNotes()


def no_lines(progress: Progress) -> tuple[LineFigures, ...]:
    """Return no line, for a stage without any."""
    del progress
    return ()


@dataclass(frozen=True, slots=True)
class SealedRecord:
    """The record of one sealed stage.

    `digest` is the whole SHA-256 in hex, `version` how it was computed, `replaces` the digest of the seal before this,
    as printed in groups, empty for the first; `witness_key` is the fingerprint of the key that signs the list of heads;
    `counts` are pairs of what was counted and how many; `standings` are those sealed; `rulings` one line each;
    `panels` has the figures of the judges. `journal` reads the whole journal, and `lines` computes how close the lines
    were; both are called when the record is laid out, since they take about a second for 60 projects.
    """

    origin: Origin
    sealed_at: str
    sealed_by: str
    digest: str
    counts: tuple[tuple[str, str], ...]
    panels: tuple[PanelFigures, ...]
    standings: tuple[DivisionStandings, ...]
    rulings: tuple[str, ...] = ()
    version: str = ""
    replaces: str = ""
    witness_key: str = ""
    journal: Callable[[Progress], JournalNotes] = no_notes
    lines: Callable[[Progress], tuple[LineFigures, ...]] = no_lines

    def paper(self, progress: Progress = silent) -> Report:
        """Return the record ready to be laid out; `progress` hears how far it is, and may raise to stop it."""
        notes = self.journal(progress)
        blocks: tuple[Block, ...] = (
            Facts((("封存时间", self.sealed_at), ("封存人", self.sealed_by), *self.counts)),
            Facts(self._digests(notes.entry), columns=1),
            heading("封存的名次"),
            *(self._standings(division) for division in self.standings),
            heading("裁定"),
            *(Paragraph(line, indent=0, name="裁定") for line in self.rulings or ("没有裁定。",)),
            *self._lines(progress),
            heading("评委打分情况"),
            *(block for panel in self.panels for block in _panel(panel)),
            small_print(HOW_JUDGES_MARKED if self.panels else "没有评分表。"),
            *_noted("时钟", notes.clock),
            *_noted("从备份恢复", notes.restored),
            heading("核对方法"),
            *(Paragraph(line, indent=0, size=9, name="说明") for line in HOW_TO_VERIFY),
            Gap(2),
        )
        return result(self.origin, f"{self.origin.stage}封存记录", blocks, SIGNERS)

    def _digests(self, entry: str) -> tuple[tuple[str, str], ...]:
        facts = [("封存校验码", self.origin.digest), ("完整校验码（SHA-256）", self.digest), ("操作流水", entry)]
        if self.version:
            facts.append(("校验码算法", self.version))
        if self.replaces:
            facts.append(("代替", f"{self.replaces}（原封存已由裁定重开，作废）"))
        if self.witness_key:
            facts.append(("见证公钥", f"指纹 {self.witness_key}（私钥在监督员的 U 盘里，由监督员保管）"))
        return tuple(facts)

    def _lines(self, progress: Progress) -> tuple[Block, ...]:
        lines = self.lines(progress)
        if not lines:
            return ()
        columns = (
            Column("组别", 18, 0.5),
            Column("名次线", 22),
            Column("入围末位", 24, 0.5),
            Column("落选首位", 24, 0.5),
            Column("相差", 20, 0.5),
            Column("去掉一位评委或一个分数增减一个最小分差后的影响", 62),
        )
        rows = tuple(
            Row((each.division, each.line, each.last_in, each.first_out, each.gap, each.firmness)) for each in lines
        )
        return (heading("名次线稳定性"), Table(columns, rows, size=9.5, lowest=6.5))

    def _standings(self, division: DivisionStandings) -> Table:
        columns = (
            Column(f"{division.division}\n名次", 20, 0.5),
            Column("编号", 14, 0.5),
            Column("项目名称", 66),
            Column("企业（创客）名称", 50),
            Column("得分", 20, 0.5),
        )
        rows = tuple(
            Row(
                (each.place, str(each.number), each.project, each.applicant, each.score),
                called(each.number, each.project),
            )
            for each in division.projects
        )
        return Table(columns, rows, size=9.5, lowest=6.5, after=3.0)


def _noted(name: str, lines: tuple[str, ...]) -> tuple[Block, ...]:
    return (heading(name), *(Paragraph(line, indent=0, name=name) for line in lines)) if lines else ()


def _panel(panel: PanelFigures) -> tuple[Block, ...]:
    columns = (
        Column("席位与评委", 42),
        Column("评分表", 18, 0.5),
        Column("平均分", 22, 0.5),
        Column("宽严", 22, 0.5),
        Column("离散", 22, 0.5),
        Column("作最高分\n去掉（次）", 22, 0.5),
        Column("作最低分\n去掉（次）", 22, 0.5),
    )
    rows = tuple(
        Row((each.judge, each.sheets, each.mean, each.severity, each.deviation, each.highest, each.lowest))
        for each in panel.judges
    )
    name = Paragraph(
        f"{panel.panel}　评委评分一致性（肯德尔和谐系数 W）{panel.agreement}".strip(), indent=0, size=9.5, keep=True
    )
    return (name, Table(columns, rows, size=9.5, lowest=6.5, after=2.0))


HOW_JUDGES_MARKED = (
    "宽严：同一项目上该评委的合计与其他评委平均分之差的平均值，负为偏严；离散：该评委各项目合计的标准差；"
    "W 取 0（完全不一致）至 1（完全一致）。仅供分析，不影响得分。"
)
HOW_TO_VERIFY = (
    "1. 完整校验码由 SHA-256 算法得出，涵盖：本阶段项目的名称、单位和组别，评委席位和单位，回避、缺席、抽签、到场，"
    "每一个分数的每一版和原因，规则全文，裁定，得分和名次，以及封存前的全部操作流水；封存校验码是它的前 16 位。",
    "2. 用本程序打开赛事文件，在“流水与备份”页的“文书上的码”里填入封存校验码，或者页脚的“第 N 条”和 16 位校验值，"
    "按“校验”，程序会重算流水、评分与名次，并与文书比对。",
    "3. 页脚的“流水 第 N 条”是打印时流水的最后一条；在它旁边核签的人，日后可以证明第 N 条以前没有修改。",
    "4. 只有操作人以外的人也留存的码才有证明作用：只留在操作电脑里的码，修改文件的人可以一并重算。"
    "这些码不能证明录入的分数与评委手写的一致，是否一致须与纸面评分表核对。",
    "5. “导出核验包”得到的“核验.html”不用本程序也能重算流水、封存和每一步计算；它本身前后一致还不够，须与文书、"
    "照片上的码或监督员 U 盘里的见证清单相符，才说明它是当时的那一份。"
    "签名只说明清单出自那只 U 盘：密钥放在操作电脑上的，签名没有证明作用。",
)
