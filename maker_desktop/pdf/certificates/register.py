"""证书登记簿: every issued certificate with its serial, void ones struck through."""

from dataclasses import dataclass
from datetime import datetime

from maker_desktop.pdf.engine.blocks import Signatures
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.engine.tables import Column, Row, Table, TableCell

SIGNERS = ("登记人", "复核员")


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One certificate; `award` names division and award, `given` day and person; `about` is its name in a refusal."""

    number: int
    serial: str
    award: str
    recipient: str
    project: str
    given: str
    state: str
    remark: str
    void: bool
    about: str


@dataclass(frozen=True, slots=True)
class CertificateRegister:
    """The register of a contest's certificates, by number."""

    contest: str
    printed: datetime
    lines: tuple[RegisterLine, ...]

    def paper(self) -> Report:
        """Return the register, in landscape, ready to be laid out."""
        columns = (
            Column("序号", 12, 0.5),
            Column("证书编号", 38),
            Column("奖项", 34),
            Column("获证者", 52),
            Column("项目名称", 56),
            Column("登记", 26, 0.5),
            Column("状态", 13, 0.5),
            Column("收件人签名", 26),
            Column("备注", 34),
        )
        table = Table(columns, tuple(_row(line) for line in self.lines), size=9.5, lowest=9.0, after=2.0)
        blocks = (table, Signatures(SIGNERS))
        return Report(f"{self.contest}\n证书登记簿", self.contest, "证书登记", self.printed, blocks, landscape=True)


def _row(line: RegisterLine) -> Row:
    serial, state = TableCell(line.serial, struck=line.void), TableCell(line.state, strong=line.void)
    cells = (str(line.number), serial, line.award, line.recipient, line.project, line.given, state, "", line.remark)
    return Row(cells, line.about)
