"""What a block of a page looks like, in numbers: its characters and words, its neighbours, its place.

All blocks of a batch of pages are read at once in numpy. Sums run over whole numbers, so a page's figures are
the same in any batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.text.language import STOP_WORDS
from pipeline.text.shingles import mix, word_hashes

__all__ = [
    "HASHES",
    "Floats",
    "Ints",
    "Own",
    "Terms",
    "Texts",
    "Words",
    "best_run",
    "context",
    "stop_table",
    "sums_of",
]

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]

HASHES = 1 << 16
"""Slots of the lexicon and of the table of stop words."""
_PAIR = np.uint64(0xD6E8FEB86659FD93)
_FIRST, _LAST = np.uint64(0x9E6C63D0676A9A99), np.uint64(0xC2B2AE3D27D4EB4F)
_TOP = np.uint64(48)

_OTHER, _LOWER, _UPPER, _DIGIT, _COMMA, _ENDER, _QUOTE, _MARK, _SPACE = range(9)
_CHARS = {
    _COMMA: ",،、，;；",
    _ENDER: ".!?…。！？؟۔।॥",
    _QUOTE: "\"'“”‘’«»„‚‹›「」『』",
    _MARK: "|/:•·–—-+*#@&()[]{}<>=_~^%$€£©®→›»",
    _SPACE: " \n\t",
}


class Texts:
    """The blocks of a batch of pages: ``offsets`` (pages + 1) cut ``blocks`` into pages.

    ``least`` are the fewest words that each block counts as: some scripts have no spaces between them.
    """

    def __init__(self, pages: Sequence[Sequence[str]], least: Sequence[int] = (0,)) -> None:
        self.blocks = [text for page in pages for text in page]
        self._least = np.array(least, np.int64)
        self.offsets = np.cumsum([0, *map(len, pages)])
        self.page = np.repeat(np.arange(len(pages)), np.diff(self.offsets))

    @cached_property
    def words(self) -> Words:
        """The words of all blocks, hashed."""
        hashes, offsets = word_hashes(self.blocks)
        return Words(hashes, (hashes >> _TOP).astype(np.int64), offsets, np.diff(offsets))

    @cached_property
    def lengths(self) -> Ints:
        """How many words each block counts as."""
        return np.maximum(self.words.counts, self._least)

    @cached_property
    def terms(self) -> Terms:
        """What the lexicon weighs of all blocks."""
        return _terms(self.words)

    @cached_property
    def own(self) -> Own:
        """What every block is by itself."""
        return _own(self)


class Words(NamedTuple):
    """Hash and slot of each word; ``offsets`` (blocks + 1) cut them into blocks, of ``counts`` words each."""

    hashes: NDArray[np.uint64]
    slots: Ints
    offsets: Ints
    counts: Ints


class Terms(NamedTuple):
    """Slots in the lexicon, and the ``block`` of each: words, pairs of neighbours, first and last word."""

    slots: Ints
    block: Ints


class Own(NamedTuple):
    """Columns of a block by itself (lengths as logarithms, shares 0..1), stop words, end mark.

    The last column is the one that knows of a language: the share of English stop words.
    """

    columns: Floats
    stops: Ints
    english: Ints
    ended: Ints


@cache
def _classes() -> NDArray[np.uint8]:
    table = np.zeros(0x10000, np.uint8)
    for code in range(0x10000):
        char = chr(code)
        if char.isupper() or char.istitle():
            table[code] = _UPPER
        elif char.isalpha():
            table[code] = _LOWER
        elif char.isdigit():
            table[code] = _DIGIT
    for kind, chars in _CHARS.items():
        table[[ord(char) for char in chars]] = kind
    return table


@cache
def _packed() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return for each class two words of four 16-bit counters, one of which is 1."""
    low, high = np.zeros(9, np.uint64), np.zeros(9, np.uint64)
    for kind in range(1, 5):
        low[kind] = 1 << (16 * (kind - 1))
    for kind in range(5, 9):
        high[kind] = 1 << (16 * (kind - 5))
    return low, high


