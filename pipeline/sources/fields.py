"""Fields of records by their dotted paths, and conditions on them, as commands take them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import orjson

from pipeline.errors import UsageError

__all__ = ["condition", "field_of"]


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


def condition(where: Iterable[str]) -> Callable[[Mapping[str, Any]], bool]:
    """Return whether an envelope meets all of ``field=value``. Raises `UsageError` for anything else."""
    pairs = []
    for text in where:
        path, sign, value = text.partition("=")
        if not sign or not path.strip():
            raise UsageError(f"--where {text!r}: write field=value, like --where rule=exact")
        pairs.append((path.strip(), value))
    return lambda row: all(value in _as_texts(field_of(row, path)) for path, value in pairs)


def _as_texts(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        yield each if isinstance(each, str) else orjson.dumps(each).decode()
