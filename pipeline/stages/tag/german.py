"""Organisations that German names by its nouns: the pump maker Zelto, the CDU chief in one word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from pipeline.stages.tag.acronyms import other_acronyms
from pipeline.stages.tag.german_nouns import is_kind, is_person_noun
from pipeline.stages.tag.runs import Run, is_initial, stands_loud
from pipeline.text.gazetteer import lookup
from pipeline.text.lists import words
from pipeline.text.names import is_given_name
from pipeline.text.tokens import STOPWORDS

__all__ = ["called_in_german"]

_PREPOSITIONS = (
    "[Bb]ei|[Vv]on|[Ff]ür|[Dd]urch|[Aa]n|[Mm]it|[Ll]aut|[Gg]egen|[Zz]u|[Nn]ach|[Gg]egenüber|[Üü]ber|[Aa]us|"
    "[Uu]nd|[Aa]uch"
)
_BEFORE = re.compile(
    r"(?:^|[.!?:;\n•„“”\"»«–—|(/,] ?)(?:(?:[Dd](?:er|ie|as)|[Ee]ine?) )?"
    r"(?:[a-zäöüß-]+(?:e|en|er|es) ){0,2}\Z|"
    rf"\b(?:[Bb]eim|[Vv]om|[Zz]um|[Zz]ur|(?:{_PREPOSITIONS}) (?:d(?:er|em|en|ie|as)|eine[mnr]?)|"
    r"[Bb]ei|[Vv]on|[Ff]ür|[Mm]it|[Ll]aut|[A-ZÄÖÜ][\w-]+ (?:der|des)|"
    r"(?:berichtete?|schreibt|schrieb|zitierte?) (?:der|die|das)) (?:[a-zäöüß-]+(?:en|er|e) )?\Z"
)
"""A sentence's beginning, a preposition, or a noun and its genitive: no object stands behind the kind there.

*Will der Konzern Stellen streichen* names none."""
_OBJECTS = frozenset(words("german_objects"))
_NOUN = re.compile(
    r"[\w-]*(?:ung|ungen|heit|heiten|keit|keiten|tion|tionen|schaft|schaften|tät|täten|nisse?)"
)
_UNLIKE_WORDS = re.compile(r"[A-ZÄÖÜ]{2,6}|\w*[a-zäöü][A-ZÄÖÜ]\w*|[A-ZÄÖÜ][\w.]*\d\w*")
_WORDS = 4

_OPEN, _CLOSE = '[„»«"‚“]', '[“«»"‘”]'
_QUOTED_KINDS = (
    "Zeitung|Magazin|Portal|Sender|Firma|Start-up|Verein|Initiative|Bündnis|Organisation|Verlag|Plattform|Partei|"
    "Hilfsorganisation|Onlineportal|Nachrichtenportal|Nachrichtenmagazin|Fachzeitschrift|Zeitschrift|Blatt|Kette|"
    "Wochenzeitung|Tageszeitung|Boulevardzeitung|Boulevardblatt|Wirtschaftsmagazin|Unternehmen|Gewerkschaft|Stiftung"
)
_QUOTED = re.compile(rf"{_OPEN}([^\W_][^„“»«\"\n]{{2,30}}?)s?{_CLOSE}")
_SAYS_KIND = re.compile(rf"\b(?:{_QUOTED_KINDS}) \Z")
_LED = (
    "(?:Vorstands|Konzern|Firmen|Aufsichtsrats|Finanz|Betriebsrats|Deutschland|Europa|Personal|Technik|Marken)?"
    "[Cc]hef(?:in|s)?|CEO|CFO|Boss|Manager(?:in|n|s)?|Vorst(?:and|ände)s?|Aktien?|Aktionäre?n?|Betriebsr(?:at|äte)s?|"
    "Aufsichtsrat(?:s|es)?|Filialen?|Zentrale|Beschäftigten?|Werke?n?s?"
)
_SPOKEN_FOR = (
    "Präsident(?:in|en)?|Sprecher(?:in|s)?|Vorsitzende[nr]?|Generalsekretär(?:in)?|Fraktion|Politiker(?:in)?|"
    "Abgeordnete[nr]?|Mitglied(?:er|ern)?|Geschäftsführer(?:in)?|Experte|Expertin|Mitarbeiter(?:in|n)?"
)
_HEADED = re.compile(rf"-(?:(?:{_LED})|({_SPOKEN_FOR}))(?![\w-])")
_HEADED_BEFORE = re.compile(r"(?<![\w@#/.-])[A-ZÄÖÜ][\w&+]{1,20}\Z")
_NO_HEADED = frozenset(words("german_heads"))


def called_in_german(
    text: str, runs: Sequence[Run], taken: Collection[int], surnames: Collection[str]
) -> Iterator[tuple[str, int, int]]:
    """Yield name and span of every mention of what a German text says is an organisation's name.

    ``taken`` is where known names, people and other organisations stand, ``surnames`` what the text's people
    are called by.
    """
    found = [
        one
        for one in (*_behind_kinds(text, runs), *_in_quotes(text), *_headed(text))
        if one[1] not in taken and one[0] not in surnames and not stands_loud(text, one[1])
    ]
    yield from found
    names, begun = {name for name, _, _ in found}, {start for _, start, _ in found}
    if names:
        for run in runs:
            if run.text in names and run.start not in taken and run.start not in begun:
                yield run.text, run.start, run.end


def _behind_kinds(text: str, runs: Sequence[Run]) -> Iterator[tuple[str, int, int]]:
    """Yield what stands behind a kind: der Pumpenhersteller Zelto."""
    for run in runs:
        begin, at = _behind_kind(run.text) if " " in run.text else (-1, -1)
        if at < 0:
            continue
        name = run.text[at:]
        if _UNLIKE_WORDS.fullmatch(name.partition(" ")[0]) is not None or _is_behind(text, run, begin):
            yield name, run.start + at, run.end


def _in_quotes(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what stands in quotes behind what it is: das Portal „Zelto“."""
    for match in _QUOTED.finditer(text):
        name, at = match[1], match.start(1)
        if not name[0].islower() and _SAYS_KIND.search(text, max(0, at - 26), at - 1):
            yield name, at, match.end(1)


