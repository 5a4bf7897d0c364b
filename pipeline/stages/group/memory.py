"""The group stage's memory: the articles of the window, their stories, and the clock that moves it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
import orjson
from numpy.typing import NDArray

from pipeline.article import Origin
from pipeline.outcome import MemoryFacts
from pipeline.stages.group.bursts import HEADLINE_TERMS, Bursts
from pipeline.stages.group.codec import Admission, decode, encode
from pipeline.stages.group.idf import DocumentFrequencies
from pipeline.stages.group.index import SCALE, Postings
from pipeline.stages.group.story import StoryState
from pipeline.text.sections import read_sections, write_sections

__all__ = ["WINDOW_SECONDS", "GroupMemory"]

WINDOW_SECONDS = 72 * 3600.0
"""A story is open this long after its newest member (72 h: the single pass of .897 B-cubed F used it)."""

MAX_ARTICLES = 100_000
"""Most articles remembered, whatever their dates say: an archive that claims one date must not grow without
bound. Ten times the window that was measured for speed."""

_FORMAT = 2
"""Form of a snapshot."""

_ARTICLE_BYTES, _STORY_BYTES = 1700, 1900
"""Python objects of a member (its names, topics and keywords among them) and of a story, by tracemalloc over
10,000 articles of 8,500 and of 1,400 stories; 5 % more than 100,000 articles of 86,000 stories took."""


@dataclass(frozen=True, slots=True)
class _Member:
    stamp: float | None
    origin: tuple[int, int]
    id: str
    story: StoryState
    score: float


class GroupMemory:
    """A view of the log of admissions: the same rows in the same order give the same memory.

    An article leaves the window when the clock is 72 h past the clock at its admission; a story is open
    while it has a member there.
    """

    def __init__(self, max_articles: int = MAX_ARTICLES, version: str = "") -> None:
        self.clock: float | None = None
        self.frequencies = DocumentFrequencies()
        self._max_articles = max_articles
        self._version = version
        self._first_clock = 0.0
        self._postings = Postings()
        self._bursts = Bursts()
        self._members: deque[_Member] = deque()
        self._oldest = 0
        self._by_origin: dict[tuple[int, int], _Member] = {}
        self._by_id: dict[str, _Member] = {}
        self._stories: dict[str, StoryState] = {}
        self._slots: list[StoryState | None] = []
        self._free: list[int] = []
        self._sizes = np.zeros(1024)
        self._dates = np.full(1024, np.nan)
        self._pending: list[Admission] = []
        self._closed: list[StoryState] = []

    def delta(self) -> bytes:
        """Return the admissions since the last call, encoded."""
        rows, self._pending = self._pending, []
        return encode(rows)

    def apply(self, delta: bytes) -> None:
        """Take in admissions read back from the log, in their order."""
        for row in decode(delta) if delta else ():
            if row.origin not in self._by_origin:
                self.advance(row.tick)
                self._admit(row)
        self._closed.clear()  # said when it happened

    def cut(self, delta: bytes, keep: Callable[[Origin], bool]) -> bytes:
        """Return the delta without the admissions of origins that are not to be kept."""
        return encode([row for row in decode(delta) if keep(Origin(*row.origin))]) if delta else b""

    def snapshot(self) -> Callable[[BinaryIO], None]:
        """Return a function that writes the memory as it is now, in any thread, whatever happens meanwhile.

        Raises ValueError while there is a delta to be taken: a snapshot stands for what the log holds.
        """
        if self._pending:
            raise ValueError("articles wait for the log: take the delta first, then the snapshot")
        header = {
            **self._kind(),
            "clock": self.clock,
            "first_clock": self._first_clock,
            "oldest": self._oldest,
            "stretches": self.frequencies.stretches(),
            "free": list(self._free),
        }
        stories = [story.row() for story in self._stories.values()]
        members, postings = list(self._members), self._postings.sections()
        bursts = self._bursts.rows()
        arrays = self.frequencies.sections() | {"dates": self._dates[: len(self._slots)].copy()}

        def write(file: BinaryIO) -> None:
            rows = [(one.stamp, one.origin, one.id, one.story.slot, one.score) for one in members]
            texts = {"stories": _packed(stories), "members": _packed(rows), "bursts": _packed(bursts)}
            write_sections(file, header, {**texts, **arrays, **postings()})

        return write

    def restore(self, file: BinaryIO) -> None:
        """Fill this fresh memory with what a snapshot holds; it then behaves like the one that was saved.

        Raises ValueError for a file that is damaged, or of another form or version. The memory is of no use
        then.
        """
        header, sections = read_sections(file)
        for name, expected in self._kind().items():
            found = header.get(name)
            if found != expected:
                raise ValueError(f"the snapshot's {name} is {found!r}, this memory's is {expected!r}")
        arrays = dict(sections)
        self.clock, self._first_clock = header["clock"], header["first_clock"]
        self._oldest, self._free = header["oldest"], header["free"]
        self._postings.fill(arrays)
        self._bursts.fill(orjson.loads(arrays["bursts"].tobytes()))
        self.frequencies.fill(header["stretches"], arrays)
        self._slots = [None] * len(arrays["dates"])
        self._sizes, self._dates = np.zeros(len(self._slots) + 1), np.append(arrays["dates"], np.nan)
        by_slot: dict[int, StoryState] = {}
        for row in orjson.loads(arrays["stories"].tobytes()):
            story = StoryState.of(row)
            self._stories[story.id] = self._slots[story.slot] = by_slot[story.slot] = story
        for stamp, origin, id_, slot, score in orjson.loads(arrays["members"].tobytes()):
            self._join(_Member(stamp, (origin[0], origin[1]), id_, by_slot[slot], score))

    def _kind(self) -> dict[str, Any]:
        return {
            "stage": "group",
            "format": _FORMAT,
            "version": self._version,
            "window": WINDOW_SECONDS,
            "max_articles": self._max_articles,
        }

    def facts(self) -> MemoryFacts:
        """Return the articles in the window, about how many bytes they take, and how many left it."""
        arrays = self._postings.nbytes + self.frequencies.nbytes
        size = arrays + _ARTICLE_BYTES * len(self._members) + _STORY_BYTES * len(self._stories)
        return MemoryFacts(len(self._members), size, WINDOW_SECONDS, self._oldest)

    def advance(self, tick: float | None) -> None:
        """Move the clock to an article's time, if that is later, and let go of what is too old by it."""
        if tick is not None and (self.clock is None or tick > self.clock):
            if self.clock is None:
                # What came before any time was known counts as having come now.
                self._first_clock = tick
            self.clock = tick
            self.frequencies.advance(tick)
            self._expire(tick - WINDOW_SECONDS)

    def closed(self) -> list[StoryState]:
        """Return the stories whose last member has left the window since the last call."""
        closed, self._closed = self._closed, []
        return closed

    def known(self, origin: tuple[int, int]) -> tuple[StoryState, float] | None:
        """Return the story and score a remembered record was given."""
        member = self._by_origin.get(origin)
        return None if member is None else (member.story, member.score)

    def story_of(self, article_id: str) -> StoryState | None:
        """Return the story of a remembered article."""
        member = self._by_id.get(article_id)
        return None if member is None else member.story

    def similarity(
        self, numbers: NDArray[np.uint32], weights: NDArray[np.uint16], story: StoryState
    ) -> float:
        """Return the mean cosine to a story's members."""
        sums = self._postings.sums(numbers, weights)
        if story.slot >= len(sums):
            return 0.0
        return float(sums[story.slot] / (self._sizes[story.slot] * SCALE**2))

    def burst(
        self, numbers: NDArray[np.uint32], weights: NDArray[np.uint16], event: float
    ) -> tuple[StoryState, float] | None:
        """Return the story all write of at a time, if it shares a term, and the mean cosine to it."""
        story = self._stories.get(self._bursts.story(event) or "")
        score = self.similarity(numbers, weights, story) if story else 0.0
        return (story, score) if story and score else None

    def nearest(
        self,
        numbers: NDArray[np.uint32],
        weights: NDArray[np.uint16],
        event: float | None,
        least: float,
    ) -> tuple[StoryState, float] | None:
        """Return the open story with the highest mean cosine to its members, if that is ``least`` or more.

        Its newest date is within 72 h of ``event`` (None: any story).
        """
        sums = self._postings.sums(numbers, weights)
        # No mean is higher than the sum. Few stories are left, of tens of thousands.
        slots = np.flatnonzero(sums >= least * SCALE**2)
        if event is not None:
            slots = slots[~(np.abs(self._dates[slots] - event) > WINDOW_SECONDS)]
        scores = sums[slots] / (self._sizes[slots] * SCALE**2)
        highest = float(scores.max(initial=0.0))
        if highest < least:
            return None
        tied = [self._slots[slot] for slot in slots[scores == highest].tolist()]
        return min((story for story in tied if story is not None), key=lambda story: story.born), highest

    def admit(self, row: Admission) -> StoryState:
        """Take in an article whose story is decided; return the story."""
        self._pending.append(row)
        story = self._admit(row)
        self._postings.index()  # at once: its terms' arrays were just read
        return story

    def _admit(self, row: Admission) -> StoryState:
        sequence = self._oldest + len(self._members)
        story = self._stories.get(row.story) or self._open(row, sequence)
        story.take(row)
        if row.dated and row.event is not None:
            self._dates[story.slot] = np.fmax(self._dates[story.slot], row.event)
        self.frequencies.add(row.numbers)
        kept = row.numbers[row.kept]
        self._postings.add(kept, row.weights, story.slot)
        if len(row.numbers) <= HEADLINE_TERMS and row.event is not None:
            self._bursts.add(row.event, row.story, row.source, kept.tolist(), row.weights.tolist())
        self._join(_Member(self.clock, row.origin, row.id, story, row.score))
        if len(self._members) > self._max_articles:
            self._leave()
        return story

    def _join(self, member: _Member) -> None:
        self._sizes[member.story.slot] += 1
        self._members.append(member)
        self._by_origin[member.origin] = self._by_id[member.id] = member

    def _open(self, row: Admission, sequence: int) -> StoryState:
        slot = self._free.pop() if self._free else len(self._slots)
        story = StoryState(row.story, slot, row.source, sequence)
        if slot == len(self._slots):
            self._slots.append(story)
        self._slots[slot] = story
        self._stories[story.id] = story
        if slot >= len(self._sizes):
            self._sizes = np.concatenate([self._sizes, np.zeros(slot)])
            self._dates = np.concatenate([self._dates, np.full(slot, np.nan)])
        self._sizes[slot], self._dates[slot] = 0, np.nan
        return story

    def _expire(self, limit: float) -> None:
        while self._members:
            stamp = self._members[0].stamp
            if (self._first_clock if stamp is None else stamp) >= limit:
                break
            self._leave()

    def _leave(self) -> None:
        member = self._members.popleft()
        self._postings.drop()
        self._oldest += 1
        del self._by_origin[member.origin]
        if self._by_id.get(member.id) is member:
            del self._by_id[member.id]
        slot = member.story.slot
        self._sizes[slot] -= 1
        if self._sizes[slot] == 0:
            self._closed.append(self._stories.pop(member.story.id))
            self._slots[slot] = None
            self._free.append(slot)


def _packed(rows: list[Any]) -> NDArray[np.uint8]:
    return np.frombuffer(orjson.dumps(rows), np.uint8)
