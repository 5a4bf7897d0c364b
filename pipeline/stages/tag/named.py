"""A name with its spellings and the places in a text where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, starmap

__all__ = ["Named", "covered", "covered_by"]


@dataclass(slots=True)
class Named:
    """A name with its spellings and the places in the text where it stands."""

    name: str
    spellings: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def add(self, spelling: str, start: int, end: int) -> None:
        """Take in a mention."""
        self.spellings.add(spelling)
        self.spans.append((start, end))


def covered(spans: Iterable[tuple[int, int]]) -> set[int]:
    """Return every position within the spans."""
    return set(chain.from_iterable(starmap(range, spans)))


def covered_by(names: Iterable[Named]) -> set[int]:
    """Return every position where one of the names stands."""
    return covered(span for named in names for span in named.spans)
