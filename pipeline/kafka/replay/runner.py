"""Carries out a run: batch after batch in the order of time, each in one transaction with the run's place.

Where it was killed it goes on: the run's group says how far it came, its topics hold what it wrote, and its
memories come back from their own log. A batch is seen whole or not at all, so nothing is repeated or left
out. The live flow's topics are read and, but by a run that is to send into them, never written; its groups
are never joined.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kafka import TopicPartition
from kafka.structs import OffsetAndMetadata

from pipeline.kafka.clients import admin, consumer, group_offsets
from pipeline.kafka.replay.again import SentAgain
from pipeline.kafka.replay.copies import Republished
from pipeline.kafka.replay.pace import Pace
from pipeline.kafka.replay.pick import source_of
from pipeline.kafka.replay.republish import make_target
from pipeline.kafka.replay.run import Run, group_of_run, shadow
from pipeline.kafka.replay.through import Through
from pipeline.kafka.topics import apply_topics, shard_count
from pipeline.observe.facts import Observer
from pipeline.settings import Settings

__all__ = ["Progress", "carry_out"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: offsets done of all, and the log time now passing (milliseconds; None: none yet).

    ``held_back`` counts what this process left alone because it was replayed too often before, ``late`` is
    by how many seconds the last batch's first record came later than paced (None: no pace).
    """

    done: int
    total: int
    passing: int | None
    held_back: int = 0
    late: float | None = None


def _prepare(settings: Settings, run: Run) -> None:
    """Make a run's topics, and put its group at the beginning of the range, where that was not done yet."""
    if run.target == "shadow":
        reader = consumer(settings)
        try:
            shards = shard_count(reader, settings.topic_prefix)
        finally:
            reader.close()
        apply_topics(shadow(settings, run.name), shards=shards)
    elif run.target == "republish":
        make_target(settings, run)
    name, group = settings.topic_prefix + run.source, group_of_run(settings, run)
    groups = admin(settings)
    try:
        known = group_offsets(groups, group)
        places = {TopicPartition(name, p): OffsetAndMetadata(at, "", -1) for p, at in run.begin.items()}
        groups.alter_group_offsets(group, {p: at for p, at in places.items() if p not in known})
    finally:
        groups.close()


def carry_out(
    settings: Settings,
    run: Run,
    observe: Observer,
    say: Callable[[Progress], None],
    stop: threading.Event,
    processes: int = 1,
) -> bool:
    """Take the run's records where they go, from where it stands; return whether it came to the end.

    ``stop`` ends it after the batch at hand. With more than one of ``processes`` so many clean beside this
    one. Raises `Fenced` where another process carries out this run.
    """
    _prepare(settings, run)
    with_group = consumer(settings, group_id=group_of_run(settings, run))
    try:
        taker = _taker(settings, run, with_group, observe, processes)
        try:
            return _work(settings, run, taker, say, stop)
        finally:
            taker.close()
    finally:
        with_group.close()


def _taker(
    settings: Settings, run: Run, with_group: Any, observe: Observer, processes: int
) -> Through | Republished | SentAgain:
    if run.target == "live":
        return SentAgain(settings, run, with_group)
    if run.target == "republish":
        return Republished(settings, run, with_group)
    return Through(settings, run, with_group, observe, processes)


def _work(
    settings: Settings,
    run: Run,
    taker: Through | Republished | SentAgain,
    say: Callable[[Progress], None],
    stop: threading.Event,
) -> bool:
    begin = {partition: max(first, taker.position(partition)) for partition, first in run.begin.items()}
    total = sum(run.end[partition] - first for partition, first in run.begin.items())
    pace = Pace(run, stop)
    with source_of(settings, run, begin) as source:
        for batch in taker.ahead(pace.batches(source.rows(), settings.batch_size)):
            taker.take(batch)
            late = pace.late() if run.pace else None
            left = sum(max(0, run.end[p] - max(taker.position(p), run.begin[p])) for p in run.begin)
            say(Progress(total - left, total, batch[-1].timestamp, taker.held_back, late))
            if stop.is_set():
                return False
    return not stop.is_set()
