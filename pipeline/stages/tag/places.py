"""Places: which of the names found in the gazetteer are meant, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, starmap

from pipeline.stages.tag.named import Named
from pipeline.text.gazetteer import KNOWN_EVERYWHERE, Found, Place, area_after, find_counties, lookup
from pipeline.text.lists import words
from pipeline.text.names import GIVEN_NAMES, surnames_anywhere
from pipeline.text.tokens import STOPWORDS

__all__ = ["Placed", "find_mentions"]

SIZEABLE = 100_000
"""Above it a word such as *in* is cue enough, below it the country has to be named too."""

SMALL = 15_000
"""Below it a town's country has to be named, or stand behind its name."""

_CUE_WORDS = {
    "": "in at near from to outside around of across toward towards through leaving visiting city town "
    "village",
    "de": "aus nach bei in ab zwischen",
    "fr": "à près vers depuis entre en",
    "es": "a hacia desde hasta cerca en entre",
    "it": "a da tra in",
    "pt": "a em desde entre",
    "ru": "в из под",
}
_ANYWHERE = frozenset(_CUE_WORDS[""].split())
_CUES = {language: _ANYWHERE | frozenset(words.split()) for language, words in _CUE_WORDS.items()}
"""Words before a place's name, by language."""
_DATELINE = re.compile(
    r"([A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}?)(?:, [A-Z][\w. ]{1,20})?(?: \([^)]{2,40}\))?(?::| [—–-]+) "
)
_DATELINE_AFTER = re.compile(r"(?:[/,] ?[^()\n]{2,20}?)?(?: ?\([^()\n]{2,24}\) ?\.?[—–:-]| [—–] | - )")
_JOINED = ("and", "or", "und", "oder", "et", "ou", "y", "o", "e", "ve", "и")
_LINKS = frozenset([", ", "/", ", and ", *(f" {word} " for word in _JOINED)])
"""What joins one place to the next."""
_INSIDE_NAME = re.compile(r"^[ -][A-ZÀ-ÞА-Я]")
_NAME_BEFORE = re.compile(r"([A-ZÀ-ÞА-Я][\w’'-]+) $")

_HOMES = {
    "de": frozenset(["DE", "AT", "CH"]),
    "fr": frozenset(["FR", "BE", "CH"]),
    "it": frozenset(["IT"]),
    "es": frozenset(["ES"]),
    "ru": frozenset(["RU"]),
    "tr": frozenset(["TR"]),
    "pl": frozenset(["PL"]),
    "nl": frozenset(["NL", "BE"]),
}
_NEW = ("New ", "Little ")  # New England, Little Italy
_AMBIGUOUS = frozenset(words("ambiguous_towns"))


@dataclass(slots=True)
class Placed:
    """A place with its spellings and where it is mentioned."""

    place: Place
    named: Named = field(default_factory=lambda: Named(""))


def find_mentions(
    text: str,
    found: Sequence[Found],
    taken: Sequence[tuple[int, int]],
    surnames: set[str],
    language: str | None = None,
) -> dict[str, Placed]:
    """Return the places meant in a text, by name.

    ``taken`` are spans of people and organisations, ``surnames`` those of the people named.
    Countries first: a name that several places share means the one whose country the text names. What is
    written in a language of few countries need not name them.
    """
    blocked = set(chain.from_iterable(starmap(range, taken)))
    every = [*_datelines(text), *find_counties(text), *found]
    free = [one for one in every if one.start not in blocked]
    reader = _Reader(text, free, surnames, language or "")
    mentions: dict[str, Placed] = {}
    adjectives: list[Found] = []
    for one in free:
        if one.candidates[0].kind == "demonym":
            adjectives.append(one)
            continue
        place = reader.place(one)
        if place is not None:
            mentions.setdefault(place.name, Placed(place)).named.add(one.surface, one.start, one.end)
    _add_demonyms(mentions, adjectives)
    return mentions


