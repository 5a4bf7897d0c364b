"""Dead letters: what could not be worked on, and the ways out of it: send it again, or let it be.

A dead letter's key is its origin. It is open until a later record of that key is a *marker*: no value, and
``wr-dead-action`` says ``redriven`` or ``discarded``. A record that fails again opens it again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from kafka import TopicPartition
from kafka.errors import KafkaError

from pipeline.article import Origin
from pipeline.errors import DeliveryFailed, UsageError
from pipeline.flow import DEAD, RAW
from pipeline.kafka.clients import taken_over
from pipeline.kafka.codec import origin_of, resend_headers
from pipeline.kafka.ledger.resend import sending_again
from pipeline.kafka.reader import Reader, texts
from pipeline.outcome import Fault
from pipeline.settings import Settings

__all__ = [
    "MAX_ATTEMPTS",
    "DeadLetter",
    "Letters",
    "Plan",
    "apply",
    "closing_headers",
    "dead_letters",
    "fetch",
    "parse_origin",
    "plan",
    "select",
]

MAX_ATTEMPTS = 3
"""A record that died three times will die again: then its text or the code has to change first."""
_TOGETHER = 100
"""Dead letters per transaction: a gigabyte at the worst, done well within a transaction's minute."""
_FLUSH_SECONDS = 30.0
_TRANSACTION_MS = 60_000
_TRIES = 3
"""The ledger sends for some milliseconds now and then, a replay for longer; each is shut out in turn."""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A dead letter as its newest record says; ``attempt`` counts how often it was sent again.

    ``place`` is where its bytes lie on ``articles.dead``; ``action`` is empty while it is open.
    """

    origin: Origin
    id: str
    source: str
    stage: str
    fault: str
    error: str
    timestamp: int
    attempt: int
    size: int
    place: Origin
    action: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with one dead letter; ``refused`` says why nothing can be."""

    letter: DeadLetter
    action: str
    refused: str = ""
    uses: str = ""
    """Which bytes are sent: ``raw record``, or ``dead letter`` where the raw record has expired."""


def parse_origin(text: str) -> Origin:
    """Return the origin written as PARTITION-OFFSET. Raises `UsageError`."""
    partition, dash, offset = text.partition("-")
    if not (dash and partition.isdecimal() and offset.isdecimal() and text.isascii()):
        raise UsageError(f"{text!r} is no origin: write PARTITION-OFFSET, like 3-1207")
    return Origin(int(partition), int(offset))


def dead_letters(settings: Settings) -> list[DeadLetter]:
    """Return every dead letter there is, closed ones too, oldest first."""
    with Letters(settings) as letters:
        return list(letters.refresh().values())


class Letters:
    """The dead letters as they stand, by origin and oldest first; reads what is new at each look."""

    def __init__(self, settings: Settings) -> None:
        self._reader = Reader(settings, [DEAD])
        self._next: dict[TopicPartition, int] = {}
        self._found: dict[Origin, DeadLetter] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._reader.close()

    def refresh(self) -> dict[Origin, DeadLetter]:
        """Return them as of now, closed ones too; not to be changed."""
        for record in self._reader.to_end(self._next):
            _take(self._found, record)
            self._next[TopicPartition(record.topic, record.partition)] = record.offset + 1
        return self._found


def select(
    letters: Iterable[DeadLetter],
    *,
    origins: Collection[Origin] = (),
    stage: str | None = None,
    fault: str | None = None,
    closed: bool = False,
) -> list[DeadLetter]:
    """Return the open dead letters (all with ``closed``) that match everything given."""
    return [
        letter
        for letter in letters
        if (closed or not letter.action)
        and (not origins or letter.origin in origins)
        and (stage is None or letter.stage == stage)
        and (fault is None or letter.fault == fault)
    ]


def fetch(settings: Settings, letter: DeadLetter) -> Any | None:
    """Return the dead letter's own record, bytes and all, or None if it has expired meanwhile."""
    with Reader(settings, [DEAD]) as reader:
        return reader.at(DEAD, letter.place)


def plan(
    settings: Settings, letters: Sequence[DeadLetter], action: str, *, max_attempts: int = MAX_ATTEMPTS
) -> list[Plan]:
    """Return what ``redriven`` or ``discarded`` would do with each letter; nothing is changed."""
    if action == "discarded":
        return [Plan(letter, action) for letter in letters]
    with Reader(settings, [RAW]) as reader:
        first = {place.partition: begin for place, (begin, _) in reader.bounds().items()}
    return [_plan_redrive(letter, first, max_attempts) for letter in letters]


def apply(
    settings: Settings, letters: Sequence[DeadLetter], action: str, *, max_attempts: int = MAX_ATTEMPTS
) -> list[Plan]:
    """Redrive or discard what is still open of the letters; return what was done.

    Record and marker go out in one transaction. Its id fences whoever else sends again at the same time (a
    redrive, the ledger, a replay), and the letters are read again behind the fence: a dead letter is never
    sent twice for one attempt. Who is shut out goes on with what is left. On a cluster without transactions
    it may be sent twice, by two redrives at a time or one cut short; that is a repeat. Raises
    `DeliveryFailed`; what was not done is still open then.
    """
    wanted = {letter.origin for letter in letters}
    done: dict[Origin, Plan] = {}
    for left in reversed(range(_TRIES)):
        try:
            _apply(settings, wanted, action, max_attempts, done)
            break
        except KafkaError as error:
            if not left or not taken_over(error):
                raise DeliveryFailed(
                    f"not everything was done: {error} (does another command send records again?); see "
                    "dead list"
                ) from error
    return list(done.values())


