"""What stands among an article's blocks but isn't it: replies, long lists of other articles, pleas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.text.blocks import Kind, Line
from pipeline.text.cues import Cue
from pipeline.text.features import Ints
from pipeline.text.rendered import Block

__all__ = ["without_asides"]

_LIKELY = 0.4
"""Chance from which a line counts as the article's when it is asked whether the article has begun."""
_BEGUN_WORDS = 60
_REPLIES = 3
_COMMENTS = re.compile(
    r"(?:\d+|one|two|three) (?:responses?|thoughts?|comments?|repl(?:y|ies)) (?:to|on):? [\"“‘«']",
    re.IGNORECASE,
)
"""The heading above comments that blogs write by themselves, with the article's title in it."""
_TEASERS = 12
"""So many bulleted lines of as many words in a row are a list of other articles, if half of them have no full
stop: the lists inside articles are shorter, or made of sentences."""
_TEASER_WORDS = 12
_LINKS, _HEADLINE_WORDS, _LINKED = 8, 8, 40
"""So many blocks of HTML in a row with so many words, and links over so many characters, are a list of other
articles: 6,135 words of them on the development pages, and 170 of articles."""
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
"""How a publisher speaks of itself; articles about subscriptions or gifts speak of others."""


def without_asides(
    lines: Sequence[Line],
    cues: Sequence[Cue],
    blocks: Sequence[Block] | None,
    chances: NDArray[np.float64],
    words: Ints,
) -> NDArray[np.float64]:
    """Return the chances (0..1) of a page's lines, 0 where a line belongs to an aside.

    ``blocks`` are those of HTML, whose links and sections say more than bullets and signs of replies.
    """
    aside = _pleas(lines, cues)
    if blocks is None:
        begun = np.cumsum(words * (chances > _LIKELY)) > _BEGUN_WORDS
        aside |= _replies(lines, cues, begun) | _lists(lines)
    else:
        aside |= _link_lists(blocks, words)
    return np.where(aside, 0.0, chances)


def _replies(lines: Sequence[Line], cues: Sequence[Cue], begun: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return what stands under readers' comments: all from the first of several on, or from their heading."""
    first = int(begun.argmax()) if begun.any() else len(lines)
    end = next((at for at in range(first, len(lines)) if _COMMENTS.match(lines[at].text)), len(lines))
    replies = [at for at in range(first, len(lines)) if cues[at] is Cue.REPLY]
    if len(replies) >= _REPLIES:
        end = min(end, replies[0])
    return np.arange(len(lines)) >= end


def _lists(lines: Sequence[Line]) -> NDArray[np.bool_]:
    """Return the bulleted lines of long lists of teasers."""
    found = np.zeros(len(lines), np.bool_)
    bullets = [line.bullet for line in lines]
    for start, stop in _runs(bullets) if sum(bullets) >= _TEASERS else ():
        long = [item for item in lines[start:stop] if item.words >= _TEASER_WORDS]
        open_ends = sum(item.kind is not Kind.PROSE for item in long)
        found[start:stop] = len(long) >= _TEASERS and 2 * open_ends >= len(long)
    return found


def _link_lists(blocks: Sequence[Block], words: Ints) -> NDArray[np.bool_]:
    """Return the blocks of long stretches each of which links a headline."""
    found = np.zeros(len(blocks), np.bool_)
    long = (words >= _HEADLINE_WORDS).tolist()
    marks = [at and block.linked >= _LINKED for at, block in zip(long, blocks, strict=True)]
    for start, stop in _runs(marks) if sum(marks) >= _LINKS else ():
        found[start:stop] = stop - start >= _LINKS
    return found


def _runs(marks: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of marks in a row."""
    start = None
    for at, mark in enumerate((*marks, False)):
        if mark and start is None:
            start = at
        elif not mark and start is not None:
            yield start, at
            start = None


def _pleas(lines: Sequence[Line], cues: Sequence[Cue]) -> NDArray[np.bool_]:
    """Return the prose in which the publisher speaks of itself, from one appeal to another."""
    found = np.zeros(len(lines), np.bool_)
    appeal = Cue.APPEAL
    appeals = [at for at, cue in enumerate(cues) if cue is appeal and lines[at].kind is Kind.PROSE]
    for first, last in pairwise(appeals):
        prose = (line.text for line in lines[first : last + 1] if line.kind is Kind.PROSE)
        if all(map(_OURS.search, prose)):
            found[first : last + 1] = True
    return found
