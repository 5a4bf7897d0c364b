"""Reads topics the way people and tools look at them: no group, committed records only, any bytes at all."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Self

import orjson
from kafka import TopicPartition

from pipeline.article import Origin
from pipeline.errors import BrokerUnreachable, TopicsDiffer, UsageError
from pipeline.flow import DEAD, DUPLICATES, FLOW, MEMORY, RAW, REJECTED, STORIES
from pipeline.kafka.clients import consumer
from pipeline.settings import Settings

__all__ = ["KNOWN_TOPICS", "Reader", "as_object", "envelope", "known_topic", "lag", "texts"]

KNOWN_TOPICS = (
    RAW,
    *(step.passes_to for step in FLOW),
    REJECTED,
    DUPLICATES,
    STORIES,
    DEAD,
    MEMORY,
)
STALL_SECONDS = 30.0
"""A bounded read that gets nothing for so long, short of its end, gives up: the broker is gone."""
POLL_MS = 500
POLL_RECORDS = 500
_COUNT_BY_READING = 1000
"""Offsets up to which lag is counted exactly; beyond, a few markers don't matter."""
_SAFE_LEVELS = 250
"""orjson reads 1024 levels of nesting but writes 254 only."""


def known_topic(name: str) -> str:
    """Return a topic's full name; ``raw`` will do for ``articles.raw``. Raises `UsageError` for no topic."""
    for candidate in (name, f"articles.{name}"):
        if candidate in KNOWN_TOPICS:
            return candidate
    raise UsageError(f"there is no topic {name!r}; the topics are {', '.join(KNOWN_TOPICS)}")


class Reader:
    """A consumer of one's own over a few topics; names are those of ``topics/``, without the prefix.

    Raises `BrokerUnreachable`, or `TopicsDiffer` where the cluster lacks a topic. Use as a context manager.
    """

    def __init__(self, settings: Settings, topics: Iterable[str]) -> None:
        self._prefix = settings.topic_prefix
        self._consumer = consumer(settings)
        self._ends: dict[TopicPartition, int] = {}
        self._bootstrap = settings.bootstrap or "the embedded broker"
        try:
            self.places = [place for topic in topics for place in self._partitions(topic)]
        except BaseException:
            self._consumer.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._consumer.close()

    def name(self, record: Any) -> str:
        """Return the record's topic without the prefix."""
        return str(record.topic[len(self._prefix) :])

    def bounds(self) -> dict[TopicPartition, tuple[int, int]]:
        """Return each partition's first offset and its end (of what is committed) as of now."""
        begins = self._consumer.beginning_offsets(self.places)
        ends = self._consumer.end_offsets(self.places)
        return {place: (begins[place], ends[place]) for place in self.places}

    def to_end(self, start: Mapping[TopicPartition, int] | None = None) -> Iterator[Any]:
        """Yield the records from ``start`` (the beginning) up to the ends as they are at the first call."""
        bounds = self.bounds()
        begin = {place: max(first, (start or {}).get(place, 0)) for place, (first, _) in bounds.items()}
        ends = {place: end for place, (_, end) in bounds.items() if end > begin[place]}
        self._seek({place: begin[place] for place in ends})
        heard, todo = time.monotonic(), set(ends)
        while todo:
            fetched = self._consumer.poll(timeout_ms=POLL_MS, max_records=POLL_RECORDS)
            for place, records in fetched.items():
                yield from (record for record in records if record.offset < ends[place])
            # The position, not the records, says when the end is there: transactions end in markers.
            done = {place for place in todo if self._consumer.position(place) >= ends[place]}
            if done:
                todo -= done
                self._consumer.pause(*done)
            if fetched or done:
                heard = time.monotonic()
            elif time.monotonic() - heard > STALL_SECONDS:
                raise BrokerUnreachable(f"no answer from {self._bootstrap} for {STALL_SECONDS:.0f} s")

    def live(self, *, from_beginning: bool = False) -> Iterator[Any]:
        """Yield records for ever: from now on, or all there are and then those that come."""
        bounds = self.bounds()
        self._seek({place: first if from_beginning else end for place, (first, end) in bounds.items()})
        while True:
            for records in self._consumer.poll(timeout_ms=POLL_MS, max_records=POLL_RECORDS).values():
                yield from records

    def last(self, count: int) -> list[Any]:
        """Return the newest ``count`` records over all partitions, by time."""
        bounds, back = self.bounds(), count + 1
        while True:
            # Offsets have holes (transaction markers, compaction): look further back until there are enough.
            start = {place: max(first, end - back) for place, (first, end) in bounds.items()}
            found = list(self.to_end(start))
            if len(found) >= count or all(start[place] <= first for place, (first, _) in bounds.items()):
                found.sort(key=lambda record: (record.timestamp, record.partition, record.offset))
                return found[max(0, len(found) - count) :]
            back *= 4

    def at(self, topic: str, place: Origin) -> Any | None:
        """Return the record at a partition and offset, or None where none is: expired, or never there."""
        wanted = TopicPartition(self._prefix + topic, place.partition)
        if wanted not in self.places:
            return None
        if place.offset >= self._ends.get(wanted, 0):
            self._ends = self._consumer.end_offsets(self.places)
            if place.offset >= self._ends[wanted]:
                return None
        self._seek({wanted: place.offset})
        deadline = time.monotonic() + STALL_SECONDS
        while time.monotonic() < deadline:
            for record in self._consumer.poll(timeout_ms=POLL_MS, max_records=1).get(wanted, ()):
                return record if record.offset == place.offset else None
            if self._consumer.position(wanted) > place.offset:
                return None
        raise BrokerUnreachable(f"no answer from {self._bootstrap} for {STALL_SECONDS:.0f} s")

    def _partitions(self, topic: str) -> list[TopicPartition]:
        partitions = self._consumer.partitions_for_topic(self._prefix + topic)
        if not partitions:
            raise TopicsDiffer(
                f"the topic {self._prefix}{topic} is not on this Kafka; make it with wireroom topics apply"
            )
        return [TopicPartition(self._prefix + topic, number) for number in sorted(partitions)]

    def _seek(self, offsets: Mapping[TopicPartition, int]) -> None:
        self._consumer.assign(list(offsets))
        self._consumer.resume(*offsets)  # a pause outlives assign() for a partition that stays assigned
        for place, offset in offsets.items():
            self._consumer.seek(place, offset)


