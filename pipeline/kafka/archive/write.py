"""Writes topics to an archive: one file per partition and hour, from where the last run ended."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import zstandard
from kafka import TopicPartition
from kafka.errors import OffsetOutOfRangeError

from pipeline.errors import UsageError, WireroomError
from pipeline.kafka.archive.line import line_of
from pipeline.kafka.archive.manifest import File, Manifest, Topic, locked, sync_folder
from pipeline.kafka.ledger.scan import Scanner
from pipeline.kafka.ledger.snapshot import identity
from pipeline.settings import Settings

__all__ = ["archive", "ranges"]

HOUR_MS = 3_600_000
LEVEL = 9
"""Of zstd: a seventh smaller than level 3, for 80 µs of CPU an article, once (docs/decisions/0019)."""
FILE_BYTES = 256_000_000
"""Before compression: an hour of more is split, so that nothing has to be held or sent again in one piece."""

Ranges = dict[TopicPartition, tuple[int, int]]


def ranges(settings: Settings, manifest: Manifest, topics: Sequence[str], until_ms: int | None) -> Ranges:
    """Return what is to be archived of each partition: from where the last run ended, to now or a log time.

    Raises `UsageError` where a topic ends before what is archived of it.
    """
    scanner = Scanner(settings)
    try:
        places = scanner.places(topics)
        begins, ends = scanner.begins(places), scanner.ends(places)
        if until_ms is not None:
            bounded = scanner.from_time(places, until_ms)
            ends = {place: min(end, bounded[place]) for place, end in ends.items()}
        found: Ranges = {}
        for place in places:
            known = manifest.topics.get(scanner.topic(place), Topic("", 0)).end(place.partition)
            if scanner.ends([place])[place] < known:
                raise UsageError(
                    f"{place.topic}-{place.partition} ends before {known}, up to which it is archived in "
                    f"{manifest.folder}: it lost its end, or was made anew. Take another folder"
                )
            begin = max(begins[place], known)
            found[place] = (begin, max(begin, ends[place]))
        return found
    finally:
        scanner.close()


def archive(
    settings: Settings,
    folder: Path,
    topics: Sequence[str],
    until_ms: int | None = None,
    say: Callable[[int, int], None] = lambda *_: None,
    stop: Callable[[], bool] = lambda: False,
) -> list[File]:
    """Write what is new of the topics (named without prefix) and return the files.

    ``until_ms`` is a log time in milliseconds up to which it goes. ``say`` hears offsets done and in all.
    ``stop`` ends it early: open files are finished, the next run goes on there. Whoever is killed leaves
    nothing that counts of the files it had not finished.
    """
    with locked(folder):
        manifest = Manifest(folder)
        todo = ranges(settings, manifest, topics, until_ms)
        known = identity(settings, topics)
        manifest.begin(known.cluster)
        cut = len(settings.topic_prefix)
        counts = {name: sum(place.topic[cut:] == name for place in todo) for name in topics}
        for name in topics:
            manifest.know(name, known.topics[name], counts[name])
        total = sum(end - begin for begin, end in todo.values())
        writers = {
            place: _Partition(manifest, place.topic[cut:], place.partition, begin)
            for place, (begin, end) in todo.items()
            if end > begin
        }
        positions = {place: todo[place][0] for place in writers}
        # By default the client would go on at what is left of a partition, and the hole would not be told.
        scanner = Scanner(settings, auto_offset_reset="none")
        try:
            for place, records in scanner.records(positions, {place: todo[place][1] for place in writers}):
                writers[place].take(records)
                say(sum(positions[p] - todo[p][0] for p in positions), total)
                if stop():
                    break
            else:
                for place, writer in writers.items():
                    writer.end = todo[place][1]
            return [file for writer in writers.values() for file in writer.close()]
        except OffsetOutOfRangeError as error:
            raise WireroomError(
                f"records expired while they were to be archived ({error}); run it again: it tells which"
            ) from error
        finally:
            scanner.close()
            for writer in writers.values():
                writer.drop()


class _Partition:
    """Writes one partition's files. A file ends where the log time enters a later hour."""

    def __init__(self, manifest: Manifest, topic: str, partition: int, begin: int) -> None:
        self._manifest, self._topic, self._partition = manifest, topic, partition
        self.end = begin
        """The offset behind what was taken: the next file begins there."""
        self._open: _Open | None = None
        self._done: list[File] = []

    def take(self, records: Sequence[Any]) -> None:
        """Write records, finish files where an hour ends."""
        for record in records:
            hour = record.timestamp // HOUR_MS
            if self._open is not None and (hour > self._open.hour or self._open.plain > FILE_BYTES):
                # An hour that is over never opens again: of records that come late, it is the one at hand.
                hour = max(hour, self._open.hour)
                self._finish(record.offset)
            if self._open is None:
                self._open = _Open(self._manifest.folder, self._topic, self._partition, self.end, hour)
            self._open.write(record)
            self.end = record.offset + 1

    def close(self) -> list[File]:
        """Finish the last file and return all."""
        if self._open is not None:
            self._finish(self.end)
        return self._done

    def drop(self) -> None:
        """Do away with a file that was not finished."""
        if self._open is not None:
            self._open.drop()

    def _finish(self, end: int) -> None:
        assert self._open is not None
        topic = self._manifest.topics[self._topic]
        file = self._open.finish(topic.end(self._partition), end)
        self._manifest.add(file)
        self._done.append(file)
        self._open, self.end = None, end


class _Open:
    """A file that is being written, under a name that doesn't count."""

    def __init__(self, folder: Path, topic: str, partition: int, begin: int, hour: int) -> None:
        at = datetime.fromtimestamp(hour * HOUR_MS / 1000, UTC)
        self._path = f"{topic}/{at:%Y-%m-%d/%H}/p{partition}-{begin:012d}.jsonl.zst"
        self._folder, self._topic, self._partition, self._begin = folder, topic, partition, begin
        self.hour, self.plain = hour, 0
        self._records, self._times = 0, (0, 0)
        target = folder / self._path
        target.parent.mkdir(parents=True, exist_ok=True)
        self._draft = target.with_name(f".{target.name}.draft")
        self._file: BinaryIO = self._draft.open("wb")
        self._packed = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True).stream_writer(
            self._file, closefd=False
        )

    def write(self, record: Any) -> None:
        """Add a record."""
        line = line_of(record)
        self._packed.write(line)
        self.plain += len(line)
        first, last = self._times if self._records else (record.timestamp, record.timestamp)
        self._times = (min(first, record.timestamp), max(last, record.timestamp))
        self._records += 1

    def finish(self, after: int, end: int) -> File:
        """Put the file in place, safe from a loss of power, and return what there is to say of it."""
        self._packed.close()  # type: ignore[no-untyped-call]
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        target = self._folder / self._path
        with self._draft.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        size = self._draft.stat().st_size
        self._draft.replace(target)
        for parent in list(target.parents)[: len(Path(self._path).parents)]:
            sync_folder(parent)
        return File(
            topic=self._topic,
            partition=self._partition,
            path=self._path,
            after=after,
            begin=self._begin,
            end=end,
            records=self._records,
            earliest=self._times[0],
            latest=self._times[1],
            size=size,
            sha256=digest,
        )

    def drop(self) -> None:
        """Do away with it."""
        self._file.close()
        self._draft.unlink(missing_ok=True)
