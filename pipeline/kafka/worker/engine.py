"""faust with list delivery: an agent gets up to a batch of records as a single event.

faust's own price is about 300 us of CPU per record, in tasks, futures and bookkeeping; per list it vanishes
(docs/decisions/0009-engine.md). This module is all that reaches into faust and aiokafka: a consumer whose
``getmany`` yields one message per fetch, and whose offsets are committed by the worker inside its
transaction, never by faust. `tests/kafka/test_engine.py` fails when the methods relied upon change.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, cast

import aiokafka
import faust
from aiokafka.coordinator.assignors.abstract import AbstractPartitionAssignor
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor
from aiokafka.errors import IllegalStateError
from faust.tables.manager import TableManager
from faust.transport.drivers import aiokafka as driver
from faust.types import TP, ConsumerMessage

from pipeline.kafka.worker.assignor import OneOwnerAssignor
from pipeline.kafka.worker.merge import TimeOrder

__all__ = ["Fetch", "Membership", "list_app"]

FETCH_SECONDS = 0.05
"""How long to wait for something to be fetched before looking whose turn it is."""
MOST_AHEAD = 2
"""Batches given to the agent but not done: one at work, one to go on with at once."""
BUSY_SECONDS = 0.01
FETCH_WAIT_MS = 100
"""Longest wait of the broker for more bytes. faust hard-codes 1,500 ms, which is a second of latency."""


@dataclass(frozen=True, slots=True)
class Membership:
    """Who this worker is in its group at one moment: what fences a zombie's offsets (KIP-447)."""

    generation: int
    member_id: str
    instance_id: str | None
    partitions: frozenset[int]


@dataclass(frozen=True, slots=True)
class Fetch:
    """What is to be worked on next: records in the order of time (see `pipeline.kafka.worker.merge`)."""

    records: Sequence[Any]


class _Thread(driver.AIOKafkaConsumerThread):
    """The thread that owns the aiokafka consumer; heart-beats go on here while a batch is computed."""

    def _create_worker_consumer(self, transport: Any) -> aiokafka.AIOKafkaConsumer:
        conf = self.app.conf
        self._assignor = self.app.assignor_class  # type: ignore[attr-defined]
        return aiokafka.AIOKafkaConsumer(
            client_id=conf.broker_client_id,
            group_id=conf.id,
            # Static membership: a restarted worker takes its old place at once, without the session's wait.
            group_instance_id=conf.consumer_group_instance_id,
            bootstrap_servers=driver.server_list(transport.url, transport.default_port),
            partition_assignment_strategy=[self._assignor],
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            isolation_level="read_committed",
            max_poll_records=conf.broker_max_poll_records,
            max_poll_interval_ms=int(conf.broker_max_poll_interval * 1000),
            max_partition_fetch_bytes=conf.consumer_max_fetch_size,
            fetch_max_wait_ms=FETCH_WAIT_MS,
            request_timeout_ms=int(conf.broker_request_timeout * 1000),
            session_timeout_ms=int(conf.broker_session_timeout * 1000),
            rebalance_timeout_ms=int(conf.broker_rebalance_timeout * 1000),
            heartbeat_interval_ms=int(conf.broker_heartbeat_interval * 1000),
            **driver.credentials_to_aiokafka_auth(conf.broker_credentials, conf.ssl_context),
        )

    async def seek_to_committed(self) -> Mapping[TP, int]:
        """Seek to the committed offsets, and to the beginning where nothing is committed yet.

        faust leaves a partition without a committed offset where its prefetch happened to stand, which
        loses what was fetched before a rebalance.
        """
        return dict(await self.call_thread(self._seek_to_committed))

    async def _seek_to_committed(self) -> Mapping[TP, int]:
        consumer = self._ensure_consumer()
        positions: dict[TP, int] = {}
        for tp in consumer.assignment():
            # Revoked meanwhile: its next owner seeks it.
            with suppress(IllegalStateError):
                offset = await consumer.committed(tp)
                if offset:
                    consumer.seek(tp, offset)
                else:
                    await consumer.seek_to_beginning(tp)
                positions[tp] = offset or await consumer.position(tp)
        return positions


