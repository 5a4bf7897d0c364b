"""The learned choice of an article's blocks: word weights and trees over columns, then a page's best set.

Trained on pages in English (pipeline/evaluate/train_clean.py). A page in another language is left to the
rules, for its words say nothing here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.clean.asides import without_asides
from pipeline.text.blocks import Line
from pipeline.text.columns import (
    Block,
    block_columns,
    cue_numbers,
    html_columns,
    line_columns,
    rule_columns,
)
from pipeline.text.cues import Cue, find_cues
from pipeline.text.features import Floats, Ints, Texts
from pipeline.text.forest import Forest
from pipeline.text.prose import article_run, keep
from pipeline.text.rendered import NAMED
from pipeline.text.sections import read_sections

__all__ = ["Choice", "Draft", "choice_of", "choose", "columns_of", "drafted", "pick"]

ENGLISH_SHARE = 0.15
"""Least share of the commonest English words in the prose of a page in English; it has .17 to .4, others have
up to .1."""
LONG_WORDS = 12
"""Menus have no sentences: only blocks of so many words are asked for their language."""
_SURE = 0.2
"""Odds from which a block may be the article's when sections are weighed."""
_COMMENT_WORDS = 25
_SECTION_WORDS = 80
_REPEAT_WORDS = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """A page cut into lines with their cues; ``blocks`` where it was HTML, one for each line.

    ``run`` is the half-open range of lines in which the rules see the article, ``by_rules`` those they keep.
    """

    lines: Sequence[Line]
    cues: Sequence[Cue]
    run: tuple[int, int]
    by_rules: Sequence[int]
    blocks: Sequence[Block] | None = None
    title: str = ""


def drafted(lines: Sequence[Line], blocks: Sequence[Block] | None = None, title: str = "") -> Draft:
    """Return the draft of a page's lines, with what the rules say of them."""
    cues = find_cues(lines)
    run = article_run(lines, cues)
    return Draft(lines, cues, run, keep(lines, cues, run), blocks, title)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which blocks are the article's, the chance of each to be (0..1), and the F1 to be expected."""

    kept: NDArray[np.bool_]
    chances: NDArray[np.float64]
    expected: float


@dataclass(frozen=True, slots=True)
class _Weights:
    lexicon: NDArray[np.int16]
    forest: Forest


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
    return _Weights(parts["lexicon"], forest)


def columns_of(drafts: Sequence[Draft], texts: Texts, lexicon: NDArray[np.int16]) -> Floats:
    """Return the table (columns x blocks) of drafts that are all HTML or all plain."""
    lines, cues = [draft.lines for draft in drafts], [draft.cues for draft in drafts]
    if drafts[0].blocks is None:
        special = line_columns(lines, cues)
    else:
        blocks = [draft.blocks or () for draft in drafts]
        special = html_columns(texts, blocks, lines, cues, [draft.title for draft in drafts])
    rules = rule_columns(lines, cues, [(draft.run, draft.by_rules) for draft in drafts])
    return block_columns(texts, special, rules, lexicon, cue_numbers(cues))


def choose(drafts: Sequence[Draft]) -> list[Choice | None]:
    """Return the choice for each draft (all HTML or all plain); None where its language is another one."""
    if not drafts:
        return []
    weights = _weights("text" if drafts[0].blocks is None else "html")
    texts = Texts([[line.text for line in draft.lines] for draft in drafts])
    if not texts.blocks:
        return [None] * len(drafts)
    words, english = texts.words.counts, texts.own.english
    scores = weights.forest.scores(columns_of(drafts, texts, weights.lexicon))
    choices: list[Choice | None] = []
    offsets = texts.offsets.tolist()
    for draft, begin, end in zip(drafts, offsets[:-1], offsets[1:], strict=True):
        long = words[begin:end] >= LONG_WORDS
        understood = english[begin:end][long].sum() >= ENGLISH_SHARE * words[begin:end][long].sum() > 0
        choices.append(choice_of(draft, scores[begin:end], words[begin:end]) if understood else None)
    return choices


def choice_of(draft: Draft, scores: Floats, words: Ints) -> Choice:
    """Return the choice for one page, given the log-odds and the words of its blocks."""
    chances = 1 / (1 + np.exp(-scores.astype(np.float64)))
    if draft.blocks is not None:
        chances = _without_others(draft.blocks, chances, words)
    chances = without_asides(draft.lines, draft.cues, draft.blocks, chances, words)
    chances = _once(draft.lines, chances, words)
    kept, expected = pick(chances, words)
    return Choice(kept, chances, expected)


def _without_others(
    blocks: Sequence[Block], chances: NDArray[np.float64], words: Ints
) -> NDArray[np.float64]:
    """Return the chances without comments, the page's further articles, and what was said before."""
    comment = np.array([block.flags & NAMED["comments"] != 0 for block in blocks])
    if (words * (chances > _SURE))[~comment].sum() >= _COMMENT_WORDS:
        chances = np.where(comment, 0.0, chances)
    article = np.array([block.article for block in blocks])
    heads = np.array([block.heads for block in blocks])
    sections: dict[tuple[int, int], int] = {}
    for section, count in zip(
        zip(article.tolist(), heads.tolist(), strict=True), (words * (chances > 0.4)).tolist(), strict=True
    ):
        sections[section] = sections.get(section, 0) + count
    main = next((s for s, count in sections.items() if s[0] and count >= _SECTION_WORDS), None)
    if main is not None:
        chances = np.where((heads > main[1]) & (article != main[0]) & (article > 0), 0.0, chances)
    return chances


def _once(blocks: Sequence[Line], chances: NDArray[np.float64], words: Ints) -> NDArray[np.float64]:
    seen: set[str] = set()
    result = chances.copy()
    for at in np.flatnonzero((chances > _SURE) & (words >= _REPEAT_WORDS)).tolist():
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
