"""An article's records, read near the time of its outcome only: in milliseconds, whatever the topics hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kafka import TopicPartition

from pipeline.article import Origin
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
REACHES = (500, 20_000)
"""Offsets read on either side of where the time points, at the first and the second try. Topics are in the
order of processing, which a backlog of some partitions takes from that of time."""
_WAYS = {
    "grouped": {step.passes_to for step in FLOW},
    "duplicate": {FLOW[0].passes_to, DUPLICATES},
    "rejected": {REJECTED},
}
"""Ends that nothing follows but a newer attempt, whose time is then known; and the topics passed by then."""


def trail_near(settings: Settings, place: Place) -> Trail:
    """Return the records of an article; empty where not all of its way lies near its time."""
    with Reader(settings, [RAW]) as reader:
        raw = reader.at(RAW, place.origin)
    if raw is None:
        return []
    times = [time for time in (raw.timestamp, place.timestamp) if time > 0]
    scanner = Scanner(settings)
    try:
        places = scanner.places(TOPICS)
        bounds = scanner.begins(places), scanner.ends(places)
        first = scanner.from_time(places, max(0, min(times, default=0) - NEAR_MS))
        last = scanner.from_time(places, max(times, default=0) + NEAR_MS)
        for reach in REACHES:
            positions = {each: max(bounds[0][each], first[each] - reach) for each in places}
            stops = {each: min(bounds[1][each], last[each] + reach) for each in places}
            found = [(RAW, raw), *_read(scanner, positions, stops, place.origin)]
            way = _WAYS.get(journey(place.origin, found).ended)
            if way is not None and way <= {topic for topic, _ in found}:
                return found
    finally:
        scanner.close()
    return []


def _read(
    scanner: Scanner,
    positions: dict[TopicPartition, int],
    stops: Mapping[TopicPartition, int],
    origin: Origin,
) -> Iterator[tuple[str, Row]]:
    for place, records in scanner.records(positions, stops):
        topic = scanner.topic(place)
        yield from ((topic, _row(place, each)) for each in records if origin_of(each.headers) == origin)


def _row(place: TopicPartition, record: Any) -> Row:
    headers = tuple(record.headers)
    return Row(place.partition, record.offset, record.timestamp, record.key, record.value, headers)
