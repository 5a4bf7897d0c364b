"""Verdicts of a batch, equal to those one by one: look up all at once, then settle the batch's own order.

What the memory holds is found for the whole batch in a few numpy passes. What the batch's earlier articles
add is overlaid while walking it in order: keys in a dictionary, shingles through the few that occur in more
than one article of the batch.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from pipeline.article import Article, DuplicateArticle, Origin, Provenance, event_time, isoformat
from pipeline.outcome import Duplicate, Item, Outcome, Passed, Rule
from pipeline.stages.dedupe.delta import Block
from pipeline.stages.dedupe.features import Features, features
from pipeline.stages.dedupe.memory import DedupeMemory, Entry, Sketch, keys_of, settle
from pipeline.stages.dedupe.verdict import Match, Thresholds, best_match, likeness
from pipeline.text.shingles import Ragged

__all__ = ["Resolver", "outcome_of"]

Array: TypeAlias = NDArray[Any]

_RULES = (None, Rule.SAME_RECORD, Rule.SAME_URL, Rule.EXACT, Rule.NEAR, Rule.CONTAINED, Rule.REVISION)
"""What the codes of a block's ``rule`` mean; part of the delta's format: only ever add at the end."""
_CODES = {rule: code for code, rule in enumerate(_RULES)}
_FULL = 10_000  # a score of 1: scores are kept as whole ten-thousandths, so that a repeat equals the first


def outcome_of(article: Article, entry: Entry, stage: str, version: str) -> Outcome:
    """Return the outcome that an entry's verdict means for its article."""
    rule = _RULES[entry.rule]
    trail = (*article.provenance, Provenance(stage, version, rule))
    if rule is None:
        return Passed(replace(article, provenance=trail))
    score = entry.score / _FULL
    if rule is Rule.REVISION:
        revised = replace(article, version=entry.version, updates=entry.first, provenance=trail)
        return Passed(revised, rule=rule, of=entry.first, score=score)
    duplicate = DuplicateArticle(
        article.id,
        article.source,
        article.url,
        article.title,
        article.published,
        article.fetched_at,
        article.language,
        entry.of,
        rule,
        score,
        _time(entry.seen),
        trail,
    )
    return Duplicate(duplicate)


class Resolver:
    """One batch before one memory; ``block`` is what the batch adds to it, once `entries` ran."""

    def __init__(self, batch: Sequence[Item[Article]], memory: DedupeMemory, limits: Thresholds) -> None:
        self._batch, self._memory, self._limits = batch, memory, limits
        self._base = memory.size
        self._new: list[Entry] = []
        self._rows: list[int] = []
        self._stamps: list[float] = []
        self._seen: list[float] = []
        self.block: Block | None = None

    def entries(self) -> list[Entry]:
        """Return the verdict of each item."""
        origins = _origins([item.origin for item in self._batch])
        known = self._repeats(origins)
        if self._rows:
            self._judge(origins[self._rows])
        return [self._entry(position) for position in known]

    def _repeats(self, origins: Array) -> list[int]:
        """Walk the clock through the batch; return each item's entry, old for an origin known, else new."""
        memory = self._memory
        blank = np.zeros_like(origins)
        keys = keys_of(origins, blank, blank, blank)[:, 0]
        old = memory.newest(keys, np.zeros(len(keys), np.int64)).tolist()
        held = memory.stamps()
        clock, earliest = (
            memory.clock,
            -math.inf,
        )  # earliest: what came before any date came then, as in `settle`
        batch_origins: dict[int, int] = {}
        known: list[int] = []
        for row, (item, origin, found) in enumerate(zip(self._batch, origins.tolist(), old, strict=True)):
            position = batch_origins.get(origin, found)
            if position >= 0:
                stamp = held[position] if position < self._base else self._stamps[position - self._base]
                if max(stamp, earliest) >= clock - memory.horizon:
                    known.append(position)
                    continue
            moment = event_time(item.record.published, item.record.fetched_at)
            before, clock = clock, clock if moment is None else max(clock, moment)
            earliest = clock if before == -math.inf else earliest
            position = self._base + len(self._rows)
            batch_origins[origin] = position
            known.append(position)
            self._rows.append(row)
            self._stamps.append(clock)
            self._seen.append(math.nan if moment is None else moment)
        return known

    def _judge(self, origins: Array) -> None:
        articles = [self._batch[row].record for row in self._rows]
        found = features(articles)
        keys = keys_of(origins, found.id, found.url, found.text)[:, 1:]
        stamps, floor = self._floors()
        walk = _Walk(self._memory, self._limits, found, keys, floor)
        for row, article in enumerate(articles):
            walk.verdict(row, article.id, self._seen[row])
        self._new = walk.entries
        self.block = _block(len(articles), found, self._new, walk.postings, origins, stamps)

    def _floors(self) -> tuple[Array, Array]:
        """Return the stamps of the new entries, and the lowest entry that counts for each."""
        first, stamps = settle(self._memory.clock, np.array(self._stamps))
        held = self._memory.stamps()
        limits = stamps - self._memory.horizon
        floor = np.searchsorted(np.where(np.isfinite(held), held, first), limits)
        return stamps, np.where(floor == len(held), floor + np.searchsorted(stamps, limits), floor)

    def _entry(self, position: int) -> Entry:
        if position < self._base:
            return self._memory.entry(position)
        return self._new[position - self._base]


