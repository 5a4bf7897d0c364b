"""Headline, standfirst and dates of an article among the lines around its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from pipeline.text.blocks import Kind, Line
from pipeline.text.cues import Cue
from pipeline.text.dates import find_stamps

__all__ = [
    "BYLINE",
    "find_dates",
    "find_headline",
    "find_standfirst",
    "host_of",
    "slug_words",
    "split_names",
]

LOOK_BACK = 60
"""Lines before the text in which a headline is sought; beyond lies the menu."""
LOOK_AHEAD = 12
MAX_WORDS = 32
IN_TEXT = 3.0
"""Points of a headline all of whose words stand in the text."""
EPSILON = 1e-6
"""More than sums of points differ by their order."""
WORD = re.compile(r"[^\W_]{3,}")


def host_of(url: str | None) -> str:
    """Return the host of an address in lower case without ``www.``, or "" where there is none.

    >>> host_of("https://www.Example.org:8080/a?b")
    'example.org'
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def slug_words(url: str | None) -> frozenset[str]:
    """Return the words of an address's longest path segment, if it looks like a headline (three words).

    >>> sorted(slug_words("https://example.org/2024/05/river-rises-after-storm.html"))
    ['after', 'html', 'rises', 'river', 'storm']
    """
    try:
        path = unquote(urlsplit(url or "").path)
    except ValueError:
        return frozenset()
    best = max(path.split("/"), key=len, default="")
    words = frozenset(WORD.findall(best.lower()))
    return words if len(words) >= 3 else frozenset()


def find_headline(
    lines: Sequence[Line], cues: Sequence[Cue], start: int, body: str, slug: frozenset[str] = frozenset()
) -> int | None:
    """Return the index of the headline of the text whose first line is ``start``, or None.

    Candidates are short lines shortly before the text or among its first ones. A headline shares words with
    the text and with the address, is repeated on the page, and stands near.
    """
    opening = "\n".join(line.text for line in lines[: start + 2])
    nearby = range(max(0, start - LOOK_BACK), min(len(lines), start + LOOK_AHEAD))
    bylines = {at for at in nearby if is_byline(lines[at])}
    bare: dict[int, float] = {}
    words: dict[int, frozenset[str]] = {}
    for at in candidates(lines, cues, start, nearby):
        line = lines[at]
        repeated = line.words > 3 and opening.count(line.text) > 1
        signed = not bylines.isdisjoint(range(at + 1, at + 5))
        if at in bylines or (at >= start and not (repeated or signed or matches_slug(line, slug))):
            continue  # a subhead or the first sentence
        words[at] = frozenset(WORD.findall(line.text.lower()))
        points = headline_score(line, words[at], slug) + 1.5 * repeated + 1.0 * signed
        bare[at] = points - (0.04 * (start - at) if at <= start else 1.2 + 0.3 * (at - start))
    top = max(bare.values(), default=0.0)
    likely = [at for at, points in bare.items() if points + IN_TEXT > top - EPSILON]
    if len(likely) == 1 and top > 0:
        return likely[0]  # whatever the text's words are, which are costly
    body = body.lower()
    best, best_score = None, 0.0
    for at in likely:
        known = [stands_in(word, body) for word in words[at]]
        points = bare[at] + IN_TEXT * sum(known) / max(len(known), 1)
        if points > best_score:
            best, best_score = at, points
    return best


def stands_in(word: str, text: str) -> bool:
    """Whether a word stands in a text by itself; asked for few words, that is cheaper than cutting the text.

    >>> stands_in("rain", "trains in the rain"), stands_in("rain", "trains")
    (True, False)
    """
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(word, at + 1)
    return False


def candidates(lines: Sequence[Line], cues: Sequence[Cue], start: int, nearby: range) -> Iterator[int]:
    """Yield the lines that could be a headline, if no byline: up to the second paragraph of the text."""
    paragraphs = 0
    for at in nearby:
        line = lines[at]
        if at >= start and line.kind is Kind.PROSE:
            paragraphs += 1
            if paragraphs > 2:
                return
        if 2 <= line.words <= MAX_WORDS and cues[at] in TITLE_CUES and line.kind is not Kind.MARK:
            yield at


