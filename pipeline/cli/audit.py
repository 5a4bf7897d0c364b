"""``wireroom audit``: prove from the topics that every raw record has exactly one outcome."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from pipeline.cli.common import Bootstrap, DataDir, Json, console, emit, settings_from

__all__ = ["audit"]

LOOK_SECONDS = 0.5
EXPLAINED = {
    "raw": "records on articles.raw that owe an outcome",
    "clean": "passed the clean stage",
    "unique": "went on as news",
    "duplicates": "repeat an original, which they name",
    "rejected": "are no articles, with a reason",
    "dead": "could not be worked on; bytes and error are kept",
    "tagged": "carry people, places and topics",
    "pending": "still on their way",
    "missing": "lost their outcome (the ledger sends them again)",
    "repeated": "outcomes written more than once",
    "conflicting": "records with two outcomes that exclude each other",
}


def audit(
    wait: Annotated[
        float, typer.Option(help="Wait up to SECONDS for nothing to be pending.", metavar="SECONDS")
    ] = 0.0,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Account for every article: raw = unique + duplicates + rejected + dead + pending + missing.

    Exits 0 if nothing is missing and nothing conflicts, else 1.
    """
    from pipeline.kafka.ledger import Ledger

    book = Ledger(settings_from(bootstrap, data_dir))
    try:
        deadline = time.monotonic() + wait
        counts = book.refresh()
        while (counts["pending"] or counts["missing"]) and time.monotonic() < deadline:
            time.sleep(LOOK_SECONDS)
            counts = book.refresh()
    finally:
        book.close()
    if json:
        emit(counts)
    else:
        table = Table(box=None, show_header=False)
        for name, count in counts.items():
            style = "red" if count and name in ("missing", "conflicting", "repeated") else ""
            table.add_row(name, f"{count:,}", EXPLAINED[name], style=style)
        console.print(table)
    if counts["missing"] or counts["conflicting"]:
        raise typer.Exit(1)
