"""What stands among an article's blocks but isn't it: lists of other articles, captions, links, sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.clean.endings import Marks, find_further, find_replies, places_of
from pipeline.text.blocks import Kind, Line
from pipeline.text.columns import small_numbers
from pipeline.text.cue_words import BUTTON, CROSS_LINK, DISCLOSED, DISCLOSURE
from pipeline.text.cues import Cue
from pipeline.text.features import Ints
from pipeline.text.rendered import Block

__all__ = ["LIKELY", "SURE", "without_asides"]

LIKELY = 0.4
"""Chance from which a block counts for the article it stands in."""
_BEGUN_WORDS = 60
_POSSIBLE = 0.2
"""Chance below which a line is no article's anyway."""
_SMALL = np.isin(np.arange(len(Cue)), (Cue.SMALL_PRINT, Cue.AUTHOR_BOX))
"""By cue: what no article says."""
SURE = 0.7
"""Chance from which a block is the article's whatever its words give it away as."""
_REFERENCE = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}[.)]) ?[A-Z]")
_CITED = re.compile(
    r"\bet al\b|\bdoi\b|\bpp?\. ?\d|\b(?:19|20)\d\d;\d|https?://|\bibid\b|\bn\.d\.|\bvol\. ?\d", re.IGNORECASE
)
_REFERENCES = 3
_COUNTER = re.compile(r"\d{1,3} ?(?:of|/|de|von|sur) ?\d{1,3} ?\|?")
_COUNTERS, _COUNTER_WORDS = 3, 4
_FILE = re.compile(r"FILE(?: PHOTO)? ?[-–—:] ?")
"""How agencies begin the caption of an old picture."""
_LINK_WORDS = 20
_DISCLOSURE_WORDS = 70
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
    marks = small_numbers(cues)
    aside = _pleas(lines, marks) | (_SMALL.take(marks) & (chances < SURE))
    aside[_between(lines, np.flatnonzero(chances > _POSSIBLE).tolist())] = True
    if blocks is None:
        likely = chances > LIKELY
        begun = np.cumsum(words * likely) > _BEGUN_WORDS
        aside |= _lists(lines)
        aside[find_replies(lines, marks, begun) :] = True
        aside[find_further(lines, marks, likely & ~aside) :] = True
    else:
        aside |= _link_lists(blocks, words)
    return np.where(aside, 0.0, chances)


def _between(lines: Sequence[Line], asked: Sequence[int]) -> list[int]:
    """Return which of the lines ``asked`` are no paragraphs: captions, counters, sources, buttons, links.

    The pictures of a gallery have a counter each (*3 of 9*), with the caption behind it.
    """
    found, counters, numbered = [], [], []
    together = "\n".join([lines[at].text for at in asked])
    disclosed = any(needle in together for needle in DISCLOSED)
    for at in asked:
        line = lines[at]
        text = line.text
        if text[0] in "[0123456789":
            if line.words <= _COUNTER_WORDS and _COUNTER.fullmatch(text):
                counters.append(at)
                continue
            if _REFERENCE.match(text):
                numbered.append(at)
                continue
        if (
            (text.startswith("FILE") and _FILE.match(text))
            or (line.words <= _LINK_WORDS and _leads_away(text))
            or (disclosed and line.words <= _DISCLOSURE_WORDS and DISCLOSURE.search(text))
        ):
            found.append(at)
    if len(counters) >= _COUNTERS:
        found += [line for at in counters for line in (at, at + 1) if line < len(lines)]
    if len(numbered) >= _REFERENCES and _cite([lines[at].text for at in numbered]):
        found += numbered
    return found


def _leads_away(text: str) -> bool:
    """Whether a short line is a button, or a link to another page."""
    return CROSS_LINK.match(text) is not None or BUTTON.fullmatch(text) is not None


def _cite(texts: Sequence[str]) -> bool:
    """Whether numbered lines are a list of sources: half of them, and three at least, cite something."""
    cited = sum(_CITED.search(text) is not None for text in texts)
    return cited >= max(_REFERENCES, len(texts) / 2)


def _lists(lines: Sequence[Line]) -> NDArray[np.bool_]:
    """Return the bulleted lines of long lists of teasers."""
    found = np.zeros(len(lines), np.bool_)
    bullets = [line.bullet for line in lines]
    for start, stop in _runs(bullets) if sum(bullets) >= _TEASERS else ():
        if stop - start >= _TEASERS:
            long = [item for item in lines[start:stop] if item.words >= _TEASER_WORDS]
            open_ends = sum(item.kind is not Kind.PROSE for item in long)
            found[start:stop] = len(long) >= _TEASERS and 2 * open_ends >= len(long)
    return found


def _link_lists(blocks: Sequence[Block], words: Ints) -> NDArray[np.bool_]:
    """Return the blocks of long stretches each of which links a headline."""
    found = np.zeros(len(blocks), np.bool_)
    links = [at for at in np.flatnonzero(words >= _HEADLINE_WORDS).tolist() if blocks[at].linked >= _LINKED]
    if len(links) >= _LINKS:
        marks = np.zeros(len(blocks), np.bool_)
        marks[links] = True
        for start, stop in _runs(marks.tolist()):
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


def _pleas(lines: Sequence[Line], marks: Marks) -> NDArray[np.bool_]:
    """Return the prose in which the publisher speaks of itself, from one appeal to another."""
    found = np.zeros(len(lines), np.bool_)
    appeals = [at for at in places_of(marks, Cue.APPEAL) if lines[at].kind is Kind.PROSE]
    for first, last in pairwise(appeals):
        prose = (line.text for line in lines[first : last + 1] if line.kind is Kind.PROSE)
        if all(map(_OURS.search, prose)):
            found[first : last + 1] = True
    return found
