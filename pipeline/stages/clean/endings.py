"""Where an article ends on a page of plain text: at readers' comments, or where the next article begins."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.text.blocks import Kind, Line
from pipeline.text.cues import Cue
from pipeline.text.dates import find_stamps

__all__ = ["Marks", "find_further", "find_replies", "places_of"]

Marks: TypeAlias = NDArray[np.uint8]
"""The cues of a page's lines."""

_REPLIES = 3
_COMMENTS_BEGIN = frozenset("0123456789otOT")
_COMMENTS = re.compile(
    r"(?:\d+|one|two|three) (?:responses?|thoughts?|comments?|repl(?:y|ies)) (?:to|on):? [\"“‘«']",
    re.IGNORECASE,
)
"""The heading above comments that blogs write by themselves, with the article's title in it."""
_HEADING_WORDS = 6
_OPENING_WORDS = 30
"""Words of prose that stand above the comments, however unlikely the model thinks them."""
_DATE_WORDS = 8
_HEADLINE_LEAST = 5


def find_replies(lines: Sequence[Line], marks: Marks, begun: NDArray[np.bool_]) -> int:
    """Return where readers' comments begin: at their heading or the first; or the number of lines."""
    first = int(begun.argmax()) if begun.any() else len(lines)
    headings, replies = places_of(marks, Cue.TAIL), places_of(marks, Cue.REPLY)
    possible = [at for at in range(first, len(lines)) if lines[at].text[0] in _COMMENTS_BEGIN]
    end = next((at for at in possible if _COMMENTS.match(lines[at].text)), len(lines))
    if len(replies) < _REPLIES:
        return end
    behind = replies[bisect_left(replies, first) :]
    if len(behind) >= _REPLIES:
        end = min(end, behind[0])
    return min(end, _headed_replies(lines, headings, replies))


def places_of(marks: Marks, cue: Cue) -> list[int]:
    """Return the places of the lines with a cue."""
    found: list[int] = np.flatnonzero(marks == cue).tolist()
    return found


def _headed_replies(lines: Sequence[Line], headings: Sequence[int], replies: Sequence[int]) -> int:
    """Return where a heading stands right above the first of several ``replies``, or the number of lines.

    Below a post of two sentences the replies are the likelier text, so nothing is asked of chances.
    """
    above = np.cumsum([line.words if line.kind is Kind.PROSE else 0 for line in lines])
    for at in headings:
        following = bisect(replies, at)
        if (
            following + _REPLIES <= len(replies)
            and replies[following] <= at + 2
            and lines[at].words <= _HEADING_WORDS
            and above[at] >= _OPENING_WORDS
        ):
            return at
    return len(lines)


def find_further(lines: Sequence[Line], marks: Marks, likely: NDArray[np.bool_]) -> int:
    """Return where a page goes on with other articles, as some do while one scrolls, or the number of lines.

    Between two of them stand a heading of another section, then a date and a headline; once is no chain.
    """
    prose = [at for at in np.flatnonzero(likely).tolist() if lines[at].kind is Kind.PROSE]
    ends: list[int] = []
    behind = 0
    for heading in places_of(marks, Cue.TAIL):
        following = bisect(prose, heading)
        if behind < following < len(prose):
            behind = following  # what stands below the gap's other headings stands below this one
            between = range(heading + 1, prose[following])
            if _begins_article(lines, marks, [at for at in between if lines[at].kind is not Kind.PROSE]):
                ends.append(heading)
    return ends[0] if len(ends) > 1 else len(lines)


def _begins_article(lines: Sequence[Line], marks: Marks, places: Sequence[int]) -> bool:
    """Whether a date and a headline are among the lines at these places."""
    dated = {at for at in places if lines[at].words <= _DATE_WORDS and find_stamps(lines[at].text)}
    return bool(dated) and any(
        at not in dated
        and marks[at] == Cue.NONE
        and lines[at].kind is Kind.HEAD
        and lines[at].words >= _HEADLINE_LEAST
        for at in places
    )
