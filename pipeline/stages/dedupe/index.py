"""Growable columns, rows of different lengths, and a hash index that chains equal values, newest first.

Positions only grow and ages follow positions, so "still remembered" is one comparison with a floor, and
forgetting is the removal of a prefix: no tombstones, no order in which a table must be cleaned.
"""

from __future__ import annotations

from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["SLACK", "Chains", "Column", "Rows"]

Ints: TypeAlias = NDArray[np.int64]

SLACK = 1 / 16
"""Share of a column that may be unused: memory is promised per entry. Growing moves pages, not values."""
_LEAST = 1024


class Column:
    """A one-dimensional numpy array that grows at its end and shrinks at its front."""

    __slots__ = ("_data", "_size")

    def __init__(self, dtype: Any) -> None:
        self._data: NDArray[Any] = np.empty(_LEAST, dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    @property
    def values(self) -> NDArray[Any]:
        """The values as a view, which never changes: growing and dropping leave it an array of its own."""
        return self._data[: self._size]

    @property
    def nbytes(self) -> int:
        """Bytes held, slack included."""
        return int(self._data.nbytes)

    def item(self, position: int) -> Any:
        """Return one value as a Python number: much cheaper than a view and an index."""
        return self._data.item(position)

    def append(self, values: NDArray[Any]) -> None:
        """Add values at the end."""
        size = self._size + len(values)
        if size > len(self._data):
            self._resize(size)
        self._data[self._size : size] = values
        self._size = size

    def drop(self, count: int) -> None:
        """Remove the first ``count`` values."""
        rest = self._data[count : self._size]
        self._data = np.empty(max(_LEAST, int(len(rest) * (1 + SLACK))), rest.dtype)
        self._data[: len(rest)] = rest
        self._size = len(rest)

    def _resize(self, least: int) -> None:
        size = max(least, int(len(self._data) * (1 + SLACK)))
        try:
            self._data.resize(size)
        except ValueError:  # a view is still in use, perhaps a snapshot's: it keeps the old array
            data = np.empty(size, self._data.dtype)
            data[: self._size] = self.values
            self._data = data


class Chains:
    """A column of hashes with, for each, the position of the previous one in the same bucket.

    Buckets are the low bits of the hash. There are 1.5 to 3 hashes a bucket once it grew: with
    fewer it takes more memory and finds no faster.
    """

    __slots__ = ("_heads", "_keys", "_next")

    def __init__(self, dtype: Any) -> None:
        self._keys = Column(dtype)
        self._next = Column(np.int32)
        self._heads = np.full(_LEAST, -1, np.int32)

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def values(self) -> NDArray[Any]:
        """The hashes by position (a view, valid until the next append or drop)."""
        return self._keys.values

    @property
    def nbytes(self) -> int:
        """Bytes held, slack included."""
        return self._keys.nbytes + self._next.nbytes + int(self._heads.nbytes)

    def append(self, keys: NDArray[Any]) -> None:
        """Add hashes at the end; 0 takes a position but is never found."""
        begin = len(self._keys)
        self._keys.append(keys)
        self._next.append(np.full(len(keys), -1, np.int32))
        if len(self._keys) > 3 * len(self._heads):
            self._spread()
            begin = 0
        self._link_all(begin)

    def drop(self, count: int) -> None:
        """Forget the first ``count`` positions; all others move down by as many."""
        self._keys.drop(count)
        self._next.drop(count)
        if len(self._heads) > max(_LEAST, len(self._keys)):  # made for more than are left
            self._spread()
            self._link_all(0)
            return
        for links in (self._next.values, self._heads):
            np.subtract(links, count, out=links)
            np.maximum(links, -1, out=links)

    def find(self, keys: NDArray[Any], floor: Ints, *, newest: bool = False) -> tuple[Ints, Ints]:
        """Return (index into ``keys``, position) of every equal hash at or above its key's floor.

        In order of both; with ``newest`` only the highest position per key.
        """
        query = np.flatnonzero(keys)
        found: list[tuple[Ints, Ints]] = [(query[:0], query[:0])]
        wanted, lowest = keys.take(query), np.maximum(floor.take(query), 0)
        place = self._heads.take(self._bucket(wanted)).astype(np.int64)
        stored, links = self.values, self._next.values
        while True:
            live = np.flatnonzero(place >= lowest)
            if not len(live):
                break
            if len(live) < len(place):
                query, wanted, lowest, place = (part.take(live) for part in (query, wanted, lowest, place))
            equal = stored.take(place) == wanted
            if equal.any():
                found.append((query[equal], place[equal]))
            place = links.take(place).astype(np.int64)
            if newest:
                place[equal] = -1  # found: below any floor, so this one's search ends
        both = np.sort(np.concatenate([q << 32 | p for q, p in found]))  # positions have 31 bits
        return both >> 32, both & 0xFFFFFFFF

    def _spread(self) -> None:
        """Make new, empty buckets, one for 1.5 to 3 hashes."""
        self._heads = np.full(max(_LEAST, 1 << (len(self) * 2 // 3).bit_length() >> 1), -1, np.int32)
        self._next.values.fill(-1)

    def _bucket(self, keys: NDArray[Any]) -> Ints:
        mask = keys.dtype.type(len(self._heads) - 1)
        buckets: Ints = (keys & mask).astype(np.int64)
        return buckets

    def _link_all(self, begin: int) -> None:
        for low in range(begin, len(self._keys), 1 << 16):  # keeps the work arrays of a rebuild small
            self._link(low, min(low + (1 << 16), len(self._keys)))

    def _link(self, begin: int, end: int) -> None:
        """Put positions ``begin`` to ``end`` at the head of their chains, lowest position first.

        One round links the first position of every bucket, the next round the second, and so on.
        """
        keys = self._keys.values[begin:end]
        links = self._next.values
        place = np.flatnonzero(keys) + begin
        bucket = self._bucket(keys[place - begin])
        before = self._heads[bucket]
        while len(place):
            self._heads[bucket[::-1]] = place[::-1]  # the last write wins: the lowest position
            first = self._heads[bucket] == place
            links[place[first]] = before[first]
            place, bucket = place[~first], bucket[~first]
            before = self._heads[bucket]


Values = TypeVar("Values", bound=Column | Chains)


class Rows(Generic[Values]):
    """Rows of different lengths over one column (or chains), one after another."""

    __slots__ = ("_begins", "values")

    def __init__(self, values: Values) -> None:
        self.values = values
        self._begins = Column(np.int64)
        self._begins.append(np.zeros(1, np.int64))

    @property
    def begins(self) -> Ints:
        """Where each row begins, and where the next one will."""
        return self._begins.values

    @property
    def nbytes(self) -> int:
        """Bytes held, slack included."""
        return self.values.nbytes + self._begins.nbytes

    def append(self, values: NDArray[Any], lengths: NDArray[Any]) -> None:
        """Add rows of these lengths, ``values`` being all of theirs."""
        self._begins.append(self.begins[-1] + np.cumsum(lengths, dtype=np.int64))
        self.values.append(values)

    def row(self, position: int) -> NDArray[Any]:
        """Return one row (a view)."""
        begin, end = self._begins.item(position), self._begins.item(position + 1)
        part: NDArray[Any] = self.values.values[begin:end]
        return part

    def owners(self, places: Ints) -> Ints:
        """Return the row in which each place of the column lies."""
        return np.searchsorted(self.begins[1:], places, side="right").astype(np.int64)

    def drop(self, count: int) -> None:
        """Remove the first ``count`` rows."""
        cut = int(self.begins[count])
        self.values.drop(cut)
        self._begins.drop(count)
        begins = self._begins.values
        begins -= cut
