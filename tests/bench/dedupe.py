"""The dedupe stage and its memory: articles a CPU second, bytes an article, seconds to come back."""

from __future__ import annotations

import gc
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, BinaryIO

from pipeline.article import Article, event_time
from pipeline.outcome import Item
from pipeline.stages.dedupe import Dedupe, DedupeMemory
from pipeline.stages.dedupe.delta import encode
from pipeline.stages.dedupe.store import keys_of
from tests.bench.dedupe_corpus import Labelled, of_file, of_samples, score
from tests.bench.dedupe_peers import PEERS
from tests.stages.entries import made_entries

__all__ = ["measure_dedupe"]

SEED = 11
SAMPLES = 6000
REMEMBERED = (10_000, 100_000, 1_000_000)
BATCHES = {1: 1000, 64: 4000, 500: 4000}
"""Batch sizes, and how many articles are measured in such."""
COPIES = 0.25
PEERS_BATCH = 64
FILL = 50_000
HORIZON_SECONDS = 14 * 86_400.0


def measure_dedupe(
    rounds: int, data: Path | None = None, say: Callable[[str], None] = print
) -> dict[str, Any]:
    """Return all figures; ``data`` names labelled articles to compare on besides the samples."""
    load = round(os.getloadavg()[0], 1)
    labelled = of_samples(SAMPLES, SEED)
    corpora = {"samples": labelled, **({data.name: of_file(data)} if data else {})}
    with tempfile.TemporaryDirectory(prefix="wireroom-bench-") as name:
        files = {remembered: Path(name) / str(remembered) for remembered in REMEMBERED}
        for remembered, file in files.items():
            kept = _filled(remembered, _first_time(labelled), file)
        rates = _rates(files, labelled, rounds)
    for row in rates:
        said = f"{row['per_cpu_second']:,} a second, {row['best_per_cpu_second']:,} at best"
        say(f"{row['remembered']:9,} remembered, batches of {row['batch']:3}: {said}")
    texts = {name: (len(corpus.items), corpus.mean_bytes) for name, corpus in corpora.items()}
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "load": load,
        "texts": {name: {"articles": n, "mean_bytes": round(mean)} for name, (n, mean) in texts.items()},
        "rates": rates,
        "memory": kept,
        "peers": [row for name, corpus in corpora.items() for row in _peers(name, corpus, rounds, say)],
    }


def _filled(count: int, end: float, file: Path) -> dict[str, float]:
    """Write a snapshot of a memory of made entries, the last before ``end``; return what that took."""
    apart = HORIZON_SECONDS / 2 / count
    start = end - HORIZON_SECONDS / 2
    memory = Dedupe().new_memory()
    for first in range(0, count, FILL):
        block = made_entries(first, min(FILL, count - first), COPIES, start, apart)
        memory.remember(block, keys_of(block.origin, block.id, block.url, block.text, block.copy_of))
        memory.delta()
    facts = memory.facts()
    taken, write = _timed(memory.snapshot)
    written, _ = _timed(partial(_write, file, write))
    del memory, write
    restored, _ = _timed(lambda: _restored(file))
    deltas = [encode([made_entries(first, 500, COPIES, start, apart)]) for first in range(0, count, 500)]
    rebuilt, _ = _timed(lambda: _rebuilt(deltas))
    return {
        "entries": facts.entries,
        "bytes_per_article": round(facts.bytes / facts.entries),
        "delta_bytes_per_article": round(sum(map(len, deltas)) / count),
        "snapshot_bytes_per_article": round(file.stat().st_size / count),
        "snapshot_taken_seconds": round(taken, 3),
        "snapshot_written_seconds": round(written, 2),
        "restored_seconds": round(restored, 2),
        "rebuilt_from_deltas_seconds": round(rebuilt, 2),
    }


def _write(file: Path, write: Callable[[BinaryIO], None]) -> None:
    with file.open("wb") as out:
        write(out)


def _restored(file: Path) -> DedupeMemory:
    memory = Dedupe().new_memory()
    with file.open("rb") as data:
        memory.restore(data)
    return memory


def _rebuilt(deltas: list[bytes]) -> None:
    memory = Dedupe().new_memory()
    for delta in deltas:
        memory.apply(delta)
    memory.facts()


def _rates(files: dict[int, Path], labelled: Labelled, rounds: int) -> list[dict[str, Any]]:
    """Measure the stage on the same articles with every memory and batch size in turn, in every round.

    Each time the memory is as it was filled. What else the machine does makes a round slower, never faster.
    """
    found: dict[tuple[int, int], list[float]] = {(size, batch): [] for size in files for batch in BATCHES}
    for _ in range(rounds):
        for (size, batch), rates in found.items():
            memory, items = _restored(files[size]), labelled.items[: BATCHES[batch]]
            gc.collect()
            gc.freeze()  # what the benchmark itself holds is not the stage's garbage to look through
            begun = time.process_time()
            _run(items, batch, memory)
            rates.append(len(items) / (time.process_time() - begun))
            gc.unfreeze()
    return [
        {
            "remembered": size,
            "batch": batch,
            "articles": min(BATCHES[batch], len(labelled.items)),
            "per_cpu_second": round(median(rates)),
            "best_per_cpu_second": round(max(rates)),
            "rounds": [round(rate) for rate in rates],
        }
        for (size, batch), rates in found.items()
    ]


def _run(items: list[Item[Article]], batch: int, memory: DedupeMemory) -> None:
    stage = Dedupe()
    for at in range(0, len(items), batch):
        stage.run(items[at : at + batch], memory)
        memory.delta()


def _peers(name: str, labelled: Labelled, rounds: int, say: Callable[[str], None]) -> list[dict[str, Any]]:
    rows = []
    for peer, make in PEERS.items():
        rates = []
        said: list[str | None] = []
        for _ in range(rounds):
            judge = make()
            said = []
            begun = time.process_time()
            for at in range(0, len(labelled.items), PEERS_BATCH):
                said += judge(labelled.items[at : at + PEERS_BATCH])
            rates.append(len(labelled.items) / (time.process_time() - begun))
        quality = {key: round(value, 4) for key, value in asdict(score(labelled, said)).items()}
        rows.append({"name": peer, "texts": name, "per_cpu_second": round(median(rates)), **quality})
        say(f"{name} {peer}: {rows[-1]['per_cpu_second']:,} a second, {quality}")
    return rows


def _first_time(labelled: Labelled) -> float:
    times = (event_time(item.record.published, item.record.fetched_at) for item in labelled.items)
    return min(time for time in times if time is not None)


def _timed(call: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    result = call()
    return time.perf_counter() - begun, result
