"""Keeps a run of several stages from working past records that wait between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kafka import TopicPartition

from pipeline.errors import NotOwner
from pipeline.kafka.clients import admin
from pipeline.kafka.delivery.epochs import handed_on
from pipeline.settings import Settings

__all__ = ["check_nothing_waits"]


def check_nothing_waits(
    settings: Settings, reader: Any, followers: Mapping[str, str], shards: Iterable[int]
) -> None:
    """Raise `NotOwner` where records of these shards lie behind what a follower has committed.

    ``followers`` are the groups of the run's later stages by the topic they read, ``reader`` a consumer.
    Records that a run like this one handed on itself don't wait: their batch was done, or will be again.
    """
    if not followers:
        return
    partitions = sorted(shards)
    starts: dict[TopicPartition, int] = {}
    stages: dict[TopicPartition, str] = {}
    groups = admin(settings)
    try:
        for topic, follower in followers.items():
            committed = groups.list_group_offsets({follower: None})[follower]
            for partition in partitions:
                place = TopicPartition(settings.topic_prefix + topic, partition)
                starts[place] = committed[place].offset if place in committed else 0
                stages[place] = follower.rpartition(".")[2]
    finally:
        groups.close()
    if (place := _first_waiting(reader, starts)) is not None:
        topic, stage = place.topic.removeprefix(settings.topic_prefix), stages[place]
        raise NotOwner(
            f"{topic}: articles wait for the {stage} stage, which ran apart before; run a worker with "
            f"--stages {stage} (and its followers) until they are done"
        )


def _first_waiting(reader: Any, starts: Mapping[TopicPartition, int]) -> TopicPartition | None:
    """Return a partition with a record at or after its start; all are read at once, up to their ends."""
    reader.assign(list(starts))
    for place, first in reader.beginning_offsets(list(starts)).items():
        reader.seek(place, max(first, starts[place]))
    ends = reader.end_offsets(list(starts))
    while any(reader.position(place) < end for place, end in ends.items()):
        for place, rows in reader.poll(timeout_ms=50).items():
            if any(row.offset < ends[place] and not handed_on(row.headers) for row in rows):
                return place
    return None
