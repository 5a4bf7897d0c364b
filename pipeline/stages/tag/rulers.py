"""Rulers and churchmen, who are called by a title and a given name: Pope Francis, King Charles III."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.stages.tag.named import Named
from pipeline.stages.tag.runs import Run
from pipeline.text.names import is_given_name

__all__ = ["called_by", "find_rulers"]

_TITLE_WORDS = """
Pope King Queen Prince Princess Emperor Empress Sultan Emir Sheikh Sheikha Patriarch
Kral Kraliçe Prens Prenses Patrik Papst König Königin Prinz Prinzessin Kaiser
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_LOWER_WORDS = "papa|rey|reina|príncipe|princesa|infanta|pape|roi|reine|prince|princesse|empereur|émir"
_TITLED = re.compile(rf"\b(?:{_LOWER_WORDS}) \Z")
_LOWER = ("es", "fr")
"""Languages whose titles stand in lower case."""
_NUMERAL = re.compile(r"(?=[IVX])(?!X\b)X{0,2}(?:IX|IV|V?I{0,3}|Ier)\.?")
_OF_SOMETHING = re.compile(r"[’']s [A-Z]")
"""Prince George’s County."""


def find_rulers(text: str, runs: Sequence[Run], language: str | None = None) -> list[Named]:
    """Return the rulers in a text's runs of capitals, those of one given name as one.

    With a numeral they are told without their title (Charles III).
    """
    found: dict[str, Named] = {}
    is_lower = language in _LOWER
    for run in runs:
        title = _TITLED.search(text, max(0, run.start - 12), run.start) if is_lower else None
        name = _ruler_in(run.text, title is not None)
        if not name or _OF_SOMETHING.match(text, run.end):
            continue
        start = title.start() if title is not None else run.end - len(name)
        spelling = text[start : run.end]
        named = found.setdefault(called_by(name), Named(spelling))
        if _NUMERAL.fullmatch(name.rpartition(" ")[2]):
            named.name = name if title is not None else name.partition(" ")[2]
        named.add(spelling, start, run.end)
    return list(found.values())


@lru_cache(1 << 15)
def _ruler_in(run: str, titled: bool) -> str:
    """Return the ruler's name at the end of a run, empty where there is none.

    It begins with the title, if none stands before the run (``titled``); then all of the run is the name.
    """
    words = run.split(" ")
    last = len(words) - 1
    if last >= 1 and _NUMERAL.fullmatch(words[last]):
        last -= 1
    if titled:
        return run if last < 2 and all(map(is_given_name, words[: last + 1])) else ""
    is_one = last >= 1 and words[last - 1] in _TITLES and is_given_name(words[last])
    return " ".join(words[last - 1 :]) if is_one else ""


def called_by(name: str) -> str:
    """Return the word that a person is called by later: the surname, a ruler's given name.

    >>> called_by("King Charles III"), called_by("Felipe VI"), called_by("Ana Berg")
    ('Charles', 'Felipe', 'Berg')
    """
    words = name.split()
    return words[-2] if len(words) > 1 and _NUMERAL.fullmatch(words[-1]) else words[-1]
