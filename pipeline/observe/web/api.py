"""What each route answers. Slow answers, which read topics, are made in a few threads of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from aiohttp import web
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder

from pipeline.errors import WireroomError
from pipeline.observe.newsroom import Newsroom
from pipeline.observe.sampler import Sampler
from pipeline.observe.web.events import Events
from pipeline.observe.web.guard import answer, problem
from pipeline.observe.web.labels import FILE, Labels, parse_label
from pipeline.observe.web.tables import COLUMNS, as_csv
from pipeline.observe.wire import Wanted

__all__ = ["Api"]

THREADS = 3
WAITING = 24
"""Slow answers that may be owed at a time; whoever comes then is told to come back."""
Values = Mapping[str, Any]
_Found = TypeVar("_Found")


class Api:
    """The handlers; each takes the request and its parameters' values."""

    def __init__(
        self,
        registry: CollectorRegistry,
        sampler: Sampler,
        newsroom: Newsroom | None,
        events: Events,
        labels: Labels,
    ) -> None:
        self._registry, self._sampler, self._newsroom = registry, sampler, newsroom
        self._events, self._labels = events, labels
        self._pool = ThreadPoolExecutor(THREADS, "http-desk")
        self._owed = 0

    def close(self) -> None:
        """Begin no more slow answers."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def metrics(self, request: web.Request, _: Values) -> web.Response:
        """For Prometheus."""
        encoder, kind = choose_encoder(request.headers.get("Accept", ""))
        body = await self._slow(lambda: encoder(self._registry))
        return web.Response(body=body, headers={"Content-Type": kind})

    async def alive(self, *_: Any) -> web.Response:
        """Alive: this loop answers, and the numbers are fresh."""
        if self._sampler.fresh:
            return answer({"alive": True})
        return problem(503, "the numbers are old: the process hangs", "restart it")

    async def ready(self, *_: Any) -> web.Response:
        """Ready: a ready worker covers every stage."""
        ready, told = self._sampler.readiness()
        return answer(told, 200 if ready else 503)

    async def stats(self, *_: Any) -> web.Response:
        """All numbers."""
        return web.Response(body=self._sampler.json(), content_type="application/json")

    async def memory(self, *_: Any) -> web.Response:
        """What the ordered stages remember."""
        return answer(self._sampler.stats()["memory"])

    async def tail(self, _: web.Request, values: Values) -> web.Response:
        """The newest outcomes."""
        items, older = self._news().wire.newest(wanted(values), values["limit"], values["before"])
        return answer({"items": items, "older": older})

    async def stream(self, request: web.Request, values: Values) -> web.StreamResponse:
        """Everything that changes."""
        after = request.headers.get("Last-Event-ID", "") or values["after"]
        if after and self._newsroom is not None:
            self._newsroom.wire.after(after, Wanted(), 0)  # refuses what is no cursor, before the stream
        return await self._events.stream(request, wanted(values), after)

    async def article(self, _: web.Request, values: Values) -> web.Response:
        """One article."""
        desk = self._news().desk
        return _found(await self._slow(lambda: desk.article(values["ref"])), f"no article {values['ref']}")

    async def duplicates(self, _: web.Request, values: Values) -> web.Response:
        """The newest duplicates."""
        return answer({"items": self._duplicates(values["limit"], values["rule"])})

    async def pair(self, _: web.Request, values: Values) -> web.Response:
        """Two articles side by side."""
        desk, refs = self._news().desk, (values["copy"], values["original"])
        return _found(await self._slow(lambda: desk.pair(*refs)), f"no cleaned articles {' and '.join(refs)}")

    async def label(self, request: web.Request, _: Values) -> web.Response:
        """Take what somebody says of a pair."""
        if request.content_type != "application/json":
            return problem(415, "a label is JSON", "send Content-Type: application/json")
        label = parse_label(await request.read())
        if self._labels.full():
            return problem(429, "too many labels at once", "wait a minute", {"Retry-After": "60"})
        desk = self._news().desk
        pair = await self._slow(lambda: desk.pair(label["copy"], label["original"]))
        if pair is None:
            return problem(404, "no cleaned articles of that name", "GET /api/duplicates lists pairs")
        await self._slow(lambda: self._labels.add(label, pair))
        return answer({"written": FILE}, 201)

    async def stories(self, _: web.Request, values: Values) -> web.Response:
        """Stories."""
        found = self._news().stories(values["status"], words(values["q"]), values["sort"], values["limit"])
        return answer({"stories": found})

    async def story(self, _: web.Request, values: Values) -> web.Response:
        """One story."""
        return _found(self._news().story(values["id"]), f"no story {values['id']} among those seen lately")

    async def sources(self, *_: Any) -> web.Response:
        """Sources by the hour."""
        return answer(self._news().sources())

    async def dead(self, *_: Any) -> web.Response:
        """Dead letters."""
        return answer(await self._slow(self._news().desk.dead))

    async def topics(self, *_: Any) -> web.Response:
        """The topics."""
        return answer(await self._slow(self._news().desk.topics))

    async def table(self, _: web.Request, values: Values) -> web.Response:
        """A table as CSV."""
        name = values["name"]
        body = as_csv(COLUMNS[name], await self._rows(name))
        named = {"Content-Disposition": f'attachment; filename="wireroom-{name}.csv"'}
        return web.Response(body=body, content_type="text/csv", charset="utf-8", headers=named)

    async def _rows(self, name: str) -> Iterable[Mapping[str, Any]]:
        if name == "stages":
            return [{"stage": key} | each for key, each in self._sampler.stats()["stages"].items()]
        news = self._news()
        if name == "sources":
            return list(news.sources()["sources"])
        if name == "stories":
            return news.stories("", (), "newest", 5000)
        if name == "duplicates":
            return self._duplicates(5000, "")
        if name == "dead":
            return list((await self._slow(news.desk.dead))["letters"])
        return list((await self._slow(news.desk.topics))["topics"])

    def _duplicates(self, limit: int, rule: str) -> list[dict[str, Any]]:
        copies, _ = self._news().wire.newest(Wanted(kinds=frozenset({"duplicate"})), 10**6)
        return [item for item in copies if not rule or item["rule"] == rule][:limit]

    def _news(self) -> Newsroom:
        if self._newsroom is None:
            raise WireroomError("this process serves numbers only: the news is at the page of wireroom up")
        return self._newsroom

    async def _slow(self, ask: Callable[[], _Found]) -> _Found:
        if self._owed >= WAITING:
            raise WireroomError("too many questions at once")
        self._owed += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, ask)
        finally:
            self._owed -= 1


def wanted(values: Values) -> Wanted:
    """Return the filter that parameters ask for."""
    return Wanted(
        frozenset(values["kind"]),
        frozenset(values["source"]),
        values["language"],
        values["story"],
        words(values["q"]),
    )


def words(text: str) -> tuple[str, ...]:
    """Return the words that a text to search for has, case-folded."""
    return tuple(text.casefold().split())


def _found(value: Any, what: str) -> web.Response:
    if value is None:
        return problem(404, what, "GET /api/tail lists what came lately; wireroom trace ID reads every topic")
    return answer(value)
