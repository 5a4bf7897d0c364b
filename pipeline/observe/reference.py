"""The reference of all metrics, made from what is registered: ``python -m pipeline.observe.reference``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import cast

from prometheus_client import CollectorRegistry
from prometheus_client.metrics_core import Metric

from pipeline.observe.facts import NewsSeen
from pipeline.observe.metrics import Metrics
from pipeline.observe.news_metrics import NewsCollector
from pipeline.observe.newsroom import Desk, Newsroom

__all__ = ["families", "reference"]

HEAD = """\
# Metrics

Written by `python -m pipeline.observe.reference`; a test compares. All are served on `/metrics` of
`wireroom up`, or of a worker started alone. Seconds, bytes and records; times are POSIX seconds. Every
known combination of labels is there at 0 from the start.

**Which number is the truth?** `wireroom_ledger_articles` and `wireroom_dead_letters` are counted from the
topics, record by record, and can't be wrong by a crash: use them for what there is.
`wireroom_articles_total` and the other counters are the workers' own: they go on where they were after a
crash (their files outlive the process) and count a batch after its commit, so a kill between the two leaves
them a batch low: use them for rates. `wireroom_source_*` and `wireroom_stories` are what the page's feed
read, from 5,000 records of each topic back. A replay counts under `mode="replay"` and moves nothing under
`mode="live"`.

| metric | type | labels | meaning |
|---|---|---|---|
"""
BOUNDS = {
    "source": "the 200 sources with most articles lately",
    "le": "",
    "version": "the running version",
    "partition": "of `articles.raw`",
}
"""What is said of labels whose values are no closed list."""


def reference() -> str:
    """Return the page."""
    return HEAD + "".join(f"{line}\n" for line in _lines())


def families() -> list[Metric]:
    """Return every family of metrics that an instance serves."""
    registry = CollectorRegistry()
    Metrics(registry=registry)
    newsroom = Newsroom(cast("Desk", None))  # which no metric asks
    for at in range(10):
        newsroom.take(NewsSeen([{"source": "x", "time": float(at), "kind": "passed"}]))
    registry.register(NewsCollector(newsroom))
    return sorted(registry.collect(), key=lambda family: family.name)


def _lines() -> Iterator[str]:
    for family in families():
        name = f"{family.name}_total" if family.type == "counter" else family.name
        labels: dict[str, list[str]] = {}
        for sample in family.samples:
            for label, value in sample.labels.items():
                labels.setdefault(label, [])
                if value not in labels[label]:
                    labels[label].append(value)
        told = "; ".join(filter(None, (_label(*each) for each in labels.items())))
        yield f"| `{name}` | {family.type} | {told or '–'} | {family.documentation} |"


def _label(name: str, values: list[str]) -> str:
    bound = BOUNDS.get(name)
    if bound == "":
        return ""
    return f"`{name}`: {bound or ', '.join(values)}"


if __name__ == "__main__":
    sys.stdout.write(reference())
