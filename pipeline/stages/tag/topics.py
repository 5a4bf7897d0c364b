"""Topics: the upper two levels of the IPTC Media Topics, by an article's words; none rather than a guess."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import filterfalse
from typing import TypeAlias

import Stemmer

from pipeline.article import NarrowerTopic, Topic
from pipeline.stages.tag.counted import Counted
from pipeline.stages.tag.lexicon import NAMES, PARTS, STRONG, read_lexicon
from pipeline.text.tokens import STOPWORDS

__all__ = ["find_topics"]

TITLE_FACTOR = 2.0
"""What a word counts more in the title: the title names the subject, the text its surroundings too."""

FEWEST_WORDS = 2
"""Different words of a topic that an article needs. One in the title, and one that hardly ever means anything
else, count for two."""
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

LEAST_NARROWER = 0.4
"""Confidence from which a part of a topic is said."""
MAX_NARROWER = 2

_MEMO_SIZE = 1 << 16
"""Words remembered to say nothing, in each language; some 8 MB."""


def find_topics(title: Counted, text: Counted, language: str | None = None) -> tuple[Topic, ...]:
    """Return up to `MAX_TOPICS` topics, most certain first; empty where the words do not decide.

    Words are compared by their stems in the article's ``language`` (as they are, where it has no stemmer).
    Short texts cannot say as much as long ones: up to `WHOLE_WORDS` they need less evidence in proportion.

    Score of a topic: sum over its words of weight x (1 + ln count), `TITLE_FACTOR` more in the title. A word
    of several topics counts for each of them by its share. Confidence: (1 - e^(-score / `ENOUGH_EVIDENCE`))
    x the square root of the topic's share in the scores of all.

    >>> found = find_topics(Counted.of("Vote"), Counted.of("The parliament and the prime minister met."))
    >>> [topic.name for topic in found]
    ['politics']
    >>> find_topics(Counted.of("Hello"), Counted.of("Nothing is told."))
    ()
    """
    words = _words(language if language in STEMMERS else "")
    told = _told(words.telling(text), words.telling(title))
    scores, distinct = _scores(words.weights, told)
    total = sum(scores.values())
    best = max(scores.values(), default=0.0)
    enough = ENOUGH_EVIDENCE * min(1.0, max(LEAST_SHARE, len(text.tokens) / WHOLE_WORDS))
    found = []
    for code, score in scores.items():
        confidence = _confidence(score, total, enough)
        if distinct[code] >= FEWEST_WORDS and confidence >= LEAST_CONFIDENCE and score >= BESIDE_BEST * best:
            found.append((confidence, code))
    found.sort(key=lambda pair: (-pair[0], pair[1]))
    parts = _scores(words.narrower, told) if found else ({}, {})
    return tuple(
        Topic(f"medtop:{code}000000", NAMES[code], round(confidence, 3), _narrower(code, *parts, enough))
        for confidence, code in found[:MAX_TOPICS]
    )


def _confidence(score: float, total: float, enough: float) -> float:
    return (1.0 - math.exp(-score / enough)) * math.sqrt(score / total)


def _narrower(
    topic: str, scores: Mapping[str, float], distinct: Mapping[str, int], enough: float
) -> tuple[NarrowerTopic, ...]:
    """Return up to `MAX_NARROWER` parts of a topic, most certain first; found as the topics are."""
    own = {code: score for code, score in scores.items() if PARTS[code][0] == topic}
    total, best = sum(own.values()), max(own.values(), default=0.0)
    found = [
        NarrowerTopic(f"medtop:{code}", PARTS[code][1], round(_confidence(score, total, enough), 3))
        for code, score in own.items()
        if distinct[code] >= FEWEST_WORDS and score >= BESIDE_BEST * best
    ]
    sure = (part for part in found if part.confidence >= LEAST_NARROWER)
    return tuple(sorted(sure, key=lambda part: (-part.confidence, part.qcode))[:MAX_NARROWER])


_Weights: TypeAlias = dict[str, tuple[tuple[str, float], ...]]
"""What each stem and phrase says of topics: their codes, and how much."""


def _told(counts: Mapping[str, int], head: Mapping[str, int]) -> list[tuple[str, float, bool]]:
    """Return the words of a text and its title, what each is worth, and whether the title has it.

    Sorted, since sums of floats depend on the order and sets have none.
    """
    told = []
    for word in sorted(counts.keys() | head.keys()):
        count, in_title = counts.get(word, 0), word in head
        told.append((word, (1.0 + math.log(count) if count else 0.0) + TITLE_FACTOR * in_title, in_title))
    return told


def _scores(
    weights: _Weights, told: Sequence[tuple[str, float, bool]]
) -> tuple[dict[str, float], dict[str, int]]:
    """Return the score of each topic, and how many words speak for it."""
    scores: dict[str, float] = {}
    distinct: dict[str, int] = {}
    for word, value, in_title in told:
        for code, weight in weights.get(word, ()):
            scores[code] = scores.get(code, 0.0) + weight * value
            distinct[code] = distinct.get(code, 0) + (2 if in_title or weight >= STRONG else 1)
    return scores, distinct


class _Words:
    """The lexicons in the stems of one language; remembers which words say nothing, as most do."""

    def __init__(self, language: str) -> None:
        name = STEMMERS.get(language)
        self._stemmer = Stemmer.Stemmer(name) if name else None
        # Only of words that say something: no more than the lexicon has inflections.
        self._stems: dict[str, str] = {}
        self._silent: set[str] = set()
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        """Phrases by their first word."""
        self.weights = self._read("topic_words", language)
        self.narrower = self._read("topic_part_words", language)
        """What stems and phrases say of parts of topics."""
        self._telling = self.weights.keys() | self.narrower.keys()

    def telling(self, words: Counted) -> dict[str, int]:
        """Return how often each stem and phrase that says something of a topic is there."""
        counts = words.counts
        found: dict[str, int] = {}
        # Listed first, since silencing changes the set.
        for token in list(filterfalse(self._silent.__contains__, counts)):
            stem = self._stems.get(token) or self._stem(token)
            if token not in STOPWORDS and stem in self._telling:
                self._stems[token] = stem
                found[stem] = found.get(stem, 0) + counts[token]
            elif token not in self.phrases:
                self._silence(token)
            for phrase in self.phrases.get(token, ()):
                if phrase[1] in counts and (count := _count(phrase, words)):
                    found[" ".join(phrase)] = count
        return found

    def _stem(self, word: str) -> str:
        return word if self._stemmer is None else self._stemmer.stemWord(word)

    def _silence(self, token: str) -> None:
        if len(self._silent) >= _MEMO_SIZE:
            self._silent.clear()
        self._silent.add(token)

    def _read(self, lexicon: str, language: str) -> _Weights:
        weights: dict[str, dict[str, float]] = {}
        for code, phrase, weight in read_lexicon(lexicon, language):
            if len(phrase) > 1:
                name = " ".join(phrase)
                if phrase not in self.phrases.setdefault(phrase[0], []):
                    self.phrases[phrase[0]].append(phrase)
            else:
                name = self._stem(phrase[0])
            codes = weights.setdefault(name, {})
            codes[code] = max(codes.get(code, 0.0), weight)
        return {
            name: tuple((code, weight / len(codes)) for code, weight in codes.items())
            for name, codes in weights.items()
        }


@cache
def _words(language: str) -> _Words:
    return _Words(language)


def _count(phrase: tuple[str, ...], words: Counted) -> int:
    """Return how often a phrase, whose first word is there, stands in the words."""
    found = 0
    at = -1
    for _ in range(words.counts[phrase[0]]):
        at = words.tokens.index(phrase[0], at + 1)
        found += tuple(words.tokens[at : at + len(phrase)]) == phrase
    return found
