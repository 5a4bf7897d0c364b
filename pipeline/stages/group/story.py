"""A story while it is open: what its members so far make of it."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.article import Story, isoformat
from pipeline.stages.group.codec import Admission

__all__ = ["StoryState"]

MAX_SOURCES, MAX_MEMBERS, MAX_KEYWORDS = 20, 50, 8
_COUNTED_KEYWORDS = 64


@dataclass(slots=True)
class StoryState:
    """A story with at least one member in the window."""

    id: str
    slot: int
    headline: str
    first_source: str
    born: int
    first_event: float | None = None
    last_event: float | None = None
    articles: int = 0
    sources: dict[str, None] = field(default_factory=dict)
    members: deque[str] = field(default_factory=lambda: deque(maxlen=MAX_MEMBERS))
    keywords: Counter[str] = field(default_factory=Counter)

    def record(self) -> Story:
        """Return the story as of now."""
        ranked = sorted(self.keywords.items(), key=lambda pair: -pair[1])
        return Story(
            id=self.id,
            headline=self.headline,
            first_source=self.first_source,
            first_time=None if self.first_event is None else isoformat(self.first_event),
            last_time=None if self.last_event is None else isoformat(self.last_event),
            articles=self.articles,
            sources=tuple(self.sources),
            members=tuple(reversed(self.members)),
            keywords=tuple(keyword for keyword, _ in ranked[:MAX_KEYWORDS]),
        )

    def row(self) -> tuple[Any, ...]:
        """Return a copy of all fields, in order, as JSON can hold them."""
        return (
            self.id,
            self.slot,
            self.headline,
            self.first_source,
            self.born,
            self.first_event,
            self.last_event,
            self.articles,
            list(self.sources),
            list(self.members),
            list(self.keywords.items()),
        )

    @classmethod
    def of(cls, row: Sequence[Any]) -> StoryState:
        """Return the story whose `row` that was."""
        *plain, sources, members, keywords = row
        story = cls(*plain)
        story.sources.update(dict.fromkeys(sources))
        story.members.extend(members)
        story.keywords.update(dict(keywords))
        return story

    def take(self, row: Admission) -> None:
        """Count an article in."""
        if row.event is not None:
            self.first_event = row.event if self.first_event is None else min(self.first_event, row.event)
            self.last_event = row.event if self.last_event is None else max(self.last_event, row.event)
        if not row.revision:
            self.articles += 1
        if row.id not in self.members:
            self.members.append(row.id)
        if len(self.sources) < MAX_SOURCES and row.source:
            self.sources.setdefault(row.source)
        self.keywords.update(row.keywords)
        if len(self.keywords) > _COUNTED_KEYWORDS:
            self.keywords = Counter(dict(self.keywords.most_common(_COUNTED_KEYWORDS // 2)))
