"""Keywords: the phrases of two and three words that an article repeats, or has in its title too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.text.tokens import STOPWORDS, fold

__all__ = ["find_keywords"]

MAX_KEYWORDS = 8
TITLE_FACTOR = 2.0
"""A phrase of the title counts as often again: it names the subject."""

LONGER_FACTOR = 1.3
"""Three words are more exact than two; 1.3 lets them win at equal counts, not at one count less of many."""

_TOKEN = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?|[^\w\s]|\d+")


def find_keywords(title: str, text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return up to `MAX_KEYWORDS` phrases, best first; ``names`` are tagged elsewhere and left out.

    >>> find_keywords("Embassy talks", "The embassy talks failed. New embassy talks may follow.", ())
    ('embassy talks',)
    """
    counts: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], int] = {}
    for phrase in _phrases(text):
        counts[phrase] += 1
        first.setdefault(phrase, len(first))
    head = set(_phrases(title))
    known = {_folded(word) for name in names for word in name.split()}
    scored = [
        ((count + TITLE_FACTOR * (phrase in head)) * (LONGER_FACTOR if len(phrase) == 3 else 1.0), phrase)
        for phrase, count in counts.items()
        if (count > 1 or phrase in head)
    ]
    scored.sort(key=lambda pair: (-pair[0], first[pair[1]]))
    chosen: list[tuple[str, ...]] = []
    used: set[str] = set()
    for _, phrase in scored:
        folded = tuple(map(_folded, phrase))
        # A phrase that shares a word with a better one says the same again.
        if known.issuperset(folded) or used & set(folded):
            continue
        chosen.append(phrase)
        used.update(folded)
        if len(chosen) == MAX_KEYWORDS:
            break
    return tuple(" ".join(phrase) for phrase in chosen)


def _folded(word: str) -> str:
    return fold(word.lower())


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the pairs and triples of neighbouring words that carry meaning, in lower case."""
    before = last = ""
    for token in _TOKEN.findall(text.lower()):
        if len(token) < 3 or token in STOPWORDS or not token[0].isalpha():
            before = last = ""
            continue
        if last and last != token:
            yield last, token
            if before:
                yield before, last, token
        before, last = last, token
