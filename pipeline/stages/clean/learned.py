"""The learned choice of an article's blocks: trees over columns, then a page's best set.

Trained on pages in English (pipeline/evaluate/train_clean.py). Of HTML the columns know markup, and no words:
a page may be in any language. Of plain text they know words, too: a page in
another language is left to the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.clean.asides import LIKELY, without_asides
from pipeline.stages.clean.schedules import with_schedules
from pipeline.text.block_columns import block_table
from pipeline.text.blocks import Line
from pipeline.text.columns import line_table
from pipeline.text.cues import Cue
from pipeline.text.features import Floats, Ints, Texts
from pipeline.text.forest import Forest
from pipeline.text.rendered import NAMED, Block
from pipeline.text.sections import read_sections

__all__ = [
    "BlockDraft",
    "Choice",
    "Draft",
    "PlainDraft",
    "choice_for",
    "choose",
    "columns_of",
    "pick",
    "texts_of",
]

ENGLISH_SHARE = 0.06
"""Least share of the commonest English words in the prose of a page in English: lists of goods have .07,
news .17 to .4."""
OF_STOP_WORDS = 0.4
"""Least share of them among the stop words of all languages: English pages have .58 and more, others .12 and
less."""
LONG_WORDS = 12
"""Menus have no sentences: only blocks of so many words are asked for their language."""
LEAST_CHANCE = 0.01
"""A page has no article where no block is so likely."""
_MAY_BE = 0.2
"""Odds from which a block may be the article's when sections are weighed."""
_COMMENT_WORDS = 25
_SECTION_WORDS = 80
_REPEAT_WORDS = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """A page cut into lines, with their cues."""

    lines: Sequence[Line]
    cues: Sequence[Cue]


@dataclass(frozen=True, slots=True)
class PlainDraft(Draft):
    """Lines of plain text, the half-open range where the rules see the article, and the lines they keep."""

    run: tuple[int, int]
    by_rules: Sequence[int]


@dataclass(frozen=True, slots=True)
class BlockDraft(Draft):
    """Blocks of HTML; ``spaced``: no script without spaces between words was met."""

    lines: Sequence[Block]
    title: str
    spaced: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Which blocks are the article's, the chance of each to be (0..1), and the F1 to be expected."""

    kept: NDArray[np.bool_]
    chances: NDArray[np.float64]
    expected: float


@dataclass(frozen=True, slots=True)
class _Weights:
    forest: Forest
    lexicon: NDArray[np.int16] | None
    """Weights of words; HTML is judged without."""


@cache
def _weights(form: str) -> _Weights:
    content = (files("pipeline.stages.clean") / "model" / f"{form}.bin").read_bytes()
    header, arrays = read_sections(BytesIO(content))
    parts = dict(arrays)
    depth = header["depth"]
    forest = Forest(
        parts["columns"].reshape(-1, depth),
        parts["borders"].reshape(-1, depth),
        parts["leaves"].reshape(-1, 1 << depth),
        header["bias"],
    )
    return _Weights(forest, parts.get("lexicon"))


def columns_of(drafts: Sequence[Draft], texts: Texts, lexicon: NDArray[np.int16] | None) -> Floats:
    """Return the table (columns x blocks) of drafts: all HTML, which needs no lexicon, or all plain."""
    cues = [draft.cues for draft in drafts]
    if lexicon is None:
        marked = [draft for draft in drafts if isinstance(draft, BlockDraft)]
        return block_table(texts, [d.lines for d in marked], cues, [d.title for d in marked])
    verdicts = [(draft.run, draft.by_rules) for draft in drafts if isinstance(draft, PlainDraft)]
    return line_table(texts, [draft.lines for draft in drafts], cues, verdicts, lexicon)


def choose(drafts: Sequence[Draft]) -> list[Choice | None]:
    """Return the choice for each draft (all HTML or all plain); None where the model has no say."""
    texts = texts_of(drafts)
    if not texts.blocks:
        return [choice_for(draft, texts, np.zeros(0, np.float32), 0) for draft in drafts]
    weights = _weights("html" if isinstance(drafts[0], BlockDraft) else "text")
    scores = weights.forest.scores(columns_of(drafts, texts, weights.lexicon))
    return [choice_for(draft, texts, scores, at) for at, draft in enumerate(drafts)]


