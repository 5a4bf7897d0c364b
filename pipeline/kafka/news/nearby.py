"""An article's records, read near the time of its outcome only: in milliseconds, whatever the topics hold."""

from __future__ import annotations

from typing import Any

from pipeline.flow import DEAD, DUPLICATES, FLOW, RAW, REJECTED
from pipeline.kafka.codec import origin_of
from pipeline.kafka.ledger.follow import Trail, journey
from pipeline.kafka.ledger.scan import Scanner
from pipeline.kafka.news.places import Place
from pipeline.kafka.reader import Reader
from pipeline.kafka.replay.source import Row
from pipeline.settings import Settings

__all__ = ["trail_near"]

TOPICS = (*(step.passes_to for step in FLOW), REJECTED, DUPLICATES, DEAD)
NEAR_MS = 2000
"""Records lie in the order of processing, their times are those of the raw records: nearly the same order."""
NEAR_OFFSETS = 1000
"""Read beyond that, where times are in disorder."""
_SURE = ("grouped", "duplicate", "rejected")
"""Ends that nothing follows but a newer attempt, which is then the one whose time is known."""


def trail_near(settings: Settings, place: Place) -> Trail:
    """Return the records of an article; empty where its end isn't among those near its time."""
    origin, found = place.origin, []
    with Reader(settings, [RAW]) as reader:
        raw = reader.at(RAW, origin)
    if raw is None:
        return []
    found.append((RAW, raw))
    scanner = Scanner(settings)
    try:
        places = scanner.places(TOPICS)
        ends = scanner.ends(places)
        positions = scanner.from_time(places, min(raw.timestamp, place.timestamp) - NEAR_MS)
        later = scanner.from_time(places, max(raw.timestamp, place.timestamp) + NEAR_MS)
        stops = {each: min(ends[each], later[each] + NEAR_OFFSETS) for each in places}
        for each, records in scanner.records(positions, stops):
            topic = scanner.topic(each)
            found += [
                (topic, _row(each, record)) for record in records if origin_of(record.headers) == origin
            ]
    finally:
        scanner.close()
    return found if journey(origin, found).ended in _SURE else []


def _row(place: Any, record: Any) -> Row:
    headers = tuple(record.headers)
    return Row(place.partition, record.offset, record.timestamp, record.key, record.value, headers)
