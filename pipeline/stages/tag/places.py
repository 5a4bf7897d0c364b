"""Places: which of the names found in the gazetteer are meant, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, starmap

from pipeline.stages.tag.named import Named
from pipeline.text.gazetteer import KNOWN_EVERYWHERE, Found, Place, area_after, lookup
from pipeline.text.names import GIVEN_NAMES
from pipeline.text.tokens import STOPWORDS

__all__ = ["Placed", "find_mentions"]

SIZEABLE = 100_000
"""Above it a word such as *in* is cue enough, below it the country has to be named too."""

_CUES = """
in at near from to outside around of across toward towards through leaving visiting city town village
aus nach bei à près vers hacia desde cerca en в из под
"""
_BEFORE = frozenset(_CUES.split())
_DATELINE = re.compile(
    r"([A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}?)(?:, [A-Z][\w. ]{1,20})?(?: \([^)]{2,40}\))?(?::| [—–-]+) "
)
_INSIDE_NAME = re.compile(r"^[ -][A-ZÀ-ÞА-Я]")
_NAME_BEFORE = re.compile(r"([A-ZÀ-ÞА-Я][\w’'-]+) $")

_COMMON = """
Reading Nice Mobile Bath Orange Split Same March Deal Bar Along Police Van Batman Ordu Most Hove Male Sale
Gap Tours Nancy Lens Victoria Florence Charlotte Sydney Austin Jackson Lincoln Madison Salvador Santiago
Carolina Georgia Virginia Chelsea Paris Sofia Troy Eden Diego Marino Alexandria Lima Cork Derby Wells Bury
Ely Rugby Essen Halle Worms Senden Marl Hamm Normal Enterprise Independence Liberty Union Hope Faith Temple
Pearl Gary Trump Clinton Cruz Young Buffalo Phoenix Aurora Mission Surprise Paradise Central Centre
University Tiger Lead Banks Rich Apache Opportunity Best Bell Bush Cameron Carter Clark Franklin Grant Harris
Houston Jones Kennedy Lewis Logan Marshall Martin Mason Mitchell Monroe Moore Morris Nelson Newton Parker
Patterson Perry Pierce Porter Ray Reed Roy Sanders Scott Sherman Taylor Tyler Warren Washington Wayne Webster
Wilson Wood Works Anderson Allen Arnold Ashley Benson Bertrand Berry Asia Delta Alpha Omega Regular Universal
Media Data Star Sun Moon Cloud Major General Street Press Minister President Angeles Commerce Industry Corona
Ocean Beach Bay Lake Hill Valley Forest Park Garden Gardens Spring Springs Summer Winter Battle Victory
Nation Republic Federal National Capital Metro Street Market Castle Bridge Church Crown King Queen
"""
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
_AMBIGUOUS = frozenset(_COMMON.split())


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
    free = [one for one in [*_datelines(text), *found] if one.start not in blocked]
    countries = {
        one.candidates[0].country for one in free if one.candidates[0].kind in ("country", "demonym")
    }
    countries |= _HOMES.get(language or "", frozenset())
    mentions: dict[str, Placed] = {}
    adjectives: list[Found] = []
    for one in free:
        if one.candidates[0].kind == "demonym":
            adjectives.append(one)
            continue
        if one.surface in surnames and not _cued(text[max(0, one.start - 30) : one.start]):
            continue
        area = area_after(text[one.end : one.end + 40]) if text.startswith(", ", one.end) else None
        place = _meant(one, countries, area)
        if _believed(text, one, place, countries, area):
            mentions.setdefault(place.name, Placed(place)).named.add(one.surface, one.start, one.end)
    _add_demonyms(mentions, adjectives)
    return mentions


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


def _believed(text: str, found: Found, place: Place, countries: set[str], area: Place | None) -> bool:
    if place.kind in ("country", "region"):
        if text.endswith(_NEW, 0, found.start):
            return False
        return not (found.surface == "US" and _shouted(text, found))
    before = text[max(0, found.start - 30) : found.start]
    after = text[found.end : found.end + 30]
    cued = _cued(before)
    if _in_name(found, before, after, cued):
        return False
    if place.kind == "city" and area is not None and not place.population > 1_000_000:
        # Southampton, New York: the town of that name in Hampshire is not meant.
        return area.id in (place.state, place.country)
    if place.kind == "state":
        # Virginia is a given name too, but not behind a town.
        return found.surface not in GIVEN_NAMES or cued or before.endswith(", ")
    if found.surface in _AMBIGUOUS or found.surface.lower() in STOPWORDS:
        large = place.population >= KNOWN_EVERYWHERE and (
            found.surface not in GIVEN_NAMES or before.endswith((" in ", "In "))
        )
        return (cued or area is not None) and (large or place.country in countries)
    if place.population >= KNOWN_EVERYWHERE:
        return True
    if cued and (place.population >= SIZEABLE or " " in found.surface):
        return True
    return (cued and place.country in countries) or area is not None


def _cued(before: str) -> bool:
    """Say whether a word such as *in* or *near* stands right before."""
    words = before.split()
    return bool(words) and before[-1] == " " and words[-1].lower() in _BEFORE


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
