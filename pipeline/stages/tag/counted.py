"""An article's words in order and counted: what both its topics and its keywords are found in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.text.tokens import tokens

__all__ = ["Counted"]


class Counted(NamedTuple):
    """The tokens of a text in order, and how often each is there, in the order of first mention."""

    tokens: Sequence[str]
    counts: Mapping[str, int]

    @classmethod
    def of(cls, text: str) -> Counted:
        """Cut a text into tokens and count them."""
        found = tokens(text)
        return cls(found, Counter(found))
