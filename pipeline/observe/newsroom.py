"""What the live page knows of the news itself: fed by one thread, asked by another."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from typing import Any, Protocol

from pipeline.observe.facts import NewsSeen
from pipeline.observe.source_hours import Rhythm, SourceHours
from pipeline.observe.storybook import Sort, Storybook
from pipeline.observe.wire import Wanted, Wire

__all__ = ["Desk", "Newsroom"]


class Desk(Protocol):
    """Looks things up in the topics while somebody waits: each answer takes up to seconds.

    Raises `WireroomError` where Kafka doesn't answer. All answers are ready for JSON.
    """

    def article(self, ref: str) -> dict[str, Any] | None:
        """Return everything about an article (its id, or its origin P-O), or None if there is none."""

    def pair(self, copy: str, original: str) -> dict[str, Any] | None:
        """Return why the one is a copy of the other or not, or None if one of them isn't there."""

    def dead(self) -> dict[str, Any]:
        """Return the open dead letters: groups by stage and fault, and the newest ones."""

    def topics(self) -> dict[str, Any]:
        """Return the topics with sizes, newest record, and how they differ from their files."""


class Newsroom:
    """The wire, the sources and the stories; any thread may call anything."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.wire = desk, Wire()
        self._sources, self._stories = SourceHours(), Storybook()
        self._lock = threading.Lock()
        self.ready, self.behind = False, 0

    def take(self, seen: NewsSeen) -> None:
        """Take in what was read."""
        with self._lock:
            for item in seen.items:
                if item["source"]:
                    self._sources.add(item["source"], item["time"])
                if item["kind"] == "duplicate":
                    self._stories.copied(item["of"], item["copies"])
            for record, at in seen.stories:
                self._stories.add(record, at)
        self.wire.add(seen.items)
        self.ready, self.behind = seen.ready, seen.behind

    def sources(self) -> dict[str, Any]:
        """Return the sources by the hour, silent ones first."""
        with self._lock:
            return self._sources.table(time.time())

    def busiest(self, most: int) -> list[Rhythm]:
        """Return the sources with most articles."""
        with self._lock:
            return self._sources.busiest(most)

    def story_counts(self, now: float) -> Mapping[str, int]:
        """Return how many stories there are by status."""
        with self._lock:
            return self._stories.counts(now)

    def stories(self, status: str, words: tuple[str, ...], sort: Sort, limit: int) -> list[dict[str, Any]]:
        """Return stories' rows."""
        with self._lock:
            return self._stories.rows(time.time(), limit, status=status, words=words, sort=sort)

    def story(self, story_id: str) -> dict[str, Any] | None:
        """Return a story's row with the members that are still on the wire, or None."""
        with self._lock:
            row = self._stories.row(story_id, time.time())
        if row is None:
            return None
        members, _ = self.wire.newest(Wanted(story=story_id), 200)
        return row | {"members": members}

    def changed_stories(self, since: int, most: int) -> tuple[list[dict[str, Any]], int]:
        """Return the rows of stories that grew since then, at most so many, and the next ``since``."""
        with self._lock:
            return self._stories.changed(since, most, time.time()), self._stories.changes
