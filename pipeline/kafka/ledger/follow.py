"""Follows one article through all topics: where it went, and where and why it stopped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pipeline.article import Article, Origin
from pipeline.errors import BadRecord
from pipeline.flow import DEAD, DUPLICATES, FLOW, RAW, REJECTED
from pipeline.kafka.codec import origin_of, resent_from
from pipeline.kafka.reader import Reader, as_object, texts
from pipeline.settings import Settings
from pipeline.sources.articles import decode_article
from pipeline.sources.decode import decode_raw

__all__ = ["Hop", "Journey", "Trail", "clean_articles", "follow", "journey", "origin_from", "trails"]

CLEAN, UNIQUE, TAGGED, GROUPED = (step.passes_to for step in FLOW)
_ORDER = {name: i for i, name in enumerate((RAW, CLEAN, REJECTED, UNIQUE, DUPLICATES, TAGGED, GROUPED, DEAD))}
_NEXT = {step.reads: step.stage.name for step in FLOW}
_DERIVED = re.compile(r"[0-9a-f]{32}")
_PLAIN = re.compile(r"[A-Za-z0-9_.:=+@-]+")
"""Ids that JSON writes as they are: where one is not among a value's bytes, the value has another id."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One record of the article; ``verdict`` holds what the stage said of it."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    verdict: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Journey:
    """An origin's records, in order. ``ended`` is grouped, duplicate, rejected, dead or waiting."""

    origin: Origin
    id: str
    source: str
    title: str
    hops: Sequence[Hop]
    ended: str
    why: str


Trail: TypeAlias = Sequence[tuple[str, Any]]
"""An origin's records, each with its topic's name without the prefix."""


def follow(settings: Settings, wanted: str) -> list[Journey]:
    """Return the journeys of all raw records with this article id, or of the one with this origin (P-O)."""
    return [journey(origin, trail) for origin, trail in sorted(trails(settings, wanted).items())]


def trails(settings: Settings, wanted: str) -> dict[Origin, list[tuple[str, Any]]]:
    """Return the records of all raw records with this article id, or of the one with this origin (P-O).

    Reads every topic; values are decoded only where the headers match, or, on ``articles.raw``, where
    the id may stand in the value.
    """
    found: dict[Origin, list[tuple[str, Any]]] = defaultdict(list)
    as_origin = origin_from(wanted)
    with Reader(settings, [name for name in _ORDER if name != RAW]) as reader:
        for record in reader.to_end():
            if (origin := _matches(record, wanted.encode(), as_origin)) is not None:
                found[origin].append((reader.name(record), record))
    with Reader(settings, [RAW]) as reader:
        for record in reader.to_end():
            if (origin := _raw_matches(record, wanted, as_origin, found, settings)) is not None:
                found[origin].append((RAW, record))
    _add_dead(settings, found)
    return dict(found)


def clean_articles(settings: Settings, wanted: Sequence[str]) -> dict[str, Article]:
    """Return the cleaned article of each id (its newest) or origin (P-O) that ``articles.clean`` has."""
    origins = {name: origin_from(name) for name in wanted}
    found: dict[str, Article] = {}
    with Reader(settings, [CLEAN]) as reader:
        for record in reader.to_end():
            for name, origin in origins.items():
                if _matches(record, name.encode(), origin) is not None:
                    found[name] = decode_article(record.value, record.timestamp / 1000)
    return found


def _add_dead(settings: Settings, found: dict[Origin, list[tuple[str, Any]]]) -> None:
    """Take the dead letters by origin: markers, and records that could not be read, carry no id."""
    if not found:
        return
    for records in found.values():
        records[:] = [(topic, record) for topic, record in records if topic != DEAD]
    with Reader(settings, [DEAD]) as reader:
        for record in reader.to_end():
            if (origin := origin_of(record.headers)) in found:
                found[origin].append((DEAD, record))


def origin_from(text: str) -> Origin | None:
    """Return the origin written as PARTITION-OFFSET, or None where the text is no such thing."""
    match = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,18})", text)
    return Origin(int(match[1]), int(match[2])) if match else None


def _matches(record: Any, wanted: bytes, as_origin: Origin | None) -> Origin | None:
    if any(name == "ce_id" and value == wanted for name, value in record.headers):
        return origin_of(record.headers)
    origin = origin_of(record.headers) if as_origin is not None else None
    return origin if origin == as_origin else None


