"""A name with its spellings and the places in a text where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Named"]


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
