"""Segments: runs of capitals cut at known names, places and offices, with what stood before the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.stages.tag.known import ORGANISATION_CUES, Known
from pipeline.stages.tag.runs import Run
from pipeline.text.gazetteer import Found
from pipeline.text.names import ROLES
from pipeline.text.tokens import STOPWORDS

__all__ = ["Segment", "cut"]


@dataclass(frozen=True, slots=True)
class Segment:
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
    offices = {one.start: one for one in known}
    named = {place.start: place for place in places}
    segments: list[Segment] = []
    covered = 0
    titled_until = -1
    for run in runs:
        words: list[tuple[int, str]] = []
        at = run.start
        titled = placed = False
        last_cue = -1
        if len(run.words) > 1:
            last_cue = max((n for n, word in enumerate(run.words) if word in ORGANISATION_CUES), default=-1)
        for n, word in enumerate(run.words):
            start, at = at, at + len(word) + 1
            hit = offices.get(start)
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
                if n > last_cue and lower.rstrip(".") in ROLES:
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
    return segments


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
