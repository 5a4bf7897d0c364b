"""Places: which of the names found in the gazetteer are meant, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.stages.tag.named import Named
from pipeline.stages.tag.place_cues import DATELINE_AFTER, LINKS, Cues, cues_of, word_before
from pipeline.stages.tag.runs import is_initial
from pipeline.stages.tag.spoken import SUFFIX_MARK
from pipeline.stages.tag.villages import find_villages
from pipeline.text.gazetteer import KNOWN_EVERYWHERE, Found, Place, area_after, find_counties, lookup
from pipeline.text.names import GIVEN_NAMES, surnames_anywhere
from pipeline.text.russian import is_cyrillic
from pipeline.text.tokens import STOPWORDS

__all__ = ["Placed", "find_mentions"]

SIZEABLE = 100_000
"""Above it a word such as *in* is cue enough, below it the country has to be named too."""

SMALL = 15_000
"""Below it a town's country has to be named, or stand behind its name."""

_DATELINE = re.compile(
    r"([A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}?)(?:, [A-Z][\w. ]{1,20})?(?: \([^)]{2,40}\))?(?::| [—–-]+) "
)
_INSIDE_NAME = re.compile(r"^[ -][A-ZÀ-ÞА-Я]")
_NAME_BEFORE = re.compile(r"([A-ZÀ-ÞА-Я][\w’'-]+) \Z")
_OPEN, _CLOSED = ("«", '"'), ("»", '"')
_GOES_ON = re.compile(
    r" (?:Road|Street|Lane|Avenue|Drive|Close|Terrace|Crescent|Grove|Way|Stadium|Arena|Hotspur|Rovers|"
    r"Wanderers|Athletic|Albion|United|Eagle|Herald|Gazette|Advertiser|Argus|Courier|Chronicle|Mercury|Echo)\b"
)
"""A town's name is a part of these."""
_BEFORE_WORDS = "Mount Mt Lake Loch Mr Mrs Ms Miss Dr Prof Sir Dame Lady Judge Justice Sgt Insp Supt Cllr"
_BEFORE = frozenset(_BEFORE_WORDS.split())
"""Before them a name is a mountain's or a person's."""
_BRANCH = re.compile(
    r"(?:UK|Ireland|Scotland|Wales|England|Australia|Canada|New Zealand|NZ|India|Africa|Europe)\b"
    r"(?! (?:had|has|is|was|were|will|would|must|should|could|can|needs?|wants?|may|might)\b)"
)
"""Behind an organisation's name it is a part of that: Oxfam Ireland."""
_NEW = ("New ", "Little ")  # New England, Little Italy


@dataclass(slots=True)
class Placed:
    """A place with its spellings and where it is mentioned."""

    place: Place
    named: Named = field(default_factory=lambda: Named(""))


def find_mentions(
    text: str,
    found: Sequence[Found],
    taken: AbstractSet[int],
    surnames: set[str],
    language: str | None = None,
) -> dict[str, Placed]:
    """Return the places meant in a text, by name.

    ``taken`` is where people and organisations stand, ``surnames`` those of the people named.
    Countries first: a name that several places share means the one whose country the text names. What is
    written in a language of few countries need not name them.
    """
    every = [*_datelines(text), *find_counties(text), *found]
    free = [one for one in every if one.start not in taken]
    cues = cues_of(language or "")
    reader = _Reader(text, free, surnames, cues, taken)
    mentions: dict[str, Placed] = {}
    adjectives: list[Found] = []
    for one in free:
        if one.candidates[0].kind == "demonym":
            adjectives.append(one)
            continue
        place = reader.place(one)
        if place is not None:
            mentions.setdefault(place.name, Placed(place)).named.add(one.surface, one.start, one.end)
    if cues.is_english:
        _add_villages(mentions, [one for one in find_villages(text, found) if one.start not in taken], free)
    _add_demonyms(mentions, adjectives)
    return mentions


