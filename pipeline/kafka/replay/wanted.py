"""Which records of its range a run asks for: by fields and ids, as the stage that reads them sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

import orjson

from pipeline.article import RawArticle
from pipeline.errors import BadRecord, UsageError
from pipeline.flow import RAW
from pipeline.kafka.reader import texts
from pipeline.kafka.replay.run import Run
from pipeline.kafka.schemas import RECORDS
from pipeline.sources.decode import decode_raw
from pipeline.sources.fields import clauses, condition

__all__ = ["check_fields", "wanted_by"]

_ANY_SIZE = 1 << 40
"""What is too large for the flow has fields all the same."""


def wanted_by(run: Run) -> Callable[[Any], bool]:
    """Return whether a record is of those that the run asked for.

    What cannot be read has no fields. A raw record's are those that the clean stage reads: ``source`` is the
    url's host where none is given, fields that we don't know are in ``extra``.
    """
    if not run.where and not run.ids:
        return lambda _: True
    meets = condition(run.where)
    read = _raw_fields if run.source == RAW else _json

    def wanted(row: Any) -> bool:
        record = read(row.value)
        known = isinstance(record, dict) and (not run.ids or record.get("id") in run.ids)
        return known and meets({"value": record, "headers": texts(row.headers)})

    return wanted


def check_fields(source: str, where: Iterable[str]) -> None:
    """Raise `UsageError` where a condition names a field that records of the topic don't have."""
    if (record := RECORDS.get(source)) is None:
        return
    known = [each.name for each in fields(record)]
    for field, _ in clauses(where):
        if field.partition(".")[0] not in {*known, "headers"}:
            later = [
                topic for topic, kind in RECORDS.items() if field in {each.name for each in fields(kind)}
            ]
            raise UsageError(
                f"--where {field}=…: records of {source} have no {field}, but {', '.join(known)} (extra.NAME "
                f"for fields of your own) and headers.NAME{_elsewhere(field, later)}"
            )


def _elsewhere(field: str, topics: list[str]) -> str:
    return f"; {field} is on {', '.join(topics)}" if topics else ""


def _raw_fields(value: bytes | None) -> Mapping[str, Any] | None:
    try:
        record = decode_raw(value, max_bytes=_ANY_SIZE)
    except BadRecord:
        return None
    return {name: getattr(record, name) for name in RawArticle.__slots__}


def _json(value: bytes | None) -> Any:
    try:
        return orjson.loads(value or b"null")
    except orjson.JSONDecodeError:
        return None