BREADCRUMB = re.compile(r"(?:home|startseite|accueil|inicio|início|главная)\b[\s/>»›|]", re.IGNORECASE)
TITLE_CUES = (Cue.NONE, Cue.APPEAL)
"""A headline may well speak of donations or members."""
BYLINE = re.compile(
    r"(?:(?P<twice>[^\W\d_].{4,40}) by (?=(?P=twice)$)|)"  # a picture's text runs into the byline
    r"(?:written |words |reporting |analysis |story |review |opinion |posted |exclusive )?"
    r"(?(twice)|(?:by|von|par|por|di|door|av|af|yazan|автор)\b:?\s+)(?P<name>[^\W\d_].*)",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
LABELLED = re.compile(
    r"(?:first )?(?:published|updated|posted|last modified|last updated|created|reading time)\b",
    re.IGNORECASE,
)
DATED = re.compile(
    r"(?:published|updated|posted) ?:|\d{1,2}:\d\d.{0,16}(?:19|20)\d\d|(?:19|"
    r"20)\d\d.{0,16}\d{1,2}:\d\d|\d\d?/\d\d?/\d\d"
    r"|\b(?:\d{1,2}(?:st|nd|rd|th)?,? \w{3,9}\.?|\w{3,9}\.? \d{1,2}(?:st|nd|rd|th)?),? (?:19|"
    r"20)\d\d\b.{0,16}$"
    r"|\d+ min(?:ute)?s? read",
    re.IGNORECASE,
)


def is_byline(line: Line) -> bool:
    """Whether the line names the author or says when the article was written."""
    if line.words > 24 or line.kind is Kind.PROSE:
        return False
    match = BYLINE.match(line.text)
    if match is not None and match["name"][0].isupper():
        return True
    return LABELLED.match(line.text) is not None or (
        DIGIT.search(line.text) is not None and DATED.search(line.text) is not None
    )


def matches_slug(line: Line, slug: frozenset[str]) -> bool:
    """Whether at least half of the address's words stand in the line."""
    return bool(slug) and 2 * len(slug.intersection(WORD.findall(line.text.lower()))) >= len(slug)


def headline_score(line: Line, words: frozenset[str], slug: frozenset[str]) -> float:
    """Return how much a line with these words looks like a headline by itself."""
    if not words:
        return 0.0
    score = 8.0 * len(words & slug) / len(words | slug) if slug else 0.0
    if line.words < 4:
        score -= 1.5
    elif 5 <= line.words <= 18:
        score += 1.0
    if line.text.endswith((".", ":", ",", ";")):
        score -= 1.5
    if line.bullet or BREADCRUMB.match(line.text):
        score -= 1.5
    if line.kind is Kind.PROSE:
        score -= 1.0
    return score


def find_standfirst(
    lines: Sequence[Line], cues: Sequence[Cue], headline: int | None, first: int
) -> str | None:
    """Return the summary between the headline and the text's ``first`` line, if one stands there."""
    if headline is None:
        return None
    for at in range(headline + 1, first):
        line = lines[at]
        if line.kind is Kind.PROSE and not line.bullet and cues[at] in TITLE_CUES and 8 <= line.words <= 80:
            return None if lines[at - 1].text == line.text else line.text
    return None


NAME = re.compile(r"(?:[^\W\d_a-zß-ÿ][\w'’.-]*|de|da|di|del|della|dos|van|von|der|den|la|le|bin|al|el|y)$")
NAMES_END = re.compile(
    r"\s*(?:[|•·–—/(@]|\bupdated\b|\bpublished\b|\bfor\b|\bin\b|\bon\b|\d|,\s*(?:the\s)?[\w ]*\b(?:"
    r"writer|reporter|editor|correspondent|press|staff|news|contributor|agency|service|phd|md)\b).*",
    re.IGNORECASE,
)
NAMES_BETWEEN = re.compile(r"\s*,\s*|\s+(?:and|und|et|y|e|en|och|og|&)\s+")


def split_names(text: str) -> tuple[str, ...]:
    """Return the persons' names in what follows a "by": two to five capitalised words each.

    >>> split_names("Ann Lee and José de la Cruz | The Daily")
    ('Ann Lee', 'José de la Cruz')
    """
    names = []
    for part in NAMES_BETWEEN.split(NAMES_END.sub("", text)):
        words = part.split()
        if words and words[0].isupper() and len(words) > 1 and part.isupper():
            part = part.title()
        if 2 <= len(words) <= 5 and all(NAME.match(word) for word in words) and words[0][0].isupper():
            names.append(part.strip(" .,"))
    return tuple(dict.fromkeys(names))


DATE_LINES_BEFORE = 3
DATE_WORDS = 30


def find_dates(
    lines: Sequence[Line], headline: int | None, first: int, day_first: bool = True
) -> tuple[str | None, str | None]:
    """Return when the article says it was published and updated, from the lines about its headline.

    A date without a label counts as published if it stands between headline and text, or before the headline
    with a time beside it: a page's own date of the day has none. Captions and paragraphs don't count.
    """
    if headline is None:
        return None, None
    published = updated = None
    for at in range(max(0, headline - DATE_LINES_BEFORE), first):
        line = lines[at]
        if line.words > DATE_WORDS or line.kind is Kind.PROSE:
            continue
        for stamp in find_stamps(line.text, day_first):
            if stamp.label == "updated":
                updated = updated or stamp.value
            elif stamp.label or at > headline or stamp.timed:
                published = published or stamp.value
    return published, updated
