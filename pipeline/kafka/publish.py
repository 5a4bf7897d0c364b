"""The producing loop: records from any source onto ``articles.raw``, each one awaited."""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from types import FrameType
from typing import Any, Self

import xxhash
from kafka.errors import KafkaError

from pipeline.article import isoformat
from pipeline.errors import DeliveryFailed, TopicsDiffer
from pipeline.kafka.clients import admin, producer
from pipeline.settings import Settings
from pipeline.sources.files import Record, Refused, to_record
from pipeline.sources.samples import sample_records

__all__ = ["Report", "publish", "publish_samples"]

RAW = "articles.raw"
"""As in `pipeline.flow`, which would load every stage for the sake of this word."""
MAX_PENDING = 5_000
MAX_PENDING_BYTES = 32 << 20
"""Sent but not yet acknowledged: enough to fill every batch, little enough to hold in memory."""
EXAMPLES = 5
PROGRESS_SECONDS = 0.2


@dataclass(slots=True)
class Report:
    """What became of the records: ``sent`` were acknowledged; ``signal`` is what stopped the run."""

    sent: int = 0
    refused: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    examples: list[Refused] = field(default_factory=list)
    seconds: float = 0.0
    signal: int | None = None

    def refuse(self, refused: Refused) -> None:
        """Count a refusal; the first ones of each run are kept to be shown."""
        self.refused += 1
        self.reasons[refused.reason] += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(refused)


def publish(
    records: Iterable[Record | Refused],
    settings: Settings,
    *,
    topic: str = RAW,
    rate: float | None = None,
    progress: Callable[[Report], None] = lambda _: None,
) -> Report:
    """Send records until they end or a signal comes (SIGINT, SIGTERM: what was taken up is still delivered).

    ``rate`` is the most records a second; ``progress`` is called a few times a second. Raises `TopicsDiffer`
    if the topic is missing, `BrokerUnreachable` if no Kafka answers, `DeliveryFailed` if it does not take a
    record.
    """
    name = settings.topic_prefix + topic
    _require(settings, name)
    report = Report()
    started = shown = time.monotonic()
    with _Interruptible() as interrupt, _sending(settings, name, report) as send:
        try:
            for number, record in enumerate(records):
                if isinstance(record, Refused):
                    report.refuse(record)
                else:
                    if rate:
                        time.sleep(max(0.0, started + number / rate - time.monotonic()))
                    with interrupt.held():
                        send(record)
                report.seconds = time.monotonic() - started
                if started + report.seconds - shown > PROGRESS_SECONDS:
                    shown = started + report.seconds
                    progress(report)
        except KeyboardInterrupt:
            report.signal = interrupt.signal
    report.seconds = time.monotonic() - started
    progress(report)
    return report


def publish_samples(settings: Settings, count: int, seed: int) -> int:
    """Send sample records, bad ones too, and return how many."""
    made = (
        to_record(value, "samples", truth.line, max_bytes=settings.max_record_bytes, raw=True)
        for value, truth in sample_records(count, seed)
    )
    return publish(made, settings).sent


def _require(settings: Settings, topic: str) -> None:
    client = admin(settings)
    try:
        known = client.list_topics()
    finally:
        client.close()
    if topic not in known:
        raise TopicsDiffer(
            f"the topic {topic} does not exist yet. Create it first: wireroom topics apply --yes"
        )


def _headers(record: Record, number: int) -> list[tuple[str, bytes]]:
    """CloudEvents headers; a record that cannot be decoded goes by the hash of its bytes.

    ``ce_sequence`` keeps the order of records sent to several partitions within one millisecond.
    """
    headers = [
        ("ce_specversion", b"1.0"),
        ("ce_id", (record.id or xxhash.xxh3_128_hexdigest(record.value)).encode("utf-8", "replace")),
        ("ce_source", record.key),
        ("ce_type", b"wireroom.article.raw"),
        ("ce_sequence", b"%012d" % number),
    ]
    if record.timestamp_ms is not None:
        headers.append(("ce_time", isoformat(record.timestamp_ms / 1000).encode()))
    return headers


class _Untaken(Exception):
    """Kafka did not take a record."""

    def __init__(self, record: Record, error: KafkaError) -> None:
        super().__init__(record.place)
        self.record = record
        self.error = error


@contextmanager
def _sending(settings: Settings, topic: str, report: Report) -> Iterator[Callable[[Record], None]]:
    """Yield a function that sends a record; at the end all are awaited, also after an interrupt."""
    client = producer(settings)
    pending: deque[tuple[Record, Any]] = deque()
    size = 0
    numbers = count()

    def settle() -> None:
        nonlocal size
        record, future = pending.popleft()
        size -= len(record.value)
        try:
            future.get()
        except KafkaError as error:
            raise _Untaken(record, error) from error
        report.sent += 1

    def send(record: Record) -> None:
        nonlocal size
        # The message's time is that of sending: by an article's own, often years ago, Kafka would delete it.
        try:
            future = client.send(topic, record.value, key=record.key, headers=_headers(record, next(numbers)))
        except KafkaError as error:
            raise _Untaken(record, error) from error
        pending.append((record, future))
        size += len(record.value)
        while pending and (pending[0][1].is_done or len(pending) > MAX_PENDING or size > MAX_PENDING_BYTES):
            settle()

    try:
        yield send
        client.flush()
        while pending:
            settle()
    except _Untaken as failure:
        while pending:  # so that the count is right
            with suppress(_Untaken):
                settle()
        raise DeliveryFailed(
            f"Kafka did not take {failure.record.place} ({failure.error}). {report.sent:,} records were "
            "delivered; send all again once Kafka is well: those already there are found as duplicates"
        ) from failure.error
    finally:
        client.close(timeout=5)


class _Interruptible:
    """Turns SIGINT and SIGTERM into KeyboardInterrupt, but never in the middle of a held block."""

    def __init__(self) -> None:
        self.signal: int | None = None
        self._held = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Put a signal off until the block is done: a client stopped half-way may hang or lose a record."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self.signal:
            raise KeyboardInterrupt

    def _on_signal(self, number: int, _: FrameType | None) -> None:
        again, self.signal = self.signal is not None, number
        if again or not self._held:
            raise KeyboardInterrupt
