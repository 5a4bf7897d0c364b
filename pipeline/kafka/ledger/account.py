"""The ledger's arithmetic: which origin has which outcome, kept in bitmaps, no Kafka in sight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyroaring import BitMap64

from pipeline.article import Origin
from pipeline.flow import DUPLICATES, FLOW, REJECTED
from pipeline.kafka.ledger.notes import DISCARDED, EARLY_DEAD, LATE_DEAD, REDRIVEN, Note
from pipeline.kafka.ledger.origins import Origins

__all__ = ["CLASSES", "Account", "Attempts"]

CLEAN, UNIQUE, TAGGED, GROUPED = (step.passes_to for step in FLOW)
CLASSES = ("unique", "duplicates", "rejected", "dead")
"""Every raw record ends in exactly one of them."""


class Attempts:
    """How often the record of an origin was sent again: one set of origins per number."""

    def __init__(self) -> None:
        self.levels: dict[int, Origins] = {}

    def raise_to(self, origin: Origin, attempt: int) -> bool:
        """Take in an attempt; return whether it is the highest so far."""
        known = self.of(origin)
        if attempt > known:
            if known:
                self.levels[known].discard_all(origin.partition, BitMap64([origin.offset]))
            self.levels.setdefault(attempt, Origins()).add(origin)
        return attempt > known

    def of(self, origin: Origin) -> int:
        """Return the highest attempt of an origin, 0 where it was never sent again."""
        return max((level for level, origins in self.levels.items() if origin in origins), default=0)

    def any(self) -> Origins:
        """Return every origin that was sent again."""
        found = Origins()
        for origins in self.levels.values():
            found = found | origins
        return found


class Account:
    """Outcomes by origin. A record that was sent again counts by its newest attempt alone.

    Everything is a bitmap, and `forget_below` takes out what has expired: memory is bounded by the raw
    records that are kept, at some bits for each.
    """

    def __init__(self) -> None:
        self.seen: dict[str, Origins] = defaultdict(Origins)
        self.excused = Origins()
        """Raw records that owe no outcome of their own: they were sent again for an earlier one."""
        self.repeated = 0
        self.foreign = 0
        """Records on inner topics that name no origin."""
        self.attempts = Attempts()

    def take(self, notes: Iterable[Note | None], floor: Mapping[int, int], ends: Mapping[int, int]) -> None:
        """Take in what records of outcome topics say; None stands for one that names no origin.

        By raw partition, ``floor`` is the first offset that is accounted for, ``ends`` the first that no
        record can have yet: what lies there is a stranger's.
        """
        plain: dict[tuple[str, int], list[int]] = defaultdict(list)
        for note in notes:
            if note is None or note.offset >= ends.get(note.partition, 0):
                self.foreign += 1
            elif note.offset < floor.get(note.partition, 0):
                continue  # its raw record has expired, or is not asked about
            elif not note.attempt and note.via is None:
                plain[note.kind, note.partition].append(note.offset)
            else:
                if note.via is not None and note.via.offset < ends.get(note.via.partition, 0):
                    self.excused.add(note.via)
                self._take_again(note)
        for (kind, partition), offsets in plain.items():
            if kind not in (REDRIVEN, DISCARDED):
                self._take_all(kind, partition, offsets)

    def _take_all(self, kind: str, partition: int, offsets: list[int]) -> None:
        """Take in first attempts, many at once."""
        given = BitMap64(offsets)
        stale = BitMap64()
        for origins in self.attempts.levels.values():
            stale |= given & origins.offsets(partition)
        new = self.seen[kind].add_all(partition, given - stale)
        if stale:
            offsets = [offset for offset in offsets if offset not in stale]
        self.repeated += len(offsets) - new

    def _take_again(self, note: Note) -> None:
        """Take in the outcome of a record that was sent again; an older one stands back.

        A dead letter that was redriven has no outcome until the next attempt has one.
        """
        origin, one = Origin(note.partition, note.offset), BitMap64([note.offset])
        if self.attempts.raise_to(origin, note.attempt):
            for origins in self.seen.values():
                origins.discard_all(origin.partition, one)
        elif note.attempt < self.attempts.of(origin):
            return
        if note.kind not in (REDRIVEN, DISCARDED) and not self.seen[note.kind].add(origin):
            self.repeated += 1

    def forget_below(self, bounds: Mapping[int, int]) -> None:
        """Forget origins below each raw partition's bound: their raw records have expired."""
        for origins in (*self.seen.values(), *self.attempts.levels.values(), self.excused):
            origins.forget_below(bounds)

    @property
    def unique(self) -> Origins:
        """Articles that passed the verdict, whether read from their own topic or implied by a later one."""
        return self.seen[UNIQUE] | self.seen[TAGGED] | self.seen[GROUPED] | self.seen[LATE_DEAD]

    @property
    def settled(self) -> Origins:
        """Origins that have their verdict."""
        return self.unique | self.seen[DUPLICATES] | self.seen[REJECTED] | self.seen[EARLY_DEAD]

    def classes(self) -> dict[str, Origins]:
        """Return the settled origins by what they ended as (see `CLASSES`)."""
        late = self.seen[LATE_DEAD]
        return {
            "unique": self.unique - late,
            "duplicates": self.seen[DUPLICATES],
            "rejected": self.seen[REJECTED],
            "dead": self.seen[EARLY_DEAD] | late,
        }

    def unfinished(self, topics: Iterable[str]) -> Origins:
        """Return settled origins that a later stage still owes a record, by the topics that were read."""
        owed = self.unique - self.seen[GROUPED] - self.seen[LATE_DEAD] if GROUPED in topics else Origins()
        if TAGGED in topics:
            owed = owed | (self.unique - self.seen[TAGGED] - self.seen[LATE_DEAD])
        return owed

    def conflicting(self) -> Origins:
        """Return origins with two outcomes that exclude each other."""
        verdicts = [self.unique, self.seen[DUPLICATES], self.seen[REJECTED], self.seen[EARLY_DEAD]]
        found = self.seen[GROUPED] & self.seen[LATE_DEAD]
        for i, one in enumerate(verdicts):
            for other in verdicts[i + 1 :]:
                found = found | (one & other)
        return found

    def counts(self, raw: Origins, pending: Origins, missing: Origins) -> dict[str, int]:
        """Return the account: raw = unique + duplicates + rejected + dead + pending + missing."""
        return {
            "raw": len(raw),
            "clean": len(self.seen[CLEAN] | self.unique | self.seen[DUPLICATES]),
            **{name: len(origins) for name, origins in self.classes().items()},
            "tagged": len(self.seen[TAGGED] | self.seen[GROUPED]),
            "pending": len(pending),
            "missing": len(missing),
            "repeated": self.repeated,
            "conflicting": len(self.conflicting()),
        }
