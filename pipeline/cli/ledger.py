"""``wireroom ledger``: watch the account and mend what is missing, as a service."""

from __future__ import annotations

import logging
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.common import Bootstrap, DataDir, settings_from
from pipeline.cli.process import follow_supervisor, log_to_stderr
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.kafka.ledger.ledger import Ledger

__all__ = ["ledger"]

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
SNAPSHOT_SECONDS = 30.0
"""A killed ledger reads again what came since; writing takes milliseconds per million records."""


def ledger(bootstrap: Bootstrap = None, data_dir: DataDir = Path(".wireroom")) -> None:
    """Keep the conservation numbers up to date and send again what lost its outcome, until SIGTERM."""
    log_to_stderr()
    settings = settings_from(bootstrap, data_dir)

    from kafka.errors import KafkaError

    from pipeline.observe.facts import Conservation
    from pipeline.observe.metrics import Metrics, use_directory

    use_directory(settings.data_dir / "metrics", "ledger")
    metrics = Metrics()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    follow_supervisor(stop.set)
    book = _open(settings)
    saved = time.monotonic()
    while not stop.wait(LOOK_SECONDS):
        try:
            counts = book.refresh()
            mended = _mend(book)
            metrics.observe(Conservation(counts, book.watermark_seconds, book.watermarks, mended))
            if time.monotonic() - saved >= SNAPSHOT_SECONDS:
                _save(book, settings)
                saved = time.monotonic()
        except KafkaError as error:
            log.warning("no account this time: %s", error)
    try:
        _save(book, settings)
    except KafkaError as error:
        log.warning("no snapshot at the end: %s", error)
    book.close()


def _open(settings: Settings) -> Ledger:
    """Go on from the snapshot, if there is one of these topics."""
    from pipeline.kafka.ledger.ledger import TERMINAL_TOPICS, Ledger, resume
    from pipeline.kafka.ledger.snapshot import SnapshotRefused, snapshot_path

    if snapshot_path(settings.data_dir).exists():
        try:
            return resume(settings)
        except SnapshotRefused as refused:
            log.warning("the snapshot is of no use, reading everything again: %s", refused)
    return Ledger(settings, TERMINAL_TOPICS)


def _mend(book: Ledger) -> int:
    from kafka.errors import KafkaError

    try:
        mended = book.mend(time.time())
    except KafkaError as error:  # the account is right all the same, and is shown
        log.warning("nothing is sent again this time: %s", error)
        return 0
    if mended:
        log.warning("%d records had lost their outcome and were sent again", mended)
    return mended


def _save(book: Ledger, settings: Settings) -> None:
    from pipeline.kafka.ledger.snapshot import save, snapshot_path

    try:
        save(snapshot_path(settings.data_dir), book.state())
    except OSError as error:  # a full disk: the snapshot is a help, nothing rests on it
        log.warning("no snapshot this time: %s", error)
