"""Places that no gazetteer has, of which an English text says that they are: the village of Askil."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.text.gazetteer import Found, Place, lookup

__all__ = ["find_villages"]

_WORD = r"[A-ZÀ-ÞĀŌŪĒĪ][a-zà-ÿāēīōū'’-]*[a-zà-ÿāēīōū]"
_NAME = (
    rf"(?:St\.? )?{_WORD}"
    rf"(?:(?: (?:St\.? )?|-on-|-upon-|-in-|-le-|-by-|-under-|-next-|-the-|-)(?:the-)?{_WORD}){{0,2}}"
)
_SAID = (" village", " town", " suburb")
_KINDS = "village|town|township|suburb|townland"
_KIND_OF = re.compile(rf"\b(?:{_KINDS}) of ({_NAME})(?![\w-]|['’](?!s\b)| [A-Z])")
_A_KIND = re.compile(
    rf"\b(?:[Ii]n|[Nn]ear|from|at|to|of) ({_NAME}), (?:a|an|the) (?:[a-z-]+ ){{0,3}}(?:{_KINDS})\Z"
)
_IN_BEFORE = re.compile(rf"\b(?:[Ii]n|[Nn]ear|outside|from) ({_NAME}), \Z")
_OTHER_WORDS = """
Parliament Congress Court Hall House School University College Hospital Street Road Park Church Castle Stadium
Prison Airport Station Police Council Centre Center Theatre Bridge Bay Beach Gallery Museum Monday Tuesday
Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
November December
"""
_OTHERS = frozenset(_OTHER_WORDS.split())


def find_villages(text: str, found: Sequence[Found]) -> list[Found]:
    """Return them; ``found`` are the places that the gazetteer has.

    >>> [village.surface for village in find_villages("They live in Askil, a small town by the sea.", ())]
    ['Askil']
    """
    return [
        Found(match.start(1), match.end(1), match[1], (Place(match[1], "city", None, country, 0),))
        for match, country in _matches(text, found)
        if not lookup(match[1]) and _OTHERS.isdisjoint(match[1].split())
    ]


def _matches(text: str, found: Sequence[Found]) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what may be a village, and its country where the region behind it says which."""
    for one in found:
        if one.candidates[0].kind in ("region", "state") and text.startswith(", ", one.start - 2):
            match = _IN_BEFORE.search(text, max(0, one.start - 50), one.start)
            if match is not None:
                yield match, one.candidates[0].country
    for word in _SAID:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            match = None
            if text.startswith(" of ", end):
                match = _KIND_OF.match(text, at + 1)
            elif text.find(", ", max(0, at - 28), at) >= 0:
                match = _A_KIND.search(text, max(0, at - 60), end)
            if match is not None:
                yield match, ""
            at = text.find(word, end)
