"""HTML: trafilatura for the body, checked by our own cues; the prose rules where it finds too little."""

from __future__ import annotations

from collections.abc import Collection

import trafilatura

from pipeline.outcome import Reason
from pipeline.stages.clean.page import NotAnArticle, Page
from pipeline.stages.clean.plain import check_size, join_lines, read_plain
from pipeline.text.blocks import Kind, read_lines
from pipeline.text.cues import find_cues
from pipeline.text.html import html_depth, most_attributes, read_head, visible_text
from pipeline.text.prose import drop_cued

__all__ = ["read_html"]

MAX_CHARS = 10_000_000
MAX_TAGS = 40_000
"""Four times the tags of the largest page of the evaluation data (10,080)."""
MAX_DEPTH = 1_000
"""Four times the depth of the deepest page (253, of tags nobody closed); libxml2 recurses."""
MAX_ATTRIBUTES = 1_000
"""No tag written by hand or program for readers has a hundred; parsers take the square of the number."""
FEW_CHARS = 1_500
"""Below this trafilatura may have missed the article: the prose rules are asked too."""
LEAST_SHARE = 0.35
"""What trafilatura must find of the prose rules' text not to be replaced (F1 .9437 to .9443)."""


def read_html(html: str, url: str | None = None, title: str | None = None) -> Page:
    """Return the article in an HTML page, metadata from its head.

    Raises `NotAnArticle` for bombs and pages without prose.
    """
    check_bomb(html)
    head = read_head(html)
    body = extract(html, (title, head.title))
    page = Page(text=body, rule="html:trafilatura", title=title or head.title)
    if len(body) < FEW_CHARS:
        page = better_of(page, html, url)
    return Page(
        text=page.text,
        rule=page.rule,
        title=head.title or page.title,
        standfirst=standfirst_of(head.description, page.text),
        authors=head.authors or page.authors,
        published=head.published or page.published,
        updated=head.updated or page.updated,
        language=head.language,
    )


def check_bomb(html: str) -> None:
    """Raise `NotAnArticle` for a page that would cost a parser seconds or its stack."""
    tags = html.count("<")
    if len(html) > MAX_CHARS:
        detail = f"{len(html):,} characters of HTML; at most {MAX_CHARS:,} are read"
    elif tags > MAX_TAGS:
        detail = f"{tags:,} tags; at most {MAX_TAGS:,} are read"
    elif tags > MAX_DEPTH and html_depth(html, MAX_DEPTH) >= MAX_DEPTH:
        detail = f"elements nested {MAX_DEPTH:,} deep or deeper"
    elif most_attributes(html) > MAX_ATTRIBUTES:
        detail = f"a tag with more than {MAX_ATTRIBUTES:,} attributes"
    else:
        return
    raise NotAnArticle(Reason.NOT_AN_ARTICLE, detail)


def extract(html: str, titles: Collection[str | None]) -> str:
    """Return what trafilatura takes for the body, without headline, captions, appeals and the like."""
    found = trafilatura.extract(html, fast=True, include_comments=False) or ""
    check_size(found)
    lines = read_lines(found)
    if lines and lines[0].text in titles:
        del lines[0]
    kept = drop_cued(lines, find_cues(lines, everywhere=True))
    return join_lines(kept) if any(line.kind is Kind.PROSE for line in kept) else ""


def better_of(page: Page, html: str, url: str | None) -> Page:
    """Return the page as the prose rules read it, where that has far more text."""
    try:
        other = read_plain(visible_text(html), url, page.title)
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
