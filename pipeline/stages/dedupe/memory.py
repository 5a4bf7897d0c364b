"""What the stage remembers of the last horizon of event time, found by origin, id, URL, text and shingles.

The memory's clock is the latest event time so far, in log order. An entry is stamped with the clock at its
insertion, so stamps ascend with positions; it counts for an article whose clock is c while its stamp is at
least c - horizon, on whichever side of the article's own time it lies. With a byte limit it counts while
what came after it fits. Both are checked per article, so when the space of forgotten entries is freed never
matters.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, BinaryIO, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.article import Origin
from pipeline.outcome import MemoryFacts
from pipeline.settings import LEAST_MEMORY_BYTES
from pipeline.stages.dedupe.delta import FORMAT, Block, cut, decode, encode, joined
from pipeline.stages.dedupe.index import SLACK
from pipeline.stages.dedupe.store import Store, keys_of
from pipeline.text.sections import read_sections, write_sections

__all__ = ["MOST_AT_ONCE", "DedupeMemory", "settle"]

Array: TypeAlias = NDArray[Any]
Ints: TypeAlias = NDArray[np.int64]

MOST_AT_ONCE = 1024
"""Most entries a batch may add. What counts for an article by the byte limit depends on the sizes of entries
that lie at least so far before it, all known before the batch is judged: so it is the same in any batch."""

_SPACE_SHARE = 8  # free forgotten entries once they take an eighth: one pass over the memory per eighth
_RESERVE_BYTES = MOST_AT_ONCE * 2048  # twice what an entry costs at most, ids of over a kilobyte aside
_READ_AT_ONCE = 1 << 15  # entries of deltas read that are added together: single ones cost 100 times more


def settle(clock: float, stamps: Array) -> tuple[float, Array]:
    """Return the first time known to clock or stamps (-inf: none), and the stamps, with it for those.

    What came before any dated article counts as having come with the first one, else that would forget it.
    """
    known = stamps[np.isfinite(stamps)]
    first = clock if math.isfinite(clock) else float(known[0]) if len(known) else -math.inf
    return first, np.where(np.isfinite(stamps), stamps, first)


class DedupeMemory:
    """A view of the log of its own deltas.

    ``limit_bytes`` (0: none) is never exceeded by what is held, slack included.
    """

    def __init__(self, horizon_seconds: float, limit_bytes: int = 0, version: str = "") -> None:
        if 0 < limit_bytes < LEAST_MEMORY_BYTES:
            raise ValueError(f"a memory takes {LEAST_MEMORY_BYTES:,} bytes at least, not {limit_bytes:,}")
        self._horizon = horizon_seconds
        self._limit = limit_bytes
        held = limit_bytes / (1 + SLACK) * (_SPACE_SHARE - 1) / _SPACE_SHARE
        self._budget = held - _RESERVE_BYTES if limit_bytes else math.inf
        self._version = version
        self._clock = -math.inf
        self._gone = self._dropped = self._crowded_out = 0
        self._pending: list[Block] = []
        self._unread: list[Block] = []
        self._unread_entries = 0
        self._held = Store()

    @property
    def store(self) -> Store:
        """The entries, forgotten ones whose space is not yet free included."""
        self._read()
        return self._held

    @property
    def clock(self) -> float:
        """The latest event time so far in POSIX seconds, -inf if none was known yet."""
        self._read()
        return self._clock

    @property
    def horizon(self) -> float:
        """How far back entries count, in seconds of event time."""
        return self._horizon

    def crowded(self, count: int) -> Ints:
        """Return the lowest entry that the limit leaves each of the next ``count`` (at most `MOST_AT_ONCE`).

        From there on what lies before the last `MOST_AT_ONCE` entries fits, with a reserve for those.
        """
        cost = self.store.cost
        if cost[-1] - cost[0] <= self._budget:
            return np.zeros(count, np.int64)
        end = self.store.size - MOST_AT_ONCE + np.arange(count)
        return np.searchsorted(cost, cost[np.maximum(end, 0)] - self._budget).astype(np.int64)

    def floors(self, stamps: Array) -> tuple[Array, Ints]:
        """Return the final stamps of new entries, and for each the lowest entry that counts for it."""
        first, stamps = settle(self._clock, stamps)
        held = self.store.stamp.values
        limits = stamps - self._horizon
        floor = np.searchsorted(held if math.isfinite(self._clock) else np.full(len(held), first), limits)
        floor = np.where(floor == len(held), floor + np.searchsorted(stamps, limits), floor)
        return stamps, np.maximum(floor, self.crowded(len(stamps)))

    def remember(self, block: Block, keys: Array) -> None:
        """Add the entries of a batch, with their `keys_of`, to be part of the next delta."""
        self._read()
        self._add(block, keys)
        self._pending.append(block)

    def delta(self) -> bytes:
        """Return what was added since the last call (empty if nothing)."""
        delta = encode(self._pending)
        self._pending = []
        return delta

    def apply(self, delta: bytes) -> None:
        """Take in a delta read back from the log.

        Raises ValueError where it is no delta of the known format; the memory is then as before.
        """
        if delta:
            self._unread.append(decode(delta))
            self._unread_entries += len(self._unread[-1].stamp)
            if self._unread_entries >= _READ_AT_ONCE:
                self._read()

    def cut(self, delta: bytes, keep: Callable[[Origin], bool]) -> bytes:
        """Return the delta without the entries of origins that are not to be kept.

        Raises ValueError as `apply` does.
        """
        return encode([cut(decode(delta), keep)]) if delta else b""

    def snapshot(self) -> Callable[[BinaryIO], None]:
        """Return a function that writes the memory as it is now, in any thread, whatever happens meanwhile.

        Raises ValueError while there is a delta to be taken: a snapshot stands for what the log holds.
        """
        if self._pending:
            raise ValueError("entries wait for the log: take the delta first, then the snapshot")
        sections = self.store.sections()
        header = {
            **self._kind(),
            "clock": self._clock if math.isfinite(self._clock) else None,
            "gone": self._gone,
            "dropped": self._dropped,
            "crowded_out": self._crowded_out,
        }
        return lambda file: write_sections(file, header, sections())

    def restore(self, file: BinaryIO) -> None:
        """Fill this fresh memory with what a snapshot holds; it then behaves like the one that was saved.

        Raises ValueError for a file that is damaged, or of a memory of another form, horizon or limit. The
        memory is of no use then.
        """
        header, sections = read_sections(file)
        for name, expected in self._kind().items():
            found = header.get(name)
            if found != expected:
                raise ValueError(f"the snapshot's {name} is {found!r}, this memory's is {expected!r}")
        self._held = Store.of(sections)
        self._clock = -math.inf if header["clock"] is None else header["clock"]
        self._gone, self._dropped = header["gone"], header["dropped"]
        self._crowded_out = header["crowded_out"]

    def facts(self) -> MemoryFacts:
        """Return the entries that count now, bytes held, the event time they cover, and entries forgotten."""
        store = self.store
        since = float(store.stamp.values[self._gone]) if self._gone < store.size else math.nan
        known = math.isfinite(since)
        return MemoryFacts(
            store.size - self._gone,
            store.nbytes,
            self._clock - since if known else 0.0,
            self._dropped + self._gone,
            since if known else None,
            self._limit,
            self._crowded_out,
        )

    def _kind(self) -> dict[str, Any]:
        return {
            "stage": "dedupe",
            "format": FORMAT,
            "version": self._version,
            "horizon": self._horizon,
            "limit": self._limit,
        }

    def _add(self, block: Block, keys: Array) -> None:
        if not len(block.stamp):
            return
        store = self._held
        first, stamps = settle(self._clock, block.stamp)
        if not math.isfinite(self._clock):
            store.restamp(first)
        self._clock = float(stamps[-1])
        store.add(block, stamps, keys)
        self._forget()

    def _forget(self) -> None:
        """Count the first entries that no later article can count; free their space once they are many."""
        store = self._held
        aged = int(np.searchsorted(store.stamp.values, self._clock - self._horizon))
        gone = max(aged, int(self.crowded(1)[0]))
        self._crowded_out += gone - max(aged, self._gone)
        self._gone = gone
        freed, held = (int(store.cost[at] - store.cost[0]) for at in (gone, -1))
        if freed * _SPACE_SHARE >= max(held, 1 << 19):
            self._dropped += gone
            self._gone = 0
            store.drop(gone)

    def _read(self) -> None:
        if self._unread:
            unread, self._unread, self._unread_entries = joined(self._unread), [], 0
            keys = keys_of(unread.origin, unread.id, unread.url, unread.text, unread.copy_of)
            self._add(unread, keys)
