"""How well the clean stage finds the article's text: precision and recall of word shingles."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import orjson

from pipeline.article import Origin, RawArticle
from pipeline.evaluate.metadata import FIELDS, Marks, mark, shares
from pipeline.outcome import Item, Passed
from pipeline.stages.clean import Clean

__all__ = ["Field", "evaluate", "overlap", "pages", "summary"]

Field = Literal["html", "text", "text_main"]

SHINGLE = 4
"""Words to a shingle, as in scrapinghub's article-extraction-benchmark."""
BATCH = 50

WORD = re.compile(r"\w+")


def pages(path: Path, sources: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    """Yield the labelled pages of a JSONL file (plain or .gz), only of ``sources`` where there are any."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as lines:
        for line in lines:
            page = orjson.loads(line)
            if not sources or page.get("source") in sources:
                yield page


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the multiset of the text's shingles; a text shorter than one shingle is one shingle."""
    words = WORD.findall(text)
    if 0 < len(words) < SHINGLE:
        return Counter([tuple(words)])
    return Counter(zip(*(words[i:] for i in range(SHINGLE)), strict=False))


def overlap(found: str, gold: str, optional: Sequence[str] = ()) -> tuple[float, float]:
    """Return precision and recall of ``found``; paragraphs in ``optional`` neither count for nor against it.

    Nothing found has a precision of 0.
    """
    got, want = shingles(found), shingles(gold)
    free: Counter[tuple[str, ...]] = Counter()
    for paragraph in optional:
        free += shingles(paragraph)
    hits = sum((got & want).values())
    needless = got - want
    wrong = sum((needless - free).values())
    owed = sum((want - free).values()) if free else sum(want.values())
    hits_owed = sum((got & (want - free)).values()) if free else hits
    return (hits / (hits + wrong) if hits + wrong else 0.0, hits_owed / owed if owed else 1.0)


def evaluate(
    path: Path, *, field: Field = "html", sources: Collection[str] = (), worst: int = 0
) -> dict[str, Any]:
    """Return ``precision``, ``recall``, ``f1``, ``below_half``, ``pages`` of the stage on labelled pages.

    Precision and recall are means over pages and ``f1`` is that of the means; ``below_half`` is the share
    of pages whose own F1 is under .5, ``exact`` that of pages with just the words of the body. A page that is
    not passed counts as nothing found. ``by_source`` has the same by source where there are several,
    ``metadata`` what `pipeline.evaluate.metadata` says of pages that have labels for it, ``worst`` the ids
    and F1 of so many pages.
    """
    scores: dict[str, list[tuple[float, float]]] = {}
    marks: list[tuple[dict[str, Any], Marks]] = []
    ranked: list[tuple[float, str]] = []
    stage = Clean()
    todo = pages(path, sources)
    while chunk := list(islice(todo, BATCH)):
        items = [Item(Origin(0, i), raw_article(page, field), 0.0) for i, page in enumerate(chunk)]
        for page, outcome in zip(chunk, stage.run(items, None), strict=True):
            article = outcome.record if isinstance(outcome, Passed) else None
            score = overlap(article.text if article else "", page["body"], page.get("body_optional") or ())
            scores.setdefault(page.get("source") or "", []).append(score)
            ranked.append((harmonic(*score), page["id"]))
            marks.append((page, mark(page, article)))
    figures: dict[str, Any] = dict(summary([each for found in scores.values() for each in found]))
    if len(scores) > 1:
        figures["by_source"] = {name: summary(found) for name, found in sorted(scores.items())}
    labelled = [(page, each) for page, each in marks if any(page.get(name) for name in FIELDS)]
    if labelled:
        figures["metadata"] = shares(labelled)
    if worst:
        figures["worst"] = {id_: round(f1, 3) for f1, id_ in sorted(ranked)[:worst]}
    return figures


def raw_article(page: dict[str, Any], field: Field) -> RawArticle:
    """Return the page as a producer would push it, without any of the labels."""
    return RawArticle(
        id=page["id"], content=page[field] or "", source=page.get("host") or "", url=page.get("url")
    )


def summary(scores: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Return the means of the pages' precision and recall, and what follows from them."""
    count = len(scores) or 1
    precision = sum(p for p, _ in scores) / count
    recall = sum(r for _, r in scores) / count
    low = sum(harmonic(p, r) < 0.5 for p, r in scores)
    exact = sum(p == r == 1.0 for p, r in scores)
    return {
        "precision": precision,
        "recall": recall,
        "f1": harmonic(precision, recall),
        "exact": exact / count,
        "below_half": low / count,
        "pages": float(len(scores)),
    }


def harmonic(precision: float, recall: float) -> float:
    """Return F1."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
