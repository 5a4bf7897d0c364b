"""Which of a story's headlines says best what it is about."""

from __future__ import annotations

import re
from collections import Counter, deque

__all__ = ["Headlines"]

KEPT = 50
FROM_MEMBERS = 3
"""Of two headlines neither is nearer to the others: the first stands."""
_WORD = re.compile(r"[^\W_]{4,}")


class Headlines:
    """A story's last `KEPT` headlines and its first, and how many of them hold each word."""

    def __init__(self) -> None:
        self._kept: deque[tuple[str, frozenset[str]]] = deque()
        self._counts: Counter[str] = Counter()

    def add(self, title: str) -> None:
        """Take in a member's headline; the second oldest makes room, the first one stays."""
        if len(self._kept) == KEPT:
            first = self._kept.popleft()
            self._counts.subtract(self._kept.popleft()[1])
            self._kept.appendleft(first)
            self._counts = +self._counts
        words = frozenset(_WORD.findall(title.casefold()))
        self._kept.append((title, words))
        self._counts.update(words)

    def titles(self) -> list[str]:
        """Return the headlines in their order."""
        return [title for title, _ in self._kept]

    def central(self) -> str:
        """Return the headline whose words most others share: the highest cosine to their sum.

        >>> headlines = Headlines()
        >>> for title in ("Watch live", "Ferry sinks off Sandry", "Ferry off Sandry sinks, crew rescued"):
        ...     headlines.add(title)
        >>> headlines.central()
        'Ferry sinks off Sandry'
        """
        if len(self._kept) < FROM_MEMBERS:
            return self._kept[0][0] if self._kept else ""
        counted = self._counts.__getitem__
        scores = [
            (sum(map(counted, words)) - len(words)) / len(words) ** 0.5 if words else 0.0
            for _, words in self._kept
        ]
        return self._kept[scores.index(max(scores))][0]
