"""People: capitalised runs that enough cues say are names, and all mentions of each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise, starmap
from typing import NamedTuple

from pipeline.stages.tag.known import Known, is_organisation_cue, known_of
from pipeline.stages.tag.named import Named
from pipeline.stages.tag.rulers import called_by, find_rulers
from pipeline.stages.tag.runs import Run
from pipeline.stages.tag.segments import Segment
from pipeline.text.gazetteer import lookup
from pipeline.text.lists import words as listed
from pipeline.text.names import (
    ARABIC_ARTICLE,
    PARTICLES,
    canonical_name,
    given_names_anywhere,
    is_given_name,
    is_role,
    name_key,
    same_person,
)
from pipeline.text.russian import has_surname_ending
from pipeline.text.tokens import STOPWORDS

__all__ = ["find_people"]

ENOUGH = 2.0
"""Cues a name needs: a known given name or a title before it is enough, weaker ones need each other. In a
headline or table, where capitals say nothing, one cue more."""

MIDDLE = 0.5
"""What a run in the middle of a sentence has over one at its beginning."""
_TABLE = 5
"""So many initials are those of a line-up or of results: what stands behind them are surnames."""
_NEAR = 70  # characters looked at on each side: a role and its object fit, the next sentence hardly
_LINKS = frozenset(["of", "for", "to", "at", "in", "de", "del", "du", "von", "der"])
_ARTICLES = (" the", "The", " a", " an", " this", " its", " their")  # the Carolina Panthers
_ARTICLES_ELSEWHERE = (" the", "The", " this", " its", " their")
"""In Spanish and Portuguese *a* is no article but says that a person follows, or where to."""
_ARTICLE_WORDS = """
der die das den dem des ein eine einen einem einer eines im am vom zum zur beim ins kein keine
"""
_GERMAN_ARTICLES = frozenset(_ARTICLE_WORDS.split())
_BREAK = re.compile(r"[.;:!?\n]")
_WORDS = re.compile(r"[\w’'-]+")
_LAST_WORD = re.compile(r"[\w’'-]+\Z")
_AGE_AFTER = re.compile(r", (?:\d{1,2}(?:,| ans\b(?! d)| años\b| Jahre\b)|de \d{1,2} años)")
_SPEECH = frozenset(listed("speech"))
_SPEECH_AFTER = re.compile(
    rf",? (?:(?:also |has |had |a |s est )?(?:{'|'.join(sorted(_SPEECH))})\b|"
    r"ha (?:dicho|[a-zñ]{3,9}[ai]do) que\b)"
)
_SURNAME_END_WORDS = "oğlu oğulları iyev iyeva yeva adze enko şvili shvili oviç eviç opulos opoulos"
_SURNAME_ENDS = tuple(_SURNAME_END_WORDS.split())
"""How surnames end in several languages, and hardly any other word."""
_SURNAMES_FIRST = """
Ahn An Bae Baek Ban Chan Chang Chen Cheung Chiang Cho Choi Chow Chu Chung Fung Han Heo Ho Hong Hsu Hu Huang
Hwang Jang Jeong Jung Kang Kim Kuo Kwon Lai Lam Lau Lee Leung Li Lim Lin Liu Lo Lu Luo Ma Moon Ng Noh Oh Park
Peng Roh Seo Shin
Soh Son Song Sun Sung Tang Tsai Tsang Wang Wong Wu Yan Yang Yao Yeung Yip Yoo Yoon Yu Zhang Zhou
"""
_BEFORE_GIVEN = frozenset(_SURNAMES_FIRST.split())
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{1,6}")
"""A given name of two syllables, as in Moon Jae-in and Chiang Kai-shek."""
_ARABIC = re.compile(f"{ARABIC_ARTICLE}[A-ZА-Я]")
_LANDSCAPE = frozenset(
    ["Ras", "Wadi", "Deir", "Tel", "Tell", "Jabal", "Jebel", "Umm", "Bab", "Beit", "Dar", "Ain"]
)
"""Places have the article too: Wadi al-Natrun."""
_LETTERS_BEHIND = frozenset(["MP", "MEP", "QC", "KC", "PhD", "MD", "CBE", "OBE", "MBE", "KBE", "TD", "Esq"])
_LETTERS = re.compile(r"(?:[^\W\d_]|[-'’.])+")

_NEVER_IN_NAMES = frozenset(listed("no_names"))


def find_people(
    text: str,
    runs: Sequence[Run],
    segments: Sequence[Segment],
    singles: Sequence[Run],
    known: Sequence[Known],
    excluded: Sequence[str],
    language: str | None = None,
) -> list[Named]:
    """Return the people named in full in a text, with the later mentions of their surnames.

    ``excluded`` are names, as of the authors, that are not to be tagged. Where nouns have capitals, a run of
    them behind an article says nothing by itself.
    """
    nouns_have_capitals = language == "de"
    articles = _ARTICLES_ELSEWHERE if language in ("es", "pt", "gl", "ca", "it", "ro") else _ARTICLES
    people = list(known_of(text, known, "person").values())
    taken = _covered(people)
    people += [
        ruler
        for ruler in find_rulers(text, runs, language)
        if all(taken.isdisjoint(range(*span)) for span in ruler.spans)
    ]
    taken = _covered(people)
    alone: dict[str, list[Run]] = {}
    for single in singles:
        if single.start not in taken:
            alone.setdefault(name_key(single.text), []).append(single)
    in_table = sum(_has_initial(segment.words[0]) for segment in segments) >= _TABLE
    for segment in segments:
        candidate = _candidate(segment.words)
        if candidate is None or segment.start in taken:
            continue
        start = segment.start + candidate.skipped
        score = candidate.score
        if candidate.surname in alone:
            score += 1.0
        if in_table and _has_initial(candidate.name):
            score += 2.0
        if not (segment.initial or segment.loud or (nouns_have_capitals and _behind_article(text, start))):
            score += MIDDLE
        needed = ENOUGH + segment.loud
        score += _outer_score(text, start, start + len(candidate.name), segment, needed - score, articles)
        if score >= needed and not any(same_person(candidate.name, author) for author in excluded):
            _add(people, candidate.name, start)
    _add_surnames(people, alone)
    return people


def _has_initial(name: str) -> bool:
    return name[1:2] in (".", " ", "") and name[0].isalpha()


def _covered(people: Sequence[Named]) -> set[int]:
    return set(chain.from_iterable(starmap(range, (span for named in people for span in named.spans))))


class _Candidate(NamedTuple):
    """What may be a person's name, and what it says of that by itself."""

    name: str
    skipped: int
    """Characters of the segment that stand before the name."""
    surname: str
    """As `name_key`."""
    score: float


