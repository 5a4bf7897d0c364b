"""What a run would do, before it does anything: its range, how much that is, and which topics it touches."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from kafka import TopicPartition

from pipeline.errors import UsageError
from pipeline.flow import DEAD, DUPLICATES, FLOW, MEMORY, RAW, REJECTED, STORIES
from pipeline.kafka.clients import admin, group_offsets
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.ledger.scan import Scanner
from pipeline.kafka.replay.pick import in_range, source_of
from pipeline.kafka.replay.reasons import check_reasons, origins_for
from pipeline.kafka.replay.republish import check_keeps, check_name
from pipeline.kafka.replay.run import Run, folder_of, shadow
from pipeline.kafka.replay.wanted import check_fields, wanted_by
from pipeline.kafka.worker.lane import group_of
from pipeline.settings import Settings

__all__ = ["Forecast", "Range", "cut_to", "find_range", "forecast", "planned", "stages_from", "written"]

SAMPLE = 200
"""Records that are read for the mean size."""
PER_SECOND = {"clean": 400.0, "dedupe": 1500.0, "tag": 1200.0, "group": 1500.0}
"""Articles a second to expect of one process by first stage: the live path's rate on two cores, rounded down
(docs/benchmarks.md). A forecast to plan by, no promise."""
COPIES_PER_SECOND = 5000.0
"""The same of records that are only copied."""


@dataclass(frozen=True, slots=True)
class Range:
    """Which records: from a log time (POSIX seconds) or offset on, up to a log time; None: all there are."""

    since: float | None = None
    until: float | None = None
    offsets: Mapping[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """``records`` is the number of offsets (transaction markers among them), ``bytes`` an estimate.

    ``first`` and ``last`` are log times in milliseconds (None: the range is empty), ``seconds`` what it may
    take without pace or rate, ``topics`` those that are made and written (full names). ``asked`` is how many
    records the conditions choose, by the first `SAMPLE`; ``outside`` how many were rejected, or are dead,
    for the reasons asked about but do not lie in the range, or have expired.
    """

    records: int
    bytes: int
    first: int | None
    last: int | None
    seconds: float
    topics: tuple[str, ...]
    asked: int = 0
    outside: int = 0


def stages_from(source: str, into: str | None) -> tuple[str, ...]:
    """Return the stages from the one that reads ``source`` on; ``into`` may name it. Raises `UsageError`."""
    names = [step.stage.name for step in FLOW]
    for at, step in enumerate(FLOW):
        if step.reads == source:
            if into is not None and into != step.stage.name:
                raise UsageError(
                    f"--into {into}: records of {source} go into the {step.stage.name} stage; "
                    f"{into} reads {next((s.reads for s in FLOW if s.stage.name == into), 'no topic')}"
                )
            return tuple(names[at:])
    raise UsageError(f"no stage reads {source}; replay one of {', '.join(step.reads for step in FLOW)}")


def find_range(settings: Settings, source: str, wanted: Range) -> tuple[dict[int, int], dict[int, int]]:
    """Return the first offset and the end of each partition; the end as of now, so it is frozen."""
    scanner = Scanner(settings)
    try:
        places = scanner.places([source])
        begins, ends = scanner.begins(places), scanner.ends(places)
        if wanted.since is not None:
            begins = _bounded(scanner.from_time(places, int(wanted.since * 1000)), begins, ends)
        if wanted.offsets:
            asked = {place: wanted.offsets.get(place.partition, ends[place]) for place in places}
            begins = _bounded(asked, begins, ends)
        if wanted.until is not None:
            ends = _bounded(scanner.from_time(places, int(wanted.until * 1000)), begins, ends)
    finally:
        scanner.close()
    return _by_partition(begins), _by_partition(ends)


def cut_to(settings: Settings, run: Run, most: int) -> Run:
    """Return the run with only the first ``most`` records that it asks for; reads up to there."""
    keep, end = wanted_by(run), dict(run.begin)
    with source_of(settings, run) as source:
        for row in source.rows():
            if most == 0:
                break
            end[row.partition] = row.offset + 1
            most -= keep(row)
    return replace(run, end=end)


def memory_ends(settings: Settings) -> dict[int, int]:
    """Return where the live memories' log ends now, by shard."""
    scanner = Scanner(settings)
    try:
        return _by_partition(scanner.ends(scanner.places([MEMORY])))
    finally:
        scanner.close()


def written(run: Run) -> tuple[str, ...]:
    """Return the topics that a run writes, without prefix."""
    if run.target == "republish":
        return (run.topic,)
    if run.target == "live":
        return (RAW, DEAD)
    passes = tuple(step.passes_to for step in FLOW if step.stage.name in run.stages)
    return (*passes, REJECTED, DUPLICATES, STORIES, DEAD, MEMORY)


