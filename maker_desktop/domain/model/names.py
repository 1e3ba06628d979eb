"""Names as they are compared: what is only spelling or legal form taken away."""

import re
import unicodedata
from functools import lru_cache

_NOT_A_LETTER = re.compile(r"[\W_]+")
_LEGAL_FORM = re.compile(r"(股份有限公司|有限责任公司|有限公司|集团公司|公司|集团)$")


@lru_cache(maxsize=65536)
def normal_name(text: str) -> str:
    """Return a name in the form in which two spellings of it are equal.

    Full-width and half-width letters, upper and lower case, spaces, brackets, punctuation, and a company's legal form
    at the end make no difference. What stands in brackets does: it often is the town that tells two companies apart.
    A name of nothing else stays as it is.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = _NOT_A_LETTER.sub("", folded)
    return _LEGAL_FORM.sub("", bare) or bare or text.strip()