def choice_for(draft: Draft, texts: Texts, scores: Floats, at: int) -> Choice | None:
    """Return the choice for the draft ``at`` that place in ``texts``; ``scores`` are all blocks' log-odds.

    None where the model has no say: of plain text in another language, or without any line that might be the
    article's.
    """
    begin, end = texts.offsets[at : at + 2].tolist()
    if not (isinstance(draft, BlockDraft) or is_english(texts, begin, end)):
        return None
    choice = choice_of(draft, scores[begin:end], texts.lengths[begin:end])
    return choice if choice.kept.any() or isinstance(draft, BlockDraft) else None


def texts_of(drafts: Sequence[Draft]) -> Texts:
    """Return the texts of all lines of the drafts."""
    least = [
        line.words if isinstance(draft, BlockDraft) and not draft.spaced else 0
        for draft in drafts
        for line in draft.lines
    ]
    return Texts([[line.text for line in draft.lines] for draft in drafts], least)


def is_english(texts: Texts, begin: int, end: int) -> bool:
    """Whether the lines ``texts.blocks[begin:end]`` are in the language that plain text's model knows."""
    words = texts.words.counts[begin:end]
    long = words >= LONG_WORDS
    english, stops = texts.own.english[begin:end][long].sum(), texts.own.stops[begin:end][long].sum()
    return bool(english >= ENGLISH_SHARE * words[long].sum() > 0 and english >= OF_STOP_WORDS * stops)


def choice_of(draft: Draft, scores: Floats, words: Ints) -> Choice:
    """Return the choice for one page, given the log-odds and the words of its blocks; maybe of nothing."""
    if not len(scores):
        return Choice(np.zeros(0, np.bool_), np.zeros(0), 0.0)
    chances = 1 / (1 + np.exp(-scores.astype(np.float64)))
    blocks = draft.lines if isinstance(draft, BlockDraft) else None
    if blocks is not None:
        chances = _without_others(blocks, chances, words)
    chances = without_asides(draft.lines, draft.cues, blocks, chances, words)
    chances = with_schedules(draft.lines, _once(draft.lines, chances, words))
    if chances.max() < LEAST_CHANCE:
        return Choice(np.zeros(len(chances), np.bool_), chances, 0.0)
    kept, expected = pick(chances, words)
    return Choice(kept, chances, expected)


def _without_others(
    blocks: Sequence[Block], chances: NDArray[np.float64], words: Ints
) -> NDArray[np.float64]:
    """Return the chances without comments, the page's further articles, and what was said before."""
    comments = NAMED["comments"]
    comment = [at for at, block in enumerate(blocks) if block.place[2] & comments]
    if comment:
        others = chances.copy()
        others[comment] = 0.0
        if words[others > _MAY_BE].sum() >= _COMMENT_WORDS:
            chances = others
    if blocks[-1].heads == 0:
        return chances
    sections: dict[tuple[int, int], int] = {}
    likely = np.flatnonzero(chances > LIKELY)
    for at, count in zip(likely.tolist(), words[likely].tolist(), strict=True):
        section = blocks[at].article, blocks[at].heads
        sections[section] = sections.get(section, 0) + count
    main = next((s for s, count in sections.items() if s[0] and count >= _SECTION_WORDS), None)
    if main is not None and blocks[-1].heads > main[1]:
        further = [block.heads > main[1] and block.article not in (0, main[0]) for block in blocks]
        chances = np.where(further, 0.0, chances)
    return chances


def _once(blocks: Sequence[Line], chances: NDArray[np.float64], words: Ints) -> NDArray[np.float64]:
    seen: set[str] = set()
    result = chances.copy()
    for at in np.flatnonzero((chances > _MAY_BE) & (words >= _REPEAT_WORDS)).tolist():
        if blocks[at].text in seen:
            result[at] = 0.0
        seen.add(blocks[at].text)
    return result


def pick(chances: NDArray[np.float64], words: Ints) -> tuple[NDArray[np.bool_], float]:
    """Return the set of blocks with the largest expected F1 over words, never an empty one, and that F1."""
    order = np.argsort(-chances, kind="stable")
    weight = words[order] + 1.0
    hits = weight * chances[order]
    expected = 2 * np.cumsum(hits) / (np.cumsum(weight) + hits.sum())
    count = int(np.argmax(expected)) + 1
    kept = np.zeros(len(chances), np.bool_)
    kept[order[:count]] = True
    return kept, float(expected[count - 1])
