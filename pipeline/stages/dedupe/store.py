"""The columns of the dedupe memory: entries by position, found by keys and by sampled shingles.

Positions ascend with the stamps. The store knows nothing of horizons and limits; it is told a floor, the
lowest position that counts, and which prefix to drop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.dedupe.delta import Block
from pipeline.stages.dedupe.index import Chains, Column, Rows
from pipeline.text.shingles import mix

__all__ = ["KINDS", "MOST_WORDS", "Entry", "Sketch", "Store", "key_of", "keys_of"]

Array: TypeAlias = NDArray[Any]
Ints: TypeAlias = NDArray[np.int64]

KINDS = ("origin", "record", "address", "id", "url", "text", "copy")
"""The keys of an entry, in order: where it came from; id and text; URL and text; id; URL; text; id of the
original, if it is a copy."""
MOST_WORDS = 0xFFFF
"""Longer texts count as this long."""

_EVERY_SALT = mix(np.arange(1, len(KINDS) + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15))
_SALTS = dict(zip(KINDS, _EVERY_SALT, strict=True))
_VERDICT = {
    "seen": "f8",
    "rule": "u1",
    "score": "u2",
    "version": "u4",
    "copies": "u4",
    "changes": "u8",
    "of_bytes": "u4",
}
_LOOKS = {"whole": "u1", "source": "u4", "title": "u4", "words": "u2"}
_ROWS = ("postings", "strings", "numbers", "names")
_POSTING_COST = 12  # hash and link, and at most four bytes of the buckets' heads
_FIXED_COST = 8 + 8 + 42 + 8 * len(_ROWS) + 16 * len(KINDS)  # stamp, cost, verdict and looks, begins, keys


class Entry(NamedTuple):
    """What a later record may need to know of an entry.

    ``of``: id of the article that has its text; ``first``: id of the first version of its line; ``seen``:
    event time of the article ``of`` (NaN: none); ``rule``, ``score``, ``version``: its verdict; ``copies``:
    how many copies of ``of`` there were with it, each within the horizon after the last (0: it is none);
    ``changes``: what a revision changed, packed (0: it is none).
    """

    of: str
    first: str
    seen: float
    rule: int
    score: int
    version: int
    copies: int = 0
    changes: int = 0


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


def key_of(kind: str, values: Array) -> Array:
    """Return the keys of one of `KINDS` for what it is made of; 0 where that is 0."""
    return np.where(values != 0, mix(values ^ _SALTS[kind]), np.uint64(0))


def keys_of(origin: Array, id_: Array, url: Array, text: Array, copy: Array) -> Array:
    """Return the `KINDS` of keys of n entries as an (n, 7) array; 0 where a part is missing.

    Origins map one to one to their keys; the others are 64-bit hashes.
    """
    hashed = mix(text)
    record = np.where((id_ != 0) & (text != 0), mix(id_ ^ hashed), 0)
    address = np.where((url != 0) & (text != 0), mix(url ^ hashed), 0)
    keys = np.stack([origin + np.uint64(1), record, address, id_, url, text, copy], axis=1)
    return np.where(keys != 0, mix(keys ^ _EVERY_SALT), np.uint64(0))


class Store:
    """Entries in log order; about 0.9 KB an article that passed, 0.2 KB a duplicate."""

    def __init__(self) -> None:
        self.stamp = Column(np.float64)
        self._cost = Column(np.int64)
        self._cost.append(np.zeros(1, np.int64))
        self._keys = Chains(np.uint64)
        self._verdict = {name: Column(dtype) for name, dtype in _VERDICT.items()}
        self._looks = {name: Column(dtype) for name, dtype in _LOOKS.items()}
        self._plain = {**self._verdict, **self._looks}
        self._postings, self._strings = Rows(Chains(np.uint32)), Rows(Column(np.uint8))
        self._numbers, self._names = Rows(Column(np.uint16)), Rows(Column(np.uint16))
        every = (self._postings, self._strings, self._numbers, self._names)
        self._rows: dict[str, Rows[Any]] = dict(zip(_ROWS, every, strict=True))

    @property
    def size(self) -> int:
        """Entries held."""
        return len(self.stamp)

    @property
    def nbytes(self) -> int:
        """Bytes held, slack included."""
        return sum(part.nbytes for part in (self._keys, self._cost, *self._parts))

    @property
    def cost(self) -> Ints:
        """What the first 0, 1, ... entries take at most, in bytes without slack; only differences count."""
        return self._cost.values

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
        seen, rule, score, version, copies, changes, cut = [
            column.item(position) for column in self._verdict.values()
        ]
        of = text[:cut].decode("utf-8", "surrogatepass")
        first = text[cut:].decode("utf-8", "surrogatepass") if len(text) > cut else of
        return Entry(of, first, seen, rule, score, version, copies, changes)

    def of_line(self, positions: Iterable[int], first: str) -> Iterator[int]:
        """Return which of the entries have this first version: `Entry.first`, without reading the rest."""
        wanted = first.encode("utf-8", "surrogatepass")
        cuts = self._verdict["of_bytes"]
        for position in positions:
            text = self._strings.row(position).tobytes()
            if (text[cuts.item(position) :] or text) == wanted:
                yield position

    def copies(self, positions: Ints) -> Ints:
        """Return the entries' counts of copies; 0 for position -1."""
        column = self._verdict["copies"].values
        return np.where(positions >= 0, column[positions], 0) if len(column) else np.zeros_like(positions)

    def sketch(self, position: int) -> Sketch:
        """Return an entry's samples and looks."""
        whole, source, title, words = [column.item(position) for column in self._looks.values()]
        return Sketch(
            self._postings.row(position).tolist(),
            bool(whole),
            self._numbers.row(position).tolist(),
            self._names.row(position).tolist(),
            source,
            title,
            words,
        )

    def add(self, block: Block, stamps: Array, keys: Array) -> None:
        """Add the entries of a block at the end, with these stamps and `keys_of` the block."""
        texts = block.of_bytes.astype(np.int64) + block.first_bytes
        self._charge(block.posted, texts, block.numbered, block.named)
        self.stamp.append(stamps)
        self._keys.append(keys.ravel())
        self._postings.append(block.postings, block.posted)
        self._strings.append(block.strings, texts)
        self._numbers.append(block.numbers, block.numbered)
        self._names.append(block.names, block.named)
        for name, column in self._plain.items():
            column.append(getattr(block, name))

    def restamp(self, stamp: float) -> None:
        """Give all entries this stamp."""
        count = self.size
        self.stamp = Column(np.float64)
        self.stamp.append(np.full(count, stamp))

    def drop(self, count: int) -> None:
        """Forget the first ``count`` entries; all others move down by as many."""
        self._keys.drop(count * len(KINDS))
        self._cost.drop(count)
        for part in self._parts:
            part.drop(count)

    def sections(self) -> Callable[[], dict[str, Array]]:
        """Return a function that returns all columns by name, as they are now."""
        flat = {"stamp": self.stamp.values, "keys": self._keys.values}
        flat |= {name: column.values for name, column in self._plain.items()}
        rows = {name: (rows.begins, rows.values.values) for name, rows in self._rows.items()}

        def sections() -> dict[str, Array]:
            lengths = {f"{name}_lengths": np.diff(begins).astype("<u4") for name, (begins, _) in rows.items()}
            return {**flat, **lengths, **{name: values for name, (_, values) in rows.items()}}

        return sections

    @classmethod
    def of(cls, sections: Iterable[tuple[str, Array]]) -> Store:
        """Return the store that had these sections, in their order.

        Raises ValueError where they are not those of a store.
        """
        store = cls()
        lengths: dict[str, Array] = {}
        seen = set()
        for name, values in sections:
            seen.add(name)
            if name in store._rows:
                store._rows[name].append(values, lengths[name])
            elif name.removesuffix("_lengths") in store._rows:
                lengths[name.removesuffix("_lengths")] = values
            else:
                store._flat(name).append(values)
        if missing := store.sections()().keys() - seen:
            raise ValueError(f"columns are missing: {', '.join(sorted(missing))}")
        store._charge(*(lengths[name] for name in _ROWS))
        return store

    def _flat(self, name: str) -> Column | Chains:
        columns: dict[str, Column | Chains] = {"stamp": self.stamp, "keys": self._keys, **self._plain}
        if name not in columns:
            raise ValueError(f"the dedupe memory has no column {name!r}")
        return columns[name]

    def _charge(self, postings: Array, strings: Array, numbers: Array, names: Array) -> None:
        """Add up the costs of entries with so many values each."""
        guards = numbers.astype(np.int64) + names
        costs = _FIXED_COST + strings + 2 * guards + _POSTING_COST * postings.astype(np.int64)
        self._cost.append(self.cost[-1] + np.cumsum(costs))

    @property
    def _parts(self) -> tuple[Column | Rows[Any], ...]:
        return (self.stamp, *self._plain.values(), *self._rows.values())
