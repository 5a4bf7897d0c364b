"""What a batch adds to the memory: a block of columns, and its form on ``articles.fingerprints``.

Wire form: one line of JSON (format and length of each column), then the columns' raw little-endian values
one after another. About 300 bytes an article. Format 2 added outlet, title and length of a text, and counts
of copies; format 3 what a revision changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import orjson
from numpy.typing import NDArray

from pipeline.article import Origin
from pipeline.outcome import Rule

__all__ = ["FORMAT", "FULL_SCORE", "RULES", "Block", "cut", "decode", "encode", "joined"]

FORMAT = 3
RULES = (None, Rule.SAME_RECORD, Rule.SAME_URL, Rule.EXACT, Rule.NEAR, Rule.CONTAINED, Rule.REVISION)
"""What the codes of a block's ``rule`` mean (None: passed as new); only ever add at the end."""
FULL_SCORE = 10_000
"""A score of 1: scores are whole ten-thousandths, so that a verdict read back equals the first."""

Array: TypeAlias = NDArray[Any]


class Block(NamedTuple):
    """New entries of the memory, in log order; every record has one, duplicates too.

    One value an entry: ``stamp`` (the memory's clock at insertion) and ``seen`` (event time of the
    original; NaN: none) in POSIX seconds; ``origin`` (partition and offset packed); 64-bit hashes of
    ``id``, ``url`` and ``text``, and of the original's id in ``copy_of`` (0: none); ``rule`` (0: passed as
    new), ``score`` (in 1/10,000), ``version``, ``copies`` (0: no copy) and ``changes`` (packed; 0: no
    revision) of the verdict; 32-bit hashes of ``source`` and of the ``title``'s normal form (0: none);
    ``words`` of the text (65,535: as many or more); ``whole``: the sample holds every shingle; lengths of
    what follows. Flat: ``strings`` (id of the article that has the text, then id of the line's first
    version where it differs), ``postings`` (sampled shingles by which the entry is found), ``numbers`` and
    ``names`` (guard sketches); these three ascend per entry.
    """

    stamp: Array
    seen: Array
    origin: Array
    id: Array
    url: Array
    text: Array
    copy_of: Array
    rule: Array
    score: Array
    version: Array
    copies: Array
    changes: Array
    source: Array
    title: Array
    words: Array
    whole: Array
    of_bytes: Array
    first_bytes: Array
    posted: Array
    numbered: Array
    named: Array
    strings: Array
    postings: Array
    numbers: Array
    names: Array


_DTYPES = {
    **dict.fromkeys(("stamp", "seen"), "<f8"),
    **dict.fromkeys(("origin", "id", "url", "text", "copy_of", "changes"), "<u8"),
    **dict.fromkeys(("version", "copies", "source", "title", "of_bytes", "first_bytes", "postings"), "<u4"),
    **dict.fromkeys(("score", "words", "numbers", "names"), "<u2"),
    **dict.fromkeys(("rule", "whole", "posted", "numbered", "named", "strings"), "|u1"),
}
DTYPES = [np.dtype(_DTYPES[name]) for name in Block._fields]


def joined(blocks: Sequence[Block]) -> Block:
    """Return one block of the entries of several (one at least), its columns in their wire types."""
    return Block(
        *(
            (np.concatenate(parts) if len(parts) > 1 else parts[0]).astype(dtype, copy=False)
            for parts, dtype in zip(zip(*blocks, strict=True), DTYPES, strict=True)
        )
    )


_ROWS = {
    "strings": ("of_bytes", "first_bytes"),
    "postings": ("posted",),
    "numbers": ("numbered",),
    "names": ("named",),
}
"""The flat columns, and the columns that say how many values of them belong to an entry."""


def cut(block: Block, keep: Callable[[Origin], bool]) -> Block:
    """Return the block without the entries of origins that are not to be kept."""
    packed = block.origin.tolist()
    kept = np.array([keep(Origin(place >> 48, place & (1 << 48) - 1)) for place in packed], np.bool_)
    columns = {}
    for name, column in block._asdict().items():
        mask = kept
        if name in _ROWS:
            lengths = sum(getattr(block, each).astype(np.int64) for each in _ROWS[name])
            mask = np.repeat(kept, lengths)
        columns[name] = column[mask]
    return Block(**columns)


def encode(blocks: Sequence[Block]) -> bytes:
    """Return the blocks as one delta; empty if there are none."""
    if not blocks:
        return b""
    columns = joined(blocks)
    header = {"format": FORMAT, "lengths": [len(column) for column in columns]}
    return b"".join([orjson.dumps(header), b"\n", *(column.tobytes() for column in columns)])


def decode(delta: bytes) -> Block:
    """Return the block of a delta.

    Raises ValueError where the delta is of another format, cut short, or no delta at all.
    """
    line, newline, _ = delta.partition(b"\n")
    try:
        header = orjson.loads(line)
        found, lengths = header["format"], header.get("lengths", [])
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("this is no delta of the dedupe memory: its first line is no header") from error
    if not newline or found != FORMAT:
        raise ValueError(
            f"the dedupe memory reads deltas of format {FORMAT}, this one is of format {found!r}: "
            "read it with the version of wireroom that wrote it"
        )
    expected = sum(n * dtype.itemsize for n, dtype in zip(lengths, DTYPES, strict=True))
    place = len(line) + 1
    if len(delta) - place != expected:
        raise ValueError(f"the delta holds {len(delta) - place} bytes of columns, its header says {expected}")
    columns = []
    for length, dtype in zip(lengths, DTYPES, strict=True):
        columns.append(np.frombuffer(delta, dtype, length, place))
        place += columns[-1].nbytes
    return Block(*columns)