def forecast(settings: Settings, run: Run) -> Forecast:
    """Return how much a run would do; reads a few of its records."""
    records, outside = sum(run.end[partition] - begin for partition, begin in run.begin.items()), 0
    if run.origins is not None:
        records = len(in_range(run.origins, run.begin, run.end))
        outside = len(run.origins) - records
    with source_of(settings, run) as source:
        sample = list(islice(source.rows(), SAMPLE))
    keep = wanted_by(run)
    size = sum(len(row.value or b"") for row in sample) / max(1, len(sample))
    asked = sum(keep(row) for row in sample) / max(1, len(sample))
    rate = min((PER_SECOND[stage] for stage in run.stages), default=COPIES_PER_SECOND)
    prefix = (shadow(settings, run.name) if run.target == "shadow" else settings).topic_prefix
    return Forecast(
        records,
        round(records * size),
        sample[0].timestamp if sample else None,
        _last_time(settings, run) if sample else None,
        records / rate,
        tuple(prefix + topic for topic in written(run)),
        round(records * asked),
        outside,
    )


def planned(settings: Settings, name: str, source: str, wanted: Range, into: str | None, **more: Any) -> Run:
    """Return a run over a range that is found now; ``more`` are further fields of `Run`.

    Raises `UsageError` where such a run cannot be.
    """
    folder_of(settings, name)  # what cannot be is said before anything is asked of Kafka
    check_fields(source, more.get("where", ()))
    check_reasons(more.get("reasons", ()))
    target = more.get("target", "shadow")
    if target == "republish":
        stages: tuple[str, ...] = ()
        check_name(more.get("topic", ""), source)
        if into is not None:
            raise UsageError(f"--into {into}: what is republished goes into no stage")
    else:
        stages = stages_from(source, into)
        if source != RAW and (target == "live" or more.get("reasons")):
            raise UsageError(
                f"{source}: only {RAW} goes into the live flow again or is chosen by --reason; an article "
                "goes with its raw record (--ids, --where)"
            )
    begin, end = find_range(settings, source, wanted)
    ends = memory_ends(settings) if more.get("memory") == "copy" else {}
    run = Run(name, source, begin, end, stages, time.time(), memory_end=ends, **more)
    if run.target == "live":
        run = _into_live(settings, run)
    if run.reasons:
        run = _narrowed(run, origins_for(settings, run.reasons, wanted.since))
    if run.target == "republish":
        check_keeps(settings, run.topic, _first_time(settings, run))
    return run


def _into_live(settings: Settings, run: Run) -> Run:
    """Return a run that ends where the live flow has come to: what waits there is on its way anyway."""
    groups, group = admin(settings), group_of(settings, FLOW[0].stage.name)
    try:
        places = group_offsets(groups, group)
    finally:
        groups.close()
    name = settings.topic_prefix + RAW
    passed = {place.partition: offset for place, offset in places.items() if place.topic == name}
    end = {p: max(run.begin[p], min(end, passed.get(p, 0))) for p, end in run.end.items()}
    _, now = find_range(settings, RAW, Range())
    return replace(run, end=end, stages=(), sent_from=now)


def _narrowed(run: Run, origins: Origins) -> Run:
    """Return the run over no more of its range than the origins lie in."""
    inside = in_range(origins, run.begin, run.end)
    begin, end = dict(run.end), dict(run.end)
    for partition in inside.partitions():
        offsets = inside.offsets(partition)
        begin[partition], end[partition] = offsets.min(), offsets.max() + 1
    return replace(run, begin=begin, end=end, origins=origins)


def _first_time(settings: Settings, run: Run) -> int | None:
    with source_of(settings, run) as source:
        return next((row.timestamp for row in source.rows()), None)


def _last_time(settings: Settings, run: Run) -> int | None:
    """Return the newest time of the last records of the partitions."""
    newest = None
    back = {p: max(run.begin[p], end - 50) for p, end in run.end.items()}
    with source_of(settings, run, back) as source:
        for row in source.rows():
            newest = row.timestamp if newest is None else max(newest, row.timestamp)
    return newest


def _bounded(
    asked: Mapping[TopicPartition, int], low: Mapping[TopicPartition, int], high: Mapping[TopicPartition, int]
) -> dict[TopicPartition, int]:
    return {place: min(max(offset, low[place]), high[place]) for place, offset in asked.items()}


def _by_partition(offsets: Mapping[TopicPartition, int]) -> dict[int, int]:
    return {place.partition: offset for place, offset in offsets.items()}
