"""Finds the raw records that were rejected, or are dead letters, for a reason.

Of each record its newest attempt counts: what was sent again and passed is no longer rejected, and a letter
that was redriven or discarded is none. Outcomes carry the time of their raw record, so that a range by time
bounds what has to be read of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from pyroaring import BitMap64

from pipeline.article import Origin
from pipeline.errors import UsageError
from pipeline.flow import DUPLICATES, FLOW, REJECTED
from pipeline.kafka.deadletters import dead_letters
from pipeline.kafka.ledger.account import Attempts
from pipeline.kafka.ledger.notes import note_of
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.ledger.scan import Scanner
from pipeline.outcome import Fault, Reason
from pipeline.settings import Settings

__all__ = ["CLASSES", "check_reasons", "origins_for"]

CLASSES = {"rejected": frozenset(Reason), "dead": frozenset(Fault)}
"""What may be asked for in one word."""
_PASSED = (FLOW[1].passes_to, DUPLICATES)
"""Where the verdict lies on what was sent again with success."""


def check_reasons(reasons: Iterable[str]) -> frozenset[str]:
    """Return the single reasons that are meant. Raises `UsageError` for what is none."""
    found: set[str] = set()
    for reason in reasons:
        if reason not in {*CLASSES, *Reason, *Fault}:
            raise UsageError(
                f"--reason {reason}: write rejected ({', '.join(Reason)}), dead ({', '.join(Fault)}), or one "
                "of those in brackets"
            )
        found |= CLASSES.get(reason, {reason})
    return frozenset(found)


def origins_for(settings: Settings, reasons: Iterable[str], since: float | None = None) -> Origins:
    """Return the origins of what ended for one of the reasons, from a log time (POSIX seconds) on.

    Reads all there is of the topics where there is no such time. Raises `UsageError` for no reason.
    """
    wanted = check_reasons(reasons)
    newest = _Newest()
    scanner = Scanner(settings)
    try:
        for topic, record in _records(scanner, [REJECTED], since):
            if (note := note_of(topic, record)) is not None:
                newest.take(Origin(note.partition, note.offset), note.attempt, _reason(record.value))
        for letter in dead_letters(settings):
            newest.take(letter.origin, letter.attempt, None if letter.action else letter.fault)
        if newest.any(wanted):
            for topic, record in _records(scanner, _PASSED, since):
                if (note := note_of(topic, record)) is not None and note.attempt:
                    newest.take(Origin(note.partition, note.offset), note.attempt, None)
    finally:
        scanner.close()
    return newest.any(wanted)


class _Newest:
    """Of each origin the reason of the newest attempt that was heard of."""

    def __init__(self) -> None:
        self._attempts = Attempts()
        self._found: dict[str, Origins] = defaultdict(Origins)

    def take(self, origin: Origin, attempt: int, reason: str | None) -> None:
        """Take in an outcome; None for one that is neither rejected nor dead, or a letter that is closed."""
        known = self._attempts.of(origin)
        if attempt < known:
            return
        if attempt > known:
            self._attempts.raise_to(origin, attempt)
            for origins in self._found.values():
                origins.discard_all(origin.partition, BitMap64([origin.offset]))
        if reason is not None:
            self._found[reason].add(origin)

    def any(self, reasons: Iterable[str]) -> Origins:
        """Return the origins with one of the reasons."""
        found = Origins()
        for reason in reasons:
            found = found | self._found.get(reason, Origins())
        return found


def _records(scanner: Scanner, topics: Iterable[str], since: float | None) -> Iterator[tuple[str, Any]]:
    places = scanner.places(topics)
    start = scanner.begins(places) if since is None else scanner.from_time(places, int(since * 1000))
    for place, records in scanner.records(start):
        topic = scanner.topic(place)
        yield from ((topic, record) for record in records)


def _reason(value: bytes | None) -> str | None:
    try:
        record = orjson.loads(value or b"null")
    except orjson.JSONDecodeError:
        return None
    return str(record.get("reason")) if isinstance(record, dict) else None
