"""What a revision changed, estimated by the samples of its line, and how that is kept in eight bytes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.article import Changes
from pipeline.stages.dedupe.store import Sketch

__all__ = ["changes", "packed", "unpacked"]

_SHARE = 10_000
_SHARE_BITS, _WORD_BITS = 14, 16
_TELLING = 8
"""With fewer shingles of its own a version's largest says little of how far its sample reaches."""
_THERE = 1 << 62
"""Tells a packed value from 0, which is none."""


def changes(mine: Sketch, before: Sketch, line: Sequence[Sketch], common: Collection[int]) -> Changes:
    """Return what a text changed.

    ``before`` is the version it replaces, ``line`` are the samples of all versions, of later ones only the
    shingles that were new with them. ``common`` are the hashes that are boilerplate. Wording is compared as
    far down the hash range as all samples reach; a text of fewer than 12 words has none in common.
    """
    reach = [mine, *(sketch for sketch in line if len(sketch.shingles) >= _TELLING)]
    limit = min(
        (sketch.shingles[-1] for sketch in reach if not sketch.whole and sketch.shingles), default=None
    )
    new, old = (
        {value for value in values if (limit is None or value <= limit) and value not in common}
        for values in (mine.shingles, (value for sketch in line for value in sketch.shingles))
    )
    shared = len(new & old)
    return Changes(
        before.words,
        mine.words,
        _points(shared / len(old)) / _SHARE if old else 0.0,
        _points(1 - shared / len(new)) / _SHARE if new else 1.0,
        before.title != mine.title,
    )


def packed(found: Changes) -> int:
    """Return the changes as one number below 2**63, never 0; shares in ten-thousandths."""
    value = int(found.title_changed)
    for part, bits in (
        (_points(found.added), _SHARE_BITS),
        (_points(found.kept), _SHARE_BITS),
        (found.words_after, _WORD_BITS),
        (found.words_before, _WORD_BITS),
    ):
        value = value << bits | part
    return value | _THERE


def unpacked(value: int) -> Changes | None:
    """Return the changes of a packed number; None of 0."""
    if not value:
        return None
    parts = []
    for bits in (_WORD_BITS, _WORD_BITS, _SHARE_BITS, _SHARE_BITS):
        parts.append(value & (1 << bits) - 1)
        value >>= bits
    before, after, kept, added = parts
    return Changes(before, after, kept / _SHARE, added / _SHARE, bool(value & 1))


def _points(share: float) -> int:
    return round(share * _SHARE)
