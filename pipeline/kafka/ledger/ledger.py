"""The ledger: proves from the topics that every raw record has exactly one outcome, and mends what hasn't.

It reads with ``assign()`` and belongs to no group. The order of reading is what makes its numbers true at
one moment: first how far every stage has committed, then every outcome up to now. So a record below the
committed offset without an outcome is missing, never just late; what an open transaction may hide is pending.
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kafka import TopicPartition

from pipeline.article import isoformat
from pipeline.flow import DEAD, DUPLICATES, FLOW, RAW, REJECTED
from pipeline.kafka.clients import admin, group_offsets
from pipeline.kafka.codec import resent_from
from pipeline.kafka.ledger.account import Account
from pipeline.kafka.ledger.hidden import Hidden
from pipeline.kafka.ledger.in_flight import InFlight
from pipeline.kafka.ledger.notes import Note, note_of
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.ledger.resend import Resender
from pipeline.kafka.ledger.scan import POINT_BYTES, Scanner
from pipeline.kafka.ledger.snapshot import Identity, Saved, identity, load, snapshot_path
from pipeline.kafka.ledger.witness import Witness
from pipeline.kafka.worker.processor import group_of
from pipeline.settings import Settings

__all__ = ["EVERY_TOPIC", "TERMINAL_TOPICS", "Ledger", "resume"]

log = logging.getLogger(__name__)

TERMINAL_TOPICS = (FLOW[-1].passes_to, DUPLICATES, REJECTED, DEAD)
"""Enough to see that each record left the flow: a quarter of the reading of all topics."""
EVERY_TOPIC = (*(step.passes_to for step in FLOW), DUPLICATES, REJECTED, DEAD)
FEW = 20
"""So many pending offsets are looked at one by one (a read each); more are articles on their way for sure."""


class Ledger:
    """An account kept up to date from the topics. ``topics`` are those it reads.

    ``since_ms`` (log time, milliseconds) leaves out raw records before the first that is so young in each
    partition. ``saved`` is where to go on from, else it reads from the beginning. ``witness`` is told
    everything that is read.
    """

    _real: Origins
    """Records without an outcome that were looked at and do owe one: markers were not."""

    def __init__(
        self,
        settings: Settings,
        topics: Sequence[str] = EVERY_TOPIC,
        *,
        since_ms: int | None = None,
        saved: Saved | None = None,
        witness: Witness | None = None,
    ) -> None:
        self._settings = settings
        self.topics = tuple(topics)
        self._since_ms = since_ms
        self._witness = witness
        self._scanner = Scanner(settings)
        self._points = Scanner(settings, max_partition_fetch_bytes=POINT_BYTES)
        self._uncommitted = Scanner(settings, isolation_level="read_uncommitted")
        self._groups = admin(settings)
        self._in_flight = InFlight(self._scanner)
        self.resender = Resender(settings, self._points)
        self._raw = self._scanner.places([RAW])
        self._since: dict[int, int] = {}
        if since_ms is not None:
            found = self._scanner.from_time(self._raw, since_ms)
            self._since = {place.partition: offset for place, offset in found.items()}
        self._floor: Mapping[int, int] = self._since
        self._start()
        if saved is not None:
            self._go_on(saved)
        self.pending, self.missing = Origins(), Origins()
        self.watermarks: dict[int, int] = {}
        """Per raw partition the offset below which every record has its outcome."""
        self.watermark_seconds = 0.0
        """Log time (POSIX) of the oldest record without an outcome; the time of the look if all have one."""

    def close(self) -> None:
        """Close the connections."""
        self._scanner.close()
        self._points.close()
        self._uncommitted.close()
        self._groups.close()

    def refresh(self) -> dict[str, int]:
        """Read what is new and return the account as of the call (see `Account.counts`)."""
        looked = time.time()
        self._find_places()
        begins, raw_ends = self._scanner.begins(self._raw), self._scanner.ends(self._raw)
        self.bounds = {
            place.partition: (max(begins[place], self._since.get(place.partition, 0)), raw_ends[place])
            for place in self._raw
        }
        self.committed = {step.stage.name: self._committed(step.stage.name, step.reads) for step in FLOW}
        places = self._scanner.places(EVERY_TOPIC)
        ends, readable = self._uncommitted.ends(places), self._scanner.ends(places)
        self._forget({partition: first for partition, (first, _) in self.bounds.items()})
        self._read_outcomes()
        pending, suspects = self._unsettled()
        if suspects and self._find_places(fresh=True):  # their outcomes may lie where a topic grew
            self._read_outcomes()
            pending, suspects = self._unsettled()
        self._real = self._real & (pending | suspects)
        if len(pending) <= FEW:
            pending = self._confirm(pending)  # a transaction's marker at the end waits for nothing
        if suspects:
            in_flight = suspects & self._in_flight.look(self.committed)
            pending, suspects = pending | in_flight, self._confirm(suspects - in_flight)
        hidden = self._hidden.among(suspects, ends, readable)
        self.pending, self.missing = pending | hidden, suspects - hidden
        self._set_watermarks(looked)
        return self._counts()

    def mend(self, now: float) -> int:
        """Send again what has been missing for longer than the grace time (see `Resender.mend`)."""
        return self.resender.mend(self.missing, self.account, self.committed["clean"], now)

    def state(self) -> Saved:
        """Return what a later ledger needs to go on from here."""
        return Saved(
            identity=self.identity(),
            made=time.time(),
            positions=self.read_to(),
            account=self.account,
            markers=self.markers,
            copies=self.resender.copies,
            known=self.resender.known,
        )

    def read_to(self) -> dict[str, dict[int, int]]:
        """Return the next offset of each topic's partitions."""
        positions: dict[str, dict[int, int]] = defaultdict(dict)
        for place, position in self.positions.items():
            positions[self._scanner.topic(place)][place.partition] = position
        return dict(positions)

    def classes(self) -> dict[str, Origins]:
        """Return the origins behind each count: ``raw`` and the six that it is the sum of."""
        open_ = self.pending | self.missing
        found = self.account.classes()
        found["unique"] = found["unique"] - open_
        return {"raw": self._owing(), **found, "pending": self.pending, "missing": self.missing}

    def source(self) -> str:
        """Return in words what the account rests on."""
        return f"{self._source} {self._records:,} records of {', '.join(self.topics)}".lstrip()

    def identity(self) -> Identity:
        """Return which cluster and topics are read."""
        return identity(self._settings, (RAW, *self.topics))

    def _start(self) -> None:
        """Know nothing, and begin at the first record of each topic (of so young records' outcomes)."""
        self._source, self._records = "", 0
        self.account = Account()
        self.markers = Origins()
        """Offsets on ``articles.raw`` that owe nothing: no record is there, or one sent again."""
        self._real = Origins()
        self._hidden = Hidden()
        self.raw_ends: dict[int, int] = {}
        self.positions: dict[TopicPartition, int] = {}
        if self._witness is not None:
            self._witness.forget()
        self._find_places()

    def _find_places(self, *, fresh: bool = False) -> bool:
        """Begin where a partition is new (the first time all are, later those that a topic grew by)."""
        self._raw = self._scanner.places([RAW], fresh=fresh)
        new = [place for place in self._scanner.places(self.topics) if place not in self.positions]
        if not new:
            return False
        if self._since_ms is None:
            self.positions |= self._scanner.begins(new)
        else:  # an outcome has the log time of its raw record, so none lies before this
            self.positions |= self._scanner.from_time(new, self._since_ms)
        if self._witness is not None:
            for place in new:
                self._witness.begin(self._scanner.topic(place), place.partition, self.positions[place])
        return True

    def _go_on(self, saved: Saved) -> None:
        self._source = f"the ledger's snapshot of {isoformat(saved.made)} and"
        self.account, self.markers = saved.account, saved.markers
        self.resender.copies, self.resender.known = saved.copies, dict(saved.known)
        for place, begin in self.positions.items():
            position = saved.positions.get(self._scanner.topic(place), {}).get(place.partition, 0)
            self.positions[place] = max(begin, position)

    def _committed(self, stage: str, topic: str) -> dict[int, int]:
        # Not through a consumer: that waits while a killed worker's transaction is open, up to 30 s.
        offsets = group_offsets(self._groups, group_of(self._settings, stage))
        places = self._scanner.places([topic])
        return {place.partition: offsets[place] for place in places if place in offsets}

    def _forget(self, floor: Mapping[int, int]) -> None:
        if floor == self._floor:
            return
        self._floor = floor
        self.account.forget_below(floor)
        self.resender.forget_below(floor)
        self.markers.forget_below(floor)
        self._real.forget_below(floor)

    def _read_outcomes(self) -> None:
        ends = self._scanner.ends(list(self.positions))
        lost = [place for place, end in ends.items() if end < self.positions[place]]
        if lost:
            log.warning("%s ends before what was read of it; reading everything again", lost[0].topic)
            self._start()
            ends = self._scanner.ends(list(self.positions))
        for place, records in self._scanner.records(self.positions, ends):
            self._records += len(records)
            topic = self._scanner.topic(place)
            notes = [note_of(topic, record) for record in records]
            self._know_raw_ends(notes)  # asks Kafka, which may fail: nothing is noted before
            if self._witness is not None:
                self._witness.saw(topic, place.partition, records, notes)
            self.account.take(notes, self._floor, self.raw_ends)

    def _know_raw_ends(self, notes: Iterable[Note | None]) -> None:
        """Look how far ``articles.raw`` goes by now, if a note names a place beyond what is known."""
        named = Origins()
        for note in notes:
            if note is not None:
                named.add_all(note.partition, (note.offset,))
                if note.via is not None:
                    named.add(note.via)
        beyond = named.from_on(self.raw_ends).partitions()
        if not beyond:
            return
        if not {place.partition for place in self._raw}.issuperset(beyond):
            self._raw = self._scanner.places([RAW], fresh=True)
        self.raw_ends = {place.partition: end for place, end in self._scanner.ends(self._raw).items()}

    def _owing(self) -> Origins:
        """Return every raw record that owes an outcome of its own."""
        raw = Origins()
        for partition, (first, end) in self.bounds.items():
            raw.add_range(partition, first, end)
        return (raw | self.account.settled) - self.account.excused - self.markers

    def _unsettled(self) -> tuple[Origins, Origins]:
        """Return what has no outcome: what ``clean`` has not come to, and what it has passed."""
        unsettled = (self._owing() - self.account.settled) | self.account.unfinished(self.topics)
        pending = unsettled.from_on({p: self.committed["clean"].get(p, 0) for p in self.bounds})
        return pending, unsettled - pending

    def _confirm(self, candidates: Origins) -> Origins:
        """Return the candidates that are records which owe an outcome; the others are remembered as none."""
        for origin, record in self._points.at(RAW, candidates - self._real):
            if record is None or self._owes_nothing(origin.partition, record):
                self.markers.add(origin)
            else:
                self._real.add(origin)
        return candidates & self._real

    def _owes_nothing(self, partition: int, record: Any) -> bool:
        if self._since_ms is not None and record.timestamp < self._since_ms:
            return True  # it lies behind a younger record, so its outcome may lie before what was read
        return resent_from(partition, record.offset, record.headers, record.value) is not None

    def _set_watermarks(self, looked: float) -> None:
        unsettled = self.pending | self.missing
        firsts = Origins()
        self.watermarks = {partition: end for partition, (_, end) in self.bounds.items()}
        for partition in unsettled.partitions():
            self.watermarks[partition] = min(unsettled.first(partition) or 0, self.watermarks[partition])
            firsts.add_all(partition, (self.watermarks[partition],))
        self.watermark_seconds = looked
        for _, record in self._points.at(RAW, firsts):
            if record is not None:
                self.watermark_seconds = min(self.watermark_seconds, record.timestamp / 1000)

    def _counts(self) -> dict[str, int]:
        counts = self.account.counts(self._owing(), self.pending, self.missing)
        # A unique article that a later stage still owes something counts once: as unfinished, not as unique.
        counts["unique"] -= len(self.account.unique & (self.pending | self.missing))
        return counts


def resume(settings: Settings) -> Ledger:
    """Return the ledger that goes on from the data folder's snapshot. Raises `SnapshotRefused`."""
    saved = load(snapshot_path(settings.data_dir), identity(settings, (RAW, *TERMINAL_TOPICS)))
    return Ledger(settings, TERMINAL_TOPICS, saved=saved)
