"""What waits between two stages: on an inner topic, at or above the offset its stage has committed."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import NamedTuple

from kafka import TopicPartition

from pipeline.flow import FLOW
from pipeline.kafka.ledger.notes import note_of
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.ledger.scan import Scanner

__all__ = ["Committed", "InFlight"]

Committed = Mapping[str, Mapping[int, int]]
"""Per stage the next offset of each partition it reads, as its group has committed."""


class _Stretch(NamedTuple):
    begin: int
    end: int
    origins: Origins


class InFlight:
    """The origins on their way, kept in stretches so that a look reads what is new and little else.

    An origin has no offset of its own in a bitmap: a stretch is dropped whole when its stage has passed it,
    and the one the stage is in the middle of is read again.
    """

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self._stretches: dict[TopicPartition, deque[_Stretch]] = {}

    def look(self, committed: Committed) -> Origins:
        """Return every origin that waits between two stages now."""
        places = {}
        for step in FLOW[1:]:
            for place in self._scanner.places([step.reads]):
                places[place] = committed[step.stage.name].get(place.partition, 0)
        begins = self._scanner.begins(list(places))
        cut: dict[TopicPartition, int] = {}
        ends: dict[TopicPartition, int] = {}
        behind: dict[TopicPartition, int] = {}
        for place, offset in places.items():
            start = max(offset, begins[place])
            stretches = self._stretches.setdefault(place, deque())
            while stretches and stretches[0].end <= start:
                stretches.popleft()
            behind[place] = stretches[-1].end if stretches else start
            if stretches and stretches[0].begin < start:
                cut[place], ends[place] = start, stretches.popleft().end
        self._read(cut, ends, first=True)
        self._read(behind, self._scanner.ends(list(behind)))
        waiting = Origins()
        for stretches in self._stretches.values():
            for stretch in stretches:
                waiting = waiting | stretch.origins
        return waiting

    def _read(
        self, start: dict[TopicPartition, int], ends: dict[TopicPartition, int], *, first: bool = False
    ) -> None:
        found: dict[TopicPartition, list[_Stretch]] = {place: [] for place in start}
        for place, records in self._scanner.records(dict(start), ends):
            origins, topic = Origins(), self._scanner.topic(place)
            for record in records:
                note = note_of(topic, record)
                if note is not None:
                    origins.add_all(note.partition, (note.offset,))
            begin = found[place][-1].end if found[place] else start[place]
            found[place].append(_Stretch(begin, records[-1].offset + 1, origins))
        for place, stretches in found.items():
            if first:
                self._stretches[place].extendleft(reversed(stretches))
            else:
                self._stretches[place].extend(stretches)
