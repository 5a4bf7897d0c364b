"""What the API answers, as types: its description is made from them, and a test holds answers against it.

All times are POSIX seconds of log time unless the field is named after a record's (``published``,
``first_time``, ``last_time``): those are RFC 3339, as the article said. What doesn't apply is null.
"""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict

from pipeline.article import ContentType

__all__ = [
    "Article",
    "Dead",
    "Duplicates",
    "Labelled",
    "Pair",
    "Problem",
    "Sources",
    "Stats",
    "Stories",
    "Story",
    "Tail",
    "Topics",
]


Problem = TypedDict("Problem", {"error": str, "try": str | list[str]})
"""What went wrong, and the next step."""


class StoryRef(TypedDict):
    id: str
    score: float


class Item(TypedDict):
    """One outcome of one article. ``reason`` and ``detail`` of a dead one are its fault and error."""

    cursor: str
    kind: Literal["passed", "duplicate", "rejected", "dead"]
    time: float
    id: str | None
    origin: str
    source: str | None
    title: str | None
    url: str | None
    language: str | None
    published: str | None
    story: StoryRef | None
    topics: list[str] | None
    version: int | None
    stage: str | None
    reason: str | None
    detail: str | None
    of: str | None
    rule: str | None
    score: float | None
    copies: int | None
    minutes_apart: float | None


class Tail(TypedDict):
    """Newest first; ``older`` is the ``before`` of the next page."""

    items: list[Item]
    older: str | None


class Duplicates(TypedDict):
    """The newest duplicates, newest first."""

    items: list[Item]


class Hop(TypedDict):
    topic: str
    partition: int
    offset: int
    time: float
    verdict: dict[str, Any]


class Line(TypedDict):
    text: str
    kept: bool


class Raw(TypedDict):
    """The record as a reader sees it; ``cut`` where it has more than is shown."""

    content_type: ContentType
    bytes: int
    lines: list[Line]
    cut: bool


class Mention(TypedDict):
    """Code points of the text from ``start`` to ``end``."""

    start: int
    end: int
    kind: Literal["person", "place", "organisation"]
    name: str


class Article(TypedDict):
    """``attempts`` counts other raw records with the same id; ``clean`` is as on its last topic."""

    id: str
    origin: str
    source: str
    title: str
    url: str | None
    ended: Literal["grouped", "duplicate", "rejected", "dead", "waiting"]
    why: str
    attempts: int
    trace: list[Hop]
    raw: Raw | None
    clean: dict[str, Any] | None
    mentions: list[Mention]


class Side(TypedDict):
    """``marks`` are the passages that the other has too: [begin, end] in code points of the text."""

    id: str
    origin: str
    source: str
    title: str
    url: str | None
    published: str | None
    text: str
    marks: list[list[int]]


class Guard(TypedDict):
    guard: str
    against: bool
    detail: str


class Pair(TypedDict):
    """Why one article is a copy of another, or is not."""

    copy: Side
    original: Side
    duplicate: bool
    rule: str | None
    score: float | None
    measures: dict[str, float]
    guards: list[Guard]
    note: str
    minutes_apart: float | None


class Labelled(TypedDict):
    """The file in the data folder that the label was added to."""

    written: str


class StoryRow(TypedDict):
    """``curve`` counts the articles that came in each step, newest last."""

    id: str
    headline: str
    status: Literal["rising", "steady", "over"]
    articles: int
    unique: int
    reprints: int
    sources: list[str]
    first_source: str | None
    first_time: str | None
    last_time: str | None
    keywords: list[str]
    topics: list[str]
    people: list[str]
    places: list[str]
    organisations: list[str]
    curve: list[int]
    curve_step_seconds: float


class Stories(TypedDict):
    """Stories, in the order asked for."""

    stories: list[StoryRow]


class Story(StoryRow):
    """``members`` are those that came lately enough to be known; ``member_ids`` all."""

    members: list[Item]
    member_ids: list[str]


class SourceRow(TypedDict):
    source: str
    counts: list[int]
    last: float
    total: int
    usual_gap_seconds: float | None
    silent_seconds: float
    silent: bool


class Others(TypedDict):
    sources: int
    total: int


class Sources(TypedDict):
    """``hours`` are the beginnings of the hours that ``counts`` are of."""

    hours: list[int]
    sources: list[SourceRow]
    others: Others


class DeadGroup(TypedDict):
    stage: str
    fault: str
    count: int
    newest: float
    example: str
    command: str


class Letter(TypedDict):
    origin: str
    id: str
    source: str
    stage: str
    fault: str
    error: str
    time: float
    bytes: int


class Dead(TypedDict):
    """Open dead letters: by stage and fault, and the newest ones."""

    groups: list[DeadGroup]
    letters: list[Letter]


class TopicRow(TypedDict):
    name: str
    description: str
    partitions: int
    records: int
    bytes: int | None
    newest: float | None
    drift: list[str]


class Topics(TypedDict):
    """The topics, in the order of the flow."""

    topics: list[TopicRow]


class Stats(TypedDict):
    """The whole instance in numbers, as ``wireroom stats --json`` prints them."""

    time: float
    version: str
    counts: dict[str, int]
    counted_by: Literal["ledger", "workers"]
    duplicate_rate: float
    stages: dict[str, dict[str, Any]]
    ready: bool
    uncovered: list[str]
