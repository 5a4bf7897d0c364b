"""Segments: runs of capitals cut at known names, places and offices, with what stood before the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.stages.tag.known import Known, is_organisation_cue
from pipeline.stages.tag.runs import Run
from pipeline.text.gazetteer import Found
from pipeline.text.names import is_role
from pipeline.text.tokens import STOPWORDS

__all__ = ["Segment", "cut"]


class Segment(NamedTuple):
    """Capitalised words that are no known name by themselves.

    ``titled`` says that a role or an office stands right before; ``placed`` that a place does.
    """

    start: int
    end: int
    words: tuple[str, ...]
    initial: bool
    loud: bool
    titled: bool
    placed: bool

    @property
    def name(self) -> str:
        """The words as one string."""
        return " ".join(self.words)


def cut(runs: Sequence[Run], known: Sequence[Known], places: Sequence[Found]) -> list[Segment]:
    """Return the segments that known names, offices and leading places leave of the runs."""
    marks = {one.start: one for one in known}
    named = {place.start: place for place in places}
    segments: list[Segment] = []
    covered = 0
    titled_until = -1
    for run in runs:
        if len(run.words) == 1 and run.start not in marks and run.start >= covered:
            # Three runs of four: one word, which is a role, a place, nothing, or the segment.
            lower = run.words[0].lower()
            if lower in STOPWORDS:
                continue
            if is_role(lower.rstrip(".")):
                titled_until = run.end + 2
            elif run.start not in named or not _leads(named[run.start]):
                titled = run.start <= titled_until
                segments.append(Segment(run.start, run.end, run.words, run.initial, run.loud, titled, False))
            continue
        covered, titled_until = _cut_run(run, marks, named, covered, titled_until, segments)
    return segments


def _cut_run(
    run: Run,
    marks: Mapping[int, Known],
    named: Mapping[int, Found],
    covered: int,
    titled_until: int,
    segments: list[Segment],
) -> tuple[int, int]:
    """Add a run's segments; return up to where known names reach, and up to where a title before counts."""
    last_cue = max((n for n, word in enumerate(run.words) if is_organisation_cue(word)), default=-1)
    words: list[tuple[int, str]] = []
    at = run.start
    titled = placed = False
    for n, word in enumerate(run.words):
        start, at = at, at + len(word) + 1
        hit = marks.get(start)
        if hit is not None and start >= covered:
            _flush(words, run, titled, placed, segments)
            words, placed = [], False
            titled = hit.kind == "office"
            covered = hit.end
            titled_until = hit.end + 2 if titled else -1
        if start < covered:
            continue
        if not words:
            titled = titled or start <= titled_until
            lower = word.lower()
            if n > last_cue and is_role(lower.rstrip(".")):
                titled = True
                titled_until = start + len(word) + 2
                continue
            if lower in STOPWORDS:
                continue
            place = named.get(start)
            if n > last_cue and place is not None and _leads(place):
                placed, covered = True, place.end
                continue
        words.append((start, word))
    _flush(words, run, titled, placed, segments)
    return covered, titled_until


def _leads(place: Found) -> bool:
    """Say whether a place only stands before the rest of a run (Russian ..., Central Europe ...)."""
    first = place.candidates[0]
    return first.kind != "city" or " " in place.surface or first.population > 1_000_000


def _flush(
    words: list[tuple[int, str]], run: Run, titled: bool, placed: bool, segments: list[Segment]
) -> None:
    if not words:
        return
    start = words[0][0]
    end = words[-1][0] + len(words[-1][1])
    texts = tuple(word for _, word in words)
    initial = run.initial and start == run.start
    segments.append(Segment(start, end, texts, initial, run.loud, titled, placed))
