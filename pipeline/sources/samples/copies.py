"""What becomes of an article on its way through other outlets: reprints, cuts and updates."""

from __future__ import annotations

import random
import re

from pipeline.sources.samples.articles import Event, Text, write
from pipeline.sources.samples.grammar import between, pick, sample, words

__all__ = ["MIN_CUT_WORDS", "edited", "length", "truncated", "updated"]

MIN_CUT_WORDS = 110
"""What is left of a truncated copy has at least so many words (characters/2 in Chinese): less is a teaser."""

_AGENCIES = ("Continental News Agency", "Meridian Press", "United Wire", "Coastline Press Service", "PNA")
_SYNONYMS = dict(
    pair.split("=")
    for pair in words(
        """
        said=stated|explained=pointed out|argued=contended|near=close to|about=regarding|
        several=a number of|many=numerous|around=roughly around|after=following|before=prior to|
        because=since|although=even if|remains=stays|welcomed=applauded|rejected=turned down|
        questioned=doubted|residents=locals|costly=expensive|modest=small|plan=scheme|will=shall|
        and=plus|und=sowie|et=ainsi que|y=así como|ve=ile|и=а также
        """
    )
)


def length(text: Text) -> int:
    """Return how long a body is in words; a Chinese character counts as half a word."""
    body = text.body
    return len(body.split()) + sum("\u4e00" <= char <= "\u9fff" for char in body) // 2


def truncated(text: Text, rng: random.Random) -> Text:
    """Return the first 60 to 80 percent of the article, up to the end of the sentence there."""
    sentences = _sentences(text)
    room = (
        sum(len(sentence) for paragraph in sentences for sentence in paragraph) * between(rng, 60, 75) / 100
    )
    kept: list[str] = []
    for paragraph in sentences:
        taken = ""
        for sentence in paragraph:
            if room <= 0:
                break
            taken += sentence
            room -= len(sentence)
        if taken:
            kept.append(taken.strip())
    return Text(text.headline, tuple(kept))


def edited(text: Text, rng: random.Random) -> Text:
    """Return the article with two to five words changed, and an agency named before or behind it."""
    paragraphs = list(text.paragraphs)
    spots = [
        (index, match.start(), match.group())
        for index, paragraph in enumerate(paragraphs)
        for match in re.finditer(r"\w+", paragraph)
        if match.group() in _SYNONYMS
    ]
    for index, start, word in sorted(sample(rng, spots, between(rng, 2, 5)), reverse=True):
        old = paragraphs[index]
        paragraphs[index] = old[:start] + _SYNONYMS[word] + old[start + len(word) :]
    agency = pick(rng, _AGENCIES)
    if rng.random() < 0.5:
        paragraphs[0] = f"({agency}) — {paragraphs[0]}"
    else:
        paragraphs.append(f"{agency} contributed to this report.")
    return Text(text.headline, tuple(paragraphs))


def updated(text: Text, event: Event, rng: random.Random) -> Text:
    """Return the outlet's own update of its article: new paragraphs within, mostly right below the first."""
    more = write(event, rng, extra=True).paragraphs
    place = min(1 if rng.random() < 0.5 else between(rng, 1, 4), len(text.paragraphs) - 1)
    return Text(text.headline, (*text.paragraphs[:place], *more, *text.paragraphs[place:]))


def _sentences(text: Text) -> list[list[str]]:
    return [re.findall(r".+?(?:[.?!]”? +|[。]”?|$)", paragraph) for paragraph in text.paragraphs]
