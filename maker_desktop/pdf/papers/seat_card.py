"""平板打分卡: one page a judge, with the code of his seat and how to mark on his tablet."""

from dataclasses import dataclass
from datetime import datetime

from maker_desktop.pdf.engine.blocks import Code, Facts, Gap, Paragraph, heading
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.fonts import Role
from maker_desktop.pdf.engine.report import Report

#: Side of the code in millimetres: read at arm's length.
_SIDE = 70.0
_HOW = (
    "1. 平板连上会场的 Wi-Fi，用相机或浏览器扫上面的码。提示证书时请按工作人员的说明继续。一张码只能接入一台设备。",
    "2. 主持人请项目上场后，评分表自动打开。可以拖动滑块、按加减号，也可以用数字键盘填写。",
    "3. 各项都填好后显示合计，按“提交”。看到“已提交”和四位回执，就是送达了。",
    "4. 工作人员确认以前，可以按“取回修改”。确认以后要改，请举手告诉工作人员。",
    "5. 屏幕显示“连接断开”时照常填写和提交，分数存在平板上，接通后自动送达；也可以请工作人员扫屏幕上的码。",
    "6. 平板有问题，请举手换纸质评分表。",
)


@dataclass(frozen=True, slots=True)
class SeatCard:
    """The card of one seat; `address` is what its code says, and is worth the seat to whoever scans it first."""

    contest: str
    stage: str
    printed: datetime
    judge: str
    seat: str
    address: str

    def paper(self) -> Report:
        """Return the card ready to be laid out on one page."""
        blocks: tuple[Block, ...] = (
            Facts((("评委", self.judge), ("席位", self.seat), ("阶段", self.stage)), columns=3, size=12, pitch=9),
            Gap(6),
            Code(self.address, _SIDE),
            Gap(6),
            heading("怎样打分"),
            *(Paragraph(line, Role.SONGTI, 12, indent=0, after=2) for line in _HOW),
        )
        return Report(f"{self.contest}\n平板打分卡", self.contest, self.stage, self.printed, blocks)
