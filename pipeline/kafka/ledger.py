"""The ledger: proves from the topics that every raw record has exactly one outcome, and mends what hasn't.

It reads with ``assign()`` and belongs to no group. The order of reading is what makes its numbers true at
one moment: first how far every stage has committed, then every outcome up to now. So a record below the
committed offset without an outcome is missing, never just late.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kafka import TopicPartition
from kafka.errors import KafkaError

from pipeline.article import Origin
from pipeline.errors import TopicsDiffer
from pipeline.flow import DEAD, DUPLICATES, FLOW, RAW, REJECTED
from pipeline.kafka.account import Account, Origins
from pipeline.kafka.clients import admin, consumer, producer
from pipeline.kafka.codec import header, origin_of, resend_headers, resent_from
from pipeline.kafka.processor import group_of
from pipeline.settings import Settings

__all__ = ["EVERY_TOPIC", "TERMINAL_TOPICS", "Ledger"]

TERMINAL_TOPICS = (FLOW[-1].passes_to, DUPLICATES, REJECTED, DEAD)
"""Enough to see that each record left the flow: a quarter of the reading of all topics."""
EVERY_TOPIC = (*(step.passes_to for step in FLOW), DUPLICATES, REJECTED, DEAD)
FEW = 20
"""So many pending offsets are looked at one by one (a read each); more are articles on their way for sure."""
COORDINATOR_SECONDS = 10.0
"""A fresh or restarted cluster has no coordinator for groups in its first seconds."""
MOST_RESENT = 1000
"""Records sent again at one go; more would compete with the flow it mends."""


class Ledger:
    """An account kept up to date from the topics. ``topics`` are those it reads."""

    def __init__(self, settings: Settings, topics: Sequence[str] = EVERY_TOPIC) -> None:
        self._settings = settings
        self._topics = tuple(topics)
        self._prefix = settings.topic_prefix
        self.account = Account()
        self._reader = consumer(settings)
        self._groups = admin(settings)
        self._raw_ends: dict[int, int] = {}
        self._places = self._partitions(self._topics)
        self._next = self._reader.beginning_offsets(self._places)
        self._excused_for_good = Origins()
        self._noticed: dict[Origin, float] = {}
        self._resent: set[Origin] = set()
        self.missing = Origins()

    def close(self) -> None:
        """Close the connections."""
        self._reader.close()
        self._groups.close()

    def refresh(self) -> dict[str, int]:
        """Read what is new and return the account as of the call (see `Account.counts`)."""
        raw_places = self._partitions([RAW])
        begins = self._reader.beginning_offsets(raw_places)
        ends = self._reader.end_offsets(raw_places)
        committed = {step.stage.name: self._committed(step.stage.name, step.reads) for step in FLOW}
        self._read_outcomes()
        raw = Origins()
        for place in raw_places:
            raw.add_range(place.partition, begins[place], ends[place])
        raw = (raw | self.account.settled) - self.account.excused - self._excused_for_good
        unsettled = (raw - self.account.settled) | self.account.unfinished(self._topics)
        pending = Origins()
        for origin in unsettled:
            if origin.offset >= committed["clean"].get(origin.partition, 0):
                pending.add(origin)
        if len(pending) <= FEW:
            pending = self._confirm(pending, begins)  # a transaction's marker at the end waits for nothing
            raw = raw - self._excused_for_good
        suspects = unsettled - pending
        if len(suspects):
            in_flight = self._in_flight(committed)
            pending = pending | (suspects & in_flight)
            confirmed = self._confirm(suspects - in_flight, begins)
            raw = raw - self._excused_for_good
            suspects = confirmed
        self.missing = suspects
        # A unique article that a later stage still owes something counts once: as unfinished, not as unique.
        counts = self.account.counts(raw, pending, suspects)
        counts["unique"] -= len(self.account.unique & (pending | suspects))
        return counts

    def mend(self, now: float) -> int:
        """Send again what has been missing for longer than the grace time; return how many records.

        ``now`` is the wall clock in seconds; grace counts from the first refresh that found it missing.
        """
        for origin in list(self._noticed):
            if origin not in self.missing:
                del self._noticed[origin]
        for origin in self.missing:
            self._noticed.setdefault(origin, now)
        grace = self._settings.grace_seconds
        due = [o for o, since in self._noticed.items() if now - since >= grace and o not in self._resent]
        if not due:
            return 0
        queued = self._queued()
        due = [origin for origin in due if origin not in queued][:MOST_RESENT]
        self._send_again(due)
        self._resent.update(due)
        return len(due)

    def _partitions(self, topics: Iterable[str]) -> list[TopicPartition]:
        places = []
        for topic in topics:
            partitions = self._reader.partitions_for_topic(self._prefix + topic)
            if not partitions:
                raise TopicsDiffer(
                    f"the topic {self._prefix}{topic} does not exist; run wireroom topics apply"
                )
            places += [TopicPartition(self._prefix + topic, p) for p in sorted(partitions)]
        return places

    def _committed(self, stage: str, topic: str) -> dict[int, int]:
        # Not through a consumer: that waits while a killed worker's transaction is open, up to 30 s.
        group = group_of(self._settings, stage)
        deadline = time.monotonic() + COORDINATOR_SECONDS
        while True:
            try:
                offsets = self._groups.list_group_offsets({group: None})[group]
                return {p.partition: offsets[p].offset for p in self._partitions([topic]) if p in offsets}
            except KafkaError as error:
                if not error.retriable or time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def _read_outcomes(self) -> None:
        cut = len(self._prefix)
        for row in self._rows(self._next):
            topic = row.topic[cut:]
            origin = origin_of(row.headers)
            if origin is None or not self._exists(origin):
                self.account.foreign += 1
                continue
            digits = header(row.headers, "wr-attempt") or b""
            attempt = int(digits) if digits.isdigit() else 0
            if topic == DEAD and row.value is None and (action := header(row.headers, "wr-dead-action")):
                if action == b"redriven":
                    self.account.redriven(origin, attempt)
                continue
            stage = (header(row.headers, "wr-stage") or b"").decode("utf-8", "replace")
            self.account.note(topic, stage, origin, attempt, _place(header(row.headers, "wr-via")))

    def _exists(self, origin: Origin) -> bool:
        """Return whether there can be such a raw record: anybody may write any header on any topic."""
        if origin.offset >= self._raw_ends.get(origin.partition, 0):
            ends = self._reader.end_offsets(self._partitions([RAW]))
            self._raw_ends = {place.partition: end for place, end in ends.items()}
        return origin.offset < self._raw_ends.get(origin.partition, 0)

    def _rows(self, positions: dict[TopicPartition, int]) -> Iterable[Any]:
        """Yield the records from the positions to the ends as of now, and move the positions there."""
        ends = self._reader.end_offsets(list(positions))
        todo = [place for place, end in ends.items() if end > positions[place]]
        if not todo:
            return
        self._reader.assign(todo)
        self._reader.resume(*todo)  # a pause outlives assign() for a partition that stays assigned
        for place in todo:
            self._reader.seek(place, positions[place])
        while todo:
            for place, rows in self._reader.poll(timeout_ms=100, max_records=2000).items():
                yield from (row for row in rows if row.offset < ends[place])
            for place in [p for p in todo if self._reader.position(p) >= ends[p]]:
                positions[place] = ends[place]
                todo.remove(place)
                self._reader.pause(place)

    def _in_flight(self, committed: Mapping[str, Mapping[int, int]]) -> Origins:
        """Return the origins that wait between two stages."""
        waiting = Origins()
        for step in FLOW[1:]:
            places = self._partitions([step.reads])
            begins = self._reader.beginning_offsets(places)
            start = {p: max(begins[p], committed[step.stage.name].get(p.partition, 0)) for p in places}
            for row in self._rows(start):
                origin = origin_of(row.headers)
                if origin is not None:
                    waiting.add(origin)
        return waiting

    def _raw_rows(self, origins: Iterable[Origin]) -> Iterable[tuple[Origin, Any | None]]:
        """Yield each origin's raw record, or None where there is none: a transaction marker, or expired."""
        for origin in origins:
            place = TopicPartition(self._prefix + RAW, origin.partition)
            self._reader.assign([place])
            self._reader.resume(place)
            self._reader.seek(place, origin.offset)
            found = None
            deadline = time.monotonic() + 10
            while time.monotonic() < deadline and self._reader.position(place) <= origin.offset:
                for rows in self._reader.poll(timeout_ms=50, max_records=1).values():
                    found = rows[0] if rows[0].offset == origin.offset else None
            yield origin, found

    def _confirm(self, suspects: Origins, begins: Mapping[TopicPartition, int]) -> Origins:
        """Return the suspects that really are records that owe an outcome."""
        confirmed = Origins()
        unknown = []
        for origin in suspects:
            if origin in self._noticed or origin in self._resent:
                confirmed.add(origin)
            elif origin.offset < begins[TopicPartition(self._prefix + RAW, origin.partition)]:
                continue  # its raw record has expired since
            else:
                unknown.append(origin)
        for origin, row in self._raw_rows(unknown):
            if row is None or resent_from(row.partition, row.offset, row.headers, row.value):
                self._excused_for_good.add(origin)
            else:
                confirmed.add(origin)
        return confirmed

    def _queued(self) -> Origins:
        """Return the origins whose raw record was sent again already and still waits."""
        committed = self._committed("clean", RAW)
        places = self._partitions([RAW])
        begins = self._reader.beginning_offsets(places)
        queued = Origins()
        for row in self._rows({p: max(begins[p], committed.get(p.partition, 0)) for p in places}):
            resent = resent_from(row.partition, row.offset, row.headers, row.value)
            if resent is not None:
                queued.add(resent.origin)
        return queued

    def _send_again(self, origins: Sequence[Origin]) -> None:
        if not origins:
            return
        sender = producer(self._settings)
        try:
            for origin, row in self._raw_rows(origins):
                if row is None:
                    continue
                attempt = self.account.attempt(origin) + 1
                kept = [(key, value) for key, value in row.headers if key != "wr-resend"]
                sender.send(
                    row.topic,
                    row.value,
                    key=row.key,
                    headers=kept + resend_headers(attempt, origin.offset, row.value),
                    partition=row.partition,
                    timestamp_ms=row.timestamp,
                ).get(timeout=30)
        finally:
            sender.close()


def _place(text: bytes | None) -> Origin | None:
    partition, _, offset = (text or b"").partition(b"-")
    return Origin(int(partition), int(offset)) if partition.isdigit() and offset.isdigit() else None
