"""The columns by which a block is judged, for both forms of a page: lines of plain text, blocks of HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.text.blocks import Kind, Line
from pipeline.text.cues import Cue
from pipeline.text.features import HASHES, Floats, Ints, Texts, context, stop_table, sums_of
from pipeline.text.rendered import FLAGS, NAMED, Block

__all__ = [
    "Block",
    "block_columns",
    "cue_numbers",
    "html_columns",
    "line_columns",
    "rule_columns",
    "word_scores",
]

PROSE_WORDS = 8
SCALE = 64
"""Weights of the lexicon are whole numbers of 1/64."""


def word_scores(texts: Texts, lexicon: NDArray[np.int16]) -> tuple[Ints, Ints, Ints]:
    """Return per block the sum and the least of its words' weights (in 1/64) and how many there are."""
    slots, owner, _, _ = texts.words
    weights = lexicon.take(slots).astype(np.int64)
    blocks = len(texts.blocks)
    total = np.bincount(owner, weights, blocks).astype(np.int64)  # exact: sums stay far below 2**53
    least = np.zeros(blocks, np.int64)
    np.minimum.at(least, owner, weights)
    return total, least, np.bincount(owner, minlength=blocks)


def line_columns(pages: Sequence[Sequence[Line]], cues: Sequence[Sequence[Cue]]) -> Floats:
    """Return what only lines of plain text have: form, indent, blank lines around, bullet, cue."""
    flat = [line for lines in pages for line in lines]
    table = np.empty((5, len(flat)), np.float32)
    table[0] = small_numbers([line.kind for line in flat])
    table[1] = np.minimum([line.indent for line in flat], 20)
    table[2] = np.minimum([line.blank_before for line in flat], 5)
    table[3] = [line.bullet for line in flat]
    table[4] = cue_numbers(cues)
    after = np.concatenate([table[2][1:], [0]]).astype(np.float32)
    after[np.cumsum([len(lines) for lines in pages if lines]) - 1] = 0  # the next page is another matter
    return np.vstack([table, after[None]])


def html_columns(
    texts: Texts,
    pages: Sequence[Sequence[Block]],
    lines: Sequence[Sequence[Line]],
    cues: Sequence[Sequence[Cue]],
    titles: Sequence[str],
) -> Floats:
    """Return what only blocks of HTML have: tag, depth, ancestors, links, prose under the same ancestors."""
    words = texts.words.counts
    prose = texts.own.ended * (words >= PROSE_WORDS) * words
    blocks = [block for page in pages for block in page]
    rows = (
        np.array(
            [(b.tag, min(b.depth, 60), b.flags, min(b.links, 50), b.linked, len(b.text)) for b in blocks],
            np.int64,
        )
        .reshape(-1, 6)
        .T
    )
    owners = np.array([block.owners for block in blocks], np.int64).reshape(-1, 4).T
    key = owners + (texts.page << 32)
    columns = [rows[0], rows[1], rows[3], np.minimum(rows[4] / np.maximum(rows[5], 1), 1.5)]
    columns += [(rows[2] >> bit) & 1 for bit in range(len(FLAGS) + len(NAMED))]
    columns += [small_numbers([line.kind for page in lines for line in page]), cue_numbers(cues)]
    whole = sums_of(prose, np.diff(texts.offsets))[texts.page]
    for level in range(4):
        _, group = np.unique(key[level], return_inverse=True)
        under = np.bincount(group, prose)[group]
        columns += [under / np.maximum(whole, 1), np.bincount(group)[group]]
    article = np.array([b.article for b in blocks], np.int64)
    _, group = np.unique(article + (texts.page << 32), return_inverse=True)
    heads = np.array([b.heads for b in blocks], np.int64)
    columns += [
        np.minimum(article, 20),
        np.bincount(group, prose)[group] / np.maximum(whole, 1),
        np.minimum(heads, 9),
    ]
    columns += title_columns(texts, titles)
    for by in (1, 2):
        same = key[1][by:] == key[1][:-by]
        none = np.zeros(min(by, len(blocks)), np.bool_)
        columns += [np.concatenate([none, same]), np.concatenate([same, none])]
    return np.stack([np.asarray(column, np.float32) for column in columns])


