"""The rules over a batch in order, what the memory holds having been looked up for all of it at once.

What the batch's earlier articles add is overlaid: keys in a dictionary, shingles through the few that occur
in more than one article of the batch. So verdicts equal those one by one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain, repeat
from typing import Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from pipeline.outcome import Rule
from pipeline.stages.dedupe.delta import FULL_SCORE, RULES
from pipeline.stages.dedupe.features import Features
from pipeline.stages.dedupe.revision import changes, packed
from pipeline.stages.dedupe.store import Entry, Sketch, Store
from pipeline.stages.dedupe.verdict import Match, Thresholds, best_match, likeness

__all__ = ["Walk"]

Array: TypeAlias = NDArray[Any]

_ID, _URL = 2, 3
"""Where the keys of id and address stand among those of an article."""
_CODES = {rule: code for code, rule in enumerate(RULES)}


class Walk:
    """The rules over a batch in order."""

    def __init__(self, memory: Store, limits: Thresholds, found: Features, keys: Array, floor: Array) -> None:
        self._memory, self._limits, self._found = memory, limits, found
        self._base = memory.size
        self.entries: list[Entry] = []
        self._seen: dict[int, Entry] = {}
        self._floor: list[int] = floor.tolist()
        self._keys: list[list[int]] = keys.tolist()
        rows, kinds = keys.shape
        old = memory.newest(keys.ravel(), np.repeat(floor, kinds))
        self._old: list[list[int]] = old.reshape(rows, kinds).tolist()
        self._added: dict[int, int] = {}
        shingles = found.prints.shingles
        self._begin: list[int] = shingles.offsets.tolist()
        owner = np.repeat(np.arange(rows), np.diff(shingles.offsets))
        query, entry = memory.posted(shingles.values, floor[owner])
        held = np.bincount(query, minlength=len(shingles.values))
        telling = held < limits.common
        self._held: list[int] = held.tolist()
        self._posts: list[bool] = telling.tolist()
        likely = _likely(owner[query], entry, telling[query], limits.votes)
        self._all_hits = _Hits(query, entry, shingles.offsets)
        self._likely_hits = _Hits(query[likely], entry[likely], shingles.offsets)
        self._shared = _Shared(shingles.values, shingles.offsets)
        self._holders: defaultdict[int, list[int]] = defaultdict(list)

    def verdict(self, row: int, name: str, seen: float) -> None:
        """Settle one article and overlay it for the next; call once per row, in order."""
        keys, old = self._keys[row], self._old[row]
        if max(old) < 0 and self._added.keys().isdisjoint(keys):  # so it is for most: nothing has any of them
            record = address = line = page = text = None
        else:
            record, address, line, page, text = map(self._newest, keys, old, [self._floor[row]] * len(keys))
        before = line or page
        first, version = (before.first, before.version) if before else (name, 0)
        same, rule = (record, Rule.SAME_RECORD) if record else (address, Rule.SAME_URL)
        if same is None and version == 0:  # a version that passed is revised, whatever else has its text
            same, rule = text, Rule.EXACT
        ours: list[int] = []
        alike = None
        if same is not None:
            entry = Entry(same.of, first or same.of, same.seen, _CODES[rule], FULL_SCORE, version)
        elif version == 0 and (alike := self._alike(row)) is not None:
            original = self._at(alike.entry)
            of, score = original.of, _points(alike.score)
            entry = Entry(of, first or of, original.seen, _CODES[alike.rule], score, 0)
        elif before is not None:
            ours, entry = self._revised(row, name, first, seen, max(version, 1) + 1)
        else:
            entry = Entry(name, name, seen, _CODES[None], 0, 1)
        posted = RULES[entry.rule] in {None, Rule.REVISION} or (alike is not None and not alike.vouched)
        self._add(row, entry, ours, posted=posted)

    @property
    def postings(self) -> Array:
        """Which of the batch's sampled shingles later articles are found by."""
        return np.array(self._posts, np.bool_)

    def sketch(self, position: int) -> Sketch:
        """Return the samples by which an entry is found, of the memory or of this batch."""
        if position < self._base:
            return self._memory.sketch(position)
        row = position - self._base
        begin, end = self._begin[row], self._begin[row + 1]
        kept = self._posts[begin:end]
        whole = self._found.sketch(row)
        return whole._replace(shingles=[v for v, keep in zip(whole.shingles, kept, strict=True) if keep])

    def _at(self, position: int) -> Entry:
        if position >= self._base:
            return self.entries[position - self._base]
        entry = self._seen.get(position)
        if entry is None:
            entry = self._seen[position] = self._memory.entry(position)
        return entry

    def _newest(self, key: int, old: int, floor: int) -> Entry | None:
        position = self._added.get(key, old)
        return self._at(position) if position >= floor else None

    def _live(self, group: int, floor: int) -> list[int]:
        holders = self._holders[group]
        if not holders or holders[0] >= floor:
            return holders
        return [position for position in holders if position >= floor]

    def _hits(self, row: int, old: _Hits) -> tuple[list[tuple[int, int]], list[int]]:
        """Return pairs (index into the article's shingles, entry), and the indices that are boilerplate."""
        begin, end, floor = self._begin[row], self._begin[row + 1], self._floor[row]
        hits = old.row(row, begin)
        held, common = self._held[begin:end], self._limits.common
        for place, group in self._shared.row(row):
            if live := self._live(group, floor):
                held[place - begin] += len(live)
                hits += zip(repeat(place - begin), live)
        return hits, [index for index, count in enumerate(held) if count >= common]

    def _alike(self, row: int) -> Match | None:
        """Return the best match by shingles, after a cheap look at whether there can be one."""
        if not self._likely_hits.any(row):
            votes = Counter(chain.from_iterable(map(self._holders.__getitem__, self._shared.groups(row))))
            if not votes or max(votes.values()) < self._limits.votes:
                return None
        hits, common = self._hits(row, self._likely_hits)
        return best_match(self._found.sketch(row), hits, common, self.sketch, self._limits)

    def _revised(self, row: int, name: str, first: str, seen: float, version: int) -> tuple[list[int], Entry]:
        """Return which of a revision's shingles its line has already, and its entry."""
        hits, common = self._hits(row, self._all_hits)
        line = self._line({entry for _, entry in hits}, first)
        mine, boilerplate = self._found.sketch(row), set(common)
        hashes = [mine.shingles[index] for index in common]
        sketches = {entry: self.sketch(entry) for entry in line}
        likest = 0.0
        for entry, sketch in sketches.items():
            indices = [index for index, other in hits if other == entry]
            lost = sum(index in boilerplate for index in indices)
            likest = max(likest, likeness(mine, sketch, len(indices) - lost, hashes, lost).jaccard)
        told = changes(mine, self.sketch(self._before(row)), list(sketches.values()), set(hashes))
        ours = sorted({index for index, entry in hits if entry in line})
        rule, score = _CODES[Rule.REVISION], _points(likest)
        return ours, Entry(name, first or name, seen, rule, score, version, changes=packed(told))

    def _line(self, positions: set[int], first: str) -> set[int]:
        """Return which of the entries are versions or copies of the line that begins with ``first``."""
        old = self._memory.of_line((position for position in positions if position < self._base), first)
        new = (position for position in positions if position >= self._base)
        return {*old, *(position for position in new if self.entries[position - self._base].first == first)}

    def _before(self, row: int) -> int:
        """Return the entry that a revision replaces: the newest of its id, else of its address."""
        places = [self._added.get(self._keys[row][kind], self._old[row][kind]) for kind in (_ID, _URL)]
        return next(place for place in places if place >= self._floor[row])

    def _add(self, row: int, entry: Entry, ours: list[int], *, posted: bool) -> None:
        """Let the batch's later articles find this one.

        Only what passed is found by shingles, and a line has each shingle once, so that reprints and
        revisions don't make an article's own words boilerplate. A copy that nothing vouches for may be a form
        filled in anew: it is found, too, so that the form's words become boilerplate all the same.
        """
        position, floor = self._base + len(self.entries), self._floor[row]
        self.entries.append(entry)
        self._added.update(dict.fromkeys(self._keys[row], position))
        self._added.pop(0, None)  # 0 is no key
        begin, end = self._begin[row], self._begin[row + 1]
        posts, held, common = self._posts, self._held, self._limits.common
        if not posted:
            posts[begin:end] = repeat(False, end - begin)
            return
        for index in ours:
            posts[begin + index] = False
        for place, group in self._shared.row(row):
            if posts[place]:
                if held[place] + len(self._live(group, floor)) < common:
                    self._holders[group].append(position)
                else:
                    posts[place] = False


