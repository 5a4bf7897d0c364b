"""Why each block of a page was kept or dropped: what ``wireroom clean --explain`` shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.article import Article, RawArticle
from pipeline.outcome import Failed, Item, Outcome, Passed
from pipeline.stages.clean import Clean, HtmlEngine, choices_of, draft_page
from pipeline.stages.clean.closings import closes
from pipeline.stages.clean.markup import Markup
from pipeline.stages.clean.page import NotAnArticle
from pipeline.text.blocks import Line
from pipeline.text.cues import Cue

__all__ = ["BlockSeen", "Explained", "explain"]

WHOLE_WORDS = 4
"""Shorter blocks count as kept only where they are a line of the article: such words stand anywhere."""
WORDS = re.compile(r"\w+")
CUES = {
    Cue.TAIL: "heads what is no longer the article",
    Cue.FURNITURE: "an advertisement, a button or a counter",
    Cue.CAPTION: "credits a picture",
    Cue.REPLY: "a reader's comment",
    Cue.SMALL_PRINT: "small print",
    Cue.APPEAL: "the publisher speaks of itself",
    Cue.AUTHOR_BOX: "says who the author is",
}


@dataclass(frozen=True, slots=True)
class BlockSeen:
    """A block of the page; ``chance`` is the model's for it to be the article's (None: it had no say)."""

    text: str
    kept: bool
    why: str
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """What became of a page, block by block; ``rule`` is the way the text was found."""

    outcome: Outcome
    blocks: tuple[BlockSeen, ...]
    rule: str = ""


def explain(raw: RawArticle, seen_at: float, html_engine: HtmlEngine = "model") -> Explained:
    """Return the outcome of the clean stage and what it rests on; never raises for what a page holds."""
    item = Item(None, raw, seen_at)  # type: ignore[arg-type]  # no record: it comes from a file
    outcome = Clean(html_engine).outcome(item)
    try:
        draft = draft_page(raw)
    except NotAnArticle:
        return Explained(outcome, ())
    if isinstance(outcome, Failed):
        return Explained(outcome, ())
    (choice,) = choices_of([draft], html_engine)
    article = outcome.record if isinstance(outcome, Passed) else None
    rule = (outcome.record.provenance[-1].rule if article else "") or ""
    cut = draft.draft if isinstance(draft, Markup) else draft
    chances = choice.chances.tolist() if choice is not None else [None] * len(cut.lines)
    return Explained(outcome, tuple(_blocks(cut.lines, cut.cues, chances, article)), rule)


def _blocks(
    lines: Sequence[Line], cues: Sequence[Cue], chances: Sequence[float | None], article: Article | None
) -> Iterator[BlockSeen]:
    body = [_folded(line) for line in (article.text if article else "").splitlines()]
    whole, every = set(body), "\n".join(body)
    folded = [_folded(line.text) for line in lines]
    kept = [
        bool(words) and (words in whole or (words.count(" ") + 1 >= WHOLE_WORDS and words in every))
        for words in folded
    ]
    text = [line.text for line, is_kept in zip(lines, kept, strict=True) if is_kept]
    end = max((n for n, is_kept in enumerate(kept) if is_kept), default=len(kept))
    parts = _parts(article) if article else {}
    for n, (line, cue, chance) in enumerate(zip(lines, cues, chances, strict=True)):
        why = "the article's text" if kept[n] else parts.get(folded[n]) or CUES.get(cue) or ""
        if not why and article:
            speaks = n > end and closes(line, article.authors, text)
            why = "speaks of the article, not of its subject" if speaks else "unlikely to be the article's"
        yield BlockSeen(line.text, kept[n], why, None if chance is None else round(chance, 3))


def _parts(article: Article) -> dict[str, str]:
    """Return what else of the page the article has, by its words."""
    found = {_folded(article.title): "its headline"}
    if article.standfirst:
        found[_folded(article.standfirst)] = "its standfirst"
    for author in article.authors:
        found |= {_folded(f"{before}{author}"): "its author" for before in ("", "By ")}
    return found


def _folded(text: str) -> str:
    return " ".join(WORDS.findall(text.casefold()))
