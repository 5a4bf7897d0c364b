"""Runs of capitalised words: the raw material of names."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from pipeline.text.names import ARABIC_ARTICLE, PARTICLES
from pipeline.text.tokens import STOPWORDS

__all__ = ["NAME", "SILENT", "Run", "find_runs", "is_initial", "is_loud", "line_around", "stands_loud"]

# Everything in upper case in the Latin, Greek and Cyrillic blocks (up to U+0530); titlecase letters too.
_UPPER = "".join(re.escape(chr(code)) for code in range(0x41, 0x530) if chr(code).isupper())
# An initial or acronym with dots (J., U.S.), or letters with inner hyphens, apostrophes and dots; no 's.
_WORD = rf"[{_UPPER}](?:\.(?:[{_UPPER}]\.)*(?!\w)|[\w&]*(?:[-'’.](?!s\b)\w+)*)"
_ARTICLE = f"(?:{ARABIC_ARTICLE}|(?<=[Óíc] )h(?=[AEIOUÁÉÍÓÚ]))?"
_JOIN = rf"[ \u00a0](?:(?:de l[ao]s|{'|'.join(sorted(PARTICLES))})[ \u00a0]){{0,2}}{_ARTICLE}"
NAME = rf"{_WORD}(?:{_JOIN}{_WORD})*"
"""Pattern of one run of capitalised words."""

# Looking behind comes second, so that the engine skips to the next capital by itself.
_FIRST = _WORD.replace("]", r"](?<![\w@#/].)", 1)
_RUN = re.compile(rf"{_FIRST}(?:{_JOIN}{_WORD})*")
# In German most particles are articles, and join names behind "von" and the like only (von der Leyen).
_GERMAN_PARTICLES = "von|van|zu|zur|de|di|del|della|bin|ibn|ben|al|el|ter|ten"
_GERMAN_JOIN = rf"[ \u00a0](?:(?:{_GERMAN_PARTICLES})[ \u00a0](?:(?:der|den)[ \u00a0])?)?{_ARTICLE}"
# St. Gallen, St. Pauli: no sentence ends there.
_SAINT = rf"(?:\.(?<=\bSt\.)(?=[ \u00a0][{_UPPER}]))?"
_GERMAN_RUN = re.compile(rf"{_FIRST}{_SAINT}(?:{_GERMAN_JOIN}{_WORD}{_SAINT})*")
# Turkish "da", "de", "la" and the like are clitics and endings (Putin de Trump da).
_TURKISH_JOIN = (
    rf"[ \u00a0](?:(?:von|van|bin|ibn|al|el|del|dos)[ \u00a0](?:(?:der|den)[ \u00a0])?)?{_ARTICLE}"
)
_TURKISH_RUN = re.compile(rf"{_FIRST}(?:{_TURKISH_JOIN}{_WORD})*")
_RUNS = {"de": _GERMAN_RUN, "tr": _TURKISH_RUN, "az": _TURKISH_RUN}
_SENTENCE_ENDS = frozenset('.!?:;\n•“”"»«–—-*|(')
_SPACES = frozenset(" \t\r\u00a0")
SILENT = frozenset(word[0].upper() + word[1:] for word in STOPWORDS)
"""Runs that are one word such as *The*, which names nothing."""

_ANY_WORD = re.compile(r"\w+")


class Run(NamedTuple):
    """Neighbouring capitalised words, and where they stand."""

    start: int
    end: int
    text: str


def find_runs(text: str, language: str | None = None, *, dropped: AbstractSet[str] = SILENT) -> list[Run]:
    """Return the runs of capitalised words in a text, without those that are ``dropped``.

    >>> [run.text for run in find_runs("On Monday Ana von Berg of Ruritania’s Foreign Ministry left.")]
    ['On Monday Ana von Berg', 'Ruritania', 'Foreign Ministry']
    >>> [run.text for run in find_runs("Talks with Omar al-Masri ended; al-Masri left.")]
    ['Talks', 'Omar al-Masri', 'Masri']
    >>> [run.text for run in find_runs("Ana von der Aue lobt in Erfurt das Verfahren.", "de")]
    ['Ana von der Aue', 'Erfurt', 'Verfahren']
    """
    pattern = _RUNS.get(language or "", _RUN)
    return [
        Run(match.start(), match.end(), run)
        for match in pattern.finditer(text)
        if (run := match.group()) not in dropped
    ]


def is_initial(text: str, start: int) -> bool:
    """Return whether a sentence or quotation starts at this place in a text."""
    before = start - 1
    while before >= 0 and text[before] in _SPACES:
        before -= 1
    return before < 0 or text[before] in _SENTENCE_ENDS


def line_around(text: str, start: int) -> tuple[str, int]:
    """Return the line around a place in a text, and where it ends."""
    end = text.find("\n", start)
    if end < 0:
        end = len(text)
    return text[text.rfind("\n", 0, start) + 1 : end], end


def stands_loud(text: str, start: int) -> bool:
    """Return whether the line around a place in a text is one in which capitals say little."""
    return is_loud(line_around(text, start)[0])


@lru_cache(64)  # asked of one line again and again
def is_loud(line: str) -> bool:
    """Return whether most words of a line are capitalised, as in a headline or a table: it says little then.

    A line that ends like a sentence is loud in capitals throughout only.
    """
    if line.rstrip()[-1:] in (".", "!", "?", "”", '"', "»", ","):
        return line.isupper()
    words = [word for word in _ANY_WORD.findall(line) if word.lower() not in STOPWORDS]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > len(words) / 2
