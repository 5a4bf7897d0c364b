"""What a record of an outcome topic says in its headers: whose outcome it is, and which."""

from __future__ import annotations

from typing import Any, NamedTuple

from pipeline.article import Origin
from pipeline.flow import DEAD

__all__ = ["DISCARDED", "EARLY_DEAD", "LATE_DEAD", "MOST_ATTEMPTS", "REDRIVEN", "Note", "note_of"]

LATE = ("tag", "group")
"""Stages behind the verdict: an article that dies there was unique before."""
EARLY_DEAD, LATE_DEAD = "dead before the verdict", "dead behind the verdict"
REDRIVEN, DISCARDED = "redriven", "discarded"
"""Kinds of the markers on ``articles.dead``: no outcome, but what a person decided about one."""
MOST_ATTEMPTS = 255
"""A record is sent again once by the ledger and three times by hand; a higher number is a stranger's."""
_DIGITS = 19
"""No longer number is an offset, which has 63 bits."""


class Note(NamedTuple):
    """One outcome: its kind (a topic, or one of those above), its origin, and how that was sent again."""

    kind: str
    partition: int
    offset: int
    attempt: int = 0
    via: Origin | None = None


def note_of(topic: str, record: Any) -> Note | None:
    """Return what a record says, or None where it names no origin. Anybody may write any header."""
    head = dict(record.headers or ())  # the last of one name counts, as in Kafka's own clients
    partition, offset = _number(head.get("wr-raw-partition")), _number(head.get("wr-raw-offset"))
    if partition is None or offset is None:
        return None
    if topic != DEAD and "wr-attempt" not in head:
        return Note(topic, partition, offset)
    attempt = _number(head.get("wr-attempt")) or 0
    if attempt > MOST_ATTEMPTS:
        attempt = 0
    if topic == DEAD and record.value is None and (action := head.get("wr-dead-action")):
        return Note(REDRIVEN if action == b"redriven" else DISCARDED, partition, offset, attempt)
    stage = (head.get("wr-stage") or b"").decode("utf-8", "replace")
    kind = topic if topic != DEAD else LATE_DEAD if stage in LATE else EARLY_DEAD
    return Note(kind, partition, offset, attempt, _place(head.get("wr-via")))


def _number(digits: bytes | None) -> int | None:
    return int(digits) if digits and len(digits) <= _DIGITS and digits.isdigit() else None


def _place(text: bytes | None) -> Origin | None:
    partition, _, offset = (text or b"").partition(b"-")
    numbers = _number(partition), _number(offset)
    return None if numbers[0] is None or numbers[1] is None else Origin(numbers[0], numbers[1])
