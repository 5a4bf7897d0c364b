"""The HTTP side of an instance: the live page, its API and streams, /metrics, /healthz, /readyz.

Served by an event loop in a thread of the supervisor (or of a lone worker), never from a worker's own loop:
it reads the files the processes keep, so a busy or hanging worker cannot stall it.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from typing import Any

from aiohttp import web
from prometheus_client import CollectorRegistry

from pipeline.errors import UsageError
from pipeline.observe.collect import SharedFiles
from pipeline.observe.news_metrics import NewsCollector
from pipeline.observe.newsroom import Newsroom
from pipeline.observe.sampler import Sampler
from pipeline.observe.web.api import Api
from pipeline.observe.web.events import Events
from pipeline.observe.web.guard import Guard, answer, is_loopback
from pipeline.observe.web.labels import Labels
from pipeline.observe.web.openapi import described
from pipeline.observe.web.params import read
from pipeline.observe.web.routes import ROUTES, Route
from pipeline.settings import Settings
from pipeline.stages import STAGES

__all__ = ["Server", "serve"]

MOST_BODY_BYTES = 4096
IDLE_SECONDS = 30.0
"""A connection that says nothing for longer is closed, so that forgotten ones hold nothing."""
STOP_SECONDS = 2.0
BACKLOG = 512
_KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
"""Media types of the page's files; others are not served."""
DESCRIPTION = "/api/openapi.json"


class Server:
    """A running server; ``port`` is the one it got. Use `serve`, and `stop` at the end."""

    def __init__(
        self, listener: socket.socket, host: str, token: str, api: Api, events: Events, sampler: Sampler
    ) -> None:
        self.host, self.port, self.token = host, int(listener.getsockname()[1]), token
        self._api, self._events, self._sampler = api, events, sampler
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(listener,), name="http", daemon=True)
        sampler.start()
        self._thread.start()
        self._started.wait()

    @property
    def url(self) -> str:
        """The page's address, with the token where one is needed."""
        shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)
        shown = f"[{shown}]" if ":" in shown else shown
        return f"http://{shown}:{self.port}" + (f"/?token={self.token}" if self.token else "")

    def stop(self) -> None:
        """Stop listening; requests under way are dropped."""
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(timeout=STOP_SECONDS + 5)
        self._sampler.stop()
        self._api.close()

    def readiness(self) -> tuple[bool, dict[str, Any]]:
        """Return whether a ready worker covers every stage, and the answer that says so."""
        return self._sampler.readiness()

    def _run(self, listener: socket.socket) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve(listener))
        finally:
            self._loop.close()

    async def _serve(self, listener: socket.socket) -> None:
        runner = web.AppRunner(
            _app(self._api, self.token),
            access_log=None,
            keepalive_timeout=IDLE_SECONDS,
            shutdown_timeout=STOP_SECONDS,
            handler_cancellation=True,
        )
        await runner.setup()
        await web.SockSite(runner, listener, backlog=BACKLOG).start()
        ticks = asyncio.create_task(self._events.run())
        self._started.set()
        await self._stopping.wait()
        ticks.cancel()
        self._events.stop()
        await runner.cleanup()


def serve(
    settings: Settings,
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    directory: Path | None = None,
    registry: CollectorRegistry | None = None,
    stages: Sequence[str] | None = None,
    newsroom: Newsroom | None = None,
) -> Server:
    """Start to serve and return at once.

    ``directory`` is where several processes keep their values (see `pipeline.observe.metrics`); without it
    ``registry``, that of this process. ``stages`` are those that must be covered to be ready (all of the
    flow; a lone worker gives its own). Without a ``newsroom`` there are numbers only. On an address that
    others can reach a token is needed: the settings', or one made here. Raises `UsageError` where host and
    port cannot be listened on.
    """
    if directory is not None:
        registry = CollectorRegistry()
        registry.register(SharedFiles(directory))
    registry = registry or CollectorRegistry()
    if newsroom is not None:
        registry.register(NewsCollector(newsroom))
    listener = _listen(host, port)
    token = settings.token.get_secret_value() if settings.token else ""
    if not token and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    names = stages if stages is not None else [stage.name for stage in STAGES]
    sampler = Sampler(registry, settings.data_dir, names, lambda: {"feed": _feed(newsroom)})
    events = Events(sampler, newsroom)
    api = Api(registry, sampler, newsroom, events, Labels(settings.data_dir))
    return Server(listener, host, token, api, events, sampler)


def _feed(newsroom: Newsroom | None) -> dict[str, Any] | None:
    if newsroom is None:
        return None
    return {"ready": newsroom.ready, "behind_records": newsroom.behind}


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        raise UsageError(
            f"cannot serve the page on {host}:{port}: {error}; choose another port, or 0 for a free one"
        ) from None
    listener.setblocking(False)
    return listener


def _app(api: Api, token: str) -> web.Application:
    page = dict(_page(files("pipeline.observe") / "page", PurePosixPath("/")))
    paths = ("/", *(route.path for route in ROUTES), DESCRIPTION)
    app = web.Application(middlewares=[Guard(token, paths).middleware], client_max_size=MOST_BODY_BYTES)
    for route in ROUTES:
        app.router.add_route(route.method, route.path, _handler(api, route))
        if route.method == "GET" and route.path != "/api/stream":
            app.router.add_route("HEAD", route.path, _handler(api, route))
    description = described(ROUTES, version("wireroom"))
    app.router.add_get(DESCRIPTION, _fixed(answer(description).body, "application/json"))
    for path, (body, kind) in page.items():
        app.router.add_get(path, _fixed(body, kind))
    return app


def _handler(api: Api, route: Route) -> Any:
    async def handle(request: web.Request) -> web.StreamResponse:
        values: Mapping[str, Any] = read(route.params, request.query, request.match_info)
        response: web.StreamResponse = await route.handler(api, request, values)
        return response

    return handle


def _fixed(body: Any, kind: str) -> Any:
    async def handle(_: web.Request) -> web.Response:
        charset = "utf-8" if kind.startswith("text/") else None
        return web.Response(body=body, content_type=kind, charset=charset)

    return handle


def _page(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[str, tuple[bytes, str]]]:
    """Yield the page's files by their path: nothing else can be asked for."""
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _page(entry, path / entry.name)
        elif kind := _KINDS.get(PurePosixPath(entry.name).suffix):
            where = path if entry.name == "index.html" else path / entry.name
            yield str(where), (entry.read_bytes(), kind)
