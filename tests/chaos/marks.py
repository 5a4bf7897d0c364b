"""Marked articles: records whose id tells `tests.chaos.faulty` to do harm in one stage when they come by."""

from __future__ import annotations

from typing import NamedTuple

import orjson

__all__ = ["ALWAYS", "DIES", "ONCE", "Mark", "mark_of", "marked"]

ONCE, ALWAYS, DIES = "once", "always", "dies"
"""The stage raises when a process first meets the article; raises whenever it does; ends the process."""
_HEAD = "chaos"


class Mark(NamedTuple):
    """What is to happen, and in which stage."""

    harm: str
    stage: str


def marked(value: bytes, mark: Mark, number: int) -> tuple[bytes, str]:
    """Return the raw record under an id that carries the mark, and that id."""
    identity = f"{_HEAD}.{mark.harm}.{mark.stage}.{number}"
    return orjson.dumps(orjson.loads(value) | {"id": identity}), identity


def mark_of(identity: str) -> Mark | None:
    """Return the mark an id carries.

    >>> mark_of("chaos.once.tag.17")
    Mark(harm='once', stage='tag')
    >>> mark_of("example.com-17") is None
    True
    """
    head, _, rest = identity.partition(".")
    parts = rest.split(".")
    return Mark(parts[0], parts[1]) if head == _HEAD and len(parts) == 3 else None
