"""A record as a line of JSON and back, byte for byte.

A value that is a JSON object as this project writes it stands there as one, so that jq and DuckDB can read
it; any other as text, and what is no UTF-8 in base64. The same for keys and headers.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

import orjson

from pipeline.kafka.replay.source import Row

__all__ = ["line_of", "row_of"]


def line_of(record: Any) -> bytes:
    """Return a record (offset, timestamp, key, value, headers) as a line, with its line feed."""
    head = {"offset": record.offset, "timestamp": record.timestamp, **_named("key", record.key)}
    head["headers"] = [_pair(name, value) for name, value in record.headers]
    value = record.value
    if value is not None and value[:1] == b"{" and _as_written(value):
        return b"".join((orjson.dumps(head)[:-1], b',"value":', value, b"}\n"))
    return orjson.dumps(head | _named("text", value), option=orjson.OPT_APPEND_NEWLINE)


def row_of(line: bytes, partition: int) -> Row:
    """Return the record of a line. Raises `ValueError`, `KeyError` or `TypeError` for no such line."""
    found = orjson.loads(line)
    value = orjson.dumps(found["value"]) if "value" in found else _bytes(found, "text")
    headers = tuple((str(pair[0]), _value(pair)) for pair in found["headers"])
    return Row(partition, found["offset"], found["timestamp"], _bytes(found, "key"), value, headers)


def _as_written(value: bytes) -> bool:
    """Whether parsing and writing gives the same bytes: no line feeds, no odd numbers, no key twice."""
    try:
        return orjson.dumps(orjson.loads(value)) == value
    except ValueError:
        return False


def _named(name: str, value: bytes | None) -> dict[str, str]:
    if value is None:
        return {}
    try:
        return {name: value.decode("utf-8")}
    except UnicodeDecodeError:
        return {f"{name}_base64": base64.b64encode(value).decode("ascii")}


def _bytes(found: Mapping[str, Any], name: str) -> bytes | None:
    if f"{name}_base64" in found:
        return base64.b64decode(found[f"{name}_base64"], validate=True)
    return found[name].encode("utf-8") if name in found else None


def _pair(name: str, value: bytes | None) -> list[str | None]:
    if value is None:
        return [name, None]
    try:
        return [name, value.decode("utf-8")]
    except UnicodeDecodeError:
        return [name, None, base64.b64encode(value).decode("ascii")]


def _value(pair: list[Any]) -> Any:
    if len(pair) == 3:
        return base64.b64decode(pair[2], validate=True)
    return None if pair[1] is None else pair[1].encode("utf-8")
