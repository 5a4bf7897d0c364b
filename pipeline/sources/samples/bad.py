"""Records that can't be read, or hold no article: one maker per way things go wrong."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import orjson

from pipeline.outcome import Fault, Reason
from pipeline.sources.samples.grammar import between, pick
from pipeline.sources.samples.outlets import Outlet
from pipeline.sources.samples.pages import menu_page

__all__ = ["BAD_KINDS", "Bad", "spoil"]


@dataclass(frozen=True, slots=True)
class Bad:
    """A bad record: its bytes, where it must end (dead, rejected, unique), the reason if one is right."""

    value: bytes
    expect: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    record: dict[str, object]
    outlet: Outlet
    rng: random.Random


Maker = Callable[[_Case], Bad]


def spoil(kind: str, record: dict[str, object], outlet: Outlet, rng: random.Random) -> Bad:
    """Return a good record (of which nothing else may have come) made bad in the named way."""
    return _MAKERS[kind](_Case(dict(record), outlet, rng))


def _dead(value: object, fault: Fault) -> Bad:
    return Bad(value if isinstance(value, bytes) else orjson.dumps(value), "dead", fault.value)


def _cut_json(case: _Case) -> Bad:
    line = orjson.dumps(case.record).decode()
    return _dead(line[: between(case.rng, len(line) // 3, len(line) - 2)].encode(), Fault.BAD_JSON)


def _not_json(case: _Case) -> Bad:
    return _dead(f"GET {case.record['url']} HTTP/1.1 {between(case.rng, 500, 504)}".encode(), Fault.BAD_JSON)


def _bad_utf8(case: _Case) -> Bad:
    return _dead(orjson.dumps(case.record | {"note": "caf?"}).replace(b"caf?", b"caf\xe9"), Fault.BAD_UTF8)


def _array(case: _Case) -> Bad:
    return _dead([case.record], Fault.WRONG_TYPE)


def _wrong_type(case: _Case) -> Bad:
    field, value = pick(
        case.rng, (("content", ["a", "list"]), ("title", 42), ("source", {"name": "x"}), ("authors", 7))
    )
    return _dead(case.record | {field: value}, Fault.WRONG_TYPE)


def _no_content(case: _Case) -> Bad:
    if case.rng.random() < 0.5:
        return _dead(case.record | {"content": None}, Fault.MISSING_CONTENT)
    del case.record["content"]
    return _dead(case.record, Fault.MISSING_CONTENT)


def _no_source(case: _Case) -> Bad:
    return _dead(case.record | {"source": "", "url": None}, Fault.MISSING_SOURCE)


def _empty(case: _Case) -> Bad:
    content = pick(case.rng, ("", "  \n\t ", "\u200b\n"))
    return Bad(
        orjson.dumps(case.record | {"content": content}), "rejected", None if content else Reason.EMPTY.value
    )


def _too_short(case: _Case) -> Bad:
    content = pick(case.rng, ("More soon.", "Video only.", "This page has moved.", "Story to follow", "404"))
    return Bad(orjson.dumps(case.record | {"content": content, "content_type": "text/plain"}), "rejected")


def _menu_only(case: _Case) -> Bad:
    page = {
        "content": menu_page(case.outlet, case.rng),
        "content_type": "text/plain",
        "title": case.outlet.name,
    }
    return Bad(orjson.dumps(case.record | page), "rejected")


def _binary(case: _Case) -> Bad:
    noise = "".join(chr(int(case.rng.random() * 256)) for _ in range(600))
    content = "%PDF-1.4\n\x00\x01" + noise
    return Bad(orjson.dumps(case.record | {"content": content, "content_type": "text/plain"}), "rejected")


def _one_character_lines(case: _Case) -> Bad:
    content = "\n".join(chr(97 + int(case.rng.random() * 26)) for _ in range(2000))
    return Bad(orjson.dumps(case.record | {"content": content, "content_type": "text/plain"}), "rejected")


def _nul(case: _Case) -> Bad:
    content = str(case.record["content"]).replace("e", "e\0", 3)
    return Bad(orjson.dumps(case.record | {"content": content}), "unique")


def _year_9999(case: _Case) -> Bad:
    return Bad(orjson.dumps(case.record | {"published": "9999-12-31T23:59:59Z"}), "unique")


def _half_emoji(case: _Case) -> Bad:
    line = orjson.dumps(case.record | {"summary": "cut?"}).replace(b"cut?", rb"cut \ud83d")
    return Bad(line, "unique")


_MAKERS: dict[str, Maker] = {
    "cut_json": _cut_json,
    "not_json": _not_json,
    "bad_utf8": _bad_utf8,
    "array": _array,
    "wrong_type": _wrong_type,
    "no_content": _no_content,
    "no_source": _no_source,
    "empty": _empty,
    "too_short": _too_short,
    "menu_only": _menu_only,
    "binary": _binary,
    "one_character_lines": _one_character_lines,
    "nul": _nul,
    "year_9999": _year_9999,
    "half_emoji": _half_emoji,
}
BAD_KINDS: tuple[str, ...] = tuple(_MAKERS)
