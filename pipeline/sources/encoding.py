"""Bytes of unknown encoding to text, and whether a text is HTML."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from pipeline.article import ContentType

__all__ = ["content_type_of", "decode_text"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    *(b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"Rar!"),
    *(b"BZh", b"\xd0\xcf\x11\xe0", b"\xfd7zXZ", b"7z\xbc\xaf", b"\x28\xb5\x2f\xfd", b"OggS", b"ID3", b"RIFF"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
_HEAD = 4096
"""Browsers look for a charset in the first 1024 bytes; real pages put long comments before it."""
_SAMPLE = 65_536
"""Enough for charset-normalizer to be sure; it takes seconds for megabytes."""
_MAX_CONTROL = 0.01
_MAX_BROKEN = 0.02
"""Share of broken characters up to which a text still counts as UTF-8: a scraper cut or joined it."""
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
"""What browsers really use for these labels (WHATWG Encoding, section 4.2)."""
_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|section|h1|p)\b[^>]*>", re.IGNORECASE)


def decode_text(data: bytes) -> str | None:
    """Return the text, or None where the bytes are no text.

    In this order: byte order mark, UTF-8 (a few broken characters become U+FFFD), ``meta charset``, a guess.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    if data.startswith(_MAGIC):
        return None
    if (wide := _utf16(data)) is not None:
        return wide
    head = data[:_SAMPLE]
    if len(head) - len(head.translate(None, _CONTROL)) > _MAX_CONTROL * len(head):
        return None
    return _utf8(data) or _declared(data) or _guessed(data)


def content_type_of(text: str) -> ContentType:
    """Tell HTML from plain text by its content: a structural tag near the top, and closing tags.

    >>> content_type_of("<p>One</p><p>Two</p>"), content_type_of("a <p> tag opens a paragraph")
    ('text/html', 'text/plain')
    """
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head[:15].lower().startswith(("<!doctype html", "<html")):
        return "text/html"
    return "text/html" if _TAG.search(head) and text.count("</", 0, _SAMPLE) >= 2 else "text/plain"


def _utf16(data: bytes) -> str | None:
    """Return the text of UTF-16 without a mark: Latin text then has a NUL in every other byte."""
    head = data[:_HEAD]
    half = len(head) // 2
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half > 4 and head[start::2].count(0) > 0.7 * half and head[1 - start :: 2].count(0) < 0.05 * half:
            return data.decode(name, "replace")
    return None


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return text if text.count("\ufffd") <= max(1, _MAX_BROKEN * foreign) and foreign > 10 else None


def _declared(data: bytes) -> str | None:
    found = _META.search(data[:_HEAD])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name
    except LookupError:
        return None
    name = _WIDER.get(name, name)
    return None if name.startswith("utf") else data.decode(name, "replace")


def _guessed(data: bytes) -> str:
    matches = from_bytes(data[:_SAMPLE])
    best = matches.best()
    if best is None:
        return data.decode("cp1252", "replace")
    equal = [m for m in matches if m.chaos <= best.chaos and m.coherence >= best.coherence]
    # Of equally good guesses the Western one is by far the most common on the web.
    western = any("cp1252" in (match.encoding, *match.could_be_from_charset) for match in equal)
    name = "cp1252" if western else best.encoding
    return data.decode(_WIDER.get(name, name), "replace")
