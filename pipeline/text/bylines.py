"""Who wrote a page, by its markup: names out of what its head claims, and out of its bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from itertools import islice

from pipeline.text.metadata import split_names

__all__ = ["marked_authors", "names_of"]

LOOKED_AT = 8
NEAR_CHARS = 500
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


def marked_authors(elements: Iterable[str]) -> tuple[str, ...]:
    """Return the names in the first element that holds some; ``elements`` are what those for authors hold."""
    for inside in islice(elements, LOOKED_AT):
        first = CLOSING.split(inside[:NEAR_CHARS], maxsplit=1)[0]
        text = " ".join(unescape(TAG.sub(" ", first)).split())
        if names := split_names(BY.sub("", text)):
            return names
    return ()


def _folded(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))
