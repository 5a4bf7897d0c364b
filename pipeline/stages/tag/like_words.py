"""Organisations called like words: in the middle of an English sentence, only a name has a capital."""

from __future__ import annotations

import re

from pipeline.stages.tag.runs import Run, is_initial
from pipeline.text.lists import keyed

__all__ = ["is_like_word", "stands_alone"]

_LIKE_WORDS = {name: kind for kind, names in keyed("organisations_like_words") for name in names}
"""Whether an article may stand before each (the Chiefs) or none does (Target)."""
_ARTICLE_WORDS = "the The a an this our your its his her their every each any no"
_ARTICLES = frozenset(_ARTICLE_WORDS.split())

_NAME_GOES_ON = re.compile(r"(?:[ \u00a0]| (?:&|and|of|for) |/)[A-Z0-9]|-|[’']s [A-Z]")
"""A longer name that what stands before is a part of."""


def is_like_word(run: str) -> bool:
    """Return whether a run of capitals is an organisation's name that is a word, too."""
    return run in _LIKE_WORDS


def stands_alone(text: str, run: Run) -> bool:
    """Return whether such a word's capital can only be a name's, as it is no part of another one."""
    before = text[max(0, run.start - 12) : run.start].rsplit(None, 1)[-1:]
    if not before or text[run.start - 1] not in " \u00a0" or before[0][0].isupper():
        return False
    word = before[0]
    if word in _ARTICLES and not (word == "the" and _LIKE_WORDS[run.text] == "the"):
        return False
    return not (_NAME_GOES_ON.match(text, run.end) or is_initial(text, run.start))
