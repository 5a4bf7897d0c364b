"""The newest items of news, numbered as they came: what the live tail shows and its readers resume from."""

from __future__ import annotations

import re
import secrets
import threading
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from pipeline.errors import UsageError
from pipeline.observe.facts import Item

__all__ = ["CURSOR", "KINDS", "Since", "Wanted", "Wire"]

CURSOR = "[0-9a-f]{8}-[0-9]{1,15}"
"""What a cursor looks like."""
KINDS = ("passed", "duplicate", "rejected", "dead")
CAPACITY = 5000
"""Items kept: some five minutes at the rate of all the world's news, 10 MB."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items somebody asks for; everything given must hold, an empty field holds for all."""

    kinds: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    language: str = ""
    story: str = ""
    words: tuple[str, ...] = ()
    """Each must occur in title, source or id; case-folded."""

    def matches(self, item: Item) -> bool:
        """Whether an item is asked for."""
        if self.kinds and item["kind"] not in self.kinds:
            return False
        if self.sources and item["source"] not in self.sources:
            return False
        if self.language and item["language"] != self.language:
            return False
        if self.story and (item["story"] or {}).get("id") != self.story:
            return False
        if self.words:
            text = f"{item['title'] or ''}\n{item['source'] or ''}\n{item['id'] or ''}".casefold()
            return all(word in text for word in self.words)
        return True


class Since(NamedTuple):
    """What came behind a cursor: items, oldest first; the next cursor; and how many there was no room for."""

    items: list[Item]
    cursor: str
    skipped: int


class Wire:
    """A ring of items; any thread may call anything.

    Cursors are ``MARK-NUMBER``; the mark is this ring's own, so that one of an earlier process is known for
    what it is.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._items: deque[Item] = deque(maxlen=capacity)
        self._end = 0
        self._mark = secrets.token_hex(4)
        self._lock = threading.Lock()

    @property
    def cursor(self) -> str:
        """Where the ring ends now."""
        return f"{self._mark}-{self._end}"

    def add(self, items: Iterable[Item]) -> None:
        """Take items in, oldest first; each gets its ``cursor``."""
        with self._lock:
            for item in items:
                self._end += 1
                self._items.append(item | {"cursor": f"{self._mark}-{self._end}"})

    def after(self, cursor: str, wanted: Wanted, most: int) -> Since:
        """Return the newest ``most`` items behind a cursor; the older ones, and those gone, are counted.

        A cursor of another ring counts all that is here as gone by. Raises `UsageError` for no cursor.
        """
        mark, number = _parsed(cursor)
        with self._lock:
            end, begin = self._end, self._end - len(self._items)
            if mark != self._mark:
                return Since([], self.cursor, len(self._items))
            new = list(islice(self._items, max(0, number - begin), None))
        found = [item for item in new if wanted.matches(item)]
        lost = max(0, begin - number)
        return Since(found[max(0, len(found) - most) :], f"{mark}-{end}", lost + max(0, len(found) - most))

    def newest(self, wanted: Wanted, limit: int, before: str = "") -> tuple[list[Item], str | None]:
        """Return up to ``limit`` items, newest first, and a cursor for those before (None: there are none).

        ``before`` is such a cursor. Raises `UsageError` for no cursor.
        """
        mark, number = _parsed(before) if before else (self._mark, 0)
        if mark != self._mark:
            return [], None
        with self._lock:
            begin = self._end - len(self._items)
            known = list(islice(self._items, max(0, number - 1 - begin) if before else None))
        found: list[Item] = []
        for item in reversed(known):
            if wanted.matches(item):
                if len(found) == limit:
                    return found, found[-1]["cursor"]
                found.append(item)
        return found, None


def _parsed(cursor: str) -> tuple[str, int]:
    if not re.fullmatch(CURSOR, cursor):
        raise UsageError(f"{cursor[:50]!r} is no cursor: use one that an item or an answer carried")
    mark, _, number = cursor.partition("-")
    return mark, int(number)
