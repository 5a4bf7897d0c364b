"""Notices that a client of Kafka waits for what never comes.

A Kafka that dies at the wrong moment can leave kafka-python or aiokafka waiting for good: kafka-python has no
limit for the end of a transaction, faust none for a rebalance. Such a worker lives, sends its heart-beats,
keeps its partitions and does nothing. A restart mends it, and costs only the batch at hand.
"""

from __future__ import annotations

import faulthandler
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

__all__ = ["KAFKA_SECONDS", "Patience", "limited"]

KAFKA_SECONDS = 60.0
"""Twice as long as a transaction may last before the broker aborts it."""
_STDERR = 2


@contextmanager
def limited() -> Iterator[None]:
    """End the process where the block takes longer: exit code 1, and on stderr where every thread stood."""
    faulthandler.dump_traceback_later(KAFKA_SECONDS, exit=True, file=_STDERR)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


class Patience:
    """Remembers since when it sees the same signs of waiting; forgets one that is gone at a look."""

    def __init__(self) -> None:
        self._since: dict[str, float] = {}

    def ended_by(self, signs: Iterable[str], now: float) -> str | None:
        """Return a sign that has been there for longer than the limit, None while there is none.

        ``now`` is in seconds of a clock that only goes forward.
        """
        self._since = {sign: self._since.get(sign, now) for sign in signs}
        return next((sign for sign, since in self._since.items() if now - since > KAFKA_SECONDS), None)

    def forget(self) -> None:
        """Begin anew with every sign."""
        self._since.clear()
