"""What the group stage reads of an article, whatever is remembered: everything that can fail."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.article import Article, event_time, fetch_time, isoformat, parse_time
from pipeline.stages.group.codec import Name, Topic
from pipeline.text.terms import terms

__all__ = ["Reading", "read_article"]

KEPT_NAMES = 8
"""Names of an article that its story counts."""


class Reading(NamedTuple):
    """An article's part of its admission, its terms' log frequencies, and the article that it revises."""

    id: str
    source: str
    title: str
    keywords: tuple[str, ...]
    names: tuple[Name, ...]
    topics: tuple[Topic, ...]
    tick: float | None
    event: float | None
    dated: bool
    updates: str | None
    numbers: NDArray[np.uint32]
    frequencies: NDArray[np.float64]


def read_article(article: Article, seen_at: float) -> Reading:
    """Return what is to be known of an article; ``seen_at`` is when the log took it in."""
    event, dated, tick = _times(article, seen_at)
    return Reading(
        _clean(article.id),
        _clean(article.source),
        _clean(article.title),
        tuple(map(_clean, article.keywords)),
        _named(article),
        tuple(_topics(article)),
        tick,
        event,
        dated,
        article.updates if article.version > 1 else None,
        *terms(article.title, article.text),
    )


def _topics(article: Article) -> Iterator[Topic]:
    """Yield code and name of what an article is about, parts behind their topic."""
    for topic in article.topics:
        yield topic.qcode, topic.name
        yield from ((part.qcode, part.name) for part in topic.narrower)


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


def _clean(text: str) -> str:
    """Return the text without lone surrogates, which no log can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
