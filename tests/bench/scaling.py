"""What a second process brings, and what a longer backlog costs."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from pipeline.kafka.broker import Broker
from pipeline.settings import Settings
from tests.bench.corpus import KINDS, Corpus, make_corpus
from tests.bench.measure import LOOPS, Cost, Loop, measure, measure_all, settings_for

__all__ = ["measure_scaling", "scaling_lines"]

PROCESSES = (1, 2)
BACKLOGS = (1_000, 4_000, 16_000)


def measure_scaling(count: int, rounds: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Return costs of the clean stage by number of processes, and of the whole flow by backlog."""
    load = round(os.getloadavg()[0], 1)
    with tempfile.TemporaryDirectory(prefix="wireroom-scaling-") as name:
        folder = Path(name)
        with Broker(Settings(data_dir=folder / "kafka"), say=say) as broker:
            bootstrap = str(broker.bootstrap)
            corpora = [make_corpus(kind, count, folder) for kind in KINDS]
            scaling = [
                _by_processes(corpus, rounds, lambda name: settings_for(bootstrap, folder, name), say)
                for corpus in corpora
            ]
            backlogs = []
            for size in BACKLOGS:
                corpus = make_corpus("plain", size, folder)
                cost = measure("live", corpus, settings_for(bootstrap, folder, f"backlog-{size}"))
                backlogs.append(
                    {"articles": size, "cpu_us": round(cost.cpu, 1), "wall_us": round(cost.wall, 1)}
                )
                say(f"backlog {size}: {cost.cpu:.0f} µs")
    return {"load": load, "rounds": rounds, "clean": scaling, "backlog": backlogs}


def _by_processes(
    corpus: Corpus, rounds: int, settings: Callable[[str], Settings], say: Callable[[str], None]
) -> dict[str, Any]:
    """Return the costs of 1 and 2 processes, in turn in each round, and what the second brings."""
    costs: dict[int, list[Cost]] = {number: [] for number in PROCESSES}
    for number in range(rounds):
        for processes in PROCESSES:
            name = f"clean-{corpus.kind}-{processes}-{number}"
            cost = measure_all([_cleaner(n) for n in range(processes)], corpus, settings(name))
            costs[processes].append(cost)
            say(f"round {number + 1} {corpus.kind} {processes} processes: {1e6 / cost.wall:,.0f} a second")
    faster = [one.wall / two.wall for one, two in zip(costs[1], costs[2], strict=True)]
    return {
        "corpus": corpus.kind,
        "articles_per_second": {n: round(median(1e6 / cost.wall for cost in costs[n])) for n in PROCESSES},
        "cpu_us": {n: round(median(cost.cpu for cost in costs[n]), 1) for n in PROCESSES},
        "faster": round(median(faster), 2),
        "faster_rounds": [round(each, 2) for each in faster],
    }


def _cleaner(number: int) -> Loop:
    arguments = (*LOOPS["live"].arguments[:3], "--stages", "clean", "--slot", f"clean-{number}")
    return Loop(arguments)


def scaling_lines(found: dict[str, Any]) -> list[str]:
    """Return the section of the report."""
    lines = [
        "## A second process, and a longer backlog",
        "",
        f"Workers with the clean stage alone over one backlog, {found['rounds']} rounds, medians; the broker",
        f"shares the two cores (load {found['load']} at the start).",
        "",
        "| corpus | articles a second: 1 process | 2 processes | × | CPU µs/article: 1 | 2 |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in found["clean"]:
        # Keys of numbers are text once the report was written and read.
        speed, cpu = ({int(k): v for k, v in row[name].items()} for name in ("articles_per_second", "cpu_us"))
        lines.append(
            f"| {row['corpus']} | {speed[1]:,} | {speed[2]:,} | {row['faster']:.2f} | {cpu[1]:,.0f} | "
            f"{cpu[2]:,.0f} |"
        )
    lines += [
        "",
        "| backlog of plain texts, all stages | CPU µs/article | wall µs/article |",
        "| ---: | ---: | ---: |",
    ]
    for row in found["backlog"]:
        lines.append(f"| {row['articles']:,} | {row['cpu_us']:,.0f} | {row['wall_us']:,.0f} |")
    return [*lines, ""]