@cache
def stop_table() -> Ints:
    """Return by slot 1 for the stop words of all languages, and 2**32 more for the English ones."""
    words = sorted({word for words in STOP_WORDS.values() for word in words.split()})
    english = sorted(set(STOP_WORDS["en"].split()))
    table = np.zeros(HASHES, np.int64)
    hashes, _ = word_hashes(words)
    table[(hashes >> _TOP).astype(np.int64)] = 1
    hashes, _ = word_hashes(english)
    table[(hashes >> _TOP).astype(np.int64)] = 1 + (1 << 32)
    return table


def _terms(words: Words) -> Terms:
    hashes, slots, offsets, counts = words
    owner = np.repeat(np.arange(len(counts)), counts)
    pairs = np.flatnonzero(owner[1:] == owner[:-1])
    some = np.flatnonzero(counts)
    slots = np.concatenate(
        [
            slots,
            (mix(hashes[pairs] + hashes[pairs + 1] * _PAIR) >> _TOP).astype(np.int64),
            (mix(hashes[offsets[some]] * _FIRST) >> _TOP).astype(np.int64),
            (mix(hashes[offsets[some + 1] - 1] * _LAST) >> _TOP).astype(np.int64),
        ]
    )
    return Terms(slots, np.concatenate([owner, owner[pairs], some, some]))


def sums_of(values: Ints, counts: Ints) -> Ints:
    """Return the sum of each run of ``counts`` values."""
    total = np.concatenate([np.zeros(1, np.int64), np.cumsum(values)])
    ends = np.cumsum(counts)
    result: Ints = total[ends] - total[ends - counts]
    return result


def _own(texts: Texts) -> Own:
    joined = "\n".join(texts.blocks) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _classes().take(np.minimum(codes, 0xFFFF))
    lengths = np.fromiter(map(len, texts.blocks), np.int64, len(texts.blocks))
    begins = np.cumsum(lengths + 1) - lengths - 1
    low, high = _packed()
    packed = np.add.reduceat(low.take(kinds), begins), np.add.reduceat(high.take(kinds), begins)
    count = [
        ((part >> np.uint64(16 * field)) & np.uint64(0xFFFF)).astype(np.float32)
        for part in packed
        for field in range(4)
    ]
    lower, upper, digit, comma, ender, quote, mark, _ = count
    words = texts.lengths
    stops = sums_of(stop_table().take(texts.words.slots), texts.words.counts)
    all_stops, english = stops & 0xFFFFFFFF, stops >> 32
    last = kinds.take(begins + lengths - 1)
    before = kinds.take(begins + np.maximum(lengths - 2, 0))
    last = np.where((last == _QUOTE) & (before == _ENDER), _ENDER, last)
    first = kinds.take(begins)
    letters = np.maximum(lower + upper, 1)
    chars = np.maximum(lengths, 1).astype(np.float32)
    per_word = np.maximum(words, 1).astype(np.float32)
    dots = _end_in_dots(codes, begins + lengths, lengths)
    columns = [
        np.log1p(lengths), np.log1p(words), letters / per_word, all_stops / per_word, np.log1p(all_stops),
        upper / letters, digit / chars, comma / per_word, ender / per_word, np.log1p(ender), np.log1p(quote),
        mark / chars, first, last, dots, upper / per_word, english / per_word,
    ]  # fmt: skip
    table = np.stack([np.asarray(column, np.float32) for column in columns])
    return Own(table, all_stops, english, (last == _ENDER).astype(np.int64))


def _end_in_dots(codes: NDArray[np.uint32], ends: Ints, lengths: Ints) -> NDArray[np.bool_]:
    last, second, third = (codes.take(np.maximum(ends - back, 0)) for back in (1, 2, 3))
    three = (last == ord(".")) & (second == ord(".")) & (third == ord(".")) & (lengths >= 3)
    dots: NDArray[np.bool_] = three | (last == ord("…"))
    return dots


