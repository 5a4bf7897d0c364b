"""The rules for two texts that are not the same: estimate how much agrees, and doubt forms filled in anew.

Both samples hold every shingle hash up to a threshold of their own; below the smaller of the two they are
fair samples of both texts, and what they share there estimates similarity (bottom-k sketches, Broder 1997;
thresholds as in FracMinHash). Much shared wording may still be one form filled in twice. So wording, numbers
and names are added up as log-odds of a copy: in a copy a name survives about as often as a shingle does, in
another text it turns up by chance.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from math import log
from typing import NamedTuple

from pipeline.errors import UsageError
from pipeline.outcome import Rule
from pipeline.stages.dedupe.store import Sketch
from pipeline.text.shingles import GUARD_SIZE

__all__ = [
    "Agreement",
    "Guard",
    "Likeness",
    "Match",
    "Thresholds",
    "agreement",
    "best_match",
    "likeness",
    "thresholds_with",
    "weigh",
]

_SURVIVAL_MOST = 0.97
"""Even where all wording agrees one fact in thirty may be cut off or misread."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When two texts count as one. Defaults: docs/decisions/0005-dedupe.md."""

    votes: int = 4
    """Least number of sampled shingles in common."""
    common: int = 8
    """A shingle in so many remembered articles is boilerplate and says nothing."""
    text_alone: float = 0.78
    """Share of the shorter one's shingles in the longer from which on wording alone makes a copy."""
    text_weight: float = 16.0
    """Log-odds for a whole unit of that share."""
    chance: float = 0.15
    """How often a number or name of one text stands in another one that is no copy."""
    survival: float = 0.5
    """How often it stands in a copy at least; else as often as a shingle does."""
    weak: float = 0.6
    """With a smaller share of the shorter one's shingles in common the next three are asked for, too."""
    jaccard: float = 0.18
    """Least share of all shingles of both that both have."""
    agreement: float = 0.34
    """Least share of numbers, and of names, in common..."""
    guarded: int = 4
    """...where both have so many."""
    own_outlet: float = 0.8
    """Within one outlet: least share of the newcomer's shingles that the older text has..."""
    own_form: float = 0.95
    """...and if numbers and names don't vouch for a copy."""
    vouched: float = 2.0
    """Log-odds from which on they do. Without, a copy counts as one more use of its wording..."""
    untouched: float = 0.95
    """...unless so much of the shorter one's wording is in common."""


def thresholds_with(changed: Mapping[str, float]) -> Thresholds:
    """Return the default thresholds but for those named. Raises `UsageError` for a name there isn't."""
    names = [each.name for each in fields(Thresholds)]
    if unknown := changed.keys() - set(names):
        raise UsageError(
            f"dedupe has no threshold {', '.join(sorted(unknown))}; there are {', '.join(names)} "
            "(docs/decisions/0005-dedupe.md)"
        )
    return Thresholds(**(asdict(Thresholds()) | dict(changed)))


class Guard(StrEnum):
    """What can speak against a copy."""

    VOTES = "votes"
    """Too few sampled shingles in common."""
    OWN_OUTLET = "own_outlet"
    """The same outlet says something new."""
    WORDING = "wording"
    """Little in common, and less of both together than a copy has."""
    NUMBERS = "numbers"
    """Little in common, and the numbers differ."""
    NAMES = "names"
    """Little in common, and the names differ."""
    EVIDENCE = "evidence"
    """Wording, numbers and names together are more likely those of another text."""


class Likeness(NamedTuple):
    """Estimated similarity in 0..1: of both, of the shorter to the longer, of the first to the other."""

    jaccard: float
    containment: float
    known: float

    def rule(self, limits: Thresholds) -> Rule:
        """Return what a copy so like its original is called.

        Contained where the shorter has at least twice the share in common that both have together: then the
        longer is about twice as long or more. Also where the shorter has less than `Thresholds.weak` in
        common: then the score says how much of it.
        """
        partial = self.containment < limits.weak or self.containment >= 2 * self.jaccard
        return Rule.CONTAINED if partial else Rule.NEAR


class Agreement(NamedTuple):
    """Of two samples of facts: how many both have, and how many the smaller has, as far as both reach."""

    shared: int
    of: int


