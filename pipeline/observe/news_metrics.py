"""Metrics of the news itself: sources, stories, and how far the page's feed is; made when they are asked for.

The list of sources is bounded: those with the most articles lately. Counted from the topics by the feed, so
they are there after a restart, too; how far back that reaches is the feed's.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from pipeline.observe.newsroom import Newsroom
from pipeline.observe.storybook import STATUSES

__all__ = ["NewsCollector"]

MOST_SOURCES = 200
"""Sources that become labels: two numbers each."""


class NewsCollector(Collector):
    """A Prometheus collector over a newsroom."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics as of now."""
        last = GaugeMetricFamily(
            "wireroom_source_last_article_seconds",
            "Log time (POSIX) of the newest article of a source; the sources with most articles.",
            labels=["source"],
        )
        gap = GaugeMetricFamily(
            "wireroom_source_usual_gap_seconds",
            "Usual time between two articles of a source; only where enough came to say.",
            labels=["source"],
        )
        for source in self._newsroom.busiest(MOST_SOURCES):
            last.add_metric([source.name], source.last)
            if source.usual is not None:
                gap.add_metric([source.name], source.usual)
        yield last
        yield gap
        stories = GaugeMetricFamily(
            "wireroom_stories", "Stories seen lately, by how they go.", labels=["status"]
        )
        counts = self._newsroom.story_counts(time.time())
        for status in STATUSES:
            stories.add_metric([status], counts.get(status, 0))
        yield stories
        yield GaugeMetricFamily(
            "wireroom_feed_behind_records", "Records that the page has yet to read.", self._newsroom.behind
        )
        yield GaugeMetricFamily(
            "wireroom_feed_ready", "1 while the page's feed reads Kafka.", int(self._newsroom.ready)
        )
