"""What clean kept of a raw record, line by line, and where the tags stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.article import RawArticle
from pipeline.text.html import is_html, visible_text

__all__ = ["mentions", "raw_lines"]

MOST_LINES = 4000
MOST_CHARS = 200_000
LINE_CHARS = 5000
WHOLE_WORDS = 4
"""A line of fewer words counts as kept only where it is a line of the article: such words stand anywhere."""
MOST_MENTIONS = 2000
_WORDS = re.compile(r"\w+")
_KINDS = {"people": "person", "places": "place", "organisations": "organisation"}


def raw_lines(raw: RawArticle, article: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return a raw record's lines as a reader sees them, each with whether the article has it.

    The article is given as on its topic; None where it went no further than clean.
    """
    html = raw.content_type == "text/html" or (raw.content_type is None and is_html(raw.content))
    text = visible_text(raw.content) if html else raw.content
    every = [line.strip()[:LINE_CHARS] for line in text.splitlines() if line.strip()]
    shown, size = [], 0
    for line in every[:MOST_LINES]:
        size += len(line)
        if size > MOST_CHARS:
            break
        shown.append(line)
    kept = _kept(article)
    return {
        "content_type": "text/html" if html else "text/plain",
        "bytes": len(raw.content.encode("utf-8", "replace")),
        "lines": [{"text": line, "kept": kept(line)} for line in shown],
        "cut": len(shown) < len(every),
    }


def _kept(article: Mapping[str, Any] | None) -> Any:
    if article is None:
        return lambda _: False
    head = (article.get("title"), article.get("standfirst"), *(article.get("authors") or ()))
    lines = [*(article.get("text") or "").splitlines(), *(part for part in head if part)]
    whole = {_folded(line) for line in lines}
    every = "\n".join(_folded(line) for line in lines)

    def kept(line: str) -> bool:
        words = _folded(line)
        if not words:
            return False
        return words in whole or (words.count(" ") + 1 >= WHOLE_WORDS and words in every)

    return kept


def _folded(line: str) -> str:
    return " ".join(_WORDS.findall(line.casefold()))


def mentions(article: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return where people, places and organisations stand in the text: begin and end in code points.

    Where two overlap the longer name counts.
    """
    text: str = article.get("text") or ""
    taken: set[int] = set()
    found: list[dict[str, Any]] = []
    for name, kind, spelling in sorted(_spellings(article), key=lambda each: -len(each[2])):
        for match in re.finditer(rf"(?<!\w){re.escape(spelling)}(?!\w)", text):
            if taken.isdisjoint(range(*match.span())) and len(found) < MOST_MENTIONS:
                taken.update(range(*match.span()))
                found.append({"start": match.start(), "end": match.end(), "kind": kind, "name": name})
    return sorted(found, key=lambda each: int(each["start"]))


def _spellings(article: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for field, kind in _KINDS.items():
        for entity in article.get(field) or ():
            for spelling in {entity["name"], *entity["aliases"]}:
                if spelling:
                    yield entity["name"], kind, spelling
