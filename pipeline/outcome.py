"""What a stage says of a record: passed, duplicate, rejected or failed. Nothing else can happen to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, BinaryIO, Generic, ParamSpec, Protocol, TypeAlias, TypeVar

from pipeline.article import Article, DuplicateArticle, Origin, RejectedArticle, Story

__all__ = [
    "Duplicate",
    "Failed",
    "Fault",
    "Item",
    "Memory",
    "MemoryFacts",
    "Outcome",
    "Passed",
    "Reason",
    "Rejected",
    "Rule",
    "Stage",
    "attempt",
]

In = TypeVar("In")
P = ParamSpec("P")
T = TypeVar("T")


class Rule(StrEnum):
    """Why an article counts as a duplicate (or, for ``revision``, as an update that goes on)."""

    SAME_RECORD = "same_record"
    """The same id with the same text: one record pushed twice."""
    SAME_URL = "same_url"
    """The same address with the same text."""
    EXACT = "exact"
    """The same text after normalisation, under another address."""
    NEAR = "near"
    """Almost the same text (Jaccard similarity of word shingles)."""
    CONTAINED = "contained"
    """Most of the shorter text stands in the other (a truncated or wrapped reprint)."""
    REVISION = "revision"
    """The same id or address with a changed text: news, not waste."""


class Reason(StrEnum):
    """Why the clean stage turns a readable record away."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    NOT_AN_ARTICLE = "not_an_article"
    NO_TITLE = "no_title"


class Fault(StrEnum):
    """Why a record ends in ``articles.dead``."""

    TOMBSTONE = "tombstone"
    TOO_LARGE = "too_large"
    BAD_UTF8 = "bad_utf8"
    BAD_JSON = "bad_json"
    WRONG_TYPE = "wrong_type"
    MISSING_CONTENT = "missing_content"
    MISSING_SOURCE = "missing_source"
    STAGE_ERROR = "stage_error"
    KILLS_PROCESS = "kills_process"
    """No stage can say this of a record; the worker's process ended each time the record came to it."""


@dataclass(frozen=True, slots=True)
class Item(Generic[In]):
    """A record on its way: its origin, and when the log took it in (POSIX seconds, the stage's "now")."""

    origin: Origin
    record: In
    seen_at: float


@dataclass(frozen=True, slots=True)
class Passed:
    """The record goes on. A revision goes on too and says what it updates through ``rule`` and ``of``."""

    record: Article
    stories: tuple[Story, ...] = ()
    rule: Rule | None = None
    of: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The record repeats ``record.of`` and leaves the flow."""

    record: DuplicateArticle


@dataclass(frozen=True, slots=True)
class Rejected:
    """The record is no article; ``record.reason`` is one of `Reason`."""

    record: RejectedArticle


@dataclass(frozen=True, slots=True)
class Failed:
    """The record could not be worked on; its bytes go to ``articles.dead`` with the error."""

    fault: Fault
    message: str

    @classmethod
    def of(cls, error: BaseException | None, longest: int | None = None) -> Failed:
        """Return the failure of a stage that raised ``error``, told in ``longest`` characters at most."""
        return cls(Fault.STAGE_ERROR, f"{type(error).__name__}: {error}"[:longest])


def attempt(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Failed:
    """Return what a stage's work on one record returns, or that it failed: one record harms no other."""
    try:
        return work(*args, **kwargs)
    except Exception as error:
        return Failed.of(error)


Outcome: TypeAlias = Passed | Duplicate | Rejected | Failed


@dataclass(frozen=True, slots=True)
class MemoryFacts:
    """How much a memory holds: entries, bytes, how far back in seconds of event time, and what it let go.

    ``since`` is the event time it remembers back to (POSIX seconds; None: nothing dated); ``limit_bytes``
    what it may hold at most (0: no limit); ``evicted_by_limit`` how many of the evicted had to go for that.
    """

    entries: int
    bytes: int
    horizon_seconds: float
    evicted: int
    since: float | None = None
    limit_bytes: int = 0
    evicted_by_limit: int = 0

    @staticmethod
    def together(parts: Sequence[MemoryFacts]) -> MemoryFacts:
        """Return the facts of several shards' memories as one: the shortest reach counts."""
        return MemoryFacts(
            sum(part.entries for part in parts),
            sum(part.bytes for part in parts),
            min(part.horizon_seconds for part in parts),
            sum(part.evicted for part in parts),
            max((part.since for part in parts if part.since is not None), default=None),
            sum(part.limit_bytes for part in parts),
            sum(part.evicted_by_limit for part in parts),
        )


class Memory(Protocol):
    """What an ordered stage remembers: a view of the log of its own deltas.

    A fresh memory that applied all deltas in order behaves exactly like the memory that wrote them.
    """

    def delta(self) -> bytes:
        """Return what the batches since the last call added (empty if nothing), for the log."""

    def apply(self, delta: bytes) -> None:
        """Take in a delta read back from the log."""

    def cut(self, delta: bytes, keep: Callable[[Origin], bool]) -> bytes:
        """Return a delta without what articles of other origins than those to keep added."""

    def snapshot(self) -> Callable[[BinaryIO], None]:
        """Return a function that writes the memory as it is now, in any thread and at any later time.

        To be called between batches, with no delta waiting to be taken; raises ValueError otherwise.
        """

    def restore(self, file: BinaryIO) -> None:
        """Fill this fresh memory with a snapshot: from then on it behaves like the one that was saved.

        Raises ValueError where the file is damaged or of another form; the memory is of no use then.
        """

    def facts(self) -> MemoryFacts:
        """Return the memory's size and reach."""


class Stage(Protocol):
    """A pure step of the flow: no clock, no environment, no Kafka; the same inputs give the same outcomes.

    ``ordered`` says that an outcome depends on what came before; such a stage has a memory.
    """

    @property
    def name(self) -> str:
        """The verb that names the stage, its metrics and its dead letters."""

    @property
    def version(self) -> str:
        """Changes whenever an outcome may."""

    @property
    def ordered(self) -> bool:
        """Whether outcomes depend on earlier records."""

    def new_memory(self) -> Memory | None:
        """Return an empty memory, or None for a stage that needs none."""

    def run(self, batch: Sequence[Item[Any]], memory: Any) -> list[Outcome]:
        """Return one outcome per item, in order. Equal to running the items one by one."""
