"""A small, known state of all topics, written by hand: no worker runs."""

from dataclasses import replace

import orjson
from kafka.admin import NewTopic

from pipeline.article import Article, DuplicateArticle, Origin, RejectedArticle, StoryRef
from pipeline.flow import DEAD, DUPLICATES, RAW, REJECTED, Output
from pipeline.kafka.clients import admin, producer
from pipeline.kafka.codec import encode
from pipeline.kafka.reader import KNOWN_TOPICS
from pipeline.outcome import Failed, Fault, Item

NOON = 1_760_000_000.0
RAW_PARTITIONS = 2


# The records are older than Kafka's default retention: it would delete them under the tests.
FOR_EVER = {"retention.ms": "-1"}


def make_topics(settings):
    client = admin(settings)
    try:
        client.create_topics(
            [
                NewTopic(
                    settings.topic_prefix + name,
                    RAW_PARTITIONS if name == RAW else 1,
                    1,
                    topic_configs=FOR_EVER,
                )
                for name in KNOWN_TOPICS
            ]
        )
    finally:
        client.close()


class Scene:
    """Writes raw records and outcomes as the workers would."""

    def __init__(self, settings):
        make_topics(settings)
        self.settings = settings
        self.producer = producer(settings, linger_ms=0)

    def close(self):
        self.producer.close(timeout=5)

    def raw(self, value, partition=0, key=b"daily.example", headers=()):
        if isinstance(value, dict):
            value = orjson.dumps(value)
        sent = self.producer.send(
            self.settings.topic_prefix + RAW,
            value,
            key=key,
            headers=list(headers),
            partition=partition,
            timestamp_ms=int(NOON * 1000),
        ).get(10)
        return Origin(sent.partition, sent.offset)

    def outcome(self, topic, stage, origin, record, *, came_in=None, raw=None, **resent):
        item = Item(origin, came_in, NOON)
        self.send(encode(Output(topic, stage, item, record), raw, **resent))

    def send(self, message):
        self.producer.send(
            self.settings.topic_prefix + message.topic,
            message.value,
            key=message.key,
            headers=message.headers,
            timestamp_ms=message.timestamp_ms,
        ).get(10)

    def grouped(self, identifier, title="A bridge opens", partition=0):
        """Take one article all the way."""
        origin = self.raw(raw_record(identifier, title), partition)
        article = Article(identifier, "daily.example", None, title, "The bridge was opened on Monday.")
        for topic, stage in (
            ("articles.clean", "clean"),
            ("articles.unique", "dedupe"),
            ("articles.tagged", "tag"),
        ):
            self.outcome(topic, stage, origin, article)
        self.outcome("articles.grouped", "group", origin, replace(article, story=StoryRef("story-1", 0.75)))
        return origin

    def duplicate(self, identifier, of):
        origin = self.raw(raw_record(identifier))
        article = Article(identifier, "daily.example", None, "Again", "The bridge was opened on Monday.")
        self.outcome("articles.clean", "clean", origin, article)
        verdict = DuplicateArticle(
            identifier, "daily.example", None, "Again", None, None, "en", of, "exact", 1.0, None
        )
        self.outcome(DUPLICATES, "dedupe", origin, verdict)
        return origin

    def rejected(self, identifier):
        origin = self.raw(raw_record(identifier))
        verdict = RejectedArticle(identifier, "daily.example", None, "x", None, "too_short", "3 words")
        self.outcome(REJECTED, "clean", origin, verdict)
        return origin

    def dead(self, value=b"{broken", partition=0, fault=Fault.BAD_JSON, error="not JSON: line 1", headers=()):
        origin = self.raw(value, partition, headers=headers)
        self.dead_letter(origin, value, fault, error)
        return origin

    def dead_letter(self, origin, value, fault=Fault.BAD_JSON, error="not JSON: line 1", **resent):
        self.outcome(DEAD, "clean", origin, Failed(fault, error), raw=value, **resent)

    def dead_at_tag(self, identifier, partition=0):
        origin = self.raw(raw_record(identifier), partition)
        article = Article(identifier, "daily.example", None, "A bridge opens", "The bridge was opened.")
        failed = Failed(Fault.STAGE_ERROR, "ValueError: no\nsuch place")
        self.outcome("articles.clean", "clean", origin, article)
        self.outcome(DEAD, "tag", origin, failed, came_in=article)
        return origin


def raw_record(identifier, title="A bridge opens"):
    return {"id": identifier, "source": "daily.example", "title": title, "content": "The bridge was opened."}
