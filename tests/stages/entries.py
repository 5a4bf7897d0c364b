"""Entries of the dedupe memory as those of real articles, without making the articles."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.dedupe.delta import DTYPES, Block
from pipeline.text.shingles import SAMPLE_SIZE

__all__ = ["made_entries"]

ID_BYTES = 20


def made_entries(first: int, count: int, copies: float, start: float, apart: float) -> Block:
    """Return entries ``first`` on, ``apart`` seconds from each other, a share of them copies.

    Every one that is no copy has the shingles of a text of 70 words and more, and nearly full guards; all
    values are random, so that none is found by what it holds.
    """
    choose = np.random.default_rng(first)
    new = choose.random(count) >= copies
    lengths = {
        "posted": np.where(new, SAMPLE_SIZE, 0),
        "numbered": np.where(new, choose.integers(8, 17, count), 0),
        "named": np.where(new, choose.integers(12, 17, count), 0),
    }
    times = start + apart * np.arange(first, first + count)
    given: dict[str, NDArray[Any]] = {
        "stamp": times,
        "seen": times,
        "origin": np.arange(first, first + count),
        "rule": np.where(new, 0, 3),
        "version": np.ones(count),
        "copies": ~new,
        "words": np.full(count, 400),
        "of_bytes": np.full(count, ID_BYTES),
        "strings": choose.integers(97, 123, ID_BYTES * count),
        "postings": _ascending(choose, lengths["posted"], 1 << 30),
        "numbers": _ascending(choose, lengths["numbered"], 1 << 16),
        "names": _ascending(choose, lengths["named"], 1 << 16),
        **{name: choose.integers(1, 1 << 63, count, np.uint64) for name in ("id", "url", "text")},
        **{name: choose.integers(1, 1 << 32, count, np.uint64) for name in ("source", "title")},
        **lengths,
    }
    given["copy_of"] = np.where(new, 0, given["text"])
    columns = zip(Block._fields, DTYPES, strict=True)
    return Block(*(given.get(name, np.zeros(count)).astype(dtype) for name, dtype in columns))


def _ascending(choose: np.random.Generator, lengths: NDArray[np.int64], limit: int) -> NDArray[np.uint64]:
    owner = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
    both = np.sort(owner << np.uint64(32) | choose.integers(1, limit, len(owner), np.uint64))
    return both & np.uint64(0xFFFFFFFF)
