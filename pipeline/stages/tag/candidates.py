"""What may be a person's name in a run of capitals, and what it says of that by itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.stages.tag.german_nouns import is_kind
from pipeline.stages.tag.known import is_organisation_cue
from pipeline.text.gazetteer import lookup
from pipeline.text.lists import words as listed
from pipeline.text.names import (
    ARABIC_ARTICLE,
    PARTICLES,
    given_names_anywhere,
    is_given_name,
    is_role,
    name_key,
)
from pipeline.text.russian import has_surname_ending
from pipeline.text.tokens import STOPWORDS

__all__ = ["Candidate", "candidate_in"]

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
_OFFICE_LETTER_WORDS = "MP MEP QC KC TD MSP MLA MPP MHK PhD CBE OBE MBE KBE"
_OFFICE_LETTERS = frozenset(_OFFICE_LETTER_WORDS.split())
"""Nobody but people has these behind the name."""
_LETTERS_BEHIND = _OFFICE_LETTERS | {"MD", "Esq", "KCB", "SC", "FRS", "VC", "OSB", "SJ", "OFM", "MdB", "MdL"}
_LETTERS = re.compile(r"(?:[^\W\d_]|[-'’.])+")

_NEVER_IN_NAMES = frozenset(listed("no_names"))


class Candidate(NamedTuple):
    """What may be a person's name, and what it says of that by itself."""

    name: str
    skipped: int
    """Characters of the segment that stand before the name."""
    surname: str
    """As `name_key`."""
    score: float
    lettered: bool
    """Whether letters such as MP stand behind it."""


@lru_cache(1 << 15)
def candidate_in(words: tuple[str, ...], is_german: bool = False) -> Candidate | None:
    """Return what may be a person's name in a run of words; the same people are named again and again."""
    left_out, trimmed = _trimmed(words)
    if not _looks_like_name(trimmed) or (is_german and any(map(is_kind, trimmed))):
        return None
    skipped = sum(len(word) + 1 for word in words[:left_out])
    lettered = words[-1] in _OFFICE_LETTERS and words[-1] != trimmed[-1]
    return Candidate(" ".join(trimmed), skipped, name_key(trimmed[-1]), _inner_score(trimmed), lettered)


def _trimmed(words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Return a run without what does not belong to a name, and how many words that left out before it.

    Before it: anything in front of a given name (in German every noun has a capital). Behind it: particles.
    """
    end = len(words)
    while end > 1 and (words[end - 1] in PARTICLES or (words[end - 1] in _LETTERS_BEHIND and end > 2)):
        end -= 1
    start = 0
    if not (_is_given(words[0]) or _begins_with_two(words[:end])):
        start = next((n for n in range(1, end - 1) if _is_given(words[n])), 0)
    return start, words[start:end]


@lru_cache(1 << 14)
def _is_given(word: str) -> bool:
    """Say whether a word is a given name, or two joined by a hyphen (Lea-Marie)."""
    if is_given_name(word):
        return True
    first, hyphen, second = word.partition("-")
    return bool(hyphen) and is_given_name(first) and is_given_name(second)


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
