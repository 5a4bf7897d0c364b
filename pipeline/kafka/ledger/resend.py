"""Mends what lost its outcome: sends the raw record again, once, whoever was killed on the way.

What was sent again is read from ``articles.raw`` itself: a copy names its original. Before anything is sent,
the transactional id shuts out whoever else sends again (a ledger that was frozen, one on another machine, a
redrive, a replay), and then the copies that are there are read. So no restart, and no second ledger, sends a
record a second time, and no two attempts have one number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple

from kafka import TopicPartition

from pipeline.article import Origin
from pipeline.flow import RAW
from pipeline.kafka.clients import producer
from pipeline.kafka.codec import Resent, resend_headers, resent_from
from pipeline.kafka.ledger.account import Account, Attempts
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.ledger.scan import Scanner
from pipeline.settings import Settings

__all__ = ["Resender", "copies_on_raw", "resend_role", "sending_again"]

MOST_RESENT = 1000
"""Records sent again at one go; more would compete with the flow it mends."""
MOST_BYTES = 64_000_000
"""And so many bytes: they are one transaction, and readers of the partition wait until it ends."""
TRANSACTION_TIMEOUT_MS = 10_000
"""A ledger that dies within one holds up readers of ``articles.raw`` for so long, or until it is back."""


def resend_role(settings: Settings) -> str:
    """Return the transactional id under which raw records are sent again: there is one for all who do."""
    return f"{settings.topic_prefix}wireroom.resend"


@contextmanager
def sending_again(settings: Settings, timeout_ms: int = TRANSACTION_TIMEOUT_MS) -> Iterator[Any]:
    """Yield a producer that shuts out every other one; what that left half sent is aborted.

    On a cluster without transactions nothing is shut out: there, run one ledger, and nothing else at a time.
    """
    options: dict[str, Any] = {}
    if transactions := settings.delivery == "exactly_once":
        options = {"transactional_id": resend_role(settings), "transaction_timeout_ms": timeout_ms}
    sender = producer(settings, **options)
    try:
        if transactions:
            sender.init_transactions()
        yield sender
    finally:
        sender.close(timeout=5)


def copies_on_raw(
    scanner: Scanner, start: dict[TopicPartition, int], ends: Mapping[TopicPartition, int]
) -> Iterator[list[tuple[Any, Resent]]]:
    """Yield the raw records in a stretch that were sent again, with whose outcome they owe.

    Each list is of one partition and not empty. ``start`` moves along, as in `Scanner.records`.
    """
    for place, records in scanner.records(start, {p: ends[p] for p in start}):
        read = ((r, resent_from(place.partition, r.offset, r.headers, r.value)) for r in records)
        if found := [(record, copy) for record, copy in read if copy is not None]:
            yield found


class _Copies(NamedTuple):
    """Origins whose copies lie on a raw partition up to an offset."""

    partition: int
    last: int
    origins: Origins


class Resender:
    """Decides what is due, and sends it."""

    def __init__(self, settings: Settings, scanner: Scanner) -> None:
        self._settings = settings
        self._scanner = scanner
        self.copies = Attempts()
        """Of each origin the highest attempt that lies on ``articles.raw``, as far as was looked."""
        self.known: dict[int, tuple[int, int]] = {}
        """The stretch of each raw partition that was looked through for copies."""
        self._queued: list[_Copies] = []
        self._missing: list[tuple[float, Origins]] = []
        self._transactions = settings.delivery == "exactly_once"
        self._fenced_before = not self._transactions

    def mend(self, missing: Origins, account: Account, committed: Mapping[int, int], now: float) -> int:
        """Send again what has been missing for longer than the grace time; return how many records.

        ``committed`` are the next offsets of ``clean``; ``now`` is the wall clock in seconds. Grace counts
        from the first call that had a record among the missing.
        """
        due = self._due(missing, now) - self._sent(account)
        if not due and self._fenced_before:
            return 0
        with sending_again(
            self._settings
        ) as sender:  # the first time in any case: a dead ledger's transaction ends here
            self._fenced_before = True
            if not due:
                return 0
            self._look_for_copies(due)
            self._queued = [each for each in self._queued if each.last >= committed.get(each.partition, 0)]
            due = due - self._sent(account)
            for each in self._queued:
                due = due - each.origins
            return self._send(sender, Origins.of(islice(due, MOST_RESENT)), account) if due else 0

    def forget_below(self, bounds: Mapping[int, int]) -> None:
        """Forget what has expired on ``articles.raw``."""
        for origins in self.copies.levels.values():
            origins.forget_below(bounds)

    def _due(self, missing: Origins, now: float) -> Origins:
        """Return what is missing for longer than the grace time; what was found meanwhile starts anew."""
        waiting: list[tuple[float, Origins]] = []
        due, known, oldest = Origins(), Origins(), now
        for since, origins in self._missing:
            still = origins & missing
            known = known | still
            if now - since >= self._settings.grace_seconds:
                due, oldest = due | still, min(oldest, since)
            elif still:
                waiting.append((since, still))
        if new := missing - known:
            waiting.append((now, new))
            due = due | new if self._settings.grace_seconds <= 0 else due
        self._missing = [(oldest, due), *waiting] if due else waiting
        return due

    def _sent(self, account: Account) -> Origins:
        """Return the origins with a copy of a newer attempt than the account has heard of."""
        sent = Origins()
        for level, origins in self.copies.levels.items():
            for heard, others in account.attempts.levels.items():
                if heard >= level:
                    origins = origins - others
            sent = sent | origins
        return sent

    def _look_for_copies(self, due: Origins) -> None:
        """Read ``articles.raw`` behind the first record that is due, as far as that was not done before."""
        places = {place.partition: place for place in self._scanner.places([RAW])}
        ends = self._scanner.ends(list(places.values()))
        before: dict[TopicPartition, int] = {}
        before_ends: dict[TopicPartition, int] = {}
        behind: dict[TopicPartition, int] = {}
        known: dict[int, tuple[int, int]] = {}
        for partition in due.partitions():
            place, first = places[partition], due.first(partition) or 0
            begin, end = self.known.get(partition, (first, first))
            if first > end:
                begin = end = first
            elif first < begin:
                before[place], before_ends[place], begin = first, begin, first
            behind[place], known[partition] = end, (begin, ends[place])
        self._read_copies(before, before_ends)
        self._read_copies(behind, ends)
        self.known |= known

    def _read_copies(self, start: dict[TopicPartition, int], ends: Mapping[TopicPartition, int]) -> None:
        for found in copies_on_raw(self._scanner, start, ends):
            for _, copy in found:
                self.copies.raise_to(copy.origin, copy.attempt)
            origins, last = Origins.of(copy.origin for _, copy in found), found[-1][0].offset
            self._queued.append(_Copies(found[0][1].origin.partition, last, origins))

    def _send(self, sender: Any, origins: Origins, account: Account) -> int:
        sent: list[tuple[Origin, int]] = []
        futures, size = [], 0
        for origin, record in self._scanner.at(RAW, origins):
            if record is None:
                continue
            if not sent and self._transactions:
                sender.begin_transaction()
            attempt = account.attempts.of(origin) + 1
            kept = [(key, value) for key, value in record.headers if key != "wr-resend"]
            futures.append(
                sender.send(
                    self._settings.topic_prefix + RAW,
                    record.value,
                    key=record.key,
                    headers=kept + resend_headers(attempt, origin.offset, record.value),
                    partition=origin.partition,
                    timestamp_ms=record.timestamp,
                )
            )
            sent.append((origin, attempt))
            size += len(record.value or b"")
            if size > MOST_BYTES:
                break
        if not sent:
            return 0
        sender.flush(timeout=TRANSACTION_TIMEOUT_MS / 1000)
        for future in futures:
            future.get(timeout=0)
        if self._transactions:
            sender.commit_transaction()
        for origin, attempt in sent:
            self.copies.raise_to(origin, attempt)
        return len(sent)