def lag(settings: Settings) -> dict[str, int]:
    """Return per stage how many records lie between what its group committed and the end of its topic.

    Transactions end in markers, which are offsets but no records: a short stretch is counted by reading it,
    so that a flow at rest has no lag.
    """
    from pipeline.kafka.worker.processor import (
        group_of,  # it brings the stream engine, half a second to import
    )

    behind: dict[str, int] = {}
    for step in FLOW:
        group = consumer(settings, group_id=group_of(settings, step.stage.name))
        try:
            with Reader(settings, [step.reads]) as reader:
                bounds = reader.bounds()
                start = {
                    place: max(first, group.committed(place) or 0) for place, (first, _) in bounds.items()
                }
                offsets = sum(max(0, end - start[place]) for place, (_, end) in bounds.items())
                short = offsets <= _COUNT_BY_READING
                behind[step.stage.name] = sum(1 for _ in reader.to_end(start)) if short else offsets
        finally:
            group.close()
    return behind


def texts(headers: Sequence[tuple[str, bytes | None]] | None) -> dict[str, str]:
    """Return headers as text; of headers with one name the last counts, as in Kafka's own clients."""
    return {name: (value or b"").decode("utf-8", "replace") for name, value in headers or ()}


def as_object(value: bytes | None) -> dict[str, Any]:
    """Return the JSON object that a value is; an empty one for anything else, as strangers may write it."""
    try:
        data = orjson.loads(value or b"")
    except orjson.JSONDecodeError:
        return {}
    return data if isinstance(data, dict) else {}


def envelope(record: Any, topic: str) -> dict[str, Any]:
    """Return a record for JSON: the value parsed where it is JSON, else as text, None for a tombstone.

    ``timestamp`` is Kafka's, in milliseconds. Bytes that are no UTF-8 become U+FFFD.
    """
    key = record.key.decode("utf-8", "replace") if record.key is not None else None
    return {
        "topic": topic,
        "partition": record.partition,
        "offset": record.offset,
        "timestamp": record.timestamp,
        "key": key,
        "headers": texts(record.headers),
        "value": _parsed(record.value),
    }


def _parsed(value: bytes | None) -> Any:
    if value is None:
        return None
    try:
        parsed = orjson.loads(value)
        if value.count(b"{") + value.count(b"[") > _SAFE_LEVELS:
            orjson.dumps([parsed])  # as deep as it will stand in the envelope
        return parsed
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return value.decode("utf-8", "replace")
