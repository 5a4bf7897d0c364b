"""``wireroom replay``: a stretch of history once more through the stages, beside the live flow."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.cli.common import Bootstrap, DataDir, Json, console, emit, notes, settings_from, time_from
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.kafka.replay.manage import State
    from pipeline.kafka.replay.plan import Forecast
    from pipeline.kafka.replay.run import Run
    from pipeline.settings import Settings

__all__ = ["EXAMPLES", "replay"]

EXAMPLES = """Examples:

  wireroom replay --since 36h --target shadow=stricter --threshold text_alone=0.85

  wireroom replay articles.clean --from 2026-11-01T00:00:00Z --to 2026-11-08T00:00:00Z --memory copy --dry-run

  wireroom replay --where source=daily.example --pace 60x

  wireroom replay --resume stricter
"""
SHOWN_SECONDS = 0.5


def replay(
    topic: Annotated[str, typer.Argument(help="A topic that a stage reads.")] = "articles.raw",
    since: Annotated[str | None, typer.Option(help="From so long ago: 36h, 90m, 7d.")] = None,
    begin: Annotated[str | None, typer.Option("--from", help="From this time (RFC 3339).")] = None,
    offset: Annotated[
        list[str] | None, typer.Option(help="From these offsets alone.", metavar="PARTITION:OFFSET")
    ] = None,
    to: Annotated[str | None, typer.Option(help="Up to this time; default: the end as it is now.")] = None,
    where: Annotated[
        list[str] | None, typer.Option(help="Only records whose field has this value.", metavar="FIELD=VALUE")
    ] = None,
    ids: Annotated[Path | None, typer.Option(help="Only articles with an id in this file.")] = None,
    most: Annotated[int, typer.Option("--max", min=0, help="At most so many records; 0: all.")] = 0,
    into: Annotated[str | None, typer.Option(help="The stage that the records go into.")] = None,
    target: Annotated[
        str, typer.Option(help="Topics of its own, under this name.", metavar="shadow[=NAME]")
    ] = "shadow",
    memory: Annotated[
        Literal["fresh", "copy"],
        typer.Option(help="fresh: the stages remember nothing; copy: what was known before the range."),
    ] = "fresh",
    threshold: Annotated[
        list[str] | None,
        typer.Option(help="Another threshold for dedupe, to be tried here.", metavar="NAME=VALUE"),
    ] = None,
    pace: Annotated[str, typer.Option(help="How much faster than time went.", metavar="max|60x")] = "max",
    rate: Annotated[float, typer.Option(min=0, help="At most so many records a second; 0: no limit.")] = 0.0,
    processes: Annotated[
        int, typer.Option(min=1, help="How many clean beside the one that leads; 1: it cleans itself.")
    ] = 1,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    runs: Annotated[bool, typer.Option("--list", help="List the runs there are.")] = False,
    resume: Annotated[str | None, typer.Option(help="Go on with a run.", metavar="RUN")] = None,
    stop: Annotated[str | None, typer.Option(help="End a run after its batch.", metavar="RUN")] = None,
    drop: Annotated[str | None, typer.Option(help="Delete a run with its topics.", metavar="RUN")] = None,
    json: Json = False,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Replay a stretch of a topic into topics of its own; the live flow doesn't notice."""
    from pipeline.kafka.replay import manage
    from pipeline.kafka.replay.plan import Range, cut_to, planned
    from pipeline.kafka.replay.run import load, save

    settings = settings_from(bootstrap, data_dir)
    if runs:
        _list(manage.all_states(settings), json=json)
        return
    if stop:
        _list([manage.stop(settings, stop)], json=json)
        return
    if drop:
        for gone in manage.drop(settings, drop):
            console.print(f"deleted {gone}", highlight=False)
        return
    if resume:
        _carry_out(settings, load(settings, resume), processes)
        return

    from pipeline.kafka.reader import known_topic

    if sum(each is not None for each in (since, begin, offset)) > 1:
        raise UsageError("--since, --from and --offset each say where to begin: give one of them")
    now = time.time()
    wanted = Range(
        time_from(since or begin or "", now) if since or begin else None,
        time_from(to, now) if to else None,
        dict(_place(each) for each in offset) if offset else None,
    )
    run = planned(
        settings,
        _name(target, now),
        known_topic(topic),
        wanted,
        into,
        where=tuple(where or ()),
        ids=frozenset(ids.read_text("utf-8").split()) if ids else frozenset(),
        memory=memory,
        pace=_pace(pace),
        rate=rate,
        thresholds=_thresholds(settings.thresholds, threshold or ()),
    )
    if most:
        run = cut_to(settings, run, most)
    _show_plan(settings, run, json=json)
    if not dry_run:
        save(settings, run)
        _carry_out(settings, run, processes)


