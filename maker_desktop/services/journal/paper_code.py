"""Parsing a code from paper or a photograph: a stage's digest, or a journal head with its entry number."""

import re
import unicodedata
from dataclasses import dataclass

from maker_desktop.domain.journal.entries import SHORT_DIGITS, Anchor, printed
from maker_desktop.domain.model.errors import Refusal

#: Insignificant text around a printed code: its label and the separators of its digits.
_AROUND = re.compile(r"流水|封存摘要|完整摘要|封存校验码|校验[码值]|[\s\-‐‑–—·•・,，。;；]")
_WRITTEN = re.compile(r"(?:第(\d{1,9})条:?|(\d{1,9}):)?([0-9a-f]+)")
_HEX = range(16, 65)
#: A code inside a whole line of the foot of a paper: a journal head, or a stage's digest after its label.
_DIGITS = r"((?:[0-9a-f]{4}[ -]?){3}[0-9a-f]{4})(?![0-9a-z])"
_HEAD = re.compile(rf"第 ?(\d{{1,9}}) ?条 ?[·•・:]? ?{_DIGITS}")
_SEAL = re.compile(rf"封存校验码 ?{_DIGITS}")


@dataclass(frozen=True, slots=True)
class PaperCode:
    """`digits` are at least 16 hex digits of a digest, or a head's short code; `entry` is 0 if none was given."""

    entry: int
    digits: str

    @property
    def short(self) -> bool:
        """Whether it is the short code of the audience screen."""
        return len(self.digits) == SHORT_DIGITS

    @property
    def words(self) -> str:
        """The code as printed."""
        code = self.digits if self.short else printed(self.digits)
        return f"第 {self.entry} 条 · {code}" if self.entry else code

    def fits(self, head: Anchor) -> bool:
        """Whether a head of the journal has this code, whatever its entry's number."""
        return head.short_code == self.digits if self.short else head.digest.startswith(self.digits)


def read_code(text: str) -> PaperCode:
    """Parse a typed code, e.g. “第 57 条 · 0123 4567 89AB CDEF” or “57:0123…”, or a line from the foot of a paper.

    Raises Refusal for an invalid one, and for several. A short code needs its entry number.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    written = _WRITTEN.fullmatch(_AROUND.sub("", plain))
    if written is not None:
        entry, digits = int(written[1] or written[2] or 0), written[3]
        if len(digits) in _HEX or (entry and len(digits) == SHORT_DIGITS and digits.isdecimal()):
            return PaperCode(entry, digits)
    line = " ".join(plain.split())
    found = [PaperCode(int(entry), re.sub("[ -]", "", digits)) for entry, digits in _HEAD.findall(line)]
    found += [PaperCode(0, re.sub("[ -]", "", digits)) for digits in _SEAL.findall(line)]
    if len(found) > 1:
        raise Refusal(
            f"一次只能对照一个码，这里有 {len(found)} 个：{'；'.join(each.words for each in found)}，请分开填。"
        )
    if found:
        return found[0]
    raise Refusal(
        f"“{text}”不是文书上的码，应是封存校验码或页脚的 16 位数字和字母（0–9、a–f），"
        "前面可以写流水号，例如“第 57 条 · 0123 4567 89ab cdef”。"
    )
