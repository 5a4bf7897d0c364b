"""The report: ``docs/benchmarks.json`` for programs, ``docs/benchmarks.md`` for people."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean
from typing import Any

import orjson

from tests.bench.clean import clean_lines
from tests.bench.corpus import SEED, WARM_UP, Corpus
from tests.bench.dedupe_report import dedupe_lines, restart_lines
from tests.bench.goals import goal_lines
from tests.bench.measure import ROOT, Cost
from tests.bench.paced import paced_lines
from tests.bench.plot import write_plot
from tests.bench.readers import readers_lines
from tests.bench.scaling import scaling_lines
from tests.bench.stories import stories_lines

__all__ = ["add_to_report", "make_report", "rows_of", "write_report"]

WHAT = {
    "floor": "the functions alone, no Kafka: decode, four stages, encode",
    "bare": "confluent-kafka `consume(500)`, same functions, same messages, flush, commit",
    "bare_tx": "the same, each batch in a transaction with its offsets",
    "live": "`wireroom worker`: faust, merge in the order of time, transaction, metrics",
    "fast": "`wireroom replay`: kafka-python, the same stages and transactions, one process",
    "quixstreams": "quixstreams as its users write it: message by message, at least once",
    "bytewax": "bytewax, batches of 500, no place kept in Kafka",
    "bare_consume": "consume and commit alone, confluent-kafka",
    "live_consume": "consume and commit alone, the worker's engine",
}
SAME = """\
Of two copies the one that comes first goes on. Only `live` and `fast` take the partitions in the order of
time, so a few articles end elsewhere with the others."""
HEAD = """\
# Benchmarks

What an article costs on its way through the real worker, beside the cheapest loop that does the same work.
Written by `make bench` on {date} at commit {commit}; do not edit.

Machine: {machine}.
"""
AFTER_START_UP = """\
A worker without work takes {idle:.1f} % of a core. From the kill to the next output are a new process, the
memories from their log, and a whole batch of 500 with cold lists."""
METHOD = """\
## How it is measured

- Articles of `wireroom samples` (seed {seed}), plain texts and HTML pages apart, without those that cannot be
  decoded:
{corpora}
- Every loop starts on topics of its own in the embedded Kafka, takes {warm_up} other articles to warm up, is
  frozen (SIGSTOP) while the measured ones are published, and is timed from SIGCONT to the commit of the last
  offset. So all of it is backlog, and start-up is in none of the figures. `fast` has its range published
  before and stops itself behind its first batch, the warm-up; `bytewax` commits nothing, its outcomes are
  counted.
- CPU is user and system time of the whole process, all threads, read from outside. The broker's is not in it.
- Every loop reads `read_committed` and writes zstd, acks=all, idempotent. `bare` may repeat a batch after a
  crash; `bare_tx` and `live` may not.
- The two consume-only rows are relative to `bare_consume`, over five times as many articles.
- {rounds} rounds, the order of the loops rotated in each. Figures are means; a ratio is the mean of the
  ratios within each round.

## Noise

Broker and loop share the machine's cores, and CPU time itself stretches when a sibling core is busy: the same
loop has been seen 30 % apart from one round to the next, ratios within a round 15 %. Wall clock and start-up
depend on all else that runs.

The sample articles are short. Real pages are ten times as long, which brings `live` and `bare` nearer.