PAD = 12


def context(texts: Texts, own: Floats, shifted: Sequence[int], sums: Sequence[Ints], prose: Ints) -> Floats:
    """Return the columns a block has by its place among the others.

    ``shifted`` are the columns of ``own`` of which the three neighbours on each side are taken; ``sums``
    are summed over windows of 2, 5 and 12 blocks before and behind.
    """
    pages = len(texts.offsets) - 1
    place = np.arange(len(texts.blocks)) + PAD * (texts.page + 1)
    size = len(texts.blocks) + PAD * (pages + 2)
    columns: list[NDArray[np.float32]] = []
    padded = np.full(size, -1, np.float32)
    for column in shifted:
        padded[place] = own[column]
        columns += [padded.take(place + by) for by in (-3, -2, -1, 1, 2, 3)]
    for values in sums:
        line = np.zeros(size + 1, np.int64)
        line[place + 1] = values
        total = np.cumsum(line)
        for width in (2, 5, 12):
            columns.append((total[place] - total[place - width]).astype(np.float32))
            columns.append((total[np.minimum(place + 1 + width, size)] - total[place + 1]).astype(np.float32))
    begins, ends = texts.offsets[texts.page], texts.offsets[texts.page + 1]
    at = np.arange(len(texts.blocks))
    columns += [
        np.log1p(at - begins).astype(np.float32),
        np.log1p(ends - at).astype(np.float32),
        ((at - begins) / np.maximum(ends - begins, 1)).astype(np.float32),
    ]
    columns += _distances(prose, at, begins, ends)
    columns += _places(texts, sums[0], prose, begins, ends)
    return np.stack(columns)


def _distances(prose: Ints, at: Ints, begins: Ints, ends: Ints) -> list[Floats]:
    """Return how many blocks back and on the nearest prose is (40: none)."""
    marked = np.where(prose > 0, at, -1)
    last = np.maximum.accumulate(np.concatenate([[-1], marked]))[:-1]
    back = np.where(last >= begins, at - last, 40)
    marked = np.where(prose > 0, at, 1 << 60)
    following = np.minimum.accumulate(np.concatenate([marked, [1 << 60]])[::-1])[::-1][1:]
    on = np.where(following < ends, following - at, 40)
    return [np.minimum(back, 40).astype(np.float32), np.minimum(on, 40).astype(np.float32)]


def _places(texts: Texts, words: Ints, prose: Ints, begins: Ints, ends: Ints) -> list[Floats]:
    """Return the shares of words and prose before the block, and the page's size in both."""
    result = []
    for values in (words, words * (prose > 0)):
        total = np.concatenate([np.zeros(1, np.int64), np.cumsum(values)])
        whole = total[ends] - total[begins]
        before = total[np.arange(len(texts.blocks))] - total[begins]
        result += [(before / np.maximum(whole, 1)).astype(np.float32), np.log1p(whole).astype(np.float32)]
    return result


def best_run(texts: Texts, score: Ints) -> Floats:
    """Return where a block lies to the page's run of the largest sum: inside, blocks before or behind it.

    ``score`` are whole numbers, above 0 for article text (Kadane's scan).
    """
    inside = np.zeros(len(score), np.float32)
    distance = np.zeros(len(score), np.float32)
    for begin, end in zip(texts.offsets[:-1].tolist(), texts.offsets[1:].tolist(), strict=True):
        if end == begin:
            continue
        total = np.cumsum(score[begin:end])
        least = np.minimum.accumulate(np.concatenate([[0], total[:-1]]))
        stop = int(np.argmax(total - least))
        start = int(np.argmin(np.concatenate([[0], total[:stop]])))
        at = np.arange(end - begin)
        inside[begin:end] = (at >= start) & (at <= stop)
        distance[begin:end] = np.clip(np.where(at < start, at - start, np.maximum(at - stop, 0)), -40, 40)
    return np.stack([inside, distance])
