"""The wireroom command with a client of Kafka that hangs: ``python -m tests.kafka.hanging worker …``.

``WIREROOM_HANGS`` says which: ``commit`` kafka-python's at the end of a transaction, ``fetch`` aiokafka's for
the answers to its fetches, once it had some. Patience ends after three seconds.
"""

import asyncio
import itertools
import os
import time

from aiokafka.consumer.fetcher import Fetcher
from kafka import KafkaProducer

from pipeline.cli.main import main
from pipeline.kafka.worker import patience

ANSWERED = 40
"""Fetches, one in a tenth of a second: faust waits for the first ones before it says that it has started."""
_proc_fetch_request = Fetcher._proc_fetch_request
_fetches = itertools.count()


async def fetch(*arguments):
    """Be answered for a while, and then no more."""
    if next(_fetches) > ANSWERED:
        await asyncio.sleep(3600)
    return await _proc_fetch_request(*arguments)


if __name__ == "__main__":
    patience.KAFKA_SECONDS = 3.0
    if os.environ["WIREROOM_HANGS"] == "commit":
        KafkaProducer.commit_transaction = lambda _: time.sleep(3600)
    else:
        Fetcher._proc_fetch_request = fetch
    main()
