"""Labelled articles for the dedupe benchmark: the samples, cleaned, with their truth; or a file of them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from pipeline.article import Article, Origin
from pipeline.outcome import Item, Passed
from pipeline.sources.decode import decode_raw
from pipeline.sources.samples import sample_records
from pipeline.stages.clean import Clean

__all__ = ["Labelled", "Score", "of_file", "of_samples", "score"]

PARTITION = 1
"""Made entries come from partition 0: an origin that is known would not be judged."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Articles in the order of their stream; per article its cluster and whether it is a copy within it."""

    items: list[Item[Article]]
    clusters: list[str]
    copies: list[bool]

    @property
    def mean_bytes(self) -> float:
        """Mean length of a text."""
        return sum(len(item.record.text.encode()) for item in self.items) / len(self.items)


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean over the copies of a stream."""

    precision: float
    recall: float
    f1: float


def of_samples(count: int, seed: int) -> Labelled:
    """Return the sample articles that the clean stage passes, as the dedupe stage gets them."""
    items: list[Item[Article]] = []
    clusters, copies = [], []
    clean = Clean()
    for line, (value, truth) in enumerate(sample_records(count, seed)):
        if truth.expect in {"dead", "rejected"} or truth.id is None:
            continue
        raw = decode_raw(value, max_bytes=len(value))
        [outcome] = clean.run([Item(Origin(PARTITION, line), raw, 0.0)], None)
        if isinstance(outcome, Passed):
            items.append(Item(Origin(PARTITION, line), outcome.record, 0.0))
            clusters.append(truth.of or truth.id)
            copies.append(truth.duplicate)
    return Labelled(items, clusters, copies)


def of_file(path: Path) -> Labelled:
    """Return the articles of a file as `wireroom eval dedupe` reads it: one JSON object a line."""
    rows = list(_rows(path))
    items = [Item(Origin(PARTITION, at), _article(row), 0.0) for at, row in enumerate(rows)]
    return Labelled(items, [row["cluster"] for row in rows], [row["dup_of"] is not None for row in rows])


def score(labelled: Labelled, said: Sequence[str | None]) -> Score:
    """Return how right it is which article (by id) each was said to copy.

    Right: a copy, said to copy an article of its cluster. Whatever else was said to be a copy is false.
    """
    cluster_of = {
        item.record.id: cluster for item, cluster in zip(labelled.items, labelled.clusters, strict=True)
    }
    verdicts = zip(said, labelled.clusters, labelled.copies, strict=True)
    right = sum(copy and of is not None and cluster_of.get(of) == cluster for of, cluster, copy in verdicts)
    precision = right / max(1, sum(of is not None for of in said))
    recall = right / max(1, sum(labelled.copies))
    return Score(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))


def _article(row: dict[str, str]) -> Article:
    named = {name: row[name] for name in ("id", "source", "title", "text", "published")}
    return Article(url=row.get("url"), **named)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        yield from map(orjson.loads, lines)
