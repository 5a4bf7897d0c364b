"""The dedupe section of ``docs/benchmarks.md``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["dedupe_lines"]

HEAD = """\
## Dedupe: articles a CPU second, by what is remembered

Measured on {date}: hashing, verdicts, memory and delta of the whole stage on {articles:,} sample articles
(texts of {bytes:,} bytes on average), a fresh copy of the memory in each round, medians of {rounds}. What is
remembered are made entries, a quarter of them copies; none is like an article. The machine's load was {load}
at the start; CPU time stretches with what else runs."""
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
    rates = {(row["remembered"], row["batch"]): row["per_cpu_second"] for row in found["rates"]}
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
            f"| {size:,} | {' | '.join(f'{rates[size, batch]:,}' for batch in batches)} |"
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
