"""The topics, their parts, and the words that tell them: the upper two levels of the IPTC Media Topics.

Codes and names: IPTC Media Topics, https://cv.iptc.org/newscodes/mediatopic/, CC BY 4.0.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.text.lists import keyed

__all__ = ["NAMES", "PARTS", "STRONG", "read_lexicon"]

STRONG = 2.0
"""What a word counts that hardly ever means anything else; others count 1."""

NAMES = {
    "01": "arts, culture, entertainment and media",
    "02": "crime, law and justice",
    "03": "disaster, accident and emergency incident",
    "04": "economy, business and finance",
    "05": "education",
    "06": "environment",
    "07": "health",
    "08": "human interest",
    "09": "labour",
    "10": "lifestyle and leisure",
    "11": "politics",
    "12": "religion",
    "13": "science and technology",
    "14": "society",
    "15": "sport",
    "16": "conflict, war and peace",
    "17": "weather",
}
"""Names by the first two digits of the code; the whole code is ``medtop:`` + digits + ``000000``."""


PARTS = {code: (topic, name) for topic, (code, name) in keyed("topic_parts")}
"""The parts of topics by their codes: the first two digits of the topic they belong to, and their names."""


def read_lexicon(name: str, language: str) -> Iterator[tuple[str, tuple[str, ...], float]]:
    """Yield code, word or words of a phrase, and weight of what a language reads in a list of words.

    It reads its own words and English ones, which many borrow; a language without words of its own those
    of all.
    """
    lines = [(*key.partition("-"), words) for key, words in keyed(name)]
    own = any(of == language for _, _, of, _ in lines)
    for code, _, of, words in lines:
        if of in ("", "en", language) or not own:
            for word in words:
                yield code, tuple(word.removeprefix("!").split(" ")), STRONG if word[0] == "!" else 1.0
