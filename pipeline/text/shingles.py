"""Fingerprints of texts, a batch at a time: a hash of the normal form, sampled word shingles, guard sketches.

A text becomes a row of word hashes. Three neighbours make a shingle; the smallest shingle hashes are a fair
sample of all (bottom-k), so two samples estimate how much of two texts agrees. Templates (the same sentences
with other figures and names) are told apart by two further samples: numbers with the word before them, and
capitalised words inside a sentence. All is linear in the text and done in numpy for many texts at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
import xxhash
from numpy.typing import NDArray

from pipeline.text.normalise import (
    COMMA,
    DIGIT,
    DROP,
    SPACE,
    SPACELESS,
    SYLLABIC,
    UPPER,
    WORD,
    Folded,
    Kinds,
    classify,
)

__all__ = [
    "GUARD_SIZE",
    "SHORT_WORDS",
    "Fingerprints",
    "Ragged",
    "Shingled",
    "fingerprint",
    "mix",
    "shingled",
    "word_hashes",
]

U64: TypeAlias = NDArray[np.uint64]
Ints: TypeAlias = NDArray[np.int64]

SAMPLE_SIZE = 64
"""Smallest shingle hashes kept of a text. More cost memory; fewer make the estimate coarse for short texts,
such as forms filled in anew are."""
_SORTED = SAMPLE_SIZE * 3 // 2
"""About so many of a text's hashes, the smallest, are sorted to take the sample from."""
GUARD_SIZE = 16
"""Smallest hashes kept of numbers and of names (2 bytes each; 12 was the floor in trials)."""
SHORT_WORDS = 12
"""Texts with fewer words get no sample: too little to tell copies from coincidence."""

_CHUNK_CHARS = 1 << 15  # 0.5 MB of 64-bit work arrays: stays in the processor's cache
_RADIX = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64
_INVERSE = pow(_RADIX, -1, 1 << 64)
_SECOND, _THIRD = np.uint64(0xD6E8FEB86659FD93), np.uint64(0xA0761D6478BD642F)


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of different lengths, one after another: row i is ``values[offsets[i]:offsets[i + 1]]``."""

    values: NDArray[np.uint32]
    offsets: Ints

    @staticmethod
    def joined(parts: Sequence[Ragged]) -> Ragged:
        """Return the rows of all parts."""
        lengths = np.concatenate([np.zeros(1, np.int64), *(np.diff(part.offsets) for part in parts)])
        return Ragged(np.concatenate([part.values for part in parts]), np.cumsum(lengths))

    def first(self, count: int) -> Ragged:
        """Return the first ``count`` rows."""
        return Ragged(self.values[: self.offsets[count]], self.offsets[: count + 1])


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Of n texts: normal form hash, words, sampled shingles (ascending), whether those are all, guards.

    ``digests`` is 0 where a text has no word; ``numbers`` and ``names`` are 16-bit, ascending.
    """

    digests: U64
    words: Ints
    shingles: Ragged
    whole: NDArray[np.bool_]
    numbers: Ragged
    names: Ragged

    def first(self, count: int) -> Fingerprints:
        """Return the fingerprints of the first ``count`` texts."""
        rows = (part.first(count) for part in (self.shingles, self.numbers, self.names))
        shingles, numbers, names = rows
        return Fingerprints(
            self.digests[:count], self.words[:count], shingles, self.whole[:count], numbers, names
        )


class Shingled(NamedTuple):
    """Every shingle of one text, in order: hash, and the characters ``text[begin:end]`` it was made from."""

    hashes: NDArray[np.uint32]
    begins: Ints
    ends: Ints


class _Tokens(NamedTuple):
    hashes: U64
    offsets: Ints  # per text, n + 1
    number: Ints  # which tokens are numbers, ascending
    name: Ints  # and which look like part of a name
    begins: Ints  # of each token in the texts, one character before, between and behind them
    ends: Ints


def mix(values: U64) -> U64:
    """Return well-spread bits of 64-bit values, one to one (the finaliser of MurmurHash3)."""
    out = values ^ (values >> np.uint64(33))
    out *= np.uint64(0xFF51AFD7ED558CCD)
    out ^= out >> np.uint64(33)
    out *= np.uint64(0xC4CEB9FE1A85EC53)
    out ^= out >> np.uint64(33)
    return out


def fingerprint(texts: Sequence[str]) -> Fingerprints:
    """Return the fingerprints of the texts; each depends on its own text only.

    >>> a, b = fingerprint(["Prices rose by 4% in May.", "PRICES rose by “4 %” in May"]).digests
    >>> bool(a == b)
    True
    """
    parts = [_fingerprint(chunk) for chunk in _chunks(texts)]
    if len(parts) < 2:
        return parts[0] if parts else _fingerprint([])
    return Fingerprints(
        np.concatenate([part.digests for part in parts]),
        np.concatenate([part.words for part in parts]),
        Ragged.joined([part.shingles for part in parts]),
        np.concatenate([part.whole for part in parts]),
        Ragged.joined([part.numbers for part in parts]),
        Ragged.joined([part.names for part in parts]),
    )


