"""HTML: the model's blocks; or, as the other engine, what trafilatura finds, checked by our own cues."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from pipeline.outcome import Reason
from pipeline.stages.clean.closings import without_closings
from pipeline.stages.clean.learned import BlockDraft, Choice
from pipeline.stages.clean.page import NotAnArticle, Page
from pipeline.stages.clean.plain import check_size, draft_plain, join_lines, read_plain
from pipeline.text.blocks import Kind, read_lines
from pipeline.text.bombs import bounds_of, html_depth
from pipeline.text.brackets import Brackets
from pipeline.text.cues import find_cues
from pipeline.text.html import Head, read_head, visible_text
from pipeline.text.prose import drop_cued
from pipeline.text.rendered import bylines, parse, read_blocks, read_words
from pipeline.text.tokens import has_unspaced_script

__all__ = ["Markup", "draft_html", "read_html"]

MAX_CHARS = 10_000_000
MAX_TAGS = 40_000
"""Four times the tags of the largest page of the evaluation data (10,080)."""
MAX_DEPTH = 1_000
"""Four times the depth of the deepest page (253, of tags nobody closed); trafilatura's parser recurses."""
MAX_ATTRIBUTES = 1_000
"""No tag written by hand or program for readers has a hundred; parsers take the square of the number."""
FEW_CHARS = 1_500
"""Below this trafilatura may have missed the article: the prose rules are asked too."""
LEAST_SHARE = 0.35
"""What trafilatura must find of the prose rules' text not to be replaced by it (F1 .9437 to .9443)."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A page of HTML: what its head says, its blocks as a draft, the source for the other engine."""

    html: str
    head: Head
    draft: BlockDraft


def draft_html(html: str) -> Markup:
    """Return head and blocks of a page. Raises `NotAnArticle` for bombs and endless texts."""
    source = html.encode("utf-8", "replace")
    if b"\0" in source:  # faster than in a string of two bytes a character, where every other byte is one
        html, source = html.replace("\0", ""), source.replace(b"\0", b"")
    brackets = Brackets(source)
    check_bomb(html, brackets)
    root = parse(brackets)
    head = read_head(brackets, partial(bylines, root))
    blocks = read_blocks(root)
    text = "\n".join([block.text for block in blocks])
    check_size(text)
    dense = has_unspaced_script(text)
    read_words(blocks, dense)
    return Markup(html, head, BlockDraft(blocks, find_cues(blocks), head.title or "", not dense))


def read_html(
    markup: Markup, choice: Choice | None, url: str | None = None, title: str | None = None
) -> Page:
    """Return the article of an HTML page by what was chosen, or by trafilatura without a choice.

    Raises `NotAnArticle` for pages without an article.
    """
    head = markup.head
    if choice is not None and not choice.kept.any():
        blocks = len(markup.draft.lines)
        raise NotAnArticle(Reason.NOT_AN_ARTICLE, f"no prose in {blocks:,} blocks: a menu, a list or debris")
    if choice is None:
        page = by_trafilatura(markup.html, url, title or head.title)
    else:
        page = chosen_blocks(markup.draft, choice, (title, head.title), head.authors)
    return replace(
        page,
        title=head.title or page.title,
        standfirst=standfirst_of(head.description, page.text),
        authors=head.authors or page.authors,
        published=head.published or page.published,
        updated=head.updated or page.updated,
        language=head.language,
    )


def chosen_blocks(
    draft: BlockDraft, choice: Choice, titles: Collection[str | None], authors: Collection[str]
) -> Page:
    """Return the page's chosen blocks without the headline, and without what closes the text."""
    kept = np.flatnonzero(choice.kept).tolist()
    if draft.lines[kept[0]].text in titles and len(kept) > 1:
        del kept[0]
    kept = without_closings(draft.lines, kept, authors)
    return Page(text=join_lines([draft.lines[at] for at in kept]), rule="html:model", kept=tuple(kept))


def by_trafilatura(html: str, url: str | None, title: str | None) -> Page:
    """Return the article as trafilatura finds it, or the prose rules where that has far more text.

    Raises `NotAnArticle` for pages without prose.
    """
    body = extract(html, (title,))
    page = Page(text=body, rule="html:trafilatura", title=title)
    return better_of(page, html, url) if len(body) < FEW_CHARS else page


def check_bomb(html: str, brackets: Brackets) -> None:
    """Raise `NotAnArticle` for a page that would cost a parser seconds or its stack."""
    if len(html) > MAX_CHARS:
        detail = f"{len(html):,} characters of HTML; at most {MAX_CHARS:,} are read"
        raise NotAnArticle(Reason.NOT_AN_ARTICLE, detail)
    most = bounds_of(brackets)
    if most.tags > MAX_TAGS:
        detail = f"{most.tags:,} tags; at most {MAX_TAGS:,} are read"
    elif most.depth >= MAX_DEPTH and html_depth(html) >= MAX_DEPTH:
        detail = f"elements nested {MAX_DEPTH:,} deep or deeper"
    elif most.attributes > MAX_ATTRIBUTES:
        detail = f"a tag with more than {MAX_ATTRIBUTES:,} attributes"
    else:
        return
    raise NotAnArticle(Reason.NOT_AN_ARTICLE, detail)


def extract(html: str, titles: Collection[str | None]) -> str:
    """Return what trafilatura's best setting takes for the body, without headline, captions and the like."""
    import trafilatura  # half a second that the other engine needs not

    found = trafilatura.extract(html, favor_precision=True, include_comments=False) or ""
    check_size(found)
    lines = read_lines(found)
    if lines and lines[0].text in titles:
        del lines[0]
    kept = drop_cued(lines, find_cues(lines, everywhere=True))
    return join_lines(kept) if any(line.kind is Kind.PROSE for line in kept) else ""


def better_of(page: Page, html: str, url: str | None) -> Page:
    """Return the page as the prose rules read it, where that has far more text."""
    try:
        other = read_plain(draft_plain(visible_text(html)), None, url, page.title)
    except NotAnArticle:
        if page.text:
            return page
        raise
    if len(page.text) >= LEAST_SHARE * len(other.text):
        return page
    return Page(
        text=other.text,
        rule="html:prose",
        title=page.title or other.title,
        authors=other.authors,
        published=other.published,
        updated=other.updated,
    )


def standfirst_of(description: str | None, text: str) -> str | None:
    """Return the page's description, unless it only repeats how the text begins."""
    if not description or len(description) < 20 or description[:40] in text:
        return None
    return description
