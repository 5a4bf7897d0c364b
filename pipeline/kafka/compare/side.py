"""What one flow said of each article, in some sixty bytes: enough to tell where another one differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import orjson
import xxhash
from kafka import TopicPartition

from pipeline.article import Origin
from pipeline.errors import TopicsDiffer
from pipeline.flow import DEAD, DUPLICATES, FLOW, RAW, REJECTED
from pipeline.kafka.codec import header
from pipeline.kafka.compare.visible import visible_ends
from pipeline.kafka.ledger.notes import DISCARDED, REDRIVEN, note_of
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.ledger.scan import Scanner
from pipeline.settings import Settings

__all__ = [
    "CLEAN",
    "DEAD_LETTER",
    "DUPLICATE",
    "OPEN",
    "REJECT",
    "REVISION",
    "TOPICS",
    "UNIQUE",
    "Places",
    "Side",
]

CLEAN, GROUPED = FLOW[0].passes_to, FLOW[-1].passes_to
TOPICS = (CLEAN, GROUPED, DUPLICATES, REJECTED, DEAD)
"""They say all there is to say of an article; those between repeat it."""
OPEN, UNIQUE, REVISION, DUPLICATE, REJECT, DEAD_LETTER = range(1, 7)
"""How far an article came; 0: nothing is known of it. ``OPEN``: clean, and no more so far."""
ROW = np.dtype(
    [
        ("state", "u1"),
        ("reason", "u1"),
        ("attempt", "u1"),
        ("topic", "u1"),
        ("partition", "u2"),
        ("offset", "i8"),
        ("score", "f4"),
        *(
            (name, "u8")
            for name in ("which", "title", "text", "details", "topics", "names", "keywords", "story")
        ),
    ]
)
"""``reason`` indexes `Side.reasons`; ``topic``, ``partition`` and ``offset`` say where the outcome lies; the
last are hashes, 0 for unknown; ``which`` is that of original, version, or detail."""
_DETAILS = ("source", "url", "standfirst", "authors", "published", "updated", "language", "extra")
_MOST_REASONS = 256
Ends: TypeAlias = Mapping[TopicPartition, int]


class Places:
    """Numbers the origins of a set, so that arrays can be used: first to last of each partition."""

    def __init__(self, origins: Origins) -> None:
        self.origins = origins
        self._spans: dict[int, tuple[int, int, int]] = {}
        self.size = 0
        for partition in origins.partitions():
            offsets = origins.offsets(partition)
            first, last = int(offsets.min()), int(offsets.max())
            self._spans[partition] = (first, last, self.size)
            self.size += last - first + 1

    def index(self, partition: int, offset: int) -> int | None:
        """Return the number of an origin, or None where it isn't in the set."""
        span = self._spans.get(partition)
        if span is None or not span[0] <= offset <= span[1] or offset not in self.origins.offsets(partition):
            return None
        return span[2] + offset - span[0]

    def indices(self, origins: Origins) -> npt.NDArray[np.int64]:
        """Return the numbers of those of the origins that are in the set."""
        within, parts = origins & self.origins, [np.empty(0, np.int64)]
        for partition in within.partitions():
            first, _, start = self._spans[partition]
            parts.append(np.array(within.offsets(partition), np.int64) + (start - first))
        return np.concatenate(parts)

    def origin(self, index: int) -> Origin:
        """Return the origin with a number."""
        for partition, (first, last, start) in self._spans.items():
            if start <= index <= start + last - first:
                return Origin(partition, first + index - start)
        raise IndexError(index)


