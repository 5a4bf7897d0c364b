"""What every loop does with a batch of records: exactly what the worker would write."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any, NamedTuple

from pipeline.article import Origin
from pipeline.errors import BadRecord
from pipeline.flow import DEAD, FLOW, Flow, Output
from pipeline.kafka.codec import Message, encode
from pipeline.kafka.worker.memories import delta_messages
from pipeline.outcome import Failed, Item
from pipeline.settings import Settings
from pipeline.sources.decode import decode_raw

__all__ = ["Taken", "Work"]


class Taken(NamedTuple):
    """A record as a loop got it; ``timestamp`` in milliseconds."""

    partition: int
    offset: int
    timestamp: int
    value: bytes


class Work:
    """All stages with their memories."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._flow = Flow([step.stage.name for step in FLOW])

    def messages(self, rows: Iterable[Taken]) -> list[Message]:
        """Return what a batch becomes."""
        items: list[Item[Any]] = []
        unread: list[Output] = []
        raw: dict[Origin, bytes] = {}
        for partition, offset, timestamp, value in rows:
            origin, seen_at = Origin(partition, offset), timestamp / 1000
            raw[origin] = value
            try:
                record = decode_raw(value, max_bytes=self._settings.max_record_bytes)
            except BadRecord as error:
                failed = Failed(error.fault, str(error))
                unread.append(Output(DEAD, "clean", Item(origin, None, seen_at), failed))
            else:
                items.append(Item(origin, record, seen_at))
        result = self._flow.run(items, time.perf_counter)
        messages = [encode(output, raw[output.item.origin]) for output in [*result.outputs, *unread]]
        return messages + delta_messages(self._flow.memories, int(time.time() * 1000))