class _Hits:
    """Pairs of a batch's shingle and an entry of the memory that posted it, by the article of the shingle."""

    def __init__(self, index: Array, entry: Array, offsets: Array) -> None:
        self._index, self._entry = index, entry
        self._begin: list[int] = np.searchsorted(index, offsets).tolist()

    def any(self, row: int) -> bool:
        """Whether an article has any."""
        return self._begin[row] < self._begin[row + 1]

    def row(self, row: int, begin: int) -> list[tuple[int, int]]:
        """Return those of one article, its shingles counted from ``begin``."""
        part = slice(self._begin[row], self._begin[row + 1])
        return list(zip((self._index[part] - begin).tolist(), self._entry[part].tolist(), strict=True))


class _Shared:
    """Of a batch's shingles those that stand in it more than once: their places, and a number per value."""

    def __init__(self, shingles: Array, offsets: Array) -> None:
        count = len(shingles)
        order = np.sort((shingles.astype(np.uint64) << np.uint64(32)) | np.arange(count, dtype=np.uint64))
        value, place = order >> np.uint64(32), (order & np.uint64(0xFFFFFFFF)).astype(np.int64)
        same = np.zeros(count + 1, np.bool_)
        np.equal(value[1:], value[:-1], out=same[1:-1])
        numbers = np.full(count, -1, np.int64)
        several = same[:-1] | same[1:]
        numbers[place[several]] = np.cumsum(~same[:-1])[several]
        places = np.flatnonzero(numbers >= 0)
        self._places: list[int] = places.tolist()
        self._numbers: list[int] = numbers[places].tolist()
        self._begin: list[int] = np.searchsorted(places, offsets).tolist()

    def groups(self, row: int) -> list[int]:
        """Return the numbers of an article's."""
        return self._numbers[self._begin[row] : self._begin[row + 1]]

    def row(self, row: int) -> Iterator[tuple[int, int]]:
        """Return places and numbers of an article's."""
        part = slice(self._begin[row], self._begin[row + 1])
        return zip(self._places[part], self._numbers[part], strict=True)


def _likely(rows: Array, entries: Array, telling: Array, votes: int) -> Array:
    """Return which hits are of an article and an entry that share enough shingles that are no boilerplate.

    The batch's own articles can only make more shingles boilerplate, so no match is lost.
    """
    pairs, which = np.unique(rows.astype(np.int64) << 32 | entries, return_inverse=True)
    found = np.bincount(which, weights=telling, minlength=len(pairs))
    return cast("Array", (found >= votes)[which])


def _points(score: float) -> int:
    return round(score * FULL_SCORE)
