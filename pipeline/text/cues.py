"""Cues: what the words of a line give it away as: furniture, caption, appeal, comment, small print."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.text import cue_words
from pipeline.text.blocks import PROSE, Line

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

OPENINGS = {Cue.TAIL: cue_words.TAIL, Cue.FURNITURE: cue_words.FURNITURE, Cue.REPLY: cue_words.REPLY}
OPENING = re.compile("|".join(f"(?P<{cue.name}>{words.pattern})" for cue, words in OPENINGS.items()))
GROUPS = {
    Cue.REPLY: cue_words.SIGNED,
    Cue.SMALL_PRINT: cue_words.SMALL_PRINT,
    Cue.CAPTION: cue_words.CAPTION,
    Cue.APPEAL: cue_words.APPEAL,
    Cue.AUTHOR_BOX: cue_words.AUTHOR_BOX,
}
"""In the order in which they are asked."""
NAME_FIRST = re.compile(r"[A-ZÀ-Þ]\S*\s(?:[A-ZÀ-Þ]|is\s|has\s|covers\s|writes\s|founded\s)")


class Sign(NamedTuple):
    """Patterns that need one of the same needles, as one."""

    cue: Cue
    pattern: re.Pattern[str]
    needles: tuple[str, ...]


def signs_of(cue: Cue, group: Mapping[str, cue_words.Needles]) -> list[Sign]:
    """Return the signs of a group; all appeals are one, for they are counted."""
    if cue is Cue.APPEAL:
        return [Sign(cue, re.compile(cue_words.either(*group)), cue_words.needles_of(*group.values()))]
    alike: dict[cue_words.Needles, list[str]] = {}
    for pattern, needles in group.items():
        alike.setdefault(needles, []).append(pattern)
    return [
        Sign(cue, re.compile(cue_words.either(*patterns)), cue_words.needles_of(needles))
        for needles, patterns in alike.items()
    ]


SIGNS = [sign for cue, group in GROUPS.items() for sign in signs_of(cue, group)]
NEEDLES = [(needle, place) for place, sign in enumerate(SIGNS) for needle in sign.needles]
SIGN_OF = [place for _, place in NEEDLES]
FINDER = AhoCorasick(
    [needle for needle, _ in NEEDLES], matchkind=MatchKind.Standard, implementation=Implementation.DFA
)
"""A DFA takes half the time of the default, for 2.4 MB."""
NOTHING: Sequence[int] = ()


def find_cues(lines: Sequence[Line], everywhere: bool = False) -> list[Cue]:
    """Return the cue of every line; lines far from prose are not looked at, unless ``everywhere``."""
    lowered = [line.text.lower() for line in lines]
    suspects = find_suspects(lowered)
    cues = [Cue.NONE] * len(lines)
    for at in range(len(lines)) if everywhere else near_prose(lines):
        line, suspected = lines[at], suspects.get(at, NOTHING)
        if suspected or (line.words < CUE_WORDS and line.kind is not PROSE):
            cues[at] = cue_of(line, lowered[at], suspected)
    return cues


def near_prose(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the places of prose and of the lines about it, in order."""
    done = 0
    for at, line in enumerate(lines):
        if line.kind is PROSE:
            stop = min(at + NEAR + 1, len(lines))
            yield from range(max(done, at - NEAR), stop)
            done = stop


def find_suspects(lowered: Sequence[str]) -> dict[int, list[int]]:
    """Return, for every line with a needle in it, the signs to look for, each once for every needle."""
    starts = list(accumulate((len(text) + 1 for text in lowered), initial=0))
    suspects: dict[int, list[int]] = {}
    for needle, start, _ in FINDER.find_matches_as_indexes("\n".join(lowered), overlapping=True):
        suspects.setdefault(bisect_right(starts, start) - 1, []).append(SIGN_OF[needle])
    return suspects


def cue_of(line: Line, low: str, suspected: Sequence[int]) -> Cue:
    """Return the cue of a line, given its text in lower case and the signs whose needles it holds."""
    short = line.words < CUE_WORDS and line.kind is not PROSE
    if short and (opening := OPENING.match(low)):
        return Cue[str(opening.lastgroup)]
    for place in sorted(set(suspected)):
        cue, pattern, _ = SIGNS[place]
        if cue is Cue.APPEAL:
            asked = 2 if line.words > ONE_APPEAL_WORDS else 1
            found = suspected.count(place) >= asked and len(pattern.findall(low)) >= asked
        elif cue is Cue.AUTHOR_BOX:
            found = bool(NAME_FIRST.match(line.text) and pattern.match(low))
        elif cue is Cue.CAPTION:
            found = line.words < CAPTION_WORDS and pattern.search(low) is not None
        else:
            found = (short or cue is not Cue.REPLY) and pattern.search(low) is not None
        if found:
            return cue
    return Cue.NONE
