"""Certificates: an account with everything it rests on, in a file that can be checked against the topics.

docs/certificate.md describes the file. Checking reads exactly the ranges that were read then, so what came
later changes nothing. What retention has removed since cannot be checked, and is named.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from kafka import TopicPartition
from pyroaring import BitMap64

from pipeline.article import isoformat
from pipeline.errors import WireroomError
from pipeline.kafka.ledger.account import CLASSES, Account
from pipeline.kafka.ledger.ledger import Ledger
from pipeline.kafka.ledger.notes import note_of
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.ledger.scan import Scanner
from pipeline.kafka.ledger.snapshot import Identity, identity
from pipeline.kafka.ledger.witness import Block, Witness
from pipeline.settings import Settings

__all__ = ["CertificateBroken", "Checked", "certificate", "read_certificate", "verify"]

FORMAT, VERSION = "wireroom-certificate", 1
MOST_NAMED = 1000
"""Missing records that are listed one by one; all of them are in their class's set."""
FEW_NAMED = 5
"""Origins named in one line of differences."""


class CertificateBroken(WireroomError):
    """A file that is no certificate, or was changed after it was written."""


@dataclass(slots=True)
class Checked:
    """What a check found; it is passed while ``differences`` is empty."""

    records: int = 0
    differences: list[str] = field(default_factory=list)
    expired: list[str] = field(default_factory=list)


def certificate(book: Ledger, witness: Witness, counts: Mapping[str, int], now: float) -> dict[str, Any]:
    """Return the certificate of an account that ``witness`` watched from the first record on."""
    known = book.identity()
    document = {
        "format": FORMAT,
        "version": VERSION,
        "made": isoformat(now),
        "cluster": known.cluster,
        "prefix": known.prefix,
        "topic_ids": known.topics,
        "raw": {
            str(partition): {
                "begin": begin,
                "end": end,
                "known_end": book.raw_ends.get(partition, end),
                "watermark": book.watermarks[partition],
            }
            for partition, (begin, end) in book.bounds.items()
        },
        "committed": {
            stage: {str(partition): offset for partition, offset in offsets.items()}
            for stage, offsets in book.committed.items()
        },
        "block": witness.size,
        "read": _read(book, witness),
        "counts": dict(counts),
        "watermark": isoformat(book.watermark_seconds),
        "outcomes": {name: _set(origins) for name, origins in book.classes().items()},
        "missing": [str(origin) for origin in islice(book.missing, MOST_NAMED)],
    }
    plain: dict[str, Any] = orjson.loads(orjson.dumps(document))
    return plain | {"digest": _digest(plain)}


def _read(book: Ledger, witness: Witness) -> dict[str, dict[str, Any]]:
    """Return the ranges that were read, by topic and partition, in blocks."""
    read: dict[str, dict[str, Any]] = {}
    for topic, ends in book.read_to().items():
        for partition, end in ends.items():
            blocks = witness.blocks(topic, partition, end)
            read.setdefault(topic, {})[str(partition)] = {
                "begin": witness.begins[topic, partition],
                "end": end,
                "records": sum(block.records for block in blocks),
                "blocks": [list(block) for block in blocks],
            }
    return read


def read_certificate(path: Path) -> dict[str, Any]:
    """Return the certificate in a file. Raises `CertificateBroken`."""
    try:
        document = orjson.loads(path.read_bytes())
    except OSError as error:
        raise CertificateBroken(f"{path}: {error.strerror or error}") from error
    except orjson.JSONDecodeError as error:
        raise CertificateBroken(f"{path}: not JSON ({error}); is it a certificate?") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise CertificateBroken(f"{path}: no certificate; wireroom audit --certificate FILE writes one")
    digest = document.pop("digest", None)
    if digest != _digest(document):
        raise CertificateBroken(f"{path}: was changed after it was written, its digest does not fit")
    if document["version"] != VERSION:
        raise CertificateBroken(f"{path}: version {document['version']}, this program knows {VERSION}")
    return document


def verify(settings: Settings, document: Mapping[str, Any]) -> Checked:
    """Read the certificate's ranges again and compare. Raises `CertificateBroken` for another cluster's."""
    found = Checked(differences=list(_contradictions(document)))
    certified = Identity(document["cluster"], document["prefix"], document["topic_ids"])
    if why := identity(settings, certified.topics).differs(certified):
        raise CertificateBroken(f"the certificate cannot be checked here: {why}")
    scanner = Scanner(settings)
    try:
        account = _read_again(scanner, document, found)
    finally:
        scanner.close()
    if not found.expired:
        topics = tuple(document["read"])
        found.differences += _other_outcomes(document, account, topics)
    return found


