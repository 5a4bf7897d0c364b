"""The article's lines among those of a page: a best run of prose, then rules in context.

`line_weights` says how much a line looks like article text, `article_run` picks the stretch, and `keep`
applies the rules inside it. A better scorer replaces the first and leaves the others alone.

The numbers were chosen on the development pages of data/README.md (384 news pages) in halves by host.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.text.blocks import PROSE, SENTENCE, Kind, Line
from pipeline.text.cues import Cue
from pipeline.text.metadata import is_byline

__all__ = ["NEVER", "article_run", "best_run", "drop_cued", "head_end", "keep", "line_weights"]

PROSE_OFFSET = 8.0
"""Words a sentence must have more than to speak for itself."""
PROSE_CAP = 60
GAP_WEIGHTS = (0.0, -4.0, -16.0, -40.0)
"""Weight of none, one, two and three short lines between two of prose; each further one costs `GAP_STEP`.
One is a subhead; many are a menu or a list of other articles."""
GAP_STEP = -8.0
CUE_WEIGHTS = {
    Cue.TAIL: -40.0,
    Cue.FURNITURE: -1.0,
    Cue.REPLY: -16.0,
    Cue.SMALL_PRINT: -80.0,
    Cue.CAPTION: -2.0,
    Cue.APPEAL: -20.0,
    Cue.AUTHOR_BOX: -20.0,
}
EARLY = 0.5
"""An earlier run of so much of the best one's weight is taken instead: comments come after the article."""

BARRIERS = (Cue.TAIL, Cue.REPLY, Cue.SMALL_PRINT, Cue.AUTHOR_BOX, Cue.APPEAL)
"""Cues over which a run does not grow."""
REACH = 35
"""Lines a run may grow over to the next paragraph that shares its words: a table, a list, a gallery."""
SHARED = 0.3
"""Share of a paragraph's words which the run must know."""
LEAST_SHARED_WORDS = 4
WORD = re.compile(r"[^\W\d_]{5,}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{2}")
"""Words long enough to mean something; pairs of characters where words are not spaced."""

NEVER = (Cue.TAIL, Cue.FURNITURE, Cue.REPLY, Cue.SMALL_PRINT, Cue.CAPTION)
"""Cues whose lines are left out wherever they stand."""
TRAILING = (Cue.APPEAL, Cue.AUTHOR_BOX)
"""Cues whose lines are left out at the end: inside a text, people do subscribe and are reporters."""
HEAD_LINES = 14
HEAD_WORDS = 60
"""How far into a run its head (headline, standfirst, byline, key points) may reach."""
DATELINE = re.compile(
    r"[A-Z][A-Z'’.\- ]{3,30}(?:,\s[\w. ]{2,25})?(?:\s?\([^)]{2,25}\))?\s?[-–—:]\s"
    r"|[A-Z][\w .,'’/-]{2,50}\((?:Reuters|AP|AFP|dpa|Xinhua|IANS|PTI|ANI|CNN|UPI|TASS)[^)/]{0,20}\)"
    r"\s?[-–—]?\s?\w"
)
"""How an agency's text begins: the place in capitals, or the agency in brackets."""


def line_weights(lines: Sequence[Line], cues: Sequence[Cue]) -> list[float]:
    """Return one weight a line: above 0 where it looks like article text, in words beyond `PROSE_OFFSET`."""
    weights = [0.0] * len(lines)
    gap: list[int] = []
    for at, line in enumerate(lines):
        cue = cues[at]
        if cue:
            weights[at] = CUE_WEIGHTS[cue]
        elif line.kind is PROSE:
            weights[at] = min(line.words, PROSE_CAP) - PROSE_OFFSET * (2 if line.bullet else 1)
            spread_gap(weights, gap)
            gap = []
        elif line.kind is SENTENCE and not line.bullet:
            weights[at] = -1.0
        else:
            gap.append(at)
    spread_gap(weights, gap)
    return weights


def spread_gap(weights: list[float], gap: Sequence[int]) -> None:
    """Give the short lines between two of prose their share of the gap's weight."""
    count = len(gap)
    whole = GAP_WEIGHTS[min(count, 3)] + GAP_STEP * max(0, count - 3)
    for at in gap:
        weights[at] = whole / count


def best_run(weights: Sequence[float]) -> tuple[int, int, float]:
    """Return the half-open range of the largest sum, and the sum (Kadane's scan)."""
    best = total = 0.0
    best_start = best_stop = start = 0
    for at, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, at
        total += weight
        if total > best:
            best, best_start, best_stop = total, start, at + 1
    return best_start, best_stop, best


