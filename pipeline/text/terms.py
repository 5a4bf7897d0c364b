"""Terms: the words that carry a text's subject, as hashed numbers with log-scaled counts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeAlias

import numpy as np
import xxhash
from numpy.typing import NDArray

from pipeline.text.tokens import STOPWORDS, fold, words

__all__ = ["TERM_SPACE", "Terms", "term", "terms"]

TERM_SPACE = 1 << 18
"""Terms are numbers below this. 2^18: two of an article's 200 terms collide in one article of thirteen."""

TITLE_WEIGHT = 2.0
"""Added to a term's log frequency where the title has it: 1, 2 and 4 gave .910, .912 and .904 B-cubed F on
the development stories."""

Terms: TypeAlias = tuple[NDArray[np.uint32], NDArray[np.float64]]
"""Term numbers, ascending, and their weights (1 + ln count, plus `TITLE_WEIGHT` for a title's word)."""

_SKIP = TERM_SPACE
_MEMO_SIZE = 1 << 18
_NUMBER = re.compile(r"\d+")


class _Memo(dict[str, int]):
    """What was looked up before: most words cost one dictionary access. Bounded; never changes a result."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MEMO_SIZE:
            self.clear()
        number = self[word] = term(word)
        return number


def term(word: str) -> int:
    """Return the number of a lower-case word, or `TERM_SPACE` for a stop word, letter or short number.

    >>> term("embassy") < TERM_SPACE, term("the") == TERM_SPACE, term("talks") == term("talk")
    (True, True, True)
    """
    if word in STOPWORDS:
        return _SKIP
    folded = fold(word)
    if len(folded) < 2 or folded in STOPWORDS or (len(folded) < 3 and _NUMBER.fullmatch(folded)):
        return _SKIP
    return xxhash.xxh32_intdigest(folded.encode("utf-8", "replace")) % TERM_SPACE


_memo = _Memo()


def terms(title: str, text: str) -> Terms:
    """Return the terms of a text under its title.

    >>> numbers, weights = terms("Embassy talks", "The embassy talks went on. Talks!")
    >>> len(numbers), [round(float(w), 2) for w in sorted(weights)]
    (2, [3.0, 3.69])
    """
    lookup = _memo.__getitem__
    counts = Counter(map(lookup, words(text)))
    head = set(map(lookup, words(title)))
    listed = sorted((counts.keys() | head) - {_SKIP})
    numbers = np.array(listed, dtype=np.uint32)
    seen = np.array([counts[number] for number in listed], dtype=np.float64)
    weights = np.where(seen > 0, 1.0 + np.log(np.maximum(seen, 1.0)), 0.0)
    weights[np.searchsorted(numbers, sorted(head - {_SKIP}))] += TITLE_WEIGHT
    return numbers, weights
