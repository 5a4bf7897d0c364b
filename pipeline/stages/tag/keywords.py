"""Keywords: the phrases of two and three words that an article repeats, or has in its title too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress, pairwise

from pipeline.stages.tag.counted import Counted
from pipeline.text.tokens import STOPWORDS, fold

__all__ = ["find_keywords"]

MAX_KEYWORDS = 8
TITLE_FACTOR = 2.0
"""A phrase of the title counts as often again: it names the subject."""

LONGER_FACTOR = 1.3
"""Three words are more exact than two; 1.3 lets them win at equal counts, not at one count less of many."""


def find_keywords(title: Counted, text: Counted, names: Iterable[str]) -> tuple[str, ...]:
    """Return up to `MAX_KEYWORDS` phrases, best first; ``names`` are tagged elsewhere and left out.

    >>> title, text = Counted.of("Embassy talks"), Counted.of("Embassy talks failed as embassy talks do.")
    >>> find_keywords(title, text, ())
    ('embassy talks',)
    """
    # Words of a phrase that repeats, or is in the title too, do so themselves: few are left to look at.
    often = {token for token, count in text.counts.items() if count > 1}
    often.update(text.counts.keys() & title.counts.keys())
    often = {token for token in often if len(token) > 2 and token not in STOPWORDS and token[0].isalpha()}
    in_title = _phrases(title.tokens, often)
    # Phrases come in the order of first mention, and sorting keeps it among equals.
    scored = [
        ((count + TITLE_FACTOR * (phrase in in_title)) * (LONGER_FACTOR if len(phrase) > 2 else 1.0), phrase)
        for phrase, count in _phrases(text.tokens, often).items()
        if count > 1 or phrase in in_title
    ]
    scored.sort(key=lambda pair: -pair[0])
    known = set(map(_folded, " ".join(names).split()))
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


def _phrases(tokens: Sequence[str], often: set[str]) -> dict[tuple[str, ...], int]:
    """Return how often each pair, then each triple of neighbours among the words in ``often`` is there."""
    at = list(compress(range(len(tokens)), map(often.__contains__, tokens)))
    pairs = [first for first, second in pairwise(at) if second == first + 1]
    found: dict[tuple[str, ...], int] = {}
    for n in pairs:
        pair = (tokens[n], tokens[n + 1])
        found[pair] = found.get(pair, 0) + 1
    for n, following in pairwise(pairs):
        if following == n + 1:
            triple = (tokens[n], tokens[n + 1], tokens[n + 2])
            found[triple] = found.get(triple, 0) + 1
    return found


@lru_cache(1 << 15)
def _folded(word: str) -> str:
    return fold(word.lower())
