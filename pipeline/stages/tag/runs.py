"""Runs of capitalised words: the raw material of names."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.text.names import PARTICLES
from pipeline.text.tokens import STOPWORDS

__all__ = ["NAME", "Run", "find_runs"]

# Everything in upper case in the Latin, Greek and Cyrillic blocks (up to U+0530); titlecase letters too.
_UPPER = "".join(re.escape(chr(code)) for code in range(0x41, 0x530) if chr(code).isupper())
# An initial or acronym with dots (J., U.S.), or letters with inner hyphens, apostrophes and dots; no 's.
_WORD = rf"[{_UPPER}](?:\.(?:[{_UPPER}]\.)*(?!\w)|[\w&]*(?:[-'’.](?!s\b)\w+)*)"
_JOIN = rf"[ \u00a0](?:(?:{'|'.join(sorted(PARTICLES))})[ \u00a0]){{0,2}}"
NAME = rf"{_WORD}(?:{_JOIN}{_WORD})*"
"""Pattern of one run of capitalised words."""

# Looking behind comes second, so that the engine skips to the next capital by itself.
_FIRST = _WORD.replace("]", r"](?<![\w@#/].)", 1)
_RUN = re.compile(rf"{_FIRST}(?:{_JOIN}{_WORD})*")
_SENTENCE_ENDS = frozenset('.!?:;\n•“”"»«–—-*|(')
_SPACES = frozenset(" \t\r\u00a0")
_ANY_WORD = re.compile(r"(?<!\w)\w+")


class Run(NamedTuple):
    """Neighbouring capitalised words: where they stand, whether a sentence or quotation starts there.

    ``loud`` says that most words of the line are capitalised, as in a headline or a table, so that
    capitals say little.
    """

    start: int
    end: int
    words: tuple[str, ...]
    initial: bool
    loud: bool


def find_runs(text: str) -> list[Run]:
    """Return the runs of capitalised words in a text.

    >>> [run.words for run in find_runs("On Monday Ana von Berg of Ruritania’s Foreign Ministry left.")]
    [('On', 'Monday', 'Ana', 'von', 'Berg'), ('Ruritania',), ('Foreign', 'Ministry')]
    """
    runs = []
    for start, line in _lines(text):
        loud = _is_loud(line)
        for match in _RUN.finditer(line):
            at, until = match.span()
            before = at - 1
            while before >= 0 and line[before] in _SPACES:
                before -= 1
            initial = before < 0 or line[before] in _SENTENCE_ENDS
            runs.append(Run(start + at, start + until, tuple(match.group().split()), initial, loud))
    return runs


def _lines(text: str) -> list[tuple[int, str]]:
    lines = []
    at = 0
    for line in text.split("\n"):
        if line:
            lines.append((at, line))
        at += len(line) + 1
    return lines


def _is_loud(line: str) -> bool:
    """Say whether a line is no sentence and has capitals on most words that could go without."""
    if line.rstrip()[-1:] in (".", "!", "?", "”", '"', "»", ","):
        return line.isupper()
    words = [word for word in _ANY_WORD.findall(line) if word.lower() not in STOPWORDS]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > len(words) / 2
