"""The rules for two texts that are not the same: estimate how much agrees, and doubt templates.

Both samples hold every shingle hash up to a threshold of their own; below the smaller of the two they are
fair samples of both texts, and what they share there estimates similarity (bottom-k sketches, Broder 1997;
thresholds as in FracMinHash).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.outcome import Rule
from pipeline.stages.dedupe.store import Sketch
from pipeline.text.shingles import GUARD_SIZE

__all__ = ["Likeness", "Match", "Thresholds", "agreement", "best_match", "likeness"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When two texts count as one. Defaults: docs/decisions/0005-dedupe.md."""

    jaccard: float = 0.2
    """Least share of all shingles of both that both have (near)."""
    containment: float = 0.6
    """Least share of the shorter one's shingles that stand in the longer (contained)."""
    votes: int = 4
    """Least number of sampled shingles in common."""
    common: int = 8
    """A shingle in so many remembered articles is boilerplate and says nothing."""
    agreement: float = 0.34
    """Least share of numbers, and of names, in common; fewer: the same template filled in anew."""
    guarded: int = 4
    """With fewer numbers or names on either side they are not compared."""


class Likeness(NamedTuple):
    """Estimated similarity of two texts, in 0..1: of both as wholes, and of the shorter to the longer."""

    jaccard: float
    containment: float

    def rule(self, limits: Thresholds) -> Rule | None:
        """Return the rule that makes the two one, if any.

        Contained where the shorter has at least twice the share in common that both have together: then the
        longer is about twice as long or more.
        """
        near, contained = self.jaccard >= limits.jaccard, self.containment >= limits.containment
        if contained and (not near or self.containment >= 2 * self.jaccard):
            return Rule.CONTAINED
        return Rule.NEAR if near else None


class Match(NamedTuple):
    """The remembered entry that an article repeats, by which rule, and the rule's measure in 0..1."""

    entry: int
    rule: Rule
    score: float


def likeness(mine: Sketch, other: Sketch, shared: int, common: Sequence[int], common_shared: int) -> Likeness:
    """Return the estimate for two samples that share so many hashes, boilerplate left out.

    ``common`` are the hashes of ``mine`` that are boilerplate (ascending), ``common_shared`` how many of
    those ``other`` has.
    """
    limit = 0xFFFFFFFF
    for sketch in (mine, other):
        if not sketch.whole and sketch.shingles:
            limit = min(limit, sketch.shingles[-1])
    one = bisect_right(mine.shingles, limit) - bisect_right(common, limit)
    two = bisect_right(other.shingles, limit) - common_shared
    smaller, union = min(one, two), one + two - shared
    if smaller <= 0 or union <= 0:
        return Likeness(0.0, 0.0)
    return Likeness(min(1.0, shared / union), min(1.0, shared / smaller))


def agreement(one: Sequence[int], two: Sequence[int]) -> float:
    """Return the share of the smaller of two guard sketches that the other has, as far as both reach."""
    limit = min(sketch[-1] if len(sketch) == GUARD_SIZE else 0xFFFF for sketch in (one, two))
    left, right = {v for v in one if v <= limit}, {v for v in two if v <= limit}
    return len(left & right) / max(1, min(len(left), len(right)))


def same_facts(one: Sketch, two: Sketch, limits: Thresholds) -> bool:
    """Whether numbers and names speak for one text rather than one template filled in twice."""
    return all(
        min(len(left), len(right)) < limits.guarded or agreement(left, right) >= limits.agreement
        for left, right in ((one.numbers, two.numbers), (one.names, two.names))
    )


def best_match(
    mine: Sketch,
    hits: Iterable[tuple[int, int]],
    common: Sequence[int],
    sketch_of: Callable[[int], Sketch],
    limits: Thresholds,
) -> Match | None:
    """Return the entry most like the article, with rule and score, or None if no entry is like enough.

    ``hits`` are pairs (index into the article's shingles, entry); ``common`` the indices that are
    boilerplate. Of equals the entry that came first is taken.
    """
    boilerplate = set(common)
    hits = list(hits)
    votes = Counter(entry for index, entry in hits if index not in boilerplate)
    lost = Counter(entry for index, entry in hits if index in boilerplate)
    hashes = sorted(mine.shingles[index] for index in boilerplate)
    best: tuple[float, Match] | None = None
    for entry, shared in votes.items():
        if shared < limits.votes:
            continue
        other = sketch_of(entry)
        alike = likeness(mine, other, shared, hashes, lost[entry])
        rule = alike.rule(limits)
        if rule is None or not same_facts(mine, other, limits):
            continue
        score = alike.containment if rule is Rule.CONTAINED else alike.jaccard
        if best is None or (-alike.jaccard, entry) < (-best[0], best[1].entry):
            best = alike.jaccard, Match(entry, rule, score)
    return best[1] if best else None
