"""What Kafka had promised when it was killed is kept when it is back: no transaction hangs."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kafka import KafkaProducer, TopicPartition
from kafka.errors import KafkaError

from pipeline.kafka.broker import Broker
from pipeline.kafka.broker.diagnosis import explain
from pipeline.kafka.clients import admin, consumer, producer
from pipeline.settings import Settings

WRITERS = 16
PLACES = [TopicPartition("many", number) for number in range(4)]
TIMEOUT_MS = 5000


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    with Broker(Settings(data_dir=tmp_path)) as broker:
        client = admin(Settings(bootstrap=broker.bootstrap))
        topic = {"num_partitions": len(PLACES), "replication_factor": 1}
        client.create_topics({"many": topic}, wait_for_metadata=True)
        client.close()
        yield broker
    Broker(Settings(data_dir=tmp_path)).stop()


def writing(settings: Settings, writers: list[KafkaProducer], number: int, stop: threading.Event) -> None:
    writers[number] = writer = producer(
        settings,
        transactional_id=f"writer-{number}",
        transaction_timeout_ms=TIMEOUT_MS,
        request_timeout_ms=3000,
        max_block_ms=4000,
    )
    writer.init_transactions()
    try:
        while not stop.is_set():
            writer.begin_transaction()
            for place in PLACES:
                writer.send(place.topic, b"value", partition=place.partition)
            writer.commit_transaction()
    except KafkaError:  # as it was killed
        assert stop.is_set()


def unfinished(settings: Settings) -> int:
    """Return how many offsets lie behind the first open transaction of their partition."""
    committed, every = consumer(settings), consumer(settings, isolation_level="read_uncommitted")
    try:
        stable, ends = committed.end_offsets(PLACES), every.end_offsets(PLACES)
    finally:
        committed.close()
        every.close()
    return sum(ends[place] - stable[place] for place in PLACES)


@pytest.mark.broker
def test_transactions_that_were_decided_when_kafka_was_killed_end(broker: Broker, tmp_path: Path) -> None:
    settings, stop = Settings(bootstrap=broker.bootstrap), threading.Event()
    writers: list[KafkaProducer] = [None] * WRITERS
    threads = [
        threading.Thread(target=writing, args=(settings, writers, number, stop), daemon=True)
        for number in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    time.sleep(4)
    assert broker.pid is not None
    stop.set()
    os.kill(broker.pid, signal.SIGKILL)
    Broker(Settings(data_dir=tmp_path)).start()
    for thread in threads:
        thread.join(60)
    for writer in writers:
        writer.close(timeout=1)
    deadline = time.monotonic() + 60
    while unfinished(settings) and time.monotonic() < deadline:
        time.sleep(0.5)
    assert not unfinished(settings)


def test_data_of_a_newer_kafka_is_said_to_be_of_one(tmp_path: Path) -> None:
    log = tmp_path / "broker.log"
    log.write_text(
        "2026-01-02 01:51:20,896 ERROR [SharedServer id=1] Got exception while starting (SharedServer)\n"
        "Caused by: org.apache.kafka.common.errors.UnsupportedVersionException: Can't read version 4 of X\n"
    )
    assert "written by a newer Kafka: use the wireroom that wrote it" in explain("it ended", log, tmp_path)
