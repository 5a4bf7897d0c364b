"""Keywords: the phrases of two and three words that an article repeats, or has in its title too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.text.tokens import STOPWORDS, fold

__all__ = ["find_keywords"]

MAX_KEYWORDS = 8
TITLE_FACTOR = 2.0
"""A phrase of the title counts as often again: it names the subject."""

LONGER_FACTOR = 1.3
"""Three words are more exact than two; 1.3 lets them win at equal counts, not at one count less of many."""


def find_keywords(title: Sequence[str], text: Sequence[str], names: Iterable[str]) -> tuple[str, ...]:
    """Return up to `MAX_KEYWORDS` phrases, best first; ``names`` are tagged elsewhere and left out.

    Title and text are given as tokens.

    >>> find_keywords(["embassy", "talks"], "embassy talks failed as embassy talks do".split(), ())
    ('embassy talks',)
    """
    counts = Counter(text)
    head = set(title)
    # Words of a phrase that repeats, or is in the title too, do so themselves: few are left to look at.
    often = {
        token
        for token, count in counts.items()
        if (count > 1 or token in head) and len(token) > 2 and token[0].isalpha() and token not in STOPWORDS
    }
    scored = [
        ((count + TITLE_FACTOR * (phrase in title_phrases)) * factor, phrase)
        for length, factor in ((2, 1.0), (3, LONGER_FACTOR))
        for title_phrases in (set(_phrases(title, length, often)),)
        for phrase, count in Counter(_phrases(text, length, often)).items()
        if count > 1 or phrase in title_phrases
    ]
    # Counters keep the order of first mention, and sorting keeps it among equals.
    scored.sort(key=lambda pair: -pair[0])
    known = {_folded(word) for name in names for word in name.split()}
    chosen: list[tuple[str, ...]] = []
    used: set[str] = set()
    for _, phrase in scored:
        folded = set(map(_folded, phrase))
        # A phrase that shares a word with a better one says the same again.
        if folded <= known or used & folded or len(folded) < len(phrase):
            continue
        chosen.append(phrase)
        used |= folded
        if len(chosen) == MAX_KEYWORDS:
            break
    return tuple(" ".join(phrase) for phrase in chosen)


def _phrases(tokens: Sequence[str], length: int, often: set[str]) -> list[tuple[str, ...]]:
    kept = [token if token in often else "" for token in tokens]
    if length == 2:
        return [pair for pair in pairwise(kept) if pair[0] and pair[1]]
    return [one for one in zip(kept, kept[1:], kept[2:], strict=False) if one[0] and one[1] and one[2]]


def _folded(word: str) -> str:
    return fold(word.lower())
