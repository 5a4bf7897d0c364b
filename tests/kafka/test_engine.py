"""The engine reaches into two libraries: these tests fail when what it relies on changes upstream."""

import asyncio
import hashlib
import inspect
import time
import tomllib
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

import aiokafka
import faust
import pytest
from aiokafka.consumer import group_coordinator as coordinator
from aiokafka.consumer import subscription_state
from aiokafka.coordinator.assignors.abstract import AbstractPartitionAssignor
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor
from aiokafka.coordinator.protocol import ConsumerProtocolMemberMetadata
from faust.tables.manager import TableManager
from faust.transport.drivers import aiokafka as driver
from kafka.admin import NewTopic
from kafka.structs import OffsetAndMetadata, TopicPartition

from pipeline.kafka.clients import admin, faust_settings, producer
from pipeline.kafka.worker.assignor import OneOwnerAssignor
from pipeline.kafka.worker.engine import list_app
from pipeline.settings import Settings

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
PINS = dict(line.split("==") for line in PROJECT["dependencies"] if "==" in line)


@pytest.mark.parametrize("name", ["faust-streaming", "aiokafka", "kafka-python"])
def test_what_is_installed_is_what_was_tested(name):
    assert version(name) == PINS[name]


STATE = subscription_state.TopicPartitionState
SOURCES = {
    # replaced by the engine: a change upstream may have to be made here too
    driver.Consumer.getmany: "getmany",
    driver.Consumer._add_gap: "_add_gap",
    driver.Consumer._new_offset: "_new_offset",
    driver.Consumer._commit: "_commit",
    driver.Consumer._new_consumer_thread: "_new_consumer_thread",
    driver.AIOKafkaConsumerThread._create_worker_consumer: "_create_worker_consumer",
    driver.AIOKafkaConsumerThread.seek_to_committed: "seek_to_committed",
    faust.App._new_transport: "_new_transport",
    TableManager.on_start: "tables on_start",
    # called by the engine: what they promise must stay
    driver.Consumer._getmany: "_getmany",
    driver.Consumer._get_active_partitions: "_get_active_partitions",
    driver.Consumer._new_topicpartition: "_new_topicpartition",
    driver.Consumer._to_message: "_to_message",
    driver.Consumer.perform_seek: "perform_seek",
    driver.AIOKafkaConsumerThread.call_thread: "call_thread",
    driver.AIOKafkaConsumerThread._ensure_consumer: "_ensure_consumer",
    driver.AIOKafkaConsumerThread.getmany: "thread getmany",
    aiokafka.AIOKafkaConsumer.seek: "seek",
    aiokafka.AIOKafkaConsumer.seek_to_beginning: "seek_to_beginning",
    aiokafka.AIOKafkaConsumer.committed: "committed",
    subscription_state.Assignment.state_value: "state_value",
    STATE.has_valid_position.fget: "has_valid_position",
    STATE.position.fget: "position",
    coordinator.GroupCoordinator._perform_assignment: "_perform_assignment",
}
KNOWN = {
    "getmany": "4b168d84882a",
    "_add_gap": "4df2573ded7c",
    "_new_offset": "1d2c7ea89a7a",
    "_commit": "a20eec84e4b2",
    "_new_consumer_thread": "0870ec53dea7",
    "_create_worker_consumer": "c2701bfc3e6f",
    "seek_to_committed": "775ab0adc4b0",
    "_new_transport": "42db531312dd",
    "tables on_start": "365dd25fbc0e",
    "_getmany": "f9d47aa9010b",
    "_get_active_partitions": "b24897f3c7af",
    "_new_topicpartition": "fca87b618c4f",
    "_to_message": "7c24f6511b2f",
    "perform_seek": "0e8c130ff4b0",
    "call_thread": "479edda75b54",
    "_ensure_consumer": "ff4a4c693b7e",
    "thread getmany": "26fc5fc9f3b6",
    "seek": "a9430f1f3b9a",
    "seek_to_beginning": "231229deedd7",
    "committed": "d8706147ab15",
    "state_value": "183fea82ef48",
    "has_valid_position": "ebe7c39d949a",
    "position": "816b6b289bd1",
    "_perform_assignment": "a5cf61fa9732",
}


def fingerprint(function):
    return hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:12]


@pytest.mark.parametrize("function", SOURCES, ids=SOURCES.get)
def test_the_methods_relied_upon_have_not_changed(function):
    """Read the change upstream, adapt worker/engine.py if need be, then write the new hash here."""
    assert KNOWN[SOURCES[function]] == fingerprint(function)


