"""How well articles are grouped into stories: B-cubed against labelled ones."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from pipeline.article import Article, Origin, parse_time
from pipeline.evaluate.tag import language_of
from pipeline.outcome import Item, Passed
from pipeline.stages.group import Group
from pipeline.stages.tag import Tag

__all__ = ["article_of", "bcubed", "evaluate", "read"]

BATCH = 500


def evaluate(path: Path) -> dict[str, Any]:
    """Stream the labelled articles in order of their dates and compare the stories with the labels.

    They are tagged first, as they are in the flow: names have a say in what is one story.

    ``path`` holds one JSON object a line (may be .gz): id, title, text, source, url, published, story.
    """
    rows = read(path)
    stories = _stories(rows)
    precision, recall, f = bcubed(stories, [row["story"] for row in rows])
    return {
        "articles": len(rows),
        "stories": len({row["story"] for row in rows}),
        "found": len(set(stories)),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f": round(f, 4),
    }


def read(path: Path) -> list[dict[str, Any]]:
    """Return the rows of such a file in order of their dates."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as lines:
        rows = [orjson.loads(line) for line in lines if line.strip()]
    return sorted(rows, key=lambda row: parse_time(row["published"]) or 0.0)


def bcubed(found: Sequence[str], labels: Sequence[str]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F (Bagga and Baldwin 1998): the mean over articles.

    >>> bcubed(["a", "a", "b", "c"], ["x", "x", "x", "x"])
    (1.0, 0.375, 0.5454545454545454)
    """
    if not labels:
        return 0.0, 0.0, 0.0
    pairs = Counter(zip(found, labels, strict=True))
    sizes, golds = Counter(found), Counter(labels)
    precision = sum(n * n / sizes[one] for (one, _), n in pairs.items()) / len(labels)
    recall = sum(n * n / golds[label] for (_, label), n in pairs.items()) / len(labels)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _stories(rows: Sequence[dict[str, Any]]) -> list[str]:
    tag, stage = Tag(), Group()
    memory = stage.new_memory()
    stories: list[str] = []
    for start in range(0, len(rows), BATCH):
        batch = [
            Item(Origin(0, at), article_of(rows[at]), 0.0)
            for at in range(start, min(start + BATCH, len(rows)))
        ]
        tagged = [
            Item(item.origin, outcome.record, item.seen_at) if isinstance(outcome, Passed) else item
            for item, outcome in zip(batch, tag.run(batch), strict=True)
        ]
        for outcome in stage.run(tagged, memory):
            story = outcome.record.story if isinstance(outcome, Passed) else None
            stories.append(story.id if story is not None else f"none-{len(stories)}")
    return stories


def article_of(row: dict[str, Any]) -> Article:
    """Return a row as the clean stage would pass it on."""
    return Article(
        id=row["id"],
        source=row.get("source") or "",
        url=row.get("url"),
        title=row.get("title") or "",
        text=row.get("text") or "",
        published=row.get("published"),
        language=language_of(row),
    )
