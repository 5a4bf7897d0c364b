"""The HTTP side of an instance: /metrics, /healthz, /readyz, /api/stats and the first page.

Served from a thread of the supervisor (or of a lone worker), never from a worker's event loop: it reads the
files the processes keep, so a busy or hanging worker cannot stall it.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from socketserver import TCPServer
from typing import Any, ClassVar
from urllib.parse import urlsplit

import orjson
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder

from pipeline.errors import UsageError
from pipeline.observe.collect import History, Numbers, SharedFiles, summary
from pipeline.observe.state import read_states, uncovered
from pipeline.settings import Settings
from pipeline.stages import STAGES

__all__ = ["Server", "serve"]

SAMPLE_SECONDS = 1.0
"""How often rates are fed; one sample merges every process's files (5 ms for six processes)."""
IDLE_SECONDS = 30
"""A connection that says nothing for longer is closed, so that forgotten ones hold no thread."""

_PAGE = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
}
_GUARDS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Server:
    """A running server; ``port`` is the one it got. Use `serve`, and `stop` at the end."""

    def __init__(
        self, host: str, port: int, registry: CollectorRegistry, data_dir: Path, stages: Sequence[str]
    ) -> None:
        self.registry, self.data_dir, self.stages = registry, data_dir, tuple(stages)
        self.history = History()
        self._lock = threading.Lock()
        self._latest: Numbers | None = None
        self._stopping = threading.Event()
        self._http = _listen(host, port, self)
        self.host, self.port = host, int(self._http.server_address[1])
        self._threads = [
            threading.Thread(target=run, name=name, daemon=True)
            for name, run in (("http", self._http.serve_forever), ("http-rates", self._sample))
        ]
        for thread in self._threads:
            thread.start()

    @property
    def url(self) -> str:
        """The page's address."""
        shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)
        return f"http://{f'[{shown}]' if ':' in shown and shown[0] != '[' else shown}:{self.port}"

    def stop(self) -> None:
        """Stop listening; requests under way are dropped with the process."""
        self._stopping.set()
        self._http.shutdown()
        self._http.server_close()
        for thread in self._threads:
            thread.join(timeout=5)

    def stats(self) -> dict[str, Any]:
        """Return what /api/stats answers; numbers are at most a sample interval old."""
        if self._latest is None:
            self._take()
        with self._lock:
            numbers = self._latest or Numbers(())
            return summary(self.history, numbers, read_states(self.data_dir), self.stages)

    def readiness(self) -> tuple[bool, dict[str, Any]]:
        """Return whether a ready worker covers every stage, and the answer that says so."""
        states = read_states(self.data_dir)
        missing = uncovered(states, self.stages)
        shown = [{key: state.get(key) for key in ("slot", "state", "why", "alive")} for state in states]
        return not missing, {"ready": not missing, "uncovered": missing, "workers": shown}

    def _sample(self) -> None:
        while not self._stopping.wait(SAMPLE_SECONDS):
            self._take()

    def _take(self) -> None:
        numbers = Numbers.of(self.registry)
        with self._lock:
            self._latest = numbers
            self.history.add(time.monotonic(), numbers)


def serve(
    settings: Settings,
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    directory: Path | None = None,
    registry: CollectorRegistry | None = None,
    stages: Sequence[str] | None = None,
) -> Server:
    """Start to serve and return at once.

    ``directory`` is where several processes keep their values (see `pipeline.observe.metrics`); without it
    ``registry``, that of this process. ``stages`` are those that must be covered to be ready (all of the
    flow; a lone worker gives its own). Raises `UsageError` where host and port cannot be listened on.
    """
    if directory is not None:
        registry = CollectorRegistry()
        registry.register(SharedFiles(directory))
    names = stages if stages is not None else [stage.name for stage in STAGES]
    return Server(host, port, registry or CollectorRegistry(), settings.data_dir, names)


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    owner: Server

    def server_bind(self) -> None:
        """Bind without the base class's look-up of the machine's name, which can hang without DNS."""
        TCPServer.server_bind(self)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a reader that went away is no news."""


class _Http6(_Http):
    address_family = socket.AF_INET6


def _listen(host: str, port: int, owner: Server) -> _Http:
    try:
        http = (_Http6 if ":" in host else _Http)((host, port), _Handler)
    except (OSError, OverflowError) as error:
        raise UsageError(
            f"cannot serve the page on {host}:{port}: {error}; choose another port, or 0 for a free one"
        ) from None
    http.owner = owner
    return http


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "wireroom", ""
    timeout = IDLE_SECONDS
    server: _Http
    routes: ClassVar[dict[str, Callable[[_Handler], None]]] = {}

    def do_GET(self) -> None:
        """Answer a request."""
        path = urlsplit(self.path).path
        if path in _PAGE:
            name, kind = _PAGE[path]
            self._send(HTTPStatus.OK, (files("pipeline.observe") / "page" / name).read_bytes(), kind)
        elif path in self.routes:
            self.routes[path](self)
        else:
            self._json(HTTPStatus.NOT_FOUND, {"error": f"nothing at {path}", "try": ["/", *self.routes]})

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: Any) -> None:
        """Keep the terminal for the pipeline's own words."""

    def _metrics(self) -> None:
        encoder, kind = choose_encoder(self.headers.get("Accept", ""))
        self._send(HTTPStatus.OK, encoder(self.server.owner.registry), kind)

    def _alive(self) -> None:
        self._json(HTTPStatus.OK, {"alive": True})

    def _ready(self) -> None:
        ready, answer = self.server.owner.readiness()
        self._json(HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE, answer)

    def _stats(self) -> None:
        self._json(HTTPStatus.OK, self.server.owner.stats())

    def _json(self, status: HTTPStatus, value: Any) -> None:
        self._send(status, orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE), "application/json")

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in {**_GUARDS, "Content-Type": kind, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


_Handler.routes = {
    "/metrics": _Handler._metrics,
    "/healthz": _Handler._alive,
    "/readyz": _Handler._ready,
    "/api/stats": _Handler._stats,
}