def _raw_matches(
    record: Any, wanted: str, as_origin: Origin | None, found: Mapping[Origin, Any], settings: Settings
) -> Origin | None:
    resent = resent_from(record.partition, record.offset, record.headers, record.value)
    origin = resent.origin if resent is not None else Origin(record.partition, record.offset)
    if origin == as_origin or origin in found:
        return origin
    value = record.value
    if value is None or (
        _PLAIN.fullmatch(wanted) and not _DERIVED.fullmatch(wanted) and wanted.encode() not in value
    ):
        return None
    try:
        return origin if decode_raw(value, max_bytes=settings.max_record_bytes).id == wanted else None
    except BadRecord:
        return None


def journey(origin: Origin, trail: Trail) -> Journey:
    """Return what an origin's records say, in their order."""
    ordered = sorted(trail, key=lambda pair: (_attempt(pair[1]), _ORDER[pair[0]], pair[1].offset))
    hops = [
        Hop(topic, record.partition, record.offset, record.timestamp, _verdict(topic, record))
        for topic, record in ordered
    ]
    facts: dict[str, Any] = {}
    for topic, record in ordered:
        data = as_object(record.value) if topic != DEAD else {}
        facts |= {key: data[key] for key in ("id", "source", "title") if isinstance(data.get(key), str)}
        head = texts(record.headers)
        facts |= {key: head[f"ce_{key}"] for key in ("id", "source") if head.get(f"ce_{key}")}
    ended, why = _end(origin, hops)
    return Journey(
        origin, facts.get("id", ""), facts.get("source", ""), facts.get("title", ""), hops, ended, why
    )


def _attempt(record: Any) -> int:
    resent = resent_from(record.partition, record.offset, record.headers, record.value)
    if resent is not None:
        return resent.attempt
    attempt = texts(record.headers).get("wr-attempt", "")
    return int(attempt) if attempt.isdecimal() else 0


def _verdict(topic: str, record: Any) -> dict[str, Any]:
    head = texts(record.headers)
    verdict: dict[str, Any] = {}
    if topic == DEAD:
        keys = ("wr-dead-action",) if "wr-dead-action" in head else ("wr-stage", "wr-fault", "wr-error")
        verdict = {key.removeprefix("wr-").replace("dead-", ""): head.get(key, "") for key in keys}
    elif topic == RAW:
        if (attempt := _attempt(record)) > 0:
            verdict["resent"] = attempt
    else:
        verdict = _said(topic, as_object(record.value))
    if topic != RAW and "wr-attempt" in head:
        verdict["attempt"] = _attempt(record)
    return verdict


def _said(topic: str, data: Mapping[str, Any]) -> dict[str, Any]:
    if topic == REJECTED:
        return {key: data.get(key) for key in ("reason", "detail")}
    if topic == DUPLICATES:
        return {key: data.get(key) for key in ("of", "rule", "score", "first_seen")}
    if topic == UNIQUE and data.get("updates"):
        return {"updates": data["updates"], "version": data.get("version")}
    if topic == TAGGED:
        counted = {key: len(data.get(key) or ()) for key in ("people", "places", "organisations", "topics")}
        return {"language": data.get("language"), **counted}
    if topic == GROUPED and isinstance(data.get("story"), dict):
        return {"story": data["story"].get("id"), "score": data["story"].get("score")}
    return {}


def _end(origin: Origin, hops: Sequence[Hop]) -> tuple[str, str]:
    last = hops[-1]
    verdict = last.verdict
    if last.topic == REJECTED:
        return "rejected", f"stopped at clean: {verdict['reason']} ({verdict['detail']})"
    if last.topic == DUPLICATES:
        return (
            "duplicate",
            f"stopped at dedupe: repeats {verdict['of']} ({verdict['rule']}, score {verdict['score']})",
        )
    if last.topic == GROUPED:
        return "grouped", f"went all the way: in story {verdict.get('story')} (score {verdict.get('score')})"
    if last.topic != DEAD:
        return "waiting", f"has no outcome yet: waits for the {_NEXT[last.topic]} stage"
    letter = next((hop.verdict for hop in reversed(hops) if "fault" in hop.verdict), {})
    died = f"{letter.get('fault', '?')}: {letter.get('error', 'its dead letter has expired')}"
    match verdict.get("action"):
        case "discarded":
            return "dead", f"stopped at {letter.get('stage', '?')}: {died}; discarded"
        case "redriven":
            return (
                "waiting",
                f"died at {letter.get('stage', '?')} ({died}), was sent again and waits for clean",
            )
    return (
        "dead",
        f"stopped at {letter['stage']}: {died}; wireroom dead redrive {origin} --yes sends it again",
    )
