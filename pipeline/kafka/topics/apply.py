"""Carry out a plan."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from os.path import commonprefix
from typing import Any

from kafka import KafkaAdminClient
from kafka.admin import AlterConfigOp, ConfigResource, ConfigResourceType
from kafka.errors import KafkaError, TopicAlreadyExistsError

from pipeline.errors import TopicsDiffer
from pipeline.kafka.clients import admin as connect
from pipeline.kafka.topics.files import load_topics
from pipeline.kafka.topics.plan import Change, Live, Plan, make_plan, read_live
from pipeline.settings import Settings

__all__ = ["apply_plan", "apply_topics", "shard_count"]

SEEN_SECONDS = 30.0
PER_SHARD = ("articles.clean", "articles.fingerprints")
"""What workers read by shard: the articles in their order, and the memories' log."""


def apply_topics(settings: Settings, *, shards: int | None = None) -> Plan:
    """Create and alter the cluster's topics until they are as the files say; return what was done.

    ``shards`` is the number of language shards (None: as it is). Waits until every created partition has a
    leader. Deletes nothing. Raises `TopicsDiffer` where a
    difference can't be closed (after closing the others).
    """
    admin = connect(settings)
    try:
        plan = make_plan(admin, load_topics(), settings.topic_prefix, shards=shards)
        apply_plan(admin, plan)
    finally:
        admin.close()
    if plan.refused:
        raise TopicsDiffer("; ".join(plan.refused))
    return plan


def shard_count(reader: Any, prefix: str) -> int:
    """Return how many language shards the topics were made for; raise `TopicsDiffer` where they disagree.

    ``reader`` is any consumer of the cluster.
    """
    clean, memory = (len(reader.partitions_for_topic(prefix + topic) or ()) for topic in PER_SHARD)
    if not clean or clean != memory:
        raise TopicsDiffer(
            f"{prefix}{PER_SHARD[0]} has {clean} partitions and {prefix}{PER_SHARD[1]} {memory}: both must "
            "have one per language shard; wireroom topics plan shows what differs"
        )
    return clean


def apply_plan(admin: KafkaAdminClient, plan: Plan) -> None:
    """Do every change of a plan, and wait until it can be seen: brokers learn of it after the answer.

    Raises `TopicsDiffer` naming the one that the cluster refused, or did not show in time.
    """
    for change in plan.changes:
        try:
            _do(admin, change)
        except TopicAlreadyExistsError:
            continue  # another instance made it between our look and our step
        except KafkaError as error:
            said = re.search(r"error_message='([^']+)'", str(error))
            reason = said[1] if said else error
            raise TopicsDiffer(f"the cluster refused to {change.action} {change.topic}: {reason}") from error
    if created := [change.topic for change in plan.changes if change.action == "create"]:
        admin.wait_for_topics(created)
    _wait_for([change for change in plan.changes if change.action != "create"], admin)


def _wait_for(changes: Sequence[Change], admin: KafkaAdminClient) -> None:
    deadline = time.monotonic() + SEEN_SECONDS
    prefix = commonprefix([change.topic for change in changes])  # noqa: RUF071  of names, not of paths
    while changes:
        live = read_live(admin, prefix)
        changes = [change for change in changes if not _is_seen(change, live)]
        if changes and time.monotonic() > deadline:
            raise TopicsDiffer(
                f"the cluster agreed to {changes[0].action} {changes[0].topic}, but does not show it "
                f"{SEEN_SECONDS:.0f} s later; see its brokers' logs"
            )
        if changes:
            time.sleep(0.05)


def _is_seen(change: Change, live: Mapping[str, Live]) -> bool:
    topic = live.get(change.topic)
    if change.action == "delete":
        return topic is None
    if topic is None:
        return False
    if change.action == "grow":
        return topic.partitions >= change.partitions
    return all(topic.config.get(key) == value for key, value in (change.config or {}).items())


def _do(admin: KafkaAdminClient, change: Change) -> None:
    if change.action == "create":
        options = {"num_partitions": change.partitions, "replication_factor": change.replicas}
        admin.create_topics({change.topic: {**options, "configs": dict(change.config or {})}})
    elif change.action == "alter":
        steps = {
            key: (AlterConfigOp.SET, value) if value is not None else (AlterConfigOp.DELETE, None)
            for key, value in (change.config or {}).items()
        }
        # A refusal comes back as a value; nothing is raised.
        answers = admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, change.topic, steps)])
        if (answer := answers["topic"][change.topic]) != "OK":
            raise TopicsDiffer(f"the cluster refused to alter {change.topic}: {answer}")
    elif change.action == "grow":
        admin.create_partitions({change.topic: change.partitions})
    else:
        admin.delete_topics([change.topic])
