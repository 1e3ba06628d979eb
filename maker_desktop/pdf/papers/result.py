"""The parts common to every printed result: origin, status, open cases and rules."""

from dataclasses import dataclass
from datetime import datetime

from maker_desktop.pdf.engine.blocks import Gap, Paragraph, Signatures, SmallPrint, heading
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.fonts import Role
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.engine.tables import Column, Row, Table, TableCell

#: The signers of a result, unless the document names others.
SIGNERS = ("记分员", "复核员", "监督员")


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of a result.

    `stage` names stage and division, e.g. 复赛 · 企业组. `digest` is the printed digest of the sealed stage, empty
    while the stage is open; `open_cases` say what the committee still has to decide; `rules` is the rule text;
    `signing` says that names are not proved by PINs, empty where PINs are set; `head` is the head of the journal, e.g.
    第 57 条 · 3f2a 91bc 0d4e 77aa.
    """

    contest: str
    stage: str
    printed: datetime
    rules: tuple[str, ...] = ()
    digest: str = ""
    open_cases: tuple[str, ...] = ()
    signing: str = ""
    head: str = ""


def result(
    origin: Origin,
    name: str,
    blocks: tuple[Block, ...],
    signers: tuple[str, ...] = SIGNERS,
    *,
    landscape: bool = False,
) -> Report:
    """Return a result document: its status if it is not final, `blocks`, lines to sign on, and the rules."""
    signatures: tuple[Block, ...] = (Signatures(signers, columns=5 if landscape else 3),)
    if origin.signing:
        signatures += (small_print(origin.signing),)
    return Report(
        title=f"{origin.contest}\n{name}",
        contest=origin.contest,
        stage=origin.stage,
        printed=origin.printed,
        blocks=(*status(origin), *blocks, *signatures, *rules(origin.rules)),
        seal=f"封存校验码 {origin.digest}" if origin.digest else "未封存",
        head=origin.head,
        landscape=landscape,
    )


def status(origin: Origin) -> tuple[Block, ...]:
    """Return the box that says what is not final; empty if all is."""
    lines = []
    if not origin.digest:
        lines.append(TableCell("未封存　暂定结果，可能变动，不作为最终依据", strong=True))
    lines += [TableCell(f"待裁定：{case}") for case in origin.open_cases]
    if not lines:
        return ()
    rows = tuple(Row((line,), shaded=True) for line in lines)
    return (Table((Column("结果状态", 1.0, 0.5),), rows, headed=False, size=10, after=5.0),)


def rules(sentences: tuple[str, ...]) -> tuple[Block, ...]:
    """Return the rule text in small print."""
    if not sentences:
        return ()
    return (Gap(6), heading("计分规则", 10.5), SmallPrint(sentences, name="规则说明"))


def small_print(text: str) -> Paragraph:
    """Return a remark below a table."""
    return Paragraph(text, Role.SONGTI, 9, indent=0, leading=1.8, name="说明")
