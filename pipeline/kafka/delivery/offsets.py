"""Commits a group's offsets outside of a transaction, in the name of one of its members."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kafka import TopicPartition
from kafka.errors import KafkaError, NoError, for_code
from kafka.protocol.consumer import OffsetCommitRequest

from pipeline.kafka.clients import admin
from pipeline.kafka.worker.engine import Membership
from pipeline.settings import Settings

__all__ = ["NOBODY", "Offsets"]

NOBODY = Membership(-1, "", None, frozenset())
"""Who commits for a group that has no members; Kafka refuses it where the group has some."""
RETRY_SECONDS = 20.0
"""How long to look for a coordinator that moved: a broker that restarts is back in ten seconds."""
_PAUSE_SECONDS = 0.1


class Offsets:
    """Commits what kafka-python's consumer could only commit had it joined the group itself."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client = admin(settings)

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def commit(self, group: str, offsets: Mapping[TopicPartition, int], membership: Membership) -> None:
        """Commit, or raise what Kafka has against it: `KafkaError` by its name for a member of the past."""
        request = _request(group, offsets, membership)
        deadline = time.monotonic() + RETRY_SECONDS
        while True:
            try:
                return self._commit(group, request)
            except KafkaError as error:
                if not error.retriable or time.monotonic() > deadline:
                    raise
            time.sleep(_PAUSE_SECONDS)
            self._client.close()
            self._client = admin(self._settings)  # one of its own remembers the old coordinator

    def _commit(self, group: str, request: Any) -> None:
        async def sent() -> Any:
            node = await self._client._find_coordinator_id(group)
            return await self._client._manager.send(request, node_id=node)

        response = self._client._manager.run(sent)
        for topic in response.topics:
            for partition in topic.partitions:
                error = for_code(partition.error_code)
                if error is not NoError:
                    raise error(f"{group} at {topic.name}-{partition.partition_index}")


def _request(group: str, offsets: Mapping[TopicPartition, int], membership: Membership) -> Any:
    topics: dict[str, list[Any]] = defaultdict(list)
    for place, offset in offsets.items():
        topics[place.topic].append(
            OffsetCommitRequest.OffsetCommitRequestTopic.OffsetCommitRequestPartition(
                partition_index=place.partition,
                committed_offset=offset,
                committed_leader_epoch=-1,
                committed_metadata="",
            )
        )
    return OffsetCommitRequest(
        group_id=group,
        generation_id_or_member_epoch=membership.generation,
        member_id=membership.member_id,
        group_instance_id=membership.instance_id,
        retention_time_ms=-1,
        topics=[
            OffsetCommitRequest.OffsetCommitRequestTopic(name=name, partitions=places)
            for name, places in topics.items()
        ],
        max_version=8,
    )
