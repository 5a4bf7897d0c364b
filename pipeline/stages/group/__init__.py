"""Group articles about one event into a story: one pass, in log order, over the last 72 hours."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.article import Article, Provenance, StoryRef, stepped
from pipeline.outcome import Failed, Item, Outcome, Passed, attempt
from pipeline.stages.group.bursts import HEADLINE_TERMS
from pipeline.stages.group.codec import Admission
from pipeline.stages.group.idf import DocumentFrequencies
from pipeline.stages.group.index import SCALE
from pipeline.stages.group.memory import GroupMemory
from pipeline.stages.group.reading import Reading, read_article
from pipeline.stages.group.story import StoryState

__all__ = ["Group", "GroupMemory"]

KEPT_TERMS = 64
"""Heaviest terms an article is compared by. 40, 64, 100 and all gave .911, .912, .914 and .914 B-cubed F on
the development stories; the cost grows with it."""

THRESHOLD = 0.18
"""Mean cosine to a story's members from which an article joins it. B-cubed F on the development stories alone
and among 534 unrelated articles: .915 and .889 at .12, .908 and .914 at .18, .902 and .924 at .20; the denser
the stream, the higher it wants to be. Articles of other events in a labelled story: 25, 11 and 6."""

SHARED_PERSON, OTHER_PEOPLE = 0.13, 0.19
"""The same where the article names a person whom the story's members name, too, and where it names others.
F alone and among unrelated articles, held out by story: .911 and .926 (one threshold: .900 and .915)."""


class Group:
    """Single-pass clustering by the mean cosine of log-tf x idf vectors to a story's members.

    Guarantee: stories are a function of the log's order. Batch sizes, restarts and rebuilds from the deltas
    change nothing, and a record that comes again (same origin) gets the story it had. Not promised: that two
    logs with the same articles in another order give the same stories.
    """

    name = "group"
    version = "5"
    ordered = True

    def new_memory(self) -> GroupMemory:
        """Return an empty memory."""
        return GroupMemory(version=self.version)

    def run(self, batch: Sequence[Item[Article]], memory: GroupMemory) -> list[Outcome]:
        """Return each article with its story, and the story as of then.

        All articles are read first, then grouped: reading takes a quarter less time than in turns, since its
        tables stay in the processor's caches.
        """
        read = [attempt(read_article, item.record, item.seen_at) for item in batch]
        return [
            one if isinstance(one, Failed) else attempt(self._group, item, one, memory)
            for item, one in zip(batch, read, strict=True)
        ]

    def _group(self, item: Item[Article], read: Reading, memory: GroupMemory) -> Outcome:
        origin = (item.origin.partition, item.origin.offset)
        known = memory.known(origin)
        if known is not None:
            return self._passed(item.record, *known, ())
        memory.advance(read.tick)
        numbers = read.numbers
        kept, weights = _vector(numbers, read.frequencies, memory.frequencies)
        updated = memory.story_of(read.updates) if read.updates else None
        if updated is not None:
            story_id, score = updated.id, memory.similarity(numbers[kept], weights, updated)
        else:
            nearest = _nearest(read, numbers[kept], weights, memory)
            story_id, score = (nearest[0].id, nearest[1]) if nearest else (_story_id(read.id), 1.0)
        row = Admission(
            origin,
            read.id,
            read.source,
            read.title,
            read.keywords,
            read.names,
            read.topics,
            read.tick,
            read.event,
            read.dated,
            updated is not None,
            story_id,
            round(min(score, 1.0), 4),
            numbers,
            kept,
            weights,
        )
        story = memory.admit(row)
        return self._passed(item.record, story, row.score, memory.closed())

    def _passed(
        self, article: Article, story: StoryState, score: float, closed: Sequence[StoryState]
    ) -> Passed:
        record = stepped(article, Provenance(self.name, self.version), StoryRef(story.id, score))
        return Passed(record, stories=(story.record(), *(each.record(over=True) for each in closed)))


def _nearest(
    read: Reading, numbers: NDArray[np.uint32], weights: NDArray[np.uint16], memory: GroupMemory
) -> tuple[StoryState, float] | None:
    if read.event is not None and len(read.numbers) <= HEADLINE_TERMS:
        burst = memory.burst(numbers, weights, read.event)
        if burst is not None:
            return burst
    found = memory.nearest(numbers, weights, read.event if read.dated else None, SHARED_PERSON)
    if found is None:
        return None
    story, score = found
    people = [name for name in read.names if name[0] == "person"]
    if any(person in story.names for person in people):
        return found
    return found if score >= (OTHER_PEOPLE if people else THRESHOLD) else None


def _vector(
    numbers: NDArray[np.uint32], frequencies: NDArray[np.float64], seen: DocumentFrequencies
) -> tuple[NDArray[np.uint32], NDArray[np.uint16]]:
    """Return the positions of the heaviest terms and their share of the unit vector, in 1/4096."""
    weights = frequencies * seen.idf(numbers)
    kept = np.argsort(-weights, kind="stable")[:KEPT_TERMS]
    heaviest = weights[kept]
    length = math.sqrt(np.dot(heaviest, heaviest))
    whole = np.rint(heaviest * (SCALE / length if length > 0.0 else 0.0)).astype(np.uint16)
    count = np.count_nonzero(whole)
    return kept[:count].astype(np.uint32), whole[:count]


def _story_id(article_id: str) -> str:
    """Return the id of the story that an article opens (60 bits: two of a million meet once in 2 million)."""
    return "s-" + hashlib.blake2b(article_id.encode(), digest_size=8).hexdigest()[:15]
