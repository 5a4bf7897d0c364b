"""Records to Kafka messages and back: JSON values, CloudEvents headers, the origin in every header.

Every message behind ``articles.raw`` carries ``wr-raw-partition`` and ``wr-raw-offset``, the place of the
raw record it came from. A record that is sent again (by the ledger, or by ``dead redrive``) goes to its own
raw partition with ``wr-resend: ATTEMPT:OFFSET:DIGEST``; the digest binds header and value, so that garbage
in a producer's headers can never make one record pass for another. What a replay writes carries
``wr-replay``, the run's name, and ``wr-replays``, how often its record has been replayed by now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
import xxhash

from pipeline.article import (
    Origin,
    Story,
    isoformat,
    shard_of,
)
from pipeline.flow import Output
from pipeline.outcome import Failed

__all__ = [
    "Headers",
    "Message",
    "Resent",
    "encode",
    "header",
    "origin_of",
    "passed_on",
    "replay_headers",
    "replays_of",
    "resend_headers",
    "resent_from",
    "without",
]

Headers = Sequence[tuple[str, bytes]]
SPEC = ("ce_specversion", b"1.0")
FIRST_BYTES = 65_536
"""What a dead letter keeps of a record that is too large for a topic: enough to see what it is."""


class Message(NamedTuple):
    """What is handed to a producer; a frozen dataclass would take four times as long to make."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: list[tuple[str, bytes]]
    timestamp_ms: int
    partition: int | None = None


@dataclass(frozen=True, slots=True)
class Resent:
    """A raw record that was sent again: whose outcome it owes, and the how-manieth time that is."""

    origin: Origin
    attempt: int


def header(headers: Iterable[tuple[str, bytes]] | None, name: str) -> bytes | None:
    """Return the last header of that name, as Kafka's own clients do, or None."""
    found = None
    for key, value in headers or ():
        if key == name:
            found = value
    return found


def _number(value: bytes | None) -> int | None:
    return int(value) if value is not None and value.isdigit() and len(value) < 20 else None


def origin_of(headers: Iterable[tuple[str, bytes]] | None) -> Origin | None:
    """Return the origin a message behind ``articles.raw`` names, or None where it names none."""
    found = dict(headers or ())
    partition, offset = _number(found.get("wr-raw-partition")), _number(found.get("wr-raw-offset"))
    return None if partition is None or offset is None else Origin(partition, offset)


def _digest(attempt: int, offset: int, value: bytes | None) -> str:
    state = xxhash.xxh3_64(f"{attempt}:{offset}:".encode())
    state.update(value or b"")
    return state.hexdigest()


def resend_headers(attempt: int, offset: int, value: bytes | None) -> list[tuple[str, bytes]]:
    """Return the headers that make a raw record stand for an earlier one of its partition."""
    return [("wr-resend", f"{attempt}:{offset}:{_digest(attempt, offset, value)}".encode())]


def resent_from(partition: int, offset: int, headers: Headers | None, value: bytes | None) -> Resent | None:
    """Return whose outcome the raw record at ``partition``, ``offset`` owes, or None if just its own."""
    text = header(headers, "wr-resend")
    if text is None:
        return None
    parts = text.split(b":")
    if len(parts) != 3:
        return None
    attempt, original = _number(parts[0]), _number(parts[1])
    if attempt is None or original is None or original >= offset:
        return None
    if parts[2] != _digest(attempt, original, value).encode():
        return None
    return Resent(Origin(partition, original), attempt)


def replay_headers(run: str, count: int) -> list[tuple[str, bytes]]:
    """Return the headers of what a run writes; ``count`` is how often it was replayed, this time too."""
    return [("wr-replay", run.encode()), ("wr-replays", b"%d" % count)]


def replays_of(headers: Iterable[tuple[str, bytes]] | None) -> int:
    """Return how often a record was replayed before; what is no number, a stranger's, counts as never."""
    return _number(header(headers, "wr-replays")) or 0


