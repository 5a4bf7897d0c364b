"""Where the tags of a page begin: one look at its bytes, which many questions about it share."""

from __future__ import annotations

from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Brackets", "Ints"]

Ints: TypeAlias = NDArray[np.int64]

LESS = ord("<")
LOOKED_AT = 7
"""Bytes from ``<`` on that are looked at."""
NO_CASE = 0x20
"""The bit that tells a small letter from its capital."""


class Brackets:
    """The ``<`` of a page in UTF-8: where each is (``at``), and the bytes behind it.

    ``first`` is the byte behind each ``<``. ``behind`` are six arrays, of that byte, of the one behind it,
    and so on, with capitals as small letters (and control characters as marks). Behind the page's end are
    spaces.
    """

    def __init__(self, source: bytes) -> None:
        self.source = source
        codes = np.frombuffer(source + b" " * LOOKED_AT, np.uint8)
        self.at: Ints = np.flatnonzero(codes == LESS)
        self.first = codes.take(self.at + 1)
        others = (codes.take(self.at + by) for by in range(2, LOOKED_AT))
        self.behind = [part | NO_CASE for part in (self.first, *others)]

    def begins(self, tag: str) -> NDArray[np.bool_]:
        """Return behind which ``<`` these characters stand (ASCII in lower case, six at most)."""
        same: NDArray[np.bool_] = self.behind[0] == ord(tag[0])
        for codes, letter in zip(self.behind[1:], tag[1:], strict=False):
            same &= codes == ord(letter)
        return same

    def tags(self, name: str) -> list[int]:
        """Return where tags begin whose names begin like that, in order.

        >>> Brackets(b"<p><META x><b><metal>").tags("meta")
        [3, 14]
        """
        found: list[int] = self.at[self.begins(name)].tolist()
        return found

    @cached_property
    def scripts(self) -> tuple[list[int], list[int]]:
        """Where scripts are opened and where they are closed, in order."""
        return self.tags("script"), self.tags("/scrip")
