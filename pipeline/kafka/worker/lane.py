"""One total order's worth of a worker's work: writer, memories and positions that belong together.

A worker of unordered stages has one lane. So has one that runs ordered stages from ``articles.raw``, which
makes one order of all its partitions. Behind the clean stage each partition is a language shard, an order
of its own: one lane each, so that shards can move between workers without touching each other.
"""

from __future__ import annotations

import logging
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kafka import TopicPartition

from pipeline.article import Origin, event_time, shard_of
from pipeline.errors import BadRecord, Fenced
from pipeline.flow import DEAD, MEMORY, RAW, Flow, Output, Result, StageBroke, Step, Tally
from pipeline.kafka.clients import consumer
from pipeline.kafka.codec import Message, Resent, encode, origin_of, passed_on, resent_from
from pipeline.kafka.delivery import open_writer
from pipeline.kafka.delivery.writer import Writer
from pipeline.kafka.worker.engine import Membership
from pipeline.kafka.worker.memories import Memories, Seed, delta_messages, nothing
from pipeline.kafka.worker.overtaking import check_nothing_waits
from pipeline.kafka.worker.patience import limited
from pipeline.kafka.worker.poison import PoisonSearch
from pipeline.kafka.worker.snapshots import Snapshots
from pipeline.observe.facts import BatchDone
from pipeline.outcome import Failed, Fault, Item, MemoryFacts
from pipeline.settings import Settings
from pipeline.sources.articles import decode_article
from pipeline.sources.decode import decode_raw

__all__ = ["Lane", "group_of"]

log = logging.getLogger(__name__)

LETTER_SPARE_BYTES = 2_000_000
"""By how much a dead letter's bytes may pass the limit for records; below what the producer has room for."""


def group_of(settings: Settings, stage: str) -> str:
    """Return the consumer group whose offsets say how far ``stage`` has come."""
    return f"{settings.topic_prefix}wireroom.{stage}"


