"""One batch before one memory: tell repeats from new records, have them judged, make entries and outcomes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np
import xxhash
from numpy.typing import NDArray

from pipeline.article import Article, DuplicateArticle, Origin, Provenance, event_time, isoformat, stepped
from pipeline.outcome import Duplicate, Item, Outcome, Passed, Rule
from pipeline.stages.dedupe.delta import FULL_SCORE, RULES, Block
from pipeline.stages.dedupe.features import Features, features
from pipeline.stages.dedupe.memory import DedupeMemory
from pipeline.stages.dedupe.revision import unpacked
from pipeline.stages.dedupe.store import MOST_WORDS, Entry, key_of, keys_of
from pipeline.stages.dedupe.verdict import Thresholds
from pipeline.stages.dedupe.walk import Walk
from pipeline.text.shingles import Ragged

__all__ = ["Resolver", "outcome_of"]

Array: TypeAlias = NDArray[Any]

_PASSED = {None, Rule.REVISION}


def outcome_of(article: Article, entry: Entry, stage: str, version: str) -> Outcome:
    """Return the outcome that an entry's verdict means for its article."""
    rule = RULES[entry.rule]
    step = Provenance(stage, version, rule)
    if rule is None:
        return Passed(stepped(article, step))
    score = entry.score / FULL_SCORE
    if rule is Rule.REVISION:
        revised = replace(
            stepped(article, step),
            version=entry.version,
            updates=entry.first,
            changes=unpacked(entry.changes),
        )
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
        (*article.provenance, step),
        entry.copies,
    )
    return Duplicate(duplicate)


class Resolver:
    """One batch before one memory; once `entries` ran, ``block`` and ``keys`` are what it takes in."""

    def __init__(self, batch: Sequence[Item[Article]], memory: DedupeMemory, limits: Thresholds) -> None:
        self._batch, self._memory, self._limits = batch, memory, limits
        self._store = memory.store
        self._base = self._store.size
        self._new: list[Entry] = []
        self._rows: list[int] = []
        self._stamps: list[float] = []
        self._seen: list[float] = []
        self.block: Block | None = None
        self.keys: Array = np.empty(0, np.uint64)

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
        keys = key_of("origin", origins + np.uint64(1))
        crowded = memory.crowded(len(keys)).tolist()
        old = self._store.newest(keys, np.zeros(len(keys), np.int64)).tolist()
        held = self._store.stamp.values
        clock = memory.clock
        earliest = -math.inf  # what came before any date counts as having come then, as in `settle`
        batch_origins: dict[int, int] = {}
        known: list[int] = []
        for row, (item, origin, found) in enumerate(zip(self._batch, origins.tolist(), old, strict=True)):
            position = batch_origins.get(origin, found)
            if position >= crowded[len(self._rows)]:
                stamp = held[position] if position < self._base else self._stamps[position - self._base]
                if max(stamp, earliest) >= clock - memory.horizon:
                    known.append(position)
                    continue
            moment = event_time(item.record.published, item.record.fetched_at, item.seen_at)
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
        self.keys = keys_of(origins, found.id, found.url, found.text, np.zeros_like(origins))
        stamps, floor = self._memory.floors(np.array(self._stamps))
        walk = Walk(self._store, self._limits, found, self.keys[:, 1:-1], floor)
        for row, article in enumerate(articles):
            walk.verdict(row, article.id, self._seen[row])
        copy_of = _copy_of(walk.entries)
        self.keys[:, -1] = key_of("copy", copy_of)
        self._new = self._counted(walk.entries, copy_of, floor)
        self.block = _block(found, self._new, copy_of, walk.postings, origins, stamps)

    def _counted(self, entries: Sequence[Entry], copy_of: Array, floor: Array) -> list[Entry]:
        """Return the entries, copies with their number: one more than the newest copy of the same article."""
        if not copy_of.any():
            return list(entries)
        newest = self._store.newest(self.keys[:, -1], floor)
        before = self._store.copies(newest).tolist()
        counted: dict[int, tuple[int, int]] = {}
        out = list(entries)
        for row, (key, lowest) in enumerate(zip(copy_of.tolist(), floor.tolist(), strict=True)):
            if key:
                position, copies = counted.get(key, (-1, before[row]))
                copies = 1 if 0 <= position < lowest else copies + 1
                counted[key] = self._base + row, copies
                out[row] = entries[row]._replace(copies=copies)
        return out

    def _entry(self, position: int) -> Entry:
        if position < self._base:
            return self._store.entry(position)
        return self._new[position - self._base]


