"""Terms: the words that carry a text's subject, as hashed numbers with log-scaled counts."""

from __future__ import annotations

import re
from functools import lru_cache
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
_NUMBER = re.compile(r"\d+")
# Spaces for all of ASCII that stands in no word: what is cut there mostly is one word already, in a fifth of
# the time that a pattern takes.
_SPACED = bytes(at if at >= 128 or at == ord("'") or chr(at).isalnum() else ord(" ") for at in range(256))


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


# For scripts without spaces, where a piece is a clause that does not come again.
_term = lru_cache(1 << 16)(term)


class _Memo:
    """The terms of pieces of text seen before, in one array: a piece's place are the low bits of its hash.

    An entry is the hash with the term in the place's bits, so all 64 bits are compared: of ten million pieces
    two have one hash once in 400,000 runs. A dictionary takes longer: its keys and values lie all over the
    memory. Bounded; a piece whose place another one took is cut into its words anew.
    """

    def __init__(self, bits: int = 20) -> None:
        self._low = (1 << bits) - 1
        self._entries = np.full(1 << bits, self._low)  # no term is that high: nothing known

    def numbers(self, pieces: list[bytes]) -> tuple[NDArray[np.int64], list[tuple[int, list[int]]]]:
        """Return each piece's term, `TERM_SPACE` for none, and (position, terms) of those with several."""
        hashes = np.fromiter(map(hash, pieces), np.int64, len(pieces))
        places = hashes & self._low
        entries = self._entries[places]
        numbers = entries & self._low
        several = []
        differs = (entries ^ hashes).view(np.uint64) > self._low
        for at in np.flatnonzero(differs | (numbers == self._low)).tolist():
            every = map(_term, words(pieces[at].decode("utf-8", "surrogatepass")))
            found = [number for number in every if number != _SKIP]
            number = found[0] if len(found) == 1 else _SKIP
            if len(found) > 1:
                several.append((at, found))
            else:
                self._entries[places[at]] = (hashes[at] & ~self._low) | number
            numbers[at] = number
        return numbers, several


_memo = _Memo()


def terms(title: str, text: str) -> Terms:
    """Return the terms of a text under its title.

    >>> numbers, weights = terms("Embassy talks", "The embassy talks went on. Talks!")
    >>> len(numbers), [round(float(w), 2) for w in sorted(weights)]
    (2, [3.0, 3.69])
    """
    head = _pieces(title)
    numbers, several = _memo.numbers(head + _pieces(text))
    # One array of (term, whether in the text), sorted: a term's places in the title come before its others.
    numbers <<= 1
    numbers[len(head) :] |= 1
    numbers = numbers[numbers < _SKIP << 1]
    if several:
        more = [number << 1 | (at >= len(head)) for at, found in several for number in found]
        numbers = np.concatenate([numbers, np.array(more, np.int64)])
    if not len(numbers):
        return np.zeros(0, np.uint32), np.zeros(0)
    numbers.sort()
    in_text = numbers & 1
    numbers >>= 1
    begins = np.flatnonzero(np.concatenate([[True], numbers[1:] != numbers[:-1]]))
    seen = np.add.reduceat(in_text, begins)
    weights = np.log(np.maximum(seen, 1)) + (seen > 0)
    weights[in_text[begins] == 0] += TITLE_WEIGHT
    return numbers[begins].astype(np.uint32), weights


def _pieces(text: str) -> list[bytes]:
    return text.lower().encode("utf-8", "surrogatepass").translate(_SPACED).split()