def without(headers: Headers, *names: str) -> list[tuple[str, bytes]]:
    """Return the headers but those of these names."""
    return [pair for pair in headers if pair[0] not in names]


def passed_on(origin: Origin, headers: Headers | None) -> tuple[Resent, Origin] | None:
    """Return what an earlier stage's message says of a record sent again: the attempt, and its raw record."""
    attempt = _number(header(headers, "wr-attempt"))
    partition, _, offset = (header(headers, "wr-via") or b"").partition(b"-")
    via = _number(partition), _number(offset)
    if attempt is None or via[0] is None or via[1] is None:
        return None
    return Resent(origin, attempt), Origin(via[0], via[1])


@lru_cache(maxsize=1024)  # two batches: an article's outputs, five for most, have one time
def _rfc3339(seconds: float) -> bytes:
    return isoformat(seconds).encode()


def encode(
    output: Output,
    raw: Any = None,
    resent: Resent | None = None,
    via: Origin | None = None,
    *,
    largest: int = 12_000_000,
    shards: int = 1,
) -> Message:
    """Return the message for an output.

    ``raw`` is the bytes that went into the stage where the stage read them from Kafka (a dead letter keeps
    them); without, a dead letter holds the article as JSON. ``resent`` and ``via`` (the place of the raw
    record that was sent again) mark outcomes of a record sent again. Of bytes beyond ``largest``, which
    Kafka would not take, a dead letter keeps the beginning: compressed, they came in all the same.
    Articles go to the partition of their language shard, one of ``shards``, which is their key, too.
    """
    origin, record = output.item.origin, output.record
    marks = [
        ("wr-raw-partition", b"%d" % origin.partition),
        ("wr-raw-offset", b"%d" % origin.offset),
    ]
    if resent is not None and via is not None:
        marks += [("wr-attempt", b"%d" % resent.attempt), ("wr-via", b"%d-%d" % (via.partition, via.offset))]
    timestamp = round(output.item.seen_at * 1000)
    if isinstance(record, Failed):
        return _dead_letter(output, record, raw, marks, timestamp, largest)
    head = [
        SPEC,
        ("ce_id", record.id.encode()),
        ("ce_source", (record.first_source if isinstance(record, Story) else record.source).encode()),
        ("ce_type", _TYPES[output.topic]),
        ("ce_time", _rfc3339(output.item.seen_at)),
        *marks,
    ]
    if isinstance(record, Story):
        return Message(output.topic, record.id.encode(), orjson.dumps(record), head, timestamp)
    shard = shard_of(getattr(record, "language", None), shards)
    return Message(output.topic, b"%d" % shard, orjson.dumps(record), head, timestamp, shard)


_TYPES = {
    topic: f"wireroom.{topic.replace('articles.', 'article.').replace('stories', 'story')}".encode()
    for topic in (
        "articles.clean",
        "articles.unique",
        "articles.tagged",
        "articles.grouped",
        "articles.duplicates",
        "articles.rejected",
        "stories",
    )
}


def _dead_letter(
    output: Output,
    failed: Failed,
    raw: Any,
    marks: list[tuple[str, bytes]],
    timestamp: int,
    largest: int,
) -> Message:
    record = output.item.record
    value = raw if output.stage == "clean" or record is None else orjson.dumps(record)
    origin = output.item.origin
    head = [
        SPEC,
        ("ce_id", getattr(record, "id", str(origin)).encode()),
        ("ce_source", (getattr(record, "source", "") or "unknown").encode()),
        ("ce_type", b"wireroom.article.dead"),
        ("ce_time", _rfc3339(output.item.seen_at)),
        *marks,
        ("wr-stage", output.stage.encode()),
        ("wr-fault", failed.fault.encode()),
        ("wr-error", failed.message.encode("utf-8", "replace")[:2000]),
    ]
    if value is not None and len(value) > largest:
        head.append(("wr-truncated", b"%d" % len(value)))
        value = value[:FIRST_BYTES]
    return Message(output.topic, str(origin).encode(), value, head, timestamp)
