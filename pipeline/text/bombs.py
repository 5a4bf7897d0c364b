"""What a page would cost a parser: how deep its elements nest, how many attributes a tag has.

Nearly no page comes near a limit, so one look at the brackets says which pages are worth measuring.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.text.brackets import Brackets, Ints

__all__ = ["LONG_TAG", "Bounds", "bounds_of", "html_depth"]

NESTING = (
    "div", "span", "table", "section", "article", "ul", "ol", "dl", "font", "b", "i", "u", "em", "strong",
    "small", "big", "a", "center", "blockquote", "form", "q", "main", "aside", "nav", "header", "footer",
    "figure",
)  # fmt: skip
"""Elements that must be closed."""
NESTED = re.compile(rf"<(/?)(?:{'|'.join(NESTING)})\b", re.IGNORECASE)
LONG_TAG = 5_000
"""Bytes of a tag that is worth counting its attributes."""
TAG_NAME = re.compile(rb"<[a-zA-Z]")
QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
OPEN_QUOTE = re.compile(rb"[\"'].*", re.DOTALL)
"""A value that holds a bracket and so reaches beyond what was taken for the tag."""

CLOSING = ("/div>", "/span>", "/a>")


class Bounds(NamedTuple):
    """``<`` in the page, elements open at once that nest (at most), attributes of the largest long tag."""

    tags: int
    depth: int
    attributes: int


@cache
def _nesting() -> NDArray[np.bool_]:
    """Return by the two bytes behind ``<`` whether an element that nests may begin there."""
    table = np.zeros((256, 256), np.bool_)
    no_letter = [code for code in range(256) if not (code < 128 and chr(code).isalpha())]
    for name in NESTING:
        seconds = [ord(name[1])] if len(name) > 1 else no_letter
        table[ord(name[0]), seconds] = True
    return table.reshape(-1)


def bounds_of(page: Brackets) -> Bounds:
    """Return what a page has at most, from its brackets and the bytes behind them.

    >>> bounds_of(Brackets(b"<div><br></div><b class='x'>1 < 2</b>"))
    Bounds(tags=6, depth=1, attributes=0)
    """
    gaps = np.diff(page.at, append=len(page.source))
    long = np.flatnonzero(gaps > LONG_TAG)
    attributes = (
        _attributes(page, start, start + size)
        for start, size in zip(page.at[long].tolist(), gaps[long].tolist(), strict=True)
    )
    return Bounds(len(page.at), _deepest(_steps(page)), max(attributes, default=0))


def _steps(page: Brackets) -> Ints:
    """Return 1 for each ``<`` that may open an element which nests, -1 for most of those that close one."""
    opens = _nesting().take(page.behind[0].astype(np.intp) << 8 | page.behind[1])
    closes = np.zeros(len(page.at), np.bool_)
    for ending in CLOSING:
        closes |= page.begins(ending)
    closes &= page.first == ord("/")
    return opens.astype(np.int64) - closes


def _deepest(steps: Ints) -> int:
    """Return how deep elements lie; a closing tag without an opening one counts for none."""
    level = np.cumsum(steps)
    floor = np.minimum(np.minimum.accumulate(level), 0)
    return int((level - floor).max(initial=0))


def html_depth(text: str) -> int:
    """Return how deep elements nest, counted over tags that must be closed."""
    return _deepest(np.array([-1 if closing else 1 for closing in NESTED.findall(text)], np.int64))


def _attributes(page: Brackets, start: int, stop: int) -> int:
    """Return the number of attributes of a long tag that ends before ``stop``, 0 where there is none.

    Parsers compare every attribute of a tag with every other.
    """
    source = page.source
    end = source.find(b">", start, stop)
    end = stop if end < 0 else end
    if end - start <= LONG_TAG or not TAG_NAME.match(source, start) or _in_script(page, start):
        return 0
    return len(OPEN_QUOTE.sub(b"", QUOTED.sub(b"", source[start:end])).split()) - 1


def _in_script(page: Brackets, start: int) -> bool:
    """Return whether what begins there is a comparison in a script, which looks like a tag."""
    opened, closed = page.scripts
    before, ended = bisect_left(opened, start), bisect_left(closed, start)
    return before > 0 and (not ended or opened[before - 1] > closed[ended - 1])
