"""``wireroom trace``: one article's way through all topics, and why it stopped."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.common import Bootstrap, DataDir, Json, emit, notes, settings_from
from pipeline.cli.tail import clock, printable, quiet_pipe

__all__ = ["EXAMPLES", "trace"]

EXAMPLES = """Examples:

  wireroom trace 5f0c2a9d31b84e7720a1c4d97b6e8f10

  wireroom trace 3-1207 --json
"""


def trace(
    article: Annotated[
        str, typer.Argument(help="Id of the article, or its origin PARTITION-OFFSET.", metavar="ID")
    ],
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Show where an article went: place, time and verdict in each topic, and where and why it stopped.

    An id that was pushed more than once has one way for each. Exits 1 if there is no such article.
    """
    from pipeline.kafka.ledger.follow import follow

    journeys = follow(settings_from(bootstrap, data_dir), article)
    if not journeys:
        notes.print(
            f"no article with the id or origin {printable(article)} on any topic", style="red", markup=False
        )
        raise typer.Exit(1)
    with quiet_pipe():
        for journey in journeys:
            place = {"origin": str(journey.origin), "id": journey.id}
            if json:
                for hop in journey.hops:
                    at = {"topic": hop.topic, "partition": hop.partition, "offset": hop.offset}
                    emit(place | at | {"timestamp": hop.timestamp, "verdict": hop.verdict})
                emit(place | {"source": journey.source, "ended": journey.ended, "why": journey.why})
                continue
            _write(f"{printable(journey.title or '(no title)')}")
            _write(f"id {printable(journey.id)}  source {printable(journey.source)}  origin {journey.origin}")
            for hop in journey.hops:
                where = f"{hop.partition}-{hop.offset}"
                said = printable(_said(hop.verdict))
                _write(f"  {clock(hop.timestamp)}  {hop.topic:20} {where:>10}  {said}".rstrip())
            _write(f"  => {printable(journey.why, 400)}\n")


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _said(verdict: Mapping[str, Any]) -> str:
    return "  ".join(f"{name}={value}" for name, value in verdict.items() if value is not None)
