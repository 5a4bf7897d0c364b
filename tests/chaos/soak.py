"""``make soak``: the real processes at a steady rate for half an hour; writes docs/soak.md and soak.json.

Samples lie 15 s of event time apart, so at 150 a second an hour of the memories' horizon passes in 1.6 s and
the 72 hours of both are full after two minutes. From then on nothing may grow.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import psutil

from pipeline.article import isoformat
from pipeline.kafka.ledger.ledger import Ledger
from pipeline.kafka.publish import publish
from pipeline.sources.samples.stream import SECONDS_APART
from tests.chaos.processes import SHAPES, Processes
from tests.chaos.report import ROOT, conditions
from tests.chaos.traffic import Scene, samples

SAMPLE_SECONDS = 5.0
GROWTH_SHARE, GROWTH_BYTES = 0.05, 10_000_000
"""A process is flat if its line of least squares rises by no more than the larger of the two over the last
part: resident memory moves by some percent with the allocator's mood."""
KAFKA_BYTES = 800_000_000
"""Kafka's Java fills its heap (512 MB) before it looks what it could free: it is to stay below heap, code and
mapped indexes together, however it gets there."""
LAG_SECONDS = 10.0
"""No more than the articles of so many seconds may wait: a few batches and a restart's worth."""
MORE_DESCRIPTORS = 5
"""Connections come and go; a leak of one a minute shows."""


PAGE = """\
# Soak

Written by `make soak`: `wireroom up --workers 2` at a steady rate. Event time passes faster than the clock,
so that the memories' horizon of {horizon_hours:g} hours is full after {horizon_full_after_minutes:g} minutes;
judged is what comes after {judged_from_minutes:g} minutes.

Commit {commit}, {date}, {machine}. {minutes:g} minutes at {rate:g} articles a second, {articles:,} articles,
seed {seed}: missing {account[missing]}, conflicting {account[conflicting]}, repeated {account[repeated]}.
All flat: {verdict}.

| process | MB | slope, MB an hour | growth, MB | allowed | descriptors | more | threads | restarts | flat |
|---|---|---|---|---|---|---|---|---|---|
{rows}

Records waiting: {lag[median]} at the median, {lag[most]} at most; {lag[allowed]} allowed, which is
{lag_seconds:g} s of the rate.

Growth is that of the line of least squares over resident memory; allowed are {share:.0%} or
{megabytes:g} MB, whichever is more, and to Kafka what is left of {kafka_megabytes:g} MB: its heap of
512 MB, and what is none. Descriptors: the most in the last third of that time, beside the first
third's; {more} more are allowed. No process may end.
"""


@dataclass(slots=True)
class Series:
    """What was seen of one process: seconds since the start, resident bytes, descriptors, threads."""

    seconds: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    descriptors: list[float] = field(default_factory=list)
    threads: list[float] = field(default_factory=list)
    pids: set[int] = field(default_factory=set)

    def since(self, start: float) -> Series:
        """Return the part from ``start`` seconds on."""
        first = next((i for i, second in enumerate(self.seconds) if second >= start), len(self.seconds))
        names = ("seconds", "memory", "descriptors", "threads")
        return Series(*(getattr(self, name)[first:] for name in names), self.pids)


def main() -> None:
    options = _options()
    logging.getLogger("kafka").setLevel(logging.CRITICAL)
    count = int(options.minutes * 60 * options.rate)
    filled = options.horizon * 3600 / SECONDS_APART / options.rate
    start = max(filled, options.minutes * 30)
    print(
        f"{options.minutes:g} minutes at {options.rate:g} articles a second, seed {options.seed}; "
        f"the horizon of {options.horizon:g} hours is full after {filled / 60:.1f} minutes; "
        f"judged from {start / 60:.1f} on",
        flush=True,
    )
    environment = {"WIREROOM_HORIZON_HOURS": str(options.horizon)}
    with tempfile.TemporaryDirectory(prefix="wireroom-soak-", ignore_cleanup_errors=True) as folder:
        up = Processes(Path(folder), SHAPES["up"], environment, module="pipeline.cli.main")
        with up as processes:
            series, lag = _soak(processes, count, options)
            account = _account(processes)
    facts = judge(series, lag, start, options.rate) | {
        "minutes": options.minutes,
        "rate": options.rate,
        "seed": options.seed,
        "horizon_hours": options.horizon,
        "horizon_full_after_minutes": round(filled / 60, 1),
        "articles": count,
        "account": account,
    }
    facts["flat"] = facts["flat"] and not (
        account["missing"] or account["conflicting"] or account["repeated"]
    )
    _write(options.out, conditions() | facts)
    sys.exit(0 if facts["flat"] else 1)


