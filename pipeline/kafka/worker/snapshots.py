"""Local snapshots of the memories: a shortcut to what their log says, never a source of its own.

A snapshot holds up to an offset of ``articles.fingerprints``; whoever restores it reads on from there. It is
taken between two batches, right after a commit, so it stands for committed deltas only, whoever wrote it and
whenever: a worker of the past can't do harm with a late one. The file also names the log's last record before
that offset. Another cluster, a topic made anew, or a log that lost its end has another record there, and
then the whole log is read, as it is without a snapshot.
"""

from __future__ import annotations

import logging
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from kafka import TopicPartition

from pipeline.files import written_whole
from pipeline.flow import MEMORY, MemoryKey
from pipeline.kafka.clients import consumer
from pipeline.kafka.codec import Message
from pipeline.observe.facts import Observer, SnapshotDone
from pipeline.outcome import Memory
from pipeline.settings import Settings
from pipeline.text.sections import read_sections, write_sections

__all__ = ["Mark", "Snapshots"]

log = logging.getLogger(__name__)

VERSION = 1
_SHARE = 8
"""A snapshot is due when the log has grown by an eighth of it, if not by the least tail only: a restart then
has an eighth more to read, and the disk takes eight times what the memory learns."""
_FINISH_SECONDS = 15.0
"""How long a worker that stops waits for its snapshots: less than it has to drain."""
_LOOK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Mark:
    """Where on its log a snapshot stands.

    ``offset`` is the first it doesn't hold, ``epoch`` the newest of its stage before that
    (`pipeline.kafka.delivery.epochs`); ``timestamp`` and ``checksum`` are of the record at ``offset`` - 1.
    """

    offset: int
    epoch: int
    timestamp: int
    checksum: int


