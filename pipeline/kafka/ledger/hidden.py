"""Tells a loss from what an open transaction hides.

Readers of committed records see nothing behind the first record of an open transaction: a frozen worker hides
what the others write, while the offsets of their groups move on. So where an article is found without its
outcome, it is noted where the topics end with hidden records; what can be read must come as far first.
"""

from __future__ import annotations

from collections.abc import Mapping

from kafka import TopicPartition

from pipeline.kafka.ledger.origins import Origins

__all__ = ["Hidden"]

Ends = Mapping[TopicPartition, int]
MOST_GROUPS = 100
"""A transaction that hangs for ever must not fill the memory: from here on the newest two are one."""


class Hidden:
    """What has no outcome that can be read, grouped by how far reading must come to know."""

    def __init__(self) -> None:
        self._waiting: list[tuple[dict[TopicPartition, int], Origins]] = []
        self._read: Origins = Origins()

    def among(self, suspects: Origins, ends: Ends, readable: Ends) -> Origins:
        """Return the suspects whose outcomes may be written and hidden.

        ``ends`` are those of all records, asked for after the groups' offsets; ``readable`` those of
        the committed ones, asked for after that and before the outcomes were read.
        """
        self._read = self._read & suspects
        known = self._read
        waiting = []
        for until, origins in self._waiting:
            still = origins & suspects
            known = known | still
            if left := _beyond(until, readable):
                waiting.append((left, still))
            else:
                self._read = self._read | still
        new = suspects - known
        if left := _beyond(ends, readable):
            if new and len(waiting) == MOST_GROUPS:
                new = new | waiting.pop()[1]
            waiting.append((left, new))
        else:
            self._read = self._read | new
        self._waiting = [(until, origins) for until, origins in waiting if origins]
        return suspects - self._read


def _beyond(ends: Ends, readable: Ends) -> dict[TopicPartition, int]:
    """Return the ends that can't be read up to."""
    return {place: end for place, end in ends.items() if readable.get(place, 0) < end}
