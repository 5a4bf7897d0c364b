"""What a page would cost a parser: how deep its elements nest, how many attributes a tag has.

Nearly no page comes near a limit, so one look at the brackets says which pages are worth measuring.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["LONG_TAG_CHARS", "Bounds", "count_tags", "html_depth", "most_attributes"]

NESTING = (
    "div", "span", "table", "section", "article", "ul", "ol", "dl", "font", "b", "i", "u", "em", "strong",
    "small", "big", "a", "center", "blockquote", "form", "q", "main", "aside", "nav", "header", "footer",
    "figure",
)  # fmt: skip
"""Elements that must be closed."""
NESTED = re.compile(rf"<(/?)(?:{'|'.join(NESTING)})\b", re.IGNORECASE)
LONG_TAG_CHARS = 5_000
LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{LONG_TAG_CHARS},}}")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
SCRIPT_CHARS = 200_000
"""How far back the script is sought in which a comparison looks like a tag."""
OPEN_QUOTE = re.compile(r"[\"'].*", re.DOTALL)
"""A value that holds a bracket and so reaches beyond what was taken for the tag."""

LESS = ord("<")
NO_CASE = 0x20
"""The bit that tells a small letter from its capital."""


class Bounds(NamedTuple):
    """At most: ``<`` in the page, elements opened that nest, bytes from ``<`` to the next bracket."""

    tags: int
    nesting: int
    longest: int


@cache
def _nesting() -> NDArray[np.bool_]:
    """Return by the two bytes behind ``<`` whether an element that nests may begin there."""
    table = np.zeros((256, 256), np.bool_)
    no_letter = [code for code in range(256) if not (code < 128 and chr(code).isalpha())]
    for name in NESTING:
        seconds = [ord(name[1])] if len(name) > 1 else no_letter
        table[ord(name[0]), seconds] = True
    return table.reshape(-1)


def count_tags(source: bytes) -> Bounds:
    """Return how many tags a page in UTF-8 has at most, from its brackets alone.

    >>> count_tags(b"<div><br><b class='x'>1 < 2</b>")
    Bounds(tags=5, nesting=2, longest=12)
    """
    codes = np.frombuffer(source + b"  ", np.uint8)
    brackets = np.flatnonzero((codes & 0xFD) == LESS)  # and >
    opening = codes.take(brackets) == LESS
    at = brackets[opening]
    gaps = np.diff(brackets, append=len(source))[opening]
    pairs = (codes.take(at + 1) | NO_CASE).astype(np.intp) << 8 | (codes.take(at + 2) | NO_CASE)
    return Bounds(len(at), int(_nesting().take(pairs).sum()), int(gaps.max(initial=0)))


def html_depth(text: str) -> int:
    """Return how deep elements nest, counted over tags that must be closed."""
    steps = np.array([-1 if closing else 1 for closing in NESTED.findall(text)], np.int64)
    if not len(steps):
        return 0
    level = np.cumsum(steps)
    floor = np.minimum(
        np.minimum.accumulate(level), 0
    )  # a closing tag without an opening one counts for none
    return int((level - floor).max())


def most_attributes(text: str) -> int:
    """Return the largest number of attributes in one tag, among unusually long tags; 0 without such a tag.

    Parsers compare every attribute of a tag with every other.
    """
    most = 0
    for tag in LONG_TAG.finditer(text):
        end = tag.start()
        begin = max(0, end - SCRIPT_CHARS)
        if text.rfind("<script", begin, end) <= text.rfind("</script", begin, end):
            most = max(most, len(OPEN_QUOTE.sub("", QUOTED.sub("", tag[0])).split()) - 1)
    return most
