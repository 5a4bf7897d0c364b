"""What tests of the ledger do to a scene: move groups on, lose beginnings and topics, look for copies."""

import time

from kafka.admin import NewTopic
from kafka.errors import CoordinatorNotAvailableError, TopicAlreadyExistsError
from kafka.structs import OffsetAndMetadata, TopicPartition

from pipeline.flow import FLOW, RAW
from pipeline.kafka.clients import admin
from pipeline.kafka.codec import resent_from
from pipeline.kafka.worker.processor import group_of
from tests.e2e.stream import read
from tests.observe.scene import FOR_EVER


def commit(settings, stage, topic, offsets):
    """Say that a stage has come so far."""
    places = {
        TopicPartition(settings.topic_prefix + topic, p): OffsetAndMetadata(offset, "", -1)
        for p, offset in offsets.items()
    }
    groups = admin(settings)
    try:
        for _ in range(50):
            try:
                groups.alter_group_offsets(group_of(settings, stage), places)
                return
            except CoordinatorNotAvailableError:  # a fresh broker makes its offsets topic first
                time.sleep(0.2)
        raise AssertionError("no coordinator")
    finally:
        groups.close()


def delete_records(settings, topic, offset):
    """Delete what lies below an offset, as retention does."""
    client = admin(settings)
    client.delete_records({TopicPartition(settings.topic_prefix + topic, 0): offset})
    client.close()


def make_anew(settings, topic):
    """Delete a topic and make it again."""
    client, name = admin(settings), settings.topic_prefix + topic
    client.delete_topics([name])
    for _ in range(100):
        try:
            client.create_topics([NewTopic(name, 1, 1, topic_configs=FOR_EVER)])
            break
        except TopicAlreadyExistsError:
            time.sleep(0.05)
    client.close()


def all_moved_on(settings):
    """Say that every stage has worked through all there is."""
    for step in FLOW:
        ends = {}
        for row in read(settings, step.reads):
            ends[row.partition] = row.offset + 1
        if ends:
            commit(settings, step.stage.name, step.reads, ends)


def resent(settings):
    found = []
    for row in read(settings, RAW):
        owed = resent_from(row.partition, row.offset, row.headers, row.value)
        if owed:
            found.append((owed, row))
    return found
