"""Which member of a group gets which partitions, where one has to have all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from aiokafka.coordinator.assignors.abstract import AbstractPartitionAssignor
from aiokafka.coordinator.protocol import ConsumerProtocolMemberAssignment, ConsumerProtocolMemberMetadata

__all__ = ["OneOwnerAssignor"]


class OneOwnerAssignor(AbstractPartitionAssignor):
    """Give every partition to one member; the others stand by and take over when it is gone.

    An ordered stage that reads several partitions makes one total order of them, so two owners would be
    two orders. The owner of the newest generation stays the owner when others join.
    """

    name = "wireroom-one-owner"
    version = 0
    owned_since: ClassVar[int] = 0
    """The generation in which this process became the owner; 0 while it isn't."""

    @classmethod
    def metadata(cls, topics: Iterable[str]) -> ConsumerProtocolMemberMetadata:
        """Return what this member tells the group's leader: since when it owns the partitions."""
        return ConsumerProtocolMemberMetadata(cls.version, list(topics), b"%d" % cls.owned_since)

    @classmethod
    def on_assignment(cls, assignment: ConsumerProtocolMemberAssignment) -> None:
        """Nothing to do: the worker notes its ownership once it has fenced the previous owner."""

    @classmethod
    def assign(
        cls, cluster: Any, members: Mapping[str, ConsumerProtocolMemberMetadata]
    ) -> dict[str, ConsumerProtocolMemberAssignment]:
        """Return everything for the newest owner (the lowest member id among equals), nothing for others."""
        owner = min(members, key=lambda member: (-int(members[member].user_data or b"0"), member))
        topics = sorted({topic for metadata in members.values() for topic in metadata.subscription})
        everything = [(topic, sorted(cluster.partitions_for_topic(topic) or ())) for topic in topics]
        return {
            member: ConsumerProtocolMemberAssignment(cls.version, everything if member == owner else [], b"")
            for member in members
        }
