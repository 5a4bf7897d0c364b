"""What stands around a person's name and says that it is one: roles, ages, verbs of speech."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.stages.tag.segments import Segment
from pipeline.text.lists import words as listed
from pipeline.text.names import is_role

__all__ = ["behind_article", "english_score", "german_score", "is_somebody", "outer_score"]

_NEAR = 70  # characters looked at on each side: a role and its object fit, the next sentence hardly
_LINKS = frozenset(["of", "for", "to", "at", "in", "de", "del", "du", "von", "der"])
_ARTICLES = (" the", "The", " a", " an", " this", " its", " their")  # the Carolina Panthers
_ARTICLES_BUT_A = (" the", "The", " this", " its", " their")
_ROMANCE = ("es", "pt", "gl", "ca", "it", "ro")
"""Languages in which *a* is no article but says that a person follows, or where to."""
_ARTICLE_WORDS = """
der die das den dem des ein eine einen einem einer eines im am vom zum zur beim ins kein keine
"""
_GERMAN_ARTICLES = frozenset(_ARTICLE_WORDS.split())
_BREAK = re.compile(r"[.;:!?\n]")
_WORDS = re.compile(r"[\w’'-]+")
_LAST_WORD = re.compile(r"[\w’'-]+\Z")
_AGE_AFTER = re.compile(
    r", (?:aged )?\d{1,2}(?:,|\.(?!\d)| and | ans\b(?! d)| años\b| Jahre\b)|, de \d{1,2} años|"
    r" \((?:aged )?\d{2}\)"
)
_SPEECH = frozenset(listed("speech"))
_SPEECH_AFTER = re.compile(
    rf",? (?:(?:also |has |had |a |s est )?(?:{'|'.join(sorted(_SPEECH))})\b|"
    r"ha (?:dicho|[a-zñ]{3,9}[ai]do) que\b)"
)
_SHORT_TITLE_WORDS = """
mr. mrs. ms. dr. prof. rep. reps. sen. sens. gov. gen. col. maj. capt. lt. sgt. rev. fr. supt. insp. cllr.
det. adm. cmdr. cpl. sr. asst. cr. justice.
"""
_SHORT_TITLES = frozenset(_SHORT_TITLE_WORDS.split())
_TRADES_BEFORE = tuple(f" {word}" for word in listed("trades"))

_GERMAN_SPEECH = frozenset(listed("german_speech"))
_BRACKETS_BEHIND = re.compile(
    r" \((?:[1-9]\d|CDU|CSU|SPD|FDP|AfD|Grüne|Linke|BSW|ÖVP|SPÖ|FPÖ|Neos|SVP|SP|Mitte|GLP|EVP|parteilos)\)"
)

_WHO_AFTER = re.compile(r", who(?:se)? (?!(?:are|were|have|play|face|beat|drew|lost|won|sit|lie)\b)")
_PLACE_AFTER = re.compile(r", (?:originally |formerly )?(?:of|from) [A-Z]")
"""Fitzroy Berg, of Luton, ...: court reports of English papers."""
_HERS = re.compile(r"\b(?:[Hh]is|[Hh]er|[Mm]y|[Ww]hose) (?:[a-z-]+ ){0,2}([a-z-]{3,}),\Z")
"""Her late bookkeeper, Ana Berg."""
_NO_KIN = frozenset(listed("no_kin"))
_MISTER = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Judge|Justice|Sgt|Det|Insp|Supt|Cllr)\.? \Z"
)
_SAYS_AFTER = re.compile(
    r",? (?:(?:also|has|had|then|later|himself|herself|often|sometimes) )?(?:"
    r"(tells|recalls|jokes|thinks|laughs|recalled|joked|quipped|tweeted|laughed|remembers|remembered|shrugs|"
    r"smiles|grins|pleaded guilty|pleaded not guilty|was born|lives in|grew up|was jailed|was arrested|"
    r"was sentenced)|says|adds|notes|explains|argues|insists|writes|believes|reckons|admits|noted|admitted|"
    r"claimed|confirmed|acknowledged|conceded|stressed|denied|apologised|apologized|agreed|continued|countered|"
    r"hopes)\b"
)
"""What people do in English, and (the first group) organisations or places hardly."""


def behind_article(text: str, start: int) -> bool:
    """Say whether a German article, or a word that holds one, stands right before."""
    return text[max(0, start - 12) : start].rstrip().rpartition(" ")[2].lower() in _GERMAN_ARTICLES


def outer_score(
    text: str, start: int, end: int, segment: Segment, needed: float, language: str | None
) -> float:
    """Add up the cues around a name, up to what is needed."""
    before = text[max(0, start - _NEAR) : start].rstrip()
    after = text[end : end + _NEAR]
    articles = _ARTICLES_BUT_A if language in _ROMANCE else _ARTICLES
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
    if last is not None and (is_role(last.group()) or before.rstrip(",").endswith(_TRADES_BEFORE)):
        return True
    if before.endswith(".") and before.rpartition(" ")[2].lower() in _SHORT_TITLES:
        return True
    if not placed and not before.endswith(","):
        return False
    words = _WORDS.findall(_BREAK.split(before)[-1].lower())
    return any(link in _LINKS and is_role(word) for word, link in pairwise(words))


def english_score(text: str, start: int, end: int, lettered: bool) -> float:
    """Add up the cues around a name that only English has; ``lettered``: such as MP behind it."""
    score = 1.5 * lettered
    after = text[end : end + 24]
    if after.startswith(" ("):
        score += 1.5 * (_AGE_AFTER.match(after) is not None)
    if after.startswith(","):
        score += 1.5 * (_WHO_AFTER.match(after) is not None or _PLACE_AFTER.match(after) is not None)
    says = _SAYS_AFTER.match(after)
    if says is not None and "ing " not in text[start:end] and not text.endswith((" of ", " for "), 0, start):
        score += 1.5 if says[1] else 1.0
    if text.startswith(", ", start - 2):
        whose = _HERS.search(text, max(0, start - 60), start - 1)
        score += 2.0 * (whose is not None and whose[1] not in _NO_KIN)
    return score


def is_somebody(text: str, start: int, end: int) -> bool:
    """Say whether a surname that stands alone is said to be somebody's: Mr Berg; Berg said."""
    return (
        _MISTER.search(text, max(0, start - 9), start) is not None
        or _SPEECH_AFTER.match(text, end) is not None
    )


def german_score(text: str, start: int, end: int) -> float:
    """Add up what German cues a name has: an age or a party behind it, a verb of speech on either side."""
    if text.startswith(" (", end):
        return 2.0 * (_BRACKETS_BEHIND.match(text, end) is not None)
    before = text[max(0, start - 14) : start].rstrip().rpartition(" ")[2]
    behind = text[end : end + 14].lstrip().partition(" ")[0]
    return 1.5 * (before in _GERMAN_SPEECH or behind in _GERMAN_SPEECH)