def test_the_attributes_relied_upon_are_there():
    async def state_of_a_fresh_partition():
        place = aiokafka.TopicPartition("t", 0)
        return subscription_state.Assignment([place]).state_value(place)

    state = asyncio.run(state_of_a_fresh_partition())
    assert (state.lso, state.has_valid_position, state.timestamp) == (None, False, None)
    assert "tp_state.timestamp = now_ms" in inspect.getsource(aiokafka.consumer.fetcher.Fetcher)
    assert isinstance(inspect.getattr_static(subscription_state.SubscriptionState, "subscription"), property)
    source = inspect.getsource(coordinator.GroupCoordinator.__init__)
    assert "self.generation =" in source
    assert "self.member_id =" in source
    assert set(AbstractPartitionAssignor.__abstractmethods__) <= set(vars(OneOwnerAssignor))
    for name in ("flow_active", "can_resume_flow"):
        assert name in inspect.getsource(faust.transport.consumer.Consumer)
    parameters = inspect.signature(aiokafka.AIOKafkaConsumer).parameters
    assert {"group_instance_id", "isolation_level", "fetch_max_wait_ms", "max_poll_records"} <= set(
        parameters
    )


def test_the_engine_reads_committed_records_from_the_beginning_and_commits_nothing_itself(tmp_path):
    app, _ = list_app(
        "g",
        "t",
        slot="s",
        one_owner=True,
        one_order=True,
        batch_size=77,
        session_seconds=6.0,
        datadir=tmp_path,
        broker="kafka://127.0.0.1:1",
    )
    transport = app._new_transport()
    consumer_class = transport.Consumer
    assert issubclass(consumer_class, driver.Consumer)
    assert app.conf.broker_max_poll_records == 77
    assert (app.conf.broker_session_timeout, app.conf.broker_heartbeat_interval) == (6.0, 1.5)
    assert asyncio.run(consumer_class._commit(None, {"anything": 1})) is True


class Cluster:
    """Partitions by topic, as the group's leader sees them."""

    def __init__(self, **topics):
        self._topics = topics

    def partitions_for_topic(self, topic):
        return self._topics.get(topic)


def member(since, *topics):
    return ConsumerProtocolMemberMetadata(0, list(topics), b"%d" % since)


def owners(assigned):
    return {name: each.assignment for name, each in assigned.items() if each.assignment}


def test_one_member_gets_every_partition():
    assigned = OneOwnerAssignor.assign(Cluster(t={2, 0, 1}), {"b": member(0, "t"), "a": member(0, "t")})
    assert owners(assigned) == {"a": [("t", [0, 1, 2])]}
    assert set(assigned) == {"a", "b"}


def test_the_newest_owner_stays_the_owner_when_others_join():
    group = {"a": member(0, "t"), "b": member(5, "t"), "c": member(3, "t")}
    assert set(owners(OneOwnerAssignor.assign(Cluster(t={0}), group))) == {"b"}
    del group["b"]
    assert set(owners(OneOwnerAssignor.assign(Cluster(t={0}), group))) == {"c"}


def test_a_member_says_since_when_it_owns(monkeypatch):
    monkeypatch.setattr(OneOwnerAssignor, "owned_since", 7)
    assert OneOwnerAssignor.metadata(["t"]).user_data == b"7"
    assert OneOwnerAssignor.name != RoundRobinPartitionAssignor.name


PARTITIONS = 8


@pytest.fixture
def topic(settings):
    name, client = f"{settings.topic_prefix}list", admin(settings)
    client.create_topics([NewTopic(name, PARTITIONS, 1, topic_configs={"retention.ms": "-1"})])
    client.close()
    return name


def fill(settings: Settings, topic: str, count: int, start: int = 0, gaps: bool = False) -> None:
    """Write records whose times go up, though partition by partition they arrive in heaps."""
    client = producer(settings, **({"transactional_id": topic} if gaps else {}))
    if gaps:
        client.init_transactions()
        client.begin_transaction()
    now = 1_700_000_000_000
    for partition in range(PARTITIONS):
        for number in range(start + partition, start + count, PARTITIONS):
            client.send(topic, b"%d" % number, partition=partition, timestamp_ms=now + number)
        client.flush()
    if gaps:
        client.commit_transaction()
    client.close()


