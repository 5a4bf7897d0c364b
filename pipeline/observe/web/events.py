"""Server-sent events: what changes, twice a second, to as many pages as are open.

Nothing is queued for a reader. Each has a cursor into the wire, and takes what is new when it comes round;
one that is slow or stalled finds less, is told how much it missed, and holds up nobody.
"""

from __future__ import annotations

import asyncio
from typing import Any

import orjson
from aiohttp import web

from pipeline.observe.newsroom import Newsroom
from pipeline.observe.sampler import Sampler
from pipeline.observe.web.guard import HEADERS, problem
from pipeline.observe.wire import Wanted

__all__ = ["Events"]

TICK_SECONDS = 0.5
ITEMS_A_TICK = 20
STORIES_A_TICK = 10
MOST_READERS = 500
WRITE_SECONDS = 30.0
"""A reader that takes nothing for so long is let go."""
BUFFER_BYTES = 65_536
"""What is held for a reader whose connection is slow, beside one tick's events."""
RETRY_MS = 2000


class Events:
    """The streams of one server; everything runs on its event loop."""

    def __init__(self, sampler: Sampler, newsroom: Newsroom | None) -> None:
        self._sampler, self._newsroom = sampler, newsroom
        self._readers = 0
        self._made: dict[Any, Any] = {}
        """What was made in this tick: most readers ask for the same."""
        self._tick: asyncio.Event = asyncio.Event()
        self._stopping = False

    async def run(self) -> None:
        """Tick until cancelled."""
        while True:
            await asyncio.sleep(TICK_SECONDS)
            self._made.clear()
            self._turn()

    def stop(self) -> None:
        """Let every reader go."""
        self._stopping = True
        self._turn()

    def _turn(self) -> None:
        done, self._tick = self._tick, asyncio.Event()
        done.set()

    async def stream(self, request: web.Request, wanted: Wanted, after: str) -> web.StreamResponse:
        """Answer one reader until it goes."""
        if self._readers >= MOST_READERS:
            return problem(503, f"{MOST_READERS} pages are open", "close some", {"Retry-After": "10"})
        reader = _Reader(self, wanted, after)
        response = web.StreamResponse(headers=HEADERS | {"Content-Type": "text/event-stream"})
        self._readers += 1
        try:
            await response.prepare(request)
            if request.transport is not None:
                request.transport.set_write_buffer_limits(high=BUFFER_BYTES)
            await response.write(b"retry: %d\n\n" % RETRY_MS)
            while not self._stopping:
                tick = self._tick
                if events := reader.take():
                    await asyncio.wait_for(response.write(events), WRITE_SECONDS)
                await tick.wait()
        except (TimeoutError, ConnectionError):
            if request.transport is not None:
                request.transport.abort()
        finally:
            self._readers -= 1
        return response

    def stats(self, known: bytes) -> tuple[bytes, bytes]:
        """Return the numbers as an event, if they are new to who knows these, and the numbers."""
        now = self._sampler.json()
        return (b"event: stats\ndata: " + now.rstrip() + b"\n", now) if now is not known else (b"", known)

    def items(self, wanted: Wanted, cursor: str) -> tuple[bytes, str]:
        """Return what came behind a cursor as events, and the next cursor."""
        if self._newsroom is None:
            return b"", cursor
        made: tuple[bytes, str] | None = self._made.get((wanted, cursor))
        if made is None:
            since = self._newsroom.wire.after(cursor, wanted, ITEMS_A_TICK)
            parts = [_event("skipped", {"items": since.skipped})] if since.skipped else []
            parts += [_event("item", item, item["cursor"]) for item in since.items]
            made = self._made[wanted, cursor] = b"".join(parts), since.cursor
        return made

    def stories(self, since: int) -> tuple[bytes, int]:
        """Return the stories that grew since then as events, and the next ``since``."""
        if self._newsroom is None:
            return b"", since
        made: tuple[bytes, int] | None = self._made.get(since)
        if made is None:
            rows, now = self._newsroom.changed_stories(since, STORIES_A_TICK)
            made = self._made[since] = b"".join(_event("story", row) for row in rows), now
        return made

    def now(self) -> tuple[str, int]:
        """Return the cursors of now."""
        if self._newsroom is None:
            return "", 0
        return self._newsroom.wire.cursor, self._newsroom.changed_stories(0, 0)[1]


class _Reader:
    """How far one reader is."""

    def __init__(self, events: Events, wanted: Wanted, after: str) -> None:
        self._events, self._wanted = events, wanted
        cursor, self._since = events.now()
        self._cursor = after or cursor
        self._known = b""

    def take(self) -> bytes:
        """Return the events that are new to it; each batch ends with the cursor to come back with."""
        stats, self._known = self._events.stats(self._known)
        items, self._cursor = self._events.items(self._wanted, self._cursor)
        stories, self._since = self._events.stories(self._since)
        if stats:
            stats += b"id: " + self._cursor.encode() + b"\n\n"
        return items + stories + stats


def _event(name: str, value: Any, cursor: str = "") -> bytes:
    mark = b"id: " + cursor.encode() + b"\n" if cursor else b""
    return b"event: " + name.encode() + b"\n" + mark + b"data: " + orjson.dumps(value) + b"\n\n"
