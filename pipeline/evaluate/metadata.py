"""How well the clean stage tells what belongs to an article: headline, authors, date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.article import Article, parse_time

__all__ = ["FIELDS", "Marks", "mark", "shares"]

FIELDS = ("title", "author", "date")
Marks = Mapping[str, bool | None]
"""By field whether what was found is right; None where the label is missing and nothing was found."""
DAY = 86_400.0
EAST, WEST = 14 * 3600.0, 12 * 3600.0
"""How far a day of the calendar reaches beyond that of UTC: labels have no zone."""
_WORDS = re.compile(r"\w+")
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b|\n)\s*")
_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)


def mark(page: Mapping[str, Any], article: Article | None) -> dict[str, bool | None]:
    """Compare an article with a page's labels.

    Titles are equal by their words; authors as sets of names, whatever their order; dates if it was
    that day anywhere. Where the label is empty, False says that something was invented.
    """
    found = {
        "title": article.title if article else "",
        "author": sorted(map(_folded, article.authors)) if article else [],
        "date": parse_time(article.published) if article else None,
    }
    gold_date = parse_time(_text(page.get("date")))
    gold = {
        "title": _folded(_text(page.get("title"))),
        "author": sorted(_names(page.get("author"))),
        "date": gold_date,
    }
    marks: dict[str, bool | None] = {}
    for name in FIELDS:
        if not gold[name]:
            marks[name] = False if found[name] else None
        elif name == "title":
            marks[name] = _folded(str(found[name])) == gold[name]
        elif name == "date":
            there = found["date"]
            marks[name] = (
                isinstance(there, float)
                and gold_date is not None
                and gold_date - EAST <= there < gold_date + DAY + WEST
            )
        else:
            marks[name] = found[name] == gold[name]
    return marks


def shares(marks: Iterable[tuple[Mapping[str, Any], Marks]]) -> dict[str, float]:
    """Return by field the share that is right where there is a label; elsewhere, that nothing is invented."""
    right: dict[str, list[bool]] = {}
    for page, each in marks:
        for name, value in each.items():
            labelled = bool(_text(page.get(name)) or page.get(name))
            key = f"{name}_exact" if labelled else f"{name}_not_invented"
            right.setdefault(key, []).append(bool(value) if labelled else value is None)
    return {key: sum(values) / len(values) for key, values in sorted(right.items())}


def _names(value: Any) -> list[str]:
    names = value if isinstance(value, list) else _SPLIT.split(_BY.sub("", _text(value)))
    return [folded for name in names if (folded := _folded(_BY.sub("", str(name))))]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _folded(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))
