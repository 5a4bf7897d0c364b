"""Follows the outcome topics and the stories for the live page: a thread of the supervisor.

It belongs to no group, reads committed records only, and begins a bounded way back; so it costs the flow
nothing but the reading. What Kafka refuses is tried again, what is no outcome is passed over.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any, TypeAlias

import orjson
from kafka import TopicPartition
from kafka.errors import KafkaError

from pipeline.errors import WireroomError
from pipeline.flow import STORIES
from pipeline.kafka.codec import origin_of
from pipeline.kafka.ledger.scan import Scanner
from pipeline.kafka.news.items import KIND_OF, item_from
from pipeline.kafka.news.places import Place, Places
from pipeline.observe.facts import Item, NewsSeen, StoryUpdate
from pipeline.settings import Settings

__all__ = ["Feed"]

log = logging.getLogger(__name__)

BACK = 5000
"""Offsets of each partition that are read at the start, as many as the wire keeps; and at most at a time."""
FOLLOW_SECONDS = 0.25
RETRY_SECONDS = 1.0
STOP_SECONDS = 10.0
_Positions: TypeAlias = dict[TopicPartition, int]


class Feed:
    """Tells ``observer`` what comes in, from `start` to `stop`, and notes in ``places`` what lies where."""

    def __init__(self, settings: Settings, observer: Callable[[NewsSeen], None], places: Places) -> None:
        self._settings, self._observer, self._places = settings, observer, places
        self._positions: _Positions = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="news-feed", daemon=True)

    def start(self) -> None:
        """Begin; the topics must be there."""
        self._thread.start()

    def stop(self) -> None:
        """End, after the look at hand."""
        self._stopping.set()
        self._thread.join(timeout=STOP_SECONDS)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._follow()
            except (KafkaError, WireroomError, OSError) as error:
                log.info("the live page's feed tries again: %s", error)
                self._observer(NewsSeen(ready=False))
                self._stopping.wait(RETRY_SECONDS)

    def _follow(self) -> None:
        scanner = Scanner(self._settings)
        try:
            places = scanner.places((*KIND_OF, STORIES))
            begins, ends = scanner.begins(places), scanner.ends(places)
            for place in places:
                start = self._positions.get(place, ends[place] - BACK)
                self._positions[place] = min(max(start, begins[place]), ends[place])
            while not self._stopping.is_set():
                ends = scanner.ends(places)
                near = {place: min(end, self._positions[place] + BACK) for place, end in ends.items()}
                self._look(scanner, near, sum(ends.values()) - sum(near.values()))
                self._stopping.wait(FOLLOW_SECONDS)
        finally:
            scanner.close()

    def _look(self, scanner: Scanner, ends: _Positions, behind: int) -> None:
        """Take in what lies before the ends; what raises on the way is read again as a whole."""
        items: list[Item] = []
        stories: list[StoryUpdate] = []
        positions = dict(self._positions)
        for place, records in scanner.records(positions, ends):
            topic = scanner.topic(place)
            if topic == STORIES:
                stories += [update for record in records if (update := _story(record)) is not None]
            else:
                found = [item_from(topic, record) for record in records]
                items += [item for item in found if item is not None]
                self._places.add(
                    (item["id"], Place(origin, record.timestamp))
                    for item, record in zip(found, records, strict=True)
                    if item is not None and (origin := origin_of(record.headers)) is not None
                )
            if self._stopping.is_set():
                return
        items.sort(key=lambda item: item["time"])
        self._observer(NewsSeen(items, stories, behind))
        self._positions = positions


def _story(record: Any) -> StoryUpdate | None:
    """Return a story's state, or None for a tombstone or a stranger's record."""
    try:
        data = orjson.loads(record.value or b"")
        needed = (
            "id",
            "headline",
            "first_source",
            "first_time",
            "last_time",
            "articles",
            "sources",
            "members",
        )
        if all(key in data for key in (*needed, "keywords")):
            return data, record.timestamp / 1000
    except (orjson.JSONDecodeError, TypeError):
        pass
    return None