def rule_columns(
    pages: Sequence[Sequence[Line]],
    cues: Sequence[Sequence[Cue]],
    verdicts: Sequence[tuple[tuple[int, int], Sequence[int]]],
) -> Floats:
    """Return what the rules say: in their run, kept by them, blocks outside it, sections ended so far.

    ``verdicts`` are the run of each page and the lines kept.
    """
    columns = []
    for lines, found, ((start, stop), kept) in zip(pages, cues, verdicts, strict=True):
        table = np.zeros((6, len(lines)), np.float32)
        table[0, start:stop] = 1
        table[1, kept] = 1
        at = np.arange(len(lines))
        table[2] = np.clip(np.minimum(at - start, 0) + np.maximum(at - stop + 1, 0), -50, 50)
        cue = small_numbers(found)
        prose = small_numbers([line.kind for line in lines]) == Kind.PROSE
        begun = np.cumsum(prose * np.array([line.words for line in lines], np.int64))
        table[3] = np.minimum(np.cumsum((cue == Cue.TAIL) & (begun > 60)), 20)
        table[4] = np.minimum(np.cumsum((cue == Cue.REPLY) & (begun > 60)), 20)
        table[5] = np.log1p(begun)
        columns.append(table)
    return np.concatenate(columns, axis=1) if columns else np.zeros((6, 0), np.float32)


def title_columns(texts: Texts, titles: Sequence[str]) -> list[NDArray[np.float64]]:
    """Return the share of each block's words that stand in the page's title, and blocks since the title."""
    count = len(titles)
    marked = np.zeros((count, HASHES), np.bool_)
    __, owner, single, _ = Texts([titles]).words
    marked[owner[: len(single)], single] = True
    _, _, single, words = texts.words
    block = np.repeat(np.arange(len(words)), words)
    hits = np.bincount(block, marked[texts.page[block], single], len(words))
    share = hits / np.maximum(words, 1)
    title_words = np.array([len(title.split()) for title in titles], np.int64)[texts.page]
    is_title = (share >= 0.8) & (hits >= 0.7 * title_words) & (title_words >= 2)
    return [share, np.log1p(hits), _since(texts, is_title)]


def cohesion(texts: Texts, run: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the share of each block's words that also stand elsewhere in the page's run of article text."""
    _, _, single, words = texts.words
    block = np.repeat(np.arange(len(words)), words)
    pages = len(texts.offsets) - 1
    key = texts.page[block] * (HASHES >> 2) + (single >> 2)
    inside = run[block]
    counts = np.bincount(key[inside], minlength=pages * (HASHES >> 2))
    known = counts[key] > inside
    return np.bincount(block, known & (stop_table()[single] == 0), len(words)) / np.maximum(words, 1)


def block_columns(
    texts: Texts, special: Floats, rules: Floats, lexicon: NDArray[np.int16], cues: Ints
) -> Floats:
    """Return the whole table (columns x blocks) of a batch: own, special, words, context."""
    own, english, ended = texts.own
    words = texts.words.counts
    total, least, count = word_scores(texts, lexicon)
    mean = total / np.sqrt(np.maximum(count, 1)) / SCALE
    copies = np.concatenate([_copies(texts, page) for page in range(len(texts.offsets) - 1)])
    prose = ended * (words >= PROSE_WORDS)
    since = _since(texts, cues == Cue.TAIL)
    appeals = (cues >= Cue.SMALL_PRINT).astype(np.int64)
    replies = (cues == Cue.REPLY).astype(np.int64)
    table = np.vstack(
        [
            own,
            special,
            rules,
            np.stack([total / SCALE, mean, least / SCALE, copies, since]).astype(np.float32),
        ]
    )
    mean_at, first = len(own) + len(special) + len(rules) + 1, len(own)
    shifted = [1, 3, 5, 13, mean_at, first, first + 3]
    score = (np.clip(mean, -20, 20) * np.sqrt(words + 1) * SCALE).astype(np.int64)
    near = context(
        texts,
        table,
        shifted,
        [words, words * prose, total, english, prose, appeals, replies],
        score,
        prose * words,
    )
    shared: Floats = cohesion(texts, rules[0] > 0).astype(np.float32)
    return np.vstack([table, near, shared[None]])


def _copies(texts: Texts, page: int) -> NDArray[np.float32]:
    blocks = texts.blocks[texts.offsets[page] : texts.offsets[page + 1]]
    counts = Counter(blocks)
    return np.minimum([counts[text] for text in blocks], 9).astype(np.float32)


def _since(texts: Texts, mark: NDArray[np.bool_]) -> NDArray[np.float64]:
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
