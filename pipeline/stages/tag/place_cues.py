"""What stands beside places' names in each language, and which names are other words there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.stages.tag.spoken import SUFFIX_MARK
from pipeline.text.lists import keyed, words

__all__ = ["DATELINE_AFTER", "LINKS", "Cues", "cues_of", "word_before"]

_BEFORE = {
    "": "in at near from to outside around of across toward towards through leaving visiting city town "
    "village",
    "de": "aus nach bei ab zwischen bezirk kanton landkreis kreis stadt gemeinde region raum großraum "
    "ortsteil stadtteil provinz insel hauptstadt landeshauptstadt hansestadt universitätsstadt hafenstadt "
    "kleinstadt ort dorf nahe unweit richtung bis flughafen",
    "fr": "à près vers depuis entre en",
    "es": "a hacia desde hasta cerca en entre",
    "it": "a da tra",
    "pt": "a em desde entre",
    "ru": "в из под во близ возле около город городе города поселке посёлке селе деревне",
}
"""Words before a place's name; those of all languages first."""
_KIND_WORDS = """
ciudad localidad municipio pueblo villa capital provincia isla barrio distrito aldea parroquia comuna
ayuntamiento alcalde alcaldesa vecinos vecino vecina habitantes aeropuerto cárcel prisión
ville village commune quartier maire mairie habitants port gare aéroport agglomération préfecture
"""
_KINDS = frozenset(_KIND_WORDS.split())
"""Followed by *de*: la localidad de Alba."""
_OF = frozenset(["de", "d"])
_TURKISH = re.compile(
    rf"{SUFFIX_MARK}[dt][ae](?:ki\w*|y[dıi]\w*)?(?!\w)|"
    r" (?:ilçe|ili\b|ilin|kenti|kent merkez|şehri|kasaba|köyü|mahalle|semti|merkezli|açıklar)"
)
"""Bodrum'da, Bodrum ilçesinde: what "in" is in other languages stands behind in Turkish."""
_HOMES = {
    "de": "DE AT CH LI",
    "fr": "FR BE CH",
    "it": "IT",
    "es": "ES",
    "ru": "RU",
    "tr": "TR",
    "pl": "PL",
    "nl": "NL BE",
}
_SISTERS = {"es": "AR BO CL CO CR CU DO EC GT HN MX NI PA PE PY SV UY VE"}
_PLAIN = {"fr": "Nice Nancy Tours Lens", "es": "Lima Santiago"}
"""Words or given names elsewhere, but towns in their own language."""
_NEVER = {"en": "March May August"}
"""Names of towns that are dates behind a cue, too."""
_HINTS = {
    "GB": ("£", "NHS", "Ofsted", "MPs ", "Met Office", "Crown Court"),
    "IE": ("ardaí", "Taoiseach", "Dáil", "RTÉ", " GAA"),
    "AU": ("NSW", "A$", "Labor "),
    "NZ": ("NZ", "Māori"),
    "CA": ("RCMP", "C$", "First Nation"),
}
"""What says in English in which country a text plays: papers of one country never name it."""
_JOINED = ("and", "or", "und", "oder", "et", "ou", "y", "o", "e", "ve", "и")

DATELINE_AFTER = re.compile(r"(?:[/,] ?[^()\n]{2,20}?)?(?: ?\([^()\n]{2,24}\) ?\.?[—–:-]| [—–] | - )")
"""What follows the place where a text begins."""
LINKS = frozenset([", ", "/", ", and ", *(f" {word} " for word in _JOINED)])
"""What joins one place to the next."""


def word_before(text: str, start: int) -> str:
    """Return the word before a place in a text and a space, empty where something else stands there."""
    if start < 2 or text[start - 1] != " ":
        return ""
    return text[max(0, start - 24) : start - 1].rsplit(None, 1)[-1:][0] if text[start - 2] != " " else ""


class Cues(NamedTuple):
    """What a language says of places.

    ``homes`` are the countries it is written in, which need not be named, ``sisters`` others where a town may
    lie if no other has its name.
    """

    language: str
    before: frozenset[str]
    homes: frozenset[str]
    sisters: frozenset[str]
    ambiguous: frozenset[str]
    """Names of towns that mostly are something else."""
    words: frozenset[str]
    """Names of places that are other words in this language."""
    never: frozenset[str]

    def say(self, text: str, start: int, end: int) -> bool:
        """Say whether a word such as *in* or *near* stands right before a name, or in Turkish behind."""
        if self.language in ("tr", "az") and _TURKISH.match(text, end):
            return True
        last = word_before(text, start).lower()
        if last in _OF:
            words = text[max(0, start - 30) : start].split()
            return last in self.before or not _KINDS.isdisjoint(words[-3:-1])
        return last in self.before

    def hint(self, text: str, country: str) -> bool:
        """Say whether something in a text hints at a country."""
        return self.is_english and any(hint in text for hint in _HINTS.get(country, ()))

    @property
    def is_english(self) -> bool:
        """Whether the text is in English, or in a language that is not known."""
        return self.language in ("", "en")

    def is_of_home(self, text: str, start: int) -> bool:
        """Say whether French *de* stands before a name (le maire de Sevran): its towns need no more."""
        return self.language == "fr" and text.endswith((" de ", " d "), 0, start)


@lru_cache(64)  # articles may claim any language
def cues_of(language: str) -> Cues:
    """Return the cues of a language; others than those known here have those of English."""

    def of(table: dict[str, str]) -> frozenset[str]:
        return frozenset(table.get(language, "").split())

    return Cues(
        language,
        frozenset(_BEFORE[""].split()) | of(_BEFORE),
        of(_HOMES),
        of(_SISTERS),
        frozenset(words("ambiguous_towns")) - of(_PLAIN),
        frozenset(name for key, names in keyed("place_words") if key == language for name in names),
        of(_NEVER),
    )
