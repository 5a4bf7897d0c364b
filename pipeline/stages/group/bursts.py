"""Bursts: where many outlets write of one thing at a moment, a headline that shares a word belongs to it."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.stages.group.index import SCALE

__all__ = ["HEADLINE_TERMS", "Bursts"]

HEADLINE_TERMS = 16
"""An article of so few terms is a headline alone: those of the development set have 1 to 12."""

SECONDS = 10.0
"""Headlines whose times lie so near each other came at the same moment (5, 10 and 30 differ by .004)."""

LAST = 20
"""Headlines looked back at (12 and 30 cost .016 B-cubed F)."""

LEAST = 3
"""A burst has so many headlines, of as many sources, and half of those that came at the moment."""

ALIKE = 0.04
"""Mean cosine of the headlines of a moment from which they tell of one thing. It is asked of their words
alone, never of what was joined to what, so that a burst can't feed itself: in the development set, whose
stories come one after the other, it is .06 to .6; of the same headlines shuffled .01 to .06."""


@dataclass(frozen=True, slots=True)
class _Headline:
    """``alike`` sums the products of its weights (1/4096 each) with those of the ``near`` ones before it."""

    event: float
    story: str
    source: str
    weights: dict[int, int]
    alike: int
    near: int


class Bursts:
    """The last headlines of the log, and whether they are of one story."""

    def __init__(self) -> None:
        self._last: deque[_Headline] = deque(maxlen=LAST)

    def story(self, event: float) -> str | None:
        """Return the id of the story that the headlines around a time (POSIX seconds) tell of, if of one."""
        near = self._near(event)
        if len(near) < LEAST:
            return None
        [(story, count)] = Counter(headline.story for headline in near).most_common(1)
        sources = {headline.source for headline in near if headline.story == story}
        pairs = sum(headline.near for headline in near)
        alike = sum(headline.alike for headline in near)
        is_one = count >= LEAST and 2 * count >= len(near) and len(sources) >= LEAST
        return story if is_one and alike >= ALIKE * SCALE**2 * pairs else None

    def add(
        self, event: float, story: str, source: str, numbers: Iterable[int], weights: Iterable[int]
    ) -> None:
        """Remember a headline with its terms and their weights in 1/4096."""
        own = dict(zip(numbers, weights, strict=True))
        near = self._near(event)
        alike = sum(
            weight * other.weights[number]
            for other in near
            for number, weight in own.items()
            if number in other.weights
        )
        self._last.append(_Headline(event, story, source, own, alike, len(near)))

    def _near(self, event: float) -> list[_Headline]:
        return [headline for headline in self._last if abs(headline.event - event) <= SECONDS]

    def rows(self) -> list[tuple[Any, ...]]:
        """Return a copy of what is remembered, as JSON can hold it."""
        return [
            (line.event, line.story, line.source, list(line.weights.items()), line.alike, line.near)
            for line in self._last
        ]

    def fill(self, rows: Iterable[Sequence[Any]]) -> None:
        """Fill this fresh memory with what `rows` gave."""
        for event, story, source, weights, alike, near in rows:
            self._last.append(_Headline(event, story, source, dict(weights), alike, near))
