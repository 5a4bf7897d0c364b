"""The ledger's arithmetic: which origin has which outcome, kept in bitmaps, no Kafka in sight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from pyroaring import BitMap64

from pipeline.article import Origin
from pipeline.flow import DEAD, DUPLICATES, FLOW, REJECTED

__all__ = ["Account", "Origins"]

CLEAN, UNIQUE, TAGGED, GROUPED = (step.passes_to for step in FLOW)
LATE = ("tag", "group")
"""Stages behind the verdict: an article that dies there was unique before."""
EARLY_DEAD, LATE_DEAD = "dead before the verdict", "dead behind the verdict"


class Origins:
    """A set of origins: one roaring bitmap of offsets per raw partition (0.5 MB per million)."""

    def __init__(self, maps: dict[int, Any] | None = None) -> None:
        self._maps: dict[int, Any] = maps if maps is not None else {}

    def add(self, origin: Origin) -> bool:
        """Add an origin; return whether it was new."""
        offsets = self._maps.get(origin.partition)
        if offsets is None:
            offsets = self._maps[origin.partition] = BitMap64()
        if origin.offset in offsets:
            return False
        offsets.add(origin.offset)
        return True

    def add_range(self, partition: int, start: int, end: int) -> None:
        """Add all offsets in [start, end)."""
        if end > start:
            self._maps.setdefault(partition, BitMap64()).add_range(start, end)

    def discard(self, origin: Origin) -> None:
        """Take an origin out, if it is in."""
        if origin.partition in self._maps:
            self._maps[origin.partition].discard(origin.offset)

    def __contains__(self, origin: Origin) -> bool:
        return origin.partition in self._maps and origin.offset in self._maps[origin.partition]

    def __len__(self) -> int:
        return sum(len(offsets) for offsets in self._maps.values())

    def __iter__(self) -> Iterator[Origin]:
        return (Origin(p, o) for p in sorted(self._maps) for o in self._maps[p])

    def __or__(self, other: Origins) -> Origins:
        return self._combined(other, lambda a, b: a | b)

    def __and__(self, other: Origins) -> Origins:
        return self._combined(other, lambda a, b: a & b)

    def __sub__(self, other: Origins) -> Origins:
        return self._combined(other, lambda a, b: a - b)

    def _combined(self, other: Origins, how: Any) -> Origins:
        partitions = self._maps.keys() | other._maps.keys()
        none = BitMap64()
        return Origins({p: how(self._maps.get(p, none), other._maps.get(p, none)) for p in partitions})


class Account:
    """Outcomes by origin. A record that was sent again counts by its newest attempt alone."""

    def __init__(self) -> None:
        self.seen: dict[str, Origins] = defaultdict(Origins)
        self.excused = Origins()
        """Raw records that owe no outcome of their own: they were sent again for an earlier one."""
        self.repeated = 0
        self.foreign = 0
        """Records on inner topics that name no origin."""
        self._attempts: dict[Origin, int] = {}

    def note(
        self, topic: str, stage: str, origin: Origin, attempt: int = 0, via: Origin | None = None
    ) -> None:
        """Take in one record of an outcome topic."""
        if via is not None:
            self.excused.add(via)
        if not self._current(origin, attempt):
            return
        kind = topic if topic != DEAD else LATE_DEAD if stage in LATE else EARLY_DEAD
        if not self.seen[kind].add(origin):
            self.repeated += 1

    def redriven(self, origin: Origin, attempt: int) -> None:
        """Forget the outcome of a dead letter that was sent again; the next attempt will have one."""
        self._current(origin, attempt)

    def attempt(self, origin: Origin) -> int:
        """Return how often the origin's record was sent again."""
        return self._attempts.get(origin, 0)

    def _current(self, origin: Origin, attempt: int) -> bool:
        known = self._attempts.get(origin, 0)
        if attempt > known:
            self._attempts[origin] = attempt
            for origins in self.seen.values():
                origins.discard(origin)
        return attempt >= known

    @property
    def unique(self) -> Origins:
        """Articles that passed the verdict, whether read from their own topic or implied by a later one."""
        return self.seen[UNIQUE] | self.seen[TAGGED] | self.seen[GROUPED] | self.seen[LATE_DEAD]

    @property
    def settled(self) -> Origins:
        """Origins that have their verdict."""
        return self.unique | self.seen[DUPLICATES] | self.seen[REJECTED] | self.seen[EARLY_DEAD]

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
        early, late = self.seen[EARLY_DEAD], self.seen[LATE_DEAD]
        return {
            "raw": len(raw),
            "clean": len(self.seen[CLEAN] | self.unique | self.seen[DUPLICATES]),
            "unique": len(self.unique - late),
            "duplicates": len(self.seen[DUPLICATES]),
            "rejected": len(self.seen[REJECTED]),
            "dead": len(early | late),
            "tagged": len(self.seen[TAGGED] | self.seen[GROUPED]),
            "pending": len(pending),
            "missing": len(missing),
            "repeated": self.repeated,
            "conflicting": len(self.conflicting()),
        }
