"""What the stage remembers of the last horizon of event time, found by origin, id, URL, text and shingles.

The memory's clock is the latest event time so far, in log order. An entry is stamped with the clock at its
insertion, so stamps ascend with positions; it counts for an article whose clock is c while its stamp is at
least c - horizon. That is checked per article. When the space of forgotten entries is freed never matters.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.outcome import MemoryFacts
from pipeline.stages.dedupe.delta import Block, decode, encode
from pipeline.stages.dedupe.index import Chains, Column, Rows
from pipeline.text.shingles import mix

__all__ = ["KINDS", "MOST_WORDS", "DedupeMemory", "Entry", "Sketch", "keys_of", "settle"]

Array: TypeAlias = NDArray[Any]
Ints: TypeAlias = NDArray[np.int64]

KINDS = ("origin", "record", "address", "id", "url", "text", "copy")
"""The keys of an entry, in order: where it came from; id and text; URL and text; id; URL; text; id of the
original, if it is a copy."""
MOST_WORDS = 0xFFFF
"""Longer texts count as this long."""

_SALTS = mix(np.arange(1, len(KINDS) + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15))
_VERDICT = {"seen": "f8", "rule": "u1", "score": "u2", "version": "u4", "copies": "u4", "of_bytes": "u4"}
_LOOKS = {"whole": "u1", "source": "u4", "title": "u4", "words": "u2"}
"""Columns of a block that are kept as they come."""
_SPACE_SHARE = 8  # free forgotten entries once they are an eighth: one pass over the memory per eighth


class Entry(NamedTuple):
    """What a later record may need to know of an entry.

    ``of``: id of the article that has its text; ``first``: id of the first version of its line; ``seen``:
    event time of the article ``of`` (NaN: none); ``rule``, ``score``, ``version``: its verdict; ``copies``:
    how many copies of ``of`` there were with it, each within the horizon after the last (0: it is none).
    """

    of: str
    first: str
    seen: float
    rule: int
    score: int
    version: int
    copies: int = 0


class Sketch(NamedTuple):
    """An entry's samples, ascending: shingles (all there are if ``whole``), numbers, names; and its looks.

    ``source`` and ``title``: 32-bit hashes of outlet and headline (normal form; 0: none); ``words``: of the
    text, at most `MOST_WORDS`.
    """

    shingles: list[int]
    whole: bool
    numbers: list[int]
    names: list[int]
    source: int
    title: int
    words: int


def keys_of(origin: Array, id_: Array, url: Array, text: Array, copy: Array) -> Array:
    """Return the `KINDS` of keys of n entries as an (n, 7) array; 0 where a part is missing.

    Origins map one to one to their keys; the others are 64-bit hashes.
    """
    record = np.where((id_ != 0) & (text != 0), mix(id_ ^ mix(text)), 0)
    address = np.where((url != 0) & (text != 0), mix(url ^ mix(text)), 0)
    keys = np.stack([origin + np.uint64(1), record, address, id_, url, text, copy], axis=1)
    return np.where(keys != 0, mix(keys ^ _SALTS), np.uint64(0))


def settle(clock: float, stamps: Array) -> tuple[float, Array]:
    """Return the first time known to clock or stamps (-inf: none), and the stamps, with it for those.

    What came before any dated article counts as having come with the first one, else that would forget it.
    """
    known = stamps[np.isfinite(stamps)]
    first = clock if math.isfinite(clock) else float(known[0]) if len(known) else -math.inf
    return first, np.where(np.isfinite(stamps), stamps, first)


class DedupeMemory:
    """A view of the log of its own deltas; about 0.9 KB an article that passed, 0.2 KB a duplicate."""

    def __init__(self, horizon_seconds: float) -> None:
        self._horizon = horizon_seconds
        self._clock = -math.inf
        self._dropped = 0
        self._pending: list[Block] = []
        self._keys = Chains(np.uint64)
        self._stamp = Column(np.float64)
        self._verdict = {name: Column(dtype) for name, dtype in _VERDICT.items()}
        self._looks = {name: Column(dtype) for name, dtype in _LOOKS.items()}
        self._postings = Rows(Chains(np.uint32))
        self._strings, self._numbers = Rows(Column(np.uint8)), Rows(Column(np.uint16))
        self._names = Rows(Column(np.uint16))

    @property
    def size(self) -> int:
        """Entries held, forgotten ones whose space is not yet free included."""
        return len(self._stamp)

    @property
    def clock(self) -> float:
        """The latest event time so far in POSIX seconds, -inf if none was known yet."""
        return self._clock

    @property
    def horizon(self) -> float:
        """How far back entries count, in seconds of event time."""
        return self._horizon

    def stamps(self) -> Array:
        """Return the stamps of all entries held (a view)."""
        return self._stamp.values

    def newest(self, keys: Array, floor: Ints) -> Ints:
        """Return per key the newest entry that has it and is not below the key's floor, else -1."""
        query, place = self._keys.find(keys, floor * len(KINDS), newest=True)
        out = np.full(len(keys), -1, np.int64)
        out[query] = place // len(KINDS)
        return out

    def posted(self, shingles: Array, floor: Ints) -> tuple[Ints, Ints]:
        """Return (index into ``shingles``, entry) for every entry at or above the floor that posted one."""
        lowest = self._postings.begins[np.minimum(floor, self.size)]
        query, place = self._postings.values.find(shingles, lowest)
        return query, self._postings.owners(place)

    def entry(self, position: int) -> Entry:
        """Return an entry's verdict and names."""
        text = self._strings.row(position).tobytes()
        seen, rule, score, version, copies, cut = (
            column.values[position].item() for column in self._verdict.values()
        )
        of, first = (part.decode("utf-8", "surrogatepass") for part in (text[:cut], text[cut:]))
        return Entry(of, first or of, seen, rule, score, version, copies)

    def copies(self, positions: Ints) -> Ints:
        """Return the entries' counts of copies; 0 for position -1."""
        column = self._verdict["copies"].values
        return np.where(positions >= 0, column[positions], 0) if len(column) else np.zeros_like(positions)

    def sketch(self, position: int) -> Sketch:
        """Return an entry's samples."""
        whole, source, title, words = (column.values[position].item() for column in self._looks.values())
        return Sketch(
            self._postings.row(position).tolist(),
            bool(whole),
            self._numbers.row(position).tolist(),
            self._names.row(position).tolist(),
            source,
            title,
            words,
        )

    def remember(self, block: Block) -> None:
        """Add the entries of a batch, to be part of the next delta."""
        self._add(block)
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
            self._add(decode(delta))

    def facts(self) -> MemoryFacts:
        """Return the entries that count now, bytes held, the event time they cover, and entries forgotten."""
        gone = self._forgotten()
        oldest = float(self._stamp.values[gone]) if gone < self.size else math.nan
        covered = self._clock - oldest
        held = sum(part.nbytes for part in (self._keys, *self._columns()))
        return MemoryFacts(
            self.size - gone, held, covered if math.isfinite(covered) else 0.0, self._dropped + gone
        )

    def _add(self, block: Block) -> None:
        if not len(block.stamp):
            return
        first, stamps = settle(self._clock, block.stamp)
        if not math.isfinite(self._clock):
            self._stamp.values[:] = first
        self._clock = float(stamps[-1])
        self._stamp.append(stamps)
        keys = keys_of(block.origin, block.id, block.url, block.text, block.copy_of)
        self._keys.append(keys.ravel())
        self._postings.append(block.postings, block.posted)
        self._strings.append(block.strings, block.of_bytes.astype(np.int64) + block.first_bytes)
        self._numbers.append(block.numbers, block.numbered)
        self._names.append(block.names, block.named)
        for name, column in (*self._verdict.items(), *self._looks.items()):
            column.append(getattr(block, name))
        gone = self._forgotten()
        if gone * _SPACE_SHARE >= max(self.size, 512):
            self._dropped += gone
            self._keys.drop(gone * len(KINDS))
            for part in self._columns():
                part.drop(gone)

    def _columns(self) -> tuple[Column | Rows[Any], ...]:
        rows = (self._postings, self._strings, self._numbers, self._names)
        return (self._stamp, *self._verdict.values(), *self._looks.values(), *rows)

    def _forgotten(self) -> int:
        return int(np.searchsorted(self._stamp.values, self._clock - self._horizon))
