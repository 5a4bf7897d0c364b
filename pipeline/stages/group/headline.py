"""Which of a story's headlines says best what it is about."""

from __future__ import annotations

import re

__all__ = ["Headlines"]

KEPT = 50
FROM_MEMBERS = 3
"""Of two headlines neither is nearer to the others: the first stands."""
_WORD = re.compile(r"[^\W_]{4,}")


class Headlines:
    """A story's last `KEPT` headlines and its first, and how many of them hold each word.

    Most stories have one or two articles only: words are looked at from `FROM_MEMBERS` on.
    """

    __slots__ = ("_counts", "_titles", "_words")

    def __init__(self) -> None:
        self._titles: list[str] = []
        self._words: list[frozenset[str]] = []
        self._counts: dict[str, int] = {}

    def add(self, title: str) -> None:
        """Take in a member's headline; the second oldest makes room, the first one stays."""
        if len(self._titles) == KEPT:
            del self._titles[1]
            self._forget(self._words.pop(1))
        self._titles.append(title)
        if len(self._titles) >= FROM_MEMBERS:
            for late in self._titles[len(self._words) :]:
                self._count(frozenset(_WORD.findall(late.casefold())))

    def titles(self) -> list[str]:
        """Return the headlines in their order."""
        return list(self._titles)

    def central(self) -> str:
        """Return the headline whose words most others share: the highest cosine to their sum.

        >>> headlines = Headlines()
        >>> for title in ("Watch live", "Ferry sinks off Sandry", "Ferry off Sandry sinks, crew rescued"):
        ...     headlines.add(title)
        >>> headlines.central()
        'Ferry sinks off Sandry'
        """
        if len(self._titles) < FROM_MEMBERS:
            return self._titles[0] if self._titles else ""
        counted = self._counts.__getitem__
        scores = [
            (sum(map(counted, words)) - len(words)) / len(words) ** 0.5 if words else 0.0
            for words in self._words
        ]
        return self._titles[scores.index(max(scores))]

    def _count(self, words: frozenset[str]) -> None:
        self._words.append(words)
        for word in words:
            self._counts[word] = self._counts.get(word, 0) + 1

    def _forget(self, words: frozenset[str]) -> None:
        for word in words:
            self._counts[word] -= 1
            if not self._counts[word]:
                del self._counts[word]
