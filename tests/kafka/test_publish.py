from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import orjson
import pytest
from kafka import TopicPartition

from pipeline.errors import DeliveryFailed, TopicsDiffer
from pipeline.kafka import publish as module
from pipeline.kafka.clients import consumer
from pipeline.kafka.publish import Report, publish, publish_samples
from pipeline.kafka.topics import apply_topics
from pipeline.settings import Settings
from pipeline.sources.files import Record, Refused, to_record


def record(number: int, size: int = 10) -> Record:
    value = {"id": f"r{number}", "source": f"s{number % 5}.example", "content": "x" * size}
    value["fetched_at"] = "2025-01-02T03:04:05Z"
    made = to_record(orjson.dumps(value), "test", number, max_bytes=20_000_000)
    assert isinstance(made, Record)
    return made


def stored(settings: Settings) -> list[object]:
    reader = consumer(settings)
    topic = settings.topic_prefix + module.RAW
    parts = [TopicPartition(topic, number) for number in reader.partitions_for_topic(topic)]
    reader.assign(parts)
    reader.seek_to_beginning(*parts)
    ends = reader.end_offsets(parts)
    found: list[object] = []
    while len(found) < sum(ends.values()):
        for batch in reader.poll(timeout_ms=2000).values():
            found.extend(batch)
    reader.close()
    return found


@pytest.fixture
def ready(settings: Settings) -> Settings:
    apply_topics(settings)
    return settings


def test_the_topic_is_that_of_the_flow() -> None:
    from pipeline import flow  # loads every stage

    assert module.RAW == flow.RAW


@pytest.mark.broker
def test_every_record_arrives_once_with_key_headers_and_the_time_of_sending(ready: Settings) -> None:
    before = time.time()
    refused = Refused("a.jsonl", 3, "bad_json", "not JSON")
    report = publish([record(1), refused, *[record(number) for number in range(2, 3000)]], ready)
    assert (report.sent, report.refused, dict(report.reasons)) == (2999, 1, {"bad_json": 1})
    assert report.examples == [refused]
    messages = stored(ready)
    assert sorted(orjson.loads(m.value)["id"] for m in messages) == sorted(f"r{n}" for n in range(1, 3000))  # type: ignore[attr-defined]
    [first] = [m for m in messages if orjson.loads(m.value)["id"] == "r1"]  # type: ignore[attr-defined]
    assert first.value == record(1).value  # type: ignore[attr-defined]
    assert first.key == b"s1.example"  # type: ignore[attr-defined]
    assert dict(first.headers) == {  # type: ignore[attr-defined]
        "ce_specversion": b"1.0",
        "ce_id": b"r1",
        "ce_source": b"s1.example",
        "ce_type": b"wireroom.article.raw",
        "ce_sequence": b"000000000000",
        "ce_time": b"2025-01-02T03:04:05.000Z",
    }
    assert first.timestamp / 1000 > before - 60  # type: ignore[attr-defined]


@pytest.mark.broker
def test_samples_are_sent_with_their_bad_records(ready: Settings) -> None:
    assert publish_samples(ready, 60, seed=3) == 60
    assert len(stored(ready)) == 60


@pytest.mark.broker
def test_a_missing_topic_is_named_with_the_next_step(settings: Settings) -> None:
    with pytest.raises(TopicsDiffer, match=r"articles\.raw does not exist yet.*wireroom topics apply"):
        publish([record(1)], settings)


@pytest.mark.broker
def test_a_record_kafka_does_not_take_is_named(ready: Settings) -> None:
    with pytest.raises(DeliveryFailed, match=r"did not take test:2 .*2 records were delivered"):
        publish([record(1), record(3), record(2, size=15_000_000)], ready)
    assert len(stored(ready)) == 2


@pytest.mark.broker
def test_the_rate_is_kept(ready: Settings) -> None:
    report = publish([record(number) for number in range(20)], ready, rate=20)
    assert report.sent == 20
    assert 0.9 < report.seconds < 5


@pytest.mark.broker
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_delivers_what_was_taken_up_and_says_so(ready: Settings, number: signal.Signals) -> None:
    taken = []

    def endless() -> Iterator[Record]:
        while True:
            taken.append(len(taken))
            if len(taken) == 500:
                os.kill(os.getpid(), number)
            yield record(taken[-1])

    before = signal.getsignal(number)
    report = publish(endless(), ready)
    assert report.signal == number
    assert signal.getsignal(number) is before
    assert 0 < report.sent <= len(taken)
    assert len(taken) - report.sent <= 1
    assert len(stored(ready)) == report.sent


@pytest.mark.broker
def test_progress_is_told_at_least_at_the_end(ready: Settings) -> None:
    told: list[int] = []

    def progress(report: Report) -> None:
        told.append(report.sent)

    publish([record(number) for number in range(10)], ready, progress=progress)
    assert told[-1] == 10
