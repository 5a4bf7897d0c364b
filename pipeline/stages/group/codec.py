"""Admissions as bytes: what one article added to the memory, column by column, for the memory's log."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from sys import intern
from typing import TypeAlias

import numpy as np
import orjson
import zstandard
from numpy.typing import NDArray

__all__ = ["VERSION", "Admission", "Name", "Topic", "decode", "encode"]

VERSION = 1
_HEADER = struct.Struct("<II")
_FIXED = np.dtype(
    [
        ("partition", "<i4"),
        ("offset", "<i8"),
        ("tick", "<f8"),
        ("event", "<f8"),
        ("dated", "u1"),
        ("revision", "u1"),
        ("score", "<f8"),
        ("terms", "<u4"),
        ("kept", "<u4"),
    ]
)


Name: TypeAlias = tuple[str, str, str | None]
Topic: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Admission:
    """An article as the memory takes it in.

    ``tick`` moves the clock and ``event`` is when it happened (POSIX seconds or None); ``dated`` says that
    the event time is the article's own date. ``numbers`` are all its terms, ``kept`` the positions of its
    heaviest ones and ``weights`` their weights as whole numbers of 1/4096. ``names`` are kind, name and id of
    what it names first, ``topics`` code and name of what it is about.
    """

    origin: tuple[int, int]
    id: str
    source: str
    title: str
    keywords: tuple[str, ...]
    names: tuple[Name, ...]
    topics: tuple[Topic, ...]
    tick: float | None
    event: float | None
    dated: bool
    revision: bool
    story: str
    score: float
    numbers: NDArray[np.uint32]
    kept: NDArray[np.uint32]
    weights: NDArray[np.uint16]


def encode(rows: Sequence[Admission]) -> bytes:
    """Return the rows as compressed columns; empty for no rows."""
    if not rows:
        return b""
    fixed = np.zeros(len(rows), _FIXED)
    for at, row in enumerate(rows):
        fixed[at] = (
            *row.origin,
            np.nan if row.tick is None else row.tick,
            np.nan if row.event is None else row.event,
            row.dated,
            row.revision,
            row.score,
            len(row.numbers),
            len(row.kept),
        )
    names = orjson.dumps(
        {
            "v": VERSION,
            "id": [row.id for row in rows],
            "source": [row.source for row in rows],
            "title": [row.title for row in rows],
            "keywords": [row.keywords for row in rows],
            "names": [row.names for row in rows],
            "topics": [row.topics for row in rows],
            "story": [row.story for row in rows],
        }
    )
    # Ascending terms as gaps, and bytes of one rank side by side: half the size after compression.
    gaps = np.concatenate([np.diff(row.numbers, prepend=np.uint32(0)) for row in rows]).astype("<u4")
    columns = (
        fixed.tobytes(),
        gaps.view(np.uint8).reshape(-1, 4).T.tobytes(),
        np.concatenate([row.kept for row in rows]).astype("<u4").view(np.uint8).reshape(-1, 4).T.tobytes(),
        np.concatenate([row.weights for row in rows]).astype("<u2").tobytes(),
    )
    body = _HEADER.pack(len(rows), len(names)) + names + b"".join(columns)
    return zstandard.ZstdCompressor(level=1).compress(body)


def decode(delta: bytes) -> Iterator[Admission]:
    """Yield the rows of an encoded delta, equal to those that went in."""
    body = zstandard.ZstdDecompressor().decompress(delta)
    count, names_length = _HEADER.unpack_from(body)
    at = _HEADER.size + names_length
    names = orjson.loads(body[_HEADER.size : at])
    if names["v"] != VERSION:
        raise ValueError(f"group delta of version {names['v']}: this program reads version {VERSION}")
    fixed = np.frombuffer(body, _FIXED, count, at)
    at += fixed.nbytes
    term_ends = np.cumsum(fixed["terms"], dtype=np.int64)
    kept_ends = np.cumsum(fixed["kept"], dtype=np.int64)
    gaps = _planes(body, at, int(term_ends[-1]))
    at += gaps.nbytes
    kept = _planes(body, at, int(kept_ends[-1]))
    at += kept.nbytes
    weights = np.frombuffer(body, "<u2", int(kept_ends[-1]), at).astype(np.uint16)
    nothing = [()] * count  # what was written before names and topics were kept
    columns = zip(
        names["id"],
        names["source"],
        names["title"],
        names["keywords"],
        names.get("names", nothing),
        names.get("topics", nothing),
        names["story"],
        strict=True,
    )
    for row, (id_, source, title, keywords, named, topics, story) in enumerate(columns):
        cell = fixed[row].item()
        terms = slice(int(term_ends[row]) - cell[7], int(term_ends[row]))
        top = slice(int(kept_ends[row]) - cell[8], int(kept_ends[row]))
        yield Admission(
            origin=(cell[0], cell[1]),
            id=id_,
            source=source,
            title=title,
            keywords=tuple(keywords),
            names=tuple((intern(kind), name, known) for kind, name, known in named),
            topics=tuple((qcode, topic) for qcode, topic in topics),
            tick=None if np.isnan(cell[2]) else cell[2],
            event=None if np.isnan(cell[3]) else cell[3],
            dated=bool(cell[4]),
            revision=bool(cell[5]),
            story=story,
            score=cell[6],
            numbers=np.cumsum(gaps[terms], dtype=np.uint32),
            kept=kept[top],
            weights=weights[top],
        )


def _planes(body: bytes, at: int, count: int) -> NDArray[np.uint32]:
    bytes_ = np.frombuffer(body, np.uint8, 4 * count, at).reshape(4, count)
    return np.ascontiguousarray(bytes_.T).view("<u4").reshape(count).astype(np.uint32)
