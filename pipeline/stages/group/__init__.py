"""Group articles about one event into a story: one pass, in log order, over the last 72 hours."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from pipeline.article import (
    Article,
    Provenance,
    StoryRef,
    event_time,
    fetch_time,
    isoformat,
    parse_time,
    stepped,
)
from pipeline.outcome import Failed, Fault, Item, Outcome, Passed
from pipeline.stages.group.codec import Admission, Name
from pipeline.stages.group.idf import DocumentFrequencies
from pipeline.stages.group.index import SCALE
from pipeline.stages.group.memory import GroupMemory
from pipeline.stages.group.story import StoryState
from pipeline.text.terms import terms

__all__ = ["Group", "GroupMemory"]

KEPT_TERMS = 64
"""Heaviest terms an article is compared by. 40, 64, 100 and all gave .911, .912, .914 and .914 B-cubed F on
the development stories; the cost grows with it."""

KEPT_NAMES = 8
"""Names of an article that its story counts."""

THRESHOLD = 0.18
"""Mean cosine to a story's members from which an article joins it. B-cubed F on the development stories alone
and among 534 unrelated articles: .915 and .889 at .12, .908 and .914 at .18, .902 and .924 at .20; the denser
the stream, the higher it wants to be. Articles of other events in a labelled story: 25, 11 and 6."""


class Group:
    """Single-pass clustering by the mean cosine of log-tf x idf vectors to a story's members.

    Guarantee: stories are a function of the log's order. Batch sizes, restarts and rebuilds from the deltas
    change nothing, and a record that comes again (same origin) gets the story it had. Not promised: that two
    logs with the same articles in another order give the same stories.
    """

    name = "group"
    version = "2"
    ordered = True

    def new_memory(self) -> GroupMemory:
        """Return an empty memory."""
        return GroupMemory(version=self.version)

    def run(self, batch: Sequence[Item[Article]], memory: GroupMemory) -> list[Outcome]:
        """Return each article with its story, and the story as of then."""
        outcomes: list[Outcome] = []
        for item in batch:
            try:
                outcomes.append(self._group(item, memory))
            except Exception as error:
                outcomes.append(Failed(Fault.STAGE_ERROR, f"{type(error).__name__}: {error}"))
        return outcomes

    def _group(self, item: Item[Article], memory: GroupMemory) -> Outcome:
        article = item.record
        origin = (item.origin.partition, item.origin.offset)
        known = memory.known(origin)
        if known is not None:
            return self._passed(article, *known, ())
        # Everything that can fail comes before the first change of the memory.
        numbers, frequencies = terms(article.title, article.text)
        event, dated, tick = _times(article, item.seen_at)
        names = _clean(article.id), _clean(article.source), _clean(article.title)
        keywords = tuple(map(_clean, article.keywords))
        topics = tuple((topic.qcode, topic.name) for topic in article.topics)
        memory.advance(tick)
        kept, weights = _vector(numbers, frequencies, memory.frequencies)
        updated = memory.story_of(article.updates) if article.version > 1 and article.updates else None
        if updated is not None:
            story_id, score = updated.id, memory.similarity(numbers[kept], weights, updated)
        else:
            nearest = memory.nearest(numbers[kept], weights, event if dated else None, THRESHOLD)
            story_id, score = (nearest[0].id, nearest[1]) if nearest else (_story_id(names[0]), 1.0)
        row = Admission(
            origin,
            *names,
            keywords,
            _named(article),
            topics,
            tick,
            event,
            dated,
            updated is not None,
            story_id,
            round(min(score, 1.0), 4),
            numbers,
            kept,
            weights,
        )
        story = memory.admit(row)
        return self._passed(article, story, row.score, memory.closed())

    def _passed(
        self, article: Article, story: StoryState, score: float, closed: Sequence[StoryState]
    ) -> Passed:
        record = stepped(article, Provenance(self.name, self.version), StoryRef(story.id, score))
        return Passed(record, stories=(story.record(), *(each.record(over=True) for each in closed)))


def _named(article: Article) -> tuple[Name, ...]:
    """Return kind, name and id of the names that matter most to an article."""
    found = [
        (-entity.relevance, kind, entity)
        for kind, entities in (
            ("person", article.people),
            ("place", article.places),
            ("organisation", article.organisations),
        )
        for entity in entities
    ]
    found.sort(key=itemgetter(0))
    return tuple((kind, _clean(entity.name), entity.id) for _, kind, entity in found[:KEPT_NAMES])


def _vector(
    numbers: NDArray[np.uint32], frequencies: NDArray[np.float64], seen: DocumentFrequencies
) -> tuple[NDArray[np.uint32], NDArray[np.uint16]]:
    """Return the positions of the heaviest terms and their share of the unit vector, in 1/4096."""
    weights = frequencies * seen.idf(numbers)
    kept = np.argsort(-weights, kind="stable")[:KEPT_TERMS]
    heaviest = weights[kept]
    length = float(np.sqrt(np.dot(heaviest, heaviest)))
    whole = np.rint(heaviest * (SCALE / length if length > 0.0 else 0.0)).astype(np.uint16)
    return kept[whole > 0].astype(np.uint32), whole[whole > 0]


def _times(article: Article, seen_at: float) -> tuple[float | None, bool, float | None]:
    """Return when the article happened, whether that is its own date, and what the clock is to be moved to.

    The clock goes by when articles were fetched, where that is known: an old article found today does not
    open a window of its own age, and one without a date does not close the stories of dated ones.
    """
    event = event_time(article.published, article.fetched_at, seen_at)
    if event is None:
        return None, False, None
    try:
        isoformat(event)
    except (ValueError, OverflowError, OSError):
        return None, False, None
    fetched = fetch_time(article.fetched_at, seen_at)
    return event, event == parse_time(article.published), event if fetched is None else fetched


def _story_id(article_id: str) -> str:
    """Return the id of the story that an article opens (60 bits: two of a million meet once in 2 million)."""
    return "s-" + hashlib.blake2b(article_id.encode(), digest_size=8).hexdigest()[:15]


def _clean(text: str) -> str:
    """Return the text without lone surrogates, which no log can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