class _Consumer(driver.Consumer):
    """Delivers fetches as single messages; leaves offsets to the worker's transaction."""

    def _new_consumer_thread(self) -> _Thread:
        return _Thread(self, loop=self.loop, beacon=self.beacon)

    def on_init(self) -> None:
        super().on_init()
        app = cast("_ListApp", self.app)
        self._order = TimeOrder(app.conf.broker_max_poll_records, waits=app.one_order)
        self._handed: dict[int, int] = {}
        """By partition the offset behind the last record that was handed on."""
        self.unheard: dict[int, object] = {}
        """When the broker last answered a fetch of each partition that is asked for."""

    async def getmany(self, timeout: float) -> AsyncIterator[tuple[TP, ConsumerMessage]]:
        """Yield at most one message: the records whose turn it is."""
        if not self.flow_active or len(self._unacked_messages) >= MOST_AHEAD:
            self.unheard = {}  # neither is the broker's to end
        if not self.flow_active:
            await self.wait(cast("Any", self.can_resume_flow))
        if len(self._unacked_messages) >= MOST_AHEAD:
            await self.sleep(BUSY_SECONDS)
            return
        wanted = {tp for tp in self._get_active_partitions() if self._order.wants(tp.partition)}
        records = await self._fetch(wanted)
        if self.should_stop:
            return
        if not self.flow_active:
            # A rebalance began meanwhile. What was fetched is dropped, so the position must go back.
            await self.perform_seek()
            return
        now = monotonic()
        for tp, rows in records.items():
            self._order.add(tp.partition, rows, now)
        active = self._get_active_partitions()
        unread = {tp.partition for tp in active if not self._read_to_end(tp)}
        ready = self._order.take([tp.partition for tp in active], unread, now)
        if ready:
            self._handed |= {row.partition: row.offset + 1 for row in ready}
            last = ready[-1]
            tp = self._new_topicpartition(last.topic, last.partition)
            yield tp, self._to_list_message(tp, last, Fetch(ready))

    def on_buffer_full(self, tp: TP) -> None:
        """Nothing: faust would stop fetching the one partition whose record happened to be a batch's last."""

    def on_buffer_drop(self, tp: TP) -> None:
        """Nothing: see `on_buffer_full`; `getmany` itself waits for the agent."""

    async def _fetch(self, wanted: set[TP]) -> Mapping[TP, Sequence[Any]]:
        self.unheard = {tp.partition: self._heard_at(tp) for tp in wanted}
        if wanted:
            fetched: Mapping[TP, Sequence[Any]] = await self._getmany(wanted, FETCH_SECONDS)
            return fetched
        await self.sleep(FETCH_SECONDS)
        return {}

    def _state_of(self, tp: TP) -> Any:
        """Return what aiokafka knows of a partition, None of one that is not assigned."""
        assignment = self._thread._ensure_consumer()._subscription.subscription.assignment
        return assignment.state_value(tp) if assignment is not None else None

    def _heard_at(self, tp: TP) -> object:
        """Return when the broker last answered a fetch of the partition, by the wall clock."""
        return getattr(self._state_of(tp), "timestamp", None)

    def _read_to_end(self, tp: TP) -> bool:
        """Whether everything that the broker had at the last fetch has been handed out."""
        state = self._state_of(tp)
        if state is None or not state.has_valid_position or state.lso is None:
            return False
        return bool(state.position >= state.lso)

    def waiting(self, partition: int, position: int) -> int:
        """Return how many records wait from ``position`` on, as far as the last fetch told.

        None does where all that the broker had was read and worked on: what lies behind it are marks of
        transactions.
        """
        for tp in self._thread._ensure_consumer().assignment():
            if tp.partition == partition:
                handed = self._handed.get(partition, 0) if self._order.empty(partition) else None
                if handed is not None and self._read_to_end(tp) and position >= handed:
                    return 0
                return max(0, (self._thread.highwater(tp) or 0) - position)
        return 0

    async def perform_seek(self) -> None:
        """Go back to the committed offsets; what was fetched ahead of them is fetched again."""
        self._order.clear()
        self._handed.clear()
        await super().perform_seek()
        self._order.clear()  # a fetch may have come in while the seek was on its way

    def _to_list_message(self, tp: TP, last: Any, fetch: Fetch) -> ConsumerMessage:
        return ConsumerMessage(
            last.topic,
            last.partition,
            last.offset,
            last.timestamp / 1000.0,
            last.timestamp_type,
            [],
            None,
            cast("Any", fetch),
            None,
            0,
            0,
            tp,
            generation_id=self.app.consumer_generation_id,
        )

    async def _add_gap(self, tp: TP, offset_from: int, offset_to: int) -> None:
        """Gaps are whole lists here, and faust never commits: nothing to keep account of."""

    def _new_offset(self, tp: TP) -> int | None:
        acked = self._acked[tp]
        newest = max(acked) + 1 if acked else None
        acked.clear()
        self._acked_index[tp].clear()
        return newest

    async def _commit(self, offsets: Mapping[TP, int]) -> bool:
        """Say yes: the offsets went into the worker's transaction together with its outputs."""
        return True


