"""Raw records from files, folders, patterns and standard input, or why something there can't be one.

Streaming: of a JSONL file no more than one line is in memory, and never more than the size limit of it.
"""

from __future__ import annotations

import glob
import gzip
import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

import orjson
import zstandard

from pipeline.article import isoformat, parse_time
from pipeline.errors import BadRecord
from pipeline.sources.decode import MAX_ID_CHARS, decode_raw
from pipeline.sources.encoding import content_type_of, decode_text

__all__ = ["STDIN", "Record", "Refused", "read_records", "to_record"]

STDIN = "-"
_LINES = frozenset({".jsonl", ".ndjson"})
_PACKED = frozenset({".gz", ".zst"})
_TEXT = frozenset({".txt", ".html", ".htm", ".text", ".md"})
_CHUNK = 1 << 20
_MAX_JSON_FILE = 256 << 20
"""One JSON document is parsed as a whole, at some six times its size; a larger one should be JSONL."""


@dataclass(frozen=True, slots=True)
class Record:
    """A raw record to send: message key (the source), value, when it was fetched, id, and where it stood."""

    key: bytes
    value: bytes
    timestamp_ms: int | None
    id: str | None
    source: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is no record: where, a short reason to count by, and the sentence to read."""

    path: str
    line: int | None
    reason: str
    detail: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.detail}" if self.line else f"{self.path}: {self.detail}"


@dataclass(frozen=True, slots=True)
class _Reader:
    source: str | None
    raw: bool
    max_bytes: int


def read_records(
    paths: Iterable[str | Path],
    *,
    max_bytes: int,
    source: str | None = None,
    raw: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[Record | Refused]:
    """Yield what can be sent, and what can't with its reason, in the order of the paths (folders sorted).

    ``source`` names text and HTML files instead of their folder; with ``raw`` the lines of JSONL are not
    validated but sent as they are. Lines that are valid keep their bytes. Hidden files of a folder are
    passed over.
    """
    reader = _Reader(source, raw, max_bytes)
    for path in paths:
        if str(path) == STDIN:
            yield from _stream(reader, stdin or sys.stdin.buffer, STDIN)
            continue
        found = 0
        for file in _files(str(path)):
            found += 1
            yield from _file(reader, file)
        if not found:
            yield Refused(str(path), None, "not_found", "no file there")


def _files(path: str) -> Iterator[Path]:
    given = Path(path)
    if given.is_dir():
        inner = (file for file in sorted(given.rglob("*")) if file.is_file())
        yield from (
            file for file in inner if not any(p.startswith(".") for p in file.relative_to(given).parts)
        )
    elif given.exists():
        yield given
    else:
        for name in sorted(glob.glob(path, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
            yield from _files(name)


def _file(reader: _Reader, path: Path) -> Iterator[Record | Refused]:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    packing = suffixes.pop() if suffixes and suffixes[-1] in _PACKED else ""
    suffix = suffixes[-1] if suffixes else ""
    try:
        with _opened(path, packing) as stream:
            if suffix in _LINES:
                yield from _lines(reader, stream, str(path))
            elif suffix == ".json":
                yield from _document(reader, stream, str(path))
            elif suffix in _TEXT:
                yield from _text(reader, stream, path)
            else:
                yield from _stream(reader, stream, path)
    except (OSError, EOFError, zlib.error, zstandard.ZstdError) as error:
        reason = "damaged" if packing and not isinstance(error, PermissionError) else "unreadable"
        yield Refused(str(path), None, reason, f"cannot be read: {error}")


@contextmanager
def _opened(path: Path, packing: str) -> Iterator[BinaryIO]:
    with path.open("rb") as file:
        if packing == ".gz":
            with gzip.open(file) as unpacked:
                yield cast("BinaryIO", unpacked)
        elif packing == ".zst":
            unpacker = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
            with io.BufferedReader(cast("io.RawIOBase", unpacker), _CHUNK) as buffered:
                yield cast("BinaryIO", buffered)
        else:
            yield file


def _stream(reader: _Reader, stream: BinaryIO, path: str | Path) -> Iterator[Record | Refused]:
    """Read what has no telling name: JSONL where it begins with a brace, else one text."""
    buffered = io.BufferedReader(cast("io.RawIOBase", _Tail(stream)), _CHUNK)
    if buffered.peek(1).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        yield from _lines(reader, cast("BinaryIO", buffered), str(path))
    else:
        yield from _text(reader, cast("BinaryIO", buffered), path)


class _Tail(io.RawIOBase):
    """Lets any stream be peeked into."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _lines(reader: _Reader, stream: BinaryIO, path: str) -> Iterator[Record | Refused]:
    number = found = 0
    limit = reader.max_bytes
    while line := stream.readline(limit + 2):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            found += 1
            size = len(line)
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
                size += len(line)
            yield _too_large(path, number, size, limit)
        elif value := line.strip(b" \t\r\n"):
            found += 1
            yield _record(reader, value, path, number)
    if not found:
        yield Refused(path, None, "empty", "empty file")