def _soak(
    processes: Processes, count: int, options: argparse.Namespace
) -> tuple[dict[str, Series], list[tuple[float, int]]]:
    """Publish at the rate and look every few seconds; return what was seen of each process, and the lag."""
    scene = Scene(processes, options.seed, random.Random(options.seed), print)
    end = isoformat(time.time() + options.minutes * 60)  # the last article is of the moment it is sent
    records = samples(count, options.seed, processes.settings.max_record_bytes, end)
    producer = threading.Thread(
        target=publish, args=(records, processes.settings), kwargs={"rate": options.rate}, daemon=True
    )
    series: dict[str, Series] = defaultdict(Series)
    lag: list[tuple[float, int]] = []
    started = time.monotonic()
    producer.start()
    while producer.is_alive():
        producer.join(SAMPLE_SECONDS)
        now = time.monotonic() - started
        for name, process in _processes(processes).items():
            with suppress(psutil.Error), process.oneshot():  # it may have ended this moment
                seen = series[name]
                seen.pids.add(process.pid)
                seen.seconds.append(now)
                seen.memory.append(process.memory_info().rss)
                seen.descriptors.append(process.num_fds())
                seen.threads.append(process.num_threads())
        lag.append((now, scene.waiting()))
        if len(lag) % 12 == 0:
            memory = ", ".join(f"{name} {seen.memory[-1] / 1e6:.0f}" for name, seen in series.items())
            print(f"{now / 60:5.1f} min: {lag[-1][1]} waiting; MB: {memory}", flush=True)
    return dict(series), lag


def _processes(processes: Processes) -> dict[str, psutil.Process]:
    """Return the processes of the instance by what they do."""
    root = psutil.Process(processes.pid("up"))
    found = {"up": root}
    for child in root.children(recursive=True):
        try:
            command = child.cmdline()
        except psutil.Error:
            continue
        name = command[command.index("--slot") + 1] if "--slot" in command else None
        found[name or ("kafka" if "kafka.Kafka" in command else command[-1])] = child
    return found


def _account(processes: Processes) -> dict[str, int]:
    book = Ledger(processes.settings)
    try:
        deadline = time.monotonic() + 120
        while (counts := book.refresh())["pending"] and time.monotonic() < deadline:
            time.sleep(1.0)
        return counts
    finally:
        book.close()


def judge(
    series: dict[str, Series], lag: Sequence[tuple[float, int]], start: float, rate: float
) -> dict[str, Any]:
    """Return the numbers from ``start`` seconds on, and whether everything is flat."""
    rows = {name: _row(seen.since(start), name == "kafka") for name, seen in series.items()}
    late = [waiting for second, waiting in lag if second >= start]
    most = int(rate * LAG_SECONDS)
    bounded = max(late) <= most
    return {
        "judged_from_minutes": round(start / 60, 1),
        "processes": rows,
        "lag_records": {"median": sorted(late)[len(late) // 2], "most": max(late), "allowed": most},
        "flat": bounded and all(row["flat"] for row in rows.values()),
    }


def _row(seen: Series, has_heap: bool) -> dict[str, Any]:
    hours = [second / 3600 for second in seen.seconds]
    slope = slope_per_hour(hours, seen.memory)
    mean = sum(seen.memory) / len(seen.memory)
    growth = slope * (hours[-1] - hours[0])
    allowed = max(GROWTH_SHARE * mean, GROWTH_BYTES, KAFKA_BYTES - max(seen.memory) if has_heap else 0.0)
    third = max(1, len(hours) // 3)
    more = max(seen.descriptors[-third:]) - max(seen.descriptors[:third])
    return {
        "memory_mb": round(mean / 1e6, 1),
        "slope_mb_per_hour": round(slope / 1e6, 1),
        "growth_mb": round(growth / 1e6, 1),
        "allowed_mb": round(allowed / 1e6, 1),
        "descriptors": int(max(seen.descriptors)),
        "more_descriptors": int(more),
        "threads": int(max(seen.threads)),
        "restarts": len(seen.pids) - 1,
        "flat": growth <= allowed and more <= MORE_DESCRIPTORS and len(seen.pids) == 1,
    }


def slope_per_hour(hours: Sequence[float], values: Sequence[float]) -> float:
    """Return the slope of the line of least squares."""
    middle, mean = sum(hours) / len(hours), sum(values) / len(values)
    spread = sum((hour - middle) ** 2 for hour in hours)
    return sum((h - middle) * (v - mean) for h, v in zip(hours, values, strict=True)) / spread


def _write(folder: Path, facts: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    data = orjson.dumps(facts, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    (folder / "soak.json").write_bytes(data)
    page = _page(facts)
    (folder / "soak.md").write_text(page, "utf-8")
    print(page)


def _page(facts: dict[str, Any]) -> str:
    rows = "\n".join(
        f"| {name} | {r['memory_mb']} | {r['slope_mb_per_hour']} | {r['growth_mb']} | {r['allowed_mb']} | "
        f"{r['descriptors']} | {r['more_descriptors']} | {r['threads']} | {r['restarts']} | "
        f"{'yes' if r['flat'] else 'NO'} |"
        for name, r in facts["processes"].items()
    )
    return PAGE.format(
        **facts,
        rows=rows,
        verdict="yes" if facts["flat"] else "NO",
        lag=facts["lag_records"],
        lag_seconds=LAG_SECONDS,
        share=GROWTH_SHARE,
        megabytes=GROWTH_BYTES / 1e6,
        kafka_megabytes=KAFKA_BYTES / 1e6,
        more=MORE_DESCRIPTORS,
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--rate", type=float, default=150.0, help="articles a second")
    parser.add_argument(
        "--horizon", type=float, default=72.0, help="hours of event time; stories stay open for 72"
    )
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="default: a new one")
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="folder of the report")
    return parser.parse_args()


if __name__ == "__main__":
    main()
