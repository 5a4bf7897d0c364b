"""The live memories as of the beginning of a run: what articles before it left, and nothing of later ones.

It is read from the live log, entry by entry by origin. So a run that begins last month knows what the live
flow knew then, whatever it has learned since, and two runs over one stretch know the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kafka import TopicPartition

from pipeline.article import Origin
from pipeline.flow import MEMORY, RAW, Flow
from pipeline.kafka.codec import origin_of
from pipeline.kafka.delivery.epochs import Epochs
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.ledger.scan import Scanner
from pipeline.kafka.replay.run import Run
from pipeline.settings import Settings

__all__ = ["copy_of_live"]


def copy_of_live(settings: Settings, run: Run, flow: Flow) -> Callable[[str, int], Iterable[bytes]]:
    """Return what gives the deltas of a stage and shard, by the live ``settings``."""
    keep: Callable[[Origin], bool] | None = None

    def seed(stage: str, shard: int) -> Iterator[bytes]:
        nonlocal keep
        if keep is None:
            keep = _before(settings, run)
        memory = flow.memories[stage, shard]
        scanner, epochs = Scanner(settings), Epochs()
        try:
            place = TopicPartition(settings.topic_prefix + MEMORY, shard)
            positions = scanner.begins([place])
            for _, records in scanner.records(positions, {place: run.memory_end.get(shard, 0)}):
                for record in records:
                    if epochs.stage_of(record) == stage:
                        yield memory.cut(record.value, keep)
        finally:
            scanner.close()

    return seed


def _before(settings: Settings, run: Run) -> Callable[[Origin], bool]:
    """Return whether an origin's record came before the run's range."""
    if run.source == RAW:
        return lambda origin: origin.offset < run.begin.get(origin.partition, 0)
    later = _origins_from(settings, run)
    return lambda origin: origin not in later


def _origins_from(settings: Settings, run: Run) -> Origins:
    """Return the origins of what lies at the beginning of the range or behind it."""
    found = Origins()
    scanner = Scanner(settings)
    try:
        positions = {
            TopicPartition(settings.topic_prefix + run.source, partition): offset
            for partition, offset in run.begin.items()
        }
        for _, records in scanner.records(positions):
            for record in records:
                if (origin := origin_of(record.headers)) is not None:
                    found.add(origin)
    finally:
        scanner.close()
    return found