class _Reader:
    """One text's places: what it says of where it plays, and where the last one believed ended."""

    def __init__(self, text: str, free: Sequence[Found], surnames: set[str], language: str) -> None:
        self._text = text
        self._surnames = surnames
        self._language = language
        self._cues = _CUES.get(language, _ANYWHERE)
        firsts = [(one, one.candidates[0]) for one in free]
        self._countries = {first.country for _, first in firsts if first.kind in ("country", "demonym")}
        self._countries |= _HOMES.get(language, frozenset())
        # Who writes of Arequipa and Cusco writes of Peru.
        self._near = self._countries | {
            first.country
            for one, first in firsts
            if first.kind == "city" and first.population >= KNOWN_EVERYWHERE and self._is_clear(one)
        }
        self._end = -1
        """Where the last place believed ended."""

    def place(self, found: Found) -> Place | None:
        """Return the place that a name means where it stands, None where it means none."""
        text, start, end = self._text, found.start, found.end
        area = area_after(text[end : end + 40]) if text.startswith(", ", end) else None
        said = self._is_said(text[max(0, start - 30) : start])
        if found.surface in self._surnames and not said:
            return None
        place = _meant(found, self._countries, area)
        if not self._is_believed(found, place, area, said):
            return None
        self._end = end
        return place

    def _is_believed(self, found: Found, place: Place, area: Place | None, said: bool) -> bool:
        text = self._text
        if place.kind in ("country", "region"):
            if text.endswith(_NEW, 0, found.start):
                return False
            return not (found.surface == "US" and _shouted(text, found))
        before = text[max(0, found.start - 30) : found.start]
        if _in_name(found, before, text[found.end : found.end + 30], said):
            return False
        cued = said or (found.start == 0 and _DATELINE_AFTER.match(text, found.end) is not None)
        if place.kind == "city" and area is not None and not place.population > 1_000_000:
            # Southampton, New York: the town of that name in Hampshire is not meant.
            return area.id in (place.state, place.country)
        if place.kind == "state":
            # Virginia is a given name too, but not behind a town.
            return found.surface not in GIVEN_NAMES or cued or before.endswith(", ")
        if place.population < SMALL:
            # Most are other words or surnames, too.
            cued = cued or self._language not in ("", "en")
            return area is not None or (cued and place.country in self._near and self._is_clear(found))
        if found.surface in _AMBIGUOUS or found.surface.lower() in STOPWORDS:
            large = place.population >= KNOWN_EVERYWHERE and (
                found.surface not in GIVEN_NAMES or before.endswith((" in ", "In "))
            )
            return (cued or area is not None) and (large or place.country in self._near)
        if area is not None or place.population >= KNOWN_EVERYWHERE:
            return True
        if cued and (place.population >= SIZEABLE or " " in found.surface):
            return True
        if place.country in self._near:
            return cued or self._is_clear(found)
        # One of several: in Luton, Leicester and Slough.
        linked = self._end >= 0 and text[self._end : found.start] in _LINKS
        return linked and place.population >= SIZEABLE and self._is_clear(found)

    def _is_said(self, before: str) -> bool:
        """Say whether a word such as *in* or *near* stands right before."""
        words = before.split()
        return bool(words) and before[-1] == " " and words[-1].lower() in self._cues

    def _is_clear(self, found: Found) -> bool:
        """Say whether a name is none of a person's, and no other word."""
        surface = found.surface
        return (
            surface not in GIVEN_NAMES
            and surface not in _AMBIGUOUS
            and surface.lower() not in STOPWORDS
            and surface not in self._surnames
            and not self._text.endswith("-", 0, found.start)
            and surface not in surnames_anywhere()
            and f" {surface.lower()} " not in self._text
        )


def _datelines(text: str) -> list[Found]:
    """Return the cities that open a paragraph in capitals (ISTANBUL: ...)."""
    found = []
    start = 0
    while start >= 0:
        match = _DATELINE.match(text, start)
        if match is not None:
            surface = match.group(1).title()
            candidates = lookup(surface)
            if candidates:
                found.append(Found(start, match.end(1), surface, candidates))
        start = text.find("\n", start) + 1 or -1
    return found


def _meant(found: Found, countries: set[str], area: Place | None) -> Place:
    """Return the likeliest candidate: countries rule, then the named country's, then the largest."""
    first = found.candidates[0]
    if len(found.candidates) == 1:
        return first
    if area is not None:
        inside = [
            one for one in found.candidates if area.id in (one.state, one.country) and one.id != area.id
        ]
        if inside:
            return inside[0]
    if first.kind == "country":
        state = next((one for one in found.candidates if one.kind == "state"), None)
        # Georgia: the state where the United States are named and no neighbour of the country is.
        caucasus = {"RU", "AM", "AZ", "TR"}
        return state if state is not None and "US" in countries and not countries & caucasus else first
    near = [one for one in found.candidates if one.country in countries]
    # A namesake in a named country needs some size: Moscow, Idaho is not meant wherever the US are named.
    if near and near[0].population * 10 >= first.population:
        return near[0]
    return first


def _shouted(text: str, found: Found) -> bool:
    """Say whether US stands among capitals, where it may be the pronoun."""
    around = text[max(0, found.start - 12) : found.start] + text[found.end : found.end + 12]
    letters = [char for char in around if char.isalpha()]
    return len(letters) > 6 and all(char.isupper() for char in letters)


def _in_name(found: Found, before: str, after: str, cued: bool) -> bool:
    """Say whether a city's name is a part of a longer name: of a person (Jack London), or a club."""
    previous = _NAME_BEFORE.search(before)
    if previous is not None and not cued:
        word = previous.group(1)
        if word in GIVEN_NAMES or (word.lower() not in STOPWORDS and not lookup(word)):
            return True
    return (
        bool(_INSIDE_NAME.match(after))
        and (found.surface in GIVEN_NAMES or not cued)
        and not lookup(after[1:])
    )


def _add_demonyms(mentions: dict[str, Placed], adjectives: Sequence[Found]) -> None:
    """Count Russian for Russia where the country is named too, or where it is said three times."""
    counts: dict[str, int] = {}
    for one in adjectives:
        counts[one.candidates[0].name] = counts.get(one.candidates[0].name, 0) + 1
    for one in adjectives:
        pointer = one.candidates[0]
        known = mentions.get(pointer.name)
        # Three: once or twice may be a language or a dish.
        if known is None and counts[pointer.name] >= 3:
            country = next(place for place in lookup(pointer.name) if place.kind == "country")
            known = mentions.setdefault(pointer.name, Placed(country))
        if known is not None:
            known.named.add(one.surface, one.start, one.end)
