"""Lists of dates inside an article, such as those of a tour: to the model they look like menus."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.clean.asides import LIKELY
from pipeline.text.blocks import Kind, Line

__all__ = ["with_schedules"]

_ROWS = 5
_NEAR = 3
"""Lines behind the text among which a list must begin: its heading may be one of them."""
_CHANCE = 0.6
_DAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_ROW = re.compile(
    rf"{_DAY}(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|\d{{1,2}}[/.]\d{{1,2}})(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    r" ?[-–—:@|] ?\S",
    re.IGNORECASE,
)


def with_schedules(lines: Sequence[Line], chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the chances (0..1), raised for rows that begin with dates right below the article's text."""
    likely = chances > LIKELY
    raised = chances.copy()
    done = 0
    for last in np.flatnonzero(likely[:-1] & ~likely[1:]).tolist():
        if last < done:
            continue
        near = range(last + 1, min(last + 1 + _NEAR, len(lines)))
        start = next((at for at in near if _is_row(lines[at])), None)
        if start is None:
            continue
        stop = next((at for at in range(start, len(lines)) if not _is_row(lines[at])), len(lines))
        if stop - start >= _ROWS:
            done = stop
            raised[last + 1 : stop] = np.maximum(raised[last + 1 : stop], _CHANCE)
    return raised


def _is_row(line: Line) -> bool:
    return line.kind is not Kind.PROSE and _ROW.match(line.text) is not None