def _headed(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what somebody is the head of: Zelto-Chef, IGX-Vorsitzende."""
    for match in _HEADED.finditer(text):
        before = _HEADED_BEFORE.search(text, max(0, match.start() - 24), match.start())
        name = before[0] if before is not None else ""
        may_be = match[1] is None or name[-1:].isupper() or name[-1:].isdigit()
        if name and may_be and _is_headed(name):
            yield name, match.start() - len(name), match.start()


@lru_cache(1 << 15)
def _behind_kind(run: str) -> tuple[int, int]:
    """Return where the kind begins in a run, and where what it names does; -1 where it names nothing."""
    words = run.split(" ")
    at = 0
    for n, word in enumerate(words[:-1]):
        if is_kind(word):
            rest = words[n + 1 :]
            if len(rest) <= _WORDS and _may_name(tuple(rest)):
                return at, at + len(word) + 1
            return -1, -1
        at += len(word) + 1
    return -1, -1


@lru_cache(1 << 14)
def _may_name(words: tuple[str, ...]) -> bool:
    first = words[0]
    if (
        lookup(" ".join(words))
        or any(map(lookup, first.split("-")))
        or first.lower() in STOPWORDS
        or first in _OBJECTS
    ):
        return False
    if is_person_noun(first) or is_given_name(first) or is_kind(first):
        return False
    if len(words) == 1:
        return not (first in other_acronyms("de") or _NOUN.fullmatch(first))
    return not any(map(is_person_noun, words))


@lru_cache(1 << 14)
def _is_headed(name: str) -> bool:
    """Say whether what stands before -Chef or -Aktie may be an organisation's name."""
    return not (
        name in _NO_HEADED
        or name in other_acronyms("de")
        or name.lower() in STOPWORDS
        or is_given_name(name)
        or is_person_noun(name)
        or lookup(name)
    )


def _is_behind(text: str, run: Run, begin: int) -> bool:
    """Say whether a kind stands where no object can follow: first in a sentence, behind a preposition."""
    if begin:
        # Der Schweizer Pharmakonzern Roche: what stands before the kind in its run is an adjective.
        words = [word for word in run.text[:begin].split() if word.lower() not in STOPWORDS]
        if len(words) > 1 or (words and not words[0].endswith("er")):
            return False
    if is_initial(text, run.start):
        return True
    before = text[max(0, run.start - 40) : run.start]
    return _BEFORE.search(before if run.start > len(before) else f"\n{before}") is not None