class Snapshots:
    """The snapshots of a worker's memories, in files of their own; a thread of its own writes them."""

    def __init__(self, settings: Settings, observe: Observer) -> None:
        self._settings, self._observe = settings, observe
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="snapshot")
        self._writing: dict[MemoryKey, Future[None]] = {}
        self._tails: dict[MemoryKey, int] = {}
        self._sizes: dict[MemoryKey, int] = {}

    def path(self, key: MemoryKey) -> Path:
        """Return where the snapshot of a memory lies."""
        stage, shard = key
        return self._settings.data_dir / "memory" / f"{self._settings.topic_prefix}{stage}-{shard}.snapshot"

    def restore(self, key: MemoryKey, memory: Memory, reader: Any, end: int) -> Mark | None:
        """Fill a fresh memory from its snapshot, if one is there and fits the log; return where it stands.

        ``reader`` is a consumer to look at the log with, ``end`` the log's. After None the memory is of no
        use.
        """
        path = self.path(key)
        started = time.monotonic()
        try:
            with path.open("rb") as file:
                head, _ = read_sections(file)
                if head.get("version") != VERSION:
                    raise ValueError(f"it is of version {head.get('version')!r}, not {VERSION}")
                mark = Mark(**head["mark"])
                if mark.offset > end or self._look(reader, key, mark.offset, mark.epoch) != mark:
                    raise ValueError("the log is another one, or no longer reaches back to it")
                memory.restore(file)
                self._sizes[key] = file.tell()
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError) as error:
            log.warning("%s is of no use, reading the whole log: %s", path, error)
            return None
        seconds = time.monotonic() - started
        log.info(
            "restored %s: %d bytes, to offset %d, in %.1f s",
            path.name,
            self._sizes[key],
            mark.offset,
            seconds,
        )
        return mark

    def read(self, key: MemoryKey, tail: int) -> None:
        """Hear how many bytes of the log a memory was rebuilt from, behind its snapshot."""
        self._tails[key] = tail

    def committed(
        self,
        memories: Mapping[MemoryKey, Memory],
        deltas: Sequence[Message],
        ends: Mapping[int, int],
        epochs: Mapping[int, int],
    ) -> None:
        """Hear what a batch added to the log, and begin the snapshots that are due.

        ``ends`` and ``epochs`` are the log's by shard, as the writer of the memories knows them; nothing of
        the memories is uncommitted.
        """
        for delta in deltas:
            key = ((delta.key or b"").decode(), delta.partition or 0)
            self._tails[key] = self._tails.get(key, 0) + len(delta.value or b"")
        least = self._settings.snapshot_tail_bytes
        for key, memory in memories.items():
            if self._tails.get(key, 0) >= max(least, self._sizes.get(key, 0) // _SHARE):
                self._begin(key, memory, ends, epochs)

    def finish(
        self, memories: Mapping[MemoryKey, Memory], ends: Mapping[int, int], epochs: Mapping[int, int]
    ) -> None:
        """Take a last snapshot of whatever learned something since its last one, and wait for them."""
        deadline = time.monotonic() + _FINISH_SECONDS
        wait(self._writing.values(), _FINISH_SECONDS)
        for key, memory in memories.items():
            if self._tails.get(key, 0):
                self._begin(key, memory, ends, epochs)
        wait(self._writing.values(), max(0.0, deadline - time.monotonic()))

    def close(self) -> None:
        """Let go of the thread."""
        self._thread.shutdown(wait=False)

    def _begin(
        self, key: MemoryKey, memory: Memory, ends: Mapping[int, int], epochs: Mapping[int, int]
    ) -> None:
        if key in self._writing and not self._writing[key].done():
            return
        # If it fails, the next is tried when the log has grown as much again.
        self._tails[key] = 0
        shard = key[1]
        self._writing[key] = self._thread.submit(
            self._write, key, memory.snapshot(), ends[shard], epochs[shard]
        )

    def _write(self, key: MemoryKey, write: Callable[[BinaryIO], None], offset: int, epoch: int) -> None:
        started = time.monotonic()
        try:
            size = self._replace(key, write, offset, epoch)
        except Exception as error:  # a full disk, a broker that is away: work goes on without
            log.warning("no snapshot of the %s memory: %s: %s", key[0], type(error).__name__, error)
            self._observe(SnapshotDone(key[0], failed=True))
            return
        self._sizes[key] = size
        seconds = time.monotonic() - started
        log.info("wrote %s: %d bytes, to offset %d, in %.1f s", self.path(key).name, size, offset, seconds)
        self._observe(SnapshotDone(key[0], size, seconds, time.time()))

    def _replace(self, key: MemoryKey, write: Callable[[BinaryIO], None], offset: int, epoch: int) -> int:
        """Put a new snapshot in the old one's place, which is complete before it is."""
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        reader = consumer(self._settings, isolation_level="read_uncommitted", fetch_max_wait_ms=50)
        try:
            mark = self._look(reader, key, offset, epoch)
        finally:
            reader.close()
        if mark is None:
            raise ValueError(f"there is no record before offset {offset} of the log")
        with written_whole(path, durable=True) as file:
            write_sections(file, {"version": VERSION, "mark": asdict(mark)}, {})
            write(file)
            return file.tell()

    def _look(self, reader: Any, key: MemoryKey, offset: int, epoch: int) -> Mark | None:
        """Return the mark of an offset by the log as it is now; None where no record lies just before it."""
        place = TopicPartition(self._settings.topic_prefix + MEMORY, key[1])
        reader.assign([place])
        if reader.beginning_offsets([place])[place] >= offset:
            return None
        reader.seek(place, offset - 1)
        deadline = time.monotonic() + _LOOK_SECONDS
        while reader.position(place) < offset and time.monotonic() < deadline:
            for row in reader.poll(timeout_ms=100, max_records=1).get(place, ()):
                if row.offset == offset - 1:
                    return Mark(offset, epoch, row.timestamp, zlib.crc32(row.value or b""))
        return None