class _Walk:
    """The rules over a batch in order. ``postings``: which sampled shingles later articles are found by."""

    def __init__(
        self, memory: DedupeMemory, limits: Thresholds, found: Features, keys: Array, floor: Array
    ) -> None:
        self._memory, self._limits, self._found = memory, limits, found
        self._base = memory.size
        self.entries: list[Entry] = []
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
        self._held = np.bincount(query, minlength=len(shingles.values))
        self.postings = self._held < limits.common
        likely = _likely(owner[query], entry, self.postings[query], limits.votes)
        self._all_hits = _Hits(query, entry, shingles.offsets)
        self._likely_hits = _Hits(query[likely], entry[likely], shingles.offsets)
        self._shared = _shared(shingles.values, owner, rows)
        self._holders: defaultdict[int, list[int]] = defaultdict(list)

    def verdict(self, row: int, name: str, seen: float) -> None:
        """Settle one article and overlay it for the next; call once per row, in order."""
        record, address, line, page, text = (
            self._newest(key, old, self._floor[row])
            for key, old in zip(self._keys[row], self._old[row], strict=True)
        )
        before = line or page
        first, version = (before.first, before.version) if before else (name, 0)
        same, rule = (record, Rule.SAME_RECORD) if record else (address, Rule.SAME_URL)
        if same is None and version == 0:  # a version that passed is revised, whatever else has its text
            same, rule = text, Rule.EXACT
        ours: list[int] = []
        alike = None
        if same is not None:
            entry = Entry(same.of, first, same.seen, _CODES[rule], _FULL, version)
        elif version == 0 and (alike := self._alike(row)) is not None:
            original = self._at(alike.entry)
            entry = Entry(original.of, first, original.seen, _CODES[alike.rule], _points(alike.score), 0)
        elif before is not None:
            ours, score = self._revised(row, first)
            entry = Entry(name, first, seen, _CODES[Rule.REVISION], _points(score), max(version, 1) + 1)
        else:
            entry = Entry(name, name, seen, _CODES[None], 0, 1)
        self._add(row, entry, ours)

    def sketch(self, position: int) -> Sketch:
        """Return the samples by which an entry is found, of the memory or of this batch."""
        if position < self._base:
            return self._memory.sketch(position)
        row = position - self._base
        begin, end = self._begin[row], self._begin[row + 1]
        kept = self.postings[begin:end]
        whole = self._found.sketch(row)
        return whole._replace(shingles=[v for v, keep in zip(whole.shingles, kept, strict=True) if keep])

    def _at(self, position: int) -> Entry:
        return self._memory.entry(position) if position < self._base else self.entries[position - self._base]

    def _newest(self, key: int, old: int, floor: int) -> Entry | None:
        position = self._added.get(key, old)
        return self._at(position) if position >= floor else None

    def _live(self, group: int, floor: int) -> list[int]:
        holders = self._holders[group]
        return [position for position in holders if position >= floor] if holders else holders

    def _hits(self, row: int, old: _Hits) -> tuple[list[tuple[int, int]], list[int]]:
        """Return pairs (index into the article's shingles, entry), and the indices that are boilerplate."""
        begin, end, floor = self._begin[row], self._begin[row + 1], self._floor[row]
        hits = old.row(row, begin)
        held: list[int] = self._held[begin:end].tolist()
        for place, group in self._shared[row]:
            live = self._live(group, floor)
            held[place - begin] += len(live)
            hits += [(place - begin, position) for position in live]
        return hits, [index for index, count in enumerate(held) if count >= self._limits.common]

    def _alike(self, row: int) -> Match | None:
        """Return the best match by shingles, after a cheap look at whether there can be one."""
        if not self._likely_hits.any(row):
            votes = Counter(position for _, group in self._shared[row] for position in self._holders[group])
            if not votes or max(votes.values()) < self._limits.votes:
                return None
        hits, common = self._hits(row, self._likely_hits)
        return best_match(self._found.sketch(row), hits, common, self.sketch, self._limits)

    def _revised(self, row: int, first: str) -> tuple[list[int], float]:
        """Return which of a revision's shingles its line has already, and how like its line it is."""
        hits, common = self._hits(row, self._all_hits)
        line = {entry for _, entry in hits if self._at(entry).first == first}
        mine, boilerplate = self._found.sketch(row), set(common)
        hashes = [mine.shingles[index] for index in common]
        scores = [0.0]
        for entry in line:
            indices = [index for index, other in hits if other == entry]
            lost = sum(index in boilerplate for index in indices)
            scores.append(likeness(mine, self.sketch(entry), len(indices) - lost, hashes, lost).jaccard)
        return sorted({index for index, entry in hits if entry in line}), max(scores)

    def _add(self, row: int, entry: Entry, ours: list[int]) -> None:
        """Let the batch's later articles find this one.

        Only what passed is found by shingles, and a line has each shingle once, so that reprints and
        revisions don't make an article's own words boilerplate.
        """
        position, floor = self._base + len(self.entries), self._floor[row]
        self.entries.append(entry)
        self._added.update((key, position) for key in self._keys[row] if key)
        begin, end = self._begin[row], self._begin[row + 1]
        if _RULES[entry.rule] not in {None, Rule.REVISION}:
            self.postings[begin:end] = False
            return
        for index in ours:
            self.postings[begin + index] = False
        for place, group in self._shared[row]:
            if self.postings[place]:
                if self._held[place] + len(self._live(group, floor)) < self._limits.common:
                    self._holders[group].append(position)
                else:
                    self.postings[place] = False


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


