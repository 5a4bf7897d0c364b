"""From the JSON of a message behind the clean stage to an `Article`, or a `BadRecord` that says why not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson

from pipeline.article import Article, Changes, Entity, NarrowerTopic, Provenance, StoryRef, Topic, isoformat
from pipeline.errors import BadRecord
from pipeline.outcome import Fault

__all__ = ["article_from", "decode_article"]


def _entities(rows: list[dict[str, Any]]) -> tuple[Entity, ...]:
    return tuple(
        Entity(row["name"], tuple(row["aliases"]), row["count"], row["relevance"], row["id"]) for row in rows
    )


def _topic(row: dict[str, Any]) -> Topic:
    parts = (NarrowerTopic(one["qcode"], one["name"], one["confidence"]) for one in row.get("narrower") or ())
    return Topic(row["qcode"], row["name"], row["confidence"], tuple(parts))


def _changes(row: dict[str, Any] | None) -> Changes | None:
    if row is None:
        return None
    return Changes(row["words_before"], row["words_after"], row["kept"], row["added"], row["title_changed"])


def article_from(data: dict[str, Any]) -> Article:
    """Return the article that a decoded JSON object describes; unknown keys are ignored.

    Raises `BadRecord` where a key that must be there is missing or of a wrong type.
    """
    try:
        for key in ("id", "text"):
            if not isinstance(data[key], str):
                raise BadRecord(Fault.WRONG_TYPE, f"{key} must be a string, not {type(data[key]).__name__}")
        story = data.get("story")
        return Article(
            id=data["id"],
            source=data.get("source") or "",
            url=data.get("url"),
            title=data.get("title") or "",
            text=data["text"],
            standfirst=data.get("standfirst"),
            authors=tuple(data.get("authors") or ()),
            published=data.get("published"),
            updated=data.get("updated"),
            fetched_at=data.get("fetched_at"),
            language=data.get("language"),
            version=data.get("version") or 1,
            updates=data.get("updates"),
            changes=_changes(data.get("changes")),
            people=_entities(data.get("people") or []),
            places=_entities(data.get("places") or []),
            organisations=_entities(data.get("organisations") or []),
            topics=tuple(map(_topic, data.get("topics") or ())),
            keywords=tuple(data.get("keywords") or ()),
            story=None if story is None else StoryRef(story["id"], story["score"]),
            provenance=tuple(
                Provenance(p["stage"], p["version"], p.get("rule")) for p in data.get("provenance") or ()
            ),
            extra=data.get("extra") or {},
        )
    except KeyError as error:
        raise BadRecord(Fault.WRONG_TYPE, f"a clean article must have the field {error}") from None
    except (TypeError, AttributeError) as error:
        raise BadRecord(Fault.WRONG_TYPE, f"a clean article has a field of the wrong type: {error}") from None


def decode_article(value: bytes | None, seen_at: float) -> Article:
    """Return the article in a message behind the clean stage.

    ``seen_at`` (POSIX seconds) stands for the fetch time where none is given: without one, a date in the
    year 9999 could not be told from a true one and would age the memories.

    Raises `BadRecord` for a tombstone, bytes that are no JSON object, or fields of the wrong type.
    """
    if value is None:
        raise BadRecord(Fault.TOMBSTONE, "the record has no value (a tombstone)")
    try:
        data = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise BadRecord(Fault.BAD_JSON, f"not JSON: {error}") from None
    if not isinstance(data, dict):
        raise BadRecord(Fault.WRONG_TYPE, f"a clean article must be a JSON object, not {type(data).__name__}")
    article = article_from(data)
    return article if article.fetched_at else replace(article, fetched_at=isoformat(seen_at))
