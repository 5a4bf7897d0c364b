"""``wireroom audit``: prove from the topics that every raw record has exactly one outcome."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer
from rich.table import Table

from pipeline.article import isoformat
from pipeline.cli.common import Bootstrap, DataDir, Json, console, emit, notes, settings_from, time_from
from pipeline.errors import UsageError, WireroomError
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.kafka.ledger.ledger import Ledger

__all__ = ["EXAMPLES", "EXPLAINED", "audit"]

EXAMPLES = """Examples:

  wireroom audit --wait 60 --json

  wireroom audit --since 2h --follow

  wireroom audit --certificate account.json

  wireroom audit --verify account.json
"""
LOOK_SECONDS = 0.5
FOLLOW_SECONDS = 5.0
"""With --follow, a line at least this often: silence must not look like a stall."""
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
    since: Annotated[
        str | None,
        typer.Option(help="Only raw records from then on, like 90m, 2h or an RFC 3339 time.", metavar="TIME"),
    ] = None,
    follow: Annotated[bool, typer.Option("--follow", help="Print a line per change, until Ctrl-C.")] = False,
    full: Annotated[
        bool,
        typer.Option("--full/--quick", help="Read every topic whole, or go on from the ledger's snapshot."),
    ] = True,
    certificate: Annotated[
        Path | None, typer.Option(help="Write what was read and found, for --verify.", metavar="FILE")
    ] = None,
    verify: Annotated[
        Path | None, typer.Option(help="Read again what a certificate was made from.", metavar="FILE")
    ] = None,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Account for every article: raw = unique + duplicates + rejected + dead + pending + missing.

    Exits 0 if nothing is missing and nothing conflicts (with --verify: if all is as certified), else 1.
    """
    settings = settings_from(bootstrap, data_dir)
    if verify is not None:
        if since or follow or certificate or wait:
            raise UsageError("--verify stands alone: the certificate says what is to be read")
        _verify(settings, verify, json=json)
        return
    if not full and (since or certificate):
        raise UsageError("--quick rests on the ledger's snapshot; --since and --certificate read the topics")
    if certificate and follow:
        raise UsageError("--certificate is for one moment; leave out --follow")

    from pipeline.kafka.ledger.ledger import Ledger
    from pipeline.kafka.ledger.witness import Witness

    since_ms = None if since is None else int(time_from(since, time.time()) * 1000)
    witness = Witness() if certificate else None
    book = Ledger(settings, since_ms=since_ms, witness=witness) if full else _quick(settings)
    try:
        counts = _follow(book, json=json) if follow else _settle(book, wait)
        if certificate and witness:
            _write_certificate(book, witness, counts, certificate)
    finally:
        book.close()
    if not follow:
        _show(book, counts, json=json)
    if not counts or counts["missing"] or counts["conflicting"]:  # none yet: interrupted, nothing is proven
        raise typer.Exit(1)


def _quick(settings: Settings) -> Ledger:
    from pipeline.kafka.ledger.ledger import resume
    from pipeline.kafka.ledger.snapshot import SnapshotRefused

    try:
        return resume(settings)
    except SnapshotRefused as refused:
        raise WireroomError(
            f"no ledger's snapshot to go on from: {refused}. Leave out --quick, or start wireroom ledger"
        ) from refused


def _settle(book: Ledger, wait: float) -> dict[str, int]:
    deadline = time.monotonic() + wait
    counts = book.refresh()
    while (counts["pending"] or counts["missing"]) and time.monotonic() < deadline:
        time.sleep(LOOK_SECONDS)
        counts = book.refresh()
    return counts


def _follow(book: Ledger, *, json: bool) -> dict[str, int]:
    """Print the account when it changes, and every few seconds, until Ctrl-C; return the last."""
    from pipeline.cli.tail import quiet_pipe

    counts: dict[str, int] = {}
    printed = 0.0
    with quiet_pipe():
        while True:
            before, counts = counts, book.refresh()
            if counts != before or time.monotonic() - printed >= FOLLOW_SECONDS:
                printed = time.monotonic()
                if json:
                    emit({"time": isoformat(time.time()), **counts, "watermark": _watermark(book)})
                else:
                    numbers = "  ".join(f"{name} {count:,}" for name, count in counts.items())
                    print(f"{isoformat(time.time())}  {numbers}  settled to {_watermark(book)}", flush=True)
            time.sleep(LOOK_SECONDS)
    return counts


def _show(book: Ledger, counts: dict[str, int], *, json: bool) -> None:
    if json:
        emit(counts)
        return
    table = Table(box=None, show_header=False)
    for name, count in counts.items():
        style = "red" if count and name in ("missing", "conflicting", "repeated") else ""
        table.add_row(name, f"{count:,}", EXPLAINED[name], style=style)
    console.print(table)
    offsets = ", ".join(f"{partition}: {offset:,}" for partition, offset in sorted(book.watermarks.items()))
    console.print(f"Settled up to {_watermark(book)} of log time; by raw partition up to offset {offsets}.")
    console.print(f"Counted from {book.source()}.")


def _watermark(book: Ledger) -> str:
    return isoformat(book.watermark_seconds)


def _write_certificate(book: Ledger, witness: Any, counts: dict[str, int], path: Path) -> None:
    from pipeline.kafka.ledger.certificate import certificate

    document = certificate(book, witness, counts, time.time())
    try:
        path.write_bytes(orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE))
    except OSError as error:
        raise WireroomError(f"the certificate could not be written: {path}: {error.strerror}") from error
    notes.print(f"certificate {path}, digest {document['digest']}", style="dim", soft_wrap=True)


def _verify(settings: Settings, path: Path, *, json: bool) -> None:
    from pipeline.kafka.ledger.certificate import read_certificate, verify

    document = read_certificate(path)
    found = verify(settings, document)
    equal = not found.differences
    if json:
        emit({"equal": equal, **asdict(found)})
    else:
        for line in found.differences:
            console.print(f"different: {line}", style="red", markup=False, soft_wrap=True)
        for line in found.expired:
            console.print(line, style="yellow", markup=False, soft_wrap=True)
        verdict = "as certified" if equal else "not as certified"
        console.print(
            f"{found.records:,} records read again: {verdict} at {document['made']}.", soft_wrap=True
        )
    if not equal:
        raise typer.Exit(1)
