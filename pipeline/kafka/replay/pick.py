"""Reads the few raw records of a range that a run names by their origins, and passes over the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import merge
from pathlib import Path
from typing import Self

from pipeline.kafka.archive.read import Archived
from pipeline.kafka.ledger.origins import Offsets, Origins
from pipeline.kafka.ledger.scan import POINT_BYTES, SKIP, Scanner
from pipeline.kafka.replay.run import Run
from pipeline.kafka.replay.source import Row, Source, in_batches, order_of
from pipeline.settings import Settings

__all__ = ["Picked", "in_range", "source_of"]


def source_of(
    settings: Settings, run: Run, begin: Mapping[int, int] | None = None
) -> Source | Picked | Archived:
    """Return what reads a run's records, from ``begin`` on (the run's own) up to the run's end."""
    begin = run.begin if begin is None else begin
    if run.archive:
        return Archived(Path(run.archive), run.source, begin, run.end, run.origins)
    if run.origins is not None:
        return Picked(settings, run.source, in_range(run.origins, begin, run.end))
    return Source(settings, settings.topic_prefix + run.source, begin, run.end)


def in_range(origins: Origins, begin: Mapping[int, int], end: Mapping[int, int]) -> Origins:
    """Return the origins from ``begin`` to ``end``."""
    span = Origins()
    for partition, first in begin.items():
        span.add_range(partition, first, end[partition])
    return origins & span


class Picked:
    """The records of ``topic`` (without the prefix) at these places, in the order of `Source`.

    A function of the log and the places. Where producers' times fall within a partition, two records may
    come the other way round than among all: what lies between them and held one back is left out.
    """

    def __init__(self, settings: Settings, topic: str, origins: Origins) -> None:
        self._topic, self._origins = topic, origins
        self._scanners = {
            partition: Scanner(settings, **_fetching(origins.offsets(partition)))
            for partition in origins.partitions()
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for scanner in self._scanners.values():
            scanner.close()

    def batches(self, most: int) -> Iterator[list[Row]]:
        """Yield the records in lists (see `in_batches`)."""
        return in_batches(self.rows(), most)

    def rows(self) -> Iterator[Row]:
        """Yield the records one by one; raises as `Source.rows` does."""
        return merge(*(self._of(partition) for partition in self._scanners), key=order_of)

    def _of(self, partition: int) -> Iterator[Row]:
        mine = Origins({partition: self._origins.offsets(partition)})
        for _, record in self._scanners[partition].at(self._topic, mine):
            if record is not None:
                headers = tuple(record.headers)
                yield Row(partition, record.offset, record.timestamp, record.key, record.value, headers)


def _fetching(offsets: Offsets) -> dict[str, int]:
    """Return how to fetch: little at a time where most is passed over."""
    sparse = offsets.max() - offsets.min() > SKIP * len(offsets)
    return {"max_partition_fetch_bytes": POINT_BYTES} if sparse else {}
