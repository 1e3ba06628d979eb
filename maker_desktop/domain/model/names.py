"""Normal forms of names for comparison, without differences of spelling or legal form."""

import re
import unicodedata
from functools import lru_cache

#: Maps brackets, quotes and dashes of every width to one sign each for comparison.
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
#: A blank next to a Chinese character is insignificant.
_BLANK_IN_CHINESE = re.compile(
    r"(?<=[\u2e80-\u9fff\U00020000-\U0003ffff])\s+|\s+(?=[\u2e80-\u9fff\U00020000-\U0003ffff])"
)
_NOT_A_LETTER = re.compile(r"[\W_]+")
_LEGAL_FORM = re.compile(r"(股份有限公司|有限责任公司|有限公司|集团公司|公司|集团)$")


@lru_cache(maxsize=65536)
def normal_name(text: str) -> str:
    """Return a name's normal form: equal for two spellings of the same name.

    Full-width and half-width letters, upper and lower case, spaces, brackets, punctuation, and a company's legal form
    at the end are ignored. The text in brackets is kept: it is often the town that distinguishes two companies.
    A name with nothing else in it is returned unchanged.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = _NOT_A_LETTER.sub("", folded)
    return _LEGAL_FORM.sub("", bare) or bare or text.strip()


@lru_cache(maxsize=65536)
def plain_name(text: str) -> str:
    """Return a name's plain form: equal for two ways of writing the same words.

    Blanks, widths, upper and lower case, the kinds of brackets and dashes, and quotes are ignored; words,
    digits and a company's legal form are kept.
    """
    folded = _written(text).casefold().translate(_SIGNS)
    return _DASHES.sub("-", "".join(folded.split())) or text.strip()


@lru_cache(maxsize=65536)
def person_name(text: str) -> str:
    """Return a person's name as stored: 王　芳, 王 芳 and 王芳 become equal, as do variants of the dot.

    Words in other scripts are separated by one blank.
    """
    written = _written(text).replace("•", "·").replace("・", "·").replace("‧", "·")
    return _BLANK_IN_CHINESE.sub("", " ".join(written.split()))


def _written(text: str) -> str:
    """Return a text in half width and without invisible characters."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in folded if sign.isspace() or unicodedata.category(sign) not in _UNSEEN)


_UNSEEN = frozenset({"Cf", "Cc"})
