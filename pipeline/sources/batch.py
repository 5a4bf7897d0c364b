"""The flow over lines of a file: one outcome a line, in input order, without Kafka."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.article import Origin
from pipeline.errors import BadRecord
from pipeline.flow import DEAD, DUPLICATES, RAW, REJECTED, STORIES, Flow, Output
from pipeline.outcome import Failed, Item
from pipeline.sources.articles import decode_article
from pipeline.sources.decode import decode_raw

__all__ = ["run_lines"]

BATCH = 500
OUTCOMES = {DUPLICATES: "duplicate", REJECTED: "rejected", DEAD: "failed"}


def run_lines(flow: Flow, lines: Iterable[bytes], seen_at: float, max_bytes: int) -> Iterator[dict[str, Any]]:
    """Yield the outcome of each non-empty line; the line number stands for the origin.

    ``seen_at`` (POSIX seconds) stands for the fetch time of articles that name none.
    """
    chunk: list[tuple[int, bytes]] = []
    for number, line in enumerate(lines):
        if line.strip():
            chunk.append((number, line))
        if len(chunk) == BATCH:
            yield from _run_chunk(flow, chunk, seen_at, max_bytes)
            chunk = []
    yield from _run_chunk(flow, chunk, seen_at, max_bytes)


def _run_chunk(
    flow: Flow, chunk: list[tuple[int, bytes]], seen_at: float, max_bytes: int
) -> Iterator[dict[str, Any]]:
    outcomes: dict[int, dict[str, Any]] = {}
    items: list[Item[Any]] = []
    first = flow.steps[0].stage.name
    for number, line in chunk:
        try:
            items.append(Item(Origin(0, number), _decode(flow, line, seen_at, max_bytes), seen_at))
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


def _decode(flow: Flow, line: bytes, seen_at: float, max_bytes: int) -> Any:
    if flow.steps[0].reads == RAW:
        return decode_raw(line, max_bytes=max_bytes)
    return decode_article(line, seen_at)


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
