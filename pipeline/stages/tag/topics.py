"""Topics: the top level of the IPTC Media Topics, from the words of an article; none rather than a guess."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.article import Topic
from pipeline.stages.tag.lexicon import LEXICON, NAMES
from pipeline.text.tokens import words

__all__ = ["find_topics"]

TITLE_FACTOR = 2.0
"""What a word counts more in the title: the title names the subject, the text its surroundings too."""

FEWEST_WORDS = 3
"""Different words of a topic an article needs: two can be chance in a text of 300 words."""

ENOUGH_EVIDENCE = 6.0
"""Score at which the evidence counts for 63 % (1 - 1/e): some four words, one of them in the title."""

LEAST_CONFIDENCE = 0.3
"""Below it nothing is said. By eye on the development articles; to be set by labels when there are more."""

BESIDE_BEST = 0.5
"""A second topic needs this part of the best one's score."""

MAX_TOPICS = 3


def find_topics(title: str, text: str) -> tuple[Topic, ...]:
    """Return up to `MAX_TOPICS` topics, most certain first; empty where the words do not decide.

    Score of a topic: sum over its words of weight x (1 + ln count), `TITLE_FACTOR` more in the title. A word
    of several topics counts for each of them by its share. Confidence: (1 - e^(-score / `ENOUGH_EVIDENCE`))
    x the square root of the topic's share in the scores of all.

    >>> [topic.name for topic in find_topics("Vote", "The parliament and the prime minister met voters.")]
    ['politics']
    >>> find_topics("Hello", "Nothing is told here.")
    ()
    """
    scores, distinct = _scores(title, text)
    total = sum(scores.values())
    best = max(scores.values(), default=0.0)
    found = []
    for code, score in scores.items():
        confidence = (1.0 - math.exp(-score / ENOUGH_EVIDENCE)) * math.sqrt(score / total)
        if distinct[code] >= FEWEST_WORDS and confidence >= LEAST_CONFIDENCE and score >= BESIDE_BEST * best:
            found.append(Topic(f"medtop:{code}000000", NAMES[code], round(confidence, 3)))
    return tuple(sorted(found, key=lambda topic: (-topic.confidence, topic.qcode))[:MAX_TOPICS])


def _scores(title: str, text: str) -> tuple[dict[str, float], Counter[str]]:
    table, _, _ = _tables()
    counts = Counter(words(text))
    counts.update(_phrases(text))
    head = set(words(title))
    head.update(_phrases(title))
    scores: dict[str, float] = {}
    distinct: Counter[str] = Counter()
    # Sorted, since sums of floats depend on the order and sets have none.
    for word in sorted((counts.keys() | head) & table.keys()):
        count = counts[word]
        value = (1.0 + math.log(count) if count else 0.0) + TITLE_FACTOR * (word in head)
        for code, weight in table[word]:
            scores[code] = scores.get(code, 0.0) + weight * value
            distinct[code] += 1
    return scores, distinct


def _phrases(text: str) -> list[str]:
    _, automaton, phrases = _tables()
    lower = text.lower()
    return [
        phrases[index]
        for index, start, end in automaton.find_matches_as_indexes(lower)
        if not (start and lower[start - 1].isalnum()) and not (end < len(lower) and lower[end].isalnum())
    ]


@cache
def _tables() -> tuple[dict[str, tuple[tuple[str, float], ...]], AhoCorasick, list[str]]:
    weights: dict[str, dict[str, float]] = {}
    for line in LEXICON.strip().splitlines():
        code, *listed = line.split()
        for word in listed:
            strong = word.startswith("!")
            weights.setdefault(word.lstrip("!").replace("_", " "), {})[code] = 2.0 if strong else 1.0
    table = {
        word: tuple((code, weight / len(codes)) for code, weight in codes.items())
        for word, codes in weights.items()
    }
    phrases = sorted(word for word in table if not word.isalnum())
    return table, AhoCorasick(phrases, matchkind=MatchKind.LeftmostLongest), phrases
