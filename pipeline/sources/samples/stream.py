"""The stream of sample records: which kind comes when, from which outlet, and what must become of it."""

from __future__ import annotations

import math
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from pipeline.article import isoformat, parse_time
from pipeline.errors import UsageError
from pipeline.sources.decode import derived_id
from pipeline.sources.samples.articles import TOPICS, Event, Text, new_event, write
from pipeline.sources.samples.bad import BAD_KINDS, spoil
from pipeline.sources.samples.copies import MIN_CUT_WORDS, edited, length, truncated, updated
from pipeline.sources.samples.foreign import LANGUAGES
from pipeline.sources.samples.grammar import between, pick
from pipeline.sources.samples.outlets import Outlet, outlets_for
from pipeline.sources.samples.pages import render
from pipeline.sources.samples.templates import TEMPLATES, fill_template

__all__ = ["DEFAULT_END", "SHARES", "Truth", "sample_records"]

DEFAULT_END = "2025-04-10T12:00:00Z"
"""When the last record was fetched, unless told otherwise: fixed, so that a seed means the same for ever."""

SECONDS_APART = 15.0
"""Between two records: 20,000 then span 3.5 days, within the memories' horizons of 3 and 14 days."""

REACH = 4000
"""A copy follows its original within so many records (17 hours), which bounds the generator's memory."""

SHARES: dict[str, float] = {
    "original": 0.44,
    "same_event": 0.13,
    "exact_copy": 0.10,
    "repush": 0.05,
    "edit": 0.06,
    "truncation": 0.04,
    "revision": 0.03,
    "template": 0.04,
    "foreign": 0.07,
    "bad": 0.04,
}
"""How often each kind comes (a kind that finds nothing to copy yet becomes an original)."""

FIRST_BAD = 20
"""Before so many records no bad one comes, so that even a small sample starts with news."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of one record.

    ``line`` counts from 1; ``id`` is the id it has after decoding (None where it cannot be decoded); ``of``
    is the id of the original of a copy or revision; ``story`` names the event; ``expect`` is unique,
    duplicate, revision, rejected or dead; ``rule`` is the duplicate rule, reject reason or fault
    where only one is right.
    """

    line: int
    id: str | None
    kind: str
    of: str | None
    duplicate: bool
    story: str | None
    language: str
    expect: str
    rule: str | None = None
    body: str | None = None


@dataclass(slots=True)
class _Known:
    """An article that later records may copy."""

    event: Event
    outlet: Outlet
    text: Text
    record: dict[str, Any]
    id: str
    printed_by: set[str] = field(default_factory=set)
    revised: bool = False


def sample_records(
    count: int, seed: int, *, end: str = DEFAULT_END, bodies: bool = False
) -> Iterator[tuple[bytes, Truth]]:
    """Yield ``count`` raw records (JSON lines without the line end, some bad on purpose) with their truths.

    The same arguments give the same bytes on every machine; ``end`` (RFC 3339) is the last record's time.
    With ``bodies`` the truths carry the article's clean text. Raises `UsageError` where ``end`` is no time.
    """
    last = parse_time(end)
    if last is None:
        raise UsageError(f"{end!r} is no RFC 3339 time, such as {DEFAULT_END}")
    maker = _Maker(seed, bodies)
    for line in range(1, count + 1):
        yield maker.next(line, last - (count - line) * SECONDS_APART)