class Lane:
    """A run of stages over one order: fenced writer, memories, positions. All methods block.

    ``role`` names the writer: whoever makes one under the same name shuts the last one out. ``shards`` is
    how many language shards there are, ``own`` which of them this lane has the memories of. ``poison`` hears
    what runs, ``snapshots`` what the memories learned. ``source_prefix`` stands before the topic that is
    read, if it is another than before those that are written; ``seed`` is what the memories know before
    their log begins.
    """

    def __init__(
        self,
        settings: Settings,
        steps: Sequence[Step],
        role: str,
        shards: int,
        own: Iterable[int],
        poison: PoisonSearch,
        snapshots: Snapshots,
        *,
        source_prefix: str | None = None,
        seed: Seed = nothing,
    ) -> None:
        self._settings, self._poison, self._snapshots = settings, poison, snapshots
        self.flow = Flow([step.stage.name for step in steps], steps, shards, own)
        self.source = steps[0].reads
        self._source = (settings.topic_prefix if source_prefix is None else source_prefix) + self.source
        self._group = group_of(settings, steps[0].stage.name)
        self._followers = {step.reads: group_of(settings, step.stage.name) for step in steps[1:]}
        self._role = role
        self._memories = Memories(settings, self.flow, snapshots, seed)
        self._as_committed = False
        self._writer: Writer | None = None
        self._positions: dict[int, int] = {}
        self._unverified: set[int] = set()

    def open(self, partitions: frozenset[int], with_group: Any) -> None:
        """Take over the partitions: fence the previous owner, rebuild the memories, find the place.

        ``with_group`` is a consumer that may ask for the group's offsets, and reads what it is assigned.
        Where nobody else has worked since this lane's last batch, nothing is done anew. Raises `NotOwner`
        where records would be overtaken.
        """
        if self._writer is None or self._committed(with_group, partitions) != self._positions:
            self.close()
            self._as_committed = False
            with limited():
                self._writer = open_writer(self._settings, self._role, self.flow.memories)
            self._memories.rebuild(self._log_ends)
            self._now_as_committed(())
            shards = {shard for _, shard in self.flow.memories}
            check_nothing_waits(self._settings, with_group, self._followers, shards)
            self._positions = self._committed(with_group, partitions)
        self._unverified = set(partitions)

    def close(self) -> None:
        """Close the connection to Kafka."""
        if self._writer is not None:
            self._writer.close()

    def save(self) -> None:
        """Write last snapshots of the memories, unless they hold what was not committed."""
        if self._as_committed:
            self._snapshots.finish(self.flow.memories, self._log_ends, self._open_writer.epochs)

    def position(self, partition: int) -> int:
        """Return the next offset to be worked on."""
        return self._positions.get(partition, 0)

    def process(self, records: Sequence[Any], membership: Membership) -> BatchDone | None:
        """Take records, in the order of their time, through the stages and commit them; None: none is new.

        Raises `Fenced` where another worker took over, or `KafkaError`; the worker must then end.
        """
        rows = self._new_rows(records)
        if not rows:
            return None
        started = time.process_time()
        self._as_committed = False
        self._poison.begin(rows)
        try:
            done, messages, latencies, event_times = self._work(self._wanted(rows))
        finally:
            self._poison.rest()
        offsets = {row.partition: row.offset + 1 for row in rows}
        with limited():
            self._open_writer.commit(
                messages, self._group, self._source, offsets, membership, self._followers
            )
        self._positions.update(offsets)
        self._poison.committed()
        self._now_as_committed([message for message in messages if message.topic == MEMORY])
        dead = sum(1 for message in messages if message.topic == DEAD)
        log.debug("%d records in %.3f s of CPU", len(rows), time.process_time() - started)
        return BatchDone(done.tallies, latencies, event_times, dead)

    def once_each(self, rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """Yield the rows, in order, as batches in which no origin comes twice.

        What a record became is told from its origin: the outcomes of a record and of its copy, which was sent
        again, would both be marked as the copy's.
        """
        mark = "wr-resend" if self.source == RAW else "wr-attempt"
        start, seen = 0, set[Origin]()
        if any(name == mark for row in rows for name, _ in row.headers or ()):
            for at, row in enumerate(rows):
                origin, _ = self._origin(row)
                if origin in seen:
                    yield rows[start:at]
                    start, seen = at, set()
                seen.add(origin)
        yield rows[start:]

    def memory_facts(self) -> Iterable[tuple[str, MemoryFacts]]:
        """Return the size and reach of each memory, with its stage."""
        return [(stage, memory.facts()) for (stage, _), memory in self.flow.memories.items()]

    def _now_as_committed(self, deltas: Sequence[Message]) -> None:
        self._as_committed = True
        self._snapshots.committed(self.flow.memories, deltas, self._log_ends, self._open_writer.epochs)

    @property
    def _open_writer(self) -> Writer:
        assert self._writer is not None  # open() made it
        return self._writer

    @property
    def _log_ends(self) -> Mapping[int, int]:
        return self._open_writer.log_ends

    def _committed(self, with_group: Any, partitions: frozenset[int]) -> dict[int, int]:
        places = [TopicPartition(self._source, partition) for partition in sorted(partitions)]
        with limited():
            beginnings = with_group.beginning_offsets(places) if places else {}
            return {p.partition: max(with_group.committed(p) or 0, beginnings[p]) for p in places}

    def _wanted(self, rows: Sequence[Any]) -> Sequence[Any]:
        """Return those of the rows that are to be worked on: all."""
        return rows

    def _now_ms(self) -> int:
        """Return the log time of what the memories learn."""
        return int(time.time() * 1000)

    def _new_rows(self, fetched: Sequence[Any]) -> list[Any]:
        """Return what lies at or after the positions; make sure that nothing before it was left out."""
        rows = [row for row in fetched if row.offset >= self._positions.get(row.partition, sys.maxsize)]
        for row in rows:
            if not self._unverified:
                break
            if row.partition in self._unverified:
                position = self._positions[row.partition]
                if row.offset > position:
                    self._verify_gap(row.partition, position, row.offset)
                self._unverified.discard(row.partition)
        return rows

    def _verify_gap(self, partition: int, start: int, end: int) -> None:
        place = TopicPartition(self._source, partition)
        reader = consumer(self._settings)
        try:
            with limited():
                missed = self._first_record(reader, place, start, end)
        finally:
            reader.close()
        if missed is not None:
            raise Fenced(
                f"{self.source}-{partition}: the engine skipped offset {missed}; starting again there"
            )

    @staticmethod
    def _first_record(reader: Any, place: TopicPartition, start: int, end: int) -> int | None:
        """Return the first readable offset in [start, end), or None: markers take offsets too."""
        reader.assign([place])
        reader.seek(place, max(start, reader.beginning_offsets([place])[place]))
        while reader.position(place) < end:
            for row in reader.poll(timeout_ms=50, max_records=1).get(place, ()):
                return int(row.offset) if row.offset < end else None
        return None

    def _work(self, rows: Sequence[Any]) -> tuple[Result, list[Message], tuple[float, ...], dict[str, float]]:
        first = self.flow.steps[0].stage.name
        items: list[Item[Any]] = []
        raw: dict[Origin, bytes | None] = {}
        resent: dict[Origin, tuple[Resent, Origin]] = {}
        unread: list[Output] = []
        for row in rows:
            origin, again = self._origin(row)
            raw[origin] = row.value
            if again is not None:
                resent[origin] = again
            seen_at = row.timestamp / 1000
            try:
                self._poison.check(first)
                record = self._decode(row, origin, seen_at)
            except BadRecord as error:
                failed = Failed(error.fault, str(error))
                unread.append(Output(DEAD, first, Item(origin, None, seen_at), failed))
            else:
                items.append(Item(origin, record, seen_at))
        result, deltas = self._run(items)
        tally = result.tallies.setdefault(first, Tally())
        tally.add(Tally(len(unread), Counter(failed=len(unread)) if unread else Counter()))
        result.outputs += unread
        messages = [
            encode(
                output,
                raw.get(output.item.origin),
                *resent.get(output.item.origin, (None, None)),
                largest=self._settings.max_record_bytes + LETTER_SPARE_BYTES,
                shards=self.flow.shards,
            )
            for output in result.outputs
        ]
        now = time.time()
        latencies = tuple(now - row.timestamp / 1000 for row in rows)
        return result, messages + deltas, latencies, _newest(result.outputs)

    def _origin(self, row: Any) -> tuple[Origin, tuple[Resent, Origin] | None]:
        """Return a row's origin and, if it was sent again, which attempt it is by which raw record."""
        if self.source == RAW:
            here = Origin(row.partition, row.offset)
            again = resent_from(row.partition, row.offset, row.headers, row.value)
            return (again.origin, (again, here)) if again else (here, None)
        # A foreign record on an inner topic has no origin on articles.raw: it gets one that can't exist.
        origin = origin_of(row.headers) or Origin(-1 - row.partition, row.offset)
        return origin, passed_on(origin, row.headers)

    def _decode(self, row: Any, origin: Origin, seen_at: float) -> Any:
        if self.source == RAW:
            return decode_raw(row.value, max_bytes=self._settings.max_record_bytes)
        article = decode_article(row.value, seen_at)
        if origin.partition < 0:
            raise BadRecord(Fault.WRONG_TYPE, f"names no origin; new articles belong on {RAW}")
        if row.partition != (shard := shard_of(article.language, self.flow.shards)):
            raise BadRecord(Fault.WRONG_TYPE, f"language {article.language} belongs to partition {shard}")
        try:  # a stranger's article that can be read but not written would stop the flow for good
            encode(Output(self.flow.steps[0].passes_to, "", Item(origin, article, seen_at), article))
        except Exception as error:
            raise BadRecord(Fault.WRONG_TYPE, f"cannot be passed on: {error}") from None
        return article

    def _run(self, items: Sequence[Item[Any]]) -> tuple[Result, list[Message]]:
        try:
            result = self.flow.run(items, time.perf_counter, self._poison.entering)
        except StageBroke as broke:
            if isinstance(broke.__cause__, BadRecord):  # one record, refused before the stage saw it
                return _with_letter(broke), self._deltas()
            self._poison.rest()
            log.exception("the %s stage raised; taking the batch one by one", broke.stage)
            self._memories.rebuild(self._log_ends)
            return self._run_one_by_one(items)
        return result, self._deltas()

    def _deltas(self) -> list[Message]:
        return delta_messages(self.flow.memories, self._now_ms())

    def _run_one_by_one(self, items: Sequence[Item[Any]]) -> tuple[Result, list[Message]]:
        """Make the one article at which a stage raises a dead letter; let the others through."""
        total = Result()
        deltas: list[Message] = []
        for item in items:
            try:
                one = self.flow.run([item], time.perf_counter, self._poison.entering)
            except StageBroke as broke:
                self._poison.rest()
                one = _with_letter(broke)
                self._memories.replace(broke.stage, deltas, self._log_ends)
            deltas += self._deltas()
            total.outputs += one.outputs
            for name, tally in one.tallies.items():
                total.tallies.setdefault(name, Tally()).add(tally)
        return total, deltas


def _with_letter(broke: StageBroke) -> Result:
    """Return what became of one record that ended as a dead letter in the stage that broke."""
    cause = broke.__cause__
    failed = Failed(cause.fault, str(cause)) if isinstance(cause, BadRecord) else Failed.of(cause)
    result = Result([*broke.outputs, Output(DEAD, broke.stage, broke.items[0], failed)])
    result.tallies[broke.stage] = Tally(1, Counter(failed=1))
    return result


def _newest(outputs: Sequence[Output]) -> dict[str, float]:
    """Return per stage the newest event time of a batch."""
    newest: dict[str, float] = {}
    for output in outputs:
        record = output.record
        published, fetched = getattr(record, "published", None), getattr(record, "fetched_at", None)
        happened = event_time(published, fetched)
        if happened is not None and happened > newest.get(output.stage, 0.0):
            newest[output.stage] = happened
    return newest
