"""German nouns that say that a person (Isländerin, CDU-Chef) or an organisation follows (Fluglinie)."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text.gazetteer import lookup
from pipeline.text.lists import words
from pipeline.text.names import is_given_name, is_role

__all__ = ["is_kind", "is_person_noun"]

_PERSONS = frozenset(words("german_people"))
_WOMAN = re.compile(
    r"[A-ZÄÖÜ]\w{2,}(?:er|ist|log|[aeu]nt|eur|or|är|oph|nom|[lmorkt]at|es|chef|wirt|wält|ärzt|rät|graf|ekt|bot|tik|"
    r"lid|ienst)in"
)
_NO_WOMAN = re.compile(
    r"(?i)\w*(?:valentin|martin|glycerin|gelatin|quentin|katharin|latin|platin|konstantin)"
)
_MAN = re.compile(
    r"[A-ZÄÖÜ]\w+(?:log[e]|ist|isten|iker|graf|graph|ökonom|anwalt|forscher|spieler|trainer|händler|träger|macher|"
    r"führer|lehrer|künstler|wissenschaftler|schützer|kämpfer|gründer|sportler|läufer|springer|schreiber|berater|"
    r"begleiter|richter|züchter|minister|sprecher|vertreter|kandidat|soldat|diplomat|architekt|student|präsident|"
    r"dirigent|demonstrant|fabrikant|kommandant|intendant|regisseur|ingenieur|redakteur|investor|direktor|moderator|"
    r"kurator|senator|mann|chef|boss|vater|sohn|bruder|meister|sieger)"
)
_NO_MAN = re.compile(
    r"(?i)\w*(?:geist|twist|frist|mist|christ|hermann|hoffmann|rollist|tourist|\w*ligist)|[A-ZÄÖÜ]\w{1,4}mann"
)
_BEHIND_HYPHEN = frozenset(["Mann", "Frau", "Mitglied", "Duo", "Veteran", "Profi", "Star"])

_KINDS = frozenset(words("german_kinds"))
_KIND = re.compile(rf"[A-ZÄÖÜ][\w-]{{2,}}(?:{'|'.join(words('german_kind_ends'))})(?:e?s)?")
_NO_KIND = re.compile(
    r"(?:Bundes|Landes|Zentral|Haupt|Gesamt|Kreis|Bezirks|Regional|Aktien|Kommandit|Handels|Forschungs)"
    r"(?:verband|gesellschaft|agentur|institut|initiative|vereinigung|dienst|organisation)(?:e?s)?|"
    r"\w+-(?:Institut|Gesellschaft|Verband)|Holding\w+"
)
"""These are a part of the names that they begin."""


@lru_cache(1 << 14)
def is_person_noun(word: str) -> bool:
    """Return whether a German noun says that a person follows (Isländerin, CDU-Chef, Aktivist).

    >>> is_person_noun("Isländerin"), is_person_noun("CDU-Chef"), is_person_noun("Berlin")
    (True, True, False)
    """
    if word in _PERSONS or is_role(word.lower()):
        return True
    last = word.rpartition("-")[2]
    if last != word and len(last) > 2 and last[0].isupper():
        return is_person_noun(last) or last in _BEHIND_HYPHEN
    if len(word) < 7 or not word.isalpha():
        return False
    is_one = (_WOMAN.fullmatch(word) is not None and _NO_WOMAN.fullmatch(word) is None) or (
        _MAN.fullmatch(word) is not None and _NO_MAN.fullmatch(word) is None
    )
    return is_one and not (lookup(word) or is_given_name(word))


@lru_cache(1 << 14)
def is_kind(word: str) -> bool:
    """Return whether a German noun says what an organisation is whose name follows.

    >>> is_kind("Pumpenhersteller"), is_kind("Bundesverband"), is_kind("Haus")
    (True, False, False)
    """
    if word in _KINDS:
        return True
    return len(word) > 7 and _KIND.fullmatch(word) is not None and _NO_KIND.fullmatch(word) is None
