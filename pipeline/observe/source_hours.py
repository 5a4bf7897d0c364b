"""Articles of each source by the hour, and which sources are silent against their own rhythm."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from heapq import nlargest
from typing import Any, NamedTuple

__all__ = ["Rhythm", "SourceHours"]

HOUR = 3600
HOURS = 24
MOST_SOURCES = 5000
"""Sources that are known; those heard from longest ago make room."""
SHOWN = 500
RHYTHM_WEIGHT = 0.1
"""Share of the newest gap in a source's usual one."""
LEAST_GAPS = 5
"""Gaps without which nothing is said of a source's rhythm."""
SILENT_GAPS = 6.0
LEAST_SILENCE = 900.0
"""A source is silent after so many of its usual gaps, and so many seconds."""


@dataclass(slots=True)
class _Source:
    last: float = 0.0
    total: int = 0
    gaps: int = 0
    usual: float = 0.0
    hours: dict[int, int] = field(default_factory=dict)


class Rhythm(NamedTuple):
    """A source, the log time of its newest article, and its usual gap in seconds, where that is known."""

    name: str
    last: float
    usual: float | None


class SourceHours:
    """Counts by source and hour of log time (POSIX seconds). Not for several threads at once."""

    def __init__(self) -> None:
        self._sources: OrderedDict[str, _Source] = OrderedDict()
        self._newest = 0.0

    def add(self, source: str, time: float) -> None:
        """Count an article that came at ``time``."""
        found = self._sources.get(source)
        if found is None:
            found = self._sources[source] = _Source()
            if len(self._sources) > MOST_SOURCES:
                self._sources.popitem(last=False)
        elif time > found.last:
            gap = time - found.last
            weight = max(RHYTHM_WEIGHT, 1 / (found.gaps + 1))
            found.usual += weight * (gap - found.usual)
            found.gaps += 1
        found.last = max(found.last, time)
        found.total += 1
        hour = int(time) // HOUR
        found.hours[hour] = found.hours.get(hour, 0) + 1
        if len(found.hours) > HOURS:
            del found.hours[min(found.hours)]
        self._newest = max(self._newest, time)
        self._sources.move_to_end(source)

    def table(self, now: float) -> dict[str, Any]:
        """Return the hours up to ``now`` and a row for each source, silent ones first, then by total."""
        last = int(now) // HOUR
        hours = range(last - HOURS + 1, last + 1)
        rows = [self._row(name, each, hours, now) for name, each in self._sources.items()]
        rows.sort(key=lambda row: (not row["silent"], -row["total"], row["source"]))
        rest = rows[SHOWN:]
        return {
            "hours": [hour * HOUR for hour in hours],
            "sources": rows[:SHOWN],
            "others": {"sources": len(rest), "total": sum(row["total"] for row in rest)},
        }

    def busiest(self, most: int) -> list[Rhythm]:
        """Return the sources with most articles."""
        found = nlargest(most, self._sources.items(), key=lambda each: (each[1].total, each[1].last))
        return [Rhythm(name, each.last, _usual(each)) for name, each in found]

    def _row(self, name: str, source: _Source, hours: range, now: float) -> dict[str, Any]:
        quiet = max(0.0, now - source.last)
        usual = _usual(source)
        return {
            "source": name,
            "counts": [source.hours.get(hour, 0) for hour in hours],
            "last": source.last,
            "total": source.total,
            "usual_gap_seconds": round(usual, 1) if usual is not None else None,
            "silent_seconds": round(quiet, 1),
            "silent": usual is not None and quiet > max(LEAST_SILENCE, SILENT_GAPS * usual),
        }


def _usual(source: _Source) -> float | None:
    return source.usual if source.gaps >= LEAST_GAPS else None
