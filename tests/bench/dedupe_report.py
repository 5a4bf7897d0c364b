"""The dedupe section of ``docs/benchmarks.md``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["dedupe_lines", "restart_lines"]

HEAD = """\
## Dedupe: articles a CPU second, by what is remembered

Measured on {date}: hashing, verdicts, memory and delta of the whole stage on {articles:,} sample articles
(texts of {bytes:,} bytes on average), a fresh copy of the memory in each round, all cells in turn in each of
{rounds} rounds: median, and best in brackets. What is remembered are made entries, a quarter of them copies;
none is like an article. The machine's load was {load} at the start; CPU time stretches with what else runs on
its host, never shrinks."""
RESTART = """## Restart: seconds from the start of a worker to the commit of its first verdict

{articles:,} articles remembered by the dedupe stage and a tenth of that by the group stage, {megabytes:,} MB
of deltas on `articles.fingerprints`; measured on {date} at a load of {load}."""
STARTS = {
    "from_topic": "from the topic alone: no local file",
    "from_snapshot": "from the snapshots of a stop",
    "from_snapshot_and_tail": "after a SIGKILL: snapshots and the log behind them",
}
PEERS = """\
## Dedupe beside MinHash LSH, in the same process on the same texts

rensa and datasketch: sets of word triples, 128 permutations, threshold 0.5, candidates verified by
signature, in memory, one stream, batches of 64. rensa is compiled code; neither has a memory in time, a log,
or guards. A revision counts as no copy; it goes on."""
ROWS = {
    "entries": "remembered",
    "bytes_per_article": "bytes an article, slack included",
    "delta_bytes_per_article": "bytes an article on `articles.fingerprints`, before compression",
    "snapshot_bytes_per_article": "bytes an article in a snapshot",
    "snapshot_taken_seconds": "seconds a batch waits for a snapshot",
    "snapshot_written_seconds": "seconds to write it, in another thread",
    "restored_seconds": "seconds to a memory from a snapshot",
    "rebuilt_from_deltas_seconds": "seconds to a memory from the deltas, once read",
}


def dedupe_lines(found: Mapping[str, Any]) -> list[str]:
    """Return the section's lines."""
    rates = {
        (row["remembered"], row["batch"]): f"{row['per_cpu_second']:,} ({row['best_per_cpu_second']:,})"
        for row in found["rates"]
    }
    batches = sorted({batch for _, batch in rates})
    samples = found["texts"]["samples"]
    head = HEAD.format(
        date=found["date"][:10],
        articles=samples["articles"],
        bytes=samples["mean_bytes"],
        load=found["load"],
        rounds=len(found["rates"][0]["rounds"]),
    )
    return [
        head,
        "",
        f"| remembered | {' | '.join(f'batches of {batch}' for batch in batches)} |",
        f"| ---: |{' ---: |' * len(batches)}",
        *[
            f"| {size:,} | {' | '.join(rates[size, batch] for batch in batches)} |"
            for size in sorted({size for size, _ in rates})
        ],
        "",
        "| memory | |",
        "| --- | ---: |",
        *[f"| {what} | {found['memory'][name]:,} |" for name, what in ROWS.items()],
        "",
        PEERS,
        "",
        "| | texts | articles a CPU second | precision | recall | F1 |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
        *[
            f"| {row['name']} | {row['texts']} | {row['per_cpu_second']:,} | {row['precision']:.3f} | "
            f"{row['recall']:.3f} | {row['f1']:.3f} |"
            for row in found["peers"]
        ],
        "",
    ]


def restart_lines(found: Mapping[str, Any]) -> list[str]:
    """Return the lines of what a restart takes."""
    head = RESTART.format(
        articles=found["articles"],
        megabytes=round(found["log_bytes"] / 1e6),
        date=found["date"][:10],
        load=found["load"],
    )
    return [
        head,
        "",
        "| start | seconds | CPU seconds | resident MB |",
        "| --- | ---: | ---: | ---: |",
        *[
            f"| {what} | {found[name]['seconds']} | {found[name]['cpu_seconds']} | "
            f"{found[name]['resident_bytes'] / 1e6:,.0f} |"
            for name, what in STARTS.items()
        ],
        "",
    ]
