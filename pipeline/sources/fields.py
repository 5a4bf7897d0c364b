"""Fields of records by their dotted paths, and conditions on them, as commands take them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import orjson

from pipeline.errors import UsageError

__all__ = ["clauses", "condition", "field_of"]

_CLAUSE = re.compile(
    r"""\s* (?P<field>[^\s=]+) \s*=\s* (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<plain>.*?) ) \s*
        (?: $ | \s (?:and|AND) \s (?= \s*[^\s=]+\s*= ) )""",
    re.VERBOSE | re.DOTALL,
)
"""A field and its value, up to the end or the ``and`` before the next field."""


def field_of(row: Mapping[str, Any], path: str) -> Any:
    """Return a field by its dotted path, from the value first, then from the envelope; None if absent.

    >>> field_of({"key": "0", "value": {"story": {"id": "s1"}}}, "story.id")
    's1'
    """
    for start in (row.get("value"), row):
        found: Any = start
        for part in path.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        if found is not None:
            return found
    return None


def clauses(where: Iterable[str]) -> list[tuple[str, str]]:
    """Return the fields and values of ``field=value`` and ``field=value and field=value``.

    A value may stand in quotes, and must where it holds ``and`` before something like a field. Raises
    `UsageError` for anything else.

    >>> clauses(["source=daily.example and title='War and peace'", "language=en"])
    [('source', 'daily.example'), ('title', 'War and peace'), ('language', 'en')]
    """
    found = []
    for text in where:
        at = 0
        while at < len(text) or not text:
            match = _CLAUSE.match(text, at)
            if match is None:
                raise UsageError(
                    f"--where {text!r}: write field=value, like --where rule=exact; several with and between"
                )
            plain = match["plain"]
            if plain and plain[0] in "\"'":
                raise UsageError(f"--where {text!r}: close the quote, and write and before the next field")
            value = next(v for v in (match["double"], match["single"], plain) if v is not None)
            found.append((match["field"], value))
            at = match.end()
    return found


def condition(where: Iterable[str]) -> Callable[[Mapping[str, Any]], bool]:
    """Return whether an envelope meets all of the conditions (see `clauses`). Raises `UsageError`."""
    pairs = clauses(where)
    return lambda row: all(value in _as_texts(field_of(row, path)) for path, value in pairs)


def _as_texts(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list | tuple) else [value]:
        yield each if isinstance(each, str) else orjson.dumps(each).decode()
