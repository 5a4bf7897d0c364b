"""Topics: the top level of the IPTC Media Topics, from the words of an article; none rather than a guess."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

import Stemmer

from pipeline.article import Topic
from pipeline.stages.tag.lexicon import LEXICON, NAMES

__all__ = ["find_topics"]

TITLE_FACTOR = 2.0
"""What a word counts more in the title: the title names the subject, the text its surroundings too."""

FEWEST_WORDS = 2
"""Different words of a topic that an article needs. One in the title, and one that hardly ever means anything
else, count for two."""
STRONG = 2.0
WHOLE_WORDS = 250
LEAST_SHARE = 0.4
"""Tokens from which on a text is asked for all the evidence, and the share that the shortest one needs."""
STEMMERS = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "ru": "russian",
    "tr": "turkish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
}

ENOUGH_EVIDENCE = 6.0
"""Score at which the evidence counts for 63 % (1 - 1/e): some four words, one of them in the title."""

LEAST_CONFIDENCE = 0.25
"""Below it nothing is said. This and the next by halves of the development articles, which are few."""

BESIDE_BEST = 0.65
"""A second topic needs this part of the best one's score."""

MAX_TOPICS = 3


def find_topics(title: Sequence[str], text: Sequence[str], language: str | None = None) -> tuple[Topic, ...]:
    """Return up to `MAX_TOPICS` topics, most certain first; empty where the words do not decide.

    Words are compared by their stems in the article's ``language`` (as they are, where it has no stemmer).
    Short texts cannot say as much as long ones: up to `WHOLE_WORDS` they need less evidence in proportion.

    Score of a topic: sum over its words of weight x (1 + ln count), `TITLE_FACTOR` more in the title. A word
    of several topics counts for each of them by its share. Confidence: (1 - e^(-score / `ENOUGH_EVIDENCE`))
    x the square root of the topic's share in the scores of all.

    Both are given as tokens.

    >>> [topic.name for topic in find_topics(["vote"], "the parliament and the prime minister met".split())]
    ['politics']
    >>> find_topics(["hello"], ["nothing", "is", "told"])
    ()
    """
    scores, distinct = _scores(title, text, language or "")
    total = sum(scores.values())
    best = max(scores.values(), default=0.0)
    enough = ENOUGH_EVIDENCE * min(1.0, max(LEAST_SHARE, len(text) / WHOLE_WORDS))
    found = []
    for code, score in scores.items():
        confidence = (1.0 - math.exp(-score / enough)) * math.sqrt(score / total)
        if distinct[code] >= FEWEST_WORDS and confidence >= LEAST_CONFIDENCE and score >= BESIDE_BEST * best:
            found.append(Topic(f"medtop:{code}000000", NAMES[code], round(confidence, 3)))
    return tuple(sorted(found, key=lambda topic: (-topic.confidence, topic.qcode))[:MAX_TOPICS])


def _scores(
    title: Sequence[str], text: Sequence[str], language: str
) -> tuple[dict[str, float], Counter[str]]:
    table, phrases = _tables(language)
    counts, head = _telling(text, language), _telling(title, language)
    for first in phrases.keys() & (set(text) | set(title)):
        for phrase in phrases[first]:
            name = " ".join(phrase)
            counts[name] = _count(phrase, text, text.count(first))
            head[name] = _count(phrase, title, title.count(first))
    scores: dict[str, float] = {}
    distinct: Counter[str] = Counter()
    # Sorted, since sums of floats depend on the order and sets have none.
    for word in sorted((counts.keys() | head.keys()) & table.keys()):
        count = counts[word]
        value = (1.0 + math.log(count) if count else 0.0) + TITLE_FACTOR * (head[word] > 0)
        if value:
            for code, weight in table[word]:
                scores[code] = scores.get(code, 0.0) + weight * value
                distinct[code] += 2 if head[word] or weight >= STRONG else 1
    return scores, distinct


def _telling(tokens: Sequence[str], language: str) -> Counter[str]:
    """Return how often each stem that says something of a topic stands in the tokens."""
    stems: Counter[str] = Counter()
    for token, count in Counter(tokens).items():
        if stem := _telling_stem(token, language):
            stems[stem] += count
    return stems


@lru_cache(1 << 17)
def _telling_stem(token: str, language: str) -> str | None:
    """Return a token's stem, or None where it says nothing; asked of the same words again and again."""
    stemmer = _stemmer(language)
    stem = token if stemmer is None else stemmer.stemWord(token)
    return stem if stem in _tables(language)[0] else None


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    name = STEMMERS.get(language)
    return Stemmer.Stemmer(name) if name else None


def _count(phrase: tuple[str, ...], tokens: Sequence[str], firsts: int) -> int:
    """Return how often a phrase stands in the tokens, its first word being there ``firsts`` times."""
    found = 0
    at = -1
    for _ in range(firsts):
        at = tokens.index(phrase[0], at + 1)
        found += tuple(tokens[at : at + len(phrase)]) == phrase
    return found


@cache
def _tables(
    language: str,
) -> tuple[dict[str, tuple[tuple[str, float], ...]], dict[str, list[tuple[str, ...]]]]:
    """Return what each stem says of topics, and the phrases by their first word."""
    stemmer = _stemmer(language)
    weights: dict[str, dict[str, float]] = {}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for line in LEXICON.strip().splitlines():
        code, *listed = line.split()
        for word in listed:
            parts = tuple(word.lstrip("!").split("_"))
            name = " ".join(parts)
            if len(parts) > 1:
                if parts not in phrases.setdefault(parts[0], []):
                    phrases[parts[0]].append(parts)
            elif stemmer is not None:
                name = stemmer.stemWord(name)
            codes = weights.setdefault(name, {})
            codes[code] = max(codes.get(code, 0.0), 2.0 if word.startswith("!") else 1.0)
    table = {
        word: tuple((code, weight / len(codes)) for code, weight in codes.items())
        for word, codes in weights.items()
    }
    return table, phrases