def _copy_of(entries: Sequence[Entry]) -> Array:
    """Return the hash of the original's id of each entry that is a copy, else 0."""
    return np.array(
        [
            0 if RULES[entry.rule] in _PASSED else xxhash.xxh3_64_intdigest(_utf8(entry.of))
            for entry in entries
        ],
        np.uint64,
    )


def _block(
    found: Features, entries: Sequence[Entry], copy_of: Array, postings: Array, origins: Array, stamps: Array
) -> Block:
    """Return what the memory takes in for the articles' verdicts."""
    prints, articles = found.prints, len(entries)
    owner = np.repeat(np.arange(articles), np.diff(prints.shingles.offsets))
    of = [_utf8(entry.of) for entry in entries]
    first = [b"" if entry.first == entry.of else _utf8(entry.first) for entry in entries]
    strings = b"".join(text for pair in zip(of, first, strict=True) for text in pair)
    posted = np.bincount(owner[postings], minlength=articles)
    numbered, numbers = _guards(prints.numbers, posted > 0)
    named, names = _guards(prints.names, posted > 0)
    return Block(
        stamp=stamps,
        seen=np.array([entry.seen for entry in entries]),
        origin=origins,
        id=found.id,
        url=found.url,
        text=found.text,
        copy_of=copy_of,
        rule=np.array([entry.rule for entry in entries], np.uint8),
        score=np.array([entry.score for entry in entries], np.uint16),
        version=np.array([entry.version for entry in entries], np.uint32),
        changes=np.array([entry.changes for entry in entries], np.uint64),
        copies=np.array([entry.copies for entry in entries], np.uint32),
        source=found.source,
        title=found.title,
        words=np.minimum(prints.words, MOST_WORDS),
        whole=prints.whole.astype(np.uint8),
        of_bytes=np.array([len(text) for text in of], np.uint32),
        first_bytes=np.array([len(text) for text in first], np.uint32),
        posted=posted.astype(np.uint8),
        numbered=numbered,
        named=named,
        strings=np.frombuffer(strings, np.uint8),
        postings=prints.shingles.values[postings],
        numbers=numbers,
        names=names,
    )


def _guards(sketch: Ragged, found: Array) -> tuple[Array, Array]:
    """Return lengths and values of the guard sketches, of those articles only that are found by shingles."""
    lengths = np.diff(sketch.offsets)
    kept = np.repeat(found, lengths)
    return np.where(found, lengths, 0).astype(np.uint8), sketch.values[kept].astype(np.uint16)


def _origins(origins: Sequence[Origin]) -> Array:
    """Return each origin as one number, one to one: 16 bits of partition, 48 of offset.

    Raises ValueError for an origin outside of that (Kafka's offsets would take millions of years).
    """
    for origin in origins:
        if not (0 <= origin.partition < 1 << 16 and 0 <= origin.offset < (1 << 48) - 1):
            raise ValueError(f"origin {origin} is outside of 65,536 partitions x 2**48 offsets")
    return np.array([origin.partition << 48 | origin.offset for origin in origins], np.uint64)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _time(seconds: float) -> str | None:
    """Return an RFC 3339 time; None where there is none, or one outside of the years 1 to 9999."""
    try:
        return isoformat(seconds)
    except (ValueError, OverflowError):
        return None
