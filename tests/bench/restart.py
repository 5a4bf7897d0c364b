"""How long a worker takes from its start to its first verdict when its memories hold a million articles.

Fills ``articles.fingerprints`` with the deltas of made articles, as the stages themselves write them, then
starts a real worker over it: from the topic alone, after a stop (so from the snapshots), and after a SIGKILL
(so from snapshots and a tail).
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import psutil

from pipeline.article import Article, Origin, isoformat
from pipeline.flow import Flow, wire
from pipeline.kafka.broker import Broker
from pipeline.kafka.clients import producer
from pipeline.kafka.publish import publish
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker.memories import delta_messages
from pipeline.outcome import Item, Passed
from pipeline.settings import Settings
from pipeline.sources.files import Record, to_record
from pipeline.stages import make_stages
from tests.bench.measure import WORKER, settings_for, started, wait_committed

__all__ = ["fill", "measure_restart", "over_filled"]

BATCH = 500
WORDS = 150
VOCABULARY = 50_000
SPAN_SECONDS = 13 * 86_400.0
"""What the articles' times cover: all of them are within the horizon."""
GROUP_SHARE = 10
"""One in so many articles goes on to the group stage, whose memory holds 100,000 at most and takes ten times
as long to fill."""
SEED = 1
TAIL = 2000
"""Articles between the last snapshot and the kill."""


def measure_restart(count: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Return what it takes from launch to the first verdict's commit with so many articles, and sizes."""
    with tempfile.TemporaryDirectory(prefix="wireroom-restart-") as name:
        folder = Path(name)
        with Broker(Settings(data_dir=folder / "kafka"), say=say) as broker:
            settings = settings_for(str(broker.bootstrap), folder, "restart")
            apply_topics(settings)
            written = fill(settings, count, say)
            found = {
                "articles": count,
                "log_bytes": written,
                "date": datetime.now(UTC).isoformat(timespec="seconds"),
                "load": round(os.getloadavg()[0], 1),
                **over_filled(settings),
            }
    for start in ("from_topic", "from_snapshot", "from_snapshot_and_tail"):
        say(f"{count:,} articles, {start.replace('_', ' ')}: {found[start]['seconds']} s")
    return found


def over_filled(settings: Settings) -> dict[str, Any]:
    """Return the starts over a log that is filled already."""
    found: dict[str, Any] = {"from_topic": _first_verdict(settings, 1)}
    found["snapshot_bytes"] = sum(path.stat().st_size for path in (settings.data_dir / "memory").iterdir())
    found["from_snapshot"] = _first_verdict(settings, 2)
    _kill_behind_snapshot(settings)
    found["from_snapshot_and_tail"] = _first_verdict(settings, 3 + TAIL)
    return found


def fill(settings: Settings, count: int, say: Callable[[str], None]) -> int:
    """Write the deltas that so many articles leave; return their bytes."""
    stages = make_stages(settings.horizon_hours * 3600)
    flow = Flow(["dedupe", "tag", "group"], wire(stages))
    dedupe, group = stages[1], stages[3]
    client, written, begun = producer(settings), 0, time.time() - SPAN_SECONDS
    try:
        for number, batch in enumerate(_batches(count, begun)):
            outcomes = dedupe.run(batch, flow.memories["dedupe", 0])
            passed = [
                Item(item.origin, outcome.record, item.seen_at)
                for item, outcome in zip(batch, outcomes, strict=True)
                if isinstance(outcome, Passed)
            ]
            group.run(passed[::GROUP_SHARE], flow.memories["group", 0])
            for message in delta_messages(flow.memories, int(time.time() * 1000)):
                client.send(
                    settings.topic_prefix + message.topic,
                    message.value,
                    key=message.key,
                    headers=list(message.headers),
                    partition=message.partition,
                    timestamp_ms=message.timestamp_ms,
                )
                written += len(message.value or b"")
            if number % 200 == 0:
                say(f"{number * BATCH:,} of {count:,} articles remembered")
        client.flush()
    finally:
        client.close()
    return written


def _batches(count: int, begun: float) -> Iterator[list[Item[Article]]]:
    dice = np.random.default_rng(SEED)
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    vocabulary = np.array(["".join(dice.choice(letters, dice.integers(3, 10))) for _ in range(VOCABULARY)])
    for start in range(0, count, BATCH):
        words = vocabulary[dice.integers(0, VOCABULARY, (min(BATCH, count - start), WORDS))]
        yield [_item(start + row, line, begun, count) for row, line in enumerate(words.tolist())]


def _item(number: int, words: list[str], begun: float, count: int) -> Item[Article]:
    happened = begun + SPAN_SECONDS * number / count
    article = Article(
        id=f"article-{number}",
        source=f"outlet{number % 400}.example",
        url=f"https://outlet{number % 400}.example/news/{number}",
        title=" ".join(words[:8]),
        text=" ".join(words),
        published=isoformat(happened),
        fetched_at=isoformat(happened + 60),
        language="en",
    )
    return Item(Origin(number % 8, 1_000_000_000 + number // 8), article, happened + 60)


def _records(numbers: Iterable[int], settings: Settings) -> Iterator[Record]:
    for number in numbers:
        text = " ".join(f"Council {number * 31 + n} met on Monday and voted for a road." for n in range(20))
        value = {"id": f"new-{number}", "source": "daily.example", "title": f"Road {number}", "content": text}
        record = to_record(orjson.dumps(value), "restart", number, max_bytes=settings.max_record_bytes)
        assert isinstance(record, Record)
        yield record


def _first_verdict(settings: Settings, records: int) -> dict[str, float]:
    """Publish an article, start a worker, wait for the commit of all ``records`` so far; stop the worker.

    Seconds of clock and of CPU, and resident bytes.
    """
    publish(_records(range(records, records + 1), settings), settings)
    begun = time.perf_counter()
    with started(settings, *WORKER) as process:
        cpu = wait_committed(settings, records, process)
        seconds = time.perf_counter() - begun
        resident = psutil.Process(process.pid).memory_info().rss
        process.terminate()
        process.wait(60)
    return {"seconds": round(seconds, 1), "cpu_seconds": round(cpu, 1), "resident_bytes": resident}


def _kill_behind_snapshot(settings: Settings) -> None:
    publish(_records(range(10, 10 + TAIL), settings), settings)
    with started(settings, *WORKER) as process:
        wait_committed(settings, 2 + TAIL, process)
        process.kill()
        process.wait()
