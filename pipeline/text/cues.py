"""Cues: what the words of a line give it away as: furniture, caption, appeal, comment, small print."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from enum import IntEnum
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.text import cue_words
from pipeline.text.blocks import Kind, Line

__all__ = ["Cue", "find_cues"]


class Cue(IntEnum):
    """What the words of a line give it away as; most article lines have none."""

    NONE = 0
    TAIL = 1
    """Heads a section that is no longer the article, such as "Related posts"."""
    FURNITURE = 2
    """An advertisement, button or counter between paragraphs."""
    CAPTION = 3
    """Credits a picture."""
    REPLY = 4
    """Stands above or under a reader's comment."""
    SMALL_PRINT = 5
    """Copyright, cookies, terms."""
    APPEAL = 6
    """The publisher speaks of itself to its readers: subscribe, support us, write to us."""
    AUTHOR_BOX = 7
    """Says who the author is."""


CUE_WORDS = 16
"""Headings and furniture have fewer words than this."""
CAPTION_WORDS = 70
ONE_APPEAL_WORDS = 24
"""A longer line must appeal twice."""
NEAR = 14
"""Short lines further from prose than this are not looked at: their gap is closed to any run."""

GROUPS = {
    Cue.SMALL_PRINT: cue_words.SMALL_PRINT,
    Cue.CAPTION: cue_words.CAPTION,
    Cue.APPEAL: cue_words.APPEAL,
    Cue.AUTHOR_BOX: cue_words.AUTHOR_BOX,
}
PATTERNS = {cue: re.compile(cue_words.either(*group)) for cue, group in GROUPS.items()}
NAME_FIRST = re.compile(r"[A-ZÀ-Þ]\S*\s(?:[A-ZÀ-Þ]|is\s|has\s|covers\s|writes\s|founded\s)")
NEEDLES = [
    (needle, cue) for cue, group in GROUPS.items() for text in group.values() for needle in text.split("|")
]
NEEDLE_CUES = [cue for _, cue in NEEDLES]
FINDER = AhoCorasick([needle for needle, _ in NEEDLES], matchkind=MatchKind.Standard)


def find_cues(lines: Sequence[Line], everywhere: bool = False) -> list[Cue]:
    """Return the cue of every line; lines far from prose are not looked at, unless ``everywhere``."""
    lowered = [line.text.lower() for line in lines]
    suspects = find_suspects(lowered)
    cues = [Cue.NONE] * len(lines)
    last, done = -NEAR - 1, 0
    for at, line in enumerate(lines):
        if line.kind is Kind.PROSE:
            for near in range(max(done, at - NEAR), at + 1):
                cues[near] = cue_of(lines[near], lowered[near], suspects.get(near, ()))
            last, done = at, at + 1
        elif everywhere or at - last <= NEAR:
            cues[at] = cue_of(line, lowered[at], suspects.get(at, ()))
            done = at + 1
    return cues


def find_suspects(lowered: Sequence[str]) -> dict[int, set[Cue]]:
    """Return, for every line with a needle in it, the groups to look for."""
    starts = list(accumulate((len(text) + 1 for text in lowered), initial=0))
    suspects: dict[int, set[Cue]] = {}
    for needle, start, _ in FINDER.find_matches_as_indexes("\n".join(lowered), overlapping=True):
        suspects.setdefault(bisect_right(starts, start) - 1, set()).add(NEEDLE_CUES[needle])
    return suspects


def cue_of(line: Line, low: str, suspected: Collection[Cue]) -> Cue:
    """Return the cue of a line, given its text in lower case and the groups whose needles it holds."""
    if line.words < CUE_WORDS and line.kind is not Kind.PROSE:
        if cue_words.TAIL.match(low):
            return Cue.TAIL
        if cue_words.FURNITURE.match(low):
            return Cue.FURNITURE
        if cue_words.REPLY.match(low):
            return Cue.REPLY
    if not suspected:
        return Cue.NONE
    if Cue.SMALL_PRINT in suspected and PATTERNS[Cue.SMALL_PRINT].search(low):
        return Cue.SMALL_PRINT
    if Cue.CAPTION in suspected and line.words < CAPTION_WORDS and PATTERNS[Cue.CAPTION].search(low):
        return Cue.CAPTION
    if Cue.APPEAL in suspected:
        found = len(PATTERNS[Cue.APPEAL].findall(low))
        if found >= (2 if line.words > ONE_APPEAL_WORDS else 1):
            return Cue.APPEAL
    if Cue.AUTHOR_BOX in suspected and NAME_FIRST.match(line.text) and PATTERNS[Cue.AUTHOR_BOX].match(low):
        return Cue.AUTHOR_BOX
    return Cue.NONE