def article_run(lines: Sequence[Line], cues: Sequence[Cue]) -> tuple[int, int]:
    """Return the half-open range of lines in which the article lies; empty where there is no prose."""
    weights = line_weights(lines, cues)
    start, stop, best = best_run(weights)
    early_start, early_stop, early = best_run(weights[:start])
    if early > EARLY * best:
        start, stop = early_start, early_stop
    if start == stop:
        return start, stop
    known = Vocabulary([line.text for line in lines[start:stop] if line.kind is PROSE])
    stop = grow(lines, cues, known, range(stop, len(lines)), stop - 1) + 1
    return grow(lines, cues, known, range(start - 1, -1, -1), start), stop


class Vocabulary:
    """The words of some paragraphs; cut up only when somebody asks, for most runs end at once."""

    def __init__(self, texts: list[str]) -> None:
        self._words: set[str] = set()
        self._unread = texts

    def add(self, text: str) -> None:
        """Learn the words of one more paragraph."""
        self._unread.append(text)

    def knows(self, text: str) -> bool:
        """Whether the paragraph has enough words and `SHARED` of them are known."""
        words = set(WORD.findall(text.lower()))
        if len(words) < LEAST_SHARED_WORDS:
            return False
        if self._unread:
            self._words.update(WORD.findall("\n".join(self._unread).lower()))
            self._unread.clear()
        return len(words & self._words) >= SHARED * len(words)


def grow(
    lines: Sequence[Line], cues: Sequence[Cue], known: Vocabulary, path: Iterable[int], edge: int
) -> int:
    """Return the last line along ``path`` that belongs to the run which ends at ``edge``."""
    for at in path:
        distance = abs(at - edge)
        if distance > REACH or cues[at] in BARRIERS:
            break
        line = lines[at]
        if line.kind is not PROSE or cues[at]:
            continue
        if distance == 1 or known.knows(line.text):
            edge = at
            known.add(line.text)
    return edge


def keep(
    lines: Sequence[Line], cues: Sequence[Cue], run: tuple[int, int], headline: int | None = None
) -> list[int]:
    """Return the indexes of the article's lines within its run, in order."""
    kept: list[int] = []
    under_tail = False
    for at in range(head_end(lines, run, headline), run[1]):
        if cues[at] is Cue.TAIL:
            under_tail = True
        elif lines[at].kind is PROSE:
            under_tail = False
        if not (under_tail or cues[at] in NEVER or is_echo(lines, at)):
            kept.append(at)
    while kept and cues[kept[-1]] in TRAILING:
        kept.pop()
    return kept


def drop_cued(lines: Sequence[Line], cues: Sequence[Cue]) -> list[Line]:
    """Return the lines of an already extracted text without those whose words give them away."""
    kept = [at for at in range(len(lines)) if cues[at] not in NEVER]
    while kept and cues[kept[-1]] in TRAILING:
        kept.pop()
    return [lines[at] for at in kept]


def is_echo(lines: Sequence[Line], at: int) -> bool:
    """Whether the line stands twice in a row: a caption and its alternative text, or a linked title."""
    text = lines[at].text
    return (at > 0 and lines[at - 1].text == text) or (at + 1 < len(lines) and lines[at + 1].text == text)


def head_end(lines: Sequence[Line], run: tuple[int, int], headline: int | None) -> int:
    """Return where the text starts: behind headline, standfirst, byline, captions and key points."""
    start, stop = run
    title = lines[headline].text if headline is not None else None
    end, words = start, 0
    for at in range(start, min(stop, start + HEAD_LINES)):
        line = lines[at]
        if words > HEAD_WORDS:
            break
        if line.text == title or is_byline(line):
            end = at + 1
        elif line.kind is Kind.PROSE and DATELINE.match(line.text):
            return at
        words += line.words
    last = min(stop, start + HEAD_LINES)
    behind = next((at for at in range(end, last) if not is_point(lines[at])), last)
    if behind > end and all(line.kind is Kind.PROSE for line in lines[end:behind]):
        return end  # points told in sentences are the article's
    return behind if behind < stop and not lines[behind].bullet else start


def is_point(line: Line) -> bool:
    """Whether the line may be one of the points above an article, or the mark of one."""
    return line.bullet or line.kind is Kind.MARK
