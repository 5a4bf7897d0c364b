"""The measured records: sample articles that can be decoded, plain texts and HTML pages apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from pipeline.settings import Settings
from pipeline.sources.decode import decode_raw
from pipeline.sources.files import Record, to_record
from pipeline.sources.samples import sample_records

__all__ = ["KINDS", "SEED", "WARM_UP", "Corpus", "Kind", "make_corpus", "records", "values"]

Kind = Literal["plain", "html"]
KINDS: tuple[Kind, ...] = get_args(Kind)
SEED = 11
WARM_UP = 500
"""Articles every loop takes before it is measured: lists are loaded, buffers have their size."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files of JSON lines, ``warm_up`` and ``measured``, and what is to be said of the latter."""

    kind: Kind
    warm_up: Path
    measured: Path
    count: int
    mean_bytes: float
    copies: float
    """Share of records that repeat an earlier one of the same stream, by its truth."""
    spread: bool = False
    """Whether keys are spread evenly over partitions, instead of being their sources, which are few."""


def make_corpus(kind: Kind, count: int, folder: Path) -> Corpus:
    """Write both files; the same arguments give the same bytes everywhere."""
    warm_up, measured = folder / f"{kind}-warm-up.jsonl", folder / f"{kind}.jsonl"
    _write(warm_up, kind, WARM_UP, SEED + 1)
    sizes, copies = _write(measured, kind, count, SEED)
    return Corpus(kind, warm_up, measured, count, sizes / count, copies / count)


def values(path: Path) -> list[bytes]:
    """Return the raw values of a file."""
    return path.read_bytes().split(b"\n")


def records(path: Path, settings: Settings, *, spread: bool = False) -> Iterator[Record]:
    """Yield what is to be published; ``spread``: each under a key of its own."""
    for number, value in enumerate(values(path)):
        record = to_record(value, path.name, max_bytes=settings.max_record_bytes)
        assert isinstance(record, Record)
        yield replace(record, key=b"%d" % number) if spread else record


def _write(path: Path, kind: Kind, count: int, seed: int) -> tuple[int, int]:
    chosen: list[bytes] = []
    copies = 0
    # Two in five records are plain and three HTML, some cannot be decoded: four times as many are enough.
    for value, truth in sample_records(4 * count + 200, seed):
        if len(chosen) == count:
            break
        if truth.expect != "dead" and _kind(value) == kind:
            chosen.append(value)
            copies += truth.duplicate
    path.write_bytes(b"\n".join(chosen))
    return sum(map(len, chosen)), copies


def _kind(value: bytes) -> str | None:
    content_type = decode_raw(value, max_bytes=len(value)).content_type
    return None if content_type is None else {"text/html": "html", "text/plain": "plain"}[content_type]
