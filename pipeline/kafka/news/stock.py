"""What the topics hold: description, records, bytes, newest record, and how they differ from their files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kafka import KafkaAdminClient, TopicPartition
from kafka.admin import OffsetSpec

from pipeline.kafka.clients import admin
from pipeline.kafka.reader import Reader
from pipeline.kafka.topics import load_topics, make_plan
from pipeline.kafka.topics.plan import Plan
from pipeline.settings import Settings

__all__ = ["stock"]


def stock(settings: Settings) -> list[dict[str, Any]]:
    """Return a row for each topic; ``records`` counts offsets, of which a few are transactions' marks."""
    specs = load_topics()
    client = admin(settings)
    try:
        plan = make_plan(client, specs, settings.topic_prefix)
        there = set(client.list_topics())
        present = [spec.name for spec in specs if settings.topic_prefix + spec.name in there]
        with Reader(settings, present) as reader:
            bounds = reader.bounds()
        newest = _newest(client, list(bounds))
        sizes = _sizes(client, settings.topic_prefix)
    finally:
        client.close()
    rows = []
    for spec in specs:
        name = settings.topic_prefix + spec.name
        places = [place for place in bounds if place.topic == name]
        times = [newest[place] for place in places if place in newest]
        rows.append(
            {
                "name": spec.name,
                "description": spec.description,
                "partitions": len(places),
                "records": sum(bounds[place][1] - bounds[place][0] for place in places),
                "bytes": sizes.get(name),
                "newest": max(times, default=None),
                "drift": _drift(plan, name),
            }
        )
    return rows


def _newest(client: KafkaAdminClient, places: Sequence[TopicPartition]) -> dict[TopicPartition, float]:
    """Return the time (POSIX seconds) of the newest record of each partition that has any."""
    found = client.list_partition_offsets(dict.fromkeys(places, OffsetSpec.MAX_TIMESTAMP))
    return {place: at.timestamp / 1000 for place, at in found.items() if at.timestamp > 0}


def _sizes(client: KafkaAdminClient, prefix: str) -> dict[str, int]:
    """Return the bytes on disk by topic, replicas included."""
    sizes: dict[str, int] = {}
    for folder in _folders(client.describe_log_dirs()):
        for topic in folder["topics"]:
            if topic["name"].startswith(prefix):
                size = sum(each["partition_size"] for each in topic["partitions"])
                sizes[topic["name"]] = sizes.get(topic["name"], 0) + size
    return sizes


def _folders(answer: Any) -> Iterable[Mapping[str, Any]]:
    """Return the log folders of every broker in what kafka-python makes of the answer."""
    brokers = answer.values() if isinstance(answer, dict) else answer
    for broker in brokers:
        yield from broker if isinstance(broker, list) else broker["log_dirs"]


def _drift(plan: Plan, name: str) -> list[str]:
    """Return how a topic differs from its file, in words."""
    found = [
        f"{change.action}: {', '.join(change.details)}" for change in plan.changes if change.topic == name
    ]
    return found + [text for text in (*plan.refused, *plan.kept) if text.startswith(f"{name} ")]
