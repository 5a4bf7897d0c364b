"""``wireroom batch``: the same stages over files, no Kafka needed."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import orjson
import typer

from pipeline.article import Origin
from pipeline.errors import BadRecord, UsageError
from pipeline.flow import DEAD, DUPLICATES, RAW, REJECTED, STORIES, Flow, Output
from pipeline.outcome import Failed, Item

__all__ = ["batch"]

BATCH = 500
OUTCOMES = {DUPLICATES: "duplicate", REJECTED: "rejected", DEAD: "failed"}


def batch(
    stages: Annotated[str, typer.Option(help="Neighbouring stages, in order.")] = "clean,dedupe,tag,group",
    source: Annotated[Path | None, typer.Option("--in", help="JSON lines; default: standard input.")] = None,
    target: Annotated[Path | None, typer.Option("--out", help="Default: standard output.")] = None,
    now: Annotated[
        float | None, typer.Option(help="POSIX seconds that stand for the fetch time where none is given.")
    ] = None,
) -> None:
    """Read raw articles (or clean ones, from dedupe on) and write one outcome a line, in input order."""
    flow = Flow(stages.split(","))
    with ExitStack() as files:
        try:
            lines: BinaryIO = files.enter_context(source.open("rb")) if source else sys.stdin.buffer
            out: BinaryIO = files.enter_context(target.open("wb")) if target else sys.stdout.buffer
        except OSError as error:
            raise UsageError(f"{error.filename}: {error.strerror}") from error
        seen_at = time.time() if now is None else now
        rows = run_lines(flow, lines, seen_at)
        out.writelines(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)


def run_lines(flow: Flow, lines: Iterable[bytes], seen_at: float) -> Iterator[dict[str, Any]]:
    """Yield the outcome of each non-empty line; the line number stands for the origin."""
    chunk: list[tuple[int, bytes]] = []
    for number, line in enumerate(lines):
        if line.strip():
            chunk.append((number, line))
        if len(chunk) == BATCH:
            yield from _run_chunk(flow, chunk, seen_at)
            chunk = []
    yield from _run_chunk(flow, chunk, seen_at)


def _run_chunk(flow: Flow, chunk: list[tuple[int, bytes]], seen_at: float) -> Iterator[dict[str, Any]]:
    outcomes: dict[int, dict[str, Any]] = {}
    items: list[Item[Any]] = []
    first = flow.steps[0].stage.name
    for number, line in chunk:
        try:
            items.append(Item(Origin(0, number), _decode(flow, line), seen_at))
        except BadRecord as error:
            outcomes[number] = {
                "id": None,
                "outcome": "failed",
                "stage": first,
                "reason": error.fault,
                "detail": str(error),
            }
    for output in flow.run(items, time.perf_counter).outputs:
        if output.topic != STORIES:
            outcomes[output.item.origin.offset] = _row(output)
    return (outcomes[number] for number, _ in chunk)


def _decode(flow: Flow, line: bytes) -> Any:
    from pipeline.kafka.codec import decode_article
    from pipeline.settings import Settings
    from pipeline.sources.decode import decode_raw

    if flow.steps[0].reads == RAW:
        return decode_raw(line, max_bytes=Settings().max_record_bytes)
    return decode_article(line)


def _row(output: Output) -> dict[str, Any]:
    record = output.record
    row: dict[str, Any] = {
        "id": getattr(output.item.record, "id", None),
        "outcome": OUTCOMES.get(output.topic, "passed"),
        "stage": output.stage,
    }
    if isinstance(record, Failed):
        return row | {"reason": record.fault, "detail": record.message}
    if output.topic == DUPLICATES:
        return row | {"of": record.of, "rule": record.rule, "score": record.score}  # type: ignore[union-attr]
    if output.topic == REJECTED:
        return row | {"reason": record.reason, "detail": record.detail}  # type: ignore[union-attr]
    return row | {"article": record}