class _Maker:
    def __init__(self, seed: int, bodies: bool) -> None:
        self._rng = random.Random(seed)
        self._seed = seed
        self._bodies = bodies
        self._known: deque[_Known] = deque(maxlen=REACH)
        self._line = 0
        self._seconds = 0.0

    def next(self, line: int, seconds: float) -> tuple[bytes, Truth]:
        self._line, self._seconds = line, seconds
        kind = self._kind()
        if kind == "bad":
            return self._bad() if line > FIRST_BAD else self._original("original")
        if kind == "template":
            return self._template()
        if kind in ("original", "foreign"):
            return self._original(kind)
        known = self._earlier(kind)
        if known is None:
            return self._original("original")
        if kind == "same_event":
            return self._same_event(known)
        if kind == "repush":
            return self._repush(known)
        return self._revision(known) if kind == "revision" else self._copy(kind, known)

    @property
    def _serial(self) -> str:
        """Names urls, ids and events; two seeds share none."""
        return f"{self._seed}-{self._line:06d}"

    def _kind(self) -> str:
        draw = self._rng.random() * sum(SHARES.values())
        for kind, share in SHARES.items():
            draw -= share
            if draw < 0:
                return kind
        return "original"

    def _earlier(self, kind: str) -> _Known | None:
        """Return an earlier article that this kind can be made of; near ones are likelier than far ones."""
        for _ in range(8):
            if not self._known:
                return None
            known = self._known[-int(math.exp(self._rng.random() * math.log(len(self._known) + 1)))]
            if known.revised or not self._fits(kind, known):
                continue
            return known
        return None

    def _fits(self, kind: str, known: _Known) -> bool:
        if kind == "repush":
            return True
        if kind == "revision":
            return known.id == known.record.get("id") or known.record["url"] is not None
        if kind == "truncation" and length(known.text) < MIN_CUT_WORDS / 0.6:
            return False
        if kind == "same_event" and known.event.language != "en":
            return False
        return self._free_outlets(known) != []

    def _free_outlets(self, known: _Known) -> list[Outlet]:
        taken = known.printed_by | known.event.outlets
        return [outlet for outlet in outlets_for(known.event.language) if outlet.host not in taken]

    def _original(self, kind: str) -> tuple[bytes, Truth]:
        language = pick(self._rng, tuple(LANGUAGES)) if kind == "foreign" else "en"
        event = new_event(self._serial, self._rng, language)
        return self._publish(kind, event, pick(self._rng, outlets_for(language)), write(event, self._rng))

    def _same_event(self, known: _Known) -> tuple[bytes, Truth]:
        outlet = pick(self._rng, self._free_outlets(known))
        return self._publish("same_event", known.event, outlet, write(known.event, self._rng))

    def _template(self) -> tuple[bytes, Truth]:
        kinds = tuple(TEMPLATES)
        kind = pick(self._rng, kinds)
        event = Event(f"t{self._serial}", "template", "en", {})
        outlet = outlets_for("en")[kinds.index(kind) * 2 + between(self._rng, 0, 1)]
        record, truth = self._record(outlet, fill_template(kind, self._rng), "template", event)
        return orjson.dumps(record), truth

    def _publish(self, kind: str, event: Event, outlet: Outlet, text: Text) -> tuple[bytes, Truth]:
        record, truth = self._record(outlet, text, kind, event)
        event.outlets.add(outlet.host)
        self._known.append(_Known(event, outlet, text, record, truth.id or ""))
        return orjson.dumps(record), truth

    def _copy(self, kind: str, known: _Known) -> tuple[bytes, Truth]:
        outlet = pick(self._rng, self._free_outlets(known))
        known.printed_by.add(outlet.host)
        text, rule = known.text, "exact"
        if kind == "edit":
            text, rule = edited(text, self._rng), "near"
        elif kind == "truncation":
            text, rule = truncated(text, self._rng), ""
        record, truth = self._record(
            outlet, text, kind, known.event, of=known.id, expect="duplicate", rule=rule
        )
        return orjson.dumps(record), truth

    def _repush(self, known: _Known) -> tuple[bytes, Truth]:
        record = dict(known.record)
        if self._rng.random() < 0.5:
            record["fetched_at"] = isoformat(self._seconds)
        truth = self._truth(known.id, "repush", known.event, known.text, known.id, "duplicate", "same_record")
        return orjson.dumps(record), truth

    def _revision(self, known: _Known) -> tuple[bytes, Truth]:
        known.revised = True
        text = updated(known.text, known.event, self._rng)
        record, truth = self._record(
            known.outlet,
            text,
            "revision",
            known.event,
            of=known.id,
            expect="revision",
            rule="revision",
            like=known,
        )
        return orjson.dumps(record), truth

    def _bad(self) -> tuple[bytes, Truth]:
        kind = pick(self._rng, BAD_KINDS)
        event = new_event(self._serial, self._rng)
        outlet = pick(self._rng, outlets_for("en"))
        text = write(event, self._rng)
        record, _ = self._record(outlet, text, kind, event)
        bad = spoil(kind, record, outlet, self._rng)
        readable = bad.expect != "dead"
        body = text if bad.expect == "unique" else None
        identity = _id_of(bad.value) if readable else None
        story = event if bad.expect == "unique" else None
        return bad.value, self._truth(identity, kind, story, body, None, bad.expect, bad.rule or "")

    def _record(
        self,
        outlet: Outlet,
        text: Text,
        kind: str,
        event: Event,
        *,
        of: str | None = None,
        expect: str = "unique",
        rule: str = "",
        like: _Known | None = None,
    ) -> tuple[dict[str, Any], Truth]:
        published = self._seconds - between(self._rng, 60, 1500)
        url = like.record["url"] if like else f"https://{outlet.host}/{_section(event)}/{self._serial}.html"
        page = render(outlet, text, url, published, self._rng)
        optional = {
            "title": text.headline,
            "authors": [page.author],
            "published": isoformat(published),
            "language": outlet.language,
            "id": like.id if like else f"{outlet.host}-{self._serial}",
        }
        record: dict[str, Any] = {
            "source": outlet.host,
            "url": url,
            "fetched_at": isoformat(self._seconds),
            "content_type": page.content_type,
            "content": page.content,
        }
        record |= {name: value for name, value in optional.items() if name in outlet.gives}
        identity = record.get("id") or derived_id(outlet.host, url, page.content)
        return record, self._truth(identity, kind, event, text, of, expect, rule)

    def _truth(
        self,
        identity: str | None,
        kind: str,
        event: Event | None,
        text: Text | None,
        of: str | None,
        expect: str,
        rule: str,
    ) -> Truth:
        return Truth(
            line=self._line,
            id=identity,
            kind=kind,
            of=of,
            duplicate=expect == "duplicate",
            story=event.id if event else None,
            language=event.language if event else "en",
            expect=expect,
            rule=rule or None,
            body=text.body if self._bodies and text else None,
        )


def _section(event: Event) -> str:
    return event.topic if event.topic in TOPICS else "news"


def _id_of(value: bytes) -> str:
    record = orjson.loads(value.replace(rb"\ud83d", rb"\ufffd"))
    content = record["content"].replace("\0", "")
    return str(record.get("id") or derived_id(record["source"], record["url"], content))
