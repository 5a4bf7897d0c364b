"""The inverted index: from a term to the remembered articles that have it, and their stories."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.text.terms import TERM_SPACE

__all__ = ["SCALE", "Postings"]

SCALE = 4096
"""Weights of unit vectors are kept as whole numbers of 1/4096. Sums of their products are exact in float64,
so a score does not depend on the order of adding, nor on what was swept out of the index when."""

_SLOT_SHIFT = 13  # weights are 0..4096
_WEIGHT_MASK = np.uint32((1 << _SLOT_SHIFT) - 1)
# 19 bits are left for slots: half a million open stories, five times the most articles remembered.

_SWEPT_AT_LEAST = 16
_NOTHING = array("I")


class Postings:
    """Per term a packed array of (slot of a story, weight) of each article that has it, oldest first.

    What is dropped is only counted at first, per term, and swept out of its array when it is a quarter of it.
    """

    def __init__(self) -> None:
        self._lists = [_NOTHING] * TERM_SPACE
        self._lengths = np.zeros(TERM_SPACE, np.int32)
        self._dropped = np.zeros(TERM_SPACE, np.int32)
        self._articles: deque[bytes] = deque()
        self._entries = 0
        self._waiting: deque[tuple[NDArray[np.uint32], NDArray[np.uint16], int]] = deque()

    @property
    def nbytes(self) -> int:
        """Bytes held, with about 100 for each term's array and 40 for each article."""
        self.index()
        terms = np.count_nonzero(self._lengths)
        return 16 * TERM_SPACE + 8 * self._entries + 100 * int(terms) + 40 * len(self._articles)

    def add(self, numbers: NDArray[np.uint32], weights: NDArray[np.uint16], slot: int) -> None:
        """Remember an article's distinct terms."""
        self._waiting.append((numbers, weights, slot))

    def drop(self) -> None:
        """Forget the oldest article."""
        if not self._articles:
            self._waiting.popleft()
            return
        numbers = np.frombuffer(self._articles.popleft(), np.uint32)
        self._entries -= len(numbers)
        self._dropped[numbers] += 1
        dropped, lengths = self._dropped[numbers], self._lengths[numbers]
        full = (dropped == lengths) | ((dropped >= _SWEPT_AT_LEAST) & (dropped >= lengths >> 2))
        for number, begin in zip(numbers[full].tolist(), dropped[full].tolist(), strict=True):
            self._lists[number] = self._lists[number][begin:] or _NOTHING
        self._lengths[numbers[full]] -= dropped[full]
        self._dropped[numbers[full]] = 0

    def index(self) -> None:
        """Index what was added since the last look-up.

        Of a log that is read back, most is dropped by then: it is never indexed, which would take most of the
        time.
        """
        lists = self._lists
        while self._waiting:
            numbers, weights, slot = self._waiting.popleft()
            packed = (weights | np.uint32(slot << _SLOT_SHIFT)).tolist()
            for number, place in zip(numbers.tolist(), packed, strict=True):
                posting = lists[number]
                if posting is _NOTHING:
                    lists[number] = array("I", (place,))
                else:
                    posting.append(place)
            self._lengths[numbers] += 1
            self._articles.append(numbers.tobytes())
            self._entries += len(numbers)

    def sums(self, numbers: NDArray[np.uint32], weights: NDArray[np.uint16]) -> NDArray[np.float64]:
        """Return per story slot the summed products of weights over its articles; later slots have none."""
        self.index()
        lists = self._lists
        packed = np.frombuffer(b"".join(map(lists.__getitem__, numbers.tolist())), np.uint32)
        counts, factors = np.empty((len(numbers), 2), np.intp), np.zeros((len(numbers), 2))
        counts[:, 0] = dropped = self._dropped[numbers]
        counts[:, 1] = self._lengths[numbers] - dropped
        factors[:, 1] = weights
        products = np.repeat(factors.ravel(), counts.ravel())
        products *= packed & _WEIGHT_MASK
        return np.asarray(np.bincount(packed >> _SLOT_SHIFT, weights=products), np.float64)

    def sections(self) -> Callable[[], dict[str, NDArray[Any]]]:
        """Return a function that returns the index, as it is now, as arrays."""
        self.index()
        numbers = np.flatnonzero(self._lengths).astype(np.uint32)
        lengths, dropped = self._lengths[numbers], self._dropped[numbers]
        packed = b"".join([self._lists[number] for number in numbers.tolist()])
        articles = list(self._articles)

        def sections() -> dict[str, NDArray[Any]]:
            return {
                "numbers": numbers,
                "lengths": lengths,
                "dropped": dropped,
                "packed": np.frombuffer(packed, np.uint32),
                "article_numbers": np.frombuffer(b"".join(articles), np.uint32),
                "article_lengths": np.array([len(each) // 4 for each in articles], np.int32),
            }

        return sections

    def fill(self, sections: Mapping[str, NDArray[Any]]) -> None:
        """Fill this empty index with arrays read back."""
        numbers = sections["numbers"]
        self._lengths[numbers], self._dropped[numbers] = sections["lengths"], sections["dropped"]
        for number, posting in zip(
            numbers.tolist(), _cut(sections["packed"], sections["lengths"]), strict=True
        ):
            self._lists[number] = array("I", posting)
        self._articles.extend(_cut(sections["article_numbers"], sections["article_lengths"]))
        self._entries = len(sections["article_numbers"])


def _cut(values: NDArray[np.uint32], lengths: NDArray[np.int32]) -> list[bytes]:
    every = values.astype(np.uint32).tobytes()
    ends = (np.cumsum(lengths, dtype=np.int64) * 4).tolist()
    return [every[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]
