"""``make bench``: measure everything in interleaved rounds and write ``docs/benchmarks.md`` and ``.json``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.kafka.broker import Broker
from pipeline.settings import Settings
from tests.bench.clean import measure_clean
from tests.bench.corpus import KINDS, Corpus, make_corpus
from tests.bench.dedupe import measure_dedupe
from tests.bench.measure import LOOPS, Cost, floor, is_peer, measure, settings_for, why_not
from tests.bench.paced import measure_paced
from tests.bench.readers import measure_readers
from tests.bench.report import add_to_report, make_report, rows_of, write_report
from tests.bench.restart import measure_restart
from tests.bench.scaling import measure_scaling
from tests.bench.startup import broker_restart, idle_share, kill_to_output, ledger_memory, worker_ready
from tests.bench.stories import measure_stories

CONSUME_TIMES = 5
"""Consuming alone is so cheap that one pass is too short to be measured."""


PARTS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
    "paced": lambda _: measure_paced(_say),
    "clean": lambda given: measure_clean(given.rounds, _say),
    "stories": lambda given: measure_stories(given.rounds, _say),
    "dedupe": lambda given: measure_dedupe(given.rounds, given.data, _say),
    "restart": lambda given: measure_restart(given.remembered, _say),
    "scaling": lambda given: measure_scaling(given.count, given.rounds, _say),
    "readers": lambda given: measure_readers(given.rounds, _say),
}
"""What can be measured alone, by the name of its part of the report."""


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--count", type=int, default=4000, help="articles of each corpus")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=["loops", *PARTS], help="measure only this, keep the rest")
    parser.add_argument("--remembered", type=int, default=1_000_000, help="articles to restart with")
    parser.add_argument("--data", type=Path, help="labelled articles to compare dedupe's peers on, too")
    parser.add_argument("--dry-run", action="store_true", help="print, but leave docs/ alone")
    arguments = parser.parse_args()
    _say(f"load {os.getloadavg()[0]:.1f} at the start")
    parts: dict[str, Any] = {
        name: measured(arguments) for name, measured in PARTS.items() if arguments.only in (None, name)
    }
    if arguments.only in (None, "loops"):
        with tempfile.TemporaryDirectory(prefix="wireroom-bench-") as name:
            parts |= _measure(Path(name), arguments.count, arguments.rounds)
    if not arguments.dry_run:
        (add_to_report if arguments.only else write_report)(parts)
    for row in parts.get("rows", ()):
        print(
            f"{row['name']:14} {row['corpus']:6} {row['cpu_us']:9,.1f} µs {row['ratio_to_bare']:6.3f} × bare"
        )


def _measure(folder: Path, count: int, rounds: int) -> dict[str, Any]:
    corpora = [make_corpus(kind, count, folder) for kind in KINDS]
    absent = {name: why for name in LOOPS if (why := why_not(name))}
    for name, why in absent.items():
        _say(f"{name} is left out: {why}")
    names = ["floor", *(name for name in LOOPS if name not in absent)]
    begun = time.perf_counter()
    with Broker(Settings(data_dir=folder / "kafka"), say=_say) as broker:
        first = time.perf_counter() - begun
        bootstrap = str(broker.bootstrap)
        costs: dict[str, dict[str, list[Cost]]] = {c.kind: {n: [] for n in names} for c in corpora}
        floors: dict[str, list[dict[str, Any]]] = {corpus.kind: [] for corpus in corpora}
        last = settings_for(bootstrap, folder, "none")
        for number in range(rounds):
            for corpus in corpora:
                for name in _rotated(names, number):
                    if name in absent and number:
                        costs[corpus.kind][name].clear()
                        continue
                    if name == "floor":
                        floors[corpus.kind].append(found := floor(corpus))
                        cost = Cost(found["total"] / count * 1e6, found["wall"] / count * 1e6)
                    else:
                        settings = settings_for(bootstrap, folder, f"{name}-{corpus.kind}-{number}")
                        try:
                            cost = measure(name, corpus, settings, CONSUME_TIMES if "consume" in name else 1)
                        except (RuntimeError, TimeoutError) as error:
                            if not is_peer(name):
                                raise
                            # Half an hour of figures must not be lost to another engine's bad moment.
                            _say(f"{name} is left out from here on, {corpus.kind}: {error}")
                            absent[name] = f"ended before its time in round {number + 1} ({corpus.kind})"
                            costs[corpus.kind][name].clear()
                            continue
                        last = settings if name == "live" else last
                    costs[corpus.kind][name].append(cost)
                    _say(f"round {number + 1} {corpus.kind:5} {name:12} {cost.cpu:8.1f} µs")
        memory = {
            "worker": max(cost.memory for loops in costs.values() for cost in loops["live"]) / 1e6,
            "ledger": ledger_memory(last) / 1e6,
            "broker": (broker.status().memory_bytes or 0) / 1e6,
        }
        start_up, idle = _start_up(broker, folder, corpora[0], first)
    return make_report(
        corpora,
        rows_of(costs),
        {kind: _mean_steps(found, count) for kind, found in floors.items()},
        {kind: found[0]["outcomes"] for kind, found in floors.items()},
        start_up=start_up,
        memory_mb={name: round(megabytes, 1) for name, megabytes in memory.items()},
        idle_worker_percent=round(100 * idle, 2),
        absent=absent,
    )


def _start_up(broker: Broker, folder: Path, corpus: Corpus, first: float) -> tuple[dict[str, float], float]:
    bootstrap = str(broker.bootstrap)
    quiet = settings_for(bootstrap, folder, "quiet")
    seconds = {
        "broker_first_start": first,
        "worker_to_ready": worker_ready(quiet),
        "kill_to_next_output": kill_to_output(settings_for(bootstrap, folder, "killed"), corpus),
    }
    idle = idle_share(quiet)
    seconds["broker_second_start"] = broker_restart(broker)
    return {name: round(value, 2) for name, value in seconds.items()}, idle


def _mean_steps(found: list[dict[str, Any]], count: int) -> dict[str, float]:
    return {
        step: round(sum(one["cpu"][step] for one in found) / len(found) / count * 1e6, 1)
        for step in found[0]["cpu"]
    }


def _rotated(names: list[str], by: int) -> list[str]:
    by = 2 * by % len(names)
    return names[by:] + names[:by]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