def shingled(text: str) -> Shingled:
    """Return all shingles of a text, of which `fingerprint` keeps the smallest, and where they stand."""
    tokens = _tokens([text])
    return Shingled(_triples(tokens.hashes).astype(np.uint32), tokens.begins[:-2] - 1, tokens.ends[2:] - 1)


def word_hashes(texts: Sequence[str]) -> tuple[U64, Ints]:
    """Return the hashes of the words of all texts, and the offsets (texts + 1) that cut them into texts."""
    parts = [_tokens(chunk) for chunk in _chunks(texts)]
    counts = [np.diff(part.offsets) for part in parts]
    offsets = np.cumsum(np.concatenate([np.zeros(1, np.int64), *counts]))
    return np.concatenate([np.zeros(0, np.uint64), *(part.hashes for part in parts)]), offsets


def _chunks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    begin = size = 0
    for position, text in enumerate(texts):
        if size and size + len(text) > _CHUNK_CHARS:
            yield texts[begin:position]
            begin, size = position, 0
        size += len(text) + 1
    if begin < len(texts):
        yield texts[begin:]


def _fingerprint(texts: Sequence[str]) -> Fingerprints:
    tokens = _tokens(texts)
    count = len(texts)
    words = np.diff(tokens.offsets)
    owner = np.repeat(np.arange(count), words)
    row = memoryview(tokens.hashes.tobytes())
    ends = (tokens.offsets * 8).tolist()
    digests = np.fromiter(
        (xxhash.xxh3_64_intdigest(row[a:b]) if b > a else 0 for a, b in pairwise(ends)),
        np.uint64,
        count,
    )
    shingles, whole = _shingles(tokens.hashes, owner, words)
    numbers = _smallest(owner.take(tokens.number), _with_word_before(tokens, owner), count)
    names = _smallest(owner.take(tokens.name), tokens.hashes.take(tokens.name), count)
    return Fingerprints(digests, words, shingles, whole, numbers, names)


def _with_word_before(tokens: _Tokens, owner: Ints) -> U64:
    """Return a hash of each number and the word before it in its text."""
    at = tokens.number
    before = np.maximum(at - 1, 0)
    first = (at == 0) | (owner.take(before) != owner.take(at))
    words = tokens.hashes.take(before)
    words[first] = 0
    return mix(tokens.hashes.take(at) + words * _SECOND)


@cache
def _powers(size: int) -> tuple[U64, U64]:
    """Return the powers 0..size of the radix and of its inverse, modulo 2**64."""
    both = []
    for base in (_RADIX, _INVERSE):
        powers = np.full(size + 1, base, np.uint64)
        powers[0] = 1
        both.append(np.cumprod(powers, dtype=np.uint64))
    return both[0], both[1]


def _tokens(texts: Sequence[str]) -> _Tokens:
    """Cut the texts into words (or characters, where a script has no spaces) and hash each.

    A word's hash comes from the difference of two prefix sums of code x radix**position, divided by
    radix**start.
    """
    folded, kinds = classify("\n" + "\n".join(texts) + "\n")
    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    begins = np.cumsum(np.concatenate([np.ones(1, np.int64), lengths]))
    places = None
    if (kinds & DROP).any():
        keep = (kinds & DROP) == 0
        places = np.flatnonzero(keep)
        begins = np.concatenate([[0], np.cumsum(keep)])[begins]
        folded, kinds = folded[keep], kinds[keep]
    word = folded != 0
    if (kinds & SPACELESS).any():
        starts, code, first, stop = _spaceless(folded, kinds, word, begins)
        ends = np.flatnonzero(word)[stop - 1] + 1
    else:
        edges = np.flatnonzero(word[1:] != word[:-1]) + 1
        starts, stop = edges[0::2], edges[1::2]
        code, first, ends = folded, starts, stop
    size = len(code)
    powers, inverses = _powers(_CHUNK_CHARS) if size <= _CHUNK_CHARS else _powers.__wrapped__(size)
    sums = np.zeros(size + 1, np.uint64)
    np.cumsum(code * powers[:size], out=sums[1:])
    hashes = mix((sums.take(stop) - sums.take(first)) * inverses.take(first))
    kind = kinds.take(starts)
    capital = np.flatnonzero((kind & UPPER) != 0)
    at = starts.take(capital)
    # The sentence goes on: a plain space, and before that a word or a comma.
    inside = ((kinds.take(at - 1) & SPACE) != 0) & ((kinds.take(at - 2) & (WORD | COMMA)) != 0)
    name = capital[inside & (stop.take(capital) - first.take(capital) > 1)]
    number = np.flatnonzero((kind & DIGIT) != 0)
    offsets = np.searchsorted(starts, begins).astype(np.int64)
    if places is not None:
        starts, ends = places[starts], places[ends - 1] + 1
    return _Tokens(hashes, offsets, number, name, starts, ends)