def _read_again(scanner: Scanner, document: Mapping[str, Any], found: Checked) -> Account:
    """Read what is left of the ranges, and compare block by block."""
    witness, account = Witness(document["block"]), Account()
    places = {p: scanner.topic(p) for p in scanner.places(document["read"])}
    begins, ends = scanner.begins(list(places)), scanner.ends(list(places))
    ranges = {
        p: part for p, topic in places.items() if (part := document["read"][topic].get(str(p.partition)))
    }
    start: dict[TopicPartition, int] = {}
    until: dict[TopicPartition, int] = {}
    for place, part in ranges.items():
        until[place] = min(part["end"], ends[place])
        start[place] = min(max(part["begin"], begins[place]), until[place])
        witness.begin(places[place], place.partition, start[place])
    floor = {int(p): raw["begin"] for p, raw in document["raw"].items()}
    raw_ends = {int(p): raw["known_end"] for p, raw in document["raw"].items()}
    for place, records in scanner.records(dict(start), until):
        notes = [note_of(places[place], record) for record in records]
        witness.saw(places[place], place.partition, records, notes)
        account.take(notes, floor, raw_ends)
        found.records += len(records)
    for place, part in ranges.items():
        topic = places[place]
        now = {block.begin: block for block in witness.blocks(topic, place.partition, until[place])}
        _compare_blocks(f"{topic}-{place.partition}", part, now, begins[place], found)
    return account


def _compare_blocks(
    name: str, part: Mapping[str, Any], now: Mapping[int, Block], first: int, found: Checked
) -> None:
    expired = 0
    for block in (Block(*each) for each in part["blocks"]):
        if block.begin < first:
            expired = min(block.end, part["end"])
            continue
        there = now.get(block.begin, Block(block.begin, block.end, 0, ""))
        if there != block:
            what = f"{there.records:,} records instead of {block.records:,}"
            what = "other records" if there.records == block.records else what
            found.differences.append(f"{name}, offsets {block.begin} to {block.end - 1}: {what}")
    if expired:
        found.expired.append(f"{name}, offsets {part['begin']} to {expired - 1}: expired, cannot be checked")


def _other_outcomes(document: Mapping[str, Any], account: Account, topics: tuple[str, ...]) -> Iterator[str]:
    """Yield which origins have another outcome now."""
    now = account.classes()
    now["unique"] = now["unique"] - account.unfinished(topics)
    for name in CLASSES:
        then = _origins(document["outcomes"][name])
        for what, origins in (
            ("lost this outcome", then - now[name]),
            ("got this outcome", now[name] - then),
        ):
            for partition in origins.partitions():
                some = Origins({partition: origins.offsets(partition)})
                yield f"{name}, raw partition {partition}: {len(some):,} {what}: {_named(some)}"


def _contradictions(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield where the certificate does not fit itself: counts, hashes and the sum they must make."""
    sets = {name: _origins(each) for name, each in document["outcomes"].items()}
    for name, origins in sets.items():
        if _set(origins) != document["outcomes"][name] or document["counts"][name] != len(origins):
            yield f"{name}: count, hash and origins of the certificate do not fit each other"
    total, parts = Origins(), 0
    for name in (*CLASSES, "pending", "missing"):
        total, parts = total | sets[name], parts + len(sets[name])
    if total != sets["raw"] or (parts != len(total) and not document["counts"]["conflicting"]):
        yield "raw is not the sum of unique, duplicates, rejected, dead, pending and missing"


def _set(origins: Origins) -> dict[str, Any]:
    origins.optimise()
    return {
        str(partition): {
            "count": len(origins.offsets(partition)),
            "sha256": _hash_of(origins.offsets(partition)),
            "origins": base64.b64encode(origins.offsets(partition).serialize()).decode(),
        }
        for partition in origins.partitions()
    }


def _hash_of(offsets: Any) -> str:
    """Return the SHA-256 of the offsets in rising order, each as eight bytes, the lowest first."""
    return hashlib.sha256(np.asarray(offsets.to_array(), dtype="<u8").tobytes()).hexdigest()


def _origins(parts: Mapping[str, Mapping[str, Any]]) -> Origins:
    return Origins(
        {int(p): BitMap64.deserialize(base64.b64decode(each["origins"])) for p, each in parts.items()}
    )


def _named(origins: Iterable[Any]) -> str:
    names = [str(origin) for origin in islice(origins, FEW_NAMED + 1)]
    return ", ".join(names[:FEW_NAMED]) + (", …" if len(names) > FEW_NAMED else "")


def _digest(document: Mapping[str, Any]) -> str:
    return hashlib.sha256(orjson.dumps(document, option=orjson.OPT_SORT_KEYS)).hexdigest()
