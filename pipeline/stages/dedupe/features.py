"""What of an article the rules look at: hashes of its id, address and normal text, and the text's samples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import xxhash
from numpy.typing import NDArray

from pipeline.article import Article
from pipeline.stages.dedupe.store import MOST_WORDS, Sketch
from pipeline.text.normalise import normalise_url
from pipeline.text.shingles import SHORT_WORDS, Fingerprints, Ragged, fingerprint

__all__ = ["Features", "features"]

Array: TypeAlias = NDArray[Any]


class Features(NamedTuple):
    """Of n articles: 64-bit hashes of id, URL and text, 32-bit ones of outlet and title, and fingerprints.

    A hash of 0 means none.
    """

    id: Array
    url: Array
    text: Array
    source: Array
    title: Array
    prints: Fingerprints

    def sketch(self, row: int) -> Sketch:
        """Return the samples of one article."""
        prints = self.prints
        return Sketch(
            _row(prints.shingles, row),
            bool(prints.whole[row]),
            _row(prints.numbers, row),
            _row(prints.names, row),
            int(self.source[row]),
            int(self.title[row]),
            min(int(prints.words[row]), MOST_WORDS),
        )


def features(articles: Sequence[Article]) -> Features:
    """Return the features of the articles; each depends on its own article only."""
    count = len(articles)
    both = fingerprint([article.text for article in articles] + [article.title for article in articles])
    prints, titles = both.first(count), both.digests[count:]
    text = prints.digests.copy()
    for row in np.flatnonzero(prints.words < SHORT_WORDS).tolist():
        text[row] = _short_text(articles[row], int(text[row]), int(titles[row]))
    return Features(
        _hashes(articles, lambda article: article.id),
        _hashes(articles, lambda article: normalise_url(article.url)),
        text,
        _hashes(articles, _outlet) >> np.uint64(32),
        titles >> np.uint64(32),
        prints,
    )


def _short_text(article: Article, digest: int, title: int) -> int:
    """Return the hash of a text of a few words, none included.

    A line such as "This video is no longer available" stands under many headlines, so the headline counts
    too; a text of emoji or signs alone is taken as it is; a blank one is like none but its own record's.
    """
    if not article.text.strip():
        return _hash(f"blank {article.id}")
    body = f"{digest:016x}" if digest else article.text.strip()
    return _hash(f"{title:016x} {body}")


def _outlet(article: Article) -> str:
    """Return the outlet, "" if unknown: a folder of files is none."""
    return "" if article.url is not None and article.url.startswith("file:") else article.source


def _hashes(articles: Sequence[Article], part: Callable[[Article], str]) -> Array:
    return np.array([_hash(part(article)) for article in articles], np.uint64)


def _hash(text: str) -> int:
    return xxhash.xxh3_64_intdigest(text.encode("utf-8", "surrogatepass")) if text else 0


def _row(ragged: Ragged, row: int) -> list[int]:
    values: list[int] = ragged.values[ragged.offsets[row] : ragged.offsets[row + 1]].tolist()
    return values
