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
"""In the order in which they are asked."""
GROUPS = {
    Cue.REPLY: cue_words.SIGNED,
    Cue.SMALL_PRINT: cue_words.SMALL_PRINT,
    Cue.CAPTION: cue_words.CAPTION,
    Cue.APPEAL: cue_words.APPEAL,
    Cue.AUTHOR_BOX: cue_words.AUTHOR_BOX,
}
"""In the order in which they are asked."""
LEADING = re.compile(r"\(\?:((?:[^()]|\([^()]*\))*)\)(?![?*])")
"""The group that a pattern begins with and cannot do without."""
NAME_FIRST = re.compile(r"[A-ZÀ-Þ]\S*\s(?:[A-ZÀ-Þ]|is\s|has\s|covers\s|writes\s|founded\s)")


def firsts_of(pattern: str) -> str | None:
    """Return the characters of which a pattern's first is one; None where it may be any.

    >>> firsts_of("(?:read|see) next"), firsts_of("more (?:from|on)"), firsts_of(r"(?:all )?comments")
    ('rs', 'm', None)
    """
    group = LEADING.match(pattern)
    options = re.sub(r"\([^()]*\)", "", group[1]).split("|") if group else [pattern]
    plain = all(re.match(r"[^\\\[(.^](?![?*{])", option) for option in options)
    return "".join(option[0] for option in options) if plain else None


def opening_of(first: str | None) -> re.Pattern[str]:
    """Return the patterns of all openings that may begin with a character, or with any, as one."""
    parts = (
        (cue, [part for part in words if (firsts := firsts_of(part)) is None or (first and first in firsts)])
        for cue, words in OPENINGS.items()
    )
    return re.compile("|".join(f"(?P<{cue.name}>{cue_words.either(*some)})" for cue, some in parts if some))


OPENING_BY_FIRST = {
    first: opening_of(first)
    for first in {first for words in OPENINGS.values() for part in words for first in firsts_of(part) or ""}
}
"""By a line's first character: a third of the time that one pattern for all takes."""
OPENING = opening_of(None)


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
    cues = [Cue.NONE] * len(lines)
    places = range(len(lines)) if everywhere else list(near_prose(lines))
    lowered = [lines[at].text.lower() for at in places]
    suspects = find_suspects(lowered)
    for number, (at, low) in enumerate(zip(places, lowered, strict=True)):
        line = lines[at]
        short = line.words < CUE_WORDS and line.kind is not PROSE
        if short and (opening := OPENING_BY_FIRST.get(low[0], OPENING).match(low)):
            cues[at] = Cue[str(opening.lastgroup)]
        elif number in suspects:
            cues[at] = cue_of(line, low, suspects[number], short)
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


def cue_of(line: Line, low: str, suspected: Sequence[int], short: bool) -> Cue:
    """Return the cue of a line, given its text in lower case and the signs whose needles it holds.

    ``short`` says that it may be a heading or a button, by its length and form.
    """
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
