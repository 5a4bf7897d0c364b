"""Names known as such, and the words that make a name that of an organisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.stages.tag.named import Named
from pipeline.text.lists import spellings, words

__all__ = [
    "NEVER_ORGANISATIONS",
    "Known",
    "find_known",
    "is_organisation_cue",
    "known_of",
    "last_organisation_cue",
]

_CUES = frozenset(words("organisation_words"))
_CUE_END_WORDS = """
bank verband gesellschaft institut universität klinikum ministerium bundesamt landesamt gericht partei
gewerkschaft agentur behörde stiftung verein kammer hochschule akademie werke zentrum versicherung
"""
_CUE_ENDS = tuple(_CUE_END_WORDS.split())
_COMPOUND_CHARS = 10


def last_organisation_cue(words: Sequence[str]) -> int:
    """Return which of the words is the last that makes a name that of an organisation; -1 where none does."""
    last = -1
    for n, word in enumerate(words):
        if is_organisation_cue(word):
            last = n
    return last


@lru_cache(1 << 14)
def is_organisation_cue(word: str) -> bool:
    """Return whether a word in a name makes it that of an organisation; German compounds by their end."""
    return word in _CUES or (len(word) >= _COMPOUND_CHARS and word.endswith(_CUE_ENDS))


_OTHER_CAPITALS = """
AI AM BC BST CEO CET CFO CV DIY DNA DVD EDT ET EST FAQ GDP GMT GPS HIV HTML ID II III IMAGE IQ IST IT IV
IX JPG MBA MP MPH MPs MVP OK PC PDF PHOTO PM PR PST QR RNA RSS SMS SUV TV UPDATE URL USB USD UTC VI VII
VIP VR VS WATCH XI XL DUI DWI MVP ATM HD ICU PDT FYI BREAKING LIVE EUR GBP KM KG
"""
NEVER_ORGANISATIONS = frozenset(_OTHER_CAPITALS.split())
"""Capitals that name no organisation."""


Kind: TypeAlias = Literal["organisation", "person", "office", "thing"]
"""An ``office`` is a person's, a ``thing`` none of the others: an event, a prize, a law."""


class Known(NamedTuple):
    """A known name in a text: where it stands, whose name it is, and what that is."""

    start: int
    end: int
    name: str
    kind: Kind


def find_known(text: str) -> list[Known]:
    """Return the known names in a text, as whole words, from left to right."""
    automaton, names = _tables()
    length = len(text)
    return [
        Known(start, end, *names[index])
        for index, start, end in automaton.find_matches_as_indexes(text)
        if not (start and (text[start - 1].isalnum() or text[start - 1] in "@_."))
        and not (end < length and (text[end].isalnum() or text[end] == "_"))
    ]


def known_of(text: str, known: Iterable[Known], kind: Kind) -> dict[str, Named]:
    """Return what known names of a kind stand for, with all mentions, by canonical name."""
    found: dict[str, Named] = {}
    for one in known:
        if one.kind == kind:
            found.setdefault(one.name, Named(one.name)).add(text[one.start : one.end], one.start, one.end)
    return found


_OTHERS: dict[str, Kind] = {"people": "person", "offices": "office", "things": "thing"}


def _inflected(name: str) -> list[str]:
    """Return the German cases of a name that begins with an adjective (der Deutschen Bahn)."""
    first, _, rest = name.partition(" ")
    return [f"{first}{end} {rest}" for end in "nrs"] if rest and first.endswith(_ADJECTIVES) else []


_ADJECTIVES = ("sche", "liche")
"""How adjectives end that begin German names."""


@cache
def _tables() -> tuple[AhoCorasick, list[tuple[str, Kind]]]:
    names: dict[str, tuple[str, Kind]] = {}
    for entry in spellings("organisations"):
        for spelling in entry:
            for form in (spelling, *_inflected(spelling)):
                names[form] = (entry[0], "organisation")
    for list_, kind in _OTHERS.items():
        for entry in spellings(list_):
            names.update(dict.fromkeys(entry, (entry[0], kind)))
    # Few enough names for a full automaton: it takes half the time, and 5 ms to build.
    automaton = AhoCorasick(
        list(names), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )
    return automaton, list(names.values())