class Match(NamedTuple):
    """The remembered entry that an article repeats, by which rule, and the rule's measure in 0..1.

    ``vouched``: numbers and names say so, or next to all of the wording.
    """

    entry: int
    rule: Rule
    score: float
    vouched: bool


class Weighing(NamedTuple):
    """What speaks for and against a copy: facts in common, and log-odds from wording and from facts.

    ``own``: both texts come from one outlet.
    """

    own: bool
    numbers: Agreement
    names: Agreement
    wording: float
    facts: float

    def vouched(self, alike: Likeness, limits: Thresholds) -> bool:
        """Whether such a copy is no form that its outlets may fill in again and again."""
        return self.facts >= limits.vouched or alike.containment >= limits.untouched

    def against(self, alike: Likeness, limits: Thresholds) -> Iterator[Guard]:
        """Return the guards that speak against a copy."""
        needed = limits.own_outlet if self.facts >= limits.vouched else limits.own_form
        if self.own and alike.known < needed:
            yield Guard.OWN_OUTLET
        if alike.containment < limits.weak:
            if alike.jaccard < limits.jaccard:
                yield Guard.WORDING
            for guard, found in ((Guard.NUMBERS, self.numbers), (Guard.NAMES, self.names)):
                if found.of >= limits.guarded and found.shared < limits.agreement * found.of:
                    yield guard
        if self.wording + self.facts < 0:
            yield Guard.EVIDENCE


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
        return Likeness(0.0, 0.0, 0.0)
    return Likeness(*(min(1.0, shared / all_) for all_ in (union, smaller, one)))


def agreement(one: Sequence[int], two: Sequence[int]) -> Agreement:
    """Return how far two samples of facts agree."""
    if not one or not two:
        return Agreement(0, 0)
    limit = min(sketch[-1] if len(sketch) == GUARD_SIZE else 0xFFFF for sketch in (one, two))
    left, right = {v for v in one if v <= limit}, {v for v in two if v <= limit}
    return Agreement(len(left & right), min(len(left), len(right)))


def weigh(mine: Sketch, other: Sketch, alike: Likeness, limits: Thresholds) -> Weighing:
    """Return the log-odds of a copy against another text of the same wording.

    Each fact counts log(p/q) where both have it and log((1 - p)/(1 - q)) where one has not, p being how often
    facts survive in a copy that is so alike, q chance (naive Bayes).
    """
    survival = min(max(alike.containment, limits.survival), _SURVIVAL_MOST)
    kept, lost = log(survival / limits.chance), log((1 - survival) / (1 - limits.chance))
    numbers, names = agreement(mine.numbers, other.numbers), agreement(mine.names, other.names)
    shared, of = numbers.shared + names.shared, numbers.of + names.of
    wording = limits.text_weight * (alike.containment - limits.text_alone)
    own = mine.source == other.source != 0
    return Weighing(own, numbers, names, wording, shared * kept + (of - shared) * lost)


def best_match(
    mine: Sketch,
    hits: Sequence[tuple[int, int]],
    common: Sequence[int],
    sketch_of: Callable[[int], Sketch],
    limits: Thresholds,
) -> Match | None:
    """Return the entry most like the article, with rule and score, or None if no entry is like enough.

    ``hits`` are pairs (index into the article's shingles, entry); ``common`` the indices that are
    boilerplate. Of equals the entry that came first is taken.
    """
    boilerplate = set(common)
    votes = Counter([entry for index, entry in hits if index not in boilerplate])
    lost = Counter([entry for index, entry in hits if index in boilerplate] if boilerplate else ())
    hashes = sorted(mine.shingles[index] for index in boilerplate)
    best: tuple[float, int] | None = None
    match = None
    for entry, shared in votes.items():
        if shared < limits.votes:
            continue
        other = sketch_of(entry)
        alike = likeness(mine, other, shared, hashes, lost[entry])
        rank = (-alike.jaccard, entry)
        if best is not None and rank > best:
            continue
        weighed = weigh(mine, other, alike, limits)
        if next(weighed.against(alike, limits), None) is not None:
            continue
        rule = alike.rule(limits)
        score = alike.containment if rule is Rule.CONTAINED else alike.jaccard
        best, match = rank, Match(entry, rule, score, weighed.vouched(alike, limits))
    return match
