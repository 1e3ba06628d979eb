"""开启记录: signed before the first mark: how the journal begins, where it stands, and the witness's public key."""

from dataclasses import dataclass
from datetime import datetime

from maker_desktop.pdf.engine.blocks import Facts, Gap, Paragraph, Signatures, heading
from maker_desktop.pdf.engine.flow import Block
from maker_desktop.pdf.engine.report import Report
from maker_desktop.pdf.papers.result import small_print

SIGNERS = ("记分员", "监督员", "公证员")


@dataclass(frozen=True, slots=True)
class OpeningRecord:
    """The record of a contest's opening.

    `state` are pairs of what was looked at and how it stood; `first` and `newest` are heads of the journal as printed,
    with the whole SHA-256 of each in `first_digest` and `newest_digest`. `fingerprint` is that of the key which signs
    the witness list, `public_key` the key itself in hex; both are empty where there is none, the latter also where
    an older program registered it. `signing` says that names are not proved by PINs, empty where PINs are set.
    """

    contest: str
    printed: datetime
    state: tuple[tuple[str, str], ...]
    first: str
    first_digest: str
    newest: str
    newest_digest: str
    fingerprint: str = ""
    public_key: str = ""
    signing: str = ""

    def paper(self) -> Report:
        """Return the record ready to be laid out."""
        blocks: tuple[Block, ...] = (
            Facts(self.state),
            Facts((("电脑时间", f"{self.printed:%Y-%m-%d %H:%M:%S}"), ("现场的钟", "")), columns=2),
            heading("流水"),
            Facts((("开始", self.first), ("校验值", self.first_digest)), columns=1, size=9.5),
            Facts((("现在", self.newest), ("校验值", self.newest_digest)), columns=1, size=9.5),
            heading("见证公钥"),
            *self._key(),
            heading("各证明什么"),
            *(Paragraph(line, indent=0, size=9, name="说明") for line in WHAT_PROVES_WHAT),
            Gap(2),
            Signatures(SIGNERS, columns=3),
            *((small_print(self.signing),) if self.signing else ()),
        )
        return Report(f"{self.contest}\n开启记录", self.contest, "开场", self.printed, blocks, head=self.newest)

    def _key(self) -> tuple[Block, ...]:
        if not self.fingerprint:
            return (Paragraph("没有登记见证公钥，见证清单没有签名。", indent=0, name="见证公钥"),)
        whole = _in_groups(self.public_key) if self.public_key else "没有登记全文，由旧版程序登记；请以指纹为准"
        return (Facts((("指纹", self.fingerprint), ("公钥（Ed25519）", whole)), columns=1, size=9.5),)


def _in_groups(digits: str) -> str:
    return " ".join(digits[start : start + 8] for start in range(0, len(digits), 8))


WHAT_PROVES_WHAT = (
    "1. 有人签名并留存的这张纸证明：上面写的时间，流水到“现在”一条为止就是这样。"
    "日后把任何一条填进“文书上的码”校验，相符的，那一条和它以前的全部操作没有改过。",
    "2. 它不证明以后的事；以后的事要看更晚的码：出场顺序表、评分汇总表、封存记录的页脚，亮分的照片，"
    "监督员 U 盘里的见证清单。",
    "3. 见证公钥证明：以后用它验得过签名的见证清单，出自存有私钥的那只 U 盘。"
    "私钥应一直在监督员手里；放在操作人电脑里的，签了名也不算数。",
    "4. “现场的钟”由在场的人手写：电脑的时钟可以拨，流水的时间以纸上这两个时间的差校准。",
)