Reproduce with `make bench` (about half an hour), or quickly with `python -m tests.bench --count 600
--rounds 1 --remembered 20000 --dry-run` (four minutes, rough).
"""


def rows_of(costs: Mapping[str, Mapping[str, Sequence[Cost]]]) -> list[dict[str, Any]]:
    """Return a row per corpus and loop; the ratio is the mean over the rounds, each beside its own bare."""
    rows = []
    for corpus, loops in costs.items():
        for name, rounds in loops.items():
            if not rounds:
                continue
            beside = loops["bare_consume" if name.endswith("_consume") else "bare"]
            ratios = [one.cpu / other.cpu for one, other in zip(rounds, beside, strict=True)]
            rows.append(
                {
                    "name": name,
                    "corpus": corpus,
                    "cpu_us": round(mean(cost.cpu for cost in rounds), 1),
                    "wall_us": round(mean(cost.wall for cost in rounds), 1),
                    "ratio_to_bare": round(mean(ratios), 3),
                    "ratios": [round(ratio, 3) for ratio in ratios],
                    "cpu_us_rounds": [round(cost.cpu, 1) for cost in rounds],
                    "outcomes": dict(Counter(rounds[-1].ends.values())),
                    "alike": _alike(rounds, beside),
                }
            )
    return rows


def make_report(
    corpora: Sequence[Corpus],
    rows: list[dict[str, Any]],
    stages: Mapping[str, Mapping[str, float]],
    outcomes: Mapping[str, Mapping[str, int]],
    **more: Any,
) -> dict[str, Any]:
    """Return everything measured, with the commit, the date and the machine."""
    return {
        "commit": _commit(),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": _machine(),
        "corpora": {
            corpus.kind: {
                "articles": corpus.count,
                "mean_bytes": round(corpus.mean_bytes),
                "copies": round(corpus.copies, 3),
                "outcomes": outcomes[corpus.kind],
            }
            for corpus in corpora
        },
        "rows": rows,
        "stages": stages,
        **more,
    }


def write_report(report: Mapping[str, Any], folder: Path = ROOT / "docs") -> None:
    """Write both files."""
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    (folder / "benchmarks.json").write_bytes(orjson.dumps(report, option=options))
    write_plot(report["rows"], folder / "benchmarks.svg")
    (folder / "benchmarks.md").write_text("\n".join(_lines(report)) + "\n", encoding="utf-8")


def add_to_report(part: Mapping[str, Any], folder: Path = ROOT / "docs") -> None:
    """Put a part of its own, measured now, into the report of an earlier run."""
    report = orjson.loads((folder / "benchmarks.json").read_bytes())
    write_report({**report, **part}, folder)


def _lines(report: Mapping[str, Any]) -> list[str]:
    head = HEAD.format(date=report["date"][:10], commit=report["commit"], machine=report["machine"])
    corpora = [
        f"  - {kind}: {corpus['articles']:,} articles of {corpus['mean_bytes']:,} bytes on average, "
        f"{corpus['copies']:.0%} of them copies\n    "
        "(some of articles of the other kind, which are not there); "
        f"outcomes: {_counts(corpus['outcomes'])}"
        for kind, corpus in report["corpora"].items()
    ]
    rounds = len(report["rows"][0]["ratios"])
    method = METHOD.format(seed=SEED, warm_up=WARM_UP, rounds=rounds, corpora="\n".join(corpora))
    clean = clean_lines(report["clean"]) if "clean" in report else []
    stories = stories_lines(report["stories"]) if "stories" in report else []
    dedupe = dedupe_lines(report["dedupe"]) if "dedupe" in report else []
    restart = restart_lines(report["restart"]) if "restart" in report else []
    paced = paced_lines(report["paced"]) if "paced" in report else []
    scaling = scaling_lines(report["scaling"]) if "scaling" in report else []
    readers = readers_lines(report["readers"]) if "readers" in report else []
    parts = (
        goal_lines(report),
        _rows(report),
        _stages(report),
        scaling,
        _sizes(report),
        paced,
        readers,
        clean,
        dedupe,
        stories,
        restart,
    )
    return [head, *(line for part in parts for line in part), method]


def _rows(report: Mapping[str, Any]) -> list[str]:
    lines = [
        "| loop | corpus | CPU µs/article | wall µs/article | × bare | rounds |",
        "| --- | --- | ---: | ---: | ---: | --- |",
    ]
    for row in report["rows"]:
        each = ", ".join(f"{ratio:.2f}" for ratio in row["ratios"])
        lines.append(
            f"| {row['name']} | {row['corpus']} | {row['cpu_us']:,.0f} | {row['wall_us']:,.0f} | "
            f"{row['ratio_to_bare']:.2f} | {each} |"
        )
    absent = report.get("absent", {})
    what = [f"- `{name}`: {absent.get(name, text)}" for name, text in WHAT.items()]
    return ["![CPU per article](benchmarks.svg)", "", *lines, "", *what, "", *_outcomes(report["rows"]), ""]


def _alike(rounds: Sequence[Cost], beside: Sequence[Cost]) -> float | None:
    """Return the share of articles that ended on the same topic, the least of all rounds."""
    if not rounds[0].ends:
        return None
    return min(
        sum(one.ends.get(origin) == topic for origin, topic in other.ends.items()) / len(other.ends)
        for one, other in zip(rounds, beside, strict=True)
    )


def _outcomes(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Say how many articles every loop took to the same end as bare did."""
    lines = []
    for corpus in dict.fromkeys(row["corpus"] for row in rows):
        found = {row["name"]: row for row in rows if row["corpus"] == corpus and row.get("alike")}
        if "bare" not in found:
            continue
        counts = sorted(found.pop("bare")["outcomes"].items())
        counted = ", ".join(f"{count:,} on {topic}" for topic, count in counts)
        shares = ", ".join(f"`{name}` {row['alike']:.2%}" for name, row in found.items())
        lines += [
            f"Articles of `bare`, {corpus}, warm-up included: {counted}. To the same end came {shares}.",
            "",
        ]
    return [*lines, SAME] if lines else []


def _stages(report: Mapping[str, Any]) -> list[str]:
    names = list(next(iter(report["stages"].values())))
    return [
        "## Floor by step, CPU µs an article (of those that came in, not of those that reached the stage)",
        "",
        f"| corpus | {' | '.join(names)} |",
        f"| --- |{' ---: |' * len(names)}",
        *[
            f"| {kind} | {' | '.join(f'{spent[name]:,.0f}' for name in names)} |"
            for kind, spent in report["stages"].items()
        ],
        "",
    ]


def _sizes(report: Mapping[str, Any]) -> list[str]:
    seconds = report["start_up"]
    memory = report["memory_mb"]
    return [
        "## Start-up and memory",
        "",
        "| what | seconds |",
        "| --- | ---: |",
        *[f"| {name.replace('_', ' ')} | {value:.2f} |" for name, value in seconds.items()],
        "",
        "| process | MB resident |",
        "| --- | ---: |",
        *[f"| {name.replace('_', ' ')} | {value:,.0f} |" for name, value in memory.items()],
        "",
        AFTER_START_UP.format(idle=report["idle_worker_percent"]),
        "",
    ]


def _counts(outcomes: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in sorted(outcomes.items()))


def _commit() -> str:
    def git(*arguments: str) -> str:
        ran = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
        return ran.stdout.strip()

    try:
        changed = git("status", "--porcelain", "--untracked-files=no", "--", "pipeline")
        return (git("rev-parse", "--short", "HEAD") or "unknown") + (" with changes" if changed else "")
    except OSError:
        return "unknown"


def _machine() -> str:
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    model = found[1] if found else platform.processor() or platform.machine()
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{model}, {os.cpu_count()} cores, {gigabytes:.0f} GB, CPython {platform.python_version()}"
