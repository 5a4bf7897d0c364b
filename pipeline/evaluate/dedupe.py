"""Measure the dedupe stage on labelled articles: streaming precision, recall, F1, recall per kind of copy."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import orjson

from pipeline.article import Article, Origin
from pipeline.outcome import Duplicate, Item
from pipeline.stages.dedupe import Dedupe

__all__ = ["evaluate"]

_BATCH = 500


def evaluate(path: Path) -> dict[str, Any]:
    """Return ``precision``, ``recall``, ``f1``, counts, ``recall_by_kind`` and ``false_by_kind``.

    ``path`` holds one JSON object a line (.gz or plain) with id, title, text, source, published, cluster,
    dup_of (null: an original) and kind, in the order of the stream. Each article is judged, then
    remembered. A duplicate of an article of another cluster, or of an original, is a false positive; a copy
    not found, or found as a copy of the wrong cluster, is missed.
    """
    stage = Dedupe()
    memory = stage.new_memory()
    cluster_of: dict[str, str] = {}
    right, false, copies, found = 0, Counter[str](), Counter[str](), Counter[str]()
    rows = _rows(path)
    offsets = count()
    while batch := list(islice(rows, _BATCH)):
        cluster_of.update((row["id"], row["cluster"]) for row in batch)
        items = [Item(Origin(0, next(offsets)), _article(row), 0.0) for row in batch]
        for row, outcome in zip(batch, stage.run(items, memory), strict=True):
            kind = row["kind"]
            copies[kind] += row["dup_of"] is not None
            if not isinstance(outcome, Duplicate):
                continue
            if row["dup_of"] is not None and cluster_of[outcome.record.of] == row["cluster"]:
                right += 1
                found[kind] += 1
            else:
                false[kind] += 1
    precision = right / max(1, right + false.total())
    recall = right / max(1, copies.total())
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "articles": len(cluster_of),
        "duplicates": copies.total(),
        "true_positives": right,
        "false_positives": false.total(),
        "recall_by_kind": {kind: found[kind] / n for kind, n in sorted(copies.items()) if n},
        "false_by_kind": dict(sorted(false.items())),
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        yield from map(orjson.loads, lines)


def _article(row: dict[str, Any]) -> Article:
    return Article(
        id=row["id"],
        source=row["source"],
        url=row.get("url"),
        title=row["title"],
        text=row["text"],
        published=row["published"],
    )
