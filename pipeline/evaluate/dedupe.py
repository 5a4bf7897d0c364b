"""Measure the dedupe stage on labelled articles: streaming precision, recall, F1, recall per kind of copy."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from typing import Any, TypeAlias

import orjson

from pipeline.article import Article, Origin
from pipeline.outcome import Duplicate, Item
from pipeline.stages.dedupe import Dedupe

__all__ = ["Row", "evaluate", "evaluate_forms", "judged", "read"]

Row: TypeAlias = Mapping[str, Any]

_BATCH = 500


def read(path: Path) -> Iterator[Row]:
    """Return the objects of a file of JSON lines, plain or .gz."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        yield from map(orjson.loads, lines)


def judged(rows: Iterable[Row]) -> Iterator[tuple[Row, Duplicate | None]]:
    """Return each row, in order, with what the stage found it to repeat; each is judged, then remembered.

    A row has id, title, text, source and published.
    """
    stage = Dedupe()
    memory = stage.new_memory()
    offsets = count()
    stream = iter(rows)
    while batch := list(islice(stream, _BATCH)):
        items = [Item(Origin(0, next(offsets)), _article(row), 0.0) for row in batch]
        for row, outcome in zip(batch, stage.run(items, memory), strict=True):
            yield row, outcome if isinstance(outcome, Duplicate) else None


def evaluate(rows: Iterable[Row]) -> dict[str, Any]:
    """Return ``precision``, ``recall``, ``f1``, counts, ``recall_by_kind`` and ``false_by_kind``.

    Rows also have cluster, dup_of (null: an original) and kind. A duplicate of an article of another cluster,
    or of an original, is a false positive; a copy not found, or found as a copy of the wrong cluster, is
    missed.
    """
    figures = _figures(rows, "kind")
    del figures["precision_by_kind"]
    return figures


def evaluate_forms(rows: Iterable[Row], forms: Iterable[tuple[float, Row]]) -> dict[str, Any]:
    """Return precision, recall of copies and false duplicates by family of filled-in forms among ``rows``.

    ``forms`` are (place in the stream, 0..1; row with a family). Precision of a family counts only its own
    copies and false duplicates; ``precision`` that of the whole stream, ``rows`` included.
    """
    mixed = list(_mixed(list(rows), forms))
    whole = _figures(mixed, "family")
    recall = whole["recall_by_kind"]
    by_family = {
        family: {
            "precision": whole["precision_by_kind"].get(family, 1.0),
            "recall_of_copies": recall.get(family, 0.0),
            "false": whole["false_by_kind"].get(family, 0),
        }
        for family in sorted({row["family"] for row in mixed if "family" in row})
    }
    return {"precision": whole["precision"], "recall": whole["recall"], "families": by_family}


def _figures(rows: Iterable[Row], label: str) -> dict[str, Any]:
    cluster_of: dict[str, str] = {}
    false, copies, found = Counter[str](), Counter[str](), Counter[str]()
    for row, outcome in judged(rows):
        cluster_of[row["id"]] = row["cluster"]
        kind = row.get(label, "other")
        copies[kind] += row["dup_of"] is not None
        if outcome is None:
            continue
        if row["dup_of"] is not None and cluster_of[outcome.record.of] == row["cluster"]:
            found[kind] += 1
        else:
            false[kind] += 1
    right = found.total()
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
        "precision_by_kind": {
            kind: found[kind] / (found[kind] + false[kind]) for kind in sorted(found | false)
        },
        "false_by_kind": dict(sorted(false.items())),
    }


def _mixed(rows: list[Row], forms: Iterable[tuple[float, Row]]) -> Iterator[Row]:
    """Return the rows with the forms among them, dated like the row before."""
    begin = 0
    for place, form in forms:
        end = int(place * len(rows))
        yield from rows[begin:end]
        begin = end
        yield {**form, "published": rows[max(0, end - 1)]["published"] if rows else None}
    yield from rows[begin:]


def _article(row: Row) -> Article:
    return Article(
        id=row["id"],
        source=row["source"],
        url=row.get("url"),
        title=row["title"],
        text=row["text"],
        published=row["published"],
    )