class Side:
    """The outcomes of a flow over some origins. `read` may raise what `Scanner` does."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.rows: npt.NDArray[Any] = np.zeros(places.size, ROW)
        self.reasons: list[str] = [""]
        self._earlier: tuple[Settings, Ends] | None = None

    def read(self, flow: Settings, live: Settings) -> None:
        """Read a flow's topics, named by its settings; ``live`` are those under which the raw records lie.

        Of the live ones it begins at the first raw record's log time, which outcomes have too. Younger ones
        may lie behind older ones: `read_earlier` reads the rest. A run's hold little but what is looked for.
        """
        scanner = Scanner(flow)
        try:
            places = scanner.places(TOPICS)
            ends = visible_ends(flow, scanner, places)
            begins = scanner.begins(places)
            if flow.topic_prefix == live.topic_prefix:
                begins = scanner.from_time(places, self._first_ms(live))
            self._read(scanner, dict(begins), ends)
        finally:
            scanner.close()
        self._earlier = flow, begins

    def read_earlier(self) -> None:
        """Read what lies before the part that `read` began with."""
        if self._earlier is None:
            return
        (flow, ends), self._earlier = self._earlier, None
        scanner = Scanner(flow)
        try:
            self._read(scanner, scanner.begins(list(ends)), ends)
        finally:
            scanner.close()

    def _read(self, scanner: Scanner, positions: dict[TopicPartition, int], ends: Ends) -> None:
        for place, records in scanner.records(positions, ends):
            topic = scanner.topic(place)
            for record in records:
                self._take(topic, place.partition, record)

    def _first_ms(self, settings: Settings) -> int:
        """Return the log time of the first raw record in milliseconds, or 0 where one is gone."""
        firsts = Origins()
        for partition in self.places.origins.partitions():
            firsts.add_all(partition, (self.places.origins.first(partition) or 0,))
        scanner = Scanner(settings)
        try:
            scanner.places([RAW])
            records = [record for _, record in scanner.at(RAW, firsts)]
        except TopicsDiffer:  # it went through the stages from an archive
            return 0
        finally:
            scanner.close()
        times = [record.timestamp if record is not None else 0 for record in records]
        return min(times, default=0)

    def _take(self, topic: str, partition: int, record: Any) -> None:
        note = note_of(topic, record)
        index = None if note is None else self.places.index(note.partition, note.offset)
        if note is None or index is None:
            return
        row = self.rows[index]
        if note.attempt != row["attempt"]:
            if note.attempt < row["attempt"]:
                return
            self.rows[index] = np.zeros((), ROW)
            row["attempt"] = note.attempt
        if note.kind in (REDRIVEN, DISCARDED):
            return
        before = row.copy()
        try:
            _TAKES[topic](self, row, record)
        except (AttributeError, KeyError, TypeError, ValueError):  # a stranger's: anybody may write anything
            self.rows[index] = before
            return
        if topic != CLEAN:
            row["topic"], row["partition"], row["offset"] = TOPICS.index(topic), partition, record.offset

    def _reason(self, text: str) -> int:
        if text not in self.reasons:
            self.reasons.append(text)
        return min(self.reasons.index(text), _MOST_REASONS - 1)

    def _clean(self, row: Any, record: Any) -> None:
        self._article(row, orjson.loads(record.value))
        row["state"] = row["state"] or OPEN

    def _grouped(self, row: Any, record: Any) -> None:
        article = orjson.loads(record.value)
        self._article(row, article)
        row["state"] = REVISION if article["updates"] else UNIQUE
        row["which"] = _hash([article["version"], article["updates"]])
        row["topics"] = _hash([topic["qcode"] for topic in article["topics"]])
        named = ("people", "places", "organisations")
        row["names"] = _hash([[each["name"] for each in article[kind]] for kind in named])
        row["keywords"] = _hash(article["keywords"])
        row["story"] = _hash(article["story"]["id"]) if article["story"] else 0

    def _article(self, row: Any, article: Mapping[str, Any]) -> None:
        row["title"], row["text"] = _hash(article["title"]), _hash(article["text"])
        row["details"] = _hash([article.get(name) for name in _DETAILS])

    def _duplicate(self, row: Any, record: Any) -> None:
        found = orjson.loads(record.value)
        row["state"], row["reason"] = DUPLICATE, self._reason(found["rule"])
        row["which"], row["score"] = _hash(found["of"]), found["score"]

    def _rejected(self, row: Any, record: Any) -> None:
        found = orjson.loads(record.value)
        row["state"], row["reason"] = REJECT, self._reason(found["reason"])
        row["which"] = _hash(found["detail"])

    def _dead(self, row: Any, record: Any) -> None:
        fault = (header(record.headers, "wr-fault") or b"").decode("utf-8", "replace")
        row["state"], row["reason"] = DEAD_LETTER, self._reason(fault)
        row["which"] = _hash((header(record.headers, "wr-error") or b"").decode("utf-8", "replace"))


_TAKES: dict[str, Callable[[Side, Any, Any], None]] = {
    CLEAN: Side._clean,
    GROUPED: Side._grouped,
    DUPLICATES: Side._duplicate,
    REJECTED: Side._rejected,
    DEAD: Side._dead,
}


def _hash(value: Any) -> int:
    return xxhash.xxh3_64_intdigest(orjson.dumps(value, option=orjson.OPT_SORT_KEYS)) or 1
