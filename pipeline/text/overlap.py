"""How much of two texts is the same, measured on all of their word triples, and which passages."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np

from pipeline.text.shingles import Shingled

__all__ = ["Overlap", "Spans", "overlap", "passages"]

Spans: TypeAlias = tuple[tuple[int, int], ...]


class Overlap(NamedTuple):
    """Distinct shingles that both texts have, and that each has; shares are 0 where one has none."""

    shared: int
    first: int
    second: int

    @property
    def jaccard(self) -> float:
        """Share of all shingles of both that both have."""
        return self.shared / max(1, self.first + self.second - self.shared)

    @property
    def containment(self) -> float:
        """Share of the shorter one's shingles that the longer has."""
        return self.shared / max(1, min(self.first, self.second))


def overlap(first: Shingled, second: Shingled) -> Overlap:
    """Return how much two texts have in common."""
    left, right = np.unique(first.hashes), np.unique(second.hashes)
    return Overlap(len(np.intersect1d(left, right, assume_unique=True)), len(left), len(right))


def passages(text: Shingled, other: Shingled) -> Spans:
    """Return the characters (begin, end) of each passage of a text whose shingles the other has.

    What overlaps or touches is one passage.
    """
    spans: list[tuple[int, int]] = []
    for place in np.flatnonzero(np.isin(text.hashes, other.hashes)).tolist():
        begin, end = int(text.begins[place]), int(text.ends[place])
        if spans and begin <= spans[-1][1]:
            spans[-1] = spans[-1][0], end
        else:
            spans.append((begin, end))
    return tuple(spans)
