"""``wireroom batch``: the same stages over files, no Kafka needed."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, BinaryIO

import orjson
import typer

from pipeline.cli.common import settings_from
from pipeline.errors import UsageError

__all__ = ["batch"]


def batch(
    stages: Annotated[str, typer.Option(help="Neighbouring stages, in order.")] = "clean,dedupe,tag,group",
    source: Annotated[Path | None, typer.Option("--in", help="JSON lines; default: standard input.")] = None,
    target: Annotated[Path | None, typer.Option("--out", help="Default: standard output.")] = None,
    now: Annotated[
        float | None, typer.Option(help="POSIX seconds that stand for the fetch time where none is given.")
    ] = None,
) -> None:
    """Read raw articles (or clean ones, from dedupe on) and write one outcome a line, in input order."""
    from pipeline.flow import Flow, wire
    from pipeline.sources.batch import run_lines
    from pipeline.stages import make_stages

    settings = settings_from()
    made = make_stages(
        settings.horizon_hours * 3600, settings.memory_bytes, settings.thresholds, settings.html_engine
    )
    flow = Flow(stages.split(","), wire(made))
    with ExitStack() as files:
        try:
            lines: BinaryIO = files.enter_context(source.open("rb")) if source else sys.stdin.buffer
            out: BinaryIO = files.enter_context(target.open("wb")) if target else sys.stdout.buffer
        except OSError as error:
            raise UsageError(f"{error.filename}: {error.strerror}") from error
        seen_at = time.time() if now is None else now
        rows = run_lines(flow, lines, seen_at, settings.max_record_bytes)
        out.writelines(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
