"""A story while it is open: what its members so far make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from pipeline.article import Story, StoryName, StoryTopic, isoformat
from pipeline.stages.group.codec import Admission, Name, Topic
from pipeline.stages.group.headline import Headlines
from pipeline.text.names import person_keys, same_person

__all__ = ["StoryState"]

MAX_SOURCES, MAX_MEMBERS, MAX_KEYWORDS = 20, 50, 8
MAX_NAMES, MAX_TOPICS = 8, 3
"""Most names of a kind and most topics in a record."""
MAX_HOURS = 72
RISING_ARTICLES = 3
"""A story rises with so many articles in its last two hours, and more than in the two before."""
_COUNTED = 64
"""Most keywords, names and topics counted for a story; beyond, the rarer half is forgotten."""
_MERGED = 24
"""So many of a story's people are looked through for two spellings of one name."""

T = TypeVar("T")


@dataclass(slots=True)
class StoryState:
    """A story with at least one member in the window."""

    id: str
    slot: int
    first_source: str
    born: int
    first_event: float | None = None
    last_event: float | None = None
    articles: int = 0
    sources: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    headlines: Headlines = field(default_factory=Headlines)
    keywords: dict[str, int] = field(default_factory=dict)
    names: dict[Name, int] = field(default_factory=dict)
    topics: dict[Topic, int] = field(default_factory=dict)
    hours: dict[int, int] = field(default_factory=dict)

    def record(self, *, over: bool = False) -> Story:
        """Return the story as of now; ``over``: no member can join it any more."""
        people, places, organisations = self._named()
        topics, narrower = self._topics()
        return Story(
            id=self.id,
            headline=self.headlines.central(),
            first_source=self.first_source,
            first_time=None if self.first_event is None else isoformat(self.first_event),
            last_time=None if self.last_event is None else isoformat(self.last_event),
            articles=self.articles,
            sources=tuple(self.sources),
            members=tuple(reversed(self.members)),
            keywords=tuple(keyword for keyword, _ in _ranked(self.keywords)[:MAX_KEYWORDS]),
            people=_people(people[:_MERGED])[:MAX_NAMES],
            places=tuple(places[:MAX_NAMES]),
            organisations=tuple(organisations[:MAX_NAMES]),
            topics=tuple(topics[:MAX_TOPICS]),
            narrower=tuple(narrower[:MAX_TOPICS]),
            status="over" if over else self._status(),
            growth=self._growth(),
        )

    def row(self) -> tuple[Any, ...]:
        """Return a copy of all fields, in order, as JSON can hold them."""
        return (
            self.id,
            self.slot,
            self.first_source,
            self.born,
            self.first_event,
            self.last_event,
            self.articles,
            list(self.sources),
            list(self.members),
            self.headlines.titles(),
            list(self.keywords.items()),
            list(self.names.items()),
            list(self.topics.items()),
            list(self.hours.items()),
        )

    @classmethod
    def of(cls, row: Sequence[Any]) -> StoryState:
        """Return the story whose `row` that was."""
        *plain, sources, members, titles, keywords, names, topics, hours = row
        story = cls(*plain)
        story.sources.extend(sources)
        story.members.extend(members)
        for title in titles:
            story.headlines.add(title)
        story.keywords.update(dict(keywords))
        story.names.update({(kind, name, known): count for (kind, name, known), count in names})
        story.topics.update({(qcode, name): count for (qcode, name), count in topics})
        story.hours.update(dict(hours))
        return story

    def take(self, row: Admission) -> None:
        """Count an article in."""
        if row.event is not None:
            self.first_event = row.event if self.first_event is None else min(self.first_event, row.event)
            self.last_event = row.event if self.last_event is None else max(self.last_event, row.event)
        if row.id not in self.members:
            self.members.append(row.id)
            del self.members[:-MAX_MEMBERS]
        self.headlines.add(row.title)
        if len(self.sources) < MAX_SOURCES and row.source and row.source not in self.sources:
            self.sources.append(row.source)
        self.keywords = _counted(self.keywords, row.keywords)
        if row.revision:
            return
        self.articles += 1
        self.names = _counted(self.names, row.names)
        self.topics = _counted(self.topics, row.topics)
        if row.event is not None:
            hour = int(row.event // 3600)
            self.hours[hour] = self.hours.get(hour, 0) + 1
            if len(self.hours) > MAX_HOURS:
                del self.hours[min(self.hours)]

    def _named(self) -> tuple[list[StoryName], list[StoryName], list[StoryName]]:
        """Return people, places and organisations, those that most articles name first."""
        named: dict[str, list[StoryName]] = {"person": [], "place": [], "organisation": []}
        for (kind, name, known), count in _ranked(self.names):
            named[kind].append(StoryName(name, count, known))
        return named["person"], named["place"], named["organisation"]

    def _topics(self) -> tuple[list[StoryTopic], list[StoryTopic]]:
        """Return topics and their parts, those of most articles first."""
        found = [StoryTopic(*topic, count) for topic, count in _ranked(self.topics)]
        return [one for one in found if one.is_top_level], [one for one in found if not one.is_top_level]

    def _status(self) -> str:
        articles = self.hours.get
        last = max(self.hours, default=0)
        lately = articles(last, 0) + articles(last - 1, 0)
        before = articles(last - 2, 0) + articles(last - 3, 0)
        return "rising" if lately >= RISING_ARTICLES and lately > before else "steady"

    def _growth(self) -> tuple[int, ...]:
        if not self.hours:
            return ()
        last = max(self.hours)
        first = max(min(self.hours), last - MAX_HOURS + 1)
        return tuple(map(self.hours.get, range(first, last + 1), repeat(0)))


def _ranked(counts: dict[T, int]) -> list[tuple[T, int]]:
    """Return what was counted, most first, and of equals what came first."""
    return sorted(counts.items(), key=itemgetter(1), reverse=True)


def _counted(counts: dict[T, int], more: Sequence[T]) -> dict[T, int]:
    for each in more:
        counts[each] = counts.get(each, 0) + 1
    return dict(_ranked(counts)[: _COUNTED // 2]) if len(counts) > _COUNTED else counts


def _people(people: Sequence[StoryName]) -> tuple[StoryName, ...]:
    """Return them with spellings of one name put together, under the longest of them."""
    merged: list[StoryName] = []
    places: dict[str, list[int]] = {}  # by surname, which `same_person` asks first: few pairs are compared
    for person in people:
        namesakes = places.setdefault(person_keys(person.name)[1], [])
        for at in namesakes:
            known = merged[at]
            if same_person(known.name, person.name):
                name = max(known.name, person.name, key=lambda name: len(name.split()))
                merged[at] = StoryName(name, known.articles + person.articles, known.id or person.id)
                break
        else:
            namesakes.append(len(merged))
            merged.append(person)
    return tuple(sorted(merged, key=attrgetter("articles"), reverse=True))
