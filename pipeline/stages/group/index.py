"""The inverted index: from a term to the remembered articles that have it, and their stories."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["SCALE", "Postings"]

SCALE = 4096
"""Weights of unit vectors are kept as whole numbers of 1/4096. Sums of their products are exact in float64,
so a score does not depend on the order of adding, nor on what was swept out of the index when."""

_WEIGHT_BITS = np.uint64(13)  # 0..4096
_SLOT_BITS = np.uint64(20)  # a million open stories: ten times the most articles remembered
_WEIGHT_MASK = np.uint64((1 << 13) - 1)
_SLOT_MASK = np.uint64((1 << 20) - 1)
_SLOT_SHIFT = 13
_SEQUENCE_SHIFT = 33


class Postings:
    """Per term a packed array of (sequence number of the article, slot of its story, weight)."""

    def __init__(self) -> None:
        self._lists: dict[int, array[int]] = {}
        self._entries = 0

    @property
    def nbytes(self) -> int:
        """Bytes held, with about 150 for each term's list and dictionary entry."""
        return 8 * self._entries + 150 * len(self._lists)

    def add(self, numbers: list[int], weights: list[int], sequence: int, slot: int) -> None:
        """Remember an article's terms; ``sequence`` only ever grows."""
        place = (sequence << _SEQUENCE_SHIFT) | (slot << _SLOT_SHIFT)
        lists = self._lists
        for number, weight in zip(numbers, weights, strict=True):
            posting = lists.get(number)
            if posting is None:
                lists[number] = array("Q", (place | weight,))
            else:
                posting.append(place | weight)
        self._entries += len(numbers)

    def sums(self, numbers: list[int], weights: list[int], oldest: int) -> NDArray[np.float64]:
        """Return per story slot the summed products of weights over its articles from ``oldest`` on."""
        lists = self._lists
        found = [
            (lists[number], weight)
            for number, weight in zip(numbers, weights, strict=True)
            if number in lists
        ]
        if not found:
            return np.zeros(0)
        packed = np.frombuffer(b"".join([posting for posting, _ in found]), np.uint64)
        own = np.repeat(
            np.array([weight for _, weight in found], np.float64), [len(posting) for posting, _ in found]
        )
        own[packed < np.uint64(oldest << _SEQUENCE_SHIFT)] = 0.0
        slots = ((packed >> _WEIGHT_BITS) & _SLOT_MASK).astype(np.intp)
        sums: NDArray[np.float64] = np.bincount(slots, weights=own * (packed & _WEIGHT_MASK)).astype(
            np.float64
        )
        return sums

    def sections(self) -> Callable[[], dict[str, NDArray[Any]]]:
        """Return a function that returns the index, as it is now, as arrays."""
        numbers, packed = list(self._lists), b"".join(self._lists.values())
        lengths = [len(posting) for posting in self._lists.values()]

        def sections() -> dict[str, NDArray[Any]]:
            return {
                "numbers": np.array(numbers, np.uint32),
                "lengths": np.array(lengths, np.uint32),
                "packed": np.frombuffer(packed, np.uint64),
            }

        return sections

    def fill(self, sections: Mapping[str, NDArray[Any]]) -> None:
        """Fill this empty index with arrays read back."""
        packed = sections["packed"].tobytes()
        ends = np.cumsum(sections["lengths"], dtype=np.int64) * 8
        begin = 0
        for number, end in zip(sections["numbers"].tolist(), ends.tolist(), strict=True):
            self._lists[number] = array("Q", packed[begin:end])
            begin = end
        self._entries = len(packed) // 8

    def sweep(self, oldest: int) -> None:
        """Drop the articles before ``oldest``; changes no sum."""
        limit = oldest << _SEQUENCE_SHIFT
        kept: dict[int, array[int]] = {}
        entries = 0
        for number, posting in self._lists.items():
            if posting[-1] < limit:
                continue
            if posting[0] < limit:
                start = int(np.searchsorted(np.frombuffer(posting, np.uint64), np.uint64(limit)))
                posting = posting[start:]
            kept[number] = posting
            entries += len(posting)
        self._lists, self._entries = kept, entries
