"""Epochs of the memories' log: who owned a stage's memory when, and which deltas therefore count.

Each take-over of ordered stages writes a marker to the partitions of its shards on
``articles.fingerprints``: key ``owner``, no value, ``wr-owns: dedupe,group``. Its offset is the epoch. Deltas
that were written without transactions name theirs in ``wr-epoch``; one that is not of the newest epoch of
its stage came from an owner of the past, who lost the race. Deltas of transactions name none: they could not
have been committed by anybody but the owner.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.flow import MEMORY, MemoryKey
from pipeline.kafka.codec import Headers, Message, header

__all__ = ["Epochs", "hand_on", "handed_on", "marker", "stages_by_shard", "with_epoch"]

OWNER = b"owner"


def stages_by_shard(owned: Iterable[MemoryKey]) -> dict[int, list[str]]:
    """Return the stages by shard."""
    shards: dict[int, list[str]] = {}
    for stage, shard in owned:
        shards.setdefault(shard, []).append(stage)
    return shards


def marker(stages: Iterable[str], shard: int, timestamp_ms: int) -> Message:
    """Return the message that begins an epoch of these stages."""
    return Message(MEMORY, OWNER, None, [("wr-owns", ",".join(stages).encode())], timestamp_ms, shard)


def with_epoch(delta: Message, epoch: int) -> Message:
    """Return a delta that names the epoch it was written in."""
    return delta._replace(headers=[*delta.headers, ("wr-epoch", b"%d" % epoch)])


class Epochs:
    """The newest epoch of each stage, followed along one partition of the log; ``newest``: those known."""

    def __init__(self, newest: Mapping[str, int] | None = None) -> None:
        self.newest = dict(newest or {})

    def stage_of(self, row: Any) -> str | None:
        """Take in the next record of the log; return the stage whose delta it is, None for one to ignore."""
        owns = header(row.headers, "wr-owns")
        if owns is not None:
            self.newest.update(dict.fromkeys(owns.decode("utf-8", "replace").split(","), row.offset))
            return None
        stage, epoch = (row.key or b"").decode("utf-8", "replace"), header(row.headers, "wr-epoch")
        if row.value is None:
            return None
        if epoch is None:
            return stage
        # An epoch whose marker has expired, or lies before a snapshot, is known by its deltas.
        if not epoch.isdigit() or int(epoch) < self.newest.get(stage, 0):
            return None
        self.newest[stage] = int(epoch)
        return stage


def hand_on(message: Message) -> Message:
    """Mark an output whose next stage ran in the same process and has taken it already."""
    return message._replace(headers=[*message.headers, ("wr-handed-on", b"1")])


def handed_on(headers: Headers | None) -> bool:
    """Return whether the next stage has taken this record, or will when its batch is done again."""
    return header(headers, "wr-handed-on") is not None
