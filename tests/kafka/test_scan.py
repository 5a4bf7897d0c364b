import itertools
from types import SimpleNamespace

import pytest
from kafka import TopicPartition
from kafka.admin import NewTopic
from kafka.errors import KafkaTimeoutError

from pipeline.article import Origin
from pipeline.errors import TopicsDiffer
from pipeline.kafka.clients import admin, consumer, producer
from pipeline.kafka.ledger import scan
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.ledger.scan import Scanner

pytestmark = pytest.mark.broker

TOPIC = "articles.any"
HEADERS = [("a", b"1"), ("a", b"2"), ("empty", b"")]


@pytest.fixture
def written(settings):
    """Write committed, aborted and plain records, in several batches and compressions."""
    client = admin(settings)
    forever = {"retention.ms": "-1"}  # the times below are of 1970: the broker would delete them
    client.create_topics([NewTopic(settings.topic_prefix + TOPIC, 2, 1, topic_configs=forever)])
    client.close()
    name = settings.topic_prefix + TOPIC
    for number, kind in enumerate((None, "gzip", "zstd", "zstd")):
        transactional = {"transactional_id": f"{name}.{number}"} if number % 2 else {}
        sender = producer(settings, compression_type=kind, linger_ms=200, **transactional)
        if transactional:
            sender.init_transactions()
        for end in ("commit_transaction", "abort_transaction", "commit_transaction"):
            if transactional:
                sender.begin_transaction()
            for each in range(7):
                value = None if each == 3 else b"%d" % each * each
                sender.send(
                    name,
                    value,
                    key=b"k" if each % 2 else None,
                    headers=HEADERS[: each % 4],
                    partition=each % 2,
                    timestamp_ms=1000 * number + each,
                )
            sender.flush()
            if transactional:
                getattr(sender, end)()
        sender.close(timeout=5)
    return name


@pytest.fixture
def scanner(settings, written):
    scanner = Scanner(settings)
    yield scanner
    scanner.close()


def seen(record):
    return (record.offset, record.timestamp, record.key, record.value, list(record.headers))


def all_of(scanner, start=0, ends=None):
    positions = dict.fromkeys(scanner.places([TOPIC]), start)
    found = {place: [] for place in positions}
    for place, records in scanner.records(positions, ends):
        found[place] += [seen(record) for record in records]
    return found, positions


def plainly(settings, name):
    """Read with kafka-python alone."""
    places = [TopicPartition(name, number) for number in range(2)]
    reader = consumer(settings)
    reader.assign(places)
    reader.seek_to_beginning()
    ends, found = reader.end_offsets(places), {place: [] for place in places}
    while any(reader.position(place) < ends[place] for place in places):
        for place, records in reader.poll(timeout_ms=100).items():
            found[place] += [seen(record) for record in records]
    reader.close()
    return found, ends


def test_it_reads_what_the_client_reads_by_itself(settings, scanner, written):
    expected, ends = plainly(settings, written)
    assert sum(map(len, expected.values())) == 2 * 3 * 7 + 2 * 2 * 7
    assert all_of(scanner) == (expected, ends)


def test_it_begins_within_a_batch_and_stops_at_the_ends_it_is_given(scanner):
    whole, _ = all_of(scanner)
    ends = dict.fromkeys(whole, 12)
    part, positions = all_of(scanner, 5, ends)
    assert part == {place: [row for row in rows if 5 <= row[0] < 12] for place, rows in whole.items()}
    assert positions == ends
    assert all_of(scanner, 12, ends)[0] == {place: [] for place in whole}


def test_a_position_stays_before_what_raised(scanner):
    positions = dict.fromkeys(scanner.places([TOPIC]), 0)
    reading = scanner.records(positions)
    place, records = next(reading)
    reading.close()
    assert set(positions.values()) == {0}
    assert records
    assert place in positions


def test_places_without_a_record_are_told(scanner):
    whole, ends = all_of(scanner)
    for place, rows in whole.items():
        wanted = Origins()
        wanted.add_range(place.partition, 0, ends[place])
        there = {row[0]: row for row in rows}
        found = list(scanner.at(TOPIC, wanted))
        assert [origin for origin, _ in found] == [Origin(place.partition, o) for o in range(ends[place])]
        assert {o.offset: seen(record) for o, record in found if record is not None} == there
        few = Origins.of([Origin(place.partition, 2), Origin(place.partition, ends[place] - 2)])
        assert [o.offset for o, _ in scanner.at(TOPIC, few)] == [2, ends[place] - 2]


def test_no_record_so_young_lies_before_what_a_time_finds(scanner):
    whole, ends = all_of(scanner)
    for place, offset in scanner.from_time(list(whole), 2000).items():
        assert 0 < offset <= next(row[0] for row in whole[place] if row[1] >= 2000)
    assert scanner.from_time(list(whole), 10**15) == ends


def test_a_topic_that_does_not_exist_is_named(scanner):
    with pytest.raises(TopicsDiffer, match=r"articles\.none does not exist; run wireroom topics apply"):
        scanner.places(["articles.none"])


def beyond(scanner):
    return {place: end + 5 for place, end in scanner.ends(scanner.places([TOPIC])).items()}


def test_a_read_that_gets_nothing_ends_with_where_it_stands(scanner, written, monkeypatch):
    monkeypatch.setattr(scan, "STALL_SECONDS", 0.5)
    ends = beyond(scanner)
    with pytest.raises(KafkaTimeoutError, match=rf"{written}-0 at \d+ of {ends[TopicPartition(written, 0)]}"):
        all_of(scanner, ends=ends)


def test_time_in_which_the_process_stood_still_is_not_the_brokers(scanner, monkeypatch):
    """Each look at the clock finds a minute gone: stopped and continued, or a machine that was moved."""
    clock = itertools.count(0.0, 60.0)
    monkeypatch.setattr(scan, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    with pytest.raises(KafkaTimeoutError):
        all_of(scanner, ends=beyond(scanner))
    assert next(clock) > 60 * scan.STALL_SECONDS  # a second at most counts of each look