def _apply(
    settings: Settings, wanted: Collection[Origin], action: str, max_attempts: int, done: dict[Origin, Plan]
) -> None:
    """Do what is open of the wanted letters; ``done`` takes what was committed."""
    with sending_again(settings, _TRANSACTION_MS) as sender, Reader(settings, [RAW, DEAD]) as reader:
        current = [each for each in dead_letters(settings) if each.origin in wanted and not each.action]
        plans = plan(settings, current, action, max_attempts=max_attempts)
        for start in range(0, len(plans), _TOGETHER):
            if _transactions(settings):
                sender.begin_transaction()
            sent: list[Any] = []
            part = [_carry_out(settings, sender, reader, each, sent) for each in plans[start:][:_TOGETHER]]
            sender.flush(timeout=_FLUSH_SECONDS)
            for future in sent:
                future.get(timeout=0)
            if _transactions(settings):
                sender.commit_transaction()
            done |= {each.letter.origin: each for each in part}


def _take(found: dict[Origin, DeadLetter], record: Any) -> None:
    """Take in a record of the topic."""
    origin = origin_of(record.headers)
    if origin is None:
        return  # not written by a worker; tail shows it
    head = texts(record.headers)
    action = head.get("wr-dead-action", "")
    if record.value is None and action:
        if (before := found.get(origin)) is not None:
            found[origin] = replace(before, action=action)
        return
    found.pop(origin, None)  # a letter opened again moves behind the others
    attempt = head.get("wr-attempt", "")
    found[origin] = DeadLetter(
        origin=origin,
        id=head.get("ce_id", ""),
        source=head.get("ce_source", ""),
        stage=head.get("wr-stage", ""),
        fault=head.get("wr-fault", ""),
        error=head.get("wr-error", ""),
        timestamp=record.timestamp,
        attempt=int(attempt) if attempt.isdecimal() else 0,
        size=len(record.value or b""),
        place=Origin(record.partition, record.offset),
    )


def closing_headers(origin: Origin, action: str, attempt: int) -> list[tuple[str, bytes]]:
    """Return the headers of a marker that closes a dead letter; ``attempt`` is that of what is sent again."""
    return [
        ("wr-raw-partition", b"%d" % origin.partition),
        ("wr-raw-offset", b"%d" % origin.offset),
        ("wr-dead-action", action.encode()),
        ("wr-attempt", b"%d" % attempt),
    ]


def _plan_redrive(letter: DeadLetter, first: dict[int, int], max_attempts: int) -> Plan:
    origin = letter.origin
    if letter.attempt >= max_attempts:
        return Plan(letter, "redriven", f"sent again {letter.attempt} times already (--max-attempts)")
    if origin.partition not in first:
        return Plan(letter, "redriven", f"{RAW} has no partition {origin.partition}")
    if origin.offset >= first[origin.partition]:
        return Plan(letter, "redriven", uses="raw record")
    if letter.stage == "clean" and letter.fault != Fault.TOO_LARGE:
        return Plan(letter, "redriven", uses="dead letter")
    return Plan(letter, "redriven", "its raw record has expired and the dead letter holds no raw bytes")


def _transactions(settings: Settings) -> bool:
    return settings.delivery == "exactly_once"


def _carry_out(settings: Settings, sender: Any, reader: Reader, each: Plan, sent: list[Any]) -> Plan:
    """Send what the plan says, and its marker; ``sent`` takes the futures."""
    letter = each.letter
    if each.refused:
        return each
    if each.action == "redriven":
        raw = _raw_message(reader, each)
        if raw is None:
            return Plan(letter, each.action, "its raw record is not there")
        key, value, headers, timestamp = raw
        again = resend_headers(letter.attempt + 1, letter.origin.offset, value)
        sent.append(
            sender.send(
                settings.topic_prefix + RAW,
                value,
                key=key,
                headers=[pair for pair in headers if pair[0] != "wr-resend"] + again,
                partition=letter.origin.partition,
                timestamp_ms=timestamp,
            )
        )
    sent.append(
        sender.send(
            settings.topic_prefix + DEAD,
            None,
            key=str(letter.origin).encode(),
            headers=closing_headers(letter.origin, each.action, letter.attempt + (each.action == "redriven")),
            partition=letter.place.partition,
        )
    )
    return each


def _raw_message(
    reader: Reader, each: Plan
) -> tuple[bytes | None, bytes | None, list[tuple[str, bytes]], int | None] | None:
    letter = each.letter
    if each.uses == "raw record":
        record = reader.at(RAW, letter.origin)
        return None if record is None else (record.key, record.value, list(record.headers), record.timestamp)
    record = reader.at(DEAD, letter.place)
    if record is None:
        return None
    key = letter.source.encode() if letter.source not in {"", "unknown"} else None
    # Not the old time: a record older than the topic keeps any could be deleted before a worker sees it.
    return key, record.value, [], None
