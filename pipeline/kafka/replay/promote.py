"""Hands a run's results to those who read the live ones, and takes them back: by their group's offsets.

A consumer that keeps articles by their origin (an index, a table, a dashboard) is switched by reading the
run's topics beside the live ones: what the run says of an article takes the place of what the live flow
said. So promoting sets its group to the beginning of the run's topics and leaves its live offsets alone;
going back forgets the run's topics, and sets the live offsets to the first result of the run's range, which
is then read again. Neither copies or changes a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kafka import KafkaAdminClient, OffsetAndMetadata, TopicPartition

from pipeline.errors import UsageError, WireroomError
from pipeline.flow import DEAD, DUPLICATES, FLOW, REJECTED, STORIES
from pipeline.kafka.clients import admin, group_offsets
from pipeline.kafka.codec import origin_of
from pipeline.kafka.compare.scope import in_common
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.reader import Reader
from pipeline.kafka.replay.manage import note_promoted, promoted_to
from pipeline.kafka.replay.run import shadow
from pipeline.settings import Settings

__all__ = ["Switch", "carry_out", "planned"]

RESULTS = (*(step.passes_to for step in FLOW), DUPLICATES, REJECTED, DEAD, STORIES)
_IDLE = ("Empty", "Dead")
"""States of a group without members: of any other Kafka sets no offsets."""


@dataclass(frozen=True, slots=True)
class Switch:
    """What is to be done to a group: offsets to set by partition, and partitions to forget.

    ``topics`` are those that the group is to read from then on, full names; ``records`` are the offsets that
    lie before it in those whose place is set.
    """

    run: str
    group: str
    back: bool
    topics: tuple[str, ...]
    place: Mapping[TopicPartition, int]
    forget: tuple[TopicPartition, ...]
    records: int


def planned(settings: Settings, name: str, group: str, topics: Iterable[str] = (), *, back: bool) -> Switch:
    """Return how to switch a group to a run's ``topics`` (default: those it reads live), or back.

    Raises `UsageError` for a run that has no results yet, and for a group that has members or reads none.
    """
    scope = in_common(settings, "live", name)
    client = admin(settings)
    try:
        _check_idle(client, group)
        offsets = group_offsets(client, group)
    finally:
        client.close()
    own = shadow(settings, name)
    live = {place: at for place, at in offsets.items() if _is_result(settings, place)}
    asked = tuple(topics) or tuple(sorted({place.topic[len(settings.topic_prefix) :] for place in live}))
    if not asked:
        raise UsageError(f"the group {group} has read none of the live results: name its topics with --topic")
    both = tuple(
        f"{prefix}{topic}" for topic in asked for prefix in (settings.topic_prefix, own.topic_prefix)
    )
    if not back:
        with Reader(own, asked) as reader:
            bounds = reader.bounds()
        place = {each: first for each, (first, _) in bounds.items()}
        return Switch(name, group, back, both, place, (), sum(end - first for first, end in bounds.values()))
    first = {each: at for each, at in _first_of(settings, asked, scope).items() if at < live.get(each, at)}
    forget = tuple(each for each in offsets if each.topic.startswith(own.topic_prefix))
    again = sum(live[each] - at for each, at in first.items())
    return Switch(name, group, back, both[::2], first, forget, again)


def carry_out(settings: Settings, switch: Switch) -> None:
    """Set the group's offsets; the run keeps a note of who reads it. Raises `WireroomError` if refused."""
    groups = set(promoted_to(settings, switch.run))
    if not switch.back:
        # Before the offsets: a run must not be dropped while somebody may begin to read it.
        note_promoted(settings, switch.run, groups | {switch.group})
    client = admin(settings)
    try:
        if switch.place:
            wanted = {place: OffsetAndMetadata(at, "", -1) for place, at in switch.place.items()}
            _accepted(switch, client.alter_group_offsets(switch.group, wanted))
        if switch.forget:
            _accepted(switch, client.delete_group_offsets(switch.group, switch.forget))
    finally:
        client.close()
    if switch.back:
        note_promoted(settings, switch.run, groups - {switch.group})


def _check_idle(client: KafkaAdminClient, group: str) -> None:
    found = client.describe_groups([group])[group]
    if found["group_state"] not in _IDLE:
        raise UsageError(
            f"the group {group} has {len(found['members'])} members: stop them, switch, and start them with "
            "the topics it is to read then"
        )


def _is_result(settings: Settings, place: TopicPartition) -> bool:
    prefix = settings.topic_prefix
    return place.topic.startswith(prefix) and place.topic[len(prefix) :] in RESULTS


def _first_of(settings: Settings, topics: Iterable[str], scope: Origins) -> dict[TopicPartition, int]:
    """Return the offset of the first record of each partition whose article lies in ``scope``."""
    found: dict[TopicPartition, int] = {}
    with Reader(settings, topics) as reader:
        for record in reader.to_end():
            place = TopicPartition(record.topic, record.partition)
            origin = origin_of(record.headers)
            if place not in found and origin is not None and origin in scope:
                found[place] = record.offset
                if len(found) == len(reader.places):
                    break
    return found


def _accepted(switch: Switch, answers: Mapping[TopicPartition, Any]) -> None:
    refused = {place: error for place, error in answers.items() if getattr(error, "errno", 0)}
    if refused:
        place, error = next(iter(refused.items()))
        raise WireroomError(
            f"Kafka set no offset of the group {switch.group} for {place.topic}-{place.partition} "
            f"({error.__name__}): are its members stopped? Then do the same again"
        )
