"""Reads two flows for a comparison that is true while they go on.

The order of reading makes it so: first how far the live flow has come, then every outcome written by now.
What it had passed has its outcome among what is read after; what it had not come to is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.flow import FLOW
from pipeline.kafka.clients import admin, group_offsets
from pipeline.kafka.compare.scope import LIVE, settings_of
from pipeline.kafka.compare.side import OPEN, Places, Side
from pipeline.kafka.ledger.in_flight import InFlight
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.ledger.scan import Scanner
from pipeline.kafka.worker.lane import group_of
from pipeline.settings import Settings

__all__ = ["Both", "read_both"]


@dataclass(frozen=True, slots=True)
class Both:
    """Two flows over the same places; of ``left_out`` articles the live one has no outcome yet."""

    one: Side
    two: Side
    left_out: int


def read_both(settings: Settings, one: str, two: str, scope: Origins) -> Both:
    """Read the outcomes of two flows (``live``, or a run's name) over the origins of ``scope``."""
    waiting = _waiting(settings, scope) if LIVE in (one, two) else Origins()
    places = Places(scope)
    sides = Side(places), Side(places)
    for side, name in zip(sides, (one, two), strict=True):
        side.read(settings_of(settings, name), settings)
    late = places.indices(waiting)
    left_out = 0
    for side, other, name in ((*sides, one), (*sides[::-1], two)):
        missing = (side.rows["state"] == 0) & (other.rows["state"] > 0)
        missing[late] = False
        if missing.any():
            side.read_earlier()
        if name == LIVE:
            unsettled = late[side.rows["state"][late] <= OPEN]
            left_out = int((other.rows["state"][unsettled] > 0).sum())
            side.rows[unsettled] = other.rows[unsettled] = 0
    return Both(*sides, left_out)


def _waiting(settings: Settings, scope: Origins) -> Origins:
    """Return the origins that the live flow has not come to, or has at hand between two stages."""
    scanner, groups = Scanner(settings), admin(settings)
    try:
        committed: dict[str, dict[int, int]] = {}
        for step in FLOW:
            offsets = group_offsets(groups, group_of(settings, step.stage.name))
            topic = settings.topic_prefix + step.reads
            committed[step.stage.name] = {
                place.partition: at for place, at in offsets.items() if place.topic == topic
            }
        first = committed[FLOW[0].stage.name]
        beyond = scope.from_on({partition: first.get(partition, 0) for partition in scope.partitions()})
        return beyond | InFlight(scanner).look(committed) & scope
    finally:
        scanner.close()
        groups.close()
