"""What the pipeline states about itself; `pipeline.observe.metrics` turns it into numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pipeline.flow import Tally
from pipeline.outcome import MemoryFacts

__all__ = [
    "BatchDone",
    "Conservation",
    "Fact",
    "Item",
    "LagSeen",
    "MemorySeen",
    "NewsSeen",
    "Observer",
    "SnapshotDone",
    "StoryUpdate",
]

Item: TypeAlias = dict[str, Any]
"""One outcome of one article, ready for JSON: see ``Item`` in the API's description."""
StoryUpdate: TypeAlias = tuple[Mapping[str, Any], float]
"""A story's record (see `pipeline.article.Story`), and the log time of its newest member."""


@dataclass(frozen=True, slots=True)
class BatchDone:
    """A batch is committed; ``end_to_end`` holds the seconds from log to outcome of each of its articles."""

    tallies: Mapping[str, Tally]
    end_to_end: tuple[float, ...] = ()
    event_times: Mapping[str, float] = field(default_factory=dict)
    """Per stage the newest event time (POSIX seconds) that passed."""
    dead: int = 0


@dataclass(frozen=True, slots=True)
class MemorySeen:
    """The size and reach of a stage's memory after a batch."""

    stage: str
    facts: MemoryFacts


@dataclass(frozen=True, slots=True)
class SnapshotDone:
    """A snapshot of a stage's memory: bytes, seconds it took, when it was done (POSIX); or it failed."""

    stage: str
    bytes: int = 0
    seconds: float = 0.0
    at: float = 0.0
    failed: bool = False


@dataclass(frozen=True, slots=True)
class LagSeen:
    """How far a worker is behind its input: records waiting, and the age in seconds of the oldest."""

    stage: str
    records: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Conservation:
    """The ledger's account, from the topics themselves (see `pipeline.kafka.ledger.ledger`).

    ``watermark`` is the log time (POSIX seconds) up to which every record has its outcome, ``watermarks`` the
    offset by raw partition; ``resent`` is how many records were sent again since the last account.
    """

    counts: Mapping[str, int]
    watermark: float = 0.0
    watermarks: Mapping[int, int] = field(default_factory=dict)
    resent: int = 0


@dataclass(frozen=True, slots=True)
class NewsSeen:
    """What the topics of outcomes and stories have that is new; stated by whoever follows them for the page.

    ``items`` are sorted by time; of each story its states are in order. ``behind`` is how many records are
    still to be read; ``ready`` is false while Kafka doesn't answer.
    """

    items: Sequence[Item] = ()
    stories: Sequence[StoryUpdate] = ()
    behind: int = 0
    ready: bool = True


Fact: TypeAlias = BatchDone | MemorySeen | SnapshotDone | LagSeen | Conservation
Observer: TypeAlias = Callable[[Fact], None]
