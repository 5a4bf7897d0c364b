"""What stands among an article's lines but isn't it: readers' replies, long lists of teasers, pleas.

Only for plain text, where no tag tells them apart; HTML has class names and links for that.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.text.blocks import Kind, Line
from pipeline.text.cues import Cue
from pipeline.text.features import Ints

__all__ = ["without_asides"]

_LIKELY = 0.4
"""Chance from which a line counts as the article's when it is asked whether the article has begun."""
_BEGUN_WORDS = 60
_REPLIES = 3
_TEASERS = 12
"""So many bulleted lines of as many words in a row are a list of other articles, if half of them have no full
stop: the lists inside articles are shorter, or made of sentences."""
_TEASER_WORDS = 12
_PLEA_LINES = 6
"""What stands so near between two appeals belongs to them: "why we ask for your support"."""


def without_asides(
    lines: Sequence[Line], cues: Sequence[Cue], chances: NDArray[np.float64], words: Ints
) -> NDArray[np.float64]:
    """Return the chances (0..1) of a plain page's lines, 0 where a line belongs to an aside."""
    begun = np.cumsum(words * (chances > _LIKELY)) > _BEGUN_WORDS
    aside = _replies(cues, begun) | _teasers(lines) | _pleas(lines, cues)
    return np.where(aside, 0.0, chances)


def _replies(cues: Sequence[Cue], begun: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return what stands under readers' comments: all from the first of several on."""
    reply = (np.array(cues, np.int64) == Cue.REPLY) & begun
    if reply.sum() < _REPLIES:
        return np.zeros(len(begun), np.bool_)
    return np.cumsum(reply) > 0


def _teasers(lines: Sequence[Line]) -> NDArray[np.bool_]:
    """Return the long bulleted lines of long lists that are mostly no sentences."""
    found = np.zeros(len(lines), np.bool_)
    start = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and lines[at].bullet:
            continue
        long = [item for item in lines[start:at] if item.words >= _TEASER_WORDS]
        if len(long) >= _TEASERS and 2 * sum(item.kind is not Kind.PROSE for item in long) >= len(long):
            found[start:at] = True
        start = at + 1
    return found


def _pleas(lines: Sequence[Line], cues: Sequence[Cue]) -> NDArray[np.bool_]:
    """Return the prose between appeals that stand near each other, and these."""
    found = np.zeros(len(lines), np.bool_)
    last = -_PLEA_LINES - 1
    for at, (line, cue) in enumerate(zip(lines, cues, strict=True)):
        if cue is Cue.APPEAL and line.kind is Kind.PROSE:
            if at - last <= _PLEA_LINES:
                found[last : at + 1] = True
            last = at
    return found
