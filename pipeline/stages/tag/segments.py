"""Segments: runs of capitals cut at known names, places and offices, with what stood before the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from operator import or_
from typing import NamedTuple

from pipeline.stages.tag.german_nouns import is_person_noun
from pipeline.stages.tag.known import Known, is_organisation_cue, last_organisation_cue
from pipeline.stages.tag.runs import Run, is_initial, is_loud, line_around
from pipeline.text.gazetteer import Found
from pipeline.text.names import is_role
from pipeline.text.tokens import STOPWORDS

__all__ = ["Segment", "cut"]


class Segment(NamedTuple):
    """Capitalised words that are no known name by themselves.

    ``initial`` says that a sentence or quotation starts there, ``loud`` that capitals say little in the line,
    ``titled`` that a role or an office stands right before, ``placed`` that a place does, ``cued`` that the
    run it was cut from has a word that makes a name that of an organisation.
    """

    start: int
    words: tuple[str, ...]
    initial: bool
    loud: bool
    titled: bool
    placed: bool
    cued: bool


class _Read(NamedTuple):
    """What the words of a run say wherever it stands: most runs come again."""

    words: tuple[str, ...]
    offsets: tuple[int, ...]
    silent: tuple[bool, ...]
    """Which are such as *The*."""
    roles: tuple[bool, ...]
    last_cue: int
    """The last word that makes a name that of an organisation; -1: none does."""
    leading: int
    """How many silent words stand first where nothing is a role or a cue; -1 where something is."""


def cut(
    text: str,
    runs: Sequence[Run],
    known: Sequence[Known],
    places: Sequence[Found],
    *,
    is_german: bool = False,
) -> tuple[list[Segment], list[Run]]:
    """Return the segments that known names, offices and leading places leave of a text's runs.

    Beside them those of one word, which may be the surnames of people named in full elsewhere. They are
    segments only if they make a name that of an organisation.
    """
    cutter = _Cutter(text, known, places, is_german=is_german)
    cutter.cut(runs)
    return cutter.segments, cutter.singles


class _Cutter:
    """One text's segments so far, and what stood before the next run."""

    def __init__(
        self, text: str, known: Sequence[Known], places: Sequence[Found], *, is_german: bool
    ) -> None:
        self.segments: list[Segment] = []
        self.singles: list[Run] = []
        self._text = text
        self._is_german = is_german
        self._known = {one.start: one for one in known}
        self._places = {place.start: place for place in places if _leads(place)}
        self._starts = self._known.keys() | self._places.keys()
        self._ordered = sorted(self._starts)
        self._line_end = -1
        self._loud = False
        self._covered = 0
        """Up to where known names and leading places reach."""
        self._titled_until = -1
        """Up to where a title counts that stood before."""

    def cut(self, runs: Sequence[Run]) -> None:
        """Add the segments of all runs."""
        for run in runs:
            start, end, text = run
            read = _read(text, self._is_german)
            words, leading = read.words, read.leading
            if start < self._covered or start in self._known:
                self._cut_words(run, read)
            elif len(words) > 1:
                if leading < 0 or self._is_known_within(run):
                    self._cut_words(run, read)
                elif leading < len(words):
                    at = start + read.offsets[leading]
                    self._flush(run, at, words[leading:], start <= self._titled_until)
            # Three runs of four have one word.
            elif leading == 0:
                if start not in self._places:
                    self.singles.append(run)
            elif read.roles[0] and not read.silent[0] and not self._ends_sentence(run):
                self._titled_until = end + 2
            elif read.last_cue == 0 and not read.silent[0] and start not in self._places:
                self._flush(run, start, words, start <= self._titled_until, cued=True)

    def _ends_sentence(self, run: Run) -> bool:
        """Say whether a full stop behind a role is none of an abbreviation."""
        return len(run.text) > _ABBREVIATION and self._text.startswith(".", run.end)

    def _is_known_within(self, run: Run) -> bool:
        at = bisect_left(self._ordered, run.start)
        return at < len(self._ordered) and self._ordered[at] < run.end

    def _cut_words(self, run: Run, read: _Read) -> None:
        words: list[str] = []
        first = 0
        titled = placed = False
        for n, word in enumerate(read.words):
            start = run.start + read.offsets[n]
            hit = self._known.get(start)
            if hit is not None and start >= self._covered:
                self._flush(run, first, words, titled, placed, read.last_cue >= 0)
                words, placed = [], False
                titled = hit.kind == "office"
                self._covered = hit.end
                self._titled_until = hit.end + 2 if titled else -1
            if start < self._covered:
                if self._is_german and read.roles[n] and start + len(word) > self._covered:
                    # CDU-Chef Ana Berg
                    titled, self._titled_until = True, start + len(word) + 2
                continue
            if not words:
                titled = titled or start <= self._titled_until
                if n > read.last_cue and read.roles[n]:
                    titled = True
                    self._titled_until = start + len(word) + 2
                    continue
                if read.silent[n]:
                    continue
                place = self._places.get(start)
                # A cue may be a part of a place's name: West Bank.
                is_genitive = place is not None and self._text.startswith("s ", place.end)
                if place is not None and (n > read.last_cue or place.end == run.end or is_genitive):
                    placed, self._covered = True, place.end
                    continue
                first = start
            elif (
                n > read.last_cue
                and read.roles[n]
                and len(read.words) - n > 2
                and not (word == "General" and n == read.last_cue + 1 and read.words[n + 1] in _OF)
            ):
                # What somebody is the head of, or a kind of minister: the name comes behind.
                self._flush(run, first, words, titled, placed, read.last_cue >= 0)
                words, placed, titled = [], False, True
                continue
            words.append(word)
        self._flush(run, first, words, titled, placed, read.last_cue >= 0)

    def _flush(
        self,
        run: Run,
        start: int,
        words: Sequence[str],
        titled: bool,
        placed: bool = False,
        cued: bool = False,
    ) -> None:
        if len(words) == 1:
            self.singles.append(Run(start, start + len(words[0]), words[0]))
            if not (cued and is_organisation_cue(words[0])):
                return
        if not words:
            return
        if start > self._line_end:
            line, self._line_end = line_around(self._text, start)
            self._loud = is_loud(line)
        initial = start == run.start and is_initial(self._text, start)
        self.segments.append(Segment(start, tuple(words), initial, self._loud, titled, placed, cued))


