"""Reads an archive: its records as if they came from the topic, and whether all is as it was written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from heapq import merge
from pathlib import Path
from typing import Any, Self

import zstandard

from pipeline.article import Origin
from pipeline.errors import UsageError, WireroomError
from pipeline.kafka.archive.line import row_of
from pipeline.kafka.archive.manifest import MANIFEST, File, Manifest, Topic
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.replay.source import Row, in_batches, order_of

__all__ = [
    "Archived",
    "Damaged",
    "bounds",
    "from_time",
    "gaps",
    "opened",
    "problem",
    "rows_of",
    "strays",
    "topic_of",
]


class Damaged(WireroomError):
    """A file of an archive is not as it was written."""


def opened(folder: Path) -> Manifest:
    """Return the manifest of an archive. Raises `UsageError` where there is none."""
    if not (folder / MANIFEST).is_file():
        raise UsageError(f"{folder} holds no archive: there is no {MANIFEST} in it")
    return Manifest(folder)


def topic_of(manifest: Manifest, name: str) -> Topic:
    """Return a topic of an archive. Raises `UsageError` where it isn't there."""
    if name not in manifest.topics:
        held = ", ".join(manifest.topics) or "nothing"
        raise UsageError(f"{manifest.folder} does not hold {name}, but {held}")
    return manifest.topics[name]


class Archived:
    """A topic's archived records from ``begin`` to ``end`` (offsets by partition), as `Source` has them.

    Of these only the ``picked`` ones, if there are any given.
    """

    def __init__(
        self,
        folder: Path,
        topic: str,
        begin: Mapping[int, int],
        end: Mapping[int, int],
        picked: Origins | None = None,
    ) -> None:
        self._folder, self._picked = folder, picked
        self._topic = topic_of(opened(folder), topic)
        self._spans = {p: (first, end[p]) for p, first in begin.items() if end[p] > first}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def batches(self, most: int) -> Iterator[list[Row]]:
        """Yield the records in lists (see `in_batches`)."""
        return in_batches(self.rows(), most)

    def rows(self) -> Iterator[Row]:
        """Yield the records one by one.

        Raises `Damaged` at the first file that is not as it was written, before any of its records.
        """
        return merge(*(self._of(partition, *span) for partition, span in self._spans.items()), key=order_of)

    def _of(self, partition: int, begin: int, end: int) -> Iterator[Row]:
        for file in self._topic.files.get(partition, ()):
            if file.end > begin and file.begin < end:
                for row in rows_of(self._folder, file):
                    if begin <= row.offset < end and self._asked(row):
                        yield row

    def _asked(self, row: Row) -> bool:
        return self._picked is None or Origin(row.partition, row.offset) in self._picked


def bounds(topic: Topic) -> tuple[dict[int, int], dict[int, int]]:
    """Return each partition's first archived offset, and the one behind the last."""
    partitions = range(topic.partitions)
    return {p: topic.begin(p) for p in partitions}, {p: topic.end(p) for p in partitions}


def from_time(folder: Path, topic: Topic, milliseconds: int) -> dict[int, int]:
    """Return the first offset of each partition with so young a record, or its end, as Kafka does."""
    found = {}
    for partition in range(topic.partitions):
        found[partition] = topic.end(partition)
        file = next((f for f in topic.files.get(partition, ()) if f.latest >= milliseconds), None)
        if file is not None:
            young = (row.offset for row in rows_of(folder, file) if row.timestamp >= milliseconds)
            found[partition] = next(young)
    return found


def rows_of(folder: Path, file: File) -> Iterator[Row]:
    """Yield a file's records. Raises `Damaged` where it is not as it was written."""
    path = folder / file.path
    try:
        with path.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        raise Damaged(f"{path} cannot be read: {error.strerror}") from error
    if digest != file.sha256:
        raise Damaged(f"{path} is damaged: its SHA-256 is {digest}, {MANIFEST} says {file.sha256}")
    count = 0
    try:
        with (
            path.open("rb") as content,
            zstandard.ZstdDecompressor().stream_reader(content) as unpacked,
        ):
            for line in _lines(unpacked):
                count += 1
                yield row_of(line, file.partition)
    except (zstandard.ZstdError, ValueError, KeyError, TypeError) as error:
        raise Damaged(f"{path}, record {count} is damaged: {error}") from error


def problem(folder: Path, file: File) -> str | None:
    """Return what is wrong with a file, or None: checksum, compression, lines, and all the manifest says."""
    offsets, times = [], []
    try:
        for row in rows_of(folder, file):
            offsets.append(row.offset)
            times.append(row.timestamp)
    except Damaged as error:
        return str(error)
    path = folder / file.path
    if offsets != sorted(set(offsets)) or (
        offsets and not file.begin <= offsets[0] <= offsets[-1] < file.end
    ):
        return f"{path}: its offsets do not ascend from {file.begin} to {file.end}"
    found = (len(offsets), min(times, default=0), max(times, default=0), path.stat().st_size)
    if found != (file.records, file.earliest, file.latest, file.size):
        return f"{path}: {MANIFEST} says other numbers of records, times or bytes than there are"
    return None


def gaps(manifest: Manifest) -> Iterator[tuple[File, int, bool]]:
    """Yield the files that do not begin where the one before ended, with the offsets between.

    ``True``: the manifest says so itself, they had expired before they were archived. ``False``: a line of
    it must be gone.
    """
    for topic in manifest.topics.values():
        for files in topic.files.values():
            end = 0
            for file in files:
                if file.after != end:
                    yield file, file.begin - end, False
                elif file.begin != file.after and file.after:
                    yield file, file.begin - file.after, True
                end = file.end


def strays(manifest: Manifest) -> list[Path]:
    """Return files below the archive's folder that the manifest doesn't name: of a run that was killed."""
    named = {manifest.folder / file.path for file in manifest.files()}
    found = {path for path in manifest.folder.rglob("*") if path.is_file()}
    return sorted(found - named - {manifest.path, manifest.folder / ".lock"})


def _lines(unpacked: Any) -> Iterator[bytes]:
    rest = b""
    while chunk := unpacked.read(1 << 20):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole
    if rest:
        raise ValueError("it breaks off")
