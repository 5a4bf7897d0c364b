"""The bare loop: confluent-kafka's consume(500), the same functions, the same messages, nothing else.

Run as ``python -m tests.bench.bare [--transaction] [--consume-only]`` with the settings in ``WIREROOM_*``;
works until it is killed.
"""

from __future__ import annotations

import sys
from typing import Any

from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition

from pipeline.flow import RAW
from pipeline.kafka.codec import Message
from pipeline.kafka.worker.processor import group_of
from pipeline.settings import Settings
from tests.bench.work import Taken, Work

__all__ = ["Loop"]

PATIENCE = 30.0


class Loop:
    """Consume, work, produce, commit. With ``transaction`` outputs and offsets become visible together."""

    def __init__(self, settings: Settings, *, transaction: bool, consume_only: bool) -> None:
        self.settings, self.transaction, self.consume_only = settings, transaction, consume_only
        self.work = Work(settings)
        servers = {"bootstrap.servers": settings.bootstrap}
        self.consumer = Consumer(
            {
                **servers,
                "group.id": group_of(settings, "clean"),
                "enable.auto.commit": False,
                "auto.offset.reset": "earliest",
                "isolation.level": "read_committed",
                "session.timeout.ms": int(settings.session_seconds * 1000),
            }
        )
        more: dict[str, Any] = {"transactional.id": f"{settings.topic_prefix}bare"} if transaction else {}
        self.producer = Producer(
            {**servers, "acks": "all", "enable.idempotence": True, "compression.type": "zstd", **more}
        )
        if transaction:
            self.producer.init_transactions(PATIENCE)
        self.consumer.subscribe([settings.topic_prefix + RAW])

    def step(self) -> None:
        """Take one batch, if there is one."""
        rows: list[Any] = self.consumer.consume(self.settings.batch_size, 0.1)
        for row in rows:
            if row.error():
                raise KafkaException(row.error())
        if not rows:
            return
        messages = [] if self.consume_only else self.work.messages(map(_taken, rows))
        if self.transaction:
            self.producer.begin_transaction()
        for message in messages:
            self.send(message)
        if self.transaction:
            offsets = {row.partition(): row.offset() + 1 for row in rows}
            places = [TopicPartition(rows[0].topic(), p, offset) for p, offset in offsets.items()]
            group = self.consumer.consumer_group_metadata()
            self.producer.send_offsets_to_transaction(places, group, PATIENCE)
            self.producer.commit_transaction(PATIENCE)
            return
        if messages and self.producer.flush(PATIENCE):
            raise TimeoutError("not everything was delivered")
        self.consumer.commit(asynchronous=False)

    def send(self, message: Message) -> None:
        """Hand a message to the producer; wait while its queue is full."""
        while True:
            try:
                self.producer.produce(
                    self.settings.topic_prefix + message.topic,
                    message.value,
                    message.key,
                    headers=[*message.headers],
                    timestamp=message.timestamp_ms,
                    on_delivery=_delivered,
                    partition=-1 if message.partition is None else message.partition,
                )
                return
            except BufferError:
                self.producer.poll(0.1)


def _taken(row: Any) -> Taken:
    return Taken(row.partition(), row.offset(), row.timestamp()[1], row.value())


def _delivered(error: Any, _: Any) -> None:
    if error is not None:
        raise KafkaException(error)


def main() -> None:
    """Loop until killed."""
    loop = Loop(
        Settings(),
        transaction="--transaction" in sys.argv,
        consume_only="--consume-only" in sys.argv,
    )
    while True:
        loop.step()


if __name__ == "__main__":
    main()