def _carry_out(settings: Settings, run: Run, processes: int) -> None:
    """Run to the end, or to SIGTERM or Ctrl-C; then say how to go on."""
    from pipeline.cli.process import log_to_stderr
    from pipeline.kafka.replay import manage, runner
    from pipeline.observe.metrics import Metrics, use_directory

    log_to_stderr()
    use_directory(settings.data_dir / "metrics", f"replay-{run.name}")
    total = sum(run.end[partition] - first for partition, first in run.begin.items())
    last = runner.Progress(0, total, None)
    manage.note(settings, run.name, "running", last)
    shown = 0.0
    with _until_told() as ending, _bar() as bar:
        task = bar.add_task(run.name, total=total, passing="")

        def say(progress: runner.Progress) -> None:
            nonlocal last, shown
            last = progress
            bar.update(task, completed=progress.done, passing=_clock(progress.passing))
            if time.monotonic() - shown > SHOWN_SECONDS:
                shown = time.monotonic()
                manage.note(settings, run.name, "running", progress)

        ended = runner.carry_out(settings, run, Metrics(mode="replay").observe, say, ending, processes)
    manage.note(settings, run.name, "done" if ended else "stopped", last)
    if not ended:
        notes.print(f"stopped; to go on: wireroom replay --resume {run.name}", highlight=False)
        sys.exit(1)


@contextmanager
def _until_told() -> Iterator[threading.Event]:
    """Set the event at SIGTERM or Ctrl-C."""
    ending = threading.Event()
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(number, lambda *_: ending.set()) for number in numbers]
    try:
        yield ending
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[passing]}"),
        console=notes,
        disable=not notes.is_terminal,
    )


def _show_plan(settings: Settings, run: Run, *, json: bool) -> None:
    from pipeline.kafka.replay.plan import forecast

    expected = forecast(settings, run)
    if json:
        emit({"run": asdict(run) | {"ids": sorted(run.ids)}, **asdict(expected)})
        return
    for line in _plan_lines(run, expected):
        notes.print(line, highlight=False)


def _plan_lines(run: Run, expected: Forecast) -> list[str]:
    ranges = ", ".join(f"{p}: {first}-{run.end[p]}" for p, first in sorted(run.begin.items()))
    return [
        f"run {run.name}: {run.source} through {', '.join(run.stages)}, memory {run.memory}",
        f"offsets {ranges}",
        f"{expected.records:,} offsets, about {expected.bytes / 1e6:,.1f} MB, {expected.seconds:,.0f} s",
        f"from {_clock(expected.first) or '-'} to {_clock(expected.last) or '-'}",
        f"writes {', '.join(expected.topics)}",
    ]


def _list(states: Sequence[State], *, json: bool) -> None:
    for each in states:
        row = asdict(each)
        if json:
            emit(row)
        else:
            share = f"{row['done'] / row['total']:.0%}" if row["total"] else "-"
            line = f"{row['name']:20} {row['state']:8} {share:>5} {_clock(row['passing'])}"
            console.print(line, highlight=False)


def _name(target: str, now: float) -> str:
    kind, _, name = target.partition("=")
    if kind != "shadow":
        raise UsageError(f"--target {target!r}: write shadow, or shadow=NAME")
    return name or datetime.fromtimestamp(now).astimezone().strftime("%Y%m%d-%H%M%S")


def _pace(text: str) -> float:
    number = text.removesuffix("x")
    if text == "max":
        return 0.0
    if not number.replace(".", "", 1).isdecimal() or float(number) <= 0:
        raise UsageError(f"--pace {text!r}: write max, 1x or 60x")
    return float(number)


def _thresholds(changed: Mapping[str, float], asked: Iterable[str]) -> dict[str, float]:
    from pipeline.stages.dedupe.verdict import thresholds_with

    found = dict(changed)
    for text in asked:
        name, _, value = text.partition("=")
        try:
            found[name] = float(value)
        except ValueError:
            raise UsageError(f"--threshold {text!r}: write NAME=VALUE, like text_alone=0.85") from None
    thresholds_with(found)
    return found


def _place(text: str) -> tuple[int, int]:
    partition, _, offset = text.partition(":")
    if not (partition.isdecimal() and offset.isdecimal()):
        raise UsageError(f"--offset {text!r}: write PARTITION:OFFSET, like 3:1207")
    return int(partition), int(offset)


def _clock(milliseconds: int | None) -> str:
    if milliseconds is None:
        return ""
    return datetime.fromtimestamp(milliseconds / 1000).astimezone().strftime("%Y-%m-%d %H:%M:%S")
