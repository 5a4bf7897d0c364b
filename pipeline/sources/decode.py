"""From the bytes of a message on ``articles.raw`` to a `RawArticle`, or a `BadRecord` that says why not.

The one place where a raw record is validated: the workers, the producer and file runs all use it.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

import orjson
import xxhash

from pipeline.article import ContentType, RawArticle
from pipeline.errors import BadRecord
from pipeline.outcome import Fault

__all__ = ["MAX_ID_CHARS", "decode_raw", "derived_id", "host_of"]

MAX_ID_CHARS = 200
"""A longer id is replaced by its hash: ids stand in headers, keys and memories of every later stage."""

_SPARE_LEVELS = 8
"""orjson reads deeper nesting (1024) than it writes (254); the records around ``extra`` add fewer levels."""

_BOM = b"\xef\xbb\xbf"
_TEXT_FIELDS = ("url", "fetched_at", "title", "published", "language")
_KNOWN = frozenset({*_TEXT_FIELDS, "id", "source", "content_type", "content", "authors", "extra"})
_CONTENT_TYPES: dict[str, ContentType] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_JSON_NAMES = {
    dict: "an object",
    list: "a list",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "true/false",
    type(None): "null",
}
_ESCAPE = re.compile(rb"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL)


def decode_raw(value: bytes | None, *, max_bytes: int) -> RawArticle:
    """Return the article in a raw message.

    Half surrogate pairs (a scraper cut an emoji in two) become U+FFFD and NUL characters are dropped;
    ``source`` is the url's host where none is given; fields we don't know are kept in ``extra``. Raises
    `BadRecord` with one of tombstone, too_large, bad_utf8, bad_json, wrong_type, missing_content,
    missing_source.
    """
    if value is None:
        raise BadRecord(Fault.TOMBSTONE, "the message has no value (a tombstone)")
    if len(value) > max_bytes:
        raise BadRecord(Fault.TOO_LARGE, f"{len(value):,} bytes, more than the limit of {max_bytes:,}")
    data = _parse(value)
    if type(data) is not dict:
        raise BadRecord(Fault.WRONG_TYPE, f"a record must be a JSON object, this is {_json_name(data)}")
    return _article(data)


def derived_id(source: str, url: str | None, content: str) -> str:
    """Return the id of a record that came without one: XXH3-128 (hex) over source, url and content."""
    text = f"{source}\x1f{url or ''}\x1f{content}"
    return xxhash.xxh3_128_hexdigest(text.encode("utf-8", "surrogatepass"))


def host_of(url: str) -> str:
    """Return the host of an address in lower case, without user, port and ``www.``; empty where it has none.

    >>> host_of("https://www.Example.com:8080/news?id=1")
    'example.com'
    >>> host_of("file:///tmp/page.html")
    ''
    """
    scheme, mark, rest = url.partition("://")
    if not mark:
        rest = scheme
    for end in "/?#":
        rest = rest.partition(end)[0]
    return rest.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.").strip()


def _article(data: dict[str, Any]) -> RawArticle:
    content = data.get("content")
    if content is None:
        raise BadRecord(Fault.MISSING_CONTENT, "the field content is missing")
    content = _text("content", content)
    values = {name: _optional(name, data.get(name)) for name in _TEXT_FIELDS}
    url = values["url"]
    source = _optional("source", data.get("source")) or (host_of(url) if url else "")
    if not source and not url:
        raise BadRecord(Fault.MISSING_SOURCE, "the record has neither url nor source")
    content_type, strange = _content_type(data.get("content_type"))
    extra = _extra(data)
    if strange is not None:
        extra["content_type"] = strange
    return RawArticle(
        id=_id(data.get("id")) or derived_id(source, url, content),
        content=content,
        source=source,
        url=url,
        fetched_at=values["fetched_at"],
        content_type=content_type,
        title=values["title"],
        authors=_authors(data.get("authors")),
        published=values["published"],
        language=values["language"],
        extra=extra,
    )


def _parse(value: bytes) -> Any:
    value = value.removeprefix(_BOM)
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError as error:
        first = error
    try:
        value.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"not UTF-8: byte 0x{value[error.start]:02x} at position {error.start}"
        raise BadRecord(Fault.BAD_UTF8, message) from None
    mended = _ESCAPE.sub(lambda match: b"\\ufffd" if match[1] else match[0], value)
    if mended != value:
        try:
            return orjson.loads(mended)
        except orjson.JSONDecodeError as error:
            first = error
    message = "the message is empty" if not value.strip() else f"not JSON: {first}"
    raise BadRecord(Fault.BAD_JSON, message)


def _json_name(value: object) -> str:
    return _JSON_NAMES.get(type(value), type(value).__name__)


def _wrong(field: str, expected: str, value: object) -> NoReturn:
    raise BadRecord(Fault.WRONG_TYPE, f"the field {field} must be {expected}, this is {_json_name(value)}")


def _text(field: str, value: Any) -> str:
    if type(value) is not str:
        _wrong(field, "a string", value)
    return value.replace("\0", "") if "\0" in value else value


def _optional(field: str, value: Any) -> str | None:
    if value is None:
        return None
    return _text(field, value).strip() or None


def _id(value: Any) -> str | None:
    if type(value) is int:
        return str(value)
    text = _optional("id", value)
    if text is None or len(text) <= MAX_ID_CHARS:
        return text
    return xxhash.xxh3_128_hexdigest(text.encode("utf-8", "surrogatepass"))


def _authors(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if type(value) is str:
        value = [value]
    elif type(value) is not list:
        _wrong("authors", "a string or a list of strings", value)
    names = (_optional(f"authors[{index}]", name) for index, name in enumerate(value))
    return tuple(name for name in names if name)


def _content_type(value: Any) -> tuple[ContentType | None, str | None]:
    """Return the type without its parameters, or None and the strange one (the content then decides)."""
    text = _optional("content_type", value)
    if text is None:
        return None, None
    known = _CONTENT_TYPES.get(text) or _CONTENT_TYPES.get(text.partition(";")[0].strip().lower())
    return (known, None) if known else (None, text)


def _extra(data: dict[str, Any]) -> dict[str, Any]:
    given = data.get("extra")
    if given is not None and type(given) is not dict:
        _wrong("extra", "an object", given)
    extra: dict[str, Any] = dict(given) if given else {}
    if not data.keys() <= _KNOWN:
        extra.update((name, value) for name, value in data.items() if name not in _KNOWN)
    if any(type(value) in (dict, list) for value in extra.values()):
        probe: Any = extra
        for _ in range(_SPARE_LEVELS):
            probe = [probe]
        try:
            orjson.dumps(probe)
        except orjson.JSONEncodeError:
            raise BadRecord(
                Fault.BAD_JSON, "the extra fields are nested too deeply to be passed on"
            ) from None
    return extra
