"""Looks up for the live page what lies in the topics: an article, a pair, dead letters, the topics."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import orjson
from kafka.errors import KafkaError

from pipeline.article import Article, Origin, event_time
from pipeline.errors import BadRecord, BrokerUnreachable
from pipeline.flow import FLOW, RAW
from pipeline.kafka.deadletters import DeadLetter, dead_letters, select
from pipeline.kafka.ledger.follow import Trail, journey, origin_from, trails
from pipeline.kafka.news.nearby import trail_near
from pipeline.kafka.news.places import Place, Places
from pipeline.kafka.news.side_by_side import mentions, raw_lines
from pipeline.kafka.news.stock import stock
from pipeline.settings import Settings
from pipeline.sources.articles import decode_article
from pipeline.sources.decode import decode_raw
from pipeline.stages.dedupe.explain import NOTE, explain
from pipeline.stages.dedupe.verdict import thresholds_with
from pipeline.text.overlap import Spans

__all__ = ["KafkaDesk"]

FRESH_SECONDS = 5.0
"""How old an answer about dead letters and topics may be: many pages ask, the cluster is asked once."""
MOST_LETTERS = 50
_ARTICLES = tuple(step.passes_to for step in FLOW)


class KafkaDesk:
    """A `pipeline.observe.newsroom.Desk` on the topics of ``settings``; ``places`` says what lies where."""

    def __init__(self, settings: Settings, places: Places) -> None:
        self._settings, self._places = settings, places
        self._dead = _Kept(self._dead_now)
        self._topics = _Kept(lambda: {"topics": stock(settings)})

    def article(self, ref: str) -> dict[str, Any] | None:
        """Return an article as the page shows it, or None where no topic has it."""
        with _reaching():
            found = self._trail(ref)
        if found is None:
            return None
        origin, trail, others = found
        told = journey(origin, trail)
        record = _record(trail)
        return {
            "id": told.id,
            "origin": str(origin),
            "source": told.source,
            "title": told.title,
            "url": (record or {}).get("url"),
            "ended": told.ended,
            "why": told.why,
            "attempts": others,
            "trace": [
                {
                    "topic": hop.topic,
                    "partition": hop.partition,
                    "offset": hop.offset,
                    "time": hop.timestamp / 1000,
                    "verdict": dict(hop.verdict),
                }
                for hop in told.hops
            ],
            "raw": self._raw(trail, record),
            "clean": record,
            "mentions": mentions(record) if record else [],
        }

    def pair(self, copy: str, original: str) -> dict[str, Any] | None:
        """Return what `wireroom explain` says of two cleaned articles, or None where one is missing."""
        sides = []
        with _reaching():
            for ref in (copy, original):
                found = self._trail(ref)
                article = _article(found[1]) if found else None
                if found is None or article is None:
                    return None
                sides.append((found[0], article))
        (own, new), (first, old) = sides
        told = explain(old[0], new[0], thresholds_with(self._settings.thresholds))
        return {
            "copy": _side(own, new[0], told.new_spans),
            "original": _side(first, old[0], told.old_spans),
            "duplicate": told.rule is not None and told.rule != "revision",
            "rule": told.rule,
            "score": told.score,
            "measures": {
                "votes": told.votes,
                **{f"exact_{name}": round(value, 4) for name, value in told.exact._asdict().items()},
                **{f"estimated_{name}": round(value, 4) for name, value in told.estimated._asdict().items()},
            },
            "guards": [
                {"guard": each.guard, "against": each.against, "detail": each.detail}
                for each in told.findings
            ],
            "note": NOTE,
            "minutes_apart": _minutes(old, new),
        }

    def dead(self) -> dict[str, Any]:
        """Return the open dead letters."""
        with _reaching():
            return self._dead()

    def topics(self) -> dict[str, Any]:
        """Return the topics."""
        with _reaching():
            return self._topics()

    def _trail(self, ref: str) -> tuple[Origin, Trail, int] | None:
        """Return the newest article of that name, its records, and how many others have the name."""
        if (place := self._place(ref)) is not None and (near := trail_near(self._settings, place)):
            return place.origin, near, 0
        found = trails(self._settings, ref)
        if not found:
            return None
        origin = max(found, key=lambda each: max(record.timestamp for _, record in found[each]))
        return origin, found[origin], len(found) - 1

    def _place(self, ref: str) -> Place | None:
        origin = origin_from(ref)
        return self._places.of(ref) or (Place(origin, 0) if origin is not None else None)

    def _raw(self, trail: Trail, record: Mapping[str, Any] | None) -> dict[str, Any] | None:
        value = next((row.value for topic, row in trail if topic == RAW), None)
        try:
            raw = decode_raw(value, max_bytes=self._settings.max_record_bytes)
        except BadRecord:
            return None
        return raw_lines(raw, record)

    def _dead_now(self) -> dict[str, Any]:
        letters = select(dead_letters(self._settings))
        letters.sort(key=lambda letter: letter.timestamp, reverse=True)
        counts = Counter((letter.stage, letter.fault) for letter in letters)
        newest: dict[tuple[str, str], DeadLetter] = {}
        for letter in letters:
            newest.setdefault((letter.stage, letter.fault), letter)
        return {
            "groups": [
                {
                    "stage": stage,
                    "fault": fault,
                    "count": count,
                    "newest": newest[stage, fault].timestamp / 1000,
                    "example": newest[stage, fault].error,
                    "command": f"wireroom dead redrive --stage {stage} --fault {fault} --yes",
                }
                for (stage, fault), count in counts.most_common()
            ],
            "letters": [
                {
                    "origin": str(letter.origin),
                    "id": letter.id,
                    "source": letter.source,
                    "stage": letter.stage,
                    "fault": letter.fault,
                    "error": letter.error,
                    "time": letter.timestamp / 1000,
                    "bytes": letter.size,
                }
                for letter in letters[:MOST_LETTERS]
            ],
        }


class _Kept:
    """An answer that is asked for anew once it is old; who asks meanwhile waits for it."""

    def __init__(self, ask: Callable[[], dict[str, Any]]) -> None:
        self._ask, self._at = ask, -FRESH_SECONDS
        self._answer: dict[str, Any] = {}
        self._lock = threading.Lock()

    def __call__(self) -> dict[str, Any]:
        with self._lock:
            if time.monotonic() - self._at >= FRESH_SECONDS:
                self._answer = self._ask()
                self._at = time.monotonic()
            return self._answer


@contextmanager
def _reaching() -> Iterator[None]:
    try:
        yield
    except KafkaError as error:
        raise BrokerUnreachable(f"Kafka gave no answer ({error}); try again in a moment") from error


def _record(trail: Trail) -> dict[str, Any] | None:
    """Return the article as the last stage that passed it wrote it."""
    rows = {topic: row for topic, row in trail if topic in _ARTICLES and row.value}
    last = next((rows[topic] for topic in reversed(_ARTICLES) if topic in rows), None)
    return None if last is None else orjson.loads(last.value)


def _article(trail: Trail) -> tuple[Article, float] | None:
    """Return the article that dedupe took in, and when the log took it in."""
    row = next((row for topic, row in reversed(trail) if topic == _ARTICLES[0]), None)
    return None if row is None else (decode_article(row.value, row.timestamp / 1000), row.timestamp / 1000)


def _side(origin: Origin, article: Article, spans: Spans) -> dict[str, Any]:
    return {
        "id": article.id,
        "origin": str(origin),
        "source": article.source,
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "text": article.text,
        "marks": [list(span) for span in spans],
    }


def _minutes(old: tuple[Article, float], new: tuple[Article, float]) -> float | None:
    times = [event_time(article.published, article.fetched_at, seen_at) for article, seen_at in (old, new)]
    if times[0] is None or times[1] is None:
        return None
    return round((times[1] - times[0]) / 60, 1)
