"""The ledger's state in a file, so that a restart reads on instead of reading everything again.

The file is written beside the old one and takes its place in one step. It names cluster and topics by their
ids: of another cluster, or of topics that were made anew since, it is refused, and so is a damaged one.
Nothing depends on it: without, the ledger reads the topics from their beginning.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
from pyroaring import BitMap64

from pipeline.files import written_whole
from pipeline.kafka.clients import admin
from pipeline.kafka.ledger.account import Account, Attempts
from pipeline.kafka.ledger.origins import Origins
from pipeline.settings import Settings

__all__ = ["Identity", "Saved", "SnapshotRefused", "identity", "load", "save", "snapshot_path"]

MAGIC = b"wireroom ledger snapshot\n"
VERSION = 1
_DIGEST_BYTES = 32
_LENGTH_BYTES = 8


class SnapshotRefused(Exception):
    """A snapshot that cannot be gone on from; the message says why."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which cluster, prefix and topics (ids by name, without the prefix) something was read from."""

    cluster: str
    prefix: str
    topics: Mapping[str, str]

    def differs(self, other: Identity) -> str:
        """Return how another reading differs from this one, or nothing where it doesn't."""
        if self.cluster != other.cluster:
            return f"it is of cluster {other.cluster}, not {self.cluster}"
        if self.prefix != other.prefix:
            return f"it is of topics with the prefix {other.prefix!r}, not {self.prefix!r}"
        if self.topics.keys() != other.topics.keys():
            return f"it is of the topics {', '.join(other.topics)}, not {', '.join(self.topics)}"
        anew = [name for name, number in self.topics.items() if other.topics[name] != number]
        return f"{', '.join(anew)} was made anew since" if anew else ""


@dataclass(slots=True)
class Saved:
    """What a ledger knows, and the next offsets of the topics it knows it from."""

    identity: Identity
    made: float
    positions: Mapping[str, Mapping[int, int]]
    account: Account = field(default_factory=Account)
    markers: Origins = field(default_factory=Origins)
    copies: Attempts = field(default_factory=Attempts)
    known: Mapping[int, tuple[int, int]] = field(default_factory=dict)


def snapshot_path(data_dir: Path) -> Path:
    """Return where the ledger of a data folder keeps its snapshot."""
    return data_dir / "ledger.snapshot"


def identity(settings: Settings, topics: Iterable[str]) -> Identity:
    """Ask the cluster for its id and those of the topics."""
    names = {settings.topic_prefix + topic: topic for topic in topics}
    client = admin(settings)
    try:
        cluster = client.describe_cluster()["cluster_id"]
        found = {each["name"]: str(each["topic_id"]) for each in client.describe_topics(list(names))}
    finally:
        client.close()
    return Identity(cluster, settings.topic_prefix, {topic: found[name] for name, topic in names.items()})


def save(path: Path, saved: Saved) -> int:
    """Write a snapshot in place of the last one; return its size in bytes. Raises OSError."""
    names, blobs = [], []
    for name, origins in _sets(saved):
        origins.optimise()
        for partition in origins.partitions():
            blobs.append(origins.offsets(partition).serialize())
            names.append((name, partition, len(blobs[-1])))
    head = orjson.dumps(
        {
            "version": VERSION,
            "identity": saved.identity,
            "made": saved.made,
            "positions": saved.positions,
            "known": saved.known,
            "repeated": saved.account.repeated,
            "foreign": saved.account.foreign,
            "sets": names,
        },
        option=orjson.OPT_NON_STR_KEYS,
    )
    content = b"".join([MAGIC, len(head).to_bytes(_LENGTH_BYTES, "big"), head, *blobs])
    with written_whole(path, durable=True) as file:
        file.write(content + hashlib.sha256(content).digest())
    return len(content) + _DIGEST_BYTES


def load(path: Path, wanted: Identity) -> Saved:
    """Return the state to go on from. Raises `SnapshotRefused`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SnapshotRefused(f"it cannot be read: {error}") from error
    body, digest = content[:-_DIGEST_BYTES], content[-_DIGEST_BYTES:]
    if not body.startswith(MAGIC) or hashlib.sha256(body).digest() != digest:
        raise SnapshotRefused("it is damaged")
    start = len(MAGIC) + _LENGTH_BYTES
    blobs_at = start + int.from_bytes(body[len(MAGIC) : start], "big")
    head = orjson.loads(body[start:blobs_at])
    if head["version"] != VERSION:
        raise SnapshotRefused(f"it has version {head['version']}, not {VERSION}")
    if why := wanted.differs(Identity(**head["identity"])):
        raise SnapshotRefused(why)
    return _restored(head, wanted, body, blobs_at)


def _restored(head: Mapping[str, Any], wanted: Identity, body: bytes, at: int) -> Saved:
    saved = Saved(
        wanted,
        head["made"],
        {topic: _numbered(offsets) for topic, offsets in head["positions"].items()},
        known={partition: (begin, end) for partition, (begin, end) in _numbered(head["known"]).items()},
    )
    saved.account.repeated, saved.account.foreign = head["repeated"], head["foreign"]
    found: dict[str, dict[int, Any]] = {}
    for name, partition, length in head["sets"]:
        found.setdefault(name, {})[partition] = BitMap64.deserialize(body[at : at + length])
        at += length
    for name, maps in found.items():
        _put(saved, name, Origins(maps))
    return saved


def _sets(saved: Saved) -> Iterator[tuple[str, Origins]]:
    """Yield every set with its name; `_put` is the way back."""
    yield "excused", saved.account.excused
    yield "markers", saved.markers
    for kind, origins in saved.account.seen.items():
        yield f"seen/{kind}", origins
    for level, origins in saved.account.attempts.levels.items():
        yield f"attempt/{level}", origins
    for level, origins in saved.copies.levels.items():
        yield f"copy/{level}", origins


def _put(saved: Saved, name: str, origins: Origins) -> None:
    kind, _, which = name.partition("/")
    match kind:
        case "excused":
            saved.account.excused = origins
        case "markers":
            saved.markers = origins
        case "seen":
            saved.account.seen[which] = origins
        case "attempt":
            saved.account.attempts.levels[int(which)] = origins
        case "copy":
            saved.copies.levels[int(which)] = origins


def _numbered(mapping: Mapping[str, Any]) -> dict[int, Any]:
    return {int(key): value for key, value in mapping.items()}
