"""What an archive holds: a line for each topic and each file, added when the file is safely on the disk.

A line is written only after its file, so a kill leaves at most a file that no line names (the next run writes
it again) or a line that breaks off (it is cut off).
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import orjson

from pipeline.errors import UsageError, WireroomError

__all__ = ["MANIFEST", "File", "Manifest", "Topic", "locked", "sync_folder"]

MANIFEST = "manifest.jsonl"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class File:
    """A file of one partition's records in the order of their offsets; it stands for [begin, end).

    ``after`` is where the file before it ended: what lies between had expired before it was archived.
    ``earliest`` and ``latest`` are log times in milliseconds, ``size`` is in bytes, ``path`` relative.
    """

    topic: str
    partition: int
    path: str
    after: int
    begin: int
    end: int
    records: int
    earliest: int
    latest: int
    size: int
    sha256: str


@dataclass(slots=True)
class Topic:
    """A topic as it was archived: ``id`` is Kafka's, which a topic made anew doesn't have."""

    id: str
    partitions: int
    files: dict[int, list[File]] = field(default_factory=dict)

    def begin(self, partition: int) -> int:
        """Return the first offset that is archived."""
        files = self.files.get(partition)
        return files[0].begin if files else 0

    def end(self, partition: int) -> int:
        """Return the offset behind the last that is archived."""
        files = self.files.get(partition)
        return files[-1].end if files else 0


class Manifest:
    """The manifest of the archive in ``folder``. Raises `UsageError` for a folder that is none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / MANIFEST
        self.cluster = ""
        self.topics: dict[str, Topic] = {}
        self._good = 0
        if self.path.exists():
            self._load()

    def _load(self) -> None:
        content = self.path.read_bytes()
        self._good = content.rfind(b"\n") + 1  # a line that breaks off was never finished
        for number, line in enumerate(content[: self._good].splitlines(), 1):
            try:
                self._take(orjson.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise WireroomError(f"{self.path}, line {number} is damaged: {error}") from error

    def _take(self, line: dict[str, object]) -> None:
        if "format" in line:
            if line["format"] != FORMAT:
                raise ValueError(f"format {line['format']} is not {FORMAT}, the one known here")
            self.cluster = str(line["cluster"])
        elif "path" in line:
            file = File(**line)  # type: ignore[arg-type]
            self.topics[file.topic].files.setdefault(file.partition, []).append(file)
        else:
            name, known = str(line["topic"]), self.topics.get(str(line["topic"]))
            files = known.files if known else {}
            self.topics[name] = Topic(str(line["id"]), int(str(line["partitions"])), files)

    def begin(self, cluster: str) -> None:
        """Start an archive of a cluster, or make sure that it is of this one."""
        if not self.path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            self._write({"format": FORMAT, "cluster": cluster})
            self.cluster = cluster
        elif self.cluster != cluster:
            raise UsageError(
                f"{self.folder} holds topics of the cluster {self.cluster}, this one is {cluster}: "
                "take another folder"
            )

    def know(self, name: str, identity: str, partitions: int) -> Topic:
        """Return a topic; note it where it is new, or has more partitions than before."""
        known = self.topics.get(name)
        if known is not None and known.id != identity:
            raise UsageError(
                f"{name} was made anew since it was archived in {self.folder}: its offsets begin again. "
                "Take another folder"
            )
        if known is None or known.partitions != partitions:
            self._write({"topic": name, "id": identity, "partitions": partitions})
            self.topics[name] = Topic(identity, partitions, known.files if known else {})
        return self.topics[name]

    def add(self, file: File) -> None:
        """Note a file that is on the disk."""
        self._write(asdict(file))
        self.topics[file.topic].files.setdefault(file.partition, []).append(file)

    def files(self) -> Iterator[File]:
        """Return every file, by topic and partition, in the order of offsets."""
        for topic in self.topics.values():
            for partition in sorted(topic.files):
                yield from topic.files[partition]

    def _write(self, line: dict[str, object]) -> None:
        text = orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)
        with self.path.open("r+b" if self.path.exists() else "xb") as file:
            file.truncate(self._good)
            file.seek(self._good)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if not self._good:
            sync_folder(self.folder)
        self._good += len(text)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other writers out of an archive. Raises `UsageError` where one is in there."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UsageError(f"another wireroom archive is writing to {folder}") from None
        yield


def sync_folder(folder: Path) -> None:
    """Make a folder's entries outlive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
