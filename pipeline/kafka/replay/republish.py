"""The topic that a run copies to: made where it is missing, refused where it would not keep the copies."""

from __future__ import annotations

import time
from collections.abc import Mapping

from pipeline.errors import UsageError
from pipeline.kafka.clients import admin
from pipeline.kafka.reader import KNOWN_TOPICS
from pipeline.kafka.replay.run import Run
from pipeline.kafka.topics import Change, Plan, apply_plan
from pipeline.kafka.topics.files import TOPIC_NAME
from pipeline.kafka.topics.plan import Live, read_live
from pipeline.settings import Settings

__all__ = ["check_keeps", "check_name", "make_target"]

KEEPS = {
    "cleanup.policy": "delete",
    "retention.ms": "-1",
    "retention.bytes": "-1",
    "message.timestamp.type": "CreateTime",
}
"""What a new topic has whatever the source has: copies keep their time, and by the source's retention Kafka
would delete those that are about to expire there within minutes."""
DEFAULT_RETENTION_MS = 7 * 86_400_000
"""Kafka's own, of a topic that says nothing; a cluster may have another."""
TAKEN_OVER = ("max.message.bytes", "min.insync.replicas", "compression.type")


def check_name(topic: str, source: str) -> None:
    """Raise `UsageError` where records of ``source`` must not be copied to a topic of that name."""
    if not TOPIC_NAME.fullmatch(topic):
        raise UsageError(f"--republish {topic}: a topic's name has letters, digits, dot, dash and underscore")
    if topic in KNOWN_TOPICS or topic.startswith(("replay.", "__")) or topic == source:
        raise UsageError(
            f"--republish {topic}: that is a topic of the flow, of a replay or of Kafka's own, or the source "
            "itself; name another one. Raw records go into the flow again with --target live"
        )


def check_keeps(settings: Settings, topic: str, first_ms: int | None) -> None:
    """Raise `UsageError` where the topic is there and would not keep copies as they are.

    ``first_ms`` is the log time of the oldest record (None: there is none).
    """
    found = _live(settings, topic)
    if found is not None and (why := _loses(found.config, first_ms)):
        raise UsageError(f"--republish {topic}: {why}; change the topic or name another one")


def make_target(settings: Settings, run: Run) -> None:
    """Make the topic where it is missing, with the source's number of partitions and replicas."""
    if _live(settings, run.topic) is not None:
        return
    source = _live(settings, run.source)
    if source is None:
        raise UsageError(f"the topic {settings.topic_prefix}{run.source} is not on this Kafka")
    config = {name: value for name, value in source.config.items() if name in TAKEN_OVER} | KEEPS
    name = settings.topic_prefix + run.topic
    client = admin(settings)
    try:
        apply_plan(client, Plan((Change("create", name, (), source.partitions, source.replicas, config),)))
    finally:
        client.close()


def _live(settings: Settings, topic: str) -> Live | None:
    client, name = admin(settings), settings.topic_prefix + topic
    try:
        return read_live(client, name).get(name)
    finally:
        client.close()


def _loses(config: Mapping[str, str], first_ms: int | None) -> str | None:
    """Return what a topic would do to copies, in words, or None."""
    if "compact" in config.get("cleanup.policy", ""):
        return "its cleanup.policy compacts, of each key only the last copy would stay"
    if config.get("message.timestamp.type") == "LogAppendTime":
        return "its message.timestamp.type is LogAppendTime, copies would lose their time"
    kept = int(config.get("retention.ms", DEFAULT_RETENTION_MS))
    if first_ms is not None and 0 <= kept < time.time() * 1000 - first_ms:
        return f"its retention.ms is {kept}, Kafka would delete the oldest copies at once"
    return None
