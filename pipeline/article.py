"""The records that travel the pipeline, and nothing else.

``RawArticle`` is what a producer pushes; ``Article`` is what every topic behind the clean stage carries;
``DuplicateArticle`` and ``RejectedArticle`` are what leaves the flow on the way; ``Story`` is what articles
are grouped into. All are immutable; a stage returns a new one made with `dataclasses.replace` (or, where
only the trail grows, `stepped`).

Times are RFC 3339 strings as the source gave them (time zone kept); `event_time` turns them into seconds.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, Literal

import ciso8601

__all__ = [
    "Article",
    "Changes",
    "ContentType",
    "DuplicateArticle",
    "Entity",
    "NarrowerTopic",
    "Origin",
    "Provenance",
    "RawArticle",
    "RejectedArticle",
    "Story",
    "StoryRef",
    "Topic",
    "event_time",
    "fetch_time",
    "isoformat",
    "parse_time",
    "shard_of",
    "stepped",
]

ContentType = Literal["text/html", "text/plain"]

MAX_CLOCK_SKEW_SECONDS = 86_400.0
"""A date further ahead of the time the article was fetched than this is not believed (one day covers every
time zone and an embargo until midnight; a date in the year 9999 must not age the memories)."""


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where a record lies on ``articles.raw``: its identity in every topic, ledger and memory."""

    partition: int
    offset: int

    def __str__(self) -> str:
        return f"{self.partition}-{self.offset}"


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as a producer pushed it.

    ``content`` and one of ``url`` and ``source`` are always there; ``id`` is always there after decoding
    (derived from source, url and content where the producer gave none). ``extra`` keeps unknown fields.
    """

    id: str
    content: str
    source: str = ""
    url: str | None = None
    fetched_at: str | None = None
    content_type: ContentType | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place or organisation: canonical name, spellings seen, mentions, weight in 0..1."""

    name: str
    aliases: tuple[str, ...] = ()
    count: int = 1
    relevance: float = 0.0
    id: str | None = None


