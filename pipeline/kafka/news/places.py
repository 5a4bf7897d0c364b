"""Where articles lie, by id: so that what the page shows can be looked up without reading every topic."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.article import Origin

__all__ = ["Place", "Places"]

MOST = 100_000
"""Ids that are known: 25 MB; whoever was heard of longest ago makes room."""


class Place(NamedTuple):
    """An article's raw record, and the log time (milliseconds) of its newest outcome."""

    origin: Origin
    timestamp: int


class Places:
    """The places of the newest articles, by id and by origin; any thread may call anything."""

    def __init__(self) -> None:
        self._by_name: OrderedDict[str, Place] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, places: Iterable[tuple[str | None, Place]]) -> None:
        """Note the places of articles, ids first; the newer of two with one id counts."""
        with self._lock:
            for name, place in places:
                for key in (name, str(place.origin)):
                    if key:
                        self._by_name[key] = place
                        self._by_name.move_to_end(key)
            while len(self._by_name) > 2 * MOST:
                self._by_name.popitem(last=False)

    def of(self, ref: str) -> Place | None:
        """Return the place of an article by its id or origin (P-O), or None where it is not known."""
        with self._lock:
            return self._by_name.get(ref)