def _spaceless(
    folded: Folded, kinds: Kinds, word: NDArray[np.bool_], begins: Ints
) -> tuple[Ints, Folded, Ints, Ints]:
    """Return (token starts, codes without separators, first and stop of each token in those codes).

    A character of a script without spaces begins a token of two characters (six in scripts with long
    words), overlapping the next: three tokens then span four (eight) characters, about two words.
    """
    alone = (kinds & SPACELESS) != 0
    cut = word[1:] & (~word[:-1] | alone[1:] | alone[:-1])
    starts = np.flatnonzero(cut) + 1
    rank = np.concatenate([[0], np.cumsum(word)]).astype(np.int64)
    first = rank[starts]
    last_of_text = rank[begins[np.searchsorted(begins, starts, side="right")]]
    width = np.where(kinds[starts] & SYLLABIC, 6, 2)
    stop = np.concatenate([first[1:], rank[-1:]])
    stop = np.where(alone[starts], np.minimum(first + width, last_of_text), stop)
    return starts, folded[word], first, stop


def _shingles(hashes: U64, owner: Ints, words: Ints) -> tuple[Ragged, NDArray[np.bool_]]:
    """Return each text's sample of word-3 hashes (upper 32 bits, ascending) and whether it is all of them."""
    count = len(words)
    triples = _triples(hashes)
    limits = _limits(words)
    mine = owner[:-2]
    valid = (mine == owner[2:]) & (words >= SHORT_WORDS)[mine]
    below = valid & (triples < limits[mine])
    values, _, rank, distinct = _ranked(*_picked(below, mine, triples), count)
    cut = limits < 1 << 32
    poor = cut & (distinct < SAMPLE_SIZE)
    if poor.any():  # by chance, or as the text repeats itself: there all are sorted
        below |= valid & poor[mine]
        values, _, rank, distinct = _ranked(*_picked(below, mine, triples), count)
    ragged = _rows(values[rank < SAMPLE_SIZE], np.minimum(distinct, SAMPLE_SIZE))
    return ragged, (distinct <= SAMPLE_SIZE) & (poor | ~cut)


def _limits(words: Ints) -> U64:
    """Return below which hash a text of so many words very likely has a full sample.

    Only hashes below it are sorted. Half as many again as the sample are three standard deviations.
    """
    share = _SORTED / np.maximum(words, 1)
    return np.where(share < 1, share * (1 << 32), 1 << 32).astype(np.uint64)


def _picked(mask: NDArray[np.bool_], owner: Ints, hashes: U64) -> tuple[Ints, U64]:
    places = np.flatnonzero(mask)
    return owner.take(places), hashes.take(places)


def _triples(hashes: U64) -> U64:
    """Return the upper 32 bits of a hash of every three neighbours."""
    return mix(hashes[:-2] + hashes[1:-1] * _SECOND + hashes[2:] * _THIRD) >> np.uint64(32)


def _smallest(owner: Ints, hashes: U64, count: int) -> Ragged:
    """Return the `GUARD_SIZE` smallest distinct hashes of each text, cut to their upper 16 bits."""
    values, _, rank, distinct = _ranked(owner, hashes >> np.uint64(48), count)
    return _rows(values[rank < GUARD_SIZE], np.minimum(distinct, GUARD_SIZE))


def _ranked(owner: Ints, hashes: U64, count: int) -> tuple[NDArray[np.uint32], Ints, Ints, NDArray[np.int64]]:
    """Return distinct 32-bit hashes ordered by text and size, with text, rank in it, and number per text."""
    both = np.sort((owner.astype(np.uint64) << np.uint64(32)) | hashes)
    new = np.ones(len(both), np.bool_)
    np.not_equal(both[1:], both[:-1], out=new[1:])
    both = both[new]
    mine = (both >> np.uint64(32)).astype(np.int64)
    distinct = np.bincount(mine, minlength=count)
    begins = np.cumsum(distinct) - distinct
    return both.astype(np.uint32), mine, np.arange(len(both)) - begins[mine], distinct


def _rows(values: NDArray[np.uint32], lengths: Ints) -> Ragged:
    return Ragged(values, np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)]))