def _document(reader: _Reader, stream: BinaryIO, path: str) -> Iterator[Record | Refused]:
    data = stream.read(_MAX_JSON_FILE + 1)
    if len(data) > _MAX_JSON_FILE:
        yield _too_large(path, None, len(data), _MAX_JSON_FILE)
        return
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        yield from _lines(reader, io.BytesIO(data), path)  # JSONL under the name .json, or broken
        return
    if isinstance(value, list):
        if not value:
            yield Refused(path, None, "empty", "empty list")
        for number, item in enumerate(value, 1):
            yield _record(reader, orjson.dumps(item), path, number)
    else:
        yield _record(reader, data.strip(), path, None)


def _text(reader: _Reader, stream: BinaryIO, path: str | Path) -> Iterator[Record | Refused]:
    data = stream.read(reader.max_bytes + 1)
    if len(data) > reader.max_bytes:
        size = len(data) + sum(len(chunk) for chunk in iter(lambda: stream.read(_CHUNK), b""))
        yield _too_large(str(path), None, size, reader.max_bytes)
        return
    text = decode_text(data)
    if text is None:
        yield Refused(str(path), None, "binary", "binary file, not a text")
        return
    text = text.replace("\0", "")
    if not text.strip():
        yield Refused(str(path), None, "empty", "empty file")
        return
    record: dict[str, object] = {"content_type": content_type_of(text), "content": text}
    if isinstance(path, Path):
        full = path.resolve()
        fetched = datetime.fromtimestamp(full.stat().st_mtime, UTC).timestamp()
        record = {
            "source": reader.source or full.parent.name or "files",
            "url": full.as_uri(),
            "fetched_at": isoformat(fetched),
            **record,
            "extra": {"file": path.name},
        }
    else:
        record = {"source": reader.source or "stdin", **record}
    yield _record(reader, orjson.dumps(record), str(path), None)


def to_record(
    value: bytes, path: str, line: int | None = None, *, max_bytes: int, raw: bool = False
) -> Record | Refused:
    """Return a raw message as a record, or why it is none; with ``raw`` only its size can be refused."""
    place = f"{path}:{line}" if line else path
    try:
        article = decode_raw(value, max_bytes=max_bytes)
    except BadRecord as error:
        if raw and len(value) <= max_bytes:
            return Record(b"unknown", value, None, None, None, place)
        return Refused(path, line, error.fault.value, str(error))
    seconds = parse_time(article.fetched_at)
    milliseconds = None if seconds is None or seconds < 0 else int(seconds * 1000)
    source = article.source[:MAX_ID_CHARS] or "unknown"
    return Record(source.encode("utf-8", "replace"), value, milliseconds, article.id, source, place)


def _record(reader: _Reader, value: bytes, path: str, line: int | None) -> Record | Refused:
    return to_record(value, path, line, max_bytes=reader.max_bytes, raw=reader.raw)


def _too_large(path: str, line: int | None, size: int, limit: int) -> Refused:
    return Refused(path, line, "too_large", f"{size:,} bytes, more than the limit of {limit:,}")