@lru_cache(1 << 15)
def _candidate(words: tuple[str, ...]) -> _Candidate | None:
    """Return what may be a person's name in a run of words; the same people are named again and again."""
    left_out, trimmed = _trimmed(words)
    if not _looks_like_name(trimmed):
        return None
    skipped = sum(len(word) + 1 for word in words[:left_out])
    return _Candidate(" ".join(trimmed), skipped, name_key(trimmed[-1]), _inner_score(trimmed))


def _trimmed(words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Return a run without what does not belong to a name, and how many words that left out before it.

    Before it: anything in front of a given name (in German every noun has a capital). Behind it: particles.
    """
    end = len(words)
    while end > 1 and (words[end - 1] in PARTICLES or (words[end - 1] in _LETTERS_BEHIND and end > 2)):
        end -= 1
    start = 0
    if not (is_given_name(words[0]) or _begins_with_two(words[:end])):
        start = next((n for n in range(1, end - 1) if is_given_name(words[n])), 0)
    return start, words[start:end]


def _begins_with_two(words: tuple[str, ...]) -> bool:
    """Say whether a rarer given name stands before a common one: Adán Augusto López."""
    if len(words) < 3 or not is_given_name(words[1]) or is_role(words[0].lower()):
        return False
    return words[0] in given_names_anywhere()


def _looks_like_name(words: tuple[str, ...]) -> bool:
    if not 2 <= len(words) <= 5 or len(words[-1]) < 2 or words[0] in _LANDSCAPE:
        return False
    given = is_given_name(words[0]) or _in_eastern_order(words)
    for word in words:
        lower = word.lower()
        never = lower in _NEVER_IN_NAMES and not (given and word is words[0])  # Bill Gates, Park Geun-hye
        if never or is_organisation_cue(word) or "&" in word:
            return False
        # May and Said are surnames too, behind a given name.
        if lower in STOPWORDS and not is_given_name(word) and lower not in PARTICLES and not given:
            return False
        if not (word.isalpha() or _LETTERS.fullmatch(word)):
            return False
    return given or not is_role(words[-1].lower())


def _in_eastern_order(words: tuple[str, ...]) -> bool:
    return len(words) == 2 and words[0] in _BEFORE_GIVEN and _SYLLABLES.fullmatch(words[1]) is not None


def _behind_article(text: str, start: int) -> bool:
    """Say whether a German article, or a word that holds one, stands right before."""
    return text[max(0, start - 12) : start].rstrip().rpartition(" ")[2].lower() in _GERMAN_ARTICLES


def _inner_score(words: tuple[str, ...]) -> float:
    """Add up the cues in a name itself."""
    score = 0.0
    if is_given_name(words[0]) or is_given_name(words[0].partition("-")[0]) or _begins_with_two(words):
        score += 2.0
    elif (
        words[0] in given_names_anywhere()
        or words[-1].endswith(_SURNAME_ENDS)
        or has_surname_ending(words[-1])
    ):
        score += 1.5
    if any("." in word for word in words[:-1]):
        score += 1.0
    if _in_eastern_order(words) or _ARABIC.match(words[-1]):
        score += 1.5
    if len(words) > 2 and not PARTICLES.isdisjoint(words[1:-1]):
        score += 0.5
    if any(len(word) > 2 and word.isupper() for word in words):
        score -= 1.0
    if any(place.kind in ("country", "demonym", "region") for place in lookup(words[-1])[:1]):
        score -= 1.0
    return score


def _outer_score(
    text: str, start: int, end: int, segment: Segment, needed: float, articles: tuple[str, ...]
) -> float:
    """Add up the cues around a name, up to what is needed."""
    before = text[max(0, start - _NEAR) : start].rstrip()
    after = text[end : end + _NEAR]
    score = -1.5 if before.endswith(articles) else 0.0
    if score < needed and (segment.titled or _is_role_before(before, segment.placed)):
        score += 2.0
    if score < needed and after.startswith(","):
        following = _WORDS.findall(_BREAK.split(after, maxsplit=1)[0])[:6]
        score += 1.5 * any(is_role(word.lower()) for word in following)
        score += 2.0 * (_AGE_AFTER.match(after) is not None)
    if score < needed:
        last = before.rpartition(" ")[2].lower()
        score += 1.5 * (last in _SPEECH or _SPEECH_AFTER.match(after) is not None)
    return score


def _is_role_before(before: str, placed: bool) -> bool:
    """Say whether a role stands right before (envoy Ana Berg), or before its object (envoy to Rome, Ana)."""
    last = _LAST_WORD.search(before.rstrip(",").rpartition(" ")[2].lower())
    if last is not None and is_role(last.group()):
        return True
    if not placed and not before.endswith(","):
        return False
    words = _WORDS.findall(_BREAK.split(before)[-1].lower())
    return any(link in _LINKS and is_role(word) for word, link in pairwise(words))


def _add(people: list[Named], name: str, start: int) -> None:
    person = next((one for one in people if same_person(one.name, name)), None)
    if person is None:
        person = Named(canonical_name(name))
        people.append(person)
    elif len(name.split()[0]) > len(person.name.split()[0]):
        # The longer given name says more: Joe Doe over J. Doe.
        person.name = canonical_name(name)
    person.add(name, start, start + len(name))


def _add_surnames(people: list[Named], alone: Mapping[str, Sequence[Run]]) -> None:
    by_surname: dict[str, Named] = {}
    for person in people:
        by_surname.setdefault(name_key(called_by(person.name)), person)
    for surname, named in by_surname.items():
        for single in alone.get(surname, ()):
            named.add(single.text, single.start, single.end)
