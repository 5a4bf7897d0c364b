"""``wireroom produce``: push articles from files, folders, patterns or standard input."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from pipeline.cli.common import Bootstrap, DataDir, Json, console, emit, notes, settings_from
from pipeline.errors import UsageError
from pipeline.kafka.publish import RAW, Report, publish
from pipeline.sources.files import read_records

__all__ = ["EXAMPLES", "produce"]

EXAMPLES = """Examples:

  wireroom produce pages/ 'archive/**/*.jsonl.gz'

  curl -s https://herald.example/feed.jsonl | wireroom produce - --rate 50/s --json
"""
PLAIN_SECONDS = 5.0
"""Between two lines of progress where there is no terminal."""


def produce(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders, patterns; - is standard input.", metavar="PATH…|-")
    ],
    source: Annotated[
        str | None, typer.Option(help="Source of text and HTML files (default: their folder's name).")
    ] = None,
    topic: Annotated[str, typer.Option(help="Topic to send to.")] = RAW,
    rate: Annotated[str | None, typer.Option(help="At most so many a second.", metavar="N/s")] = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="Send JSONL lines as they are, broken ones too.")
    ] = False,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Send articles to Kafka and say what was refused and why.

    JSONL (.jsonl, .ndjson, .json), text and HTML, each also as .gz or .zst.

    Exit code 0: all sent; 1: some refused; 130: stopped by Ctrl-C, what was taken up is delivered.
    """
    settings = settings_from(bootstrap, data_dir)
    records = read_records(paths, max_bytes=settings.max_record_bytes, source=source, raw=raw)
    with _progress(quiet=json) as progress:
        report = publish(records, settings, topic=topic, rate=_rate(rate), progress=progress)
    if json:
        emit({"sent": report.sent, "refused": report.refused, "reasons": dict(report.reasons)})
    else:
        _show(report)
    if report.signal:
        raise typer.Exit(128 + report.signal)
    if report.refused:
        raise typer.Exit(1)


def _rate(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        rate = float(text.removesuffix("/s"))
    except ValueError:
        rate = 0.0
    if not 0 < rate < float("inf"):
        raise UsageError(f"--rate {text}: a number of records a second such as 50 or 0.5/s is needed")
    return rate


def _line(report: Report) -> str:
    refused = f", {report.refused:,} refused" if report.refused else ""
    speed = report.sent / report.seconds if report.seconds else 0.0
    return f"{report.sent:,} sent{refused}, {speed:,.0f}/s"


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[Report], None]]:
    if quiet:
        yield lambda _: None
    elif notes.is_terminal:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        with Progress(*columns, console=notes, transient=True) as bar:
            task = bar.add_task("sending")
            yield lambda report: bar.update(task, description=_line(report))
    else:
        last = time.monotonic()

        def plain(report: Report) -> None:
            nonlocal last
            if time.monotonic() - last >= PLAIN_SECONDS:
                last = time.monotonic()
                notes.print(_line(report), markup=False)

        yield plain


def _show(report: Report) -> None:
    stopped = "stopped: " if report.signal else ""
    console.print(f"{stopped}{_line(report)}", markup=False, highlight=False)
    for reason, count in report.reasons.most_common():
        console.print(f"  {count:,} refused: {reason}", markup=False, highlight=False)
    for refused in report.examples:
        console.print(f"    {refused}", markup=False, highlight=False, soft_wrap=True)
    if report.refused > len(report.examples):
        console.print(f"    … and {report.refused - len(report.examples):,} more", highlight=False)
