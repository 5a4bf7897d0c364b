"""What tests of the stream share: a real group member, records on the raw topic, verdicts read back."""

import time

import orjson
from kafka import TopicPartition
from kafka.errors import KafkaError

from pipeline.flow import DEAD, DUPLICATES, FLOW, RAW, REJECTED
from pipeline.kafka.clients import admin, consumer, producer
from pipeline.kafka.codec import header, origin_of
from pipeline.kafka.reader import Reader
from pipeline.kafka.worker.engine import Membership
from pipeline.kafka.worker.processor import group_of
from pipeline.sources.samples import sample_records

OUTCOMES = {FLOW[-1].passes_to: "passed", DUPLICATES: "duplicate", REJECTED: "rejected", DEAD: "failed"}


def send(settings, values, topic=RAW, *, start_ms=None, partition=None, headers=()):
    """Send values in order, each a millisecond later; keys make them spread over the partitions."""
    client = producer(settings, linger_ms=5)
    start_ms = int(time.time() * 1000) - len(values) if start_ms is None else start_ms
    try:
        futures = [
            client.send(
                settings.topic_prefix + topic,
                value if value is None or isinstance(value, bytes) else orjson.dumps(value),
                key=b"host-%d" % (number % 13),
                headers=list(headers),
                partition=partition,
                timestamp_ms=start_ms + number,
            )
            for number, value in enumerate(values)
        ]
        return [future.get(30) for future in futures]
    finally:
        client.close(timeout=5)


def send_samples(settings, count, seed):
    """Send sample records and return their truths."""
    made = list(sample_records(count, seed))
    send(settings, [value for value, _ in made])
    return [truth for _, truth in made]


def read(settings, *topics):
    """Return all committed records of the topics."""
    with Reader(settings, topics) as reader:
        return list(reader.to_end())


def articles(settings, topic):
    """Return the decoded values of a topic, in log order."""
    return [orjson.loads(row.value) for row in read(settings, topic)]


def verdicts(settings):
    """Return per origin the final outcomes in the topics: (outcome, reason, rule or fault, of)."""
    found = {}
    cut = len(settings.topic_prefix)
    for row in read(settings, *OUTCOMES):
        outcome = OUTCOMES[row.topic[cut:]]
        if header(row.headers, "wr-dead-action"):
            continue  # no outcome, but what was decided about one
        if outcome == "failed":
            detail = (header(row.headers, "wr-fault").decode(),)
        else:
            record = orjson.loads(row.value)
            names = {"duplicate": ("of", "rule", "score"), "rejected": ("reason",), "passed": ("version",)}
            detail = tuple(record[name] for name in names[outcome])
        found.setdefault(origin_of(row.headers), []).append((outcome, *detail))
    return found


def committed(settings, stage, topic):
    """Return the offsets a stage's group has committed, by partition."""
    groups, name = admin(settings), group_of(settings, stage)
    try:
        offsets = groups.list_group_offsets({name: None})[name]
    except KafkaError as error:  # a fresh broker makes its offsets topic first
        if not error.retriable:
            raise
        return {}
    finally:
        groups.close()
    wanted = settings.topic_prefix + topic
    return {place.partition: each.offset for place, each in offsets.items() if place.topic == wanted}


class Member:
    """A member of a stage's group, as the engine would be: gives rows and says who it is."""

    def __init__(self, settings, stage, topic=RAW):
        self._consumer = consumer(
            settings, group_id=group_of(settings, stage), session_timeout_ms=30_000, fetch_max_wait_ms=50
        )
        self._name = settings.topic_prefix + topic
        deadline = time.monotonic() + 30
        # A member that joins before its cluster knows the topic is assigned nothing, for minutes.
        while not self._consumer.partitions_for_topic(self._name):
            time.sleep(0.05)
        self._consumer.subscribe([self._name])
        while not self._consumer.assignment():
            self._consumer.poll(timeout_ms=50)
            assert time.monotonic() < deadline, "no assignment"
        self._consumer.seek_to_beginning()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._consumer.close()

    @property
    def membership(self):
        generation = self._consumer._coordinator._generation
        partitions = frozenset(place.partition for place in self._consumer.assignment())
        return Membership(generation.generation_id, generation.member_id, None, partitions)

    def rows(self):
        """Return every record of the topic from the beginning, in the order of time."""
        places = [TopicPartition(self._name, p) for p in self.membership.partitions]
        self._consumer.seek_to_beginning(*places)
        ends, found = self._consumer.end_offsets(places), []
        while any(self._consumer.position(place) < ends[place] for place in places):
            for rows in self._consumer.poll(timeout_ms=100).values():
                found += rows
        return sorted(found, key=lambda row: (row.timestamp, row.partition, row.offset))
