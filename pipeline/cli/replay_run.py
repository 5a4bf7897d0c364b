"""What ``wireroom replay`` shows of runs, and how it carries one out."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.cli.common import console, emit, notes
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.kafka.replay.manage import State
    from pipeline.kafka.replay.plan import Forecast
    from pipeline.kafka.replay.run import Run
    from pipeline.settings import Settings

__all__ = ["agree", "carry_out", "list_runs", "show_plan"]

SHOWN_SECONDS = 0.5
LATE_SECONDS = 1.0
"""A paced run that was later than this cannot keep its pace; what is less evens out."""


def show_plan(settings: Settings, run: Run, *, json: bool) -> None:
    """Say what a run would do: to people on standard error, to programs on standard output."""
    from pipeline.kafka.replay.plan import forecast
    from pipeline.kafka.replay.run import as_plain

    expected = forecast(settings, run)
    if json:
        emit({"run": as_plain(run), **asdict(expected)})
        return
    for line in _plan_lines(run, expected):
        notes.print(line, highlight=False, markup=False)


def agree(run: Run, *, yes: bool) -> None:
    """Ask on a terminal; elsewhere only what goes into the live flow needs ``--yes``."""
    if yes:
        return
    if sys.stdin.isatty() and notes.is_terminal:
        if not typer.confirm("Do it?", err=True):
            notes.print("nothing was done")
            raise typer.Exit(1)
    elif run.target == "live":
        raise UsageError("nothing goes into the live flow without --yes; the plan is above")


def carry_out(settings: Settings, run: Run, processes: int) -> None:
    """Run to the end, or to SIGTERM or Ctrl-C; then say how to go on.

    Exits 1 where it was stopped, or left records alone that were replayed too often.
    """
    from pipeline.cli.process import log_to_stderr
    from pipeline.kafka.replay import manage, runner
    from pipeline.observe.metrics import Metrics, use_directory

    log_to_stderr()
    use_directory(settings.data_dir / "metrics", f"replay-{run.name}")
    total = sum(run.end[partition] - first for partition, first in run.begin.items())
    before = manage.state_of(settings, run.name).held_back
    last = runner.Progress(0, total, None, before)
    manage.note(settings, run.name, "running", last)
    shown, latest = 0.0, 0.0
    with _until_told() as ending, _bar() as bar:
        task = bar.add_task(run.name, total=total, passing="")

        def say(progress: runner.Progress) -> None:
            nonlocal last, shown, latest
            progress = replace(progress, held_back=before + progress.held_back)
            new = progress.held_back > last.held_back or time.monotonic() - shown > SHOWN_SECONDS
            last, latest = progress, max(latest, progress.late or 0.0)
            bar.update(task, completed=progress.done, passing=_clock(progress.passing))
            if new:
                shown = time.monotonic()
                manage.note(settings, run.name, "running", progress)

        ended = runner.carry_out(settings, run, Metrics(mode="replay").observe, say, ending, processes)
    manage.note(settings, run.name, "done" if ended else "stopped", last)
    _say_how_it_ended(run, last.held_back, latest, ended=ended)
    if last.held_back or not ended:
        sys.exit(1)


def list_runs(states: Sequence[State], *, json: bool) -> None:
    """Write a line for each run."""
    for each in states:
        row = asdict(each)
        if json:
            emit(row)
        else:
            share = f"{row['done'] / row['total']:.0%}" if row["total"] else "-"
            line = f"{row['name']:20} {row['state']:8} {share:>5} {_clock(row['passing'])}"
            console.print(line, highlight=False)


def _say_how_it_ended(run: Run, held_back: int, latest: float, *, ended: bool) -> None:
    if held_back:
        notes.print(
            f"{held_back:,} records were left alone: they were replayed {run.max_replays} times already "
            "(--max-replays)",
            highlight=False,
        )
    if latest > LATE_SECONDS:
        notes.print(f"up to {latest:,.1f} s late: more than this machine does at that pace", highlight=False)
    if not ended:
        notes.print(f"stopped; to go on: wireroom replay --resume {run.name}", highlight=False)


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


def _plan_lines(run: Run, expected: Forecast) -> list[str]:
    ranges = ", ".join(f"{p}: {first}-{run.end[p]}" for p, first in sorted(run.begin.items()))
    lines = [
        f"run {run.name}: {run.source} {_way(run)}",
        f"offsets {ranges}",
        f"{expected.records:,} offsets, about {expected.bytes / 1e6:,.1f} MB, {expected.seconds:,.0f} s",
        f"from {_clock(expected.first) or '-'} to {_clock(expected.last) or '-'}",
        f"writes {', '.join(expected.topics)}",
    ]
    if run.reasons:
        lines.append(
            f"{', '.join(run.reasons)}: {expected.records:,} in the range, {expected.outside:,} outside of "
            "it or expired"
        )
    if run.where or run.ids:
        lines.append(f"about {expected.asked:,} are asked for, by the first 200")
    if run.target == "republish":
        lines.append("made if missing, and then kept for ever: it is yours to delete")
    if run.target == "live" and not run.rate:
        lines.append("no --rate: what comes in meanwhile waits behind all of this")
    return lines


def _way(run: Run) -> str:
    if run.target == "republish":
        return f"as it is to {run.topic}"
    if run.target == "live":
        return "into the live flow again"
    return f"through {', '.join(run.stages)}, memory {run.memory}"


def _clock(milliseconds: int | None) -> str:
    if milliseconds is None:
        return ""
    return datetime.fromtimestamp(milliseconds / 1000).astimezone().strftime("%Y-%m-%d %H:%M:%S")