@lru_cache(1 << 15)
def _read(run: str, is_german: bool) -> _Read:
    words = tuple(run.split())
    silent, roles = zip(*map(_says, words), strict=True)
    if is_german and len(words) > 1:
        # A noun before two words or before one and a known name; the last word is nobody's title.
        nouns = map(is_person_noun, words[:-1])
        roles = (*map(or_, roles[:-1], nouns), roles[-1])
    last_cue = last_organisation_cue(words)
    offsets = tuple(accumulate((len(word) + 1 for word in words[:-1]), initial=0))
    leading = -1 if last_cue >= 0 or any(roles) else (*silent, False).index(False)
    return _Read(words, offsets, silent, roles, last_cue, leading)


@lru_cache(1 << 14)
def _says(word: str) -> tuple[bool, bool]:
    """Return whether a word is such as *The*, and whether it is a role."""
    lower = word.lower()
    return lower in STOPWORDS, is_role(lower.rstrip("."))


_OF = frozenset(["de", "del"])
"""Fiscalía General del Estado: no general."""
_ABBREVIATION = 5
"""Characters of the longest title that is shortened with a full stop; behind longer words a sentence ends."""
_NAMESAKES = frozenset(["Santiago", "Salvador"])
"""Cities called like people."""


def _leads(place: Found) -> bool:
    """Say whether a place only stands before the rest of a run (Russian ..., Central Europe ...)."""
    first = place.candidates[0]
    return (
        first.kind != "city"
        or " " in place.surface
        or (first.population > 1_000_000 and place.surface not in _NAMESAKES)
    )
