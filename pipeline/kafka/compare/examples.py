"""Articles that differ, as a person wants to see them: read from where their outcomes lie."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import orjson

from pipeline.article import Origin
from pipeline.flow import DUPLICATES, REJECTED
from pipeline.kafka.codec import header
from pipeline.kafka.compare.differences import Difference
from pipeline.kafka.compare.side import GROUPED, OPEN, TOPICS, Side
from pipeline.kafka.reader import Reader
from pipeline.settings import Settings

__all__ = ["Example", "look_up"]

AROUND = 40
"""Characters that are shown before and behind the first one that differs."""
MOST = 160


@dataclass(frozen=True, slots=True)
class Example:
    """One article that differs: what it is, and what either flow said of it."""

    origin: Origin
    id: str | None
    title: str | None
    before: str
    after: str

    def plain(self) -> dict[str, Any]:
        """Return it as JSON takes it."""
        return asdict(self) | {"origin": str(self.origin)}


def look_up(
    difference: Difference, sides: tuple[Side, Side], flows: tuple[Settings, Settings]
) -> list[Example]:
    """Return the examples of a class, read from the flows' topics."""
    if not difference.examples:
        return []
    found = []
    with Reader(flows[0], TOPICS) as one, Reader(flows[1], TOPICS) as two:
        for index in difference.examples:
            records = [_outcome(side, index, reader) for side, reader in zip(sides, (one, two), strict=True)]
            said = [_said(difference.aspect, topic, record) for topic, record in records]
            if difference.aspect in ("text", "title"):
                said = _where_unlike(*said)
            named = next((value for _, record in records if (value := _value(record))), {})
            found.append(
                Example(
                    sides[0].places.origin(index),
                    named.get("id"),
                    named.get("title"),
                    said[0][:MOST],
                    said[1][:MOST],
                )
            )
    return found


def _outcome(side: Side, index: int, reader: Reader) -> tuple[str, Any]:
    row = side.rows[index]
    if row["state"] <= OPEN:
        return "", None
    topic = TOPICS[int(row["topic"])]
    return topic, reader.at(topic, Origin(int(row["partition"]), int(row["offset"])))


def _value(record: Any) -> dict[str, Any]:
    try:
        value = orjson.loads(record.value) if record is not None and record.value else {}
    except orjson.JSONDecodeError:
        return {}
    return value if isinstance(value, dict) else {}


def _said(aspect: str, topic: str, record: Any) -> str:
    if record is None:
        return "-"
    value = _value(record)
    if topic == DUPLICATES:
        return f"duplicate {value['rule']} of {value['of']}, score {value['score']}"
    if topic == REJECTED:
        return f"rejected {value['reason']}: {value['detail']}"
    if topic != GROUPED:
        fault, error = (header(record.headers, name) or b"" for name in ("wr-fault", "wr-error"))
        return f"dead {fault.decode('utf-8', 'replace')}: {error.decode('utf-8', 'replace')}"
    if aspect in ("text", "title"):
        return str(value[aspect])
    if aspect == "topics":
        return ", ".join(f"{each['qcode']} {each['name']}" for each in value["topics"])
    if aspect == "names":
        return ", ".join(
            each["name"] for kind in ("people", "places", "organisations") for each in value[kind]
        )
    if aspect == "keywords":
        return ", ".join(value["keywords"])
    if aspect == "story":
        return value["story"]["id"] if value["story"] else "-"
    if aspect == "details":
        return ", ".join(f"{name} {value.get(name)}" for name in ("url", "published", "language", "authors"))
    return f"revision {value['version']} of {value['updates']}" if value["updates"] else "unique"


def _where_unlike(one: str, two: str) -> list[str]:
    """Return the parts of two texts around the first character that differs."""
    pairs = enumerate(zip(one, two, strict=False))
    at = next((at for at, (left, right) in pairs if left != right), min(len(one), len(two)))
    start = max(0, at - AROUND)
    return [("…" if start else "") + text[start : at + AROUND] for text in (one, two)]
