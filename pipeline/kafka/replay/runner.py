"""Carries out a run: batch after batch in the order of time, each in one transaction with the run's place.

Where it was killed it goes on: the run's group says how far it came, its topics hold what it wrote, and its
memories come back from their own log. A batch is seen whole or not at all, so nothing is repeated or left
out. The live flow's topics are read and never written, its groups never joined.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kafka import TopicPartition
from kafka.structs import OffsetAndMetadata

from pipeline.flow import run_of, wire
from pipeline.kafka.clients import admin, consumer
from pipeline.kafka.replay.ahead import Ahead
from pipeline.kafka.replay.lane import RunLane, wanted_by
from pipeline.kafka.replay.run import Run, shadow
from pipeline.kafka.replay.source import Row, Source
from pipeline.kafka.topics import apply_topics, shard_count
from pipeline.kafka.worker.engine import Membership
from pipeline.kafka.worker.lane import group_of
from pipeline.kafka.worker.poison import PoisonSearch
from pipeline.kafka.worker.snapshots import Snapshots
from pipeline.observe.facts import Observer
from pipeline.settings import Settings
from pipeline.stages import make_stages

__all__ = ["Progress", "carry_out"]

PACED_MOST = 50
"""Records of a batch of a paced run: few, so that none waits for others that are due later."""
EARLY_SECONDS = 0.02
"""What is due so soon goes along: less than a transaction takes."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: offsets done of all, and the log time now passing (milliseconds; None: none yet)."""

    done: int
    total: int
    passing: int | None


def _prepare(settings: Settings, run: Run) -> None:
    """Make a run's topics, and put its group at the beginning of the range, where that was not done yet."""
    own = shadow(settings, run.name)
    reader = consumer(settings)
    try:
        shards = shard_count(reader, settings.topic_prefix)
    finally:
        reader.close()
    apply_topics(own, shards=shards)
    name = settings.topic_prefix + run.source
    group = group_of(own, run.stages[0])
    groups = admin(settings)
    try:
        known = groups.list_group_offsets({group: None})[group]
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
    """Take the run's records through its stages, from where it stands; return whether it came to the end.

    ``stop`` ends it after the batch at hand. With more than one of ``processes`` so many clean beside this
    one. Raises `Fenced` where another process carries out this run.
    """
    _prepare(settings, run)
    own = shadow(settings, run.name)
    stages = make_stages(own.horizon_hours * 3600, own.memory_bytes, run.thresholds)
    ahead = None
    if processes > 1 and run.stages[0] == stages[0].name and not run.pace:
        ahead = Ahead(stages[0], processes, wanted_by(run), settings.max_record_bytes)
        stages = (ahead.stage, *stages[1:])
    steps = run_of(run.stages, wire(stages))
    with_group = consumer(own, group_id=group_of(own, run.stages[0]))
    snapshots = Snapshots(own, lambda _: None)  # metrics of snapshots tell no run from the live flow
    poison = PoisonSearch(own.data_dir / "run.note", run.source, run.stages[0], own.stage_seconds)
    lane = RunLane(settings, run, steps, shard_count(with_group, own.topic_prefix), poison, snapshots)
    try:
        lane.open(frozenset(run.begin), with_group)
        ended = _work(settings, run, lane, poison, observe, say, stop, ahead)
        lane.save()
        return ended
    finally:
        if ahead is not None:
            ahead.close()
        lane.close()
        snapshots.close()
        with_group.close()
        poison.close()


def _work(
    settings: Settings,
    run: Run,
    lane: RunLane,
    poison: PoisonSearch,
    observe: Observer,
    say: Callable[[Progress], None],
    stop: threading.Event,
    ahead: Ahead | None,
) -> bool:
    nobody = Membership(-1, "", None, frozenset(run.begin))
    begin = {partition: max(first, lane.position(partition)) for partition, first in run.begin.items()}
    total = sum(run.end[partition] - first for partition, first in run.begin.items())
    with Source(settings, settings.topic_prefix + run.source, begin, run.end) as source:
        batches = _paced(run, source, settings.batch_size, stop)
        for batch in ahead.cleaned(batches) if ahead else batches:
            for part in poison.parts(batch):
                if done := lane.process(part, nobody):
                    observe(done)
            left = sum(max(0, run.end[p] - max(lane.position(p), run.begin[p])) for p in run.begin)
            say(Progress(total - left, total, batch[-1].timestamp))
            if stop.is_set():
                return False
    return not stop.is_set()


def _paced(run: Run, source: Source, most: int, stop: threading.Event) -> Iterator[Sequence[Row]]:
    """Yield batches, each no sooner than its records are due by pace and rate."""
    if not run.pace and not run.rate:
        yield from source.batches(most)
        return
    started, first = time.monotonic(), None
    batch: list[Row] = []
    for sent, row in enumerate(source.rows()):
        first = row.timestamp if first is None else first
        due = max(
            (row.timestamp - first) / 1000 / run.pace if run.pace else 0.0,
            sent / run.rate if run.rate else 0.0,
        )
        wait = started + due - time.monotonic()
        if batch and (wait > EARLY_SECONDS or len(batch) == PACED_MOST):
            yield batch
            batch = []
            wait = started + due - time.monotonic()
        if wait > EARLY_SECONDS and stop.wait(wait):
            return
        batch.append(row)
    if batch:
        yield batch
