"""bytewax as its documentation writes it: Kafka in, a batch mapped to messages, Kafka out.

Run as ``python -m tests.bench.peers.waxed`` by the Python of the peers, settings in ``WIREROOM_*``; works
until it is killed. It keeps its place in a store of its own, not in Kafka; here it keeps none.
"""

from __future__ import annotations

from typing import Any

import bytewax.operators as op
from bytewax.connectors.kafka import KafkaSink, KafkaSinkMessage, KafkaSource
from bytewax.dataflow import Dataflow
from bytewax.run import cli_main

from pipeline.flow import RAW
from pipeline.settings import Settings
from tests.bench.work import Taken, Work


def main() -> None:
    """Loop until killed."""
    settings = Settings()
    work, prefix = Work(settings), settings.topic_prefix
    brokers = [settings.bootstrap or ""]
    flow = Dataflow("articles")
    source = KafkaSource(
        brokers,
        [prefix + RAW],
        batch_size=settings.batch_size,
        add_config={"isolation.level": "read_committed"},
    )

    def outcomes(batch: list[Any]) -> list[Any]:
        rows = [Taken(row.partition, row.offset, row.timestamp[1], row.value) for row in batch]
        return [
            KafkaSinkMessage(
                message.key,
                message.value,
                topic=prefix + message.topic,
                headers=message.headers,
                timestamp=message.timestamp_ms,
            )
            for message in work.messages(rows)
        ]

    written = op.flat_map_batch("work", op.input("raw", flow, source), outcomes)
    config = {"acks": "all", "enable.idempotence": "true", "compression.type": "zstd"}
    op.output("outcomes", written, KafkaSink(brokers, None, add_config=config))
    cli_main(flow)


if __name__ == "__main__":
    main()
