"""Stories as they grow: which rise, how big they are, and how much of them is reprints."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from typing import Any, Literal, TypeAlias

from pipeline.article import parse_time

__all__ = ["SORTS", "STATUSES", "Sort", "Status", "Storybook"]

Status: TypeAlias = Literal["rising", "steady", "over"]
Sort: TypeAlias = Literal["rising", "newest", "size"]
STATUSES: tuple[Status, ...] = ("rising", "steady", "over")
SORTS: tuple[Sort, ...] = ("rising", "newest", "size")

MOST_STORIES = 5000
"""Stories that are known; those that grew longest ago make room."""
MOST_ORIGINALS = 50_000
MOST_STEPS = 96
"""Steps of growth kept for a story; beyond, two become one."""
CURVE_STEPS = 24
LEAST_STEP = 60
RECENT_SECONDS = 3600.0
OVER_SECONDS = 12 * 3600.0
"""A story without a new article for so long is over."""
_NAMED = ("people", "places", "organisations")
RISING_ARTICLES = 3
"""A story rises with so many articles in the last hour, and more than in the hour before."""


@dataclass(slots=True)
class _Story:
    record: Mapping[str, Any]
    changed: int = 0
    last: float = 0.0
    size: int = 0
    step: int = LEAST_STEP
    grown: dict[int, int] = field(default_factory=dict)
    """Articles that came in each step of log time that had any."""

    def grow(self, size: int, time: float) -> None:
        """Note how big it is by then."""
        self.last = max(self.last, time)
        if size > self.size:
            at = int(time) // self.step
            self.grown[at] = self.grown.get(at, 0) + size - self.size
            self.size = size
        while max(self.grown) - min(self.grown) >= MOST_STEPS:
            self.step *= 2
            halved: dict[int, int] = {}
            for at, count in self.grown.items():
                halved[at // 2] = halved.get(at // 2, 0) + count
            self.grown = halved

    def since(self, time: float) -> int:
        """Return the articles that came after a time, to the precision of a step."""
        return sum(count for at, count in self.grown.items() if (at + 1) * self.step > time)

    def curve(self) -> tuple[list[int], float]:
        """Return the articles that came in each step, newest last, and the step's seconds."""
        first, last = min(self.grown), max(self.grown)
        together = -(-(last - first + 1) // CURVE_STEPS)
        counts = [0] * ((last - first) // together + 1)
        for at, count in self.grown.items():
            counts[(at - first) // together] += count
        return counts, float(self.step * together)


class Storybook:
    """The stories seen lately. Not for several threads at once."""

    def __init__(self) -> None:
        self._stories: OrderedDict[str, _Story] = OrderedDict()
        self._copies: OrderedDict[str, int] = OrderedDict()
        self._changes = 0

    @property
    def changes(self) -> int:
        """How often any story has grown; what `changed` takes."""
        return self._changes

    def add(self, record: Mapping[str, Any], time: float) -> None:
        """Take in a story's record (see `pipeline.article.Story`) as of the log time of its newest member.

        The last one, which says that it is over, comes long after.
        """
        story = self._stories.get(record["id"])
        if record.get("status") == "over":
            if story is not None:
                story.record = record  # nothing came, so it is no news
                return
            time = parse_time(record["last_time"]) or time
        if story is None:
            story = self._stories[record["id"]] = _Story(record)
            if len(self._stories) > MOST_STORIES:
                self._stories.popitem(last=False)
        self._changes += 1
        story.record, story.changed = record, self._changes
        story.grow(int(record["articles"]), time)
        self._stories.move_to_end(record["id"])

    def copied(self, original: str, copies: int) -> None:
        """Note that an article (by id) has had so many copies by now."""
        self._copies[original] = max(copies, self._copies.pop(original, 0))
        if len(self._copies) > MOST_ORIGINALS:
            self._copies.popitem(last=False)

    def rows(
        self, now: float, limit: int, *, status: str = "", words: tuple[str, ...] = (), sort: Sort = "rising"
    ) -> list[dict[str, Any]]:
        """Return up to ``limit`` stories' rows, ``sort`` first.

        All ``words`` must occur in headline, sources or id.
        """
        found = [
            story
            for story in self._stories.values()
            if (not status or _status(story, now) == status) and _holds(story.record, words)
        ]
        keys = {
            "rising": lambda story: (_grown(story, now), story.changed),
            "newest": lambda story: (story.changed,),
            "size": lambda story: (story.record["articles"], story.changed),
        }
        return [self._row(story, now) for story in nlargest(limit, found, key=keys[sort])]

    def row(self, story_id: str, now: float) -> dict[str, Any] | None:
        """Return one story's row with ``member_ids``, or None where it is not known."""
        story = self._stories.get(story_id)
        if story is None:
            return None
        return self._row(story, now) | {"member_ids": list(story.record["members"])}

    def counts(self, now: float) -> Counter[str]:
        """Return how many stories there are by status."""
        return Counter(_status(story, now) for story in self._stories.values())

    def changed(self, since: int, most: int, now: float) -> list[dict[str, Any]]:
        """Return the rows of those that grew after ``since`` changes: the ``most`` that did so last."""
        found: list[dict[str, Any]] = []
        for story in reversed(self._stories.values()):
            if story.changed <= since or len(found) == most:
                break
            found.append(self._row(story, now))
        return found[::-1]

    def _row(self, story: _Story, now: float) -> dict[str, Any]:
        record = story.record
        reprints = sum(self._copies.get(member, 0) for member in record["members"])
        curve, step = story.curve()
        return {
            "id": record["id"],
            "headline": record["headline"],
            "status": _status(story, now),
            "articles": record["articles"] + reprints,
            "unique": record["articles"],
            "reprints": reprints,
            "sources": list(record["sources"]),
            "first_source": record["first_source"],
            "first_time": record["first_time"],
            "last_time": record["last_time"],
            "keywords": list(record["keywords"]),
            **{kind: _names(record, kind) for kind in _NAMED},
            "topics": _names(record, "topics") + _names(record, "narrower"),
            "curve": curve,
            "curve_step_seconds": step,
        }


def _names(record: Mapping[str, Any], kind: str) -> list[str]:
    return [each["name"] for each in record.get(kind, ())]


def _grown(story: _Story, now: float) -> int:
    """Return the articles that came in the last hour beyond those in the hour before."""
    return 2 * story.since(now - RECENT_SECONDS) - story.since(now - 2 * RECENT_SECONDS)


def _status(story: _Story, now: float) -> Status:
    if story.record.get("status") == "over" or now - story.last > OVER_SECONDS:
        return "over"
    recent = story.since(now - RECENT_SECONDS)
    return "rising" if recent >= RISING_ARTICLES and _grown(story, now) > 0 else "steady"


def _holds(record: Mapping[str, Any], words: tuple[str, ...]) -> bool:
    if not words:
        return True
    text = f"{record['headline']}\n{' '.join(record['sources'])}\n{record['id']}".casefold()
    return all(word in text for word in words)
