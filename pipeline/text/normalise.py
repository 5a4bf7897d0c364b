"""Normal forms: what of a character counts when texts are compared, and which addresses are the same page.

Case, accents, punctuation, spacing and invisible characters never make two texts different. Scripts
written without spaces are marked, so that they can be cut by characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "COMMA",
    "DIGIT",
    "DROP",
    "SPACE",
    "SPACELESS",
    "SYLLABIC",
    "UPPER",
    "WORD",
    "classify",
    "normalise_url",
]

Folded: TypeAlias = NDArray[np.uint32]
Kinds: TypeAlias = NDArray[np.uint8]

WORD, DIGIT, UPPER, SPACELESS, SYLLABIC, DROP, SPACE, COMMA = (1 << bit for bit in range(8))
"""What a character is, as bits. SPACELESS: a script without spaces between words; SYLLABIC: one of those
whose words are long (Thai, Lao, Khmer, Burmese, Tibetan). DROP: invisible, or a mark that folding removes."""

_SPACELESS = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
_SYLLABIC = ((0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF))
_MARKS = ((0x0300, 0x036F), (0x0591, 0x05C7), (0x064B, 0x0652), (0xFE00, 0xFE0F))
_EMOJI = (0x1F000, 0x1FBFF)
_IDEOGRAPHS = (0x20000, 0x3FFFF)

_TRACKING = re.compile(
    r"utm_|ga_|at_|mc_|hsa_|pk_|mtm_|(?:fbclid|gclid|dclid|msclkid|twclid|igshid|yclid|cmpid|ncid|ocid|"
    r"ito|smid|src|ref|ref_src|referrer|feature|share|amp|outputtype|taid|__twitter_impression|guccounter)(?:=|$)",
    re.IGNORECASE,
)
"""Query parameters that say how a reader came, not what is read."""
_HOST_PREFIX = re.compile(r"^(?:www\d?|amp|m|mobile)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(r"(?:/amp|\.amp|/amp\.html|\.amp\.html)$", re.IGNORECASE)
_DEFAULT_PORT = re.compile(r":(?:80|443)$")
_INDEX_PATH = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$")
_ADDRESS = re.compile(r"(?:(?:https?:)?//)?(?:[^/?#]*@)?([^/?#]+)([^?#]*)\??([^#]*)", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+-]*:(?!\d)", re.IGNORECASE)


class _Tables(NamedTuple):
    fold: NDArray[np.uint32]
    kind: NDArray[np.uint8]
    ascii_fold: bytes
    ascii_kind: bytes


_BY_CATEGORY = {
    **dict.fromkeys(("Ll", "Lm", "Lo", "Nl", "No", "Mc", "Me", "Mn"), WORD),
    **dict.fromkeys(("Lu", "Lt"), WORD | UPPER),
    "Nd": WORD | DIGIT,
    "Cf": DROP,
    "Zs": SPACE,
}


def _fold(char: str) -> int:
    lower = char.lower()
    if lower == char and not unicodedata.decomposition(char):
        return ord(char)  # most are: no need to take the others' long way
    base = [part for part in unicodedata.normalize("NFKD", lower) if unicodedata.category(part) != "Mn"]
    return ord(base[0]) if len(base) == 1 else ord(lower[0])


def _kinds(chars: list[str]) -> NDArray[np.uint8]:
    categories = [unicodedata.category(char) for char in chars]
    kind = np.array([_BY_CATEGORY.get(category, 0) for category in categories], np.uint8)
    for low, high in _MARKS:
        marks = np.array([category == "Mn" for category in categories[low : high + 1]])
        kind[low : high + 1][marks] = DROP
    for ranges, bits in ((_SPACELESS, SPACELESS), (_SYLLABIC, SPACELESS | SYLLABIC)):
        for low, high in ranges:
            part = kind[low : high + 1]
            part[(part & WORD) != 0] |= bits
    kind[ord(",")] = COMMA
    return kind


@cache
def _tables() -> _Tables:
    """Return fold and kind of every character of the basic plane (0.05 s, once)."""
    chars = [chr(code) for code in range(0x10000)]
    kind = _kinds(chars)
    words = (kind & WORD).astype(bool).tolist()
    fold = np.array([_fold(c) if word else 0 for c, word in zip(chars, words, strict=True)], dtype=np.uint32)
    byte_fold, byte_kind = fold[:256].astype(np.uint8), kind[:256]
    return _Tables(fold, kind, byte_fold.tobytes(), byte_kind.tobytes())


def classify(text: str) -> tuple[Folded, Kinds]:
    """Return for each character its folded code (0 where it is no part of a word) and its kind bits.

    Both arrays are as long as the text. Characters outside the basic plane: ideographs are words of their
    own, emoji separate words, everything else is a letter.

    >>> folded, kinds = classify("Né 5!")
    >>> [chr(code) if code else " " for code in folded], bool(kinds[0] & UPPER), bool(kinds[3] & DIGIT)
    (['n', 'e', ' ', '5', ' '], True, True)
    """
    tables = _tables()
    if text.isascii():
        raw = text.encode("ascii")
        folded = np.frombuffer(raw.translate(tables.ascii_fold), np.uint8).astype(np.uint32)
        return folded, np.frombuffer(raw.translate(tables.ascii_kind), np.uint8)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    index = codes.astype(np.intp)
    if int(codes.max()) < 0x10000:
        return tables.fold.take(index), tables.kind.take(index)
    high = codes >= 0x10000
    index[high] = 0
    fold, kind = tables.fold.take(index), tables.kind.take(index)
    letters = high & ~((codes >= _EMOJI[0]) & (codes <= _EMOJI[1])) & (codes < 0xE0000)
    ideographs = letters & (codes >= _IDEOGRAPHS[0]) & (codes <= _IDEOGRAPHS[1])
    fold[letters] = codes[letters]
    kind[letters] = WORD
    kind[ideographs] |= SPACELESS
    return fold, kind


def normalise_url(url: str | None) -> str:
    """Return the form in which two addresses of one page are equal, or "" where there is no page address.

    Scheme, ``www.`` and mobile host prefixes, default port, fragment, tracking parameters, order of
    parameters, AMP forms, ``index.html`` and a trailing slash are dropped; the path keeps its case. An
    address without path and query names an outlet, not an article: "".

    >>> normalise_url("https://www.Example.com:443/a/story/amp/?utm_source=x&id=7#top")
    'example.com/a/story?id=7'
    >>> normalise_url("http://example.com/")
    ''
    """
    stripped = (url or "").strip()
    found = _ADDRESS.match(stripped)
    if found is None or _OTHER_SCHEME.match(stripped):
        return ""
    host, path, query = found.groups()
    host = _HOST_PREFIX.sub("", _DEFAULT_PORT.sub("", host.lower().rstrip(".")))
    path = _INDEX_PATH.sub("", path).rstrip("/")
    path = _AMP_PATH.sub("", path).rstrip("/")
    kept = "&".join(sorted(part for part in query.split("&") if part and not _TRACKING.match(part)))
    if not path and not kept:
        return ""
    return f"{host}{path}?{kept}" if kept else f"{host}{path}"
