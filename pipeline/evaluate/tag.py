"""How well articles are tagged: precision, recall and F1 of names and topics against labelled ones."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from pipeline.article import Article, Origin
from pipeline.outcome import Item, Passed
from pipeline.stages.tag import Tag

__all__ = ["KINDS", "evaluate"]

KINDS = ("people", "places", "organisations", "topics")


def evaluate(path: Path) -> dict[str, Any]:
    """Tag the labelled articles and compare: names whatever their case, topics by qcode.

    ``path`` holds one JSON object a line (may be .gz): id, title, text, and a list for each of `KINDS`.
    Figures are over all names of all articles (micro averages).
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as lines:
        rows = [orjson.loads(line) for line in lines if line.strip()]
    items = [
        Item(Origin(0, at), Article(row["id"], "", None, row["title"], row["text"]), 0.0)
        for at, row in enumerate(rows)
    ]
    hits = dict.fromkeys(KINDS, 0)
    said = dict.fromkeys(KINDS, 0)
    gold = dict.fromkeys(KINDS, 0)
    for row, outcome in zip(rows, Tag().run(items), strict=True):
        for kind in KINDS:
            labels = _folded(row.get(kind) or ())
            found = _folded(_names(outcome.record, kind)) if isinstance(outcome, Passed) else set()
            hits[kind] += len(labels & found)
            said[kind] += len(found)
            gold[kind] += len(labels)
    figures: dict[str, Any] = {kind: _figures(hits[kind], said[kind], gold[kind]) for kind in KINDS}
    return {"articles": len(rows), **figures}


def _names(article: Article, kind: str) -> list[str]:
    if kind == "topics":
        return [topic.qcode for topic in article.topics]
    return [entity.name for entity in getattr(article, kind)]


def _folded(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names}


def _figures(hits: int, said: int, gold: int) -> dict[str, float]:
    precision = hits / said if said else 0.0
    recall = hits / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "labels": gold}
