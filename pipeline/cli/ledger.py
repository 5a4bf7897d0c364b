"""``wireroom ledger``: watch the account and mend what is missing, as a service."""

from __future__ import annotations

import logging
import signal
import threading
import time
from pathlib import Path

from pipeline.cli.common import Bootstrap, DataDir, settings_from
from pipeline.cli.process import follow_supervisor, log_to_stderr

__all__ = ["ledger"]

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0


def ledger(bootstrap: Bootstrap = None, data_dir: DataDir = Path(".wireroom")) -> None:
    """Keep the conservation numbers up to date and send again what lost its outcome, until SIGTERM."""
    log_to_stderr()
    settings = settings_from(bootstrap, data_dir)

    from kafka.errors import KafkaError

    from pipeline.kafka.ledger import TERMINAL_TOPICS, Ledger
    from pipeline.observe.facts import Conservation
    from pipeline.observe.metrics import Metrics, use_directory

    use_directory(settings.data_dir / "metrics", "ledger")
    metrics = Metrics()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    follow_supervisor(stop.set)
    book = Ledger(settings, TERMINAL_TOPICS)
    while not stop.wait(LOOK_SECONDS):
        try:
            counts = book.refresh()
            metrics.observe(Conservation(counts))
            mended = book.mend(time.time())
        except KafkaError as error:
            log.warning("no account this time: %s", error)
            continue
        if mended:
            log.warning("%d records had lost their outcome and were sent again", mended)
    book.close()
