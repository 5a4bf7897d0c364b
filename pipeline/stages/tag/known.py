"""Names known as such, and the words that make a name that of an organisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.stages.tag.known_bodies import BODIES
from pipeline.stages.tag.known_companies import COMPANIES
from pipeline.stages.tag.known_names import ORGANISATIONS
from pipeline.stages.tag.known_people import PEOPLE
from pipeline.stages.tag.known_things import THINGS
from pipeline.stages.tag.named import Named

__all__ = [
    "NEVER_ORGANISATIONS",
    "Known",
    "find_known",
    "is_organisation_cue",
    "known_of",
    "last_organisation_cue",
]

# Offices and titles of several words: they end a run of capitals and say that a person follows.
_OFFICES = """
Secretary of State|Assistant Secretary of State|Deputy Assistant Secretary of State
Deputy Secretary of State|Under Secretary of State|Deputy Assistant Secretary|Assistant Secretary
Secretary of Defense|Defense Secretary|Secretary of the Treasury|Treasury Secretary|Home Secretary
Foreign Secretary|Interior Secretary|Health Secretary|Secretary of Commerce|Commerce Secretary
Press Secretary|Attorney General|Solicitor General|Surgeon General|Secretary General
Secretary-General|Prime Minister|Deputy Prime Minister|Foreign Minister|Deputy Foreign Minister
Defence Minister|Defense Minister|Finance Minister|Interior Minister|Health Minister|Justice Minister
Education Minister|Economy Minister|Environment Minister|Energy Minister|Transport Minister
Minister of State|Minister of Foreign Affairs|Chief Executive|Chief Executive Officer|Chief of Staff
Chief Justice|Vice President|Vice Chancellor|Head of State|Member of Parliament|High Representative
National Security Adviser|National Security Advisor|Consul General|Managing Director
Executive Director|District Attorney|Police Chief|Lieutenant Governor|Crown Prince|Editor-in-Chief
House Speaker|Speaker of the House|Majority Leader|Minority Leader
"""

_CUE_WORDS = """
Academy Administration Agency Airlines Airways Alliance Army Assembly Association Authority Bank Board
Broadcasting Bureau Bundesamt Cabinet Center Centre Chamber Church Club Co Coalition College Command
Commission Committee Company Conference Confederation Consortium Corp Corporation Council Court
Department Directorate Enterprises Federation Forces Foundation Front Fund Government GmbH Group Guard
Holdings Hospital Inc Industries Institute Institution Laboratory League Ltd LLC Ministry Movement Museum
Investments Capital Motors Pharmaceuticals Entertainment Pictures Insurance Securities Telecom Software
Navy Network Office Orchestra Organisation Organization Parliament Partners Party Plc PLC Police Press SE
School Senate Service Services Society Studios Systems Technologies Tribunal Trust Union University
Universität Bundesministerium Ministerium Verband Partei Gesellschaft Ministère Université Ministerio
Universidad Partido Banco Banque Syndicat Sindicato Fundación Fondation Instituto Institut Stiftung
Organización Organisation Comité Commissariat Consejo Conseil Federación Fédération Asociación Akademie
Bundesverband Gewerkschaft Krankenhaus Klinikum Hochschule Landgericht Landesgericht Amtsgericht
Verwaltungsgericht Staatsanwaltschaft Feuerwehr Derneği Vakfı Sendikası Belediyesi Federasyonu Bankası
Hastanesi Kurumu Konseyi Başkanlığı Müdürlüğü Mahkemesi Bakanlığı Üniversitesi Partisi Министерство
Университет Партия Комитет Банк Совет Суд Cour Hôpital Chambre Agence Académie Mairie Préfecture Musée
Ayuntamiento Junta Audiencia Cámara Diputación Fiscalía Agencia Comisión Parlamento Parlement Colegio
Tribunale Banca Università Ministero Universidade Ministério Genossenschaft Landesregierung Rathaus Kammer
"""
_CUES = frozenset(_CUE_WORDS.split())
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


def _inflected(name: str) -> list[str]:
    """Return the German cases of a name that begins with an adjective (der Deutschen Bahn)."""
    first, _, rest = name.partition(" ")
    return [f"{first}{end} {rest}" for end in "nrs"] if rest and first.endswith(_ADJECTIVES) else []


_ADJECTIVES = ("sche", "liche")
"""How adjectives end that begin German names."""


def _split(table: str) -> list[str]:
    return "|".join(table.strip().splitlines()).split("|")


@cache
def _tables() -> tuple[AhoCorasick, list[tuple[str, Kind]]]:
    names: dict[str, tuple[str, Kind]] = {}
    for line in ORGANISATIONS.strip().splitlines():
        spellings = line.split("|")
        for spelling in spellings:
            for form in (spelling, *_inflected(spelling)):
                names[form] = (spellings[0], "organisation")
    for spellings in (name.split("/") for table in (BODIES, COMPANIES) for name in _split(table)):
        canonical = next((names[one][0] for one in spellings if one in names), spellings[0])
        for spelling in spellings:
            names.setdefault(spelling, (canonical, "organisation"))
    for line in PEOPLE.strip().splitlines():
        spellings = line.split("|")
        names.update(dict.fromkeys(spellings, (spellings[0], "person")))
    names |= {office: (office, "office") for office in _split(_OFFICES)}
    names |= {thing: (thing, "thing") for thing in _split(THINGS)}
    # Few enough names for a full automaton: it takes half the time, and 5 ms to build.
    automaton = AhoCorasick(
        list(names), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )
    return automaton, list(names.values())
