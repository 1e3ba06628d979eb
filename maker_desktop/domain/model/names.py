"""Names as they are compared: what is only spelling or legal form taken away."""

import re
import unicodedata
from functools import lru_cache

#: Brackets, quotes and dashes of every width as the sign that stands for them when texts are compared.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("[{〔【〖〈《「『", "("),
        **dict.fromkeys("]}〕】〗〉》」』", ")"),
        **dict.fromkeys("\"'“”‘’„‟′″", None),
        **dict.fromkeys("‐‑‒–—―−─━﹣－", "-"),
        **dict.fromkeys("•・‧∙⋅", "·"),
    }
)
_DASHES = re.compile("-{2,}")
#: A blank that has a Chinese character on either side separates nothing.
_BLANK_IN_CHINESE = re.compile(
    r"(?<=[\u2e80-\u9fff\U00020000-\U0003ffff])\s+|\s+(?=[\u2e80-\u9fff\U00020000-\U0003ffff])"
)
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


@lru_cache(maxsize=65536)
def plain_name(text: str) -> str:
    """Return a name in the form in which two ways of writing the same words are equal.

    Blanks, widths, upper and lower case, the kinds of brackets and dashes, and quotes make no difference; words,
    figures and the legal form of a company do.
    """
    folded = _written(text).casefold().translate(_SIGNS)
    return _DASHES.sub("-", "".join(folded.split())) or text.strip()


@lru_cache(maxsize=65536)
def person_name(text: str) -> str:
    """Return a person's name as it is kept: 王　芳, 王 芳 and 王芳 are one, and so are the dots of a longer name.

    Words in other scripts stay apart by one blank.
    """
    written = _written(text).replace("•", "·").replace("・", "·").replace("‧", "·")
    return _BLANK_IN_CHINESE.sub("", " ".join(written.split()))


def _written(text: str) -> str:
    """Return a text without widths and without signs that cannot be seen."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in folded if sign.isspace() or unicodedata.category(sign) not in _UNSEEN)


_UNSEEN = frozenset({"Cf", "Cc"})