@dataclass(frozen=True, slots=True)
class NarrowerTopic:
    """An IPTC Media Topic of the second level, ``qcode`` like ``medtop:20000638``, confidence in 0..1."""

    qcode: str
    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Topic:
    """An IPTC Media Topic, ``qcode`` like ``medtop:11000000``, confidence in 0..1; its parts, where sure."""

    qcode: str
    name: str
    confidence: float
    narrower: tuple[NarrowerTopic, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryRef:
    """The story an article belongs to, and its similarity to it (cosine, 0..1; 1.0 for the first member)."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Provenance:
    """Which version of which stage touched the article, and the rule it went by, where there is one."""

    stage: str
    version: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a revision changed: words of the version before and of this one (at most 65,535), shares 0..1.

    ``kept`` is the share of its earlier versions' wording that still stands, ``added`` the share of its own
    that none of them had; both are estimates by samples.
    """

    words_before: int
    words_after: int
    kept: float
    added: float
    title_changed: bool


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article; the later stages fill in the fields from ``people`` on.

    ``version`` counts revisions of one article (1 = first seen); ``updates`` is the id of the article that
    a revision updates, ``changes`` what it changed.
    """

    id: str
    source: str
    url: str | None
    title: str
    text: str
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    fetched_at: str | None = None
    language: str | None = None
    version: int = 1
    updates: str | None = None
    changes: Changes | None = None
    people: tuple[Entity, ...] = ()
    places: tuple[Entity, ...] = ()
    organisations: tuple[Entity, ...] = ()
    topics: tuple[Topic, ...] = ()
    keywords: tuple[str, ...] = ()
    story: StoryRef | None = None
    provenance: tuple[Provenance, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


_VALUES = attrgetter(*Article.__slots__)
_STORY, _TRAIL = Article.__slots__.index("story"), Article.__slots__.index("provenance")


def stepped(article: Article, step: Provenance, story: StoryRef | None = None) -> Article:
    """Return the article with one more step in its trail, and its story where there is one.

    Takes half the time of `dataclasses.replace`.
    """
    values = list(_VALUES(article))
    values[_TRAIL] = (*article.provenance, step)
    values[_STORY] = story or article.story
    return Article(*values)


@dataclass(frozen=True, slots=True)
class DuplicateArticle:
    """An article that repeats another: everything but its text, and why.

    ``of`` is the id of the original, ``score`` the rule's measure in 0..1, ``first_seen`` the event time
    (RFC 3339) of the original. ``copies`` counts the copies of the original so far, this one included, each
    within the horizon after the one before.
    """

    id: str
    source: str
    url: str | None
    title: str
    published: str | None
    fetched_at: str | None
    language: str | None
    of: str
    rule: str
    score: float
    first_seen: str | None
    provenance: tuple[Provenance, ...] = ()
    copies: int = 1


@dataclass(frozen=True, slots=True)
class RejectedArticle:
    """A raw article that is no news article: everything but its content, the reason and a detail to read."""

    id: str
    source: str
    url: str | None
    title: str | None
    fetched_at: str | None
    reason: str
    detail: str
    provenance: tuple[Provenance, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryName:
    """A person, place or organisation of a story, and how many of its articles name it among their first."""

    name: str
    articles: int
    id: str | None = None


@dataclass(frozen=True, slots=True)
class StoryTopic:
    """An IPTC Media Topic of a story, and how many of its articles are about it."""

    qcode: str
    name: str
    articles: int

    @property
    def is_top_level(self) -> bool:
        """Whether it is one of the 17 topics, and no part of one."""
        return self.qcode.endswith("000000")


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, as of its newest member; ``id`` comes from the first and never changes.

    ``headline`` is that of the member whose headline is nearest to all others'. ``status`` is *rising* or
    *steady* as of ``last_time``, by the last two hours against the two before, and *over* in the last record,
    written when no new member can join. ``growth`` counts the articles of each hour (UTC) of event time up to
    the newest one's, 72 at most. ``narrower`` are parts of topics (the second level).
    """

    id: str
    headline: str
    first_source: str
    first_time: str | None
    last_time: str | None
    articles: int
    sources: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    people: tuple[StoryName, ...] = ()
    places: tuple[StoryName, ...] = ()
    organisations: tuple[StoryName, ...] = ()
    topics: tuple[StoryTopic, ...] = ()
    status: str = "steady"
    growth: tuple[int, ...] = ()
    narrower: tuple[StoryTopic, ...] = ()


# Each stage asks for an article's times, and a story's record for its members': soon after one another.
@lru_cache(4096)
def parse_time(text: str | None) -> float | None:
    """Return the POSIX seconds of an RFC 3339 / ISO 8601 time, or None where it is absent or no time.

    A time without a zone counts as UTC, so that the result never depends on the machine's zone.

    >>> parse_time("2025-04-10T12:30:00+05:30")
    1744268400.0
    >>> parse_time("yesterday") is None
    True
    """
    if not text:
        return None
    try:
        moment = ciso8601.parse_datetime(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return float(moment.timestamp())
    except (OverflowError, ValueError):
        return None


@lru_cache(4096)
def isoformat(seconds: float) -> str:
    """Return POSIX seconds as an RFC 3339 time in UTC with milliseconds.

    >>> isoformat(1744268400.0)
    '2025-04-10T07:00:00.000Z'
    """
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def fetch_time(fetched_at: str | None, seen_at: float = 0.0) -> float | None:
    """Return when an article was fetched, in POSIX seconds: as it says, if not after the log took it in.

    ``seen_at`` is when the log did (0: unknown); then that counts. A producer whose clock is years ahead must
    not age the memories.
    """
    fetched = parse_time(fetched_at)
    if fetched is not None and fetched > seen_at + MAX_CLOCK_SKEW_SECONDS and seen_at > 0:
        return seen_at
    return fetched


def event_time(published: str | None, fetched_at: str | None, seen_at: float = 0.0) -> float | None:
    """Return when an article happened, in POSIX seconds: its date if believable, else when it was fetched.

    A function of the record and of when the log took it in (``seen_at``; 0: unknown), so that a replay sees
    the same time as the live flow did.
    """
    fetched = fetch_time(fetched_at, seen_at)
    said = parse_time(published)
    if said is None:
        return fetched
    latest = fetched if fetched is not None else seen_at if seen_at > 0 else None
    if latest is not None and said > latest + MAX_CLOCK_SKEW_SECONDS:
        return latest
    return said


def shard_of(language: str | None, shards: int) -> int:
    """Return the language shard of an article, 0 to ``shards`` - 1.

    One shard is one total order with one memory, so a language never spans two. CRC-32 spreads the two
    letters of a language evenly enough, and gives every machine the same answer.
    """
    return zlib.crc32((language or "").encode("utf-8", "surrogatepass")) % shards if shards > 1 else 0
