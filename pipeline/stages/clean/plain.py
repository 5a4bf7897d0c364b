"""Plain text as a tag-less scrape leaves it: lines, which of them are the article, what stands about it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from pipeline.outcome import Reason
from pipeline.stages.clean.asides import SURE
from pipeline.stages.clean.closings import without_closings
from pipeline.stages.clean.learned import Choice, PlainDraft
from pipeline.stages.clean.page import NotAnArticle, Page
from pipeline.text.blocks import Kind, Line, read_lines
from pipeline.text.cues import Cue, find_cues
from pipeline.text.metadata import (
    find_dates,
    find_headline,
    find_standfirst,
    slug_words,
)
from pipeline.text.prose import NEVER, article_run, head_end, keep
from pipeline.text.signatures import find_authors

__all__ = ["check_size", "draft_plain", "read_plain"]

MAX_CHARS = 2_000_000
"""The longest page of the evaluation data has 74,000 characters of text; a book has a million."""
MAX_LINE = 100_000
"""A whole article on one line stays below; the longest line of the evaluation data has 2,100 characters."""
MAX_LINES = 50_000
"""The page of the evaluation data with most lines has 1,779; half a million took four seconds."""
VOCABULARY_LINES = 40
MAX_GAP = 6
GAP_CHANCE = 0.12
"""Costs nothing on the development pages, whose labels are of two minds about tables."""


def check_size(text: str) -> None:
    """Raise `NotAnArticle` where reading the text would cost more than any article is worth."""
    if len(text) > MAX_CHARS:
        detail = f"{len(text):,} characters of text; an article has at most {MAX_CHARS:,}"
        raise NotAnArticle(Reason.NOT_AN_ARTICLE, detail)
    if (lines := text.count("\n")) > MAX_LINES:
        detail = f"{lines:,} lines; an article has at most {MAX_LINES:,}"
        raise NotAnArticle(Reason.NOT_AN_ARTICLE, detail)
    start = 0
    while len(text) - start > MAX_LINE:
        stop = text.rfind("\n", start, start + MAX_LINE + 1)
        if stop < start:
            detail = f"a line of more than {MAX_LINE:,} characters; no paragraph is that long"
            raise NotAnArticle(Reason.NOT_AN_ARTICLE, detail)
        start = stop + 1


def draft_plain(text: str) -> PlainDraft:
    """Return the lines of a page with their cues. Raises `NotAnArticle` where it is too long."""
    check_size(text)
    lines = read_lines(text)
    cues = find_cues(lines)
    run = article_run(lines, cues)
    return PlainDraft(lines, cues, run, keep(lines, cues, run))


def read_plain(
    draft: PlainDraft, choice: Choice | None, url: str | None = None, title: str | None = None
) -> Page:
    """Return the article of a draft by what was chosen, or by the rules where nothing was.

    ``title`` is the producer's, if it gave one. Raises `NotAnArticle` where no prose stands on the page.
    """
    lines, cues = draft.lines, draft.cues
    run = draft.run
    if run[0] == run[1]:
        raise NotAnArticle(
            Reason.NOT_AN_ARTICLE, f"no prose in {len(lines):,} lines: a menu, a list or debris"
        )
    if choice is not None:
        chosen = settled(draft, choice)
        run = chosen[0], chosen[-1] + 1
    headline = locate_headline(lines, cues, run, url, title)
    kept = keep(lines, cues, run, headline) if choice is None else without_head(chosen, lines, run, headline)
    first = kept[0] if kept else run[1]
    published, updated = find_dates(lines, headline, first)
    authors = find_authors(lines, headline, first)
    kept = without_closings(lines, kept, authors)
    return Page(
        text=join_lines([lines[at] for at in kept]),
        rule="text:prose" if choice is None else "text:model",
        title=lines[headline].text if headline is not None else None,
        standfirst=find_standfirst(lines, cues, headline, first),
        authors=authors,
        published=published,
        updated=updated,
        kept=tuple(kept),
    )


def settled(draft: PlainDraft, choice: Choice) -> list[int]:
    """Return the chosen lines, furniture aside, and short gaps between them that the rules would keep too.

    Tables and lists inside an article look like menus to the model, but one line alone doesn't break a text.
    """
    chosen = [
        at
        for at in np.flatnonzero(choice.kept).tolist()
        if choice.chances[at] >= SURE or draft.cues[at] not in NEVER
    ] or np.flatnonzero(choice.kept).tolist()
    known = set(draft.by_rules)
    kept = chosen[:1]
    for before, at in pairwise(chosen):
        gap = range(before + 1, at)
        if len(gap) <= MAX_GAP and all(line in known and choice.chances[line] > GAP_CHANCE for line in gap):
            kept += gap
        kept.append(at)
    return kept


def without_head(
    chosen: Sequence[int], lines: Sequence[Line], run: tuple[int, int], headline: int | None
) -> list[int]:
    """Return the chosen lines behind headline, standfirst, byline and key points."""
    begin = head_end(lines, run, headline)
    return [at for at in chosen if at >= begin] or list(chosen)


def locate_headline(
    lines: Sequence[Line], cues: Sequence[Cue], run: tuple[int, int], url: str | None, title: str | None
) -> int | None:
    """Return the line of the headline: where the producer's title stands last, or the likeliest one."""
    start, stop = run
    if title:
        wanted = " ".join(title.split()).casefold()
        same = [at for at in range(min(stop, start + 12)) if lines[at].text.casefold() == wanted]
        return same[-1] if same else None
    prose = (line.text for line in lines[start:stop] if line.kind is Kind.PROSE)
    body = "\n".join(text for text, _ in zip(prose, range(VOCABULARY_LINES), strict=False))
    return find_headline(lines, cues, start, body, slug_words(url))


def join_lines(lines: Sequence[Line]) -> str:
    """Return paragraphs separated by a blank line; items of one list stay together and keep their bullets."""
    parts: list[str] = []
    for at, line in enumerate(lines):
        bulleted = line.bullet and line.kind is not Kind.MARK
        if at:
            parts.append("\n" if bulleted and lines[at - 1].bullet else "\n\n")
        parts.append("• " + line.text if bulleted and not line.text[:1].isdigit() else line.text)
    return "".join(parts)
