"""The writer builds the producer's batches itself: what a reader sees is as if each record was sent."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import pytest
from kafka import KafkaProducer, TopicPartition
from kafka.admin import AlterConfigOp, ConfigResource, ConfigResourceType
from kafka.errors import KafkaError, MessageSizeTooLargeError

from pipeline.flow import DEAD, RAW, STORIES
from pipeline.kafka.clients import admin, producer
from pipeline.kafka.codec import Message
from pipeline.kafka.delivery import open_writer
from pipeline.kafka.delivery.transaction import TransactionalWriter
from pipeline.kafka.delivery.writer import Writer
from pipeline.kafka.reader import Reader
from pipeline.kafka.topics import apply_topics
from pipeline.kafka.worker.engine import Membership
from pipeline.settings import Settings

pytestmark = pytest.mark.broker
NOBODY = Membership(-1, "", None, frozenset())
CLEAN, UNIQUE = "articles.clean", "articles.unique"


@pytest.fixture(params=["exactly_once", "at_least_once"])
def writer(settings: Settings, request: pytest.FixtureRequest) -> Iterator[Writer]:
    apply_topics(settings)
    delivery = settings.model_copy(update={"delivery": request.param})
    made = open_writer(delivery, f"{settings.topic_prefix}role", ())
    yield made
    made.close()


def message(number: int, topic: str = CLEAN, *, size: int = 10, partition: int | None = 0) -> Message:
    headers = [("ce_id", b"%d" % number), ("ce_source", "Ö".encode())]
    value = (b"%06d" % number) * (size // 6 + 1)
    return Message(topic, b"key-%d" % number, value, headers, 1_700_000_000_000 + number, partition)


def commit(
    writer: Writer,
    settings: Settings,
    messages: list[Message],
    followers: dict[str, str] | None = None,
    offset: int = 1,
) -> None:
    writer.commit(
        messages,
        f"{settings.topic_prefix}g",
        settings.topic_prefix + RAW,
        {0: offset},
        NOBODY,
        followers or {},
    )


def read(settings: Settings, topic: str) -> list[Message]:
    with Reader(settings, [topic]) as reader:
        return [
            Message(topic, row.key, row.value, list(row.headers), row.timestamp, row.partition)
            for row in reader.to_end()
        ]


def committed(settings: Settings, group: str, topic: str) -> int:
    name = settings.topic_prefix + group
    groups = admin(settings)
    try:
        place = TopicPartition(settings.topic_prefix + topic, 0)
        return int(groups.list_group_offsets({name: None})[name][place].offset)
    finally:
        groups.close()


def refuse_large(settings: Settings, topic: str, other: str) -> None:
    """Let a topic refuse more than 1,000 bytes. The broker learns of it later than the answer comes.

    ``other`` does the same from the same moment on, and is asked until it does.
    """
    groups, limit = admin(settings), {"max.message.bytes": (AlterConfigOp.SET, "1000")}
    names = [settings.topic_prefix + one for one in (topic, other)]
    groups.alter_configs([ConfigResource(ConfigResourceType.TOPIC, name, limit) for name in names])
    groups.close()
    sender, deadline = producer(settings), time.monotonic() + 10
    while not (refused := is_refused(sender, names[1])) and time.monotonic() < deadline:
        time.sleep(0.1)
    sender.close()
    assert refused


def is_refused(sender: KafkaProducer, topic: str) -> bool:
    try:
        sender.send(topic, random.Random(0).randbytes(100_000)).get(timeout=10)
    except MessageSizeTooLargeError:
        return True
    return False


def test_records_arrive_whole_and_in_order_over_several_batches(writer: Writer, settings: Settings) -> None:
    sent = [message(number, size=2_000) for number in range(1_500)]  # 3 MB: three batches and a rest
    commit(writer, settings, sent)
    assert read(settings, CLEAN) == sent


def test_one_transaction_follows_another_on_the_same_partitions(writer: Writer, settings: Settings) -> None:
    for step in range(5):
        commit(writer, settings, [message(step), message(step, UNIQUE)], offset=step + 1)
    assert [row.key for row in read(settings, CLEAN)] == [b"key-%d" % step for step in range(5)]
    assert len(read(settings, UNIQUE)) == 5


def test_without_a_partition_the_key_chooses_as_the_producer_would(
    writer: Writer, settings: Settings
) -> None:
    sent = [message(number, RAW, partition=None) for number in range(200)]
    commit(writer, settings, sent)
    found = {row.key: row.partition for row in read(settings, RAW)}
    choose = writer._producer._kafka._partition
    topic = settings.topic_prefix + RAW
    assert len(set(found.values())) == 8
    assert found == {row.key: choose(topic, None, row.key, b"", row.key, b"") for row in sent}


def test_messages_of_many_topics_and_none_at_all(writer: Writer, settings: Settings) -> None:
    commit(writer, settings, [message(1), message(2, STORIES, partition=None), message(3, DEAD)])
    commit(writer, settings, [], offset=2)
    assert [len(read(settings, topic)) for topic in (CLEAN, STORIES, DEAD)] == [1, 1, 1]


def test_a_follower_stands_behind_the_last_record_of_several_batches(
    writer: Writer, settings: Settings
) -> None:
    follower = f"{settings.topic_prefix}follower"
    commit(writer, settings, [message(number, size=2_000) for number in range(700)], {CLEAN: follower})
    assert committed(settings, "follower", CLEAN) == 700


def test_a_value_of_none_stays_none(writer: Writer, settings: Settings) -> None:
    sent = Message(DEAD, b"0-1", None, [], 1_700_000_000_000, 0)
    commit(writer, settings, [sent])
    assert read(settings, DEAD) == [sent]


def test_a_record_larger_than_a_request_is_refused_before_it_is_sent(
    writer: Writer, settings: Settings
) -> None:
    with pytest.raises(MessageSizeTooLargeError):
        commit(writer, settings, [message(1), message(2, size=writer._producer.config["max_request_size"])])
    assert read(settings, CLEAN) == []


@pytest.mark.parametrize("followers", [{}, {CLEAN: "behind"}])
def test_what_the_broker_refuses_makes_the_commit_fail(
    writer: Writer, settings: Settings, followers: dict[str, str]
) -> None:
    commit(writer, settings, [message(1)])
    refuse_large(settings, CLEAN, DEAD)
    with pytest.raises(KafkaError):
        commit(
            writer,
            settings,
            [
                message(2, UNIQUE),
                Message(CLEAN, b"k", random.Random(0).randbytes(100_000), [], 1_700_000_000_000, 0),
            ],
            {topic: settings.topic_prefix + group for topic, group in followers.items()},
            offset=2,
        )
    assert len(read(settings, UNIQUE)) == (0 if isinstance(writer, TransactionalWriter) else 1)
    assert len(read(settings, CLEAN)) == 1
    assert committed(settings, "g", RAW) == 1
