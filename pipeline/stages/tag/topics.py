"""Topics: the top level of the IPTC Media Topics, from the words of an article; none rather than a guess."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache

from pipeline.article import Topic
from pipeline.stages.tag.lexicon import LEXICON, NAMES

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


def find_topics(title: Sequence[str], text: Sequence[str]) -> tuple[Topic, ...]:
    """Return up to `MAX_TOPICS` topics, most certain first; empty where the words do not decide.

    Score of a topic: sum over its words of weight x (1 + ln count), `TITLE_FACTOR` more in the title. A word
    of several topics counts for each of them by its share. Confidence: (1 - e^(-score / `ENOUGH_EVIDENCE`))
    x the square root of the topic's share in the scores of all.

    Both are given as tokens.

    >>> [topic.name for topic in find_topics(["vote"], "the parliament and the prime minister met".split())]
    ['politics']
    >>> find_topics(["hello"], ["nothing", "is", "told"])
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


def _scores(title: Sequence[str], text: Sequence[str]) -> tuple[dict[str, float], Counter[str]]:
    table, phrases = _tables()
    counts, head = Counter(text), Counter(title)
    for first in phrases.keys() & (counts.keys() | head.keys()):
        for phrase in phrases[first]:
            name = " ".join(phrase)
            counts[name] = _count(phrase, text, counts[first])
            head[name] = _count(phrase, title, head[first])
    scores: dict[str, float] = {}
    distinct: Counter[str] = Counter()
    # Sorted, since sums of floats depend on the order and sets have none.
    for word in sorted((counts.keys() | head.keys()) & table.keys()):
        count = counts[word]
        value = (1.0 + math.log(count) if count else 0.0) + TITLE_FACTOR * (head[word] > 0)
        if value:
            for code, weight in table[word]:
                scores[code] = scores.get(code, 0.0) + weight * value
                distinct[code] += 1
    return scores, distinct


def _count(phrase: tuple[str, ...], tokens: Sequence[str], firsts: int) -> int:
    """Return how often a phrase stands in the tokens, its first word being there ``firsts`` times."""
    found = 0
    at = -1
    for _ in range(firsts):
        at = tokens.index(phrase[0], at + 1)
        found += tuple(tokens[at : at + len(phrase)]) == phrase
    return found


@cache
def _tables() -> tuple[dict[str, tuple[tuple[str, float], ...]], dict[str, list[tuple[str, ...]]]]:
    weights: dict[str, dict[str, float]] = {}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for line in LEXICON.strip().splitlines():
        code, *listed = line.split()
        for word in listed:
            parts = tuple(word.lstrip("!").split("_"))
            if len(parts) > 1 and parts not in phrases.setdefault(parts[0], []):
                phrases[parts[0]].append(parts)
            weights.setdefault(" ".join(parts), {})[code] = 2.0 if word.startswith("!") else 1.0
    table = {
        word: tuple((code, weight / len(codes)) for code, weight in codes.items())
        for word, codes in weights.items()
    }
    return table, phrases
