"""``wireroom archive``: topics into files, for longer than Kafka keeps them."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.cli.common import Bootstrap, DataDir, Json, console, emit, notes, settings_from, time_from
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.kafka.archive.manifest import File, Manifest
    from pipeline.settings import Settings

__all__ = ["EXAMPLES", "archive"]

EXAMPLES = """Examples:

  wireroom archive /srv/archive

  wireroom archive /srv/archive --topic articles.raw --topic articles.grouped --follow

  wireroom archive /srv/archive --verify

  wireroom replay --archive /srv/archive --from 2025-11-01T00:00:00Z --to 2025-11-02T00:00:00Z
"""
HOUR = 3600.0
SETTLE_SECONDS = 60.0
"""With --follow an hour is written so long after its end: producers' clocks are not all alike."""


def archive(
    folder: Annotated[
        Path, typer.Argument(help="The archive's folder; made if there is none.", metavar="DIR")
    ],
    topic: Annotated[list[str] | None, typer.Option(help="A topic to archive; may be repeated.")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this log time; default: all there is.")] = None,
    follow: Annotated[
        bool, typer.Option("--follow", help="Go on: write each hour when it is over, until Ctrl-C.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")] = False,
    verify: Annotated[bool, typer.Option("--verify", help="Check every file of the archive.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the archive's files.")] = False,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Write what is new of topics (default: articles.raw) to hourly files of compressed JSON lines.

    Each run goes on where the last one ended; each file has its SHA-256 in the manifest. With --verify it
    exits 1 where a file is not as it was written.
    """
    if sum((follow, dry_run, verify, listed)) > 1:
        raise UsageError("--follow, --dry-run, --verify and --list are four different things: give one")
    if verify:
        _verify(folder, json=json)
        return
    if listed:
        _list(folder, json=json)
        return

    from pipeline.kafka.reader import known_topic

    settings = settings_from(bootstrap, data_dir)
    topics = [known_topic(name) for name in topic or ["articles.raw"]]
    if follow:
        if until:
            raise UsageError("--follow has no end, --until is one: give one of them")
        _follow(settings, folder, topics, json=json)
        return
    until_ms = int(time_from(until, time.time()) * 1000) if until else None
    if dry_run:
        _plan(settings, folder, topics, until_ms, json=json)
    else:
        _write(settings, folder, topics, until_ms, threading.Event(), json=json)


def _write(
    settings: Settings,
    folder: Path,
    topics: Sequence[str],
    until_ms: int | None,
    ending: threading.Event,
    *,
    json: bool,
) -> None:
    from pipeline.kafka.archive.write import archive as write

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=notes,
        disable=not notes.is_terminal,
    )
    before = [signal.signal(number, lambda *_: ending.set()) for number in _SIGNALS]
    try:
        with bar:
            task = bar.add_task("archive", total=None)
            files = write(
                settings,
                folder,
                topics,
                until_ms,
                lambda done, total: bar.update(task, completed=done, total=total),
                ending.is_set,
            )
    finally:
        for number, handler in zip(_SIGNALS, before, strict=True):
            signal.signal(number, handler)
    _tell(files, json=json)
    for file in files:
        if file.begin > file.after and file.after:
            notes.print(
                f"{file.topic}-{file.partition}: offsets {file.after} to {file.begin} had expired before "
                "they were archived",
                style="yellow",
                highlight=False,
            )


_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def _tell(files: Sequence[File], *, json: bool) -> None:
    records, size = sum(file.records for file in files), sum(file.size for file in files)
    if json:
        emit({"files": len(files), "records": records, "bytes": size})
    else:
        _line(f"{records:,} records in {len(files):,} new files, {size / 1e6:,.1f} MB")


def _follow(settings: Settings, folder: Path, topics: Sequence[str], *, json: bool) -> None:
    """Write every full hour once it is over; a kill between two costs nothing."""
    ending = threading.Event()
    for number in _SIGNALS:
        signal.signal(number, lambda *_: ending.set())
    while not ending.is_set():
        now = time.time() - SETTLE_SECONDS
        full = now - now % HOUR
        _write(settings, folder, topics, int(full * 1000), ending, json=json)
        ending.wait(full + HOUR - now)


def _plan(
    settings: Settings, folder: Path, topics: Sequence[str], until_ms: int | None, *, json: bool
) -> None:
    from pipeline.kafka.archive.manifest import Manifest
    from pipeline.kafka.archive.write import ranges

    for place, (begin, end) in ranges(settings, Manifest(folder), topics, until_ms).items():
        if json:
            emit({"topic": place.topic, "partition": place.partition, "begin": begin, "end": end})
        else:
            _line(f"{place.topic}-{place.partition}: {end - begin:,} offsets, from {begin} to {end}")


def _verify(folder: Path, *, json: bool) -> None:
    from pipeline.kafka.archive.read import gaps, opened, problem, strays

    manifest = opened(folder)
    files = list(manifest.files())
    wrong = [found for file in files if (found := problem(folder, file))]
    expired: list[str] = []
    for file, offsets, told in gaps(manifest):
        text = f"{folder / file.path}: {offsets:,} offsets of its partition are not there before it"
        (expired if told else wrong).append(text)
    extra = [str(path) for path in strays(manifest)]
    records = sum(file.records for file in files)
    if json:
        emit({"files": len(files), "records": records, "wrong": wrong, "expired": expired, "strays": extra})
    else:
        for text in wrong:
            console.print(text, style="red", markup=False, highlight=False, soft_wrap=True)
        for text in expired:
            _line(f"{text}: they had expired before they were archived")
        for text in extra:
            _line(f"{text} is not in the manifest: a run was killed; the next one writes it anew")
        good = (
            "as they were written" if not wrong else f"of which {len(wrong):,} are not as they were written"
        )
        _line(f"{len(files):,} files, {records:,} records, {good}")
    if wrong:
        raise typer.Exit(1)


def _list(folder: Path, *, json: bool) -> None:
    from pipeline.kafka.archive.read import opened

    manifest: Manifest = opened(folder)
    for file in manifest.files():
        if json:
            emit(asdict(file))
        else:
            _line(
                f"{file.path}  {file.begin}-{file.end}  {file.records:,} records  {file.size / 1e6:,.2f} MB"
            )


def _line(text: str) -> None:
    console.print(text, highlight=False, markup=False, soft_wrap=True)
