"""Where two flows differ, article by article, sorted into classes that say how."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.kafka.compare.side import DEAD_LETTER, DUPLICATE, OPEN, REJECT, REVISION, UNIQUE, Side

__all__ = ["ASPECTS", "Comparison", "Difference", "compare"]

ASPECTS = ("verdict", "text", "title", "details", "topics", "names", "keywords", "story")
"""In which two outcomes may differ; ``details`` are source, address, authors, dates, language and so on."""
_LABELS = {
    OPEN: "open",
    UNIQUE: "unique",
    REVISION: "revision",
    DUPLICATE: "duplicate",
    REJECT: "rejected",
    DEAD_LETTER: "dead",
}
_WHICH = {
    UNIQUE: "another version",
    REVISION: "another version, or of another article",
    DUPLICATE: "another original",
    REJECT: "another detail",
    DEAD_LETTER: "another error",
}
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Difference:
    """A class of differences: in which aspect (or ``lost``, ``added``), what, how often, first indices."""

    aspect: str
    what: str
    count: int
    examples: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Counts of articles that either flow knows: articles = same + changed + lost + added."""

    articles: int
    same: int
    changed: int
    lost: int
    added: int
    classes: tuple[Difference, ...]

    @property
    def share(self) -> float:
        """Return the share of articles that aren't the same, 0..1."""
        return 1 - self.same / self.articles if self.articles else 0.0


def compare(one: Side, two: Side, ignore: Collection[str] = (), examples: int = 3) -> Comparison:
    """Compare two flows over the same places; ``ignore`` are aspects that don't count.

    A story's name comes from its first article, so replays of different ranges name stories differently.
    What counts is who shares one: an article's story is the same if, among the articles that both flows
    put into stories, its members are the same.
    """
    a, b = one.rows, two.rows
    here, there = a["state"] > 0, b["state"] > 0
    both = here & there
    classes: list[Difference] = []
    changed = np.zeros(len(a), bool)
    for aspect in ASPECTS:
        if aspect in ignore:
            continue
        for what, mask in _found(aspect, one, two, both):
            if mask.any():
                classes.append(_difference(aspect, what, mask, examples))
                changed |= mask
    for aspect, mask, side in (("lost", here & ~there, one), ("added", ~here & there, two)):
        for what, part in _labelled(side, mask):
            classes.append(_difference(aspect, what, part, examples))
    return Comparison(
        articles=int((here | there).sum()),
        same=int((both & ~changed).sum()),
        changed=int(changed.sum()),
        lost=int((here & ~there).sum()),
        added=int((~here & there).sum()),
        classes=tuple(classes),
    )


def _difference(aspect: str, what: str, mask: Mask, examples: int) -> Difference:
    first = tuple(int(index) for index in np.flatnonzero(mask)[:examples])
    return Difference(aspect, what, int(mask.sum()), first)


def _found(aspect: str, one: Side, two: Side, both: Mask) -> Iterator[tuple[str, Mask]]:
    if aspect == "verdict":
        yield from _verdicts(one, two, both)
    elif aspect == "story":
        yield from _stories(one.rows["story"], two.rows["story"], both)
    else:
        left, right = one.rows[aspect], two.rows[aspect]
        yield f"another {aspect}", both & (left > 0) & (right > 0) & (left != right)


def _labelled(side: Side, mask: Mask) -> Iterator[tuple[str, Mask]]:
    """Yield the label of each kind of outcome under the mask, and where it is."""
    kinds = side.rows["state"].astype(np.int64) << 8 | side.rows["reason"]
    for kind in np.unique(kinds[mask]):
        yield _label(side, int(kind)), mask & (kinds == kind)


def _label(side: Side, kind: int) -> str:
    return f"{_LABELS[kind >> 8]} {side.reasons[kind & 255]}".rstrip()


def _verdicts(one: Side, two: Side, both: Mask) -> Iterator[tuple[str, Mask]]:
    # Reasons are numbered by each side for itself: number those of the second as the first does.
    names = list(dict.fromkeys((*one.reasons, *two.reasons)))
    a, b = one.rows, two.rows
    left = a["state"].astype(np.int64) << 8 | a["reason"]
    as_first = np.array([names.index(reason) for reason in two.reasons])
    right = b["state"].astype(np.int64) << 8 | as_first[b["reason"]]
    named = Side(one.places)
    named.reasons = names
    differs = both & (left != right)
    pairs: npt.NDArray[Any] = np.unique(np.stack((left[differs], right[differs]), axis=1), axis=0)
    for before, after in pairs.tolist():
        mask = differs & (left == before) & (right == after)
        yield f"{_label(named, before)} -> {_label(named, after)}", mask
    alike = both & (left == right)
    for how, differs in (
        ("which", alike & (a["which"] != b["which"])),
        ("score", alike & (a["which"] == b["which"]) & (a["score"] != b["score"])),
    ):
        for kind in np.unique(left[differs]).tolist():
            what = "another score" if how == "score" else _WHICH[kind >> 8]
            yield f"{_label(named, kind)}: {what}", differs & (left == kind)


def _stories(one: npt.NDArray[Any], two: npt.NDArray[Any], both: Mask) -> Iterator[tuple[str, Mask]]:
    grouped = np.flatnonzero(both & (one > 0) & (two > 0))
    _, left, ones = np.unique(one[grouped], return_inverse=True, return_counts=True)
    _, right, twos = np.unique(two[grouped], return_inverse=True, return_counts=True)
    pairs = left.astype(np.int64) << 32 | right
    _, number, shared = np.unique(pairs, return_inverse=True, return_counts=True)
    before, after, common = ones[left], twos[right], shared[number]
    for what, part in (
        ("some of its story's articles are in others", (before > common) & (after == common)),
        ("articles of other stories joined it", (before == common) & (after > common)),
        ("its story was cut and joined anew", (before > common) & (after > common)),
    ):
        mask = np.zeros(len(one), bool)
        mask[grouped[part]] = True
        yield what, mask
