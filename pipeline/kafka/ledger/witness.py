"""What was read, in a form that can be compared later: a hash per 10,000 offsets of each partition.

A block begins at a multiple of that, whatever is read. So when retention has taken the beginning of a
topic, the blocks behind it can still be compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pipeline.kafka.ledger.notes import Note

__all__ = ["BLOCK", "Block", "Witness"]

BLOCK = 10_000
"""Offsets per block: some 110 bytes of a certificate for each, and retention blurs no more than that."""


class Block(NamedTuple):
    """The records of [begin, end) in one partition: how many, and the hash of `line` of each."""

    begin: int
    end: int
    records: int
    sha256: str


@dataclass(slots=True)
class _Open:
    records: int = 0
    hash: Any = field(default_factory=hashlib.sha256)


class Witness:
    """Watches a reading, record by record, in the order of offsets; ``size`` is the offsets of a block."""

    def __init__(self, size: int = BLOCK) -> None:
        self.size = size
        self.begins: dict[tuple[str, int], int] = {}
        self._blocks: dict[tuple[str, int], dict[int, _Open]] = {}

    def forget(self) -> None:
        """Start anew: so does the reading."""
        self.begins.clear()
        self._blocks.clear()

    def begin(self, topic: str, partition: int, offset: int) -> None:
        """Say where the reading of a partition begins."""
        self.begins[topic, partition] = offset
        self._blocks[topic, partition] = {}

    def saw(self, topic: str, partition: int, records: Sequence[Any], notes: Iterable[Note | None]) -> None:
        """Take in records and what they say."""
        blocks = self._blocks[topic, partition]
        for record, note in zip(records, notes, strict=True):
            block = blocks.setdefault(record.offset // self.size, _Open())
            block.records += 1
            block.hash.update(line(record, note))

    def blocks(self, topic: str, partition: int, end: int) -> list[Block]:
        """Return the blocks that cover what was read up to ``end``; those without a record too."""
        begin, found = self.begins[topic, partition], self._blocks[topic, partition]
        numbers = range(begin // self.size, -(-end // self.size)) if end > begin else ()
        result = []
        for number in numbers:
            block = found.get(number) or _Open()
            first, last = max(begin, number * self.size), min(end, (number + 1) * self.size)
            result.append(Block(first, last, block.records, block.hash.hexdigest()))
        return result


def line(record: Any, note: Note | None) -> bytes:
    """Return what is hashed of a record: ``OFFSET KIND PARTITION-OFFSET ATTEMPT LENGTH:ID`` and a line feed.

    ID is the article's id (``ce_id``), LENGTH its bytes; a record that names no origin is ``OFFSET -``.
    """
    if note is None:
        return b"%d -\n" % record.offset
    name = b""
    for key, value in record.headers:
        if key == "ce_id":
            name = value or b""
    where = (record.offset, note.kind.encode(), note.partition, note.offset, note.attempt)
    return b"%d %b %d-%d %d %d:%b\n" % (*where, len(name), name)
