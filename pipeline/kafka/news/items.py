"""From outcome records to the items that the live page shows."""

from __future__ import annotations

from typing import Any

import orjson

from pipeline.article import event_time, parse_time
from pipeline.flow import DEAD, DUPLICATES, FLOW, REJECTED
from pipeline.kafka.codec import origin_of
from pipeline.kafka.reader import texts
from pipeline.observe.facts import Item

__all__ = ["KIND_OF", "item_from"]

KIND_OF = {FLOW[-1].passes_to: "passed", DUPLICATES: "duplicate", REJECTED: "rejected", DEAD: "dead"}
"""Outcome topics and what an item of theirs is called."""
_EMPTY: Item = dict.fromkeys(
    (
        "id",
        "source",
        "title",
        "url",
        "language",
        "published",
        "story",
        "topics",
        "version",
        "stage",
        "reason",
        "detail",
        "of",
        "rule",
        "score",
        "copies",
        "minutes_apart",
    )
)
_DETAIL_CHARS = 500


def item_from(topic: str, record: Any) -> Item | None:
    """Return the item of a record on an outcome topic (without the prefix), or None where it is none.

    None: a marker that closes a dead letter, or what a stranger wrote there.
    """
    origin = origin_of(record.headers)
    if origin is None:
        return None
    item = _EMPTY | {"kind": KIND_OF[topic], "origin": str(origin), "time": record.timestamp / 1000}
    if topic == DEAD:
        return _dead(item, texts(record.headers))
    try:
        data = orjson.loads(record.value or b"")
        item |= {key: data[key] for key in ("id", "source", "title", "url")}
        if topic == REJECTED:
            return item | {"stage": "clean", "reason": data["reason"], "detail": data["detail"]}
        item |= {"language": data["language"], "published": data["published"]}
        if topic == DUPLICATES:
            return item | _copy(data, record.timestamp / 1000)
        named = [each["name"] for each in data["topics"]]
        return item | {"story": data["story"], "topics": named, "version": data["version"]}
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return None


def _dead(item: Item, head: dict[str, str]) -> Item | None:
    if "wr-dead-action" in head:
        return None
    return item | {
        "id": head.get("ce_id"),
        "source": head.get("ce_source"),
        "stage": head.get("wr-stage"),
        "reason": head.get("wr-fault"),
        "detail": head.get("wr-error", "")[:_DETAIL_CHARS],
    }


def _copy(data: dict[str, Any], seen_at: float) -> dict[str, Any]:
    own = event_time(data["published"], data["fetched_at"], seen_at)
    first = parse_time(data["first_seen"])
    apart = round((own - first) / 60, 1) if own is not None and first is not None else None
    found = {key: data[key] for key in ("of", "rule", "score", "copies")}
    return {"stage": "dedupe", **found, "minutes_apart": apart}
