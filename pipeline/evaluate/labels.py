"""Which blocks of a labelled page are its article's: what the clean stage's model is trained on."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluate.clean import SHINGLE, WORD, shingles

__all__ = ["block_labels"]

SHARE = 0.5
"""Share of a block's shingles that must stand in the body."""
NEAR = 2
"""A block too short for a shingle is the article's if it stands in the body and so near a block of it."""


def block_labels(
    blocks: Sequence[str], body: str, optional: Sequence[str] = ()
) -> tuple[list[bool], list[bool]]:
    """Return for each block whether it is the article's, and whether it counts (optional ones don't).

    >>> block_labels(["Menu", "The river rose by two metres."], "The river rose by two metres.")
    ([False, True], [True, True])
    """
    wanted = set(shingles(body))
    free = {shingle for paragraph in optional for shingle in shingles(paragraph)}
    words = [WORD.findall(block) for block in blocks]
    good = [_share(found, wanted) >= SHARE for found in words]
    counts = [good[at] or _share(found, free) < SHARE for at, found in enumerate(words)]
    whole = f" {' '.join(WORD.findall(body))} "
    for at, found in enumerate(words):
        if 0 < len(found) < SHINGLE and f" {' '.join(found)} " in whole:
            near = range(max(0, at - NEAR), min(len(words), at + NEAR + 1))
            good[at] = any(good[other] and len(words[other]) >= SHINGLE for other in near)
    return good, counts


def _share(words: Sequence[str], wanted: set[tuple[str, ...]]) -> float:
    found = list(zip(*(words[start:] for start in range(SHINGLE)), strict=False))
    return sum(shingle in wanted for shingle in found) / len(found) if found else 0.0