def _likely(rows: Array, entries: Array, telling: Array, votes: int) -> Array:
    """Return which hits are of an article and an entry that share enough shingles that are no boilerplate.

    The batch's own articles can only make more shingles boilerplate, so no match is lost.
    """
    pairs, which = np.unique(rows.astype(np.int64) << 32 | entries, return_inverse=True)
    found = np.bincount(which, weights=telling, minlength=len(pairs))
    return cast("Array", (found >= votes)[which])


def _shared(shingles: Array, owner: Array, count: int) -> list[list[tuple[int, int]]]:
    """Return per article (place, group) of its shingles that other articles of the batch have too."""
    out: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    if not len(shingles):
        return out
    order = np.sort((shingles.astype(np.uint64) << np.uint64(32)) | np.arange(len(shingles), dtype=np.uint64))
    value, place = order >> np.uint64(32), (order & np.uint64(0xFFFFFFFF)).astype(np.int64)
    equal = np.concatenate([[False], value[1:] == value[:-1], [False]])
    group, several = np.cumsum(~equal[:-1]), equal[:-1] | equal[1:]
    places, groups = place[several], group[several]
    for row, at, number in zip(owner[places].tolist(), places.tolist(), groups.tolist(), strict=True):
        out[row].append((at, number))
    return out


def _block(
    articles: int, found: Features, entries: Sequence[Entry], postings: Array, origins: Array, stamps: Array
) -> Block:
    """Return what the memory takes in for the articles' verdicts."""
    prints = found.prints
    new = np.array([_RULES[entry.rule] in {None, Rule.REVISION} for entry in entries], np.bool_)
    owner = np.repeat(np.arange(articles), np.diff(prints.shingles.offsets))
    of = [entry.of.encode("utf-8", "surrogatepass") for entry in entries]
    first = [
        b"" if entry.first == entry.of else entry.first.encode("utf-8", "surrogatepass") for entry in entries
    ]
    strings = b"".join(text for pair in zip(of, first, strict=True) for text in pair)
    numbered, numbers = _guards(prints.numbers, new)
    named, names = _guards(prints.names, new)
    return Block(
        stamp=stamps,
        seen=np.array([entry.seen for entry in entries]),
        origin=origins,
        id=found.id,
        url=found.url,
        text=found.text,
        rule=np.array([entry.rule for entry in entries], np.uint8),
        score=np.array([entry.score for entry in entries], np.uint16),
        version=np.array([entry.version for entry in entries], np.uint32),
        whole=prints.whole.astype(np.uint8),
        of_bytes=np.array([len(text) for text in of], np.uint32),
        first_bytes=np.array([len(text) for text in first], np.uint32),
        posted=np.bincount(owner[postings], minlength=articles).astype(np.uint8),
        numbered=numbered,
        named=named,
        strings=np.frombuffer(strings, np.uint8),
        postings=prints.shingles.values[postings],
        numbers=numbers,
        names=names,
    )


def _guards(sketch: Ragged, new: Array) -> tuple[Array, Array]:
    """Return lengths and values of the guard sketches, of those articles only that can be an original."""
    lengths = np.diff(sketch.offsets)
    kept = np.repeat(new, lengths)
    return np.where(new, lengths, 0).astype(np.uint8), sketch.values[kept].astype(np.uint16)


def _origins(origins: Sequence[Origin]) -> Array:
    """Return each origin as one number, one to one: 16 bits of partition, 48 of offset.

    Raises ValueError for an origin outside of that (Kafka's offsets would take millions of years).
    """
    for origin in origins:
        if not (0 <= origin.partition < 1 << 16 and 0 <= origin.offset < (1 << 48) - 1):
            raise ValueError(f"origin {origin} is outside of 65,536 partitions x 2**48 offsets")
    return np.array([origin.partition << 48 | origin.offset for origin in origins], np.uint64)


def _points(score: float) -> int:
    return round(score * _FULL)


def _time(seconds: float) -> str | None:
    """Return an RFC 3339 time; None where there is none, or one outside of the years 1 to 9999."""
    try:
        return isoformat(seconds)
    except (ValueError, OverflowError):
        return None