class _Transport(driver.Transport):
    Consumer = _Consumer


class _NoTables(TableManager):
    async def on_start(self) -> None:
        """Start without the second that faust gives to tables to be declared: there are none."""
        await self._update_channels()
        await self.recovery.start()


class _Untouched(faust.Schema):  # type: ignore[type-arg]
    """Hands the fetch to the agent as it is."""

    def compile(self, app: Any, **_: Any) -> Any:
        async def decode(message: Any, **_: Any) -> Any:
            return app.create_event(None, message.value, None, message)

        return decode


class _ListApp(faust.App):
    assignor_class: type[AbstractPartitionAssignor] = RoundRobinPartitionAssignor
    one_order = True

    def _new_transport(self) -> Any:
        return _Transport(self.conf.broker_consumer, self, self.loop)

    def crash_reason_of_any(self) -> BaseException | None:
        """Return why a part of the engine died: faust goes on without it and would consume nothing."""
        consumer = cast("_Consumer", self.consumer)
        parts: list[Any] = [self, consumer, consumer._thread, self._fetcher, *self.agents.values()]
        return next((part.crash_reason for part in parts if part.crashed), None)

    def signs_of_waiting(self) -> list[str]:
        """Return what the engine waits for at the moment, each in words that change with every answer."""
        unheard = cast("_Consumer", self.consumer).unheard
        signs = [f"partition {number} was last heard of at {when}" for number, when in unheard.items()]
        return [*signs, "the group is rebalanced"] if self.rebalancing else signs

    def waiting(self, partition: int, position: int) -> int:
        """Return how many records the broker is known to hold from ``position`` on."""
        return int(cast("_Consumer", self.consumer).waiting(partition, position))

    def membership(self) -> Membership:
        """Return this worker's place in the group as of now; a generation of -1 is none.

        faust lets go of partitions only when the batch at hand is done (``stream_wait_empty``), so within a
        batch generation and partitions belong together. A batch must not wait here for another generation:
        the rebalance would be waiting for the batch.
        """
        consumer = cast("_Consumer", self.consumer)._thread._ensure_consumer()
        partitions = frozenset(tp.partition for tp in consumer.assignment())
        coordinator = consumer._coordinator
        return Membership(
            coordinator.generation, coordinator.member_id, self.conf.consumer_group_instance_id, partitions
        )


def list_app(
    group: str,
    topic: str,
    *,
    slot: str,
    one_owner: bool,
    one_order: bool,
    batch_size: int,
    session_seconds: float,
    datadir: Path,
    **settings: Any,
) -> tuple[_ListApp, Any]:
    """Return a faust app and its channel of `Fetch` events.

    ``slot`` names the worker across restarts. ``one_owner`` gives all partitions to one member of the
    group; ``one_order`` merges a member's partitions by time. ``datadir`` is where faust makes its folders,
    which stay empty: it has no tables here.
    ``settings`` are faust's (broker, credentials…).
    """
    datadir.mkdir(parents=True, exist_ok=True)  # faust makes the last level only
    app = _ListApp(
        group,
        consumer_group_instance_id=slot,
        datadir=str(datadir),
        stream_wait_empty=True,
        stream_buffer_maxsize=2,  # counts fetches here, not records
        broker_max_poll_records=batch_size,
        broker_session_timeout=session_seconds,
        broker_heartbeat_interval=session_seconds / 4,
        broker_request_timeout=max(30.0, session_seconds + 5),
        broker_commit_interval=1.0,
        consumer_max_fetch_size=16 * 1024 * 1024,
        topic_allow_declare=False,
        topic_disable_leader=True,
        web_enabled=False,
        TableManager=_NoTables,
        loghandlers=[],
        **settings,
    )
    app.one_order = one_order
    if one_owner:
        app.assignor_class = OneOwnerAssignor
    return app, app.topic(topic, schema=_Untouched(), value_serializer="raw")
