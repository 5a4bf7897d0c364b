"""The columns by which a line of plain text is judged; some of them are those of HTML's blocks, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.text.blocks import Kind, Line
from pipeline.text.cues import Cue
from pipeline.text.features import HASHES, Floats, Ints, Texts, best_run, context, stop_table

__all__ = [
    "PROSE_WORDS",
    "SCALE",
    "copies",
    "cue_numbers",
    "line_table",
    "signs",
    "since",
    "small_numbers",
    "word_scores",
]

PROSE_WORDS = 8
SCALE = 64
"""Weights of the lexicon are whole numbers of 1/64."""


def word_scores(texts: Texts, lexicon: NDArray[np.int16]) -> tuple[Ints, Ints, Ints]:
    """Return per block the sum and the least of its words' weights (in 1/64) and how many there are."""
    slots, owner = texts.terms
    weights = lexicon.take(slots).astype(np.int64)
    blocks = len(texts.blocks)
    total = np.bincount(owner, weights, blocks).astype(np.int64)  # exact: sums stay far below 2**53
    least = np.zeros(blocks, np.int64)
    np.minimum.at(least, owner, weights)
    return total, least, np.bincount(owner, minlength=blocks)


def line_columns(pages: Sequence[Sequence[Line]], cues: Ints) -> Floats:
    """Return what only lines of plain text have: form, indent, blank lines around, bullet, cue."""
    flat = [line for lines in pages for line in lines]
    table = np.empty((5, len(flat)), np.float32)
    table[0] = small_numbers([line.kind for line in flat])
    table[1] = np.minimum([line.indent for line in flat], 20)
    table[2] = np.minimum([line.blank_before for line in flat], 5)
    table[3] = [line.bullet for line in flat]
    table[4] = cues
    after = np.concatenate([table[2][1:], [0]]).astype(np.float32)
    after[np.cumsum([len(lines) for lines in pages if lines]) - 1] = 0  # the next page is another matter
    return np.vstack([table, after[None]])


def rule_columns(
    texts: Texts,
    pages: Sequence[Sequence[Line]],
    cues: Ints,
    verdicts: Sequence[tuple[tuple[int, int], Sequence[int]]],
) -> Floats:
    """Return what the rules say: in their run, kept by them, blocks outside it, sections ended so far.

    ``verdicts`` are the run of each page and the lines kept.
    """
    begins = texts.offsets[:-1]
    runs = np.array([run for run, _ in verdicts], np.int64).reshape(-1, 2) + begins[:, None]
    start, stop = runs[texts.page].T
    at = np.arange(len(texts.blocks))
    table = np.zeros((6, len(at)), np.float32)
    table[0] = (at >= start) & (at < stop)
    kept = np.array([line for _, kept in verdicts for line in kept], np.int64)
    table[1, kept + np.repeat(begins, [len(kept) for _, kept in verdicts])] = 1
    table[2] = np.clip(np.minimum(at - start, 0) + np.maximum(at - stop + 1, 0), -50, 50)
    lines = [line for page in pages for line in page]
    prose = small_numbers([line.kind for line in lines]) == Kind.PROSE
    begun = so_far(texts, prose * np.array([line.words for line in lines], np.int64))
    table[3] = np.minimum(so_far(texts, (cues == Cue.TAIL) & (begun > 60)), 20)
    table[4] = np.minimum(so_far(texts, (cues == Cue.REPLY) & (begun > 60)), 20)
    table[5] = np.log1p(begun)
    return table


def so_far(texts: Texts, values: NDArray[np.generic]) -> Ints:
    """Return for each block the sum of the values on its page up to it."""
    total = np.cumsum(values, dtype=np.int64)
    before: Ints = np.concatenate([np.zeros(1, np.int64), total])[texts.offsets[texts.page]]
    return total - before


def cohesion(texts: Texts, run: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the share of each block's words that also stand elsewhere in the page's run of article text."""
    _, single, _, words = texts.words
    block = np.repeat(np.arange(len(words)), words)
    pages = len(texts.offsets) - 1
    key = texts.page[block] * (HASHES >> 2) + (single >> 2)
    inside = run[block]
    counts = np.bincount(key[inside], minlength=pages * (HASHES >> 2))
    known = counts[key] > inside
    return np.bincount(block, known & (stop_table()[single] == 0), len(words)) / np.maximum(words, 1)


def line_table(
    texts: Texts,
    pages: Sequence[Sequence[Line]],
    cues: Sequence[Sequence[Cue]],
    verdicts: Sequence[tuple[tuple[int, int], Sequence[int]]],
    lexicon: NDArray[np.int16],
) -> Floats:
    """Return the whole table (columns x lines) of a batch: own, lines', rules', words, context."""
    own, _, english, ended = texts.own
    numbers = cue_numbers(cues)
    special, rules = line_columns(pages, numbers), rule_columns(texts, pages, numbers, verdicts)
    words = texts.words.counts
    total, least, count = word_scores(texts, lexicon)
    mean = total / np.sqrt(np.maximum(count, 1)) / SCALE
    prose = ended * (words >= PROSE_WORDS)
    spoken = np.stack([total / SCALE, mean, least / SCALE, copies(texts), since(texts, numbers == Cue.TAIL)])
    table = np.vstack([own, special, rules, spoken.astype(np.float32)])
    mean_at, first = len(own) + len(special) + len(rules) + 1, len(own)
    near = context(
        texts,
        table,
        [1, 3, 5, 13, mean_at, first, first + 3],
        [words, words * prose, total, english, prose, *signs(numbers)],
        prose * words,
    )
    score = (np.clip(mean, -20, 20) * np.sqrt(words + 1) * SCALE).astype(np.int64)
    shared: Floats = cohesion(texts, rules[0] > 0).astype(np.float32)
    return np.vstack([table, near, best_run(texts, score), shared[None]])


def signs(cues: Ints) -> tuple[Ints, Ints]:
    """Return 1 for each block in which the publisher speaks of itself, and for each of a reader's comment."""
    return (cues >= Cue.SMALL_PRINT).astype(np.int64), (cues == Cue.REPLY).astype(np.int64)


def copies(texts: Texts) -> Floats:
    """Return how often each block's text stands on its page (at most 9)."""
    found: list[int] = []
    for begin, end in pairwise(texts.offsets.tolist()):
        counts = Counter(blocks := texts.blocks[begin:end])
        found += [counts[text] for text in blocks]
    return np.minimum(found, 9).astype(np.float32)


def since(texts: Texts, mark: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return how many blocks back the last marked one is (60: none)."""
    at = np.arange(len(mark))
    last = np.maximum.accumulate(np.where(mark, at, -1)) if len(mark) else at
    return np.where(last >= texts.offsets[texts.page], np.minimum(at - last, 60), 60).astype(np.float64)


def cue_numbers(cues: Sequence[Sequence[Cue]]) -> Ints:
    """Return the cues of all pages as one row."""
    return small_numbers([cue for page in cues for cue in page]).astype(np.int64)


def small_numbers(values: Sequence[int]) -> NDArray[np.uint8]:
    """Return members of an enumeration as an array: through bytes, for numpy asks each what it is."""
    return np.frombuffer(bytes(values), np.uint8)
