"""Where topics end, once what was written until now can be read."""

from __future__ import annotations

import time

from kafka import TopicPartition

from pipeline.errors import WireroomError
from pipeline.kafka.ledger.scan import Scanner
from pipeline.settings import Settings

__all__ = ["visible_ends"]

HIDDEN_SECONDS = 60.0
"""How long that is waited for: a stopped worker's transaction ends after 30 s, and up to 10 more until Kafka
looks."""
_PAUSE_SECONDS = 0.1


def visible_ends(
    settings: Settings, scanner: Scanner, places: list[TopicPartition]
) -> dict[TopicPartition, int]:
    """Return the ends of the partitions as of the call.

    Readers of committed records see nothing behind the first record of an open transaction: what it hides
    would seem to be lost, so its end is waited for. Raises `WireroomError` where that takes too long.
    """
    uncommitted = Scanner(settings, isolation_level="read_uncommitted")
    try:
        ends = uncommitted.ends(places)
    finally:
        uncommitted.close()
    deadline = time.monotonic() + HIDDEN_SECONDS
    while True:
        readable = scanner.ends(places)
        hidden = [place for place, end in ends.items() if readable[place] < end]
        if not hidden:
            return ends
        if time.monotonic() > deadline:
            raise WireroomError(
                f"a transaction on {hidden[0].topic} has been open for {HIDDEN_SECONDS:.0f} s and hides what "
                "lies behind it; compare again when it has ended"
            )
        time.sleep(_PAUSE_SECONDS)
