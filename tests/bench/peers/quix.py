"""quixstreams as its documentation writes it: a data frame of messages, one at a time, a topic per outcome.

Run as ``python -m tests.bench.peers.quix`` by the Python of the peers, settings in ``WIREROOM_*``; works
until it is killed. Delivery is its default, at least once.
"""

from __future__ import annotations

from typing import Any

from quixstreams import Application
from quixstreams.models import Serializer

from pipeline.flow import RAW
from pipeline.kafka.codec import Message
from pipeline.kafka.reader import KNOWN_TOPICS
from pipeline.kafka.worker.processor import group_of
from pipeline.settings import Settings
from tests.bench.work import Taken, Work

COMMIT_SECONDS = 0.5
"""Its default of 5 s would only add to the end of the measurement."""


class _Value(Serializer):  # type: ignore[misc]
    """Messages hold bytes already."""

    def __call__(self, value: Message, ctx: Any) -> bytes | None:
        return value.value


def main() -> None:
    """Loop until killed."""
    settings = Settings()
    app = Application(
        settings.bootstrap,
        consumer_group=group_of(settings, "clean"),
        auto_offset_reset="earliest",
        commit_interval=COMMIT_SECONDS,
        auto_create_topics=False,
        consumer_extra_config={"session.timeout.ms": int(settings.session_seconds * 1000)},
        producer_extra_config={"compression.type": "zstd", "message.max.bytes": 12_000_000},
        loglevel="WARNING",
    )
    work, prefix = Work(settings), settings.topic_prefix
    topics = {
        name: app.topic(
            prefix + name, key_deserializer="bytes", key_serializer="bytes", value_serializer=_Value()
        )
        for name in KNOWN_TOPICS
        if name != RAW
    }
    source = app.topic(prefix + RAW, key_deserializer="bytes", value_deserializer="bytes")

    def outcomes(value: bytes, _: Any, timestamp: int, __: Any) -> list[Message]:
        from quixstreams import message_context

        context = message_context()
        return work.messages([Taken(context.partition, context.offset, timestamp, value)])

    frame = app.dataframe(source)
    frame = frame.apply(outcomes, expand=True, metadata=True)
    frame = frame.set_headers(lambda message, *_: message.headers)
    frame = frame.set_timestamp(lambda message, *_: message.timestamp_ms)
    frame.to_topic(lambda message, *_: topics[message.topic], key=lambda message: message.key)
    app.run()


if __name__ == "__main__":
    main()
