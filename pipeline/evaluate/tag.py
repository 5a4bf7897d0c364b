"""How well articles are tagged: precision, recall and F1 of names and topics against labelled ones."""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from pipeline.article import Article, Origin
from pipeline.outcome import Item, Passed
from pipeline.stages.tag import Tag
from pipeline.text.language import detect_language

__all__ = ["KINDS", "evaluate", "language_of"]

KINDS = ("people", "places", "organisations", "topics", "narrower")
"""Narrower are topics of the second level."""
_TOPICS = ("topics", "narrower")


def evaluate(path: Path) -> dict[str, Any]:
    """Tag the labelled articles and compare: names whatever their case, topics by qcode.

    ``path`` holds one JSON object a line (may be .gz): id, title, text, a list for each of `KINDS`, and a
    language (else it is detected). Figures are over all names of all articles (micro averages); ``entities``
    are all kinds but topics, ``abstained`` the share of articles of which no topic was said. Kinds that no
    article has labels of are left out.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as lines:
        rows = [orjson.loads(line) for line in lines if line.strip()]
    items = [
        Item(
            Origin(0, at),
            Article(row["id"], "", None, row["title"], row["text"], language=language_of(row)),
            0.0,
        )
        for at, row in enumerate(rows)
    ]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    silent = 0
    for row, outcome in zip(rows, Tag().run(items), strict=True):
        for kind in KINDS:
            labels = _folded(row.get(kind) or ())
            found = _folded(_names(outcome.record, kind)) if isinstance(outcome, Passed) else set()
            here = Counter(hits=len(labels & found), said=len(found), gold=len(labels))
            counts[kind] += here
            if kind not in _TOPICS:
                counts["entities"] += here
                counts[f"language {row.get('language') or 'unknown'}"] += here
            elif kind == "topics":
                silent += not found
    labelled = [
        kind for kind in (*KINDS, "entities") if any(kind in row for row in rows) or kind == "entities"
    ]
    figures = {kind: _figures(counts[kind]) for kind in labelled}
    languages = sorted(name for name in counts if name.startswith("language "))
    return {
        "articles": len(rows),
        **figures,
        "abstained": round(silent / len(rows), 4) if rows else 0.0,
        "by_language": {name.removeprefix("language "): _figures(counts[name]) for name in languages},
    }


def language_of(row: dict[str, Any]) -> str | None:
    """Return an article's language as clean would have told it."""
    return row.get("language") or detect_language(row.get("text") or "")


def _names(article: Article, kind: str) -> list[str]:
    if kind == "topics":
        return [topic.qcode for topic in article.topics]
    if kind == "narrower":
        return [part.qcode for topic in article.topics for part in topic.narrower]
    return [entity.name for entity in getattr(article, kind)]


def _folded(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names}


def _figures(count: Counter[str]) -> dict[str, float]:
    hits, said, gold = count["hits"], count["said"], count["gold"]
    precision = hits / said if said else 0.0
    recall = hits / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "labels": gold}
