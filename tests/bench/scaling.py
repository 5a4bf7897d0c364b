"""What a second process brings, and what a longer backlog costs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import orjson

from pipeline.kafka.broker import Broker
from pipeline.kafka.publish import publish
from pipeline.kafka.topics import apply_topics
from pipeline.settings import Settings
from tests.bench.corpus import KINDS, Corpus, make_corpus, records
from tests.bench.measure import (
    LOOPS,
    ROOT,
    WORKER,
    Cost,
    Loop,
    environment,
    measure,
    measure_all,
    settings_for,
)

__all__ = ["measure_scaling", "scaling_lines"]

PROCESSES = (1, 2)
REPLAYED, LEAST_REPLAYED = 2, 4_000
"""How many times the count a replay takes, and the least: its first and last batches aren't measured."""
BACKLOGS = (1_000, 4_000, 16_000)


def measure_scaling(count: int, rounds: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Return costs of the clean stage and of a replay by processes, and of the whole flow by backlog."""
    load = round(os.getloadavg()[0], 1)
    with tempfile.TemporaryDirectory(prefix="wireroom-scaling-") as name:
        folder = Path(name)
        with Broker(Settings(data_dir=folder / "kafka"), say=say) as broker:
            bootstrap = str(broker.bootstrap)
            of = partial(settings_for, bootstrap, folder)
            shorter = [make_corpus(kind, count, folder) for kind in KINDS]
            clean = [
                _by_processes("clean", replace(corpus, spread=True), rounds, of, _clean, say)
                for corpus in shorter
            ]
            longer = [make_corpus(kind, max(REPLAYED * count, LEAST_REPLAYED), folder) for kind in KINDS]
            replays = [_by_processes("replay", corpus, rounds, of, _replay, say) for corpus in longer]
            backlogs = []
            for size in BACKLOGS:
                corpus = make_corpus("plain", size, folder)
                cost = measure("live", corpus, settings_for(bootstrap, folder, f"backlog-{size}"))
                backlogs.append(
                    {"articles": size, "cpu_us": round(cost.cpu, 1), "wall_us": round(cost.wall, 1)}
                )
                say(f"backlog {size}: {cost.cpu:.0f} µs")
    return {"load": load, "rounds": rounds, "clean": clean, "replay": replays, "backlog": backlogs}


def _by_processes(
    what: str,
    corpus: Corpus,
    rounds: int,
    settings: Callable[[str], Settings],
    measured: Callable[[int, Corpus, Settings], Cost],
    say: Callable[[str], None],
) -> dict[str, Any]:
    """Return the costs of 1 and 2 processes, in turn in each round, and what the second brings."""
    costs: dict[int, list[Cost]] = {number: [] for number in PROCESSES}
    for number in range(rounds):
        for processes in PROCESSES:
            cost = measured(processes, corpus, settings(f"{what}-{corpus.kind}-{processes}-{number}"))
            costs[processes].append(cost)
            say(f"round {number + 1} {what} {corpus.kind} with {processes}: {1e6 / cost.wall:,.0f} a second")
    faster = [one.wall / two.wall for one, two in zip(costs[1], costs[2], strict=True)]
    return {
        "corpus": corpus.kind,
        "articles_per_second": [round(median(1e6 / cost.wall for cost in costs[n])) for n in PROCESSES],
        "cpu_us": [round(median(cost.cpu for cost in costs[n]), 1) for n in PROCESSES],
        "faster": round(median(faster), 2),
        "faster_rounds": [round(each, 2) for each in faster],
    }


def _clean(processes: int, corpus: Corpus, settings: Settings) -> Cost:
    arguments = (*WORKER[:3], "--stages", "clean", "--slot")
    return measure_all([Loop((*arguments, f"clean-{n}")) for n in range(processes)], corpus, settings)


def _replay(processes: int, corpus: Corpus, settings: Settings) -> Cost:
    apply_topics(settings)
    publish(records(corpus.warm_up, settings), settings)
    publish(records(corpus.measured, settings), settings)
    command = [sys.executable, *LOOPS["fast"].arguments, "--processes", str(processes)]
    ran = subprocess.run(command, env=environment(settings), cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return Cost(**orjson.loads(ran.stdout))


def scaling_lines(found: dict[str, Any]) -> list[str]:
    """Return the section of the report."""
    lines = [
        "## A second process, and a longer backlog",
        "",
        f"Medians of {found['rounds']} rounds; the broker shares the two cores, so its work is missing to a",
        f"second process (load {found['load']} at the start). `clean`: workers with that stage alone over a",
        "backlog, each warm, with its partitions, and keys spread evenly over them: by the few sources of",
        "the samples one of two workers had up to 64 % of the HTML pages. `replay`: all stages; with",
        "`--processes 2` two clean ahead and a third leads; from commit to commit in the middle of the run.",
        "",
        "| | corpus | articles a second: 1 process | 2 processes | × | rounds | CPU µs/article: 1 | 2 |",
        "| --- | --- | ---: | ---: | ---: | --- | ---: | ---: |",
    ]
    for name in ("clean", "replay"):
        lines += [f"| {name} | {_figures(row)} |" for row in found[name]]
    lines += [
        "",
        "| backlog of plain texts, `live`, once each | CPU µs/article | wall µs/article |",
        "| ---: | ---: | ---: |",
    ]
    for row in found["backlog"]:
        lines.append(f"| {row['articles']:,} | {row['cpu_us']:,.0f} | {row['wall_us']:,.0f} |")
    return [*lines, ""]


def _figures(row: dict[str, Any]) -> str:
    (slow, fast), (one, two) = row["articles_per_second"], row["cpu_us"]
    rounds = ", ".join(f"{each:.2f}" for each in row["faster_rounds"])
    return f"{row['corpus']} | {slow:,} | {fast:,} | {row['faster']:.2f} | {rounds} | {one:,.0f} | {two:,.0f}"
