"""The difference between the topic files and a live cluster."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from kafka import KafkaAdminClient
from kafka.admin import ConfigResource, ConfigResourceType

from pipeline.errors import UsageError
from pipeline.kafka.topics.files import TopicSpec

__all__ = ["Change", "Live", "Plan", "diff", "make_plan", "read_live"]

Action = Literal["create", "alter", "grow", "delete"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to do to one topic (``topic`` is its name on the cluster), with what to show of it.

    ``config`` holds the settings to set; None as a value means back to the broker's default.
    """

    action: Action
    topic: str
    details: tuple[str, ...]
    partitions: int = 0
    replicas: int = 0
    config: Mapping[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What ``topics apply`` would do.

    ``refused`` are differences that can't be closed safely, ``kept`` are harmless ones that stay, both in
    words; ``unknown`` are topics with our prefix that no file describes; ``same`` are those as described.
    """

    changes: tuple[Change, ...]
    refused: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    same: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether the cluster is as the files say."""
        return not self.changes and not self.refused

    def lines(self) -> list[str]:
        """Return readable lines: + create, ~ alter, ^ grow, - delete, ! refused, = kept, ? unknown."""
        signs = {"create": "+", "alter": "~", "grow": "^", "delete": "-"}
        out = []
        for change in self.changes:
            out.append(f"{signs[change.action]} {change.action} {change.topic}")
            out += [f"    {detail}" for detail in change.details]
        out += [f"! {reason}" for reason in self.refused]
        out += [f"= {note}" for note in self.kept]
        out += [f"? {name} is described by no file; left alone" for name in self.unknown]
        counts = [
            f"{len(self.changes)} to change",
            f"{len(self.refused)} refused",
            f"{len(self.same)} as described",
        ]
        return [*out, ", ".join(counts)]


@dataclass(frozen=True, slots=True)
class Live:
    """A topic as it is on the cluster; ``config`` holds only what was set on the topic itself."""

    partitions: int
    replicas: int
    config: Mapping[str, str]


def make_plan(
    admin: KafkaAdminClient,
    topics: Sequence[TopicSpec],
    prefix: str = "",
    *,
    replication: int | None = None,
    shards: int | None = None,
    delete: Iterable[str] = (),
) -> Plan:
    """Compare the files to the cluster of ``admin``; ``delete`` names topics (without prefix) to remove.

    ``shards`` is the number of language shards; None keeps what the cluster has, or else the files' number.
    """
    live = read_live(admin, prefix)
    wanted = _sharded(topics, live, prefix, shards)
    return diff(wanted, live, prefix, replication=replication, delete=delete)


def _sharded(
    topics: Sequence[TopicSpec], live: Mapping[str, Live], prefix: str, shards: int | None
) -> list[TopicSpec]:
    """Return the topics with a partition for each shard where they are split by it."""
    if shards is None:
        there = [live[prefix + t.name].partitions for t in topics if t.per_shard and prefix + t.name in live]
        shards = max(there, default=None)
    return [replace(t, partitions=shards) if t.per_shard and shards else t for t in topics]


def read_live(admin: KafkaAdminClient, prefix: str) -> dict[str, Live]:
    """Return the cluster's topics that bear the prefix, internal ones left out."""
    described = {
        topic["name"]: topic["partitions"]
        for topic in admin.describe_topics()
        if topic["name"].startswith(prefix) and not topic.get("is_internal") and topic["partitions"]
    }
    configs = _set_configs(admin, list(described))
    return {
        name: Live(len(partitions), len(partitions[0]["replica_nodes"]), configs.get(name, {}))
        for name, partitions in described.items()
    }


def _set_configs(admin: KafkaAdminClient, names: list[str]) -> dict[str, dict[str, str]]:
    if not names:
        return {}
    wanted = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names]
    answer: dict[str, dict[str, dict[str, Any]]] = admin.describe_configs(wanted, config_filter="all")[
        "topic"
    ]
    return {
        name: {key: str(entry["value"]) for key, entry in entries.items() if _set_on_topic(entry)}
        for name, entries in answer.items()
    }


def _set_on_topic(entry: Mapping[str, Any]) -> bool:
    return "TOPIC" in str(entry.get("config_source", "")).upper()


def diff(
    topics: Sequence[TopicSpec],
    live: Mapping[str, Live],
    prefix: str = "",
    *,
    replication: int | None = None,
    delete: Iterable[str] = (),
) -> Plan:
    """Return the plan that turns ``live`` into ``topics``; nothing is deleted unless named in ``delete``."""
    changes: list[Change] = []
    refused: list[str] = []
    kept: list[str] = []
    same = []
    doomed = {prefix + name for name in delete}
    if absent := doomed - live.keys():
        raise UsageError(f"cannot delete {', '.join(sorted(absent))}: no such topic on the cluster.")
    for topic in topics:
        name = prefix + topic.name
        if name in doomed:
            continue
        if name not in live:
            changes.append(_creation(topic, name, replication or topic.replicas))
            continue
        found = _alterations(topic, name, live[name])
        problems = _refusals(topic, name, live[name], replication)
        changes += found
        refused += problems
        if not topic.ordered and live[name].partitions > topic.partitions:
            kept.append(
                f"{name} has {live[name].partitions} partitions, more than the file's {topic.partitions}"
            )
        if not found and not problems:
            same.append(name)
    changes += [Change("delete", name, ("all its records are lost",)) for name in sorted(doomed)]
    unknown = _unknown(live.keys() - doomed, topics, prefix)
    return Plan(tuple(changes), tuple(refused), tuple(kept), unknown, tuple(same))


def _unknown(names: Iterable[str], topics: Sequence[TopicSpec], prefix: str) -> tuple[str, ...]:
    """Return topics named like ours that no file describes; the others on a shared cluster aren't ours."""
    families = {topic.name.partition(".")[0] for topic in topics}
    strangers = set(names) - {prefix + topic.name for topic in topics}
    return tuple(sorted(n for n in strangers if n.removeprefix(prefix).partition(".")[0] in families))


def _creation(topic: TopicSpec, name: str, replicas: int) -> Change:
    config: dict[str, str | None] = dict(topic.config)
    details = [f"partitions: {topic.partitions}", f"replicas: {replicas}"]
    details += [f"{key}: {value}" for key, value in topic.config.items()]
    return Change("create", name, tuple(details), topic.partitions, replicas, config)


def _alterations(topic: TopicSpec, name: str, live: Live) -> list[Change]:
    changes = []
    config: dict[str, str | None] = {
        key: topic.config.get(key)
        for key in [*topic.config, *sorted(live.config.keys() - topic.config.keys())]
        if live.config.get(key) != topic.config.get(key)
    }
    if config:
        shown = [
            f"{key}: {live.config.get(key, '(default)')} -> {'(default)' if value is None else value}"
            for key, value in config.items()
        ]
        changes.append(Change("alter", name, tuple(shown), config=config))
    if topic.partitions > live.partitions and not topic.ordered:
        detail = f"partitions: {live.partitions} -> {topic.partitions}"
        changes.append(Change("grow", name, (detail,), topic.partitions))
    return changes


def _refusals(topic: TopicSpec, name: str, live: Live, replication: int | None) -> list[str]:
    refused = []
    if topic.ordered and topic.partitions != live.partitions:
        refused.append(
            f"{name} has {live.partitions} partitions, not {topic.partitions}: verdicts and stories come "
            "from its order, which another number would break. Replay into new topics instead"
        )
    if replication and live.replicas != replication:
        refused.append(
            f"{name} has {live.replicas} replicas, not {replication}: kafka-reassign-partitions moves them"
        )
    return refused
