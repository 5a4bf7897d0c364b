"""The columns by which a block of HTML is judged: of markup, not of words, and so of no language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pipeline.text.columns import PROSE_WORDS, copies, cue_numbers, signs, since, small_numbers
from pipeline.text.cues import Cue
from pipeline.text.features import HASHES, Floats, Ints, Texts, context, sums_of
from pipeline.text.rendered import FLAGS, NAMED, Block

__all__ = ["block_table"]


def block_table(
    texts: Texts,
    pages: Sequence[Sequence[Block]],
    cues: Sequence[Sequence[Cue]],
    titles: Sequence[str],
) -> Floats:
    """Return the whole table (columns x blocks) of a batch: own, markup's, context."""
    own, stops, _, ended = texts.own
    own = own[:-1]
    words = texts.lengths
    prose = ended * (words >= PROSE_WORDS)
    numbers = cue_numbers(cues)
    special = block_columns(texts, pages, numbers, titles, prose * words)
    about = np.stack([copies(texts), since(texts, numbers == Cue.TAIL)]).astype(np.float32)
    table = np.vstack([own, special, about])
    first = len(own)
    shifted = [1, 3, 5, 13, first, first + 3]
    sums = [words, words * prose, stops, prose, *signs(numbers)]
    return np.vstack([table, context(texts, table, shifted, sums, prose * words)])


def block_columns(
    texts: Texts,
    pages: Sequence[Sequence[Block]],
    cues: Ints,
    titles: Sequence[str],
    prose: Ints,
) -> Floats:
    """Return what only blocks of HTML have: tag, depth, ancestors, links, prose under the same ancestors.

    ``prose`` are the words of each block that is prose, else 0.
    """
    blocks = [block for page in pages for block in page]
    # One by one: numpy asks each member of a sequence of tuples what it is.
    places = np.fromiter(chain.from_iterable([block.place for block in blocks]), np.int64).reshape(-1, 8).T
    tag, depth, flags, article = (places[at] for at in (0, 1, 2, 7))
    links, linked, chars, heads = (
        np.array(counts, np.int64)
        for counts in (
            [block.links for block in blocks],
            [block.linked for block in blocks],
            [len(block.text) for block in blocks],
            [block.heads for block in blocks],
        )
    )
    # Elements are numbered per page: pages in a row get numbers in a row.
    key = places[3:7] + _bases(places[3], texts)
    columns = [
        tag,
        np.minimum(depth, 60),
        np.minimum(links, 50),
        np.minimum(linked / np.maximum(chars, 1), 1.5),
    ]
    columns += [(flags >> bit) & 1 for bit in range(len(FLAGS) + len(NAMED))]
    columns += [small_numbers([block.kind for block in blocks]), cues]
    whole = sums_of(prose, np.diff(texts.offsets))[texts.page]
    for group in key:
        under = np.bincount(group, prose)[group]
        columns += [under / np.maximum(whole, 1), np.bincount(group)[group]]
    group = article + _bases(article, texts)
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


def _bases(numbers: Ints, texts: Texts) -> Ints:
    """Return for each block what makes numbers, which begin at 0 on each page, numbers of the batch."""
    most = np.zeros(len(texts.offsets) - 1, np.int64)
    np.maximum.at(most, texts.page, numbers)
    bases: Ints = (np.cumsum(most + 1) - most - 1)[texts.page]
    return bases


def title_columns(texts: Texts, titles: Sequence[str]) -> list[NDArray[np.float64]]:
    """Return the share of each block's words that stand in the page's title, and blocks since the title."""
    count = len(titles)
    marked = np.zeros((count, HASHES), np.bool_)
    _, slots, _, counts = Texts([titles]).words
    marked[np.repeat(np.arange(count), counts), slots] = True
    _, single, _, words = texts.words
    block = np.repeat(np.arange(len(words)), words)
    hits = np.bincount(block, marked[texts.page[block], single], len(words))
    share = hits / np.maximum(words, 1)
    title_words = np.array([len(title.split()) for title in titles], np.int64)[texts.page]
    is_title = (share >= 0.8) & (hits >= 0.7 * title_words) & (title_words >= 2)
    return [share, np.log1p(hits), since(texts, is_title)]