@asynccontextmanager
async def running(settings, topic, slot, *, one_owner=True, group="g", batch=50, pause=0.0):
    """Start a member; its ``fetches`` are what its agent got."""
    app, channel = list_app(
        f"{topic}.{group}",
        topic,
        slot=slot,
        one_owner=one_owner,
        one_order=True,
        batch_size=batch,
        session_seconds=6.0,
        datadir=settings.data_dir / "engine" / slot,
        **faust_settings(settings),
    )
    app.fetches = []

    async def agent(stream):
        async for fetch in stream:
            app.fetches.append(fetch.records)
            await asyncio.sleep(pause)

    app.agent(channel, name="batches")(agent)
    app.finalize()
    await app.start()
    try:
        yield app
    finally:
        await asyncio.wait_for(app.stop(), 20)


async def until(condition, seconds=30.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came"
        await asyncio.sleep(0.05)


def held(*apps):
    """Return how many partitions the apps own."""
    return {len(app.membership().partitions) for app in apps}


def numbers(app):
    return [int(row.value) for rows in app.fetches for row in rows]


@pytest.mark.broker
@pytest.mark.parametrize("gaps", [False, True], ids=["plain", "transactions"])
def test_lists_hold_every_record_once_in_the_order_of_time(settings, topic, gaps):
    async def scenario():
        fill(settings, topic, 1_000, gaps=gaps)
        async with running(settings, topic, "a") as app:
            await until(lambda: len(numbers(app)) >= 1_000)
            fill(settings, topic, 50, start=1_000)
            await until(lambda: len(numbers(app)) >= 1_050)
            await asyncio.sleep(0.5)
            assert numbers(app)[:1_000] == list(range(1_000))
            assert sorted(numbers(app)[1_000:]) == list(range(1_000, 1_050))
            assert max(len(rows) for rows in app.fetches) == 50
            assert app.crash_reason_of_any() is None

    asyncio.run(scenario())


@pytest.mark.broker
def test_one_member_holds_everything_and_the_next_takes_over(settings, topic):
    async def scenario():
        fill(settings, topic, 40)
        async with running(settings, topic, "b") as second:
            async with running(settings, topic, "a") as first:
                await until(lambda: held(first, second) == {0, PARTITIONS})
                standby, owner = sorted((first, second), key=lambda app: len(app.membership().partitions))
                assert owner.membership().instance_id != standby.membership().instance_id
                assert not standby.membership().partitions
            await until(lambda: held(second) == {PARTITIONS} or second.crash_reason_of_any())
            if second.crash_reason_of_any() is None:
                # Nothing was committed, so the next owner begins at the beginning.
                await until(lambda: set(numbers(second)) == set(range(40)))
                return
        # A rebalance may hit the engine in the middle of its seek; the worker then ends and is started again.
        async with running(settings, topic, "b") as again:
            await until(lambda: set(numbers(again)) == set(range(40)))

    asyncio.run(scenario())


@pytest.mark.broker
def test_a_rebalance_skips_nothing_that_was_fetched_but_never_committed(settings, topic):
    """faust leaves a partition without a committed offset where its prefetch stood: 932 of 20,000 lost."""

    async def scenario():
        fill(settings, topic, 600)
        async with running(settings, topic, "a", one_owner=False, batch=20, pause=0.2) as first:
            await until(lambda: len(numbers(first)) >= 20)
            async with running(settings, topic, "b", one_owner=False) as second:
                await until(lambda: held(first, second) == {PARTITIONS // 2})
                mine = second.membership().partitions
                expected = {n for n in range(600) if n % PARTITIONS in mine}
                await until(lambda: expected <= set(numbers(second)))
                assert set(numbers(second)) == expected

    asyncio.run(scenario())


@pytest.mark.broker
def test_work_begins_at_the_committed_offsets(settings, topic):
    fill(settings, topic, 80)
    groups = admin(settings)
    places = {TopicPartition(topic, p): OffsetAndMetadata(5, "", -1) for p in range(4)}
    groups.alter_group_offsets(f"{topic}.g", places)
    groups.close()

    async def scenario():
        async with running(settings, topic, "a") as app:
            expected = [n for n in range(80) if n % PARTITIONS >= 4 or n // PARTITIONS >= 5]
            await until(lambda: len(numbers(app)) >= len(expected))
            assert numbers(app) == expected
            assert app.waiting(0, 10) == 0
            assert app.waiting(0, 5) == 5, "handed on, but not yet worked on"

    asyncio.run(scenario())
