"""The page's tables as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

__all__ = ["COLUMNS", "as_csv"]

COLUMNS: Mapping[str, Sequence[str]] = {
    "stages": (
        "stage",
        "received",
        "passed",
        "duplicate",
        "rejected",
        "failed",
        "per_second",
        "lag_records",
        "lag_seconds",
        "memory_entries",
        "memory_bytes",
    ),
    "sources": ("source", "total", "last", "usual_gap_seconds", "silent_seconds", "silent"),
    "stories": (
        "id",
        "headline",
        "status",
        "articles",
        "unique",
        "reprints",
        "first_source",
        "first_time",
        "last_time",
        "sources",
        "topics",
        "people",
        "places",
        "organisations",
        "keywords",
    ),
    "duplicates": (
        "time",
        "origin",
        "id",
        "source",
        "title",
        "url",
        "language",
        "published",
        "of",
        "rule",
        "score",
        "copies",
        "minutes_apart",
    ),
    "dead": ("origin", "id", "source", "stage", "fault", "error", "time", "bytes"),
    "topics": ("name", "description", "partitions", "records", "bytes", "newest", "drift"),
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet would take for a formula."""


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return a table with a heading; lists become text, and no text can be taken for a formula."""
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return file.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    if isinstance(value, str):
        value = value.replace("\0", "")
        return f"'{value}" if value.startswith(_FORMULA) else value
    return value
