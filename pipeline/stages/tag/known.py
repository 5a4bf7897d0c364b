"""Names known as such, and the words that make a name that of an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.stages.tag.named import Named
from pipeline.text.declension import phrase_forms
from pipeline.text.lists import keyed, spellings, words

__all__ = [
    "Known",
    "find_known",
    "is_organisation_cue",
    "known_of",
    "last_organisation_cue",
    "without_case",
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
    return (
        word in _CUES
        or (len(word) >= _COMPOUND_CHARS and word.endswith(_CUE_ENDS))
        or without_case(word) in _CUES
    )


_CASE = r"(?:n[ıiuü]n|n[ae]|n[dt][ae]n?(?:ki\w*)?|n[ıiuü]|nc[ae]|yl[ae])"
_CASE_AFTER = re.compile(rf"{_CASE}(?!\w)")
_WITH_CASE = re.compile(rf"(\w{{3,}}[ıiuü]){_CASE}")
"""Turkish endings of institutions' names, written without an apostrophe (Merkez Bankasının)."""


@lru_cache(1 << 14)
def without_case(word: str) -> str:
    """Return a word that says what an organisation is without its Turkish ending, others as they stand.

    >>> without_case("Bakanlığından"), without_case("Nation")
    ('Bakanlığı', 'Nation')
    """
    match = _WITH_CASE.fullmatch(word)
    return match[1] if match is not None and match[1] in _CUES else word


Kind: TypeAlias = Literal["organisation", "person", "office", "thing"]
"""An ``office`` is a person's, a ``thing`` none of the others: an event, a prize, a law."""


class Known(NamedTuple):
    """A known name in a text: where it stands, whose name it is, and what that is."""

    start: int
    end: int
    name: str
    kind: Kind


def find_known(text: str, language: str | None = None) -> list[Known]:
    """Return the known names in a text, as whole words, from left to right.

    Some are an organisation's in texts of one ``language`` alone (AB is the European Union in Turkish).
    """
    automaton, names, bound = _tables()
    text = text.replace("’", "'")
    length = len(text)
    return [
        Known(start, end, *names[index])
        for index, start, end in automaton.find_matches_as_indexes(text)
        if not (start and (text[start - 1].isalnum() or text[start - 1] in "@_."))
        and (end == length or not (text[end].isalnum() or text[end] == "_") or _has_case(text, start, end))
        and bound.get(index, language) == language
    ]


def _has_case(text: str, start: int, end: int) -> bool:
    """Say whether a name of several words goes on with a Turkish ending."""
    return text[end - 1] in "ıiuü" and " " in text[start:end] and _CASE_AFTER.match(text, end) is not None


def known_of(text: str, known: Iterable[Known], kind: Kind) -> dict[str, Named]:
    """Return what known names of a kind stand for, with all mentions, by canonical name."""
    found: dict[str, Named] = {}
    for one in known:
        if one.kind == kind:
            start, end = one.start, one.end
            if text[start] in _QUOTES:  # what is a name in quotes only
                if _WORKS.search(text, max(0, start - 16), start):
                    continue
                start, end = start + 1, end - 1
            found.setdefault(one.name, Named(one.name)).add(text[start:end], start, end)
    return found


_OTHERS: dict[str, Kind] = {"people": "person", "offices": "office", "things": "thing"}


def _inflected(name: str) -> list[str]:
    """Return the German cases of a name that begins with an adjective (der Deutschen Bahn)."""
    first, _, rest = name.partition(" ")
    return [f"{first}{end} {rest}" for end in "nrs"] if rest and first.endswith(_ADJECTIVES) else []


_QUOTES = '«"'
_WORKS = re.compile(
    r"\b(?:фильм|кинофильм|мультфильм|сериал|песн|книг|роман|картин|спектакл|пьес|альбом|трек|клип|шоу|программ|"
    r"операци|проект|крейсер|корабл|судн|теплоход|танкер|поезд|ресторан|кафе|отел|гостиниц|кинотеатр|"
    r"ракет)\w* \Z",
    re.IGNORECASE,
)
"""What has a name in quotes and is no organisation."""
_ADJECTIVES = ("sche", "liche")
"""How adjectives end that begin German names."""


@cache
def _tables() -> tuple[AhoCorasick, list[tuple[str, Kind]], dict[int, str]]:
    """Return the automaton, name and kind of each form it knows, and the language of those of one only."""
    names: dict[str, tuple[str, Kind]] = {}
    for entry in spellings("organisations"):
        for spelling in entry:
            for form in (spelling, *_inflected(spelling), *phrase_forms(spelling)):
                names[form] = (entry[0], "organisation")
                if form[0] == "«":  # Interfax and TASS have the other marks
                    names[f'"{form[1:-1]}"'] = (entry[0], "organisation")
    for list_, kind in _OTHERS.items():
        for entry in spellings(list_):
            names.update(dict.fromkeys(entry, (entry[0], kind)))
    languages: dict[str, str] = {}
    for language, entry in keyed("organisations_by_language"):
        for spelling in entry:
            if spelling not in names:
                names[spelling] = (entry[0], "organisation")
                languages[spelling] = language
    # Papers print either apostrophe; `find_known` looks for the straight one.
    names = {name.replace("’", "'"): what for name, what in names.items()}
    bound = {index: languages[form] for index, form in enumerate(names) if form in languages}
    # A full automaton takes 15 us less for a text, and 170 MB.
    automaton = AhoCorasick(
        list(names), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )
    return automaton, list(names.values()), bound
