"""Sends a run's raw records into the live flow again, the way the ledger and ``dead redrive`` do.

A copy stands for its original: same origin, one attempt more, so what becomes of it takes the place of what
became of the original, and the account stays exact. What was sent is read from ``articles.raw`` itself, like
the ledger does, behind the fence that shuts out all others who send again: so no attempt gets its number
twice, whoever was killed on the way.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from kafka.structs import ConsumerGroupMetadata, OffsetAndMetadata, TopicPartition

from pipeline.article import Origin
from pipeline.flow import DEAD, RAW
from pipeline.kafka.clients import producer
from pipeline.kafka.codec import (
    Message,
    header,
    replay_headers,
    replays_of,
    resend_headers,
    resent_from,
    without,
)
from pipeline.kafka.deadletters import DeadLetter, Letters, closing_headers
from pipeline.kafka.delivery.batches import fencing
from pipeline.kafka.ledger.account import Attempts
from pipeline.kafka.ledger.notes import MOST_ATTEMPTS
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.ledger.resend import copies_on_raw, resend_role
from pipeline.kafka.ledger.scan import Scanner
from pipeline.kafka.replay.copies import Copies
from pipeline.kafka.replay.run import Run, group_of_run
from pipeline.kafka.replay.source import Row
from pipeline.settings import Settings

__all__ = ["SentAgain"]

OTHERS_SECONDS = 1.0
"""How long others who send again, and have shut this one out, are left alone: a redrive of a hundred letters
takes less."""


class SentAgain(Copies):
    """Copies to ``articles.raw``, each origin once, and markers that close the dead letters of those."""

    def __init__(self, settings: Settings, run: Run, with_group: Any) -> None:
        self._scanner = Scanner(settings)
        self._letters = Letters(settings)
        self._looked = {TopicPartition(settings.topic_prefix + RAW, p): at for p, at in run.begin.items()}
        self._attempts, self._replays = Attempts(), Attempts()
        self._sent = Origins()
        """What this run has sent, in whatever process."""
        self._owner = _Owner(settings, run) if settings.delivery == "exactly_once" else None
        super().__init__(settings, run, with_group, resend_role(settings))

    def may_go_on(self) -> bool:
        """Whether this is still the run's process; then it was the ledger, a redrive or another run."""
        if self._owner is None:
            return False
        self._owner.check(self.committed())
        time.sleep(OTHERS_SECONDS)
        return True

    def close(self) -> None:
        """Close the connections."""
        super().close()
        if self._owner is not None:
            self._owner.close()
        self._scanner.close()
        self._letters.close()

    def messages(self, rows: Sequence[Row]) -> tuple[list[Message], int]:
        """Return the copies of what was not sent by this run yet, and what closes their dead letters.

        A record that is itself a copy stands for its original, if that lies before the range.
        """
        self._look()
        letters = self._letters.refresh()
        messages: list[Message] = []
        held_back, now = 0, Origins()
        for row in rows:
            origin = self._origin(row)
            if origin is None or origin in self._sent or not now.add(origin):
                continue
            attempt = self._attempts.of(origin) + 1
            replays = max(self._replays.of(origin), replays_of(row.headers))
            if replays >= self._run.max_replays or attempt > MOST_ATTEMPTS:
                held_back += 1
                continue
            messages.append(self._copy(row, origin, attempt, replays + 1))
            letter = letters.get(origin)
            if letter is not None and not letter.action:
                messages.append(_closing(letter, attempt))
        return messages, held_back

    def _origin(self, row: Row) -> Origin | None:
        """Return whose outcome a record owes; None for the copy of a record in the range."""
        here = Origin(row.partition, row.offset)
        again = resent_from(row.partition, row.offset, row.headers, row.value)
        if again is None:
            return here
        return None if self._run.covers(again.origin) else again.origin

    def _copy(self, row: Row, origin: Origin, attempt: int, replays: int) -> Message:
        kept = without(row.headers, "wr-resend", "wr-replay", "wr-replays")
        marks = resend_headers(attempt, origin.offset, row.value) + replay_headers(self._run.name, replays)
        return Message(RAW, row.key, row.value, kept + marks, row.timestamp, origin.partition)

    def _look(self) -> None:
        """Read what was sent again since the last look, by anybody."""
        for found in copies_on_raw(self._scanner, self._looked, self._scanner.ends(list(self._looked))):
            for record, copy in found:
                self._attempts.raise_to(copy.origin, copy.attempt)
                self._replays.raise_to(copy.origin, min(replays_of(record.headers), MOST_ATTEMPTS))
                ours = header(record.headers, "wr-replay") == self._run.name.encode()
                if ours and record.offset >= self._run.sent_from.get(copy.origin.partition, 0):
                    self._sent.add(copy.origin)


class _Owner:
    """Tells whether another process has begun to carry out the run, which all who send again don't share."""

    def __init__(self, settings: Settings, run: Run) -> None:
        self._group, self._topic = group_of_run(settings, run), settings.topic_prefix + run.source
        self._producer = producer(settings, transactional_id=f"{self._group}.run")
        self._producer.init_transactions()

    def close(self) -> None:
        """Close the connection."""
        self._producer.close(timeout=5)

    def check(self, positions: Mapping[int, int]) -> None:
        """Raise `Fenced` where one has; else say once more in the group how far the run is."""
        said = (
            (TopicPartition(self._topic, p), OffsetAndMetadata(at, "", -1)) for p, at in positions.items()
        )
        with fencing(self._group):
            self._producer.begin_transaction()
            self._producer.send_offsets_to_transaction(
                dict(said), ConsumerGroupMetadata(self._group, -1, "", None)
            )
            self._producer.commit_transaction()


def _closing(letter: DeadLetter, attempt: int) -> Message:
    headers = closing_headers(letter.origin, "redriven", attempt)
    key, now = str(letter.origin).encode(), int(time.time() * 1000)
    return Message(DEAD, key, None, headers, now, letter.place.partition)
