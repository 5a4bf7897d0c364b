"""List what the dedupe stage finds to repeat one another, with the overlap measured on all of both texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.evaluate.dedupe import Row, judged
from pipeline.outcome import Rule
from pipeline.text.overlap import overlap
from pipeline.text.shingles import shingled

__all__ = ["Pair", "flagged_pairs", "summary"]

HALF = 0.5
"""A copy shares at least so much of the shorter text; what shares less is a partial copy."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A duplicate and its original, and the story of each where the data name it.

    ``share`` is the part of the shorter text's distinct word triples that the other has, ``jaccard`` that of
    both together: of the full texts, not of samples. ``across``: the outlets differ, or are not known.
    """

    id: str
    of: str
    source: str
    of_source: str
    story: str | None
    of_story: str | None
    title: str
    of_title: str
    rule: str
    score: float
    share: float
    jaccard: float

    def as_row(self) -> dict[str, Any]:
        """Return the fields and ``across`` as one JSON object."""
        return {**asdict(self), "across": self.across}

    @property
    def across(self) -> bool:
        """Whether no single outlet has both."""
        return not self.source or self.source != self.of_source


def flagged_pairs(rows: Iterable[Row]) -> list[Pair]:
    """Return every pair that the stage flags in the rows taken as one stream, least overlap first."""
    seen: dict[str, Row] = {}
    pairs = []
    for row, duplicate in judged(rows):
        seen[row["id"]] = row
        if duplicate is not None:
            record = duplicate.record
            pairs.append(_pair(row, seen[record.of], record.rule, record.score))
    return sorted(pairs, key=lambda pair: pair.share)


def summary(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return how many pairs cross outlets, and of those: stories mixed up, how many share how much."""
    across = [pair for pair in pairs if pair.across]
    less = [pair for pair in across if pair.share < HALF]
    return {
        "pairs": len(pairs),
        "across_outlets": len(across),
        "of_two_stories": sum(pair.story != pair.of_story for pair in across),
        "share_at_least_half": len(across) - len(less),
        "share_of_those": (len(across) - len(less)) / max(1, len(across)),
        "others": len(less),
        "others_named_contained": sum(pair.rule == Rule.CONTAINED for pair in less),
    }


def _pair(row: Row, original: Row, rule: str, score: float) -> Pair:
    found = overlap(shingled(original["text"]), shingled(row["text"]))
    equal = rule in {Rule.EXACT, Rule.SAME_RECORD, Rule.SAME_URL}
    return Pair(
        row["id"],
        original["id"],
        row.get("source") or "",
        original.get("source") or "",
        row.get("story"),
        original.get("story"),
        row["title"],
        original["title"],
        rule,
        score,
        1.0 if equal else found.containment,
        1.0 if equal else found.jaccard,
    )
