"""What open pages cost the flow: the time for a backlog with nobody watching, and with 200 streams open.

Half of the streams are read, by one process that does nothing else; half are opened and never read again.
Rounds alternate; both have the same articles before them, and the same number each time.
"""

from __future__ import annotations

import multiprocessing
import selectors
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from textwrap import fill
from typing import Any
from urllib.parse import urlsplit

import psutil

from pipeline.settings import Settings
from pipeline.sources.samples import sample_records
from tests.e2e.instance import Instance
from tests.e2e.stream import send

__all__ = ["measure_readers", "readers_lines"]

READERS = 200
ARTICLES = 3000
WARM_UP = 1000
CLEAN = {"wireroom_articles_total{mode=", "live", "clean"}
REQUEST = b"GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"


def measure_readers(rounds: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Return articles a second without and with readers, and the server's memory before and after (bytes)."""
    with tempfile.TemporaryDirectory(prefix="wireroom-readers-") as name:
        instance = Instance(Settings(data_dir=Path(name)), "--no-samples", embedded=True)
        try:
            instance.start()
            settings = instance.settings.model_copy(update={"bootstrap": instance.kafka})
            _rate(instance, settings, WARM_UP, 0)
            server = psutil.Process(instance.process.pid)
            before = server.memory_info().rss
            alone, watched = [], []
            for number in range(1, rounds + 1):
                alone.append(_rate(instance, settings, ARTICLES, 2 * number))
                with _watching(instance.page):
                    watched.append(_rate(instance, settings, ARTICLES, 2 * number + 1))
                    most = server.memory_info().rss
                say(f"readers, round {number}: {alone[-1]:.0f} alone, {watched[-1]:.0f} watched, a second")
        finally:
            instance.kill()
    return {
        "readers": READERS,
        "stalled": READERS // 2,
        "rounds": rounds,
        "articles": ARTICLES,
        "alone": round(median(alone), 1),
        "watched": round(median(watched), 1),
        "ratio": round(median(watched) / median(alone), 3),
        "server_bytes": [before, most],
    }


def readers_lines(found: dict[str, Any]) -> list[str]:
    """Return the section of the report."""
    before, after = (round(size / 1e6) for size in found["server_bytes"])
    about = (
        f"{found['readers']} streams of the live page, {found['stalled']} of them never read; a backlog of "
        f"{found['articles']:,} articles, {found['rounds']} rounds of each, medians. The readers' own CPU is "
        "on the same machine."
    )
    return [
        "## Open pages",
        "",
        fill(about, 110),
        "",
        "| | articles a second |",
        "|---|---|",
        f"| nobody watches | {found['alone']:,.0f} |",
        f"| {found['readers']} streams | {found['watched']:,.0f} ({found['ratio']:.0%}) |",
        "",
        f"The process that serves them took {before} MB before and {after} MB with all of them open.",
        "",
    ]


def _rate(instance: Instance, settings: Settings, articles: int, seed: int) -> float:
    """Send a backlog, and return the articles a second until all of it went through the last stage."""
    records = [value for value, _ in sample_records(articles, seed)]
    wanted = _worked_on(instance) + articles
    send(settings, records)
    begun = time.perf_counter()
    already = articles - (wanted - _worked_on(instance))
    while _worked_on(instance) < wanted:
        time.sleep(0.1)
    return (articles - already) / (time.perf_counter() - begun)


def _worked_on(instance: Instance) -> int:
    """Return how many articles clean has taken in; with one worker they are through with that batch."""
    counts = (value for name, value in instance.metrics().items() if set(name.split('"')) >= CLEAN)
    return int(sum(counts))


@contextmanager
def _watching(page: str) -> Iterator[None]:
    """Open all streams; read half of them, in a process of its own."""
    parts = urlsplit(page)
    address = str(parts.hostname), int(parts.port or 0)
    stalled = [_opened(address) for _ in range(READERS // 2)]
    reading = multiprocessing.get_context("spawn").Process(target=_read, args=(address,), daemon=True)
    reading.start()
    time.sleep(2.0)
    try:
        yield
    finally:
        reading.kill()
        reading.join()
        for connection in stalled:
            connection.close()


def _read(address: tuple[str, int]) -> None:
    ready = selectors.DefaultSelector()
    for _ in range(READERS - READERS // 2):
        ready.register(_opened(address), selectors.EVENT_READ)
    while True:
        for key, _ in ready.select():
            connection = key.fileobj
            assert isinstance(connection, socket.socket)
            connection.recv(1 << 20)


def _opened(address: tuple[str, int]) -> socket.socket:
    connection = socket.create_connection(address)
    connection.sendall(REQUEST)
    return connection
