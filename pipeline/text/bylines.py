"""Who wrote a page, by its markup: names out of what its head claims, and out of its bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice

from pipeline.text.metadata import split_names

__all__ = ["marked_authors", "names_of"]

MARKED = re.compile(
    rb"<(?P<tag>a|span|p|div|li|address|cite|h\d)\b[^>]{0,600}?"
    rb"(?:\brel\s*=\s*[\"']?author\b|\bitemprop\s*=\s*[\"']?author\b|"
    rb"\bclass\s*=\s*[\"'][^\"'>]{0,200}?\b(?:byline|author)(?:s|[-_]{1,2}(?:name|names|link|info|item))?[\s\"'])"
    rb"[^>]{0,600}>",
    re.IGNORECASE,
)
"""An element that says it holds the author."""
STEMS = (b"uthor", b"yline", b"yLine", b"UTHOR", b"YLINE")
"""Of "author" and "byline", in the spellings pages have; the pattern above is slow elsewhere."""
TAG_BYTES = 1_300
LOOKED_AT = 8
NEAR_BYTES = 500
TAG = re.compile(r"<[^>]{0,2000}>")
CLOSING = re.compile(r"</(?:div|p|li|address|section|header|h\d)\b", re.IGNORECASE)
BY = re.compile(r"^\W*(?:(?:written |words |story |report(?:ed)? )?by|von|par|por)\b:?\s+", re.IGNORECASE)
MAIL = re.compile(r"\S+@\S+")
BEHIND = re.compile(r"\s*(?:\||•|·|\(|\s[–—-]\s).*$", re.DOTALL)
EDGES = " ,;:|/-–—.·•\t\n"
NO_NAMES = re.compile(
    r"\.\w{2,}$|\b(?:news|times|post|press|journal|staff|editor|editors|editorial|desk|team|reporter|reporters|"
    r"correspondent|officer|media|magazine|report|today|bureau|agency|wire|contributors?)\b",
    re.IGNORECASE,
)
"""Parts behind a name that are no further name: an outlet, a role, a domain."""
_WORDS = re.compile(r"\w+")


def names_of(claimed: Iterable[str], site: str | None) -> tuple[str, ...]:
    """Return the authors among what a page's head claims, without outlets, roles, addresses, the site itself.

    >>> names_of(["Ann Lee, daily.example", ", The Wire", "Bo Chen | Daily | bo@daily.example"], "Daily")
    ('Ann Lee', 'Bo Chen')
    """
    found: list[str] = []
    own = _folded(site or "")
    for text in claimed:
        if text.lstrip().startswith(","):
            continue  # a template whose author is missing
        name = BEHIND.sub("", MAIL.sub("", BY.sub("", unescape(text)))).strip(EDGES)
        first, *others = (part.strip(EDGES) for part in name.split(","))
        parts = [first, *(part for part in others if split_names(part) and not NO_NAMES.search(part))]
        found += [part for part in parts if part and not (own and _folded(part) in (own, f"the {own}"))]
    return tuple(dict.fromkeys(part for part in found if own != f"the {_folded(part)}"))


def marked_authors(source: bytes) -> tuple[str, ...]:
    """Return the names in the first element of a page that says it holds the author, if they are persons'."""
    for match in islice(_marked(source), LOOKED_AT):
        rest = source[match.end() : match.end() + NEAR_BYTES].decode("utf-8", "ignore")
        tag = match["tag"].decode()
        if tag.lower() in ("a", "span", "cite"):
            rest = rest.partition(f"</{tag}")[0]
        else:
            rest = CLOSING.split(rest, maxsplit=1)[0]
        text = " ".join(unescape(TAG.sub(" ", rest)).split())
        if names := split_names(BY.sub("", text)):
            return names
    return ()


def _marked(source: bytes) -> Iterator[re.Match[bytes]]:
    """Yield the tags that say so, in order."""
    tags = {source.rfind(b"<", max(0, at - TAG_BYTES), at) for stem in STEMS for at in _places(source, stem)}
    for start in sorted(tags):
        if start >= 0 and (match := MARKED.match(source, start)):
            yield match


def _places(source: bytes, word: bytes) -> Iterator[int]:
    at = source.find(word)
    while at >= 0:
        yield at
        at = source.find(word, at + len(word))


def _folded(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))
