"""专家委员会裁定书: the case, the grounds of the committee's decision, each vote, and the effect."""

from dataclasses import dataclass

from maker_desktop.pdf.engine.blocks import Facts, Gap, heading
from maker_desktop.pdf.engine.quotes import nested_text
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.engine.tables import Column, Row, Table, TableCell, labelled
from maker_desktop.pdf.papers.result import Origin, result

SIGNERS = ("记分员", "监督员", "公证员")


@dataclass(frozen=True, slots=True)
class Member:
    """A member who was present, and the vote as it is printed, e.g. 赞成; `chair` signs first."""

    name: str
    employer: str = ""
    vote: str = ""
    chair: bool = False


@dataclass(frozen=True, slots=True)
class RulingPaper:
    """One ruling on paper.

    `facts` describe the case, `grounds` the rules and reasons, `decision` the decision, one string a paragraph each.
    `replaced` names the later ruling that replaces this one, or the earlier one that this one replaces.
    """

    origin: Origin
    number: str
    time: str
    kind: str
    projects: tuple[str, ...]
    facts: tuple[str, ...]
    grounds: tuple[str, ...]
    members: tuple[Member, ...]
    decision: tuple[str, ...]
    places_before: tuple[str, ...] = ()
    places_after: tuple[str, ...] = ()
    replaced: str = ""

    def paper(self) -> Report:
        """Return the ruling ready to be laid out."""
        facts = (("裁定编号", self.number), ("裁定时间", self.time), ("阶段", self.origin.stage), ("事由", self.kind))
        blocks = (
            Facts(facts),
            *((self._remark(),) if self.replaced else ()),
            Gap(2),
            self._form(),
            heading("到会委员与表决"),
            self._votes(),
        )
        signers = (*(self._sign(member) for member in self.members), *SIGNERS)
        return result(self.origin, "专家委员会裁定书", blocks, signers)

    def _remark(self) -> Table:
        return Table(
            (Column("效力", 1, 0.5),), (Row((TableCell(self.replaced, strong=True),), shaded=True),), headed=False
        )

    def _form(self) -> Table:
        parts = (
            ("涉及项目", self.projects),
            ("事实", self.facts),
            ("依据与理由", self.grounds),
            ("裁定", self.decision),
            ("裁定前", self.places_before),
            ("裁定后", self.places_after),
        )
        return labelled(((label, "\n".join(map(nested_text, lines))) for label, lines in parts if lines), lowest=11.0)

    def _votes(self) -> Table:
        columns = (Column("委员", 40), Column("单位", 90), Column("表决", 40, 0.5))
        rows = tuple(
            Row((f"{member.name}（主任委员）" if member.chair else member.name, member.employer, member.vote))
            for member in self.members
        )
        return Table(columns, rows)

    def _sign(self, member: Member) -> str:
        return f"主任委员 {member.name}" if member.chair else f"委员 {member.name}"