class _Reader:
    """One text's places: what it says of where it plays, and where the last one believed ended."""

    def __init__(
        self, text: str, free: Sequence[Found], surnames: set[str], cues: Cues, blocked: AbstractSet[int]
    ) -> None:
        self._text = text
        self._blocked = blocked
        """Where people and organisations stand."""
        self._free = free
        self._surnames = surnames
        self._cues = cues
        firsts = (one.candidates[0] for one in free)
        named = {first.country for first in firsts if first.kind in ("country", "demonym")}
        self._countries: AbstractSet[str] = named | cues.homes
        self._near: AbstractSet[str] | None = None
        self._end = -1
        """Where the last place believed ended."""

    def place(self, found: Found) -> Place | None:
        """Return the place that a name means where it stands, None where it means none."""
        text, start, end, surface = self._text, found.start, found.end, found.surface
        if (surface in self._surnames or surface in self._cues.words) and not self._cues.say(
            text, start, end
        ):
            return None
        if surface in self._cues.never or self._is_branch(start):
            return None
        area = area_after(text[end : end + 40]) if text.startswith(", ", end) else None
        place = _meant(found, self._countries, area)
        if text[start - 1 : start] in _OPEN and text[end : end + 1] in _CLOSED:
            # A club, a ship, a hotel: Russian texts have their names in quotes.
            believed = not is_cyrillic(surface)
        elif place.kind in ("country", "region"):
            believed = not text.endswith(_NEW, 0, start) and not (surface == "US" and _shouted(text, found))
        else:
            believed = self._is_believed(found, place, area)
        if not believed:
            return None
        self._end = end
        return place

    def _is_believed(self, found: Found, place: Place, area: Place | None) -> bool:
        """Say whether a name means a city or a state at all."""
        text, start, end, surface = self._text, found.start, found.end, found.surface
        said = self._cues.say(text, start, end)
        if _in_name(text, found, said):
            return False
        if place.kind == "state":
            # Virginia is a given name too, but not behind a town.
            return surface not in GIVEN_NAMES or said or text.endswith(", ", 0, start)
        if area is not None and place.population <= 1_000_000:
            # Southampton, New York: the town of that name in Hampshire is not meant.
            return area.id in (place.state, place.country)
        cued = said or (start == 0 and DATELINE_AFTER.match(text, end) is not None)
        if place.population < SMALL:
            # Most are other words or surnames, too; in English many are both.
            cued = cued or self._cues.language not in ("", "en")
            return cued and self._is_near(place.country) and self._is_clear(found)
        if surface in self._cues.ambiguous or surface.lower() in STOPWORDS:
            large = place.population >= KNOWN_EVERYWHERE and (
                surface not in GIVEN_NAMES or text.endswith((" in ", "In "), 0, start)
            )
            return (cued or area is not None) and (large or self._is_near(place.country))
        if place.population >= KNOWN_EVERYWHERE:
            return True
        if cued and (place.population >= SIZEABLE or " " in surface):
            return True
        return self._is_at_home(found, place, cued)

    def _is_at_home(self, found: Found, place: Place, cued: bool) -> bool:
        """Say whether a town lies where the text plays, or beside another place that it names."""
        if self._is_near(place.country):
            return cued or self._cues.is_of_home(self._text, found.start) or self._is_clear(found)
        if cued:
            return place.country in self._cues.sisters and len(found.candidates) == 1
        # One of several: in Luton, Leicester and Slough.
        linked = self._end >= 0 and self._text[self._end : found.start] in LINKS
        return linked and place.population >= SIZEABLE and self._is_clear(found)

    def _is_branch(self, start: int) -> bool:
        """Say whether an organisation's name goes on with its country."""
        return start - 2 in self._blocked and self._cues.is_english and bool(_BRANCH.match(self._text, start))

    def _is_near(self, country: str) -> bool:
        return country in self._countries or country in self._nearby() or self._cues.hint(self._text, country)

    def _nearby(self) -> AbstractSet[str]:
        """Return the countries named, those of large cities, and in English of regions.

        Who writes of Cusco writes of Peru.
        """
        if self._near is None:
            kinds = ("city", "region") if self._cues.is_english else ("city",)
            telling = [one for one in self._free if one.candidates[0].kind in kinds]
            self._near = self._countries | {
                one.candidates[0].country
                for one in telling
                if one.candidates[0].population >= KNOWN_EVERYWHERE
                and one.candidates[0].country
                and (one.candidates[0].kind == "region" or self._is_clear(one))
            }
        return self._near

    def _is_clear(self, found: Found) -> bool:
        """Say whether a name is none of a person's, and no other word."""
        surface = found.surface
        return (
            not _is_other(surface)
            and surface not in self._cues.ambiguous
            and surface not in self._surnames
            and not self._text.endswith("-", 0, found.start)
            and f" {surface.lower()} " not in self._text
        )


@lru_cache(1 << 14)
def _is_other(surface: str) -> bool:
    """Say whether a place's name is a person's, too, or a word that tells nothing."""
    return surface in GIVEN_NAMES or surface.lower() in STOPWORDS or surface in surnames_anywhere()


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


def _meant(found: Found, countries: AbstractSet[str], area: Place | None) -> Place:
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


def _in_name(text: str, found: Found, said: bool) -> bool:
    """Say whether a city's name is a part of a longer name: of a person (Jack London), or a club.

    ``said`` is whether a word before it says that it is a place's.
    """
    start, end = found.start, found.end
    goes_on = text[end : end + 1] in (" ", "-") and text[end + 1 : end + 2].isupper()
    if goes_on and _GOES_ON.match(text, end):
        return True
    # Most words are in lower case: the cheap question first.
    may_begin = not said and not word_before(text, start).islower()
    previous = _NAME_BEFORE.search(text, max(0, start - 30), start) if may_begin else None
    if previous is not None:
        word = previous.group(1)
        if word in GIVEN_NAMES or word in _BEFORE:
            return True
        if word.lower() not in STOPWORDS and not lookup(word):
            # Ekipler Hatay'dan ...: a sentence's first word and a place with an ending.
            return not (text.startswith(SUFFIX_MARK, end) and is_initial(text, previous.start(1)))
    if not goes_on or (said and found.surface not in GIVEN_NAMES):
        return False
    after = text[end : end + 30]
    return _INSIDE_NAME.match(after) is not None and not lookup(after[1:])


def _add_villages(mentions: dict[str, Placed], villages: Sequence[Found], known: Sequence[Found]) -> None:
    """Add places that no gazetteer has, where no place that it has stands."""
    for village in villages:
        name = village.surface
        placed = (one for one in known if one.surface in mentions)
        if not any(village.start < one.end and one.start < village.end for one in placed):
            mentions.setdefault(name, Placed(village.candidates[0])).named.add(name, *village[:2])


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
