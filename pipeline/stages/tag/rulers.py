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
Papst König Königin Prinz Prinzessin Kaiser
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_NUMERAL = re.compile(r"(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})\.?")
_OF_SOMETHING = re.compile(r"[’']s [A-Z]")
"""Prince George’s County."""


def find_rulers(text: str, runs: Sequence[Run]) -> list[Named]:
    """Return the rulers in a text's runs of capitals, those of one given name as one."""
    found: dict[str, Named] = {}
    for run in runs:
        name = _ruler_in(run.text)
        if name and not _OF_SOMETHING.match(text, run.end):
            named = found.setdefault(called_by(name), Named(name))
            if len(name) > len(named.name):  # with the numeral
                named.name = name
            named.add(name, run.end - len(name), run.end)
    return list(found.values())


@lru_cache(1 << 15)
def _ruler_in(run: str) -> str:
    """Return the ruler's name at the end of a run, empty where there is none."""
    words = run.split(" ")
    last = len(words) - 1
    if last >= 2 and _NUMERAL.fullmatch(words[last]):
        last -= 1
    is_one = last >= 1 and words[last - 1] in _TITLES and is_given_name(words[last])
    return " ".join(words[last - 1 :]) if is_one else ""


def called_by(name: str) -> str:
    """Return the word that a person is called by later: the surname, a ruler's given name.

    >>> called_by("King Charles III"), called_by("Ana Berg")
    ('Charles', 'Berg')
    """
    words = name.split()
    return (
        words[-2] if len(words) > 2 and words[0] in _TITLES and _NUMERAL.fullmatch(words[-1]) else words[-1]
    )
